"""The seconds of each moment that cards want at given prices: their mass followed forward over the grid.

Each card takes its best option, blurred: the chance of an option of value v is proportional to exp(v / 0.005), else
identical new cards would all want the same day. That is what choosing with Gumbel noise gives on average, so no sample of
walks is drawn. A mass is a number of cards times their length, so seconds are masses times seconds of usual length.
"""

import numpy as np

from srs.memory import Floats
from srs.plan.horizon import Horizon
from srs.plan.kernel import Kernel
from srs.plan.start import Start
from srs.plan.tables import Tables, repeat_value

BLUR = 0.005
"""Differences of value (recall) that choices do not tell apart."""

_REPEATS = 2


def seconds_wanted(kernel: Kernel, horizon: Horizon, start: Start, tables: Tables, prices: Floats) -> Floats:
    """Expected seconds wanted at each moment: (steps,). `tables` must hold the options, which are used up."""
    if tables.options is None:
        raise ValueError("the flow needs tables with their options")
    wanted = np.zeros(horizon.steps)
    failed, passed = np.zeros_like(tables.failed), np.zeros_like(tables.passed)
    _begin_seen(start, tables, prices, wanted, failed, passed)
    _begin_new(kernel, start, tables, prices, wanted, failed, passed)
    for moment in range(horizon.steps):
        reach = int(np.searchsorted(kernel.delays, moment, side="right"))
        if reach:
            arriving = tables.options[moment - kernel.delays[:reach], np.arange(reach)]
            wanted[moment] += np.einsum("dkn,dn->", arriving, kernel.seconds[:reach])
            _arrive(kernel, arriving, failed[moment], passed[moment])
        charge = prices[moment] * start.kinds.multiples
        settled = _repeat(kernel, tables, moment, charge, failed[moment], passed[moment], wanted)
        _leave(kernel, tables, moment, settled)
    return wanted


def _blurred(options: Floats, stop: Floats) -> Floats:
    """The chances of options, the last axis, beside that of stopping (stop: their shape without it)."""
    best = np.maximum(options.max(axis=-1), stop)
    weight = np.exp((options - best[..., None]) / BLUR)
    weight /= (weight.sum(axis=-1) + np.exp((stop - best) / BLUR))[..., None]
    return weight


def _begin_seen(
    start: Start, tables: Tables, prices: Floats, wanted: Floats, failed: Floats, passed: Floats
) -> None:
    """Send the cards seen before to their first reviews."""
    sent = _blurred(start.options(tables, prices), start.stop) * start.mass[:, None]
    wanted += np.einsum("nt,nt->t", sent, start.seconds)
    for part, _, places in start.rungs():
        mass = start.weights * (sent * part[:, None])
        for into, rows in ((failed, slice(4)), (passed, slice(4, 16))):
            into.reshape(-1)[...] += np.bincount(places[rows].ravel(), mass[rows].ravel(), into.size)


def _begin_new(
    kernel: Kernel, start: Start, tables: Tables, prices: Floats, wanted: Floats, failed: Floats, passed: Floats
) -> None:
    """Send the new cards to their first answers."""
    cost = kernel.learner.seconds_first
    options = (tables.first - prices[:, None] * start.kinds.multiples * cost).T
    sent = _blurred(options, np.zeros(len(options))) * start.new_mass[:, None]
    wanted += sent.sum(axis=0) * cost
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
        after = kernel.unmixed(np.bincount(index, mass.ravel(), 4 * nodes))
        failed[kind] += after[0]
        passed[kind] += after[1:].sum(axis=0)


def _repeat(
    kernel: Kernel, tables: Tables, moment: int, charge: Floats, failed: Floats, passed: Floats, wanted: Floats
) -> Floats:
    """Repeat failed cards on the same day where it is worth its cost; the mass that is left when all is done."""
    seconds = kernel.learner.seconds_repeat
    gain = repeat_value(kernel, tables.passed[moment], tables.failed[moment]) - charge[:, None] * seconds
    willing = 1 / (1 + np.exp(np.clip((tables.passed[moment] - gain) / BLUR, -50, 50)))
    settled, again = passed, failed
    for _ in range(_REPEATS):
        sent = again * willing
        wanted[moment] += sent.sum() * seconds
        settled = settled + (again - sent)
        parted = np.stack([_repeated(kernel, mass) for mass in sent])
        settled, again = settled + parted[:, 1], parted[:, 0]
    return settled + again


def _repeated(kernel: Kernel, mass: Floats) -> Floats:
    """Mass (nodes,) after a repeat: failed again, and passed: (2, nodes)."""
    after = kernel.unmixed(
        np.bincount(kernel.repeat_index.ravel(), (kernel.repeat_weight * mass).ravel(), 4 * len(mass))
    )
    return np.stack([after[0], after[2]])


def _leave(kernel: Kernel, tables: Tables, moment: int, mass: Floats) -> None:
    """Let mass (kinds, nodes) choose how long to wait; it takes the place of the options' values."""
    if tables.options is None or not len(kernel.delays):
        return
    options = tables.options[moment]
    chances = _blurred(np.moveaxis(options, 0, -1), tables.stop[moment])
    options[...] = np.moveaxis(chances * mass[..., None], -1, 0)
