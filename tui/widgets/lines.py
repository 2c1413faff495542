"""Lines that are made for the width there is, and a message that can stand in their place."""

import textwrap

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.inline import harmless

_WIDEST = 100


class Lines(Widget):
    """As many lines as what it shows needs; they are made again only where the width or what is shown is another."""

    DEFAULT_CSS = "Lines { height: auto; }"

    def __init__(self, said: str) -> None:
        """Begin with a message."""
        super().__init__()
        self.said = said
        self._lines: tuple[int, list[Content]] = (0, [])

    def made(self, width: int) -> list[Content]:
        """The lines at a width in cells."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Show a message in their place; an empty one gives the place back."""
        self.said = text
        self._lines = (0, [])
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each that is drawn."""
        del container, viewport
        return len(self._drawn(width)) if width else 0

    def render(self) -> RenderResult:
        """The lines."""
        return Content("\n").join(self._drawn(self.content_size.width))

    def _drawn(self, width: int) -> list[Content]:
        if self._lines[0] != width:
            room = min(width, _WIDEST)
            said = [Content(line) for line in textwrap.wrap(harmless(self.said), room)]
            self._lines = (width, said or self.made(room))
        return self._lines[1]
