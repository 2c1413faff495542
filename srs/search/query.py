"""A search on a study day: what the store is asked."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from srs.clock import Clock, start_of_day
from srs.search.tree import EVERYTHING, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked for, seen from a study day in the learner's zone."""

    tree: Node
    today: date
    zone: tzinfo | None = None
    rollover_hour: int = 4

    def start_of(self, day: date) -> datetime:
        """The moment at which a study day begins."""
        return start_of_day(day, self.zone, self.rollover_hour)


def query(clock: Clock, tree: Node = EVERYTHING) -> Query:
    """A search as of now."""
    return Query(tree=tree, today=clock.study_day(), zone=clock.zone, rollover_hour=clock.rollover_hour)
