"""The plan played ahead: the days to come, if each is studied as today's agenda is, at today's prices.

Of each day those cards are taken whose seconds are worth it, and the new ones that are to be begun. This is what days
will ask for; for the recall to expect, roll-outs by the greedy rule are the honest side to err on.
"""

from dataclasses import replace

import numpy as np

from srs.memory import Floats
from srs.plan.agenda import Agenda
from srs.plan.cards import Cards, Ints
from srs.plan.horizon import Horizon
from srs.plan.pace import first_seconds, left_to_begin, to_begin
from srs.plan.rollout import Rollout, rolled_out_by

_RUNS = 2
_MOST_CARDS = 2000


def played_ahead(of: Agenda, horizon: Horizon, *, seed: int = 0) -> Rollout:
    """Two runs over the days of a horizon, whose first may have less seconds left than the agenda was made for."""
    return rolled_out_by(
        lambda positions: _AsAgenda(of, positions),
        of.cards,
        horizon,
        of.learner,
        runs=_RUNS,
        most=_MOST_CARDS,
        seed=seed,
    )


class _AsAgenda:
    """The rule by which an agenda takes some of its cards, on its own day and on those that follow."""

    def __init__(self, of: Agenda, positions: Ints) -> None:
        classed = of.classed and of.classed.at(positions)
        self._agenda = replace(of, cards=of.cards.only(positions), classed=classed, order=of.order[positions])
        self._wanted_today = of.to_begin * len(positions) / max(1, len(of.cards))
        self._step = -1
        self._begins: list[tuple[float, Floats]] = []

    def __call__(self, of: Cards, step: int, left: Floats) -> tuple[Floats, Floats]:
        runs = [_of_run(of, run) for run in range(len(of.stability))]
        horizon = self._agenda.horizon.later(step)
        if step != self._step:
            self._step = step
            self._begins = [self._begin(run, horizon) for run in runs]
        priced = self._agenda.priced and self._agenda.priced.later(step)
        day = replace(self._agenda, horizon=horizon, priced=priced)
        found = [
            day.with_cards(run, left_to_begin(wanted, seconds, run.seen), float(rest))
            for run, (wanted, seconds), rest in zip(runs, self._begins, left, strict=True)
        ]
        index = np.stack([np.where(each.index > each.least, each.index, 0.0) for each in found])
        return index, np.stack([each.gains.seconds for each in found])

    def _begin(self, of: Cards, horizon: Horizon) -> tuple[float, Floats]:
        """The seconds of new cards to be begun on a day, and what each takes."""
        learner = self._agenda.learner
        wanted = to_begin(of, horizon, learner) if self._step else self._wanted_today
        return wanted, first_seconds(of, ~of.seen, horizon, learner)


def _of_run(of: Cards, run: int) -> Cards:
    return replace(
        of,
        stability=of.stability[run],
        difficulty=of.difficulty[run],
        elapsed=of.elapsed[run],
        today=of.today[run],
    )
