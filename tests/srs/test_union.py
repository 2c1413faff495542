"""A union is the same in any order and however often, and what it gives is what the log of both folds to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import MORNING, World, cards
from hypothesis import given, settings
from hypothesis import strategies as st
from machines import QUESTIONS, Machine, Step, beginnings, copied, dump, pair, steps, take, united

from srs import actions
from srs.errors import CollectionError, NotFoundError
from srs.model import (
    Action,
    ActionKind,
    Entry,
    EntryId,
    EntryKind,
    Json,
    Phase,
    Rating,
    Role,
    SectionKind,
    Subject,
    Tick,
)
from srs.scheduler import DEFAULT_WEIGHTS, fold
from srs.session import ReviewSession
from srs.union import unite

Doings = tuple[int, list[Step]]
"""By how many hours a machine's clock is off, and what a person does there."""

_hours = st.sampled_from([0, 0, 3, 24, -24, 24 * 400])
_alone: st.SearchStrategy[Doings] = st.tuples(_hours, steps | beginnings)
_further: st.SearchStrategy[Doings] = st.tuples(_hours, steps)


def _machine(name: str, doings: Doings, start: World | None = None) -> World:
    """What a machine has in the end, which began with a copy of another's collection or with nothing."""
    hours, what = doings
    machine = Machine(hours_off=hours, name=name)
    if start is not None:
        take(machine.world, start)
    machine.do(*what)
    assert machine.world.store.problems() == ()
    return machine.world


# ----------------------------------------------------------------------------------------------- any order, any number


@given(_alone, _alone)
def test_two_collections_that_began_on_their_own_unite_alike_in_either_order(one: Doings, other: Doings) -> None:
    a, b = _machine("desk", one), _machine("train", other)
    both = united(a, b)
    assert dump(both) == dump(united(b, a))
    assert both.store.problems() == ()


@given(st.tuples(_hours, beginnings), _further, _further)
def test_a_copy_that_was_continued_on_two_machines_unites_alike_in_either_order(
    before: Doings, one: Doings, other: Doings
) -> None:
    start = _machine("desk", before)
    a, b = _machine("desk", one, start), _machine("train", other, start)
    both = united(a, b)
    assert dump(both) == dump(united(b, a))
    assert both.store.problems() == ()


@given(_alone, _alone, _further, _further)
def test_three_collections_unite_alike_whichever_two_come_first(
    one: Doings, other: Doings, third: Doings, later: Doings
) -> None:
    a, b = _machine("desk", one), _machine("train", other)
    c = _machine("desk", third, united(a, b))
    d = _machine("train", later, b)
    expected = dump(united(a, c, d))
    assert dump(united(united(d, a), c)) == expected
    assert dump(united(a, united(c, d))) == expected
    assert dump(united(c, d, a)) == expected


@given(_alone, _alone)
def test_to_unite_again_changes_nothing(one: Doings, other: Doings) -> None:
    a, b = _machine("desk", one), _machine("train", other)
    both = united(a, b)
    once = dump(both)
    for again in (b, a, copied(both), united(b, a)):
        found = take(both, again)
        assert (found.taken.any, found.conflicts, found.written) == (False, (), False)
    assert dump(both) == once


@given(_alone)
def test_an_empty_collection_that_takes_in_another_is_a_copy_of_it(one: Doings) -> None:
    a, empty = _machine("desk", one), World()
    take(empty, a)
    assert dump(empty) == dump(a)


@given(_alone, _alone)
def test_the_other_collection_stays_as_it_is(one: Doings, other: Doings) -> None:
    a, b = _machine("desk", one), _machine("train", other)
    before = dump(b)
    take(a, b)
    assert dump(b) == before


@given(st.lists(_further, min_size=3, max_size=5))
@settings(max_examples=10)
def test_machines_that_take_in_each_other_again_and_again_come_to_the_same(doings: list[Doings]) -> None:
    a, b = _machine("desk", (0, [("bring", 7, 0)])), _machine("train", (24, [("bring", 5, 1)]))
    for n, (_, what) in enumerate(doings):
        machine = Machine()
        machine.world = (a, b)[n % 2]
        machine.do(*what)
        take(a, b) if n % 3 else take(b, a)
    take(a, b)
    take(b, a)
    assert dump(a) == dump(b)
    assert a.store.problems() == ()


# ------------------------------------------------------------------------------------------------------------- reviews

ONE = QUESTIONS[0]
ANSWER = cards(ONE)[0].id

Pair = tuple[Machine, Machine]


@pytest.fixture
def two() -> Pair:
    """A collection and a copy of it on another machine, three hours later."""
    return pair()


def test_due_phase_and_step_are_the_last_entrys_and_memory_is_of_all(two: Pair) -> None:
    desk, train = two
    desk.review(ANSWER, Rating.GOOD)
    train.world.hand.forward(days=4)
    train.review(ANSWER, Rating.AGAIN)
    last = train.world.state(ANSWER)
    both = united(desk.world, train.world)
    state = both.state(ANSWER)
    assert (state.due, state.phase, state.step) == (last.due, last.phase, last.step)
    assert (state.reviews, [entry.rating for entry in both.entries(ANSWER)]) == (2, [Rating.GOOD, Rating.AGAIN])
    assert state == fold(ANSWER, both.entries(ANSWER))
    assert state.memory not in (last.memory, desk.world.state(ANSWER).memory)


def test_points_that_ticks_reviewed_on_the_other_machine_are_reviewed(two: Pair) -> None:
    desk, train = two
    ticks = {point.id: Tick.COVERED for point in ONE.points(SectionKind.KEY_POINTS)}
    train.review(ANSWER, Rating.GOOD, ticks)
    found = take(desk.world, train.world)
    assert (found.taken.actions, found.taken.entries, found.cards, found.machines) == (1, 4, 4, ("train",))
    points = [card.id for card in cards(ONE) if card.role is Role.POINT]
    assert [desk.world.state(point).reviews for point in points] == [1, 1, 1]
    assert [entry.ticks for entry in desk.world.entries(ANSWER)] == [ticks]


def test_a_card_that_one_machine_answered_and_the_other_took_out_keeps_its_history(
    two: Pair,
) -> None:
    desk, train = two
    record = desk.record(Subject.CARD, ANSWER)
    assert record is not None
    desk.change(ActionKind.REMOVE, [(Subject.CARD, ANSWER, {**record, "retired": True})])
    train.review(ANSWER, Rating.EASY)
    both = united(desk.world, train.world)
    with both.store.reading() as transaction:
        assert transaction.library.card(ANSWER).retired
    assert both.state(ANSWER).reviews == 1
    actions.undo(both.journal, desk.last())
    with both.store.reading() as transaction:
        assert not transaction.library.card(ANSWER).retired
    assert both.store.problems() == ()


def test_a_clock_a_day_ahead_orders_entries_by_what_it_said_and_later_answers_go_on_from_there(
    two: Pair,
) -> None:
    desk, train = two
    train.world.hand.forward(days=1)
    ahead = train.review(ANSWER, Rating.GOOD)
    desk.review(ANSWER, Rating.HARD)
    both = united(desk.world, train.world)
    assert [entry.rating for entry in both.entries(ANSWER)] == [Rating.HARD, Rating.GOOD]
    machine = replace(desk)
    machine.world = both
    assert machine.review(ANSWER, Rating.GOOD) > ahead
    assert both.store.problems() == ()


def test_ids_go_on_above_those_taken_in_though_the_clock_was_set_back(two: Pair) -> None:
    desk, train = two
    train.world.hand.forward(days=400)
    ahead = train.review(ANSWER, Rating.GOOD)
    take(desk.world, train.world)
    desk.world.hand.forward(days=-30)
    actions.flag(desk.world.journal, ANSWER)
    assert desk.last() > ahead
    assert actions.undo(desk.world.journal).target.kind is ActionKind.FLAG


def test_an_entry_from_outside_that_both_read_is_one_and_belongs_to_the_earlier_action(
    two: Pair,
) -> None:
    desk, train = two

    def read(machine: Machine, note: str) -> Action:
        with machine.world.store.writing() as transaction:
            action, _ = machine.world.journal.action(transaction, ActionKind.HISTORY)
            entry = Entry(
                id=EntryId("0b7e8f6c-0000-5000-8000-000000000001"), action=action.id, card=ANSWER, note=note,
                kind=EntryKind.REVIEW, moment=MORNING - timedelta(days=9), zone_offset_minutes=0,
                study_day=date(2027, 1, 2), rating=Rating.GOOD, phase_after=Phase.REVIEW, due=date(2027, 1, 9),
            )  # fmt: skip
            transaction.log.append(action, [entry])
            actions.refold(transaction, [ANSWER])
        return action

    first, second = read(desk, "desk"), read(train, "train")
    both = united(desk.world, train.world)
    assert dump(both) == dump(united(train.world, desk.world))
    assert [(entry.action, entry.note) for entry in both.entries(ANSWER)] == [(first.id, "desk")]
    assert both.state(ANSWER).reviews == 1
    assert first.id < second.id
    assert both.store.problems() == ()


# -------------------------------------------------------------------------------------------------------- undo and redo


def test_what_both_machines_undid_is_undone_once(two: Pair) -> None:
    desk, train = two
    made = desk.review(ANSWER, Rating.GOOD)
    take(train.world, desk.world)
    actions.undo(desk.world.journal, made)
    actions.undo(train.world.journal, made)
    both = united(desk.world, train.world)
    assert both.state(ANSWER).reviews == 0
    assert actions.redo(both.journal).target.id == made
    with pytest.raises(NotFoundError):
        actions.redo(both.journal)


def test_the_last_of_undo_and_redo_says_whichever_machine_it_was(two: Pair) -> None:
    desk, train = two
    made = desk.review(ANSWER, Rating.GOOD)
    take(train.world, desk.world)
    actions.undo(desk.world.journal, made)
    take(train.world, desk.world)
    actions.redo(train.world.journal)
    assert united(desk.world, train.world).state(ANSWER).reviews == 1
    assert united(train.world, desk.world).state(ANSWER).reviews == 1
    actions.undo(desk.world.journal, desk.last())
    assert desk.world.state(ANSWER).reviews == 1
    train.world.hand.forward(days=1)
    actions.undo(train.world.journal, made)
    assert united(desk.world, train.world).state(ANSWER).reviews == 0


def test_undo_after_a_union_takes_the_last_thing_done_on_any_machine(two: Pair) -> None:
    desk, train = two
    desk.review(ANSWER, Rating.GOOD)
    later = train.review(ANSWER, Rating.HARD)
    take(desk.world, train.world)
    assert desk.last() == later
    turned = actions.undo(desk.world.journal)
    assert (turned.target.id, turned.target.machine) == (later, "train")
    assert actions.undo(desk.world.journal).target.machine == "desk"


def test_an_import_of_last_week_undone_keeps_the_other_machines_reviews(two: Pair) -> None:
    desk, train = two
    with desk.world.store.reading() as transaction:
        importing = transaction.log.actions(1)[0][0].id
    train.review(ANSWER, Rating.GOOD)
    state = train.world.state(ANSWER)
    actions.undo(desk.world.journal, importing)
    take(desk.world, train.world)
    assert ReviewSession(desk.world.journal).view.card is None
    assert len(desk.world.entries(ANSWER)) == 1
    actions.redo(desk.world.journal, importing)
    assert desk.world.state(ANSWER) == state
    assert ReviewSession(desk.world.journal).view.card is not None


def test_pictures_come_in_with_their_names(two: Pair) -> None:
    desk, train = two
    train.do(("picture", 0, 5))
    found = take(desk.world, train.world)
    assert found.taken.media == 1
    with desk.world.store.reading() as transaction:
        assert transaction.media.content(ONE.bank, "crane0.png") == b"picture 5"


# ---------------------------------------------------------------------------------------------- how it is written


def test_a_dry_run_reports_the_same_and_writes_nothing(two: Pair) -> None:
    desk, train = two
    desk.rewrite(Subject.QUESTION, ONE.id, difficulty="Hard")
    train.rewrite(Subject.QUESTION, ONE.id, difficulty="Easy")
    before = dump(desk.world)
    tried = unite(desk.world.journal, train.world.store, dry_run=True, before_writing=_unexpected)
    assert dump(desk.world) == before
    done = take(desk.world, train.world)
    assert (tried.written, done.written) == (False, True)
    assert replace(tried, written=True) == done


def _unexpected() -> None:
    raise AssertionError("nothing is to be written")


def test_what_must_come_before_writing_comes_only_where_there_is_something_to_write(
    two: Pair,
) -> None:
    desk, train = two
    unite(desk.world.journal, train.world.store, before_writing=_unexpected)
    train.review(ANSWER, Rating.GOOD)
    with pytest.raises(AssertionError, match="nothing is to be"):
        unite(desk.world.journal, train.world.store, before_writing=_unexpected)
    assert desk.world.entries(ANSWER) == ()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE entry SET kind = 'x'", "cannot be read"),
        ("UPDATE \"change\" SET after = '{' WHERE subject = 'bank'", "cannot be read"),
        ("DELETE FROM \"change\" WHERE subject = 'card'", "made it"),
    ],
)
def test_a_damaged_collection_is_refused_in_one_line_and_nothing_of_it_is_taken(
    two: Pair, damage: str, said: str
) -> None:
    desk, train = Machine(name="desk"), two[1]
    train.review(ANSWER, Rating.GOOD)
    with train.world.store.writing():
        train.world.store._connection.exec_driver_sql(damage)
    before = dump(desk.world)
    with pytest.raises(CollectionError, match="the other collection is damaged") as caught:
        take(desk.world, train.world)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert dump(desk.world) == before


def test_other_weights_of_the_other_machine_fold_every_memory_again(two: Pair) -> None:
    desk, train = two
    desk.answer(0, 2)
    desk.wait(100, 0)
    desk.answer(0, 2)
    weights: list[Json] = [weight * 1.05 for weight in DEFAULT_WEIGHTS]
    actions.set_setting(train.world.journal, "", "weights", weights)
    both = united(desk.world, train.world)
    assert dump(both) == dump(united(train.world, desk.world))
    assert both.store.problems() == ()
