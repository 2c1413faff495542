import pytest

from decks.labels import label, lead


@pytest.mark.parametrize(
    ("text", "own", "loose"),
    [
        ("**Calm & Care:** Speak slowly.", "Calm & Care", "Calm & Care"),
        ("**Calm**: Speak slowly.", "Calm", "Calm"),
        ("SITUATION: Fog.", "SITUATION", "SITUATION"),
        ("Load Line: Paint it.", "Load Line", "Load Line"),
        ("Plan the berths first: heavy ones upstream.", None, "Plan the berths first"),
        ("Speak **slowly** and look.", None, None),
        ("**Slowly** is how I speak.", None, None),
        ("One two three four five six seven: eight.", None, None),
        ("See https://example.org for more.", None, None),
    ],
)
def test_labels_and_leads(text: str, own: str | None, loose: str | None) -> None:
    assert (label(text), lead(text)) == (own, loose)
