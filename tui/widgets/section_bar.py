"""The sections of a screen in one line, with the key of each and where a click does the same."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.style import Style
from textual.widget import Widget


class SectionBar(Widget):
    """Numbers and names, the one on view reversed; where they do not fit, the name of that one alone."""

    DEFAULT_CSS = "SectionBar { height: 1; link-style: none; link-style-hover: underline; }"

    def __init__(self) -> None:
        super().__init__()
        self._names: Sequence[str] = ()
        self._here = 0

    def show(self, names: Sequence[str], here: int) -> None:
        """Show these sections, the one at `here` (from 0) on view."""
        self._names, self._here = names, here
        self.refresh()

    def render(self) -> RenderResult:
        """As many names as there is room for."""
        whole = Content(" ").join(self._section(number, name) for number, name in enumerate(self._names))
        if whole.cell_length <= self.content_size.width:
            return whole
        return Content(" ").join(
            self._section(number, name if number == self._here else "") for number, name in enumerate(self._names)
        )

    def _section(self, number: int, name: str) -> Content:
        click = Style.from_meta({"@click": f"screen.section({number + 1})"})
        words = f" {number + 1} {name} " if name else f" {number + 1} "
        style = Style(reverse=True, bold=True) if number == self._here else Style()
        return Content.assemble((words, style + click))
