"""CPU seconds of the planner: prices cold and warm, all indices, the next card after an answer, the forecast.

Bars, 1,000 cards and 30 days: prices cold 1 s, warm 0.15 s, all indices 15 ms, the next card after an answer 5 ms.

Run: python -m bench.plan_speed [CARDS] [DAYS] [ROUNDS]
"""

import sys
from collections.abc import Callable

import numpy as np

from bench.measure import Stopwatch, Times, report
from bench.plan_learners import BELIEVED, Deck, deck_of, families_deck, mind_of
from bench.plan_play import believed
from srs.plan.agenda import agenda
from srs.plan.horizon import horizon
from srs.plan.index import gains_of
from srs.plan.kernel import kernel_of
from srs.plan.minutes import minutes_needed
from srs.plan.prices import solved
from srs.plan.rollout import rolled_out

_MINUTES = 20


def _spent(thing: Callable[[], object], rounds: int) -> Times:
    found = []
    for _ in range(rounds):
        watch = Stopwatch()
        thing()
        found.append(watch.spent())
    return Times.of(found)


def _mixed(deck: Deck, random: np.random.Generator) -> Deck:
    """The same deck with answers of one to eight times the usual seconds."""
    deck.length = random.uniform(1, 8, len(deck.length))
    return deck


def _measure(title: str, deck: Deck, days: int, rounds: int) -> None:
    of = believed(mind_of(deck), 0)
    ahead = horizon([days], _MINUTES)
    prices = solved(of, ahead, BELIEVED)
    now = agenda(of, ahead, BELIEVED, prices)
    if now.priced is None or now.classed is None:
        raise AssertionError("the agenda has no prices")
    priced, classed = now.priced, now.classed
    position = np.array([now.next(1e9) or 0])
    memory, failed = (np.array([2.3]), np.array([5.0])), np.array([False])

    def cold() -> None:
        kernel_of.cache_clear()
        solved(of, ahead, BELIEVED)

    found = {
        "prices, cold": _spent(cold, rounds),
        "prices, warm": _spent(lambda: solved(of, ahead, BELIEVED, warm=prices), rounds),
        "tables and all indices": _spent(lambda: agenda(of, ahead, BELIEVED, prices), rounds),
        "all indices": _spent(lambda: gains_of(of, classed, priced), rounds),
        "next card after an answer": _spent(
            lambda: now.answered(position, *memory, failed, left=1e9).next(1e9), 20 * rounds
        ),
        "forecast, 8 roll-outs": _spent(lambda: rolled_out(of, ahead, BELIEVED), rounds),
        "minutes for 80, 90, 95 %": _spent(lambda: minutes_needed(of, [days], BELIEVED, [0.8, 0.9, 0.95]), 1),
    }
    report(f"{title}, {len(of)} cards, {days} days", found)


def main(cards: int = 1000, days: int = 30, rounds: int = 5) -> None:
    """Print the medians and spreads for equal cards, cards of many lengths, and families."""
    random = np.random.default_rng(1)
    _measure("equal cards", deck_of(cards, random), days, rounds)
    _measure("cards of many lengths", _mixed(deck_of(cards, random), random), days, rounds)
    _measure("families", families_deck(max(1, cards // 8), 7, 20.0, random), days, rounds)
    print("  bars at 1,000 cards and 30 days: cold 1 s, warm 0.15 s, all indices 15 ms, next card 5 ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
