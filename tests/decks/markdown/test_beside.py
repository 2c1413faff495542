"""Answers on the line of their question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Reading
from decks.importers import importer_for
from decks.markdown.importer import IMPORTER

TOLD = [
    ("What is a hive?", "Where bees live."),
    ("Who leads a swarm?", "The old queen."),
    ("What is wax?", "Bees' glands."),
]
SHAPES = {
    "quoted with an arrow": '- "{}" → {}\n',
    "an arrow of signs": "- {} -> {}\n",
    "a fat arrow": "* {} => {}\n",
    "a dash": "- {} — {}\n",
    "numbered": "1. {} → {}\n",
    "a colon": "- {}: {}\n",
    "no list": "{} -> {}\n",
    "wrapped": "- {} →\n  {}\n",
    "hidden as on Reddit": "1. {} >!{}!<\n",
    "hidden as on Discord": "- {} ||{}||\n",
    "in brackets": "- {} ({})\n",
    "nothing between": "- {} {}\n",
}


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bees.md")


def told(reading: Reading) -> list[tuple[str | None, str]]:
    return [(draft.prompt, "\n".join(part.text for part in draft.sections).strip()) for draft in reading.drafts]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_an_answer_on_the_line_of_its_question_is_told_from_it(shape: str) -> None:
    text = "# Bees\n\n" + "".join(shape.format(*pair) for pair in TOLD)
    reading = read(text)
    assert importer_for(text, "bees.md").name == "markdown"
    assert told(reading) == TOLD
    assert not reading.unplaced


def test_what_stands_below_such_a_line_goes_on_with_its_answer() -> None:
    text = "- What is a hive? → A home\n  of bees\n  - made of wood\n- What is wax? → Comb.\n"
    assert told(read(text)) == [("What is a hive?", "A home\nof bees\n- made of wood"), ("What is wax?", "Comb.")]


def test_items_keep_their_numbers() -> None:
    assert [draft.number for draft in read("3. What is wax? - comb\n4. What is a hive? - a home\n").drafts] == [3, 4]


@pytest.mark.parametrize("rest", ["Explain it.", "Why?", "(easy)", "(hard)"])
def test_words_that_go_on_with_a_question_are_no_answer(rest: str) -> None:
    text = "".join(f"- {prompt} {rest}\n" for prompt, _ in TOLD)
    assert [draft.sections for draft in read(text).drafts] == [(), (), ()]


def test_lines_in_the_answers_of_headings_stay_there() -> None:
    text = "".join(f"## {prompt}\n\n- Is it so? → yes\n- Is it not? → no\n\n" for prompt, _ in TOLD)
    assert [draft.prompt for draft in read(text).drafts] == [prompt for prompt, _ in TOLD]


@given(st.lists(st.sampled_from(["- What? → a", "- Why?", "  b", "What? (c)", "", "## How?", "1. So? d", "- e"])))
def test_every_line_of_any_order_is_somewhere(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, read(text)) == set()
