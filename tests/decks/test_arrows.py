"""Answers that an arrow opens on the line below their question."""

import pytest
from readings import accounts_for_every_line

from decks.importers import importer_for

ARROWS = ["->", "-->", "=>", "→", "➡️", "➡", "⇒"]


def told(text: str, name: str = "page.txt") -> list[tuple[int | None, str | None, str]]:
    reading = importer_for(text, name).read(text, name)
    assert accounts_for_every_line(text, reading)
    return [(draft.number, draft.prompt, "\n".join(part.text for part in draft.sections)) for draft in reading.drafts]


@pytest.mark.parametrize("arrow", ARROWS)
def test_an_arrow_before_the_answer_is_none_of_it(arrow: str) -> None:
    text = (
        f"What is ebb?\n{arrow} The water falls.\n  It falls twice a day.\n\nWho steers?\n{arrow} A pilot.\n\n"
        f"Name a lamp\n{arrow} The green one.\n\nWhy ring?\n{arrow} For the fog.\n"
    )
    assert told(text) == [
        (None, "What is ebb?", "The water falls.\n  It falls twice a day."),
        (None, "Who steers?", "A pilot."),
        (None, "Name a lamp", "The green one."),
        (None, "Why ring?", "For the fog."),
    ]


@pytest.mark.parametrize("name", ["page.txt", "bank.md"])
@pytest.mark.parametrize("arrow", ARROWS)
def test_an_arrow_below_a_number_opens_its_answer(arrow: str, name: str) -> None:
    text = f"1. What is ebb?\n{arrow} Out.\n2. Who steers?\n{arrow} A pilot.\n3. Why ring?\n{arrow} For the fog.\n"
    assert told(text, name) == [
        (1, "What is ebb?", "Out."),
        (2, "Who steers?", "A pilot."),
        (3, "Why ring?", "For the fog."),
    ]


@pytest.mark.parametrize("arrow", ARROWS)
def test_an_arrow_below_a_heading_opens_its_answer(arrow: str) -> None:
    text = f"# Tides\n\n## What is ebb?\n\n{arrow} Out.\n\n## What is flood?\n\n{arrow} In.\n"
    assert [said for _, _, said in told(text, "bank.md")] == ["Out.", "In."]


def test_several_arrows_of_an_answer_are_its_list() -> None:
    text = "What is ebb?\n-> Water\n-> that falls\nWho steers?\n-> A pilot.\nWhy ring?\n-> For the fog.\n"
    assert told(text)[0][2] == "- Water\n- that falls"


def test_one_answer_among_many_that_begins_with_an_arrow_keeps_it() -> None:
    text = "What is ebb?\n-> is how I draw it.\nWho steers?\nA pilot.\nWhy ring?\nFor the fog.\n"
    assert told(text)[0][2] == "-> is how I draw it."
