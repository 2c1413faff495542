"""What a sitting goes by: its queue, and how answers are written and change the queue."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from srs.day import Candidate, Counts
from srs.model import CardId, Chooser, Rating
from srs.sitting.answering import Answer, Reviewed
from srs.sitting.in_force import InForce
from srs.store import Transaction
from srs.view import PlanShown, View
from srs.way import Way


class Queue(Protocol):
    """The cards that are left."""

    def next(self, now: datetime, /) -> Candidate | None:
        """The card that comes now, if one does."""

    def counts(self) -> Counts:
        """What is left."""

    def waiting_until(self) -> datetime | None:
        """When the next card comes that waits for its moment, if one does."""

    def waiting(self, card: CardId) -> Candidate | None:
        """The candidate of a card, if it is left."""


class Course(Protocol):
    """One way of going through cards. `on` is what holds on the study day of the queue."""

    @property
    def way(self) -> Way:
        """Which way it is."""

    @property
    def on(self) -> InForce:
        """What holds on the study day of the queue."""

    @property
    def queue(self) -> Queue:
        """The cards that are left."""

    @property
    def chooser(self) -> Chooser:
        """Who chooses what the queue gives."""

    @property
    def plan(self) -> PlanShown | None:
        """What is told of the plan, where one chooses."""

    def build(self, transaction: Transaction) -> None:
        """Make the queue anew from what is stored."""

    def record(self, view: View, answer: Answer, moment: datetime) -> list[Reviewed]:
        """Store an answer to the card on view; gives its entries, the card's own first.

        Raises:
            StaleCardError: a card was answered elsewhere; nothing was recorded.
            CollectionError: nothing could be written.
        """

    def follow(self, view: View, done: Candidate | None, reviewed: Sequence[Reviewed]) -> bool:
        """Let the queue follow an answer to the card on view; False where only one built anew can tell."""


def rating_of(reviewed: Sequence[Reviewed]) -> Rating:
    """What the person rated the card on view."""
    rating = reviewed[0][0].rating
    if rating is None:
        raise AssertionError("an answer has a rating")
    return rating
