"""What was done, a line an action: named by ids that work, with what undo and redo would take."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from factories import World, basic, question
from hypothesis import given
from machines import Machine, Step, pair, steps

from srs import actions
from srs.history import Line, lines
from srs.model import ActionKind, Rating
from srs.session import ReviewSession


def _lines(world: World, limit: int = 1000) -> tuple[Line, ...]:
    with world.store.reading() as transaction:
        return lines(transaction, limit)


@pytest.fixture
def one(world: World) -> World:
    """A collection after an import and an answer."""
    world.add([question(), question("What is a berth?")], basic)
    ReviewSession(world.journal).answer(Rating.GOOD)
    return world


@given(steps)
def test_the_shown_start_of_every_id_names_that_action_and_no_other(done: list[Step]) -> None:
    machine = Machine()
    machine.do(("bring", 7, 0), *done, ("choose", 0, 1))
    shown = _lines(machine.world)
    assert len({line.start for line in shown}) == len(shown)
    with machine.world.store.reading() as transaction:
        assert all(transaction.log.find_action(line.start) == line.action for line in shown)
        assert all(transaction.log.find_action(line.start) == line.action for line in lines(transaction, 3))
    assert all(len(line.start) >= 10 and not line.start.endswith("-") for line in shown)


@given(steps)
def test_undo_and_redo_take_what_the_history_says(done: list[Step]) -> None:
    machine = Machine()
    machine.do(("bring", 7, 0), *done)
    for name, step in (("undo", actions.undo), ("redo", actions.redo)):
        marked = [line.action.id for line in _lines(machine.world) if line.next == name]
        if marked:
            assert [step(machine.world.journal).target.id] == marked
    undone = [line.next for line in _lines(machine.world) if not line.stands]
    assert "undo" not in undone


def test_nothing_done_is_no_line_and_one_action_is_one(world: World) -> None:
    assert _lines(world) == ()
    world.set("", new_per_day=3)
    [line] = _lines(world)
    assert (line.start, line.next, line.stands) == (line.action.id[:10], "undo", True)


def test_a_line_says_what_an_action_was(one: World) -> None:
    assert [line.about for line in _lines(one)] == [
        "good: How do you keep a crane running?", "Harbour Questions: 2 questions new"
    ]  # fmt: skip
    actions.undo(one.journal)
    assert _lines(one)[0].about == "answer: good: How do you keep a crane running?"


def test_an_import_that_changed_questions_says_how_many() -> None:
    desk, _ = pair()
    desk.do(("bring", 3, 1))
    assert _lines(desk.world)[0].about == "Harbour Questions: 2 questions changed"


def test_a_line_has_the_time_of_the_place_where_it_was_done(one: World) -> None:
    one.journal = one.elsewhere(zone=ZoneInfo("Asia/Kolkata"))
    one.set("", new_per_day=3)
    here, there = _lines(one)[1], _lines(one)[0]
    assert here.local.replace(tzinfo=None) == datetime(2027, 1, 11, 9)  # noqa: DTZ001 - the wall clock's
    assert there.local - here.local == timedelta(0)
    assert there.local.strftime("%H:%M") == "14:30"


def test_a_new_action_leaves_nothing_to_redo(one: World) -> None:
    actions.undo(one.journal)
    assert [line.next for line in _lines(one)] == [None, "redo", "undo"]
    one.set("", new_per_day=3)
    assert [line.next for line in _lines(one)] == ["undo", None, None, None]


def test_the_limit_is_kept(one: World) -> None:
    assert [line.action.kind for line in _lines(one, 1)] == [ActionKind.ANSWER]
