"""What a person changed of a question and what its bank changed, in one question."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factories import question
from hypothesis import given
from hypothesis import strategies as st
from strategies import questions, sections, texts

from decks.reconcile import Reconciled, reconciled
from srs.ids import point_id
from srs.model import Framework, Minutes, Point, PointList, Prose, Question, Section, SectionKind, section_points
from srs.weave import woven


def _point(of: Question, text: str) -> Point:
    return Point(id=point_id(of.id, SectionKind.KEY_POINTS, text), text=text, tick=text)


def _with_points(of: Question, points: Iterable[Point]) -> Question:
    answer, key_points = of.sections
    assert isinstance(key_points, PointList)
    return replace(of, sections=(answer, replace(key_points, points=tuple(points))))


def _with_answer(of: Question, text: str) -> Question:
    answer, *rest = of.sections
    assert isinstance(answer, Prose)
    return replace(of, sections=(replace(answer, text=text), *rest))


def _texts(of: Reconciled | Question) -> list[str]:
    found = of.question if isinstance(of, Reconciled) else of
    return [point.text for point in found.points(SectionKind.KEY_POINTS)]


ONE = question()
POINTS = ONE.points(SectionKind.KEY_POINTS)


@st.composite
def changed(draw: st.DrawFn, before: Question) -> Question:
    """A question as somebody may have changed it: fields, sections and points gone, new, reworded or moved."""
    kept = [section for section in before.sections if draw(st.integers(0, 5))]
    made: list[Section] = []
    for section in draw(st.permutations(kept)) if draw(st.booleans()) else kept:
        points = [p if draw(st.booleans()) else replace(p, text=draw(texts)) for p in section_points(section)]
        points = [point for point in points if draw(st.integers(0, 4))]
        if isinstance(section, PointList):
            made.append(replace(section, points=tuple(points)))
        elif isinstance(section, Framework):
            made.append(replace(section, steps=tuple(points), text=draw(texts)))
        elif isinstance(section, Prose):
            made.append(replace(section, text=draw(texts)))
        else:
            made.append(section)
    new = draw(sections(before.id)) if draw(st.booleans()) else ()
    bare = tuple(s for s in new if not section_points(s))
    return replace(before, sections=(*made, *bare), stage=draw(st.sampled_from([before.stage, "on site"])))


@given(st.data())
def test_a_bank_that_did_not_change_leaves_everything_as_the_person_made_it(data: st.DataObject) -> None:
    before = data.draw(questions())
    ours = data.draw(changed(before))
    both = reconciled(before, ours, before)
    assert (both.question, both.conflicts) == (ours, ())


@given(st.data())
def test_a_question_that_nobody_changed_here_is_as_its_bank_has_it_now(data: st.DataObject) -> None:
    before = data.draw(questions())
    theirs = data.draw(changed(before))
    both = reconciled(before, before, theirs)
    assert (both.question, both.conflicts) == (theirs, ())


@given(st.data())
def test_whatever_both_changed_no_point_stands_twice(data: st.DataObject) -> None:
    before = data.draw(questions())
    both = reconciled(before, data.draw(changed(before)), data.draw(changed(before)))
    ids = [point.id for section in both.question.sections for point in section_points(section)]
    assert len(ids) == len(set(ids))


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_an_order_woven_of_two_has_everything_once(ours: list[int], theirs: list[int]) -> None:
    assert sorted(woven([1, 2, 3], ours, theirs)) == sorted({*ours, *theirs})
    assert woven(theirs, theirs, ours)[: len(ours)] or not ours


def test_changes_of_different_points_are_both_kept() -> None:
    ours = _with_points(ONE, [replace(POINTS[0], text="Mine"), *POINTS[1:]])
    theirs = _with_points(ONE, [*POINTS[:2], replace(POINTS[2], text="Theirs")])
    both = reconciled(ONE, ours, theirs)
    assert _texts(both) == ["Mine", POINTS[1].text, "Theirs"]
    assert both.conflicts == ()


def test_what_both_changed_is_as_the_person_has_it_and_reported() -> None:
    both = reconciled(ONE, _with_answer(ONE, "Mine"), _with_answer(ONE, "Theirs"))
    assert both.question.answer == "Mine"
    [conflict] = both.conflicts
    assert (conflict.field, conflict.kept, conflict.offered) == ("Answer", "Mine", "Theirs")


def test_a_new_point_of_each_comes_after_the_one_it_followed() -> None:
    mine, other = _point(ONE, "Mine"), _point(ONE, "Theirs")
    ours = _with_points(ONE, [POINTS[0], mine, *POINTS[1:]])
    theirs = _with_points(ONE, [*POINTS, other])
    assert _texts(reconciled(ONE, ours, theirs)) == [POINTS[0].text, "Mine", POINTS[1].text, POINTS[2].text, "Theirs"]


def test_a_point_taken_out_here_stays_out_and_one_the_bank_drops_goes() -> None:
    ours, theirs = _with_points(ONE, POINTS[1:]), _with_points(ONE, POINTS[:2])
    both = reconciled(ONE, ours, theirs)
    assert (_texts(both), both.conflicts) == ([POINTS[1].text], ())


def test_a_point_reworded_here_that_the_bank_drops_stays_and_is_reported() -> None:
    ours = _with_points(ONE, [replace(POINTS[0], text="Mine"), *POINTS[1:]])
    both = reconciled(ONE, ours, _with_points(ONE, POINTS[1:]))
    assert _texts(both)[0] == "Mine"
    assert [each.offered for each in both.conflicts] == [""]


def test_an_answer_written_here_stays_when_the_bank_brings_one() -> None:
    before = replace(ONE, sections=ONE.sections[1:])
    ours = replace(ONE, sections=(*ONE.sections[1:], Prose(kind=SectionKind.ANSWER, heading="", text="Mine")))
    both = reconciled(before, ours, ONE)
    assert both.question.answer == "Mine"
    assert [each.kept for each in both.conflicts] == ["Mine"]


def test_a_prompt_given_to_a_question_without_one_stays() -> None:
    before = replace(ONE, prompt="Made of its content", prompt_missing=True)
    ours = replace(ONE, prompt="What keeps cranes alive?")
    theirs = replace(before, prompt="", minutes=Minutes(low=5, high=6))
    both = reconciled(before, ours, theirs)
    assert (both.question.prompt, both.question.prompt_missing) == ("What keeps cranes alive?", False)
    assert both.question.minutes == Minutes(low=5, high=6)
    assert both.conflicts == ()


def test_an_order_changed_here_is_kept() -> None:
    ours = _with_points(ONE, reversed(POINTS))
    theirs = _with_points(ONE, [*POINTS, _point(ONE, "Theirs")])
    assert _texts(reconciled(ONE, ours, theirs)) == [*_reversed(_texts(ONE))[:1], "Theirs", *_reversed(_texts(ONE))[1:]]


def _reversed(words: Sequence[str]) -> list[str]:
    return list(reversed(words))
