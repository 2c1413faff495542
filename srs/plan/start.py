"""Where cards stand before a plan begins: what a first review at each moment leads to, for any prices."""

from dataclasses import dataclass

import numpy as np

from srs import memory
from srs.memory import Floats
from srs.plan.cards import Cards, Flags, Ints, Today
from srs.plan.grid import Grid
from srs.plan.horizon import Horizon
from srs.plan.kinds import LADDER_RATIO, Classed, Kinds, kinds_of
from srs.plan.learner import Learner
from srs.plan.tables import Tables

_SAMPLED_STATES = 45_000
_FEWEST_SAMPLED = 250


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Start:
    """A sample of n cards seen before, each standing for `copies` of them, and all new cards as one mass a kind.

    `places`, `weights` (rungs, 16, n, steps) and (16, n, steps): a review's value is the sum of the weights times the
    tables (steps × kinds × nodes) at the places, the first four in the table after failing; rungs are the cards' lower
    and upper kinds, one alone where there is but one kind. `seconds` (n, steps): of a review; `stop` (n,): recall
    earned without one, `between` (n, steps): before one; `closed` (n,): answered today already;
    `new_worth` (kinds,): weights of the new cards.
    """

    kinds: Kinds
    classed: Classed
    copies: float
    places: Ints
    weights: Floats
    seconds: Floats
    stop: Floats
    between: Floats
    closed: Flags
    new_worth: Floats

    def options(self, tables: Tables, prices: Floats) -> Floats:
        """The value of a first review at each moment to a card of unit weight: (n, steps); -inf where it cannot be."""
        found = np.zeros_like(self.seconds)
        for part, kind, places in self.rungs():
            value = np.einsum("jnt,jnt->nt", self.weights[:4], tables.failed.reshape(-1).take(places[:4]))
            value += np.einsum("jnt,jnt->nt", self.weights[4:], tables.passed.reshape(-1).take(places[4:]))
            value -= self.kinds.multiples[kind][:, None] * prices * self.seconds
            found += part[:, None] * value
        found += self.between
        found[self.closed, :1] = -np.inf
        return found

    def rungs(self) -> list[tuple[Floats, Ints, Ints]]:
        """The cards' share in each of their kinds, the kind, and its places."""
        shares = [1 - self.classed.share, self.classed.share]
        kinds = [self.classed.lower, self.classed.upper]
        return [(shares[rung], kinds[rung], places) for rung, places in enumerate(self.places)]


def start_of(of: Cards, horizon: Horizon, learner: Learner, grid: Grid, ratio: float = LADDER_RATIO) -> Start:
    """The start of cards whose lengths are the effective ones (`families.effective_lengths`).

    Cards seen before are sampled evenly over their stabilities where there are more than a table can hold.
    """
    kinds, classed = kinds_of(of.weight, of.length, ratio)
    seen = np.flatnonzero(of.seen)
    most = max(_FEWEST_SAMPLED, _SAMPLED_STATES // max(1, horizon.steps))
    chosen = _evenly(seen[np.argsort(of.stability[seen], kind="stable")], most)
    copies = len(seen) / max(1, len(chosen))
    sample, inside = of.at(chosen), classed.at(chosen)
    nodes, weights, recall = _corners(sample, horizon, learner, grid)
    steps = np.arange(horizon.steps)
    planes = [(steps * len(kinds) + kind[:, None]) * grid.nodes for kind in (inside.lower, inside.upper)]
    stop, between = recall_without(sample, kinds.rewards[inside.lower], horizon, learner)
    return Start(
        kinds=kinds,
        classed=inside,
        copies=copies,
        places=np.stack([nodes + plane for plane in planes[: 1 if len(kinds) == 1 else 2]]),
        weights=weights,
        seconds=learner.seconds(recall),
        stop=stop,
        between=between,
        closed=sample.today != Today.OPEN,
        new_worth=_new_worth(of, classed, len(kinds)),
    )


def _evenly(ordered: Ints, most: int) -> Ints:
    if len(ordered) <= most:
        return ordered
    return ordered[((np.arange(most) + 0.5) * len(ordered) / most).astype(np.int64)]


def _new_worth(of: Cards, classed: Classed, kinds: int) -> Floats:
    """Weights of the new cards by kind."""
    new, found = ~of.seen, np.zeros(kinds)
    for kind, share in ((classed.lower, 1 - classed.share), (classed.upper, classed.share)):
        np.add.at(found, kind[new], (classed.scale * share)[new])
    return found


def _corners(sample: Cards, horizon: Horizon, learner: Learner, grid: Grid) -> tuple[Ints, Floats, Floats]:
    """Nodes and weights (16, n, steps) of the states after a review at each moment, Again first, and recall before."""
    elapsed = sample.elapsed[:, None] + horizon.moments
    after, later, recall = memory.every_rating(
        sample.stability[:, None], sample.difficulty[:, None], elapsed, learner.weights
    )
    corners = grid.corners(after, later)
    node, right, down = corners.node, corners.right, corners.down
    nodes = np.stack([node, node + 1, node + grid.stabilities, node + grid.stabilities + 1], axis=1)
    sides = np.stack([(1 - down) * (1 - right), (1 - down) * right, down * (1 - right), down * right], axis=1)
    weights = sides * learner.rating_shares(recall)[:, None]
    shape = (16, *recall.shape)
    return nodes.reshape(shape), weights.reshape(shape), recall


def recall_without(sample: Cards, rewards: Floats, horizon: Horizon, learner: Learner) -> tuple[Floats, Floats]:
    """Recall earned with no review (n,), and with none before each moment (n, steps), by rewards (n, interviews)."""
    days = np.asarray(horizon.days, dtype=np.float64)
    recall = memory.retrievability(sample.stability[:, None], sample.elapsed[:, None] + days, learner.weights)
    earned = rewards * recall * (days > 0)
    over = (days[:, None] <= horizon.moments).astype(np.float64)
    return earned.sum(axis=1), earned @ over
