"""What a review shows at one moment, whether on a screen or line by line: the view, and what was ticked so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from srs.choices import has_one_right
from srs.choices import rating_of as rating_of_picks
from srs.model import Choice, GradedPoint, PointId, Rating, Role, Tick
from srs.points import rating_of
from srs.view import View

_AFTER = {Tick.MISSED: Tick.COVERED, Tick.COVERED: Tick.NUDGED, Tick.NUDGED: Tick.MISSED}

MARK = {Tick.MISSED: "[ ]", Tick.COVERED: "[✓]", Tick.NUDGED: "[~]"}
"""How each tick looks: never by colour alone."""


def mark_of(option: Choice, *, picked: bool) -> str:
    """How an option looks once the answer is shown: right, picked though wrong, or neither."""
    if option.right:
        return "[✓]"
    return "[✗]" if picked else "[ ]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A view, whether its back is shown, the ticks (None while none was given), and the point under the cursor.

    `picked` are the places of the options that the person picked.
    `coached` is whether the person, who never answered a card, is told how.
    `notice` is what the person is told about what was just done, `alarm` whether it is that something failed.
    """

    view: View = field(default_factory=View)
    revealed: bool = False
    ticks: Mapping[PointId, Tick] | None = None
    cursor: int = 0
    picked: frozenset[int] = frozenset()
    coached: bool = False
    notice: str = ""
    alarm: bool = False

    @property
    def points(self) -> tuple[GradedPoint, ...]:
        """The tick list, once the back is shown."""
        return self.view.card.points if self.view.card and self.revealed else ()

    @property
    def suggested(self) -> Rating:
        """What the ticks or the picks suggest; Good where none was given."""
        if self.picked:
            return rating_of_picks(self.view.options, self.picked)
        return rating_of(self.points, self.ticks) if self.ticks is not None else Rating.GOOD

    @property
    def is_suggested(self) -> bool:
        """Whether ticks or picks speak for a rating."""
        return bool(self.picked) or self.ticks is not None

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

    def with_pick(self, place: int) -> "Showing":
        """The same with an option picked, or no longer; of a card with one right one it is the only pick."""
        if not 0 <= place < len(self.view.options):
            return self
        one = has_one_right(self.view.options)
        return replace(self, picked=frozenset({place}) if one else self.picked ^ {place}, notice="", alarm=False)

    def moved(self, by: int) -> "Showing":
        """The same with the cursor so many points further, within the list."""
        return replace(self, cursor=max(0, min(len(self.points) - 1, self.cursor + by)))

    def _with(self, ticks: Mapping[PointId, Tick]) -> "Showing":
        return replace(self, ticks={**(self.ticks or {}), **ticks}, notice="", alarm=False)


def is_spoken_in_full(showing: Showing) -> bool:
    """Whether the card asks its whole question, so that the question's minutes are its measure."""
    card = showing.view.card
    return card is not None and card.role in (Role.ANSWER, Role.BASIC)
