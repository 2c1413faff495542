"""The recall to expect of each deck, type and stage, if the plan is followed and if nothing is answered again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from srs.model import Checked
from srs.outlook.ranges import Range, shown
from srs.plan.cards import Cards, Ints
from srs.plan.forecast import estimate, model_error
from srs.plan.rollout import Rollout
from srs.planning.scoped import Scoped
from srs.settings import lineage


class By(StrEnum):
    """What topics are told apart by."""

    DECK = "deck"
    TYPE = "type"
    STAGE = "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Questions with something in common, how many, and what to expect of them."""

    by: By
    name: str
    questions: int
    followed: Range
    stopped: Range


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prospect:
    """Recall to come of one interview: its roll-out, what each row's question is, and which rows are in its scope.

    `questions` and `inside` go by the rows of the roll-out; `error` is the model's own.
    """

    rollout: Rollout
    questions: Ints
    inside: Ints
    interview: int
    error: float
    checked: Checked

    def among(self, rows: Ints) -> Range:
        """What to expect of the questions of these rows."""
        found = estimate(self.rollout, self.questions, self.error, interview=self.interview, among=rows)
        return shown(found, self.checked)

    @property
    def whole(self) -> Range:
        """What to expect of all questions in scope."""
        return self.among(self.inside)


def error_of(answers: int, of: Scoped) -> float:
    """The error of the model itself (a share), for what so many answers, and the reviews of these cards, say."""
    reviews = [row.reviews for row in of.rows if row.stability is not None]
    return model_error(answers, sum(each <= 1 for each in reviews) / max(1, len(reviews)))


def prospect(of: Rollout, cards: Cards, questions: Ints, interview: int, error: float, checked: Checked) -> Prospect:
    """The prospect of an interview, given all cards and the number of each one's question."""
    inside = np.flatnonzero(cards.weight[of.positions, interview] > 0)
    return Prospect(
        rollout=of,
        questions=questions[of.positions],
        inside=inside,
        interview=interview,
        error=error,
        checked=checked,
    )


def topics(
    followed: Prospect, stopped: Prospect, named: Mapping[By, Sequence[str | None]], questions: int
) -> tuple[Topic, ...]:
    """The topics of an interview, by deck, type and stage, each in order of name; a deck has those below in it.

    `named`: what each row of the two prospects is called; None where it has no such name. `questions` are in scope,
    which the rows of a roll-out may be a sample of.
    """
    sampled = len(np.unique(followed.questions[followed.inside]))
    return tuple(_topics(followed, stopped, named, questions / max(1, sampled)))


def _topics(
    followed: Prospect, stopped: Prospect, named: Mapping[By, Sequence[str | None]], stand_for: float
) -> Iterator[Topic]:
    for by, names in named.items():
        rows: dict[str, list[int]] = {}
        for row in followed.inside.tolist():
            for name in _with_above(by, names[row]):
                rows.setdefault(name, []).append(row)
        for name in _telling(by, rows):
            inside = np.array(rows[name], dtype=np.int64)
            yield Topic(
                by=by,
                name=name,
                questions=round(stand_for * len(np.unique(followed.questions[inside]))),
                followed=followed.among(inside),
                stopped=stopped.among(inside),
            )


def _telling(by: By, rows: Mapping[str, Sequence[int]]) -> list[str]:
    """The names in order, without a deck all of whose cards are in one deck below it."""
    above = {lineage(name)[-2]: name for name in rows} if by is By.DECK else {}
    return sorted(name for name in rows if name not in above or len(rows[above[name]]) < len(rows[name]))


def _with_above(by: By, name: str | None) -> Sequence[str]:
    """The topics that a row counts in: a deck and all above it, or the one of that name."""
    if name is None:
        return ()
    return lineage(name)[1:] if by is By.DECK else (name,)
