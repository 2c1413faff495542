"""What stands under a question: rules around its answer, metadata behind it."""

import pytest

from decks.drafts import Reading
from decks.markdown.importer import IMPORTER

TOLD = [("What is a keel?", "The spine."), ("What is a stem?", "The bow.")]


def read(text: str) -> Reading:
    return IMPORTER.read(text, "ships.md")


@pytest.mark.parametrize(
    "shape",
    [
        "# {}\n\n---\n\n{}\n\n===\n\n",
        "## {}\n\n%\n\n{}\n\n",
        "## {}\n\n<!--ID: 12-->\n\n***\n\n{}\n\n---\n\n",
    ],
)
def test_rules_that_only_divide_are_on_no_card(shape: str) -> None:
    reading = read("".join(shape.format(*pair) for pair in TOLD))
    assert [(draft.prompt, draft.sections[0].text.strip()) for draft in reading.drafts] == TOLD
    assert "rule" in reading.furniture.values()
    assert not reading.unplaced


def test_a_rule_inside_an_answer_stays_there() -> None:
    (draft,) = read("## What is a keel?\n\nThe spine.\n\n---\n\nOf oak.\n").drafts
    assert draft.sections[0].text.strip() == "The spine.\n\n---\n\nOf oak."


def test_metadata_in_a_paragraph_behind_an_answer_are_the_questions() -> None:
    (draft,) = read("## What is a keel?\n\nThe spine.\n\nTags: wood, iron\nDifficulty: Hard\n").drafts
    assert (draft.tags, draft.difficulty) == (("wood", "iron"), "Hard")
    assert [part.text.strip() for part in draft.sections] == ["The spine."]
    assert draft.lines == {1, 3, 5, 6}


def test_words_that_only_look_like_metadata_stay_in_their_paragraph() -> None:
    (draft,) = read("## What is said of it?\n\nOne says of it:\nDifficulty: Hard\n").drafts
    assert draft.difficulty is None
