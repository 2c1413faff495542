"""The coming year of a collection as it is: its cards, weights and seconds an answer, ready to be played through."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from srs.actions import Journal
from srs.day import TYPICAL_SECONDS, Candidate
from srs.errors import NotFoundError
from srs.model import CardId, Role
from srs.settings import DECK_SEPARATOR, Settings
from srs.simulation import Deck


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """What a simulation begins with: the cards that are not put aside, and what holds for the collection.

    `new_per_day` and `reviews_per_day` are those of all decks at the top together. `seconds` are what an answer takes
    by role, the person's own where there are enough; `own_seconds` says for which.
    """

    today: date
    deck: Deck
    new: int
    weights: tuple[float, ...]
    settings: Settings
    new_per_day: int
    reviews_per_day: int
    seconds: Mapping[Role, float]
    own_seconds: frozenset[Role]


def workload(journal: Journal, only: Collection[CardId] | None = None) -> Workload:
    """The collection as it stands today, or some of its cards.

    Raises:
        NotFoundError: there are no cards to review.
    """
    today = journal.clock.study_day()
    with journal.store.reading() as transaction:
        cards = transaction.schedule.every(today, only)
        own = transaction.schedule.seconds(today)
        settings = transaction.schedule.settings()
        weights = transaction.schedule.weights()
    if not cards:
        raise NotFoundError("there are no cards to simulate; import a bank first: viva import FILE")
    ordered = sorted(cards, key=lambda each: (each.sequence, each.position))
    seconds = {**TYPICAL_SECONDS, **own}
    tops = {each.deck.split(DECK_SEPARATOR)[0] for each in cards}
    return Workload(
        today=today,
        deck=_deck(ordered, today, seconds),
        new=sum(each.stability is None for each in cards),
        weights=weights,
        settings=settings[""],
        new_per_day=sum(settings[top].new_per_day for top in tops),
        reviews_per_day=sum(settings[top].reviews_per_day for top in tops),
        seconds={role: seconds[role] for role in sorted({each.role for each in cards})},
        own_seconds=frozenset(own),
    )


def _deck(cards: Sequence[Candidate], today: date, seconds: Mapping[Role, float]) -> Deck:
    def days(day: date | None) -> float:
        return float((day - today).days) if day else 0.0

    return Deck(
        stability=np.array([np.nan if each.stability is None else each.stability for each in cards]),
        difficulty=np.array([np.nan if each.difficulty is None else each.difficulty for each in cards]),
        elapsed=np.array([max(0.0, -days(each.study_day)) for each in cards]),
        due=np.array([days(each.due_day) for each in cards]),
        seconds=np.array([seconds[each.role] for each in cards]),
    )
