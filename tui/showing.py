"""What a review shows at one moment, whether on a screen or line by line: the view, and what was ticked so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from srs.model import GradedPoint, PointId, Rating, Role, Tick
from srs.points import rating_of
from srs.view import View

_AFTER = {Tick.MISSED: Tick.COVERED, Tick.COVERED: Tick.NUDGED, Tick.NUDGED: Tick.MISSED}

MARK = {Tick.MISSED: "[ ]", Tick.COVERED: "[✓]", Tick.NUDGED: "[~]"}
"""How each tick looks: never by colour alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A view, whether its back is shown, the ticks (None while none was given), and the point under the cursor.

    `notice` is what the person is told about what was just done, `alarm` whether it is that something failed.
    """

    view: View = field(default_factory=View)
    revealed: bool = False
    ticks: Mapping[PointId, Tick] | None = None
    cursor: int = 0
    notice: str = ""
    alarm: bool = False

    @property
    def points(self) -> tuple[GradedPoint, ...]:
        """The tick list, once the back is shown."""
        return self.view.card.points if self.view.card and self.revealed else ()

    @property
    def suggested(self) -> Rating:
        """What the ticks suggest; Good where none was given."""
        return rating_of(self.points, self.ticks) if self.ticks is not None else Rating.GOOD

    @property
    def covered(self) -> int:
        """How many points were covered, without a nudge."""
        return sum(self.tick(point) is Tick.COVERED for point in self.points)

    def tick(self, point: GradedPoint) -> Tick:
        """What became of a point so far."""
        return (self.ticks or {}).get(point.id, Tick.MISSED)

    def ticked(self, index: int) -> "Showing":
        """The same with the next tick at a point, which comes under the cursor; no such point changes nothing."""
        if not 0 <= index < len(self.points):
            return self
        point = self.points[index]
        return replace(self._with({point.id: _AFTER[self.tick(point)]}), cursor=index)

    def with_covered(self, covered: frozenset[int]) -> "Showing":
        """The same with exactly these points, by place, covered and the others missed."""
        return self._with(
            {point.id: Tick.COVERED if index in covered else Tick.MISSED for index, point in enumerate(self.points)}
        )

    def all_covered(self) -> "Showing":
        """The same with every point covered, or, where that is so already, every point missed."""
        everything = frozenset(range(len(self.points)))
        return self.with_covered(frozenset() if self.covered == len(everything) else everything)

    def moved(self, by: int) -> "Showing":
        """The same with the cursor so many points further, within the list."""
        return replace(self, cursor=max(0, min(len(self.points) - 1, self.cursor + by)))

    def _with(self, ticks: Mapping[PointId, Tick]) -> "Showing":
        return replace(self, ticks={**(self.ticks or {}), **ticks}, notice="", alarm=False)


def is_spoken_in_full(showing: Showing) -> bool:
    """Whether the card asks its whole question, so that the question's minutes are its measure."""
    card = showing.view.card
    return card is not None and card.role in (Role.ANSWER, Role.BASIC)
