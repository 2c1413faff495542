"""Logs written by hand: entries with the fields that a test is about, their cards' states folded from them."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from factories import MORNING, World, basic, question

from srs.model import Action, ActionId, ActionKind, CardId, Chooser, Entry, EntryId, EntryKind, Phase, Rating
from srs.scheduler import fold, retrievability
from srs.store import Transaction

MONDAY = date(2027, 1, 11)


def review(card: CardId, day: date = MONDAY, rating: Rating | None = Rating.GOOD, **fields: object) -> Entry:
    """A review at nine in the morning of a study day, with other fields where named."""
    made = Entry(
        id=EntryId(""), action=ActionId(""), card=card, kind=EntryKind.REVIEW,
        moment=datetime.combine(day, time(9), UTC), zone_offset_minutes=0, study_day=day, rating=rating,
        phase_before=Phase.REVIEW, phase_after=Phase.REVIEW, due=day + timedelta(days=3), chooser=Chooser.QUEUE,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def reset(card: CardId, day: date) -> Entry:
    """A card made new again, at ten."""
    return Entry(
        id=EntryId(""), action=ActionId(""), card=card, kind=EntryKind.RESET,
        moment=datetime.combine(day, time(10), UTC), zone_offset_minutes=0, study_day=day,
    )  # fmt: skip


def write(world: World, entries: Iterable[Entry], *, undone: frozenset[int] = frozenset()) -> None:
    """Put entries into the log, an action each, in this order; the actions of those places are undone."""
    with world.store.writing() as transaction:
        first = len(transaction.log.actions(100_000))
        for place, entry in enumerate(entries):
            number = first + place
            action = Action(
                id=ActionId(f"f0000000-0000-7000-8000-{number:012x}"), kind=ActionKind.ANSWER, moment=entry.moment,
                zone_offset_minutes=entry.zone_offset_minutes, machine="desk", sitting="one",
            )  # fmt: skip
            identifier = EntryId(f"e0000000-0000-7000-8000-{number:012x}")
            transaction.log.append(action, [replace(entry, id=identifier, action=action.id)])
            if place in undone:
                transaction.log.take_back(action.id)
        _fold(transaction)


def _fold(transaction: Transaction) -> None:
    standing = transaction.log.entries()
    transaction.schedule.replace(fold(card, standing.get(card, ())) for card in transaction.schedule.states())


def reviewed(world: World) -> None:
    """Two decks of cards, reviewed over a year up to MONDAY as FSRS would have it, one answer in nine forgotten."""
    chance = random.Random(5)
    questions = [question(f"Question {n}") for n in range(40)]
    with_decks = [replace(each, deck="harbour::Cranes" if n % 3 else "lighthouse") for n, each in enumerate(questions)]
    world.hand.moment = datetime(2026, 1, 12, 8, tzinfo=UTC)
    world.add(with_decks, basic)
    world.hand.moment = MORNING
    entries = [entry for card in cards_of(world)[:34] for entry in _life(card, chance)]
    write(world, sorted(entries, key=lambda entry: entry.moment))


def _life(card: CardId, chance: random.Random) -> Iterator[Entry]:
    """The reviews of a card, further and further apart."""
    day, stability, last = MONDAY - timedelta(days=chance.randint(60, 364)), 2.0, None
    while day <= MONDAY:
        recall = retrievability(stability, (day - last).days) if last else None
        passed = chance.random() < 8 / 9
        rating = chance.choice([Rating.HARD, Rating.GOOD, Rating.GOOD, Rating.EASY]) if passed else Rating.AGAIN
        stability = stability * 1.6 if passed else 2.0
        yield review(
            card, day, rating, expected_recall=recall, duration_ms=chance.randint(4_000, 90_000),
            moment=datetime.combine(day, time(chance.choice([7, 8, 8, 21]), chance.randint(0, 59)), UTC),
            zone_offset_minutes=60, phase_before=Phase.REVIEW if last else Phase.NEW,
            due=day + timedelta(days=round(stability)),
        )  # fmt: skip
        last, day = day, day + timedelta(days=round(stability))


def cards_of(world: World) -> list[CardId]:
    """The ids of a collection's cards, in order."""
    with world.store.reading() as transaction:
        return sorted(transaction.schedule.states())
