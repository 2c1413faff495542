"""What is counted in the log: by hand, and against a plain pass over the entries."""

import math
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from factories import World, basic, question
from hypothesis import given
from hypothesis import strategies as st
from logs import MONDAY, cards_of, reset, review, write
from sqlalchemy import select
from sqlalchemy.dialects import postgresql

from srs.model import LONGEST_ANSWER_MS, CardId, Chooser, Entry, EntryKind, Phase, Rating
from srs.stats.activity import Presses, Work
from srs.stats.calibration import EDGES
from srs.stats.retention import Age, Recalled
from srs.stats.share import Share
from srs.store import tables
from srs.store.card_sets import CardSet, of_deck
from srs.store.statistics import LogStatistics, RecallCounts

Days = Sequence[int]


@pytest.fixture
def card(world: World) -> CardId:
    world.add([question()], basic)
    return cards_of(world)[0]


def _days(world: World, first: date | None = None, cards: CardSet | None = None) -> dict[date, Work]:
    with world.store.reading() as transaction:
        return transaction.log_statistics(first, cards).days()


def _recall(world: World, first: date | None = None, cards: CardSet | None = None) -> RecallCounts:
    with world.store.reading() as transaction:
        return transaction.log_statistics(first, cards).recall()


def _on(day: int) -> date:
    return MONDAY + timedelta(days=day)


# ---------------------------------------------------------------------------------------------------- days and buttons


def test_a_day_counts_answers_crams_what_ticks_reviewed_and_time_up_to_a_bound(world: World, card: CardId) -> None:
    write(
        world,
        [
            review(card, MONDAY, duration_ms=30_000),
            review(card, MONDAY, duration_ms=3_600_000),
            review(card, MONDAY, kind=EntryKind.CRAM, duration_ms=5_000),
            review(card, MONDAY, chooser=Chooser.TICKS),
            review(card, _on(1), chooser=None),
            reset(card, _on(1)),
            review(card, _on(1)),
        ],
        undone=frozenset([6]),
    )
    assert _days(world) == {
        MONDAY: Work(reviews=2, crams=1, ticked=1, milliseconds=30_000 + LONGEST_ANSWER_MS + 5_000),
        _on(1): Work(reviews=1),
    }
    assert _days(world, _on(1)) == {_on(1): Work(reviews=1)}


def test_buttons_are_counted_by_phase_and_by_the_hour_where_the_person_was(world: World, card: CardId) -> None:
    late = datetime(2027, 1, 11, 22, 30, tzinfo=UTC)
    write(
        world,
        [
            review(card, MONDAY, Rating.AGAIN, moment=late, zone_offset_minutes=330),
            review(card, MONDAY, Rating.AGAIN, moment=late, zone_offset_minutes=330),
            review(card, MONDAY, Rating.HARD, moment=late, zone_offset_minutes=-300, phase_before=Phase.NEW),
            review(card, MONDAY, Rating.HARD, moment=late, kind=EntryKind.CRAM, phase_before=None),
            review(card, MONDAY, Rating.GOOD, moment=late, chooser=Chooser.TICKS),
        ],
    )
    with world.store.reading() as transaction:
        found = transaction.log_statistics().presses()
    assert sorted(found, key=lambda each: each.hour) == [
        Presses(hour=4, cram=False, phase=Phase.REVIEW, rating=Rating.AGAIN, count=2),
        Presses(hour=17, cram=False, phase=Phase.NEW, rating=Rating.HARD, count=1),
        Presses(hour=22, cram=True, phase=None, rating=Rating.HARD, count=1),
    ]


# -------------------------------------------------------------------------------------------------------------- recall


def _ages(world: World, first: date | None = None) -> dict[tuple[int, Age], Share]:
    found = _recall(world, first).recalled
    return {((each.day - MONDAY).days, each.age): each.share for each in found}


@pytest.mark.parametrize("first", [None, MONDAY])
def test_only_the_first_review_of_a_later_study_day_is_scored(world: World, card: CardId, first: date | None) -> None:
    again, good = Rating.AGAIN, Rating.GOOD
    done = [(0, good), (0, good), (1, again), (1, good), (3, good), (23, good), (44, again)]
    write(world, [review(card, _on(day), rating) for day, rating in done])
    assert _ages(world, first) == {
        (1, Age.NEXT_DAY): Share(0, 1),
        (3, Age.YOUNG): Share(1, 1),
        (23, Age.YOUNG): Share(1, 1),
        (44, Age.MATURE): Share(0, 1),
    }


def test_hard_is_a_pass(world: World, card: CardId) -> None:
    write(world, [review(card), review(card, _on(5), Rating.HARD)])
    assert _ages(world) == {(5, Age.YOUNG): Share(1, 1)}


@pytest.mark.parametrize("first", [None, MONDAY])
def test_a_span_knows_the_last_review_before_it(world: World, card: CardId, first: date | None) -> None:
    write(world, [review(card, _on(-30)), review(card, _on(1))])
    assert _ages(world, first) == {(1, Age.MATURE): Share(1, 1)}
    assert _ages(world, _on(2)) == {}


@pytest.mark.parametrize("first", [None, MONDAY])
def test_a_reset_card_is_new_again_and_cramming_is_no_review(world: World, card: CardId, first: date | None) -> None:
    cram = review(card, _on(3), kind=EntryKind.CRAM)
    write(world, [review(card), reset(card, _on(1)), review(card, _on(2)), cram, review(card, _on(4))])
    assert _ages(world, first) == {(4, Age.YOUNG): Share(1, 1)}


@pytest.mark.parametrize("first", [None, MONDAY])
def test_what_was_undone_is_neither_scored_nor_a_last_review(world: World, card: CardId, first: date | None) -> None:
    write(world, [review(card), review(card, _on(5)), review(card, _on(6))], undone=frozenset([1]))
    assert _ages(world, first) == {(6, Age.YOUNG): Share(1, 1)}


@pytest.mark.parametrize("first", [None, MONDAY])
def test_a_flight_west_over_midnight_is_no_later_day(world: World, card: CardId, first: date | None) -> None:
    later = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
    write(world, [review(card, _on(1)), review(card, MONDAY, moment=later)])
    assert _ages(world, first) == {}


def test_a_flight_west_at_the_start_of_a_span_is_looked_back_to(world: World, card: CardId) -> None:
    """The day before the span came after one within it: the next review looks back to that."""
    later = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
    write(world, [review(card, _on(1)), review(card, MONDAY, moment=later), review(card, _on(2))])
    assert _ages(world, _on(1)) == _ages(world) == {(2, Age.YOUNG): Share(1, 1)}


def test_predictions_are_scored_as_they_were_made(world: World, card: CardId) -> None:
    """0.92 recalled and 0.94 forgotten: two bins of one review each; a prediction of 1 is scored as all but sure."""
    recalls = [(0, None), (5, 0.92), (9, 0.94), (20, 1.0), (30, None)]
    ratings = [Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.AGAIN, Rating.GOOD]
    write(
        world,
        [
            review(card, _on(day), rating, expected_recall=recall)
            for (day, recall), rating in zip(recalls, ratings, strict=True)
        ],
    )
    found = sorted(_recall(world).predicted, key=lambda each: each.bin)
    assert [(each.count, each.recalled, each.expected) for each in found] == [(1, 1, 0.92), (1, 0, 0.94), (1, 0, 1.0)]
    losses = [-math.log(0.92), -math.log(0.06), -math.log(1e-4)]
    assert [each.loss for each in found] == pytest.approx(losses, rel=1e-9)
    assert _recall(world).hours == {9: Share(2, 4)}


def test_a_same_day_prediction_is_not_scored(world: World, card: CardId) -> None:
    """Another machine may have answered that day too: its prediction is in the log, but the card was just seen."""
    write(world, [review(card, _on(1)), review(card, _on(1), expected_recall=0.9)])
    assert _recall(world).predicted == ()


def test_recall_is_counted_where_sqlite_knows_no_logarithm(world: World, card: CardId) -> None:
    write(world, [review(card), review(card, _on(5), expected_recall=0.9)])
    connection = world.store._connection
    assert connection.connection.driver_connection is not None
    connection.connection.driver_connection.create_function("ln", 1, None)
    with world.store.reading():
        loss = LogStatistics(connection).recall().predicted[0].loss
    assert loss == pytest.approx(-math.log(0.9))


# ------------------------------------------------------------------------------------------------------- sets of cards


def test_a_deck_narrows_everything_and_holds_those_below_it(world: World) -> None:
    from dataclasses import replace

    decks = {"a": "harbour", "b": "harbour::Cranes", "c": "harbours", "d": "harbour::100%"}
    questions = [replace(question(prompt), deck=deck) for prompt, deck in decks.items()]
    world.add(questions, basic)
    write(world, [review(basic(each)[0].id, _on(n), duration_ms=1000) for n, each in enumerate(questions)])
    assert list(_days(world, None, of_deck("harbour"))) == [_on(0), _on(1), _on(3)]
    assert list(_days(world, _on(1), of_deck("harbour::Cranes"))) == [_on(1)]
    assert list(_days(world, None, of_deck("harbour::100%"))) == [_on(3)]
    assert _days(world, None, of_deck("harbour::1000")) == {}


# --------------------------------------------------------------------------------- a plain pass over the entries agrees

_kinds = st.sampled_from([*[EntryKind.REVIEW] * 6, EntryKind.CRAM, EntryKind.RESET, EntryKind.SUSPEND])


@st.composite
def _logs(draw: st.DrawFn, cards: Sequence[CardId]) -> list[Entry]:
    """Entries of several cards, moments and study days rising but for a flight west now and then."""
    moment = datetime(2026, 12, 1, 8, tzinfo=UTC)
    made = []
    for _ in range(draw(st.integers(0, 25))):
        moment += draw(st.sampled_from([timedelta(0), timedelta(minutes=7), timedelta(hours=13), timedelta(days=9)]))
        kind = draw(_kinds)
        day = moment.date() - timedelta(days=draw(st.sampled_from([0, 0, 0, 1])))
        rated = kind in (EntryKind.REVIEW, EntryKind.CRAM)
        made.append(
            review(
                draw(st.sampled_from(cards)), day, kind=kind, moment=moment,
                rating=draw(st.sampled_from(Rating)) if rated else None,
                zone_offset_minutes=draw(st.sampled_from([0, -600, 345])),
                duration_ms=draw(st.sampled_from([None, 0, 4_000, LONGEST_ANSWER_MS + 1])),
                phase_before=draw(st.sampled_from([None, *Phase])),
                expected_recall=draw(st.none() | st.floats(0, 1)) if rated else None,
                chooser=draw(st.sampled_from([None, Chooser.QUEUE, Chooser.TICKS])),
            )
        )  # fmt: skip
    return made


def _scored(entries: Sequence[Entry]) -> list[tuple[Entry, int]]:
    """The reviews on a later study day than their card's last, each with the days between."""
    last: dict[CardId, date | None] = {}
    found = []
    for entry in entries:
        if entry.kind is EntryKind.REVIEW:
            before = last.get(entry.card)
            if before is not None and before < entry.study_day:
                found.append((entry, (entry.study_day - before).days))
            last[entry.card] = entry.study_day
        elif entry.kind is EntryKind.RESET:
            last[entry.card] = None
    return found


def _hour(entry: Entry) -> int:
    return (entry.moment + timedelta(minutes=entry.zone_offset_minutes)).hour


def _age(days: int) -> Age:
    return Age.NEXT_DAY if days == 1 else Age.YOUNG if days < 21 else Age.MATURE


def _passed(entry: Entry) -> bool:
    return entry.rating is not Rating.AGAIN


def _naive_days(entries: Sequence[Entry]) -> dict[date, Work]:
    found: dict[date, Work] = {}
    for entry in entries:
        if entry.kind in (EntryKind.REVIEW, EntryKind.CRAM):
            ticked, cram = entry.chooser is Chooser.TICKS, entry.kind is EntryKind.CRAM
            one = Work(
                reviews=not ticked and not cram, crams=not ticked and cram, ticked=ticked,
                milliseconds=min(entry.duration_ms or 0, LONGEST_ANSWER_MS),
            )  # fmt: skip
            found[entry.study_day] = found.get(entry.study_day, Work()) + one
    return found


def _naive_presses(entries: Sequence[Entry]) -> Counter[tuple[object, ...]]:
    return Counter(
        (_hour(each), each.kind is EntryKind.CRAM, each.phase_before, each.rating)
        for each in entries
        if each.kind in (EntryKind.REVIEW, EntryKind.CRAM) and each.chooser is not Chooser.TICKS
    )


@given(st.data())
def test_sql_counts_what_a_plain_pass_counts(data: st.DataObject) -> None:
    world = World()
    world.add([question(f"Question {n}") for n in range(3)], basic)
    cards = cards_of(world)
    entries = data.draw(_logs(cards))
    undone = frozenset(data.draw(st.sets(st.integers(0, max(len(entries) - 1, 0)), max_size=4)))
    write(world, entries, undone=undone)
    first = data.draw(st.none() | st.dates(date(2026, 12, 1), date(2027, 3, 1)))
    wanted = data.draw(st.none() | st.sets(st.sampled_from(cards)))
    chosen = None if wanted is None else select(tables.card.c.id).where(tables.card.c.id.in_(wanted))
    standing = [each for each in world.entries() if wanted is None or each.card in wanted]
    in_span = [each for each in standing if first is None or each.study_day >= first]
    with world.store.reading() as transaction:
        counted = transaction.log_statistics(first, chosen)
        days, presses, recall = counted.days(), counted.presses(), counted.recall()
    world.store.close()

    assert days == _naive_days(in_span)
    assert Counter({(p.hour, p.cram, p.phase, p.rating): p.count for p in presses}) == _naive_presses(in_span)
    scored = [(entry, gap) for entry, gap in _scored(standing) if first is None or entry.study_day >= first]
    by_age = Counter((entry.study_day, _age(gap)) for entry, gap in scored)
    passed = Counter((entry.study_day, _age(gap)) for entry, gap in scored if _passed(entry))
    naive = {Recalled(day=day, age=age, share=Share(passed[day, age], n)) for (day, age), n in by_age.items()}
    assert set(recall.recalled) == naive
    hours = Counter(_hour(entry) for entry, _ in scored)
    assert {hour: share.of for hour, share in recall.hours.items()} == hours
    predicted = [(entry, entry.expected_recall) for entry, _ in scored if entry.expected_recall is not None]
    bins = Counter(sum(recall >= edge for edge in EDGES) for _, recall in predicted)
    assert {each.bin: each.count for each in recall.predicted} == bins
    sure = [(entry, min(max(recall, 1e-4), 1 - 1e-4)) for entry, recall in predicted]
    loss = sum(-math.log(recall if _passed(entry) else 1 - recall) for entry, recall in sure)
    assert sum(each.loss for each in recall.predicted) == pytest.approx(loss)
    assert sum(each.expected for each in recall.predicted) == pytest.approx(sum(recall for _, recall in predicted))


def test_the_queries_are_made_for_postgresql_as_well(world: World) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for first in (None, MONDAY):
        query = LogStatistics(world.store._connection, first, of_deck("harbour"))._recall_counts()
        said = str(query.compile(dialect=dialect))
        assert "julianday" not in said
        assert "DATE '0001-01-01'" in said
