"""Why a card comes now or does not, and why it comes back when it does: a plain sentence or two for each decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from srs import card_queue
from srs.actions import Journal
from srs.card_queue import CardQueue
from srs.clock import Clock
from srs.day import Day
from srs.model import Card, CardId, CardState, Phase, Role
from srs.planning.present import plan_of_today
from srs.scheduler import expected_recall
from srs.settings import ReviewOrder, Settings, lineage
from srs.why_interval import crammed, day_in_words, why_interval

if TYPE_CHECKING:
    from srs.planning.plan_queue import PlanQueue

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
        day = transaction.schedule.day(today, settings=settings)
        case = _Case(card, question.deck, state, settings, day, journal.clock)
        planned = _by_plan(plan_of_today(journal, transaction), identifier)
    retired = card.retired or question.retired
    now = _RETIRED if retired else _aside(state, today) or planned
    if not now or now == _OUT_OF_SCOPE:
        now += case.now(expected_recall(state, today, weights))
    own = settings.get(question.deck, settings[""])
    told = why_interval(entries, own, weights, journal.clock), crammed(entries), _leech(state, own)
    return Why(card=identifier, now=now, interval=" ".join(filter(None, told)))


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
        return f"It is put off until {day_in_words(state.buried_until)} (`viva bury --off` brings it back today)."
    return ""


def _leech(state: CardState, settings: Settings) -> str:
    """That a card was forgotten as often as makes a leech, and what to do; empty for any other."""
    if not 0 < settings.leech_threshold <= state.lapses:
        return ""
    times = f"{state.lapses} time{'s' if state.lapses > 1 else ''}"
    return f"It is a leech, forgotten {times}: `viva edit {state.card[:8]}` rewrites its question."


@dataclass(frozen=True, slots=True)
class _Case:
    """A card, and the day that it is asked about."""

    card: Card
    deck: str
    state: CardState
    settings: Mapping[str, Settings]
    day: Day
    clock: Clock

    def now(self, recall: float | None) -> str:
        """Why the card comes on this day, and where, or why it does not."""
        queue = card_queue.build(self.day, self.settings)
        for candidates in (queue.learning, queue.reviews, queue.new):
            place = next((n for n, each in enumerate(candidates) if each.card == self.card.id), None)
            if place is not None:
                return self._shown(place, queue, recall)
        if self.state.phase is Phase.REVIEW and isinstance(self.state.due, date) and self.state.due > self.day.today:
            return f"It is not due: it comes back on {day_in_words(self.state.due)}."
        return self._passed_over(queue)

    def _shown(self, place: int, queue: CardQueue, recall: float | None) -> str:
        where = "first" if place == 0 else f"after {place} other{'s' if place > 1 else ''}"
        if self.state.phase in (Phase.LEARNING, Phase.RELEARNING):
            return f"It is in its steps and {self._after_step()}, {where} of those."
        if self.state.phase is Phase.NEW:
            return f"It is new and its turn is today, {where} of the new cards."
        known = f": the chance that you recall it is {recall:.0%}" if recall is not None else ""
        order = self.settings[""].review_order
        if queue.in_backlog and order is ReviewOrder.RECALL:
            return f"It is due{known}. In a backlog the cards come by what each minute saves; it is {where}."
        return f"It is due{known}. Reviews come {_ORDERED[order]}; it is {where}."

    def _after_step(self) -> str:
        """When its step ends, by the clock on the wall."""
        due = self.state.due
        if not isinstance(due, datetime) or due <= self.clock.now():
            return "is due"
        day = self.clock.study_day(due)
        on = f"on {day_in_words(day)} " if day != self.day.today else ""
        return f"comes back {on}at {due.astimezone(self.clock.zone):%H:%M}"

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
        kind, setting, only_today = (
            ("new cards", "new_per_day", "new_today") if new else ("reviews", "reviews_per_day", "reviews_today")
        )
        for deck in lineage(self.deck)[1:]:
            of_deck = self.settings[deck]
            limit = of_deck.new_limit(today) if new else of_deck.review_limit(today)
            only = of_deck.new_today if new else of_deck.reviews_today
            name = only_today if only and only.day == today else setting
            counted = sum(deck in lineage(each.deck) for each in waiting)
            if counted + sum(count for name, count in done.items() if deck in lineage(name)) >= limit:
                return f"It waits: the limit of {limit} {kind} a day for {deck} is reached (setting {name})."
        return ""
