"""Cramming: every card of a sitting whether due or not, round by round, and the schedule stays as it is.

A round asks the cards that were passed least often today, among these those asked least often, and the least recalled
first. A card that failed comes again at the end of its round, until it is passed; one that was passed has left the
sitting. All of it follows from the log, so that an undo, and a sitting in another window, find the same order.
"""

from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from srs.card_queue import lot, recall_of
from srs.day import Candidate, Counts
from srs.model import CardId, Phase, Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Crammed:
    """How a card was crammed: how often it was asked and passed today, and its last rating of this sitting."""

    asked: int = 0
    passed: int = 0
    last: Rating | None = None

    def after(self, rating: Rating, *, today: bool = True, here: bool = True) -> "Crammed":
        """The same with one more answer, given today or before, here in this sitting or elsewhere."""
        return Crammed(
            asked=self.asked + today,
            passed=self.passed + (today and rating is not Rating.AGAIN),
            last=rating if here else self.last,
        )


_NEVER = Crammed()


@dataclass(frozen=True, slots=True, kw_only=True)
class CramQueue:
    """The cards that are left in their order, and how those asked today were crammed; a new queue after every answer.

    `seed` draws the order where it is at random; None orders by recall.
    """

    today: date
    weights: tuple[float, ...]
    seed: str | None = None
    cards: tuple[Candidate, ...] = ()
    crammed: Mapping[CardId, Crammed] = field(default_factory=dict)

    def next(self, _now: datetime) -> Candidate | None:
        """The card that comes now."""
        return self.cards[0] if self.cards else None

    def counts(self) -> Counts:
        """What is left: new cards, those that failed in this sitting and come again, and the others."""
        failed = sum(self._of(each).last is not None for each in self.cards)
        new = sum(each.phase is Phase.NEW and self._of(each).last is None for each in self.cards)
        return Counts(new=new, learning=failed, review=len(self.cards) - failed - new)

    def waiting_until(self) -> datetime | None:
        """Never: no card of a cram waits for its moment."""
        return None

    def waiting(self, card: CardId) -> Candidate | None:
        """The candidate of this card, if it is left."""
        return next((each for each in self.cards if each.card == card), None)

    def after(self, done: Candidate, rating: Rating) -> "CramQueue":
        """The queue when a card of it was answered."""
        crammed = {**self.crammed, done.card: self._of(done).after(rating)}
        left = replace(self, crammed=crammed, cards=tuple(each for each in self.cards if each.card != done.card))
        return left if rating is not Rating.AGAIN else left.with_cards([done])

    def with_cards(self, found: Iterable[Candidate]) -> "CramQueue":
        """The queue with more cards; those that were passed in this sitting have left it."""
        cards = list(self.cards)
        left = [each for each in found if self._of(each).last in (None, Rating.AGAIN)]
        if cards:
            for each in left:
                insort(cards, each, key=self._place)
        else:
            cards = sorted(left, key=self._place)
        return replace(self, cards=tuple(cards))

    def _of(self, candidate: Candidate) -> Crammed:
        return self.crammed.get(candidate.card, _NEVER)

    def _place(self, each: Candidate) -> tuple[float | str, ...]:
        """What the cards are sorted by; of those never seen nothing is known, and they come after the others."""
        so_far = self._of(each)
        if self.seed is not None:
            return so_far.passed, so_far.asked, lot(f"{each.card}:{self.seed}", self.today)
        known = each.phase is not Phase.NEW
        recall = recall_of(each, self.today, self.weights) if known else 2.0
        return so_far.passed, so_far.asked, recall, each.sequence, each.position, each.card
