"""The line above the buttons: the stopwatch, what the ticks suggest, and what was just done or failed."""

from textual.content import Content
from textual.widgets import Static

from srs.model import Tick
from tui.bound import keyboard_of
from tui.coaching import coaching
from tui.inline import QUIET_STYLE, harmless
from tui.keyboard import Keyboard
from tui.showing import Showing, is_spoken_in_full
from tui.words import NAME_OF_RATING, count, elapsed, minutes, way_words


class StatusLine(Static):
    """One line, more where a message needs them."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._said = Content("")

    def show(self, showing: Showing, elapsed_ms: int, *, compact: bool, below: int = 0) -> None:
        """Show this moment, so many milliseconds after the front came; `below` options stand further down."""
        said = _words(showing, elapsed_ms, keyboard_of(self), compact=compact, below=below)
        if not said.is_same(self._said):
            longer = said.cell_length > self.content_size.width or self._said.cell_length > self.content_size.width
            self._said = said
            self.update(said, layout=longer)


def _words(showing: Showing, elapsed_ms: int, keyboard: Keyboard, *, compact: bool, below: int) -> Content:
    if showing.view.card is None:
        return _notice(showing)
    said = coaching(showing, keyboard, compact=compact)
    words = [] if said and compact else [_stopwatch(showing, elapsed_ms)]
    if showing.notice:
        words.append(_notice(showing))
    elif said:
        words.append(Content(said))
    elif showing.ticks is not None:
        suggested = NAME_OF_RATING[showing.suggested]
        told = f"{_ticked(showing)}: " if not compact else f"{showing.covered}/{len(showing.points)} → "
        words.append(Content.assemble(told, (suggested if compact else f"{suggested} suggested", "bold")))
    elif showing.revealed:
        words.append(Content.styled(_how(showing, keyboard, compact=compact), QUIET_STYLE))
    if not (compact or showing.notice or said) and (told := way_words(showing.view)):
        words = [each for each in words if each] + [Content.styled(told, QUIET_STYLE)]
    if below and not showing.revealed:
        words.append(Content(f"… {count(below, 'more option')} ↓"))
    return Content("  " if compact else "   ").join(words)


def _ticked(showing: Showing) -> str:
    """How many points were covered, and how many after a nudge."""
    nudged = sum(showing.tick(point) is Tick.NUDGED for point in showing.points)
    return f"{showing.covered} of {len(showing.points)} covered" + (f", {nudged} after a nudge" if nudged else "")


def _how(showing: Showing, keyboard: Keyboard, *, compact: bool) -> str:
    """Which keys tick and rate."""
    digits = [keyboard.name(f"review.digit.{digit}") for digit in range(1, 10)]
    ratings = " ".join(keyboard.name(f"review.{name.lower()}") for name in NAME_OF_RATING.values())
    if not showing.points:
        return f"rate with {digits[0]}-{digits[3]} or {ratings}" if compact else ""
    ticks = f"{digits[0]}-{digits[8]}"
    tick = keyboard.name("review.tick")
    return f"{ticks} tick, {ratings} rate" if compact else f"tick with {ticks}, {tick} or a click; rate with {ratings}"


def _stopwatch(showing: Showing, elapsed_ms: int) -> Content:
    """The time taken, beside the minutes that the whole answer should take."""
    time = elapsed(elapsed_ms)
    question = showing.view.question
    if question is None or question.minutes is None or not is_spoken_in_full(showing):
        return Content.styled(time, QUIET_STYLE)
    told = f"{time} / {minutes(question.minutes)}"
    if elapsed_ms > question.minutes.high * 60_000:
        return Content.assemble(told, (" over", "bold $text-warning"))
    return Content.styled(told, QUIET_STYLE)


def _notice(showing: Showing) -> Content:
    style = "bold $text-error" if showing.alarm else QUIET_STYLE
    return Content.styled(("! " if showing.alarm else "") + harmless(showing.notice), style if showing.notice else "")
