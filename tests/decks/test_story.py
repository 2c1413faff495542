import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.story import PARTS, parts

WHOLE = {"situation": "Fog.", "task": "Dock.", "action": "I sounded the horn.", "result": "We docked."}


@pytest.mark.parametrize(
    "text",
    [
        "Situation\nFog.\nTask\nDock.\nAction\nI sounded the horn.\nResult\nWe docked.",
        "Situation\nFog.\nTask\nDock.\nAction\nI sounded the horn.\nTask\nWe docked.",
        "**Situation:** Fog.\n**Task:** Dock.\n**Action:** I sounded the horn.\n**Results:** We docked.",
        "- **Situation** – Fog.\n- **Task** – Dock.\n- **Action** – I sounded the horn.\n- **Result** – We docked.",
        "S: Fog.\nT: Dock.\nA: I sounded the horn.\nR: We docked.",
        "### Situation\n\nFog.\n\n### Task\nDock.\n### Action\nI sounded the horn.\n### Outcome\nWe docked.",
        "Step 1. Situation: Fog.\nStep 2. Task: Dock.\nStep 3. Action: I sounded the horn.\nStep 4. Result: We docked.",
        "Situation (S): Fog.\nTask (T): Dock.\nAction (A): I sounded the horn.\nResult (R): We docked.",
        "**\nSituation\n** Fog. **\nTask\n** Dock. **\nAction\n** I sounded the horn. **\nTask\n** We docked.",
    ],
)
def test_the_parts_are_found_in_every_style(text: str) -> None:
    assert parts(text) == WHOLE


def test_text_before_the_first_label_is_the_context() -> None:
    assert parts("At sea.\nSituation: Fog.\nResult: Calm.")["context"] == "At sea."


@pytest.mark.parametrize("text", ["Fog came. I waited.", "Task force nine sailed.\nActions followed.", ""])
def test_a_story_without_labels_has_no_parts(text: str) -> None:
    assert parts(text) == {}


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert set(parts(text)) <= set(PARTS)
