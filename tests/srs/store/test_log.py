"""The log: what goes in comes out, in order, with whether it stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import MORNING, World, basic, question
from sqlalchemy.exc import IntegrityError

from srs import actions
from srs.errors import NotFoundError
from srs.model import (
    Action,
    ActionId,
    ActionKind,
    CardId,
    Chooser,
    Entry,
    EntryId,
    EntryKind,
    Phase,
    PointId,
    Rating,
    Tick,
    WeightsId,
)
from srs.session import ReviewSession


@pytest.fixture
def card(world: World) -> CardId:
    world.add([question()], basic)
    return basic(question())[0].id


def _action(n: int, **fields: object) -> Action:
    made = Action(
        id=ActionId(f"f{n:035}"), kind=ActionKind.ANSWER, moment=MORNING + timedelta(milliseconds=n),
        zone_offset_minutes=-150, machine="desk", sitting="tuesday", note="good: …",
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def _entry(card: CardId, n: int, **fields: object) -> Entry:
    made = Entry(
        id=EntryId(f"entry {n}"), action=_action(n).id, card=card, kind=EntryKind.REVIEW,
        moment=MORNING + timedelta(milliseconds=n), zone_offset_minutes=-150, study_day=date(2027, 1, 11),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def test_actions_and_entries_come_back_as_they_went_in(world: World, card: CardId) -> None:
    full = _entry(
        card, 1, rating=Rating.HARD, duration_ms=12_345, ticks={PointId("p"): Tick.NUDGED}, confidence=2,
        phase_before=Phase.REVIEW, phase_after=Phase.RELEARNING, step=1, due=MORNING + timedelta(seconds=90),
        desired_retention=0.87, weights=WeightsId("w"), expected_recall=0.123456789012345, chooser=Chooser.PLAN,
        note="ü",
    )  # fmt: skip
    bare = _entry(card, 2, kind=EntryKind.BURY, due=date(2027, 1, 12))
    with world.store.writing() as transaction:
        transaction.log.append(_action(1), [full])
        transaction.log.append(_action(2, target=_action(1).id, note=""), [bare])
    with world.store.reading() as transaction:
        assert transaction.log.entries()[card] == (full, bare)
        assert transaction.log.action(_action(1).id) == _action(1)
        assert [action for action, _ in transaction.log.actions(2)] == [
            _action(2, target=_action(1).id, note=""),
            _action(1),
        ]
        assert transaction.log.last_action_id() == _action(2).id


def test_entries_come_by_moment_and_then_by_id(world: World, card: CardId) -> None:
    moments = {1: 5, 2: 3, 3: 5, 4: 1}
    with world.store.writing() as transaction:
        for n, at in moments.items():
            entry = _entry(card, n, kind=EntryKind.UNFLAG, moment=MORNING + timedelta(milliseconds=at))
            transaction.log.append(_action(n), [entry])
    with world.store.reading() as transaction:
        assert [entry.id for entry in transaction.log.entries()[card]] == ["entry 4", "entry 2", "entry 1", "entry 3"]


def test_entries_of_an_action_that_was_undone_do_not_stand(world: World, card: CardId) -> None:
    session = ReviewSession(world.journal)
    session.answer(Rating.GOOD)
    with world.store.reading() as transaction:
        made = transaction.log.last_standing()
    assert made is not None
    actions.undo(world.journal)
    with world.store.reading() as transaction:
        assert transaction.log.entries([card]) == {}
        assert not transaction.log.stands(made.id)
        assert transaction.log.undone() == {made.id}
        assert transaction.log.turns() == {made.id: ActionKind.UNDO}
        assert [stands for _, stands in transaction.log.actions(2)] == [True, False]
        assert transaction.log.last_undone() == made
    actions.redo(world.journal)
    with world.store.reading() as transaction:
        assert transaction.log.undone() == set()
        assert transaction.log.turns() == {made.id: ActionKind.REDO}


def test_an_action_and_its_entries_are_written_together_or_not_at_all(world: World, card: CardId) -> None:
    before = world.rows("action", "entry")
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), world.store.writing() as transaction:
        transaction.log.append(_action(1), [_entry(card, 1), _entry(CardId("nowhere"), 2, action=_action(1).id)])
    assert world.rows("action", "entry") == before


def test_an_action_is_found_by_the_start_of_its_id(world: World) -> None:
    with world.store.writing() as transaction:
        transaction.log.append(_action(1))
        transaction.log.append(_action(2))
    with world.store.reading() as transaction:
        assert transaction.log.find_action(_action(2).id[:36].upper()) == _action(2)
        with pytest.raises(NotFoundError, match="more than one action"):
            transaction.log.find_action("f0")
        with pytest.raises(NotFoundError, match="no action"):
            transaction.log.find_action("e")


def test_days_hold_a_persons_own_standing_answers(world: World, card: CardId) -> None:
    session = ReviewSession(world.journal)
    session.answer(Rating.AGAIN, duration_ms=1000)
    world.hand.forward(minutes=11)
    session.refresh()
    session.answer(Rating.GOOD)
    world.hand.forward(days=2)
    session.refresh()
    session.answer(Rating.GOOD, duration_ms=500)
    actions.flag(world.journal, card)
    with world.store.reading() as transaction:
        assert transaction.study_days.worked(date(2027, 1, 1)) == {
            date(2027, 1, 11): (2, 1000),
            date(2027, 1, 13): (1, 500),
        }
        assert list(transaction.study_days.worked(date(2027, 1, 12))) == [date(2027, 1, 13)]
        assert transaction.study_days.all() == {date(2027, 1, 11), date(2027, 1, 13)}
