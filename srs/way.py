"""In which way a sitting goes through its cards."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Daily:
    """What the day asks for: learning cards, reviews that are due, new cards within the limits."""


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


Way = Daily | Ahead | Cram

DAILY = Daily()
"""The way of every day."""
