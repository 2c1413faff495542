"""The plan of an interview: what to expect on the day, today's cards, the minutes until then, and what would help."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static
from textual.worker import get_current_worker

from srs.errors import SrsError
from srs.model import Interview
from tui import keymap
from tui.foretelling import Foretelling, Foretold
from tui.inline import QUIET_STYLE, harmless
from tui.outlook_lines import lines_of
from tui.outlook_words import Part, head, parts
from tui.screens.keyed import KeyedScreen
from tui.widgets.chart_list import coloured
from tui.widgets.key_bar import KeyBar, bindings

_NARROW, _LOW = 64, 18
_BAR = 12
_LEAST_WIDTH = 30


class _LeftAloneError(Exception):
    """Nobody waits for the outlook any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the screen shows: which of the interviews, and what is told of it so far; or why that failed."""

    place: int = 0
    told: Foretold = field(default_factory=lambda: Foretold(done=0.0))
    failure: str = ""


class PlanScreen(KeyedScreen[None]):
    """Parts of text and drawings that read without colour, for one interview after another."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.PLAN)]
    KEYS = keymap.PLAN
    KEYS_TITLE = "Keys on the plan"
    CSS_PATH = "plan.tcss"

    view: reactive[Shown] = reactive(Shown, init=False)
    """What is shown; everything on the screen is drawn from it."""

    class Left(Message):
        """The person goes back."""

    class InterviewsAsked(Message):
        """The person wants to see all interviews."""

    class ReviewAsked(Message):
        """The person wants to review what the plan has for today."""

    @dataclass
    class _Told(Message):
        asked: int
        told: Foretold

    @dataclass
    class _Failed(Message):
        asked: int
        message: str

    def __init__(self, interviews: Sequence[Interview], foretelling: Foretelling, *, place: int = 0) -> None:
        """Show the plan of the interview at this place among those there are (one at least)."""
        super().__init__()
        self._interviews = tuple(interviews)
        self._foretelling = foretelling
        self._asked = 0
        self._begin = Shown(place=place)

    def compose(self) -> ComposeResult:
        """Which interview and how far it is, the parts, the keys."""
        self._title, self._parts = Static(markup=False, id="title"), Static(markup=False, id="parts")
        self._keys = KeyBar(keymap.PLAN_FIRST)
        yield self._title
        with VerticalScroll(can_focus=False, id="body") as self._scroll:
            yield self._parts
        yield self._keys

    def on_mount(self) -> None:
        """Begin to compute."""
        self.on_resize()
        self._show(self._begin.place)

    def on_resize(self, _: events.Resize | None = None) -> None:
        """Lay out for the room there is."""
        self.set_class(self.app.size.width < _NARROW or self.app.size.height < _LOW, "-compact")
        self.watch_view(self.view)

    # -------------------------------------------------------------------------------------------------------- computing

    def _show(self, place: int) -> None:
        """Compute the plan of an interview in a thread; what an earlier one still brings is passed over."""
        self._asked += 1
        asked, interview = self._asked, self._interviews[place]
        self.view = Shown(place=place)
        self._scroll.scroll_home(animate=False)

        def run() -> None:
            worker = get_current_worker()

            def tell(told: Foretold) -> None:
                if worker.is_cancelled or asked != self._asked:
                    raise _LeftAloneError
                self.post_message(self._Told(asked, told))

            try:
                self._foretelling.foretell(interview, tell)
            except _LeftAloneError:
                return
            except SrsError as error:
                self.post_message(self._Failed(asked, str(error)))

        self.run_worker(run, thread=True, exit_on_error=False)

    def on_plan_screen__told(self, message: _Told) -> None:
        """Show what is known."""
        if message.asked == self._asked:
            self.view = Shown(place=self.view.place, told=message.told)

    def on_plan_screen__failed(self, message: _Failed) -> None:
        """Say why there is none, or why its forecast was not kept."""
        if message.asked == self._asked:
            self.view = Shown(place=self.view.place, told=self.view.told, failure=message.message)

    # ---------------------------------------------------------------------------------------------------------- drawing

    def watch_view(self, view: Shown) -> None:
        """Draw what is shown."""
        self._title.update(self._words(view))
        room = max(_LEAST_WIDTH, self.app.size.width - (2 if self.has_class("-compact") else 5))
        lines: list[Content] = []
        if view.told.notice:
            lines += [Content(view.told.notice), Content()]
        if view.failure:
            lines += [Content.styled(f"! {harmless(view.failure)}", "bold $text-error"), Content()]
        if view.told.none:
            lines.append(Content(harmless(view.told.none)))
        elif view.told.outlook is not None:
            lines += _drawn(parts(view.told.outlook, view.told.earlier), room)
        elif not view.failure:
            lines.append(Content.styled("Computing …", QUIET_STYLE))
        self._parts.update(Content("\n").join(lines))

    def _words(self, view: Shown) -> Content:
        interview, told = self._interviews[view.place], view.told
        said = head(told.outlook) if told.outlook else interview.name
        if len(self._interviews) > 1:
            said = f"{said}  ({view.place + 1} of {len(self._interviews)})"
        filled = int(_BAR * told.done)
        busy = told.done < 1 and not view.failure
        bar = f"   {'█' * filled}{'░' * (_BAR - filled)}" if busy else ""
        return Content.assemble(("Plan", "bold"), f"   {harmless(said)}", (bar, QUIET_STYLE))

    # -------------------------------------------------------------------------------------------------- keys and clicks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now: there may be one interview alone."""
        if action == "turn":
            return len(self._interviews) > 1
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """The plan of the next interview, or of the one before."""
        self._show((self.view.place + by) % len(self._interviews))

    def action_review(self) -> None:
        """Review what the plan has for today."""
        self.post_message(self.ReviewAsked())

    def action_interviews(self) -> None:
        """All interviews."""
        self.post_message(self.InterviewsAsked())

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self._scroll.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by pages."""
        self._scroll.scroll_relative(y=by * max(1, self._scroll.size.height - 1), animate=False)

    def action_back(self) -> None:
        """Back to today."""
        self.post_message(self.Left())


def _drawn(every: Sequence[Part], width: int) -> list[Content]:
    lines: list[Content] = []
    for part in every:
        lines += [Content()] if lines else []
        lines.append(Content.styled(part.title, "bold"))
        lines += [coloured(harmless(line)) for line in lines_of(part, width)]
    return lines
