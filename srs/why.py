"""Why a card comes now or does not, and why it comes back when it does: a plain sentence or two for each decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from srs import card_queue
from srs.actions import Journal
from srs.card_queue import CardQueue
from srs.day import Day
from srs.fuzz import fuzz_range
from srs.model import Card, CardId, CardState, Chooser, Entry, EntryKind, Phase, Rating, Role, Shift
from srs.planning.present import plan_of_today
from srs.scheduler import expected_recall, fold, interval_at
from srs.settings import ReviewOrder, Settings, lineage

if TYPE_CHECKING:
    from srs.planning.plan_queue import PlanQueue

_SHIFTED: Mapping[Shift, str] = {
    Shift.DAY_OFF: "the day that chance chose is a day off",
    Shift.SIBLING: "another card of its question is due on the day that chance chose",
    Shift.EASY_DAY: "the day that chance chose is an easy day",
    Shift.LOAD: "the day that chance chose holds more reviews",
}


_ORDERED: Mapping[ReviewOrder, str] = {
    ReviewOrder.RECALL: "lowest recall first",
    ReviewOrder.DUE: "longest due first",
    ReviewOrder.DECK: "deck by deck",
    ReviewOrder.RANDOM: "at random",
}
_RETIRED = "It is retired: its question left its bank or was removed. The bank brings it back, or `viva undo`."
_OUT_OF_SCOPE = "No interview ahead is about it, so the plan does not show it. In the plain queue: "
_BEGUN_BY_ANSWER = "It is new and waits for the answer card of its question: the first answer begins it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The reasons: `now` why the card comes today or does not, `interval` why it is due when it is (empty if new)."""

    card: CardId
    now: str
    interval: str


def why(journal: Journal, identifier: CardId) -> Why:
    """The reasons of what happens to a card."""
    today = journal.clock.study_day()
    with journal.store.reading() as transaction:
        card = transaction.library.card(identifier)
        question = transaction.library.question(card.question)
        entries = transaction.log.entries([identifier]).get(identifier, ())
        state = transaction.schedule.state(identifier)
        settings, weights = transaction.schedule.settings(), transaction.schedule.weights()
        case = _Case(card, question.deck, state, settings, transaction.schedule.day(today))
        planned = _by_plan(plan_of_today(journal, transaction), identifier)
    retired = card.retired or question.retired
    now = _RETIRED if retired else _aside(state, today) or planned
    if not now or now == _OUT_OF_SCOPE:
        now += case.now(expected_recall(state, today, weights))
    own = settings.get(question.deck, settings[""])
    interval = _interval(identifier, entries, own, weights)
    return Why(card=identifier, now=now, interval=" ".join(filter(None, (interval, _crammed(entries)))))


# ------------------------------------------------------------------------------------------------------ why (not) shown


def _by_plan(queue: "PlanQueue | None", card: CardId) -> str:
    """Why the plan shows a card or does not; empty where there is no plan."""
    if queue is None:
        return ""
    from srs.planning.reasons import reason  # noqa: PLC0415 - numpy is for who has an interview ahead

    return reason(queue, card) or _OUT_OF_SCOPE


def _aside(state: CardState, today: date) -> str:
    """Why a card that is put aside does not come; empty for any other."""
    if state.suspended:
        return "It is suspended: it does not come until you bring it back (`viva suspend --off`)."
    if state.buried_until is not None and state.buried_until > today:
        return f"It is put off until {_said(state.buried_until)} (`viva bury --off` brings it back today)."
    return ""


@dataclass(frozen=True, slots=True)
class _Case:
    """A card, and the day that it is asked about."""

    card: Card
    deck: str
    state: CardState
    settings: Mapping[str, Settings]
    day: Day

    def now(self, recall: float | None) -> str:
        """Why the card comes on this day, and where, or why it does not."""
        queue = card_queue.build(self.day, self.settings)
        for candidates in (queue.learning, queue.reviews, queue.new):
            place = next((n for n, each in enumerate(candidates) if each.card == self.card.id), None)
            if place is not None:
                return self._shown(place, queue, recall)
        if self.state.phase is Phase.REVIEW and isinstance(self.state.due, date) and self.state.due > self.day.today:
            return f"It is not due: it comes back on {_said(self.state.due)}."
        return self._passed_over(queue)

    def _shown(self, place: int, queue: CardQueue, recall: float | None) -> str:
        where = "first" if place == 0 else f"after {place} other{'s' if place > 1 else ''}"
        if self.state.phase in (Phase.LEARNING, Phase.RELEARNING):
            at = f"at {self.state.due:%H:%M} UTC" if isinstance(self.state.due, datetime) else "now"
            return f"It is in its steps and comes back {at}, {where} of those."
        if self.state.phase is Phase.NEW:
            return f"It is new and its turn is today, {where} of the new cards."
        known = f": the chance that you recall it is {recall:.0%}" if recall is not None else ""
        order = self.settings[""].review_order
        if queue.in_backlog and order is ReviewOrder.RECALL:
            return f"It is due{known}. In a backlog the cards come by what each minute saves; it is {where}."
        return f"It is due{known}. Reviews come {_ORDERED[order]}; it is {where}."

    def _passed_over(self, queue: CardQueue) -> str:
        """Why a card that is due or new is not in the queue."""
        in_review = self.state.phase is Phase.REVIEW
        if self.card.role is Role.POINT and in_review and self.card.question in self.day.answers_near:
            return "It is due and waits for the answer card of its question, which comes within a day and reviews it."
        if self.settings.get(self.deck, self.settings[""]).siblings_apart:
            if self.card.question in self.day.reviewed:
                return "It waits: another card of its question was reviewed today (setting siblings_apart)."
            if any(each.question == self.card.question for each in (*queue.learning, *queue.reviews, *queue.new)):
                return "It waits: another card of its question comes today (setting siblings_apart)."
        return self._limited(queue) or _BEGUN_BY_ANSWER

    def _limited(self, queue: CardQueue) -> str:
        """What limit keeps the card back; empty where none does."""
        new, today = self.state.phase is Phase.NEW, self.day.today
        waiting, done = (queue.new, self.day.new_done) if new else (queue.reviews, self.day.reviews_done)
        kind, setting = ("new cards", "new_per_day") if new else ("reviews", "reviews_per_day")
        for deck in lineage(self.deck)[1:]:
            of_deck = self.settings[deck]
            limit = of_deck.new_limit(today) if new else of_deck.review_limit(today)
            counted = sum(deck in lineage(each.deck) for each in waiting)
            if counted + sum(count for name, count in done.items() if deck in lineage(name)) >= limit:
                return f"It waits: the limit of {limit} {kind} a day for {deck} is reached (setting {setting})."
        return ""


# --------------------------------------------------------------------------------------------------- why this interval


def _interval(card: CardId, entries: Sequence[Entry], settings: Settings, weights: tuple[float, ...]) -> str:
    """Why a card is due when it is: what the last entry decided that set a day or a moment."""
    deciding = [n for n, entry in enumerate(entries) if entry.kind in (EntryKind.REVIEW, EntryKind.RESCHEDULE)]
    if not deciding or any(entry.kind is EntryKind.RESET for entry in entries[deciding[-1] :]):
        return ""
    last = entries[deciding[-1]]
    state = fold(card, entries[: deciding[-1] + 1], weights)
    if last.kind is EntryKind.RESCHEDULE and last.desired_retention is None:
        return f"You set the day yourself, on {_said(last.study_day)}."
    if state.memory is None or last.due is None:
        return ""
    rated = f"After {_RATED[last.rating]} on {_said(last.study_day)}" if last.rating else _MOVED
    ticked = ", given by a tick on its answer," if last.chooser is Chooser.TICKS else ""
    if isinstance(last.due, datetime):
        minutes = max(1, round((last.due - last.moment) / timedelta(minutes=1)))
        return f"{rated}{ticked} it comes back after a step of {minutes} minute{'s' if minutes > 1 else ''}."
    return f"{rated}{ticked} {_by_memory(state, last, settings, weights)}"


_RATED: Mapping[Rating | None, str] = {rating: rating.name.capitalize() for rating in Rating}
_MOVED = "When retention or weights were changed,"


def _by_memory(state: CardState, last: Entry, settings: Settings, weights: tuple[float, ...]) -> str:
    if state.memory is None or state.study_day is None or not isinstance(last.due, date):
        return ""
    retention = last.desired_retention or settings.desired_retention
    raw = interval_at(state.memory.stability, retention, weights)
    days = (last.due - state.study_day).days
    low, high = fuzz_range(raw, 1, settings.maximum_interval_days)
    told = (
        f"its stability is {state.memory.stability:.1f} days: recall falls to {retention:.0%} after {raw:.1f}, "
        f"and it comes back after {days}."
    )
    if last.note in set(Shift):
        return f"{told} Chance chooses from {low} to {high} days; {_SHIFTED[Shift(last.note)]}."
    if days > high:
        return f"{told} A pass is never shorter than the interval before, nor than the rating below it."
    if days < low:
        return f"{told} No interval is longer than {settings.maximum_interval_days} days (maximum_interval_days)."
    return (
        f"{told} Chance chooses from {low} to {high} days, so that cards learnt together part." if high > low else told
    )


def _crammed(entries: Sequence[Entry]) -> str:
    """That a card was crammed since its last review; empty where it was not."""
    told = (EntryKind.CRAM, EntryKind.REVIEW, EntryKind.RESET)
    last = next((entry for entry in reversed(entries) if entry.kind in told), None)
    if last is None or last.kind is not EntryKind.CRAM:
        return ""
    return f"You crammed it on {_said(last.study_day)} ({_RATED[last.rating]}): that moved nothing."


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
