"""What holds on a study day: the settings of every deck, the weights, and what the coming days are to hold."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from srs.clock import Clock
from srs.fuzz import Load
from srs.model import CardId, CardState, Due, Entry, EntryKind, Outcome, Phase, Question, Rating
from srs.scheduler import DEFAULT_WEIGHTS, outcomes, weights_of
from srs.settings import Settings
from srs.store import Relative, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """Settings by deck ('' for the collection) and weights as of a study day; the reviews due on each day to come.

    `tomorrow` is the moment at which the next study day begins. The load follows what is stored, so that a sitting need
    not count it again for every card.
    """

    today: date
    tomorrow: datetime
    settings: Mapping[str, Settings] = field(default_factory=dict)
    weights: tuple[float, ...] = DEFAULT_WEIGHTS
    load: Counter[date] = field(default_factory=Counter)

    def of(self, question: Question | None) -> Settings:
        """The settings of a question's deck."""
        return self.settings.get(question.deck if question else "", self.settings[""])

    def outcomes(
        self, state: CardState, at: tuple[datetime, date], question: Question | None, family: Sequence[Relative]
    ) -> Mapping[Rating, Outcome]:
        """Where each rating leads a card of this family, at a moment of a study day."""
        now, today = at
        load = self._beside(_days_of(family, state.card))
        found = outcomes(state, now, today, self.of(question), load, self.weights)
        return {rating: replace(each, due=self.due_of(each, now)) for rating, each in found.items()}

    def due_of(self, outcome: Outcome, moment: datetime) -> Due:
        """When an answer given at a moment lets its card come back.

        A step that reaches into a later study day ends as that day begins: who answers in the evening finds the card
        in the morning.
        """
        if outcome.delay_seconds is None:
            return outcome.due
        ends = moment + timedelta(seconds=outcome.delay_seconds)
        if not moment < self.tomorrow <= ends:
            return ends
        return ends - (ends - self.tomorrow) % timedelta(days=1)

    def follow(self, entry: Entry, before: CardState) -> None:
        """Let the load follow an entry that was stored."""
        if entry.kind is not EntryKind.REVIEW:
            return
        if before.phase is Phase.REVIEW and isinstance(before.due, date) and not isinstance(before.due, datetime):
            self.load[before.due] -= 1
        if entry.due is not None and not isinstance(entry.due, datetime):
            self.load[entry.due] += 1

    def _beside(self, sibling_days: frozenset[date]) -> Load:
        person = self.settings[""]
        return Load(
            due_on=self._due_on, sibling_days=sibling_days, days_off=person.days_off, easy_days=person.easy_days
        )

    def _due_on(self, first: date, last: date) -> Mapping[date, int]:
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return {day: self.load[day] for day in days if day in self.load}


def in_force(transaction: Transaction, clock: Clock, today: date) -> InForce:
    """What holds on a study day."""
    settings = transaction.schedule.settings()
    return InForce(
        today=today,
        tomorrow=clock.start_of_day(today + timedelta(days=1)),
        settings=settings,
        weights=weights_of(settings[""]),
        load=Counter(transaction.schedule.due_days()),
    )


def _days_of(family: Sequence[Relative], card: CardId) -> frozenset[date]:
    """The study days on which a card's siblings are due."""
    dues = (relative.state.due for relative in family if relative.state.card != card)
    return frozenset(due for due in dues if due is not None and not isinstance(due, datetime))
