"""What is counted of the cards as they stand: by hand, and against a plain pass over their states."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from factories import MORNING, World, basic, question
from hypothesis import given
from hypothesis import strategies as st
from logs import MONDAY, cards_of, review, write
from sqlalchemy import insert
from sqlalchemy.dialects import postgresql

from srs import actions
from srs.figures import figures
from srs.model import ActionKind, CardId, CardState, EntryKind, Memory, Phase, Rating
from srs.scheduler import retrievability
from srs.session import ReviewSession
from srs.stats.cards import CardCounts, Cards, Forecast
from srs.stats.histogram import Histogram
from srs.store import tables
from srs.store.card_sets import of_deck
from srs.store.card_statistics import CardStatistics


def _cards(world: World) -> Cards:
    return figures(world.store, world.journal.clock).cards


def _on(day: int) -> date:
    return MONDAY + timedelta(days=day)


@pytest.fixture
def six(world: World) -> list[CardId]:
    """Six plain cards, all new."""
    world.add([question(f"Question {n}") for n in range(6)], basic)
    return cards_of(world)


def _put(world: World, *states: CardState) -> None:
    with world.store.writing() as transaction:
        transaction.schedule.replace(states)


def _in_review(card: CardId, interval: int, ago: int, **fields: object) -> CardState:
    made: dict[str, object] = {
        "memory": Memory(stability=float(interval), difficulty=5.0), "phase": Phase.REVIEW,
        "study_day": _on(-ago), "due": _on(interval - ago), "reviews": 2,
    }  # fmt: skip
    return CardState(card=card, **(made | fields))  # type: ignore[arg-type]


def test_cards_are_counted_by_phase_and_a_suspended_one_only_as_that(world: World, six: list[CardId]) -> None:
    soon = MORNING + timedelta(minutes=5)
    _put(
        world,
        _in_review(six[0], 20, 3),
        _in_review(six[1], 21, 3),
        _in_review(six[2], 90, 3, suspended=True),
        CardState(card=six[3], memory=Memory(stability=1, difficulty=5), phase=Phase.LEARNING, due=soon),
        CardState(card=six[4], memory=Memory(stability=1, difficulty=5), phase=Phase.RELEARNING, due=soon),
    )
    found = _cards(world).counts
    assert found == CardCounts(new=1, learning=1, relearning=1, young=1, mature=1, suspended=1)
    assert found.total == 6


def test_the_forecast_keeps_what_is_overdue_apart(world: World, six: list[CardId]) -> None:
    yesterday, tomorrow = MORNING - timedelta(days=1), MORNING + timedelta(days=1)
    _put(
        world,
        _in_review(six[0], 5, 8),
        _in_review(six[1], 5, 5),
        _in_review(six[2], 5, 3, buried_until=_on(4)),
        _in_review(six[3], 5, 8, suspended=True),
        CardState(card=six[4], memory=Memory(stability=1, difficulty=5), phase=Phase.LEARNING, due=yesterday),
        CardState(card=six[5], memory=Memory(stability=1, difficulty=5), phase=Phase.LEARNING, due=tomorrow),
    )
    assert _cards(world).forecast == Forecast(overdue=2, days={MONDAY: 1, _on(1): 1, _on(4): 1})


def test_a_learning_card_of_the_small_hours_belongs_to_the_study_day_before(world: World, six: list[CardId]) -> None:
    at_three = datetime(2027, 1, 12, 3, 59, tzinfo=UTC)
    _put(world, CardState(card=six[0], memory=Memory(stability=1, difficulty=5), phase=Phase.LEARNING, due=at_three))
    assert _cards(world).forecast == Forecast(days={MONDAY: 1})


def _filled(of: Histogram) -> dict[float, int]:
    return {bucket.low: bucket.count for bucket in of.buckets if bucket.count}


def test_new_and_suspended_cards_are_in_no_histogram_and_same_day_cards_in_none_of_recall(
    world: World, six: list[CardId]
) -> None:
    _put(
        world,
        _in_review(six[0], 10, 10),
        _in_review(six[1], 10, 0),
        _in_review(six[2], 10, 4, suspended=True),
        _in_review(six[3], 400, 2, memory=Memory(stability=800.0, difficulty=10.0)),
    )
    found = _cards(world)
    assert _filled(found.stability) == {7.0: 2, 730.0: 1}
    assert _filled(found.difficulty) == {5.0: 2, 9.0: 1}
    assert found.retrievability.count == 2
    assert _filled(found.retrievability)[0.95] == 1


@given(st.lists(st.tuples(st.floats(0.05, 900), st.integers(0, 400)), max_size=6))
def test_retrievability_is_that_of_the_scheduler(memories: list[tuple[float, int]]) -> None:
    world = World()
    world.add([question(f"Question {n}") for n in range(6)], basic)
    states = [
        _in_review(card, 5, ago, memory=Memory(stability=stability, difficulty=5))
        for card, (stability, ago) in zip(cards_of(world), memories, strict=False)
    ]
    _put(world, *states)
    found = _cards(world).retrievability
    world.store.close()
    recalls = [retrievability(stability, ago) for stability, ago in memories if ago]
    for bucket in found.buckets:
        inside = [r for r in recalls if bucket.low + 1e-9 <= r < (bucket.high or 1) - 1e-9]
        near = [r for r in recalls if abs(r - bucket.low) < 1e-9 or abs(r - (bucket.high or 1)) < 1e-9]
        assert len(inside) <= bucket.count <= len(inside) + len(near)
    assert found.count == len(recalls)


def test_retired_cards_are_not_counted_but_their_reviews_are(world: World, six: list[CardId]) -> None:
    write(world, [review(six[0])])
    with world.store.reading() as transaction:
        imported = transaction.log.actions(100)[-1][0].id
    actions.undo(world.journal, imported)
    found = figures(world.store, world.journal.clock)
    assert found.cards == Cards(
        stability=found.cards.stability, difficulty=found.cards.difficulty, retrievability=found.cards.retrievability
    )
    assert found.cards.stability.count == 0
    assert found.activity.total.reviews == 1


def test_cards_count_for_the_study_day_on_which_they_came(world: World, six: list[CardId]) -> None:
    world.hand.moment = datetime(2027, 1, 13, 2, tzinfo=UTC)
    world.add([question("One of the night")], basic)
    assert _cards(world).added == {MONDAY: len(six), _on(1): 1}


def test_a_card_that_came_twice_counts_once(world: World, six: list[CardId]) -> None:
    """As when two machines import the same bank, and their logs are united."""
    world.hand.forward(days=2)
    with world.store.writing() as transaction:
        action, _ = world.journal.action(transaction, ActionKind.IMPORT)
        transaction.log.append(action)
        row = {
            "action_id": action.id,
            "ordinal": 0,
            "subject": "card",
            "subject_id": six[0],
            "before": None,
            "after": {},
        }
        world.store._connection.execute(insert(tables.change), row)
    assert _cards(world).added == {MONDAY: len(six)}


@pytest.mark.usefixtures("six")
def test_a_day_of_real_reviewing_adds_up(world: World) -> None:
    session = ReviewSession(world.journal)
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.EASY):
        session.answer(rating, duration_ms=10_000)
    found = figures(world.store, world.journal.clock)
    assert found.cards.counts == CardCounts(new=3, learning=1, young=2)
    assert found.cards.forecast.total == 3
    assert found.retention.total.of == 0
    assert found.activity.buttons[Phase.NEW] == {Rating.AGAIN: 1, Rating.HARD: 0, Rating.GOOD: 1, Rating.EASY: 1}


def test_states_of_another_set_are_left_out(world: World, six: list[CardId]) -> None:
    assert figures(world.store, world.journal.clock, cards=of_deck("lighthouse")).cards.counts == CardCounts()
    assert figures(world.store, world.journal.clock, cards=of_deck("harbour")).cards.counts == CardCounts(new=len(six))


@given(st.data())
def test_sql_counts_what_a_plain_pass_counts(data: st.DataObject) -> None:
    world = World()
    world.add([question(f"Question {n}") for n in range(4)], basic)
    entries = [
        review(
            data.draw(st.sampled_from(cards_of(world))), _on(day), data.draw(st.sampled_from(Rating)),
            kind=data.draw(st.sampled_from([*[EntryKind.REVIEW] * 5, EntryKind.CRAM, EntryKind.SUSPEND])),
            due=_on(day + data.draw(st.integers(1, 40))),
        )
        for day in sorted(data.draw(st.lists(st.integers(-60, 0), max_size=12)))
    ]  # fmt: skip
    write(world, entries)
    with world.store.reading() as transaction:
        states = list(transaction.schedule.states().values())
    found = _cards(world)
    world.store.close()

    playing = [state for state in states if not state.suspended]
    assert found.counts == CardCounts(**Counter(map(_standing, states)))
    dues = [state.due for state in playing if isinstance(state.due, date)]
    assert found.forecast.overdue == sum(due < MONDAY for due in dues)
    assert found.forecast.days == dict(sorted(Counter(due for due in dues if due >= MONDAY).items()))
    for bucket in found.stability.buckets:
        high = bucket.high or float("inf")
        assert bucket.count == sum(bucket.low <= s.memory.stability < high for s in playing if s.memory)
    for bucket in found.difficulty.buckets:
        high = 11 if bucket.high == 10 else bucket.high or 11
        assert bucket.count == sum(bucket.low <= s.memory.difficulty < high for s in playing if s.memory)


def _standing(state: CardState) -> str:
    if state.suspended:
        return "suspended"
    if state.phase is not Phase.REVIEW:
        return state.phase.value
    assert isinstance(state.due, date)
    assert state.study_day is not None
    return "mature" if (state.due - state.study_day).days >= 21 else "young"


def test_the_queries_are_made_for_postgresql_as_well(world: World) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    said = str(CardStatistics(world.store._connection)._remembered(MONDAY).compile(dialect=dialect))
    assert "julianday" not in said
    assert "card_state.study_day - DATE '0001-01-01'" in said
