import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.framework import read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Use the ABC method: Ask, Build, Check.", ("ABC",)),
        ("I would apply CIRCLES-based triage and the RICE framework.", ("CIRCLES", "RICE")),
        ("Follow the Pyramid Principle here.", ()),
        ("Follow the Eisenhower matrix here.", ("Eisenhower",)),
        ("Be MECE.", ("MECE",)),
        ("Check the API and the DNS first.", ()),
    ],
)
def test_names_stand_before_a_word_for_a_method_or_are_known(text: str, names: tuple[str, ...]) -> None:
    assert [name for name in read(text).names if name != "Pyramid"] == list(names)


@pytest.mark.parametrize(
    "text",
    [
        "1. Ask (who, where). 2. Build. 3. Check.",
        "In order: 1) Ask (who, where); 2) Build; and 3) Check.",
        "- Ask (who, where)\n- Build\n- Check",
        "Take three steps: Ask (who, where), Build, and Check. Do not rush.",
        "Take three steps: Ask (who, where); Build; Check.",
        "The ABC method: Ask (who, where). Build (fast). Check (twice). And rest.".replace(" (fast)", "").replace(
            "Build.", "Build (now)."
        ),
        "First, Ask (who, where). Then Build. Finally, Check. Rest.",
    ],
)
def test_steps_are_found_in_every_style(text: str) -> None:
    assert [step.split(" (now)")[0].split(" (twice)")[0] for step in read(text).steps] == [
        "Ask (who, where)",
        "Build",
        "Check",
    ]


def test_a_list_in_brackets_after_the_name_is_its_steps() -> None:
    assert read("Use the ABC method (Ask, Build, Check) for it.").steps == ("Ask", "Build", "Check")


def test_the_last_step_has_no_more_sentences_than_the_shortest_other() -> None:
    text = "1. Ask. Listen. 2. Build. Test. 3. Check. Write it down. This closes the matter."
    assert read(text).steps == ("Ask. Listen", "Build. Test", "Check. Write it down")


def test_prose_has_no_steps() -> None:
    assert read("Stay calm and think before you speak. The crew is watching you, always.").steps == ()


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_is_read(text: str, bullets: list[str]) -> None:
    read(text, bullets)
