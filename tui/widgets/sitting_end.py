"""What is said when no card comes: what was done, and what comes next."""

from datetime import datetime

from textual.content import Content
from textual.widgets import Static

from srs.clock import Clock
from srs.model import Due
from srs.view import View
from srs.way import Ahead, Cram, Daily, Queued
from tui import keymap
from tui.bound import keyboard_of
from tui.inline import QUIET_STYLE
from tui.plan_words import end, minutes_used, sampled
from tui.words import coming, count, summary


class SittingEnd(Static):
    """The figures of a sitting."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, view: View, clock: Clock, *, spent: bool, next_due: Due | None) -> None:
        """Show the end, or the pause, of a sitting; `spent` where its limit of answers is reached."""
        keyboard = keyboard_of(self)
        lines = [Content.styled(_title(view, spent=spent), "bold"), Content()]
        lines += [Content.assemble((f"{name:<9}", QUIET_STYLE), text) for name, text in summary(view.summary)]
        if view.plan:
            lines += [Content.assemble((f"{'Minutes':<9}", QUIET_STYLE), minutes_used(view.plan))]
        if isinstance(view.way, Daily | Queued) or next_due or view.waiting_until:
            lines += [Content.assemble((f"{'Next':<9}", QUIET_STYLE), _next(view, clock, next_due, spent=spent))]
        lines += [Content()]
        if not spent and isinstance(view.way, Daily | Queued) and (next_due or view.waiting_until or view.plan):
            offers = [("review.ahead", "review ahead"), ("review.cram", "cram")]
            offers = [("review.queue", "the plain queue"), *offers] if view.plan else offers
            said = "   ".join(f"{keyboard.name(identifier)}: {words}" for identifier, words in offers)
            lines += [Content.styled(said, QUIET_STYLE)]
        if view.plan and sampled(view.plan):
            lines += [Content.styled(sampled(view.plan), QUIET_STYLE)]
        go, back = keyboard.names(keymap.BY_ID["review.go"])[-1], keyboard.name("review.back")
        lines += [Content.styled(f"{go} or {back}: back to today", QUIET_STYLE)]
        self.update(Content("\n").join(lines))


def _title(view: View, *, spent: bool) -> str:
    if spent:
        return "That was this sitting."
    if view.waiting_until is not None:
        return "A short pause."
    if view.plan:
        return end(view.plan)
    if isinstance(view.way, Cram):
        return "All of them passed; nothing was scheduled." if view.summary.answered else "There is no card to cram."
    if isinstance(view.way, Ahead):
        return "That was what comes next." if view.summary.answered else "No card can come before its day."
    return "Done for today." if view.summary.answered else "Nothing is due."


def _next(view: View, clock: Clock, next_due: Due | None, *, spent: bool) -> str:
    if spent and view.counts.total:
        return f"{count(view.counts.total, 'card')} left{' today' if isinstance(view.way, Daily | Queued) else ''}"
    due = view.waiting_until or next_due
    if due is None:
        return "nothing is planned yet"
    words = coming(due, clock.now(), clock.study_day(), clock.zone)
    return f"{words}; it shows by itself" if isinstance(due, datetime) and not spent else words
