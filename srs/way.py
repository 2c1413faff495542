"""In which way a sitting goes through its cards."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Daily:
    """What the day asks for: what the plan chooses while an interview is ahead, else what the queue has.

    Of one deck or a search it is the queue always.
    """


@dataclass(frozen=True, slots=True)
class Queued:
    """The queue of the day, whatever interview is ahead: learning cards, reviews due, new cards within the limits."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """Reviews that are due or will be in so many `days`, without new cards; None is the next day that has any.

    They are reviews like others: the schedule goes on from them. Those before their day use up no limit.
    """

    days: int | None = None


@dataclass(frozen=True, slots=True)
class Cram:
    """Every card, due or not; the schedule stays as it is. Lowest recall first, or at random."""

    at_random: bool = False


Way = Daily | Queued | Ahead | Cram

DAILY = Daily()
"""The way of every day."""

QUEUED = Queued()
"""The queue, though an interview is ahead."""
