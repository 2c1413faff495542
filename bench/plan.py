"""Recall on the day that simulated learners reach by plain FSRS, the greedy rule and the price index, beside the bound.

D in 3, 7, 14, 30, 60, 120 days × C in 100, 300, 1000 cards × M in 10, 20, 40 minutes, and one scenario of families: 50
questions, each an answer card and seven points that its ticks review. About 600 cards a scenario, the same draws for
every policy, prices solved again every fourth day; `--full`: 2,000 cards and every day.

Run: python -m bench.plan [--json] [--full] [--days D] [--cards C] [--minutes M] [--processes N]
     [--learner same|worse|better|wide] [--missed SHARE]
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import ceil
from multiprocessing import Pool

import numpy as np

from bench.plan_bound import bounds
from bench.plan_learners import BELIEVED, Deck, Flags, deck_of, families_deck, learner_weights, mind_of
from bench.plan_plain import plain, variants
from bench.plan_play import Chooser, Played, Pricing, believed, greedy, played
from srs.plan.horizon import horizon
from srs.plan.rollout import rolled_out

_DAYS, _CARDS, _MINUTES = (3, 7, 14, 30, 60, 120), (100, 300, 1000), (10, 20, 40)
_QUESTIONS, _POINTS, _ANSWER_LENGTH = 50, 7, 8.0
_POLICIES = ("fsrs_90_20", "fsrs_90_paced", "best_plain", "greedy", "price", "price_stop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What is simulated; families take the place of cards where there are any."""

    days: int
    cards: int
    minutes: int
    families: bool = False
    full: bool = False
    learner: str = "same"
    missed: float = 0.0

    @property
    def replicas(self) -> int:
        """How many learners are simulated."""
        return ceil((2000 if self.full else 600) / self.cards)

    def decks(self) -> Iterator[tuple[Deck, Flags]]:
        """Each learner's deck, and which days they miss."""
        for number in range(self.replicas):
            random = np.random.default_rng([self.days, self.cards, self.minutes, number, self.families])
            weights = learner_weights(self.learner, random)
            if self.families:
                deck = families_deck(_QUESTIONS, _POINTS, _ANSWER_LENGTH, random)
            else:
                deck = deck_of(self.cards, random, weights)
            yield deck, random.random(self.days) < self.missed


def measured(scenario: Scenario) -> dict[str, object]:
    """One object of the table: recall in percent, and the minutes each policy used."""
    found: dict[str, list[float]] = {}
    used: dict[str, list[float]] = {}
    tried = []
    for deck, missed in scenario.decks():
        recall, seconds = plain(
            deck, scenario.days, scenario.minutes, variants(scenario.days, int((~deck.seen).sum())), missed
        )
        tried.append((recall, seconds))
        for policy, result in _planned(scenario, deck, missed).items():
            found.setdefault(policy, []).append(result.recall)
            used.setdefault(policy, []).append(result.seconds.sum() / 60)
            if policy == "price":
                first, at_price = bounds(deck, scenario.days, scenario.minutes, result.seconds)
                found.setdefault("bound", []).append(first)
                found.setdefault("bound_at_price_minutes", []).append(at_price)
        now = rolled_out(believed(mind_of(deck), 0), horizon([scenario.days], scenario.minutes), BELIEVED)
        found.setdefault("forecast", []).append(float(now.mean.mean()))
    recalls, minutes = (np.mean([each[place] for each in tried], axis=0) for place in (0, 1))
    best = 2 + int(recalls[2:].argmax())
    for policy, place in zip(_POLICIES[:3], (0, 1, best), strict=True):
        found[policy], used[policy] = [recalls[place]], [minutes[place] / 60]
    columns = (*_POLICIES, "bound", "bound_at_price_minutes", "forecast")
    return {
        "days": scenario.days,
        "cards": scenario.cards,
        "minutes": scenario.minutes,
        **({"families": {"questions": _QUESTIONS, "points": _POINTS}} if scenario.families else {}),
        **{column: round(100 * float(np.mean(found[column])), 2) for column in columns},
        "used": {policy: round(float(np.mean(used[policy])), 1) for policy in _POLICIES},
    }


def _planned(scenario: Scenario, deck: Deck, missed: Flags) -> dict[str, Played]:
    every = 1 if scenario.full or scenario.missed else 4
    choosers: dict[str, Chooser] = {
        "greedy": greedy,
        "price": Pricing(every=every),
        "price_stop": Pricing(every=every, least=BELIEVED.floor(1 - scenario.missed)),
    }
    return {
        name: played(deck, scenario.days, scenario.minutes, chooser, missed=missed)
        for name, chooser in choosers.items()
    }


def scenarios(options: argparse.Namespace) -> list[Scenario]:
    """Those that the command line names."""
    shape = Scenario(days=30, cards=_QUESTIONS * (1 + _POINTS), minutes=20, families=True)
    table = [
        Scenario(days=days, cards=cards, minutes=minutes)
        for days, cards, minutes in product(options.days or _DAYS, options.cards or _CARDS, options.minutes or _MINUTES)
    ]
    if options.families or not (options.days or options.cards or options.minutes):
        table.append(shape)
    return [replace(each, full=options.full, learner=options.learner, missed=options.missed) for each in table]


def _summary(rows: list[dict[str, object]]) -> str:
    """The issue's bars, over the scenarios without families."""
    table = {name: np.array([row[name] for row in rows if "families" not in row]) for name in rows[0] if name != "used"}
    if not len(table["days"]):
        return ""
    ample = table["price"] > 95
    shares = [row["used"]["price_stop"] / row["used"]["price"] for row in rows if "families" not in row]  # type: ignore[index]
    won = int((table["price"] > table["fsrs_90_paced"]).sum())
    off = table["forecast"] - table["price_stop"]
    lines = [
        f"price index above paced FSRS at 0.90 in {won} of {len(ample)} (bar: 52 of 54)",
        f"mean advantage {np.mean(table['price'] - table['fsrs_90_paced']):.2f} points (bar: at least 6.5)",
        f"gap to the bound at its minutes {np.mean(table['bound_at_price_minutes'] - table['price']):.2f} (bar: 0.8)",
        f"mean gap to the bound at all minutes {np.mean(table['bound'] - table['price']):.2f}",
        f"mean advantage over greedy {np.mean(table['price'] - table['greedy']):.2f}",
        f"mean advantage over the best plain variant {np.mean(table['price'] - table['best_plain']):.2f}",
        f"forecast less recall: mean {np.mean(off):.2f}, at most {np.abs(off).max():.2f} either way",
    ]
    if ample.any():
        lost = np.mean((table["price"] - table["price_stop"])[ample])
        lines.append(
            f"above 95 %: the stop rule uses {100 * np.mean(np.array(shares)[ample]):.0f} % of the minutes "
            f"(bar: at most 60) for {lost:.2f} points (bar: at most 0.4)"
        )
    return "\n".join(lines)


def _line(row: dict[str, object]) -> str:
    columns = (*_POLICIES, "bound", "bound_at_price_minutes", "forecast")
    used = row["used"]
    cells = " ".join(f"{row[column]:6.1f}" for column in columns)
    minutes = " ".join(f"{used[policy]:5.0f}" for policy in _POLICIES[1:])  # type: ignore[index]
    return f"{row['days']:4} {row['cards']:5} {row['minutes']:3} {cells}   {minutes}" + (
        " families" * ("families" in row)
    )


def main(arguments: Sequence[str] = ()) -> None:
    """Simulate and print."""
    options = _options(arguments)
    rows = []
    if not options.json:
        print("days cards min 20/day paced best greedy price stop bound at-min forecast, minutes used from paced on")
    with Pool(options.processes) as pool:
        for row in pool.imap(measured, scenarios(options)):
            rows.append(row)
            print(_line(row), file=sys.stderr if options.json else sys.stdout, flush=True)
    print(json.dumps(rows) if options.json else "\n" + _summary(rows))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON array on standard output")
    parser.add_argument("--full", action="store_true", help="2,000 cards a scenario, prices solved every day")
    for name in ("days", "cards", "minutes"):
        parser.add_argument(f"--{name}", type=int, action="append", help="only these; may be repeated")
    parser.add_argument("--families", action="store_true", help="the scenario of families as well")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--learner", choices=("same", "worse", "better", "wide"), default="same")
    parser.add_argument("--missed", type=float, default=0.0, help="the share of days missed without warning")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
