"""A card as a whole: what it is, where it stands, every entry of its log with the state after it, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from srs.actions import Journal
from srs.model import Card, CardId, CardState, Entry, EntryKind, Question
from srs.recall_curve import RecallCurve, recall_curve
from srs.scheduler import after_entry, expected_recall
from srs.why import Why, why

_SETS_A_DAY = (EntryKind.REVIEW, EntryKind.RESCHEDULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One standing entry of a card's log, and the state of the card after it."""

    entry: Entry
    state: CardState

    @property
    def interval_days(self) -> int | None:
        """Study days from the review to the due day that the entry decided; None where it decided none."""
        due, since = self.entry.due, self.state.study_day
        if self.entry.kind not in _SETS_A_DAY or due is None or isinstance(due, datetime) or since is None:
            return None
        return (due - since).days

    @property
    def delay(self) -> timedelta | None:
        """The time until the moment that the entry decided; None where it decided none."""
        return self.entry.due - self.entry.moment if isinstance(self.entry.due, datetime) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHistory:
    """A card with its question and the name of its bank.

    `recall` is the chance of recall today, None for a new card and one reviewed today.
    """

    card: Card
    question: Question
    bank: str
    state: CardState
    recall: float | None
    steps: tuple[Step, ...]
    curve: RecallCurve
    why: Why


def card_history(journal: Journal, identifier: CardId) -> CardHistory:
    """All that is known of a card today."""
    today = journal.clock.study_day()
    with journal.store.reading() as transaction:
        library = transaction.library
        card = library.card(identifier)
        question = library.question(card.question)
        bank = next((each.name for each in library.banks(retired=True) if each.id == question.bank), "")
        entries = transaction.log.entries([identifier]).get(identifier, ())
        state, weights = transaction.schedule.state(identifier), transaction.schedule.weights()
    steps = stepped(identifier, entries, weights)
    return CardHistory(
        card=card,
        question=question,
        bank=bank,
        state=state,
        recall=expected_recall(state, today, weights),
        steps=steps,
        curve=recall_curve(((step.entry, step.state) for step in steps), weights),
        why=why(journal, identifier),
    )


def stepped(card: CardId, entries: Sequence[Entry], weights: tuple[float, ...]) -> tuple[Step, ...]:
    """The entries of a card in order, each with the state that the card had after it."""
    state, found = CardState(card=card), []
    for entry in entries:
        state = after_entry(state, entry, weights)
        found.append(Step(entry=entry, state=state))
    return tuple(found)
