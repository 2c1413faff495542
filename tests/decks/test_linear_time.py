"""Damaged and hostile text takes time in proportion to its length, never more."""

from time import process_time

import pytest
from factories import bank

from decks.decompose import decompose
from decks.ticks import tick
from srs.ids import point_id, question_id
from srs.model import Depth, Framework, Point, PointList, Question, Section, SectionKind, Story

_CHARACTERS = 20_000
_SECONDS = 10.0


def _sections(text: str) -> tuple[Section, ...]:
    identity = question_id(bank().name, "?", "")
    one = Point(id=point_id(identity, SectionKind.KEY_POINTS, "1"), text=text, tick=tick(text, None))
    other = Point(id=point_id(identity, SectionKind.KEY_POINTS, "2"), text=f"{text}.", tick="Two")
    return (
        Framework(heading="", names=("AB",), steps=(one, other), text=text),
        Story(heading="", situation=text, task=text),
        *(PointList(kind=kind, heading="", points=(one, other)) for kind in _KINDS),
    )


_KINDS = (SectionKind.KEY_POINTS, SectionKind.HOW_TO_ANSWER, SectionKind.TERMINOLOGY)


@pytest.mark.parametrize(
    "bit",
    ["a, ", "a; ", "a: ", "- a\n", "**a ", " __a", " *a", "[", "(", "```\n", "A/", "X for y ", "A or B or ", "\n"],
    ids=repr,
)
def test_repeated_marks_do_not_hang(bit: str) -> None:
    text = bit * (_CHARACTERS // len(bit)) + "!"
    named = Question(
        id=question_id("b", text[:50], ""), bank=bank().id, deck="d", prompt=text, sections=_sections(text)
    )
    nameless = Question(
        id=question_id("b", None, "2"),
        bank=bank().id,
        deck="d",
        prompt="",
        prompt_missing=True,
        sections=_sections(text),
    )
    begun = process_time()
    decompose([named, nameless], depth=Depth.FULL)
    assert process_time() - begun < _SECONDS
