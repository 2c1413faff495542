"""Lines of nothing but a difficulty between questions, on whichever side of them a page has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import accounts_for_every_line

from decks.drafts import Reading
from decks.importers import importer_for
from decks.level_lines import with_levels
from decks.listing import IMPORTER
from decks.markdown.importer import IMPORTER as MARKDOWN

ASKED = ("What is a neap tide?", "Who steers a ferry?", "Why does a bell ring in fog?")
ANSWERS = ("A tide of small range.", "A pilot who knows the banks.", "So that ships hear the pier.")
LEVELS = ("Easy", "Medium", "Hard")


def read(text: str, name: str) -> Reading:
    reading = importer_for(text, name).read(text, name)
    assert accounts_for_every_line(text, reading)
    return reading


def told(text: str, name: str = "page.txt") -> list[tuple[str | None, str | None, str]]:
    return [
        (draft.prompt, draft.difficulty, "\n".join(part.text for part in draft.sections))
        for draft in read(text, name).drafts
    ]


RIGHT = [*zip(ASKED, LEVELS, ANSWERS, strict=True)]
ROWS = [*zip(LEVELS, ASKED, ANSWERS, strict=True)]


@pytest.mark.parametrize("head", ["", "1. ", "Q1. "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_levels_above_the_questions_of_a_page_are_theirs(head: str, gap: str) -> None:
    numbered = [head.replace("1", str(number)) for number in (1, 2, 3)]
    rows = (f"{level}{gap}{mark}{asked}\n{said}" for mark, (level, asked, said) in zip(numbered, ROWS, strict=True))
    assert told("\n\n".join(rows) + "\n") == RIGHT


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_levels_below_the_answers_of_a_page_are_those_of_the_questions_above(gap: str) -> None:
    assert told("\n\n".join(f"{asked}\n{said}{gap}{level}" for level, asked, said in ROWS) + "\n") == RIGHT


def test_levels_right_below_the_questions_are_theirs() -> None:
    assert told("\n\n".join(f"{asked}\n{level}\n{said}" for level, asked, said in ROWS) + "\n") == RIGHT


@pytest.mark.parametrize("row", ["{0}\n{1}\n", "{1}\n{0}\n"])
def test_levels_between_questions_without_answers_stand_on_one_side_of_all(row: str) -> None:
    text = "".join(row.format(level, asked) for level, asked, _ in ROWS)
    assert [each[:2] for each in told(text)] == [each[:2] for each in RIGHT]


@pytest.mark.parametrize("label", ["{}", "**{}**", "Difficulty: {}"])
def test_levels_above_headings_are_those_of_the_headings(label: str) -> None:
    rows = (f"{label.format(level)}\n\n## {asked}\n\n{said}\n" for level, asked, said in ROWS)
    assert told("# Harbour\n\n" + "\n".join(rows), "bank.md") == RIGHT


def test_levels_below_answers_under_headings_are_those_of_the_headings() -> None:
    rows = (f"## {asked}\n\n{said}\n\n{level}\n" for level, asked, said in ROWS)
    assert told("# Harbour\n\n" + "\n".join(rows), "bank.md") == RIGHT


def test_a_few_levels_head_groups_of_questions() -> None:
    text = (
        "Easy\n1. What is ebb?\nOut.\n2. What is flood?\nIn.\n\nHard\n3. What is slack?\nNeither.\n4. Who knows?\nI.\n"
    )
    assert [(prompt, level) for prompt, level, _ in told(text)] == [
        ("What is ebb?", "Easy"),
        ("What is flood?", "Easy"),
        ("What is slack?", "Hard"),
        ("Who knows?", "Hard"),
    ]
    assert [said for _, _, said in told(text)] == ["Out.", "In.", "Neither.", "I."]


def test_one_word_that_could_be_a_level_stays_in_its_answer() -> None:
    text = "1. How is the work?\nHard\nbut paid.\n2. How is the pay?\nIt is\nLow\n3. What is ebb?\nOut.\n"
    assert "Low" in told(text)[1][2]


@given(st.lists(st.sampled_from(["Easy", "Hard", "Who steers?", "A pilot.", "", "## What is ebb?", "1. Why?"])))
def test_wherever_levels_stand_no_line_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    for importer in (IMPORTER, MARKDOWN):
        assert accounts_for_every_line(text, importer.read(text, "page.txt"))


def test_a_text_without_levels_is_read_once() -> None:
    seen: list[str] = []

    def counted(text: str, path: str) -> Reading:
        seen.append(path)
        return IMPORTER.read(text, path)

    with_levels("1. What is ebb?\nOut.\n2. What is flood?\nIn.\n", "page.txt", counted)
    assert seen == ["page.txt"]
