"""The cards in the scope of interviews, as the arrays of the planner."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from srs.clock import Clock
from srs.errors import SearchError
from srs.memory import Floats
from srs.model import CardId, Interview, QuestionId, Rating, Role
from srs.plan.cards import ALONE, Cards, Flags, Ints, Today, cards
from srs.plan.families import in_turn
from srs.planning.lengths import usual_length
from srs.preparation import scope, weights
from srs.store import Transaction
from srs.store.plan_reader import PlanCard

_FEW = 5000
"""Of more cards than these the weights are read at once, for all cards there are."""


def worth_of(transaction: Transaction, clock: Clock, interviews: Sequence[Interview]) -> dict[CardId, list[float]]:
    """What the recall of each card in a scope counts at each interview.

    An interview whose scope cannot be read any more has no cards.
    """
    found: dict[CardId, list[float]] = {}
    for number, interview in enumerate(interviews):
        try:
            inside = scope(transaction, clock, interview)
        except SearchError:
            continue  # a saved search in it was forgotten: `viva interview` says so
        weighed = weights(transaction, interview, inside if len(inside) <= _FEW else None)
        for card in inside:
            found.setdefault(card, [0.0] * len(interviews))[number] = weighed.get(card, 0.0)
    return {card: each for card, each in found.items() if any(each)}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scoped:
    """n cards in scope: `rows` in the order of the collection, and the same as `arrays`.

    `questions` (n,): a number for each card's question; `order` (n,): ranks that break ties, topic by topic in turn;
    `begun` (n,): which cards were answered for the first time today; `counts` (n, interviews): how many times as much
    as usual each card's question counts, and `times` (n,): the same of all interviews, as the arrays weigh it.
    """

    rows: Sequence[PlanCard]
    arrays: Cards
    questions: Ints
    order: Ints
    begun: Flags
    counts: Floats
    times: Floats

    @property
    def scale(self) -> float:
        """What a card is worth on average, over all interviews: 1 where no card is in the scope of two."""
        return float(self.arrays.weight.sum(axis=1).mean())

    def only(self, positions: Ints) -> "Scoped":
        """Some of the cards by themselves."""
        return Scoped(
            rows=[self.rows[position] for position in positions],
            arrays=self.arrays.only(positions),
            questions=self.questions[positions],
            order=self.order[positions],
            begun=self.begun[positions],
            counts=self.counts[positions],
            times=self.times[positions],
        )


def scoped(
    rows: Sequence[PlanCard],
    worth: Mapping[CardId, Sequence[float]],
    own_lengths: Mapping[Role, float],
    ratings_today: Mapping[CardId, Sequence[Rating]],
    today: date,
) -> Scoped:
    """The cards of these rows, each worth something; days between are never negative, wherever the clock went."""
    known = [(row.stability, row.difficulty, row.study_day) for row in rows]
    seen = [None not in each for each in known]
    elapsed = [max(0, (today - day).days) if day and has else 0 for (_, _, day), has in zip(known, seen, strict=True)]
    numbers: dict[QuestionId, int] = {}
    decks: dict[str, int] = {}
    questions = np.array([numbers.setdefault(row.question, len(numbers)) for row in rows], dtype=np.int64)
    counts = np.array([worth[row.card] for row in rows], dtype=np.float64)
    weight, times = _shared(counts, questions)
    arrays = cards(
        _floats(stability if has else None for (stability, _, _), has in zip(known, seen, strict=True)),
        _floats(difficulty if has else None for (_, difficulty, _), has in zip(known, seen, strict=True)),
        np.array(elapsed, dtype=np.float64),
        weight=weight,
        length=_floats(usual_length(row.role, row.minutes) * own_lengths[row.role] for row in rows),
        answer=_answers(rows),
        today=np.array([_done(row, ratings_today) for row in rows], dtype=np.int64),
    )
    return Scoped(
        rows=rows,
        arrays=arrays,
        questions=questions,
        order=in_turn(np.array([decks.setdefault(row.deck, len(decks)) for row in rows], dtype=np.int64)),
        begun=np.array([0 < row.reviews == len(ratings_today.get(row.card, ())) for row in rows], dtype=np.bool_),
        counts=counts,
        times=times,
    )


def _shared(counts: Floats, questions: Ints) -> tuple[Floats, Floats]:
    """What each card's recall is worth, (n, interviews), and how many times as much that is as of its like, (n,).

    A question's recall is the mean over its cards, so its cards in scope share what it is worth. The cards of an
    interview are worth 1 on average, whatever they count.
    """
    weight, times = np.zeros_like(counts), np.zeros(len(counts))
    for interview, within in enumerate((counts > 0).T):
        if within.any():
            sizes = np.bincount(questions[within])
            shares = 1 / sizes[questions[within]]
            count = counts[within, interview] * shares.sum() / (counts[within, interview] * shares).sum()
            weight[within, interview] = count * shares / shares.mean()
            times[within] += count
    return weight, np.maximum(times, 1e-12)


def _floats(values: Iterable[float | None]) -> Floats:
    return np.array([np.nan if each is None else each for each in values], dtype=np.float64)


def _answers(rows: Sequence[PlanCard]) -> Ints:
    """The position of the answer card whose ticks review each card."""
    place = {row.question: position for position, row in enumerate(rows) if row.role is Role.ANSWER}
    return np.array(
        [place.get(row.question, ALONE) if row.role is Role.POINT and row.whole_point else ALONE for row in rows],
        dtype=np.int64,
    )


def _done(row: PlanCard, ratings_today: Mapping[CardId, Sequence[Rating]]) -> Today:
    """What was done with a card today; one that was put off until tomorrow is closed like one that was passed."""
    if row.buried:
        return Today.PASSED
    ratings = ratings_today.get(row.card)
    if not ratings or row.stability is None:
        return Today.OPEN
    return Today.FAILED if ratings[-1] is Rating.AGAIN else Today.PASSED
