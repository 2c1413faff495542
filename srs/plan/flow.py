"""The seconds of each moment that cards want at given prices: their mass followed forward over the grid.

With blurred maxima (`tables.blurred_backward`) the chance of an option of value v is exp((v - W) / blur): that is the
derivative of W, so what is computed here is the exact slope of the blurred dual function. Identical new cards thereby
spread over the days instead of all wanting the same one. A mass is the weight of cards times the multiple of
their kind: their number times their length.
"""

from dataclasses import dataclass

import numpy as np

from srs.memory import Floats
from srs.plan.kernel import Kernel
from srs.plan.start import Start
from srs.plan.tables import REPEATS, Choices, Tables


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sent:
    """First reviews by moment: chances of the cards seen before (n, steps), and of the new ones (kinds, steps)."""

    seen: Floats
    new: Floats


def seconds_wanted(kernel: Kernel, start: Start, tables: Tables, choices: Choices, sent: Sent, blur: float) -> Floats:
    """Expected seconds wanted at each moment: (steps,). The options' values are used up."""
    steps = len(tables.stop)
    wanted = np.zeros(steps)
    failed, passed = np.zeros_like(tables.failed), np.zeros_like(tables.passed)
    _begin_seen(start, sent.seen, wanted, failed, passed)
    _begin_new(kernel, start, sent.new, wanted, failed, passed)
    for moment in range(steps):
        reach = int(np.searchsorted(kernel.delays, moment, side="right"))
        if reach:
            arriving = choices.waits[moment - kernel.delays[:reach], np.arange(reach)]
            wanted[moment] += np.einsum("dkn,dn->", arriving, kernel.seconds[:reach])
            _arrive(kernel, arriving, failed[moment], passed[moment])
        settled, seconds = _repeat(kernel, choices, moment, failed[moment], passed[moment], blur)
        wanted[moment] += seconds
        waits = choices.waits[moment]
        waits[...] = np.exp((waits - tables.passed[moment]) / blur) * settled
    return wanted


def _begin_seen(start: Start, chances: Floats, wanted: Floats, failed: Floats, passed: Floats) -> None:
    """Send the cards seen before to their first reviews."""
    for part, kind, places in start.rungs():
        sent = chances * (start.copies * start.classed.scale * part * start.kinds.multiples[kind])[:, None]
        wanted += np.einsum("nt,nt->t", sent, start.seconds)
        mass = start.weights * sent
        for into, rows in ((failed, slice(4)), (passed, slice(4, 16))):
            into.reshape(-1)[...] += np.bincount(places[rows].ravel(), mass[rows].ravel(), into.size)


def _begin_new(kernel: Kernel, start: Start, chances: Floats, wanted: Floats, failed: Floats, passed: Floats) -> None:
    """Send the new cards to their first answers."""
    sent = chances * (start.new_worth * start.kinds.multiples)[:, None]
    wanted += sent.sum(axis=0) * kernel.learner.seconds_first
    for rating in range(4):
        into = failed if rating == 0 else passed
        for node, weight in zip(kernel.first_index[:, rating], kernel.first_weight[:, rating], strict=True):
            into[:, :, node] += sent.T * weight


def _arrive(kernel: Kernel, arriving: Floats, failed: Floats, passed: Floats) -> None:
    """Review the masses (delays, kinds, nodes) that waited until this moment."""
    delays, kinds, nodes = arriving.shape
    width = delays * nodes
    index, weight = kernel.index[:, :width].ravel(), kernel.weight[:, :width]
    for kind in range(kinds):
        mass = weight * arriving[:, kind].reshape(-1)
        reached = np.asarray(np.bincount(index, mass.ravel(), 4 * nodes), dtype=np.float64)
        after = kernel.unmixed(reached)
        failed[kind] += after[0]
        passed[kind] += after[1:].sum(axis=0)


def _repeat(
    kernel: Kernel, choices: Choices, moment: int, failed: Floats, passed: Floats, blur: float
) -> tuple[Floats, float]:
    """The mass that is left when failed cards were repeated, and the seconds that took."""
    settled, again, repeated = passed, failed, 0.0
    for number in range(REPEATS - 1, -1, -1):
        worth = choices.repeats[moment, number] - choices.failed[moment, number + 1]
        sent = again * np.exp(worth / blur)
        repeated += float(sent.sum())
        parted = np.stack([_repeated(kernel, mass) for mass in sent])
        settled, again = settled + (again - sent) + parted[:, 1], parted[:, 0]
    return settled + again, repeated * kernel.learner.seconds_repeat


def _repeated(kernel: Kernel, mass: Floats) -> Floats:
    """Mass (nodes,) after a repeat: failed again, and passed: (2, nodes)."""
    spread = (kernel.repeat_weight * mass).ravel()
    reached = np.asarray(np.bincount(kernel.repeat_index.ravel(), spread, 4 * len(mass)), dtype=np.float64)
    after = kernel.unmixed(reached)
    return np.stack([after[0], after[2]])
