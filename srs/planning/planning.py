"""The plan of a study day: the interviews ahead, their cards, the minutes, the prices, and the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from srs.actions import Journal
from srs.memory import Floats
from srs.model import Interview
from srs.plan.agenda import Agenda, SoFar, agenda
from srs.plan.cards import Cards, Ints
from srs.plan.families import families_of
from srs.plan.greedy import greedy_gains
from srs.plan.horizon import Horizon, horizon
from srs.plan.learner import Learner
from srs.plan.rollout import RUNS, Rollout, rolled_out
from srs.planning import pricing
from srs.planning.known import known_of
from srs.planning.lengths import seconds_of
from srs.planning.pricing import Prices, Terms
from srs.planning.scoped import Scoped
from srs.planning.upcoming import kept_share, looked_back, minutes_until, upcoming
from srs.scheduler import weights_of
from srs.store import Transaction

MOST_WEIGHED = 20_000
"""Of more cards in scope, so many are weighed each day: those that a review gains most for by the greedy rule."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Planning:
    """The plan of a study day.

    `interviews` are those planned for, the next first; `scoped` their cards; `minutes` those of each study day from
    today to the eve of the last interview; `spent_seconds` what was used today; `answers` how many of the person's own
    answers the learner is known by; `agenda` is over the `weighed_cards`, those at `weighed` in `scoped`: all unless
    there are more than 20,000.
    """

    today: date
    interviews: tuple[Interview, ...]
    learner: Learner
    answers: int
    scoped: Scoped
    minutes: tuple[int, ...]
    spent_seconds: float
    prices: Prices
    least: float
    agenda: Agenda
    weighed: Ints
    weighed_cards: Scoped

    @property
    def cards(self) -> Cards:
        """All cards in scope, as arrays."""
        return self.scoped.arrays

    @property
    def days(self) -> list[int]:
        """Days from today to each interview."""
        return [(each.day - self.today).days for each in self.interviews]

    @property
    def seconds_today(self) -> float:
        """The seconds that this study day has."""
        return self.minutes[0] * 60.0

    @property
    def a_minute_adds(self) -> float:
        """Where it is enough, another minute would add less than so many cards."""
        return self.least * 60 / self.scoped.scale

    @property
    def next_day(self) -> date | None:
        """The next study day after today that has minutes."""
        later = (number for number, minutes in enumerate(self.minutes) if number and minutes)
        number = next(later, None)
        return None if number is None else self.today + timedelta(days=number)

    @property
    def seconds_left(self) -> float:
        """The seconds that are left of it."""
        return max(0.0, self.seconds_today - self.spent_seconds)

    @property
    def sampled(self) -> bool:
        """Whether there are too many cards to weigh each of them."""
        return len(self.weighed) < len(self.cards)

    def horizon(self, minutes: Sequence[float] | None = None) -> Horizon:
        """The days to come, with what is left of today; or with other minutes, of each day from today on."""
        if minutes is not None:
            return horizon(self.days, minutes)
        return horizon(self.days, [self.seconds_left / 60, *self.minutes[1:]])

    def forecast(self, minutes: Sequence[float] | None = None, *, runs: int = RUNS, seed: int = 0) -> Rollout:
        """The days to come played ahead by the greedy rule, over a sample of the cards where there are very many."""
        return rolled_out(self.cards, self.horizon(minutes), self.learner, runs=runs, seed=seed)


def planning_of(journal: Journal, transaction: Transaction, *, before: Prices | None = None) -> Planning | None:
    """The plan of today; None where no interview is ahead, or none of those has a card in its scope, or a minute.

    `before` are prices already at hand; else those kept beside the collection.
    """
    clock = journal.clock
    today = clock.study_day()
    interviews = upcoming(transaction, today)
    settings = transaction.schedule.settings()[""]
    minutes = minutes_until(interviews, settings.days_off, today)
    if not any(minutes):
        return None
    known = known_of(transaction, clock, interviews, weights_of(settings))
    if known is None:
        return None
    of, learner, reader = known.scoped, known.learner, transaction.plan_reader(today)
    planned = reader.days_planned(looked_back(today))
    least = of.scale * learner.floor(kept_share(interviews, settings.days_off, planned, today))
    whole = horizon([(each.day - today).days for each in interviews], minutes)
    prices = _prices(journal, interviews, minutes, of, whole, learner, least, before)
    weighed = _weighed(of.arrays, whole, learner)
    among = of if len(weighed) == len(of.rows) else of.only(weighed)
    spent = sum(seconds_of(each, learner) for each in reader.answers_today())
    return Planning(
        today=today,
        interviews=interviews,
        learner=learner,
        answers=known.answers,
        scoped=of,
        minutes=tuple(minutes),
        spent_seconds=spent,
        prices=prices,
        least=prices.least,
        agenda=agenda(
            among.arrays,
            whole,
            learner,
            prices.values,
            order=among.order,
            least=prices.least,
            so_far=SoFar(begun=among.begun, left=max(0.0, minutes[0] * 60.0 - spent)),
        ),
        weighed=weighed,
        weighed_cards=among,
    )


def _prices(
    journal: Journal,
    interviews: Sequence[Interview],
    minutes: Sequence[int],
    of: Scoped,
    whole: Horizon,
    learner: Learner,
    least: float,
    before: Prices | None,
) -> Prices:
    """Today's prices: kept from before, or solved now and kept."""
    place = pricing.kept_at(journal.store.path)
    known = before or pricing.kept(place)
    terms = Terms(
        day=journal.clock.study_day(),
        interviews=interviews,
        minutes=minutes,
        weights=learner.weights,
        cards=[row.card for row in of.rows],
    )
    found = pricing.prices_for(terms, of.arrays, whole, learner, least, before=known)
    if found is not known:
        pricing.keep(place, found)
    return found


def _weighed(of: Cards, whole: Horizon, learner: Learner) -> Ints:
    """The positions of the cards that are weighed: all, or whole families whose best index is highest by far."""
    if len(of) <= MOST_WEIGHED:
        return np.arange(len(of))
    gains = greedy_gains(of, np.asarray(whole.days, dtype=np.float64), learner)
    index: Floats = gains.worth / gains.seconds
    heads = families_of(of)
    best = np.full(len(of), -np.inf)
    np.maximum.at(best, heads, index)
    ordered = np.lexsort((heads, -best[heads]))
    return np.sort(ordered[:MOST_WEIGHED])
