"""Quizzes as learning platforms write them: Aiken and GIFT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks import importers
from decks.aiken import IMPORTER as AIKEN
from decks.drafts import Draft
from decks.gift import IMPORTER as GIFT
from srs.model import SectionKind


def options(draft: Draft) -> list[tuple[str, bool | None]]:
    return [(choice.text, choice.right) for section in draft.sections for choice in section.choices]


@pytest.mark.parametrize("parted", ["\n", ""])
def test_an_aiken_quiz_has_its_options_and_the_right_one(parted: str) -> None:
    first_one = "Which rope\nholds a ferry?\nA. hemp\nB. steel wire\nANSWER: B\n"
    text = f"{first_one}{parted}2. Who steers?\na) a cook\nb) a pilot\nc) a mate\nAnswer: b, c\n"
    assert importers.importer_for(text, "quiz.txt").name == "aiken"
    first, second = AIKEN.read(text, "quiz.txt").drafts
    assert first.prompt == "Which rope\nholds a ferry?"
    assert options(first) == [("hemp", False), ("steel wire", True)]
    assert (second.number, second.prompt) == (2, "Who steers?")
    assert options(second) == [("a cook", False), ("a pilot", True), ("a mate", True)]


def test_an_answer_that_is_no_option_is_not_known_and_stray_lines_are_unplaced() -> None:
    reading = AIKEN.read("A quiz\n\nWho?\nA. x\nB. y\nANSWER: D\n\nA remark.\n", "quiz.txt")
    assert options(reading.drafts[0]) == [("x", None), ("y", None)]
    assert [each.line for each in reading.unplaced] == [1, 8]


def test_a_gift_quiz_has_choices_answers_and_places() -> None:
    text = (
        "// ropes\n$CATEGORY: Harbour/Ropes\n\n::Ferry:: Which rope holds? {\n=steel wire#it does not rot\n~hemp\n}\n\n"
        "A buoy floats. {T}\n\nWho steers? {=a pilot =the pilot}\n\nTwo of {~%50%hemp ~%50%sisal ~iron} are plants.\n"
    )
    assert importers.importer_for(text, "quiz.gift").name == "gift"
    reading = GIFT.read(text, "quiz.gift")
    rope, buoy, pilot, plants = reading.drafts
    assert (rope.prompt, rope.place) == ("Which rope holds?", ("Harbour", "Ropes"))
    assert options(rope) == [("steel wire", True), ("hemp", False)]
    assert options(buoy) == [("True", True), ("False", False)]
    assert pilot.sections[0].kind is SectionKind.ANSWER
    assert pilot.sections[0].text == "- a pilot\n- the pilot"
    assert plants.prompt == "Two of ____ are plants."
    assert options(plants) == [("hemp", True), ("sisal", True), ("iron", False)]
    assert reading.furniture == {1: "comment", 2: "place"}


@given(
    st.lists(
        st.sampled_from(
            ["Who?", "A. x", "B) y", "ANSWER: A", "", "::t:: q {", "=a", "~b", "}", "// c", "$CATEGORY: x", "\\{"]
        )
        | st.text(max_size=9)
    )
)
def test_every_line_is_accounted_for(rows: list[str]) -> None:
    text = "\n".join(rows)
    filled = {number for number, row in enumerate(text.split("\n"), 1) if row.strip()}
    for one in (AIKEN, GIFT):
        reading = one.read(text, "quiz.txt")
        placed = {number for draft in reading.drafts for number in draft.lines}
        assert filled <= placed | set(reading.furniture) | {each.line for each in reading.unplaced}
        assert 0 <= one.likelihood(text, "quiz.txt") <= 1
