"""The day's queue: which card comes now, from what is due, what is new and what was done today."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from srs import backlog
from srs.day import Candidate, Counts, Day
from srs.model import CardId, Phase, QuestionId, Role
from srs.scheduler import retrievability, weights_of
from srs.settings import NewOrder, ReviewOrder, Settings, lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class CardQueue:
    """The cards of a day in order; a new queue after every answer.

    Learning cards that are due come first; then the reviews, with the new cards spread between them, or after them in
    a backlog; learning cards that are nearly due come last. `together` are the decks whose siblings need not wait for
    different days.
    """

    learning: tuple[Candidate, ...] = ()
    reviews: tuple[Candidate, ...] = ()
    new: tuple[Candidate, ...] = ()
    new_done: int = 0
    reviews_done: int = 0
    learn_ahead: timedelta = timedelta(minutes=20)
    in_backlog: bool = False
    together: frozenset[str] = frozenset()

    def next(self, now: datetime) -> Candidate | None:
        """The card that comes now, if one does."""
        first = self.learning[0] if self.learning else None
        if first and first.due_at and first.due_at <= now:
            return first
        if self._new_comes_next():
            return self.new[0]
        if self.reviews:
            return self.reviews[0]
        if first and first.due_at and first.due_at <= now + self.learn_ahead:
            return first
        return None

    def _new_comes_next(self) -> bool:
        """Whether the share of new cards done lags behind the share of reviews done."""
        if not self.new or not self.reviews:
            return bool(self.new)
        if self.in_backlog:
            return False
        of_new = (self.new_done + 0.5) / (self.new_done + len(self.new))
        of_reviews = (self.reviews_done + 0.5) / (self.reviews_done + len(self.reviews))
        return of_new < of_reviews

    def counts(self) -> Counts:
        """What is left."""
        return Counts(new=len(self.new), learning=len(self.learning), review=len(self.reviews))

    def waiting_until(self) -> datetime | None:
        """When the next learning card is due, if one waits."""
        return self.learning[0].due_at if self.learning else None

    def waiting(self, card: CardId) -> Candidate | None:
        """The candidate of this card, if it is in the queue."""
        return next((each for each in (*self.learning, *self.reviews, *self.new) if each.card == card), None)

    def without(self, question: QuestionId, *, done: Candidate | None = None) -> "CardQueue":
        """The queue when a card of this question was reviewed: its reviews and new cards wait for another day.

        `done` is the card, where it counts for the day's limits.
        """

        def stays(each: Candidate) -> bool:
            if each.question != question:
                return True
            return each.deck in self.together and done is not None and each.card != done.card

        return replace(
            self,
            learning=tuple(each for each in self.learning if done is None or each.card != done.card),
            reviews=tuple(filter(stays, self.reviews)),
            new=tuple(filter(stays, self.new)),
            new_done=self.new_done + (done is not None and done.phase is Phase.NEW),
            reviews_done=self.reviews_done + (done is not None and done.phase is Phase.REVIEW),
        )

    def without_card(self, card: CardId) -> "CardQueue":
        """The queue without one card."""
        return replace(
            self,
            learning=tuple(each for each in self.learning if each.card != card),
            reviews=tuple(each for each in self.reviews if each.card != card),
            new=tuple(each for each in self.new if each.card != card),
        )

    def with_learning(self, candidate: Candidate) -> "CardQueue":
        """The queue with a card that comes back after a step."""
        others = [each for each in self.learning if each.card != candidate.card]
        return replace(self, learning=tuple(sorted([*others, candidate], key=_by_due)))


def within(day: Day, deck: str | None) -> Day:
    """The day with only the candidates of a deck and those below it; without a deck, with all."""
    if deck is None:
        return day

    def kept(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        return tuple(each for each in candidates if deck in lineage(each.deck))

    return replace(day, learning=kept(day.learning), reviews=kept(day.reviews), new=kept(day.new))


def build(day: Day, settings_of: Mapping[str, Settings], deck: str | None = None) -> CardQueue:
    """The queue of a day, over one deck and those below it if named.

    `settings_of` has the settings of every deck that a candidate is in and of those above it, '' among them. The orders
    are those of the deck that is reviewed.
    """
    day = within(day, deck)
    settings = settings_of.get(deck or "", settings_of[""])
    together = _together(settings_of)
    in_backlog = backlog.is_backlog(day, settings)
    worth = _worth_reviewing(day, settings.review_order, in_backlog, weights_of(settings_of[""]))
    reviews = _one_a_question(worth, day.reviewed, together)
    reviews = _limited(reviews, day.reviews_done, {d: s.review_limit(day.today) for d, s in settings_of.items()})
    taken = day.reviewed | {each.question for each in reviews} | {each.question for each in day.learning}
    fresh = _one_a_question(sorted(day.new, key=_of_new(settings.new_order, day.today)), taken, together)
    fresh = _limited(fresh, day.new_done, {d: s.new_limit(day.today) for d, s in settings_of.items()})
    return CardQueue(
        learning=tuple(sorted(day.learning, key=_by_due)),
        reviews=tuple(reviews),
        new=tuple(fresh),
        new_done=sum(day.new_done.values()),
        reviews_done=sum(day.reviews_done.values()),
        learn_ahead=timedelta(minutes=settings_of[""].learn_ahead_minutes),
        in_backlog=in_backlog,
        together=together,
    )


def ordered_by_day(day: Day, settings_of: Mapping[str, Settings]) -> list[Candidate]:
    """The reviews by the day they are due, of each question the first where siblings stay apart."""
    weights = weights_of(settings_of[""])
    taken = day.reviewed | {each.question for each in day.learning}
    by_day = sorted(day.reviews, key=_of_reviews(ReviewOrder.DUE, day.today, weights))
    return _one_a_question(by_day, taken, _together(settings_of))


def _together(settings_of: Mapping[str, Settings]) -> frozenset[str]:
    """The decks whose siblings need not wait for different days."""
    return frozenset(name for name, of_deck in settings_of.items() if not of_deck.siblings_apart)


_Key = Callable[[Candidate], tuple[float | str, ...]]


def _worth_reviewing(day: Day, order: ReviewOrder, in_backlog: bool, weights: tuple[float, ...]) -> list[Candidate]:
    """The due reviews in their order, without points that an answer card will review within a day."""
    kept = [each for each in day.reviews if each.role is not Role.POINT or each.question not in day.answers_near]
    if in_backlog and order is ReviewOrder.RECALL:
        worth = backlog.by_worth(kept, day, weights)
        return sorted(kept, key=lambda each: (-worth.get(each.card, 0.0), *_in_order(each)))
    return sorted(kept, key=_of_reviews(order, day.today, weights))


def _of_reviews(order: ReviewOrder, today: date, weights: tuple[float, ...]) -> _Key:
    """What reviews are sorted by; those alike go by recall, then in the order of the collection."""

    def key(each: Candidate) -> tuple[float | str, ...]:
        recall = recall_of(each, today, weights)
        first: Mapping[ReviewOrder, tuple[float | str, ...]] = {
            ReviewOrder.RECALL: (),
            ReviewOrder.DUE: (each.due_day.toordinal() if each.due_day else 0,),
            ReviewOrder.DECK: (each.deck,),
            ReviewOrder.RANDOM: (lot(each.card, today),),
        }
        return (*first[order], recall, *_in_order(each))

    return key


def _of_new(order: NewOrder, today: date) -> _Key:
    """What new cards are sorted by; at random, those of a question stay in their order."""

    def key(each: Candidate) -> tuple[float | str, ...]:
        first: Mapping[NewOrder, tuple[float | str, ...]] = {
            NewOrder.BANK: (),
            NewOrder.DECK: (each.deck,),
            NewOrder.RANDOM: (lot(each.question, today),),
        }
        return (*first[order], *_in_order(each))

    return key


def lot(identifier: str, today: date) -> str:
    """What decides at random: another on each study day, the same all day long."""
    return hashlib.blake2b(f"{identifier}:{today}".encode(), digest_size=8).hexdigest()


def recall_of(candidate: Candidate, today: date, weights: tuple[float, ...]) -> float:
    """The chance of recall on a study day, for an order: 0 where nothing is known."""
    if candidate.stability is None or candidate.study_day is None:
        return 0.0
    return retrievability(candidate.stability, max(0, (today - candidate.study_day).days), weights)


def _one_a_question(
    candidates: Iterable[Candidate], taken: frozenset[QuestionId], together: frozenset[str]
) -> list[Candidate]:
    """The first candidate of each question that has none yet: siblings are not seen on the same day.

    In the decks whose siblings may come together, all of them.
    """
    seen = set(taken)
    kept = []
    for each in candidates:
        if each.deck in together or each.question not in seen:
            seen.add(each.question)
            kept.append(each)
    return kept


def _limited(candidates: Iterable[Candidate], done: Mapping[str, int], limits: Mapping[str, int]) -> list[Candidate]:
    """The candidates within the day's limit of their deck and of every deck above it."""
    used: dict[str, int] = {}
    for deck, count in done.items():
        for each in lineage(deck)[1:]:
            used[each] = used.get(each, 0) + count
    kept = []
    for candidate in candidates:
        decks = lineage(candidate.deck)[1:]
        if all(used.get(deck, 0) < limits[deck] for deck in decks):
            kept.append(candidate)
            for deck in decks:
                used[deck] = used.get(deck, 0) + 1
    return kept


def _in_order(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.sequence, candidate.position, candidate.card


def _by_due(candidate: Candidate) -> tuple[datetime, str]:
    if candidate.due_at is None:
        raise AssertionError(f"learning card {candidate.card} has no moment at which it is due")
    return candidate.due_at, candidate.card
