"""All that is known of a card on one sheet: its question, its facts, the reasons, the curve, the log."""

import textwrap
from collections.abc import Iterable

from textual.content import Content

from srs.card_history import CardHistory
from srs.clock import Clock
from tui.card_lines import facts, reasons, sentences, table
from tui.face import wrapped
from tui.forgetting_curve import curve_in_numbers, drawn_curve
from tui.inline import QUIET_STYLE, harmless, plain_line
from tui.widgets.lines import Lines

_CURVE_STYLE = "$success"


class CardSheet(Lines):
    """As many lines as the card needs at this width."""

    def __init__(self) -> None:
        super().__init__("Reading …")
        self._shown: tuple[CardHistory, Clock] | None = None
        self._numbers = False

    def show(self, history: CardHistory, clock: Clock, *, numbers: bool) -> None:
        """Show a card, its curve drawn or in numbers."""
        self._shown, self._numbers = (history, clock), numbers
        self.say("")

    def made(self, width: int) -> list[Content]:
        """What is known of the card."""
        if self._shown is None:
            return []
        history, clock = self._shown
        lines = wrapped(Content.styled(plain_line(history.card.front), "bold"), width)
        lines += [Content(), *self._facts(history, clock, width), Content()]
        lines += wrapped(Content(harmless(reasons(history))), width)
        for title, of in (("Recall", self._curve(history, clock, width)), ("Log", self._log(history, width))):
            if of:
                lines += [Content(), Content.styled(title, "bold"), *of]
        return lines

    def _facts(self, history: CardHistory, clock: Clock, width: int) -> list[Content]:
        return [
            line
            for name, value in facts(history, clock)
            for line in _named(name, " ".join(harmless(value).split()), width)
        ]

    def _curve(self, history: CardHistory, clock: Clock, width: int) -> list[Content]:
        today = clock.study_day()
        if self._numbers:
            return _told(curve_in_numbers(history, today), width)
        return [_coloured(line) for line in drawn_curve(history, today, width)]

    def _log(self, history: CardHistory, width: int) -> list[Content]:
        if not history.steps:
            return []
        if self._numbers:
            return _told(sentences(history), width)
        head, *rows = table(history, width)
        return [Content.styled(head, QUIET_STYLE), *(Content(harmless(row)) for row in rows)]


def _named(name: str, value: str, width: int) -> list[Content]:
    return wrapped(Content(value), width, f"{name:<12}", " " * 12)


def _told(lines: Iterable[str], width: int) -> list[Content]:
    return [Content(part) for line in lines for part in textwrap.wrap(harmless(line), width)]


def _coloured(line: str) -> Content:
    """A line of the drawing with its columns in colour; it reads the same without."""
    content = Content(line)
    for at, character in enumerate(line):
        if character in "▁▂▃▄▅▆▇█░":
            content = content.stylize(_CURVE_STYLE, at, at + 1)
    return content
