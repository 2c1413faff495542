"""Values of memory states at prices: the best a card answered today can still come to, by backward recursion.

For a card of unit weight whose last answer was at moment t and led to (S, D), with an interview at day T and price l_u
(recall a second) of moment u:

    W_t(S, D) = max( R(S, T - t),  max over u > t of [ A(S, D, u - t; W_u) - l_u c(R(S, u - t)) ] )
    A         = sum over ratings of P(rating | R) W_u(S', D'),   F_u in place of W_u after Again
    F_t(S, D) = max( W_t,  0.95 W_t(S good the same day) + 0.05 F_t(S again) - l_t c(0.95) ),  twice at most
    N_t       = sum over first ratings of p W_t(S0, D0),  F_t after Again

With several interviews each option also earns the recall at those that lie between t and u.
"""

from dataclasses import dataclass

import numpy as np

from srs import memory
from srs.memory import Floats
from srs.plan.cards import Ints
from srs.plan.grid import Corners, Grid
from srs.plan.horizon import Horizon
from srs.plan.kernel import Kernel
from srs.plan.kinds import Kinds

REPEATS = 2
"""How often a failed card may be repeated the same day, in the tables."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choices:
    """What the options were worth, kept for the flow.

    `waits` (steps, delays, kinds, nodes) of waiting each delay from
    each moment, -inf past the end; `repeats` (steps, `REPEATS`, kinds, nodes) of repeating, and `failed` (steps,
    `REPEATS` + 1, kinds, nodes) of a failed card with so many repeats left.
    """

    waits: Floats
    repeats: Floats
    failed: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tables:
    """The values of unit cards: W, F, N and that of no further review.

    `passed`, `failed`, `stop`: (steps, kinds, nodes); `first`: (steps, kinds).
    """

    grid: Grid
    passed: Floats
    failed: Floats
    first: Floats
    stop: Floats

    def at(self, steps: Ints, kinds: Ints, corners: Corners, *, failed: bool = False) -> Floats:
        """Values of exact states at moments, after passing or failing: all arguments broadcast against each other."""
        values = (self.failed if failed else self.passed).reshape(-1)
        place = (steps * self.passed.shape[1] + kinds) * self.grid.nodes + corners.node
        near = values.take(place)
        near += corners.right * (values.take(place + 1) - near)
        place += self.grid.stabilities
        far = values.take(place)
        far += corners.right * (values.take(place + 1) - far)
        far -= near
        far *= corners.down
        far += near
        found: Floats = far
        return found

    def later(self, step: int) -> "Tables":
        """The same from a moment on."""
        return Tables(
            grid=self.grid,
            passed=self.passed[step:],
            failed=self.failed[step:],
            first=self.first[step:],
            stop=self.stop[step:],
        )


def backward(kernel: Kernel, horizon: Horizon, kinds: Kinds, prices: Floats) -> Tables:
    """The tables at prices (steps,) in recall a second."""
    return _recursion(kernel, horizon, kinds, prices, 0.0, None)


def blurred_backward(
    kernel: Kernel, horizon: Horizon, kinds: Kinds, prices: Floats, blur: float
) -> tuple[Tables, Choices]:
    """The tables with b log(sum of exp(v / b)) in place of each maximum, and the options' values."""
    shape = (len(kinds), kernel.grid.nodes)
    choices = Choices(
        waits=np.full((horizon.steps, len(kernel.delays), *shape), -np.inf),
        repeats=np.empty((horizon.steps, REPEATS, *shape)),
        failed=np.empty((horizon.steps, REPEATS + 1, *shape)),
    )
    return _recursion(kernel, horizon, kinds, prices, blur, choices), choices


def _recursion(
    kernel: Kernel, horizon: Horizon, kinds: Kinds, prices: Floats, blur: float, choices: Choices | None
) -> Tables:
    ahead = _recall_ahead(kernel, horizon)
    stop = _without_review(kernel, kinds, ahead)
    passed, failed = stop.copy(), np.empty_like(stop)
    for moment in range(horizon.steps - 1, -1, -1):
        charge = prices[moment] * kinds.multiples
        failed[moment] = _failed(kernel, passed[moment], charge, blur, choices, moment)
        reach = int(np.searchsorted(kernel.delays, moment, side="right"))
        if reach:
            earlier = moment - kernel.delays[:reach]
            value = kernel.before(kernel.mixed(passed[moment], failed[moment]), reach)
            value -= charge[:, None] * kernel.seconds[:reach, None]
            _add_between(value, ahead[earlier], moment, horizon, kinds)
            passed[earlier] = better(passed[earlier], value, blur)
            if choices is not None:
                choices.waits[earlier, np.arange(reach)] = value
    return Tables(grid=kernel.grid, passed=passed, failed=failed, first=_first(kernel, passed, failed), stop=stop)


def better(one: Floats, other: Floats, blur: float) -> Floats:
    """The larger of two values, or b log(exp(one / b) + exp(other / b))."""
    best = np.maximum(one, other)
    if blur:
        best += blur * np.log1p(np.exp(-np.abs(one - other) / blur))
    return best


def _failed(
    kernel: Kernel, passed: Floats, charge: Floats, blur: float, choices: Choices | None, moment: int
) -> Floats:
    """F from W at one moment, (kinds, nodes), where a second costs each kind its charge (kinds,)."""
    failed, cost = passed, charge[:, None] * kernel.learner.seconds_repeat
    for number in range(REPEATS):
        value = repeat_value(kernel, passed, failed) - cost
        if choices is not None:
            choices.failed[moment, number], choices.repeats[moment, number] = failed, value
        failed = better(passed, value, blur)
    if choices is not None:
        choices.failed[moment, REPEATS] = failed
    return failed


def repeat_value(kernel: Kernel, passed: Floats, failed: Floats) -> Floats:
    """The value of repeating at each node, before its cost: (kinds, nodes)."""
    mixed = kernel.mixed(passed, failed)
    found: Floats = np.einsum("jn,kjn->kn", kernel.repeat_weight, np.take(mixed, kernel.repeat_index, axis=1))
    return found


def _recall_ahead(kernel: Kernel, horizon: Horizon) -> Floats:
    """Recall at each interview from each moment on, 0 where it is over: (steps, interviews, stabilities)."""
    left = horizon.days_left(horizon.moments)[..., None]
    recall = memory.retrievability(kernel.grid.stability, np.maximum(left, 0.0), kernel.learner.weights)
    found: Floats = np.where(left > 0, recall, 0.0)
    return found


def _without_review(kernel: Kernel, kinds: Kinds, ahead: Floats) -> Floats:
    """Recall earned without another review, from each moment on: (steps, kinds, nodes)."""
    earned = np.einsum("ki,tis->tks", kinds.rewards, ahead)
    return np.repeat(earned[:, :, None], kernel.grid.difficulties, axis=2).reshape(*earned.shape[:2], -1)


def _add_between(value: Floats, ahead: Floats, moment: int, horizon: Horizon, kinds: Kinds) -> None:
    """Add to options (m, kinds, nodes) that end at a moment the recall at interviews that lie before it."""
    over = np.asarray(horizon.days) <= moment * horizon.step_days
    if over.any():
        earned = np.einsum("ki,mis->mks", kinds.rewards * over, ahead)
        value.reshape(*value.shape[:2], -1, ahead.shape[2])[...] += earned[:, :, None]


def _first(kernel: Kernel, passed: Floats, failed: Floats) -> Floats:
    again = np.einsum("c,tkc->tk", kernel.first_weight[:, 0], failed[:, :, kernel.first_index[:, 0]])
    rest = np.einsum("cg,tkcg->tk", kernel.first_weight[:, 1:], passed[:, :, kernel.first_index[:, 1:]])
    found: Floats = again + rest
    return found
