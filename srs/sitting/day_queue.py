"""The queue that a sitting keeps over a study day: built from what is stored, and following what is answered."""

from collections.abc import Sequence
from datetime import datetime

from srs.card_queue import CardQueue
from srs.day import Candidate
from srs.model import Card, Entry, EntryKind, Phase, Role
from srs.sitting.answering import Reviewed
from srs.sitting.in_force import InForce


def following(
    queue: CardQueue, done: Candidate | None, card: Card, reviewed: Sequence[Reviewed], on: InForce, deck: str
) -> CardQueue | None:
    """The queue after an answer to a card of a deck, the load with it; None where only a queue built anew can tell.

    That is where the card was none of the queue's, where its study day is not the queue's, and where a sibling
    left with it: its place within the day's limit is another card's now.
    """
    if done is None or reviewed[0][0].study_day != on.today:
        return None
    before = queue.counts()
    queue = queue.without(card.question, done=done)
    after = queue.counts()
    if before.new + before.review - after.new - after.review != (done.phase in (Phase.NEW, Phase.REVIEW)):
        return None
    for entry, state in reviewed:
        queue = queue.without_card(entry.card)
        on.follow(entry, state)
        returns = entry.kind is EntryKind.REVIEW and isinstance(entry.due, datetime)
        if returns and (state.buried_until is None or state.buried_until <= on.today):
            queue = queue.with_learning(_returning(card, entry, deck))
    return queue


def waiting(queue: CardQueue, card: str) -> Candidate | None:
    """The candidate of this card, if it is in the queue."""
    return next((each for each in (*queue.learning, *queue.reviews, *queue.new) if each.card == card), None)


def _returning(card: Card, entry: Entry, deck: str) -> Candidate:
    return Candidate(
        card=entry.card,
        question=card.question,
        role=card.role if entry.card == card.id else Role.POINT,
        deck=deck,
        sequence=0,
        position=card.position,
        phase=entry.phase_after or Phase.LEARNING,
        study_day=entry.study_day,
        due_at=entry.due if isinstance(entry.due, datetime) else None,
    )
