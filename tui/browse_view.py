"""What the browse screen shows at one moment, and in words."""

from dataclasses import dataclass, replace

from textual.content import Content

from srs.errors import SearchError
from srs.search.pointing import pointed
from srs.store.finding import Order
from tui.found import Asked, Listed, Preview, Row
from tui.found_columns import Column, chosen_columns, orders_for
from tui.words import count


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is asked for and what was found of it, where one is in it, and what was said.

    `top` is the place of the first row in sight; `previews` whether the card is shown below the list.
    """

    asked: Asked
    listed: Listed | None = None
    cursor: int = 0
    top: int = 0
    marked: frozenset[str] = frozenset()
    preview: Preview | None = None
    previews: bool = True
    error: SearchError | None = None
    notice: str = ""
    alarm: bool = False

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.listed.row(self.cursor) if self.listed is not None else None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of what is listed."""
        if self.listed is None:
            return ()
        return chosen_columns(self.listed.asked.listing, self.listed.columns)

    @property
    def count(self) -> int:
        """How many rows are known of."""
        if self.listed is None:
            return 0
        return len(self.listed.rows) if self.listed.count is None else self.listed.count

    def at(self, place: int) -> "Shown":
        """The same with the cursor on a row, within the list."""
        return replace(self, cursor=max(0, min(place, self.count - 1)), notice="", alarm=False)

    def scrolled(self, height: int) -> "Shown":
        """The same, scrolled so that the cursor is among the rows in sight, and no more of them empty than must be."""
        lowest = max(self.top, self.cursor - height + 1)
        return replace(self, top=max(0, min(lowest, self.cursor, max(0, self.count - height))))

    def lacks_rows(self, height: int) -> bool:
        """Whether rows in sight are still to be read."""
        if self.listed is None or self.listed.count is None:
            return False
        last = min(self.listed.count, self.top + height) - 1
        return last >= 0 and (self.listed.row(self.top) is None or self.listed.row(last) is None)

    def with_found(self, listed: Listed) -> "Shown":
        """The same with what was found; marks stay as long as the list is of cards, or of questions."""
        same = self.listed is not None and self.listed.asked.listing is listed.asked.listing
        return replace(
            self,
            asked=listed.asked,
            listed=listed,
            cursor=listed.cursor if listed.count is not None else self.cursor,
            marked=self.marked if same else frozenset(),
            error=None,
        )


def title(shown: Shown) -> Content:
    """How many there are, how many are marked, and by what they are sorted."""
    listed, asked = shown.listed, shown.asked
    number = "…" if listed is None or listed.count is None else count(listed.count, asked.listing.value[:-1])
    marked = f" · {len(shown.marked):,} marked" if shown.marked else ""
    order = next((words for order, words in orders_for(asked.listing) if order is asked.order), "")
    turned = ", turned round" if asked.descending else ""
    by = f" · by {order}{turned}" if asked.order is not Order.BEST or turned else ""
    return Content.assemble(("Browse", "bold"), f"   {number}", (marked, "bold"), by)


def pointed_out(error: SearchError, text: str, width: int) -> str:
    """What is wrong with a search, below the place where it is; the search once more only where it is too long."""
    lines = pointed(text, error.start, error.end, max(20, width)).split("\n")
    return "\n".join([*(lines if len(text) > width else lines[1:]), error.reason])
