"""Plain lines that ask, and outlines whose inner items do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Reading
from decks.markdown.importer import IMPORTER

TOLD = [("What is a quay?", "A wall."), ("Who pays for it?", "The port."), ("When is it dry?", "At low tide.")]


def read(text: str) -> Reading:
    return IMPORTER.read(text, "coast.md")


def told(reading: Reading) -> list[tuple[str | None, str]]:
    return [(draft.prompt, draft.sections[0].text.strip()) for draft in reading.drafts]


@pytest.mark.parametrize("shape", ["> {}\n{}\n\n", "> {}\n\n{}\n\n", "{}\n\n---\n\n{}\n\n***\n\n", "{}\n\n{}\n\n"])
def test_lines_that_ask_have_what_stands_below_as_their_answer(shape: str) -> None:
    reading = read("".join(shape.format(*pair) for pair in TOLD))
    assert told(reading) == TOLD
    assert not reading.unplaced


def test_running_text_that_asks_now_and_then_is_no_bank() -> None:
    text = "".join(
        f"{asked}\n\n{'It is said so.' + chr(10) * 2}{'On it goes.' + chr(10) * 2}" + "And so.\n\n" * 3
        for asked, _ in TOLD
    )
    assert read(text).drafts == ()


@pytest.mark.parametrize("item", ["{} #srs", "**{}**", "{}", "{} #[[to learn]]"])
def test_the_items_of_one_depth_of_an_outline_ask_and_those_above_are_their_place(item: str) -> None:
    text = "- [[Coast]]\n    - Works\n" + "".join(f"        - {item.format(a)}\n            - {b}\n" for a, b in TOLD)
    reading = read(text)
    assert told(reading) == [(asked, f"- {said}") for asked, said in TOLD]
    assert {draft.place for draft in reading.drafts} == {("Coast", "Works")}
    assert not reading.unplaced


_PIECES = "- a|    - What?|        - b|> Who?|Why is it so?|c|---|## d|```|".split("|")


@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_every_line_of_any_order_is_somewhere(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, read(text)) == set()
