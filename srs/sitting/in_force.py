"""What holds on a study day: the settings of every deck, the weights, and what the coming days are to hold."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from srs.fuzz import Load
from srs.model import CardId, CardState, Entry, EntryKind, Outcome, Phase, Question, Rating
from srs.scheduler import DEFAULT_WEIGHTS, outcomes, weights_of
from srs.settings import Settings
from srs.store import Relative, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """Settings by deck ('' for the collection) and weights as of a study day; the reviews due on each day to come.

    The load follows what is stored, so that a sitting need not count it again for every card.
    """

    today: date
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
        return outcomes(state, now, today, self.of(question), load, self.weights)

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


def in_force(transaction: Transaction, today: date) -> InForce:
    """What holds on a study day."""
    settings = transaction.schedule.settings()
    return InForce(
        today=today,
        settings=settings,
        weights=weights_of(settings[""]),
        load=Counter(transaction.schedule.due_days()),
    )


def _days_of(family: Sequence[Relative], card: CardId) -> frozenset[date]:
    """The study days on which a card's siblings are due."""
    dues = (relative.state.due for relative in family if relative.state.card != card)
    return frozenset(due for due in dues if due is not None and not isinstance(due, datetime))
