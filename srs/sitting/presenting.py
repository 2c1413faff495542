"""What a sitting shows of a card: its question, its state, and where each rating leads."""

from srs.actions import Journal
from srs.choices import as_shown
from srs.model import CardId
from srs.scheduler import expected_recall
from srs.sitting.course import Course
from srs.store import Transaction
from srs.view import Summary, View
from srs.way import Cram


def presented(journal: Journal, transaction: Transaction, identifier: CardId, course: Course, summary: Summary) -> View:
    """The view of a card as it stands now, beside what is left in the queue and what was done.

    A card that is crammed has no outcomes: its ratings lead nowhere.
    """
    on = course.on
    card = transaction.library.card(identifier)
    question = transaction.library.question(card.question)
    family = transaction.schedule.family(card.question)
    own = next((relative.state for relative in family if relative.state.card == card.id), None)
    state = own or transaction.schedule.state(card.id)  # a retired card is not of its family
    now = journal.moment_after([state])
    today = journal.clock.study_day(now)
    scheduled = not isinstance(course.way, Cram)
    return View(
        way=course.way,
        card=card,
        question=question,
        options=as_shown(card, state.reviews) if card.choices else (),
        state=state,
        study_day=today,
        outcomes=on.outcomes(state, (now, today), question, family) if scheduled else {},
        recall=expected_recall(state, today, on.weights),
        leech=0 < on.of(question).leech_threshold <= state.lapses,
        counts=course.queue.counts(),
        waiting_until=course.queue.waiting_until(),
        plan=course.plan,
        summary=summary,
    )


def ended(course: Course, summary: Summary) -> View:
    """The view where no card comes."""
    return View(
        way=course.way,
        counts=course.queue.counts(),
        waiting_until=course.queue.waiting_until(),
        plan=course.plan,
        summary=summary,
    )
