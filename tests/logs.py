"""Logs written by hand: entries with the fields that a test is about, their cards' states folded from them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from factories import World

from srs.model import Action, ActionId, ActionKind, CardId, Chooser, Entry, EntryId, EntryKind, Phase, Rating
from srs.scheduler import fold
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


def cards_of(world: World) -> list[CardId]:
    """The ids of a collection's cards, in order."""
    with world.store.reading() as transaction:
        return sorted(transaction.schedule.states())
