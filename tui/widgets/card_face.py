"""Markdown as a card shows it."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.geometry import Size
from textual.widget import Widget

from tui.face import Part, laid_out, parts


class CardFace(Widget):
    """A text in Markdown, as high as it needs to be."""

    DEFAULT_CSS = "CardFace { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._markdown = ""
        self._parts: tuple[Part, ...] = ()

    @classmethod
    def of(cls, blocks: Sequence[Part]) -> "CardFace":
        """A face that shows these blocks."""
        face = cls()
        face._parts = tuple(blocks)
        return face

    def show(self, markdown: str) -> None:
        """Show another text."""
        if markdown != self._markdown:
            self._markdown, self._parts = markdown, parts(markdown)
            self.refresh(layout=True)
        self.display = bool(self._parts)

    def show_parts(self, blocks: Sequence[Part]) -> None:
        """Show other blocks."""
        self._markdown, self._parts = "", tuple(blocks)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the text takes in this width."""
        del container, viewport
        return laid_out(self._parts, width).plain.count("\n") + 1 if width else 0

    def render(self) -> RenderResult:
        """The text, laid out for the width there is."""
        return laid_out(self._parts, self.content_size.width)
