"""Both sides of a card, or of the cards of a question, below the list they stand in."""

from collections.abc import Iterator, Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from export.options import asked, told
from srs.model import Card
from srs.search.snippets import Snippet
from srs.search.tree import Text
from tui.face import Block, Part, laid_out, parts
from tui.highlight import has_any, with_found, with_spans
from tui.inline import QUIET_STYLE, harmless

_MOST = 12
"""How many cards of a question are shown."""


class CardPreview(Widget):
    """As high as the cards need; found words highlighted."""

    DEFAULT_CSS = "CardPreview { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self._wanted: Sequence[Text] = ()

    def show(self, cards: Sequence[Card], wanted: Sequence[Text] = (), snippet: Snippet | None = None) -> None:
        """Show cards; the snippet stands above them where the first front has nothing of what was looked for."""
        at_once = has_any([asked(card) for card in cards[:1]], wanted)
        found = () if snippet is None or at_once else _place_of(snippet)
        self._parts, self._wanted = (*found, *_of_cards(cards)), wanted
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the cards take in this width."""
        del container, viewport
        return laid_out(self._parts, width).plain.count("\n") + 1 if width else 0

    def render(self) -> RenderResult:
        """The sides, one below the other."""
        return with_found(laid_out(self._parts, self.content_size.width), self._wanted)


def _place_of(snippet: Snippet) -> tuple[Part, ...]:
    """Where the question has what was looked for."""
    return (Block(with_spans(harmless(snippet.text), snippet.spans), "found in: ", "          "),)


def _of_cards(cards: Sequence[Card]) -> tuple[Part, ...]:
    shown = tuple(part for card in cards[:_MOST] for part in _of_card(card))
    more = len(cards) - _MOST
    return (*shown, Block(Content.styled(f"… and {more} more", QUIET_STYLE))) if more > 0 else shown


def _of_card(card: Card) -> Iterator[Part]:
    """Front, tick list and back; the last two behind an arrow and marks, so that they read without colour."""
    yield from parts(asked(card))
    for number, point in enumerate(card.points):
        yield Block(Content(" ".join(harmless(point.text).split())), "[ ] ", "    ", apart=number == 0)
    back = parts(told(card))
    for number, part in enumerate(back):
        if isinstance(part, Block):
            first = "→ " if number == 0 else "  "
            yield Block(part.body, first + part.first, "  " + part.rest, part.apart, part.folds)
        else:
            yield part
