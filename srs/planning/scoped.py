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
    as usual each card's question counts.
    """

    rows: Sequence[PlanCard]
    arrays: Cards
    questions: Ints
    order: Ints
    begun: Flags
    counts: Floats

    def only(self, positions: Ints) -> "Scoped":
        """Some of the cards by themselves."""
        return Scoped(
            rows=[self.rows[position] for position in positions],
            arrays=self.arrays.only(positions),
            questions=self.questions[positions],
            order=self.order[positions],
            begun=self.begun[positions],
            counts=self.counts[positions],
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
    arrays = cards(
        _floats(stability if has else None for (stability, _, _), has in zip(known, seen, strict=True)),
        _floats(difficulty if has else None for (_, difficulty, _), has in zip(known, seen, strict=True)),
        np.array(elapsed, dtype=np.float64),
        weight=_shared(counts, questions),
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
    )


def _shared(counts: Floats, questions: Ints) -> Floats:
    """What each card's recall is worth, (n, interviews): its question's, shared among the question's cards in scope.

    A question's recall is the mean over its cards. As a whole the cards are worth what they count.
    """
    inside = counts > 0
    found = np.zeros_like(counts)
    for interview, within in enumerate(inside.T):
        sizes = np.bincount(questions[within], minlength=int(questions.max(initial=-1)) + 1)
        share = counts[within, interview] / sizes[questions[within]]
        found[within, interview] = share * counts[within, interview].sum() / max(share.sum(), 1e-12)
    return found


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
