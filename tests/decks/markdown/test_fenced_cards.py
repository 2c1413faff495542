"""Cards that are fenced blocks of their own kind."""

import pytest
from readings import unaccounted

from decks.markdown.importer import IMPORTER


@pytest.mark.parametrize(
    "block",
    [
        "```card\nWhat is a keel?\n---\nThe spine.\n```\n",
        "```flashcard\nfront: What is a keel?\nback: The spine.\n```\n",
        "```ad-question\ntitle: What is a keel?\ncollapse: open\n\nThe spine.\n```\n",
        "~~~quiz\nQ: What is a keel?\nA: The spine.\n~~~\n",
    ],
)
def test_a_block_that_is_a_card_is_one_whatever_stands_around_it(block: str) -> None:
    text = f"# Ships\n\n## Parts\n\nRead this first.\n\n{block}\nAnd then this.\n"
    reading = IMPORTER.read(text, "ships.md")
    (draft,) = reading.drafts
    assert (draft.prompt, draft.sections[0].text, draft.place) == ("What is a keel?", "The spine.", ("Parts",))
    assert [left.text for left in reading.unplaced] == ["Read this first.", "And then this."]
    assert unaccounted(text, reading) == set()


def test_a_block_without_a_back_is_no_card() -> None:
    assert IMPORTER.read("```card\nWhat is a keel?\n```\n", "ships.md").drafts == ()
