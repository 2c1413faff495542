"""What personal weights are worth on a real log: five folds in order of time, forty small decks, and the seconds.

Each fold fits to all blocks before it and is judged on its own; each deck is 300 cards drawn at random, fitted at its
512th scored review and judged on all that follow. "tried" is what `viva fit` does: the defaults stay unless
weights fitted to three quarters predict the last quarter better. Losses are log losses in nats, changes are against the
defaults.

Run: python -m bench.fit [FILE.csv] [--rollover HOUR] [--zone NAME] [--decks N] [--seed N] [--json]
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import mean

import numpy as np

from bench.measure import Spent, process
from decks.review_log import review_log
from srs.clock import Clock, zone_named
from srs.fit.folds import Fold, folds, judged
from srs.fit.reviews import Reviews, reviews_of
from srs.fit.trial import LEAST_SCORED
from srs.stats.calibration import ENOUGH_FOR_LOSS

_LOGS = Path(__file__).resolve().parents[2] / "shared" / "data"
_CARDS = 300


def small_decks(reviews: Reviews, count: int, seed: int) -> list[Fold]:
    """Decks of 300 cards drawn at random, those left out that have fewer than 100 scored reviews after the cut."""
    chance, found = np.random.default_rng(seed), list[Fold]()
    cards = int(reviews.card.max()) + 1
    for _ in range(20 * count):
        chosen = np.zeros(cards, dtype=np.bool_)
        chosen[chance.choice(cards, min(_CARDS, cards), replace=False)] = True
        deck = reviews.of_cards(chosen)
        scored = int(deck.scored.sum())
        if scored >= LEAST_SCORED + ENOUGH_FOR_LOSS:
            found.append(judged(deck, LEAST_SCORED, scored))
        if len(found) == count:
            break
    return found


def seconds(path: str, rollover: int, zone: str) -> Spent:
    """What the whole command takes in a process of its own."""
    command = [sys.executable, "-m", "tui", "fit", "--log", path, "--rollover", str(rollover), "--zone", zone]
    return process(command)()


def quietest_hour(path: str, zone: str) -> int:
    """The hour in whose middle fewest study days would be cut: that with the most scored reviews."""
    scored = [int(_read(path, hour, zone).scored.sum()) for hour in range(24)]
    best = [hour for hour in range(24) if scored[hour] == max(scored)]
    return best[len(best) // 2]


def _read(path: str, rollover: int, zone: str) -> Reviews:
    return reviews_of(review_log(path, Clock(zone=zone_named(zone), rollover_hour=rollover)).touches)


def _print_folds(found: Sequence[Fold]) -> None:
    print("\nfolds in order of time (bars: mean change at most -0.0010, no fold above +0.0020)")
    print("  fitted to  judged on  constant   default    fitted    change     tried    change")
    for each in found:
        print(
            _fold_line(
                f"  {each.fitted_to:9,}  {each.judged_on:9,}", each.constant, each.defaults, each.fitted, each.tried
            )
        )
    means = (mean(getattr(each, name) for each in found) for name in ("constant", "defaults", "fitted", "tried"))
    print(_fold_line("  mean", *means))


def _fold_line(name: str, constant: float, default: float, fit: float, tried: float) -> str:
    changes = f"{fit:10.4f}{fit - default:+10.4f}{tried:10.4f}{tried - default:+10.4f}"
    return f"{name:22}{constant:10.4f}{default:10.4f}{changes}"


def _print_decks(found: Sequence[Fold]) -> None:
    print(f"\n{len(found)} decks of {_CARDS} cards at {LEAST_SCORED} scored reviews, judged on all that follow")
    print("(bars: mean change at most 0, worst tenth at most +0.0060)")
    print("              mean     best  worst tenth    worst  better  the same")
    for name, changes in _changes(found).items():
        tenth = changes[-max(1, len(changes) // 10) :]
        better, same = (sum(map(test, changes)) / len(changes) for test in (lambda c: c < 0, lambda c: c == 0))
        print(
            f"  {name:8} {mean(changes):+.4f}  {changes[0]:+.4f}      {mean(tenth):+.4f}  {changes[-1]:+.4f}"
            f"   {better:4.0%}      {same:4.0%}"
        )


def _changes(found: Sequence[Fold]) -> dict[str, list[float]]:
    """The changes of log loss against the defaults, the best first."""
    return {
        "fitted": sorted(each.fitted - each.defaults for each in found),
        "tried": sorted(each.tried - each.defaults for each in found),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("file", nargs="?", help="a review log in CSV; else the one beside the checkout")
    parser.add_argument("--rollover", type=int, help="the hour at which a study day begins; else the quietest")
    parser.add_argument("--zone", default="UTC")
    parser.add_argument("--decks", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    path = wanted.file or str(next(iter(sorted(_LOGS.glob("*.csv")))))
    rollover = quietest_hour(path, wanted.zone) if wanted.rollover is None else wanted.rollover
    reviews = _read(path, rollover, wanted.zone)
    took = seconds(path, rollover, wanted.zone)
    in_time, decks = folds(reviews), small_decks(reviews, wanted.decks, wanted.seed)
    if wanted.json:
        found = {"seconds": took._asdict(), "folds": [*map(asdict, in_time)], "decks": [*map(asdict, decks)]}
        print(json.dumps(found, indent=2))
        return
    print(f"{path}: {len(reviews):,} reviews, {int(reviews.scored.sum()):,} scored; days begin at {rollover}:00")
    print(f"viva fit --log: {took.seconds:.2f} s, {took.processor:.2f} s of the processor (bar: 3 s)")
    _print_folds(in_time)
    _print_decks(decks)


if __name__ == "__main__":
    main()
