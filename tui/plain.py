"""Reviewing line by line: for screen readers, for scripts, for terminals without a screen. No colour, no cursor."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from srs.actions import Journal
from srs.errors import SrsError
from srs.model import Rating
from srs.session import ReviewSession
from srs.view import View
from srs.way import DAILY, Way
from tui.clock_notice import clock_notice
from tui.output import printable
from tui.plain_lines import back, front, progress, ratings, what_follows
from tui.plain_marks import picks, ticks
from tui.showing import Showing
from tui.words import (
    KEY_OF_RATING,
    NAME_OF_RATING,
    leech_words,
    summary,
)

if TYPE_CHECKING:
    from srs.search.tree import Node

_RATINGS = {
    word: rating
    for rating, name in NAME_OF_RATING.items()
    for word in (str(rating.value), name.lower(), KEY_OF_RATING[rating])
}
_HELP = """Enter shows the answer, and then takes the rating that is offered.
1, a or again; 2, h or hard (a pass); 3, g or good; 4, y or easy: rate and go on.
u undo, s suspend, b bury until tomorrow, f flag or take the flag off, q quit, ? this list.
Options: their numbers, such as 2, or 1 3 where several are right.
Points: their numbers, such as 1 3; 2~ for one that came after a nudge; a all, n none, Enter not asked."""


class _EndedError(Exception):
    """The person quits, or no more lines come."""


def review(
    journal: Journal,
    *,
    deck: str | None = None,
    search: "Node | None" = None,
    limit: int | None = None,
    way: Way = DAILY,
    stdin: TextIO,
    stdout: TextIO,
    stopwatch: Callable[[], float] = time.monotonic,
) -> int:
    """Review what is due until it is done, `limit` answers are given, or the person quits; give the exit code.

    What was answered is stored at once: the end of the input, or an interruption, loses nothing.

    Raises:
        SrsError: the collection cannot be read.
    """
    session = ReviewSession(journal, deck=deck, search=search, limit=limit, way=way)
    sitting = _Sitting(session, stdin, stdout, stopwatch)
    if notice := clock_notice(journal):
        sitting.say(notice)
    try:
        while session.view.card is not None:
            sitting.card()
    except (_EndedError, KeyboardInterrupt):
        sitting.say()
    sitting.end(lambda view: what_follows(journal, view))
    return 0


class _Sitting:
    """A sitting in lines."""

    def __init__(self, session: ReviewSession, stdin: TextIO, stdout: TextIO, stopwatch: Callable[[], float]) -> None:
        self._session = session
        self._stdin = stdin
        self._stdout = stdout
        self._stopwatch = stopwatch

    def say(self, text: str = "") -> None:
        """Write a line."""
        self._stdout.write(printable(text) + "\n")

    def card(self) -> None:
        """Ask one card, until the view moves on."""
        showing = Showing(view=self._session.view)
        began = self._stopwatch()
        self.say(progress(showing.view))
        self.say(front(showing.view))
        showing = replace(showing, picked=self._picked(showing.view))
        if self._session.view.card is not showing.view.card:
            return
        showing = replace(showing, revealed=True)
        self.say(f"\n{back(showing, round((self._stopwatch() - began) * 1000))}")
        if showing.points:
            showing = self._ticked(showing)
        self._rate(showing, began)

    def _picked(self, view: View) -> frozenset[int]:
        """Wait for Enter, or for the numbers of options; a command may lead to another card instead."""
        offered = "Which options? (numbers, Enter shows the answer) > " if view.options else "Enter shows the answer > "
        while word := self._ask(offered):
            picked = picks(word, len(view.options))
            if picked:
                return picked
            if self._commanded(word) is None:
                self.say(f"{word!r} is nothing to do here: Enter shows the answer, ? lists the rest.")
            if self._session.view.card is not view.card:
                break
        return frozenset()

    def _ticked(self, showing: Showing) -> Showing:
        while True:
            word = self._ask("Which points did you cover? (numbers, a = all, n = none, Enter = not asked) > ")
            named = ticks(word, showing.points) if word else None
            if not word or named is not None:
                return replace(showing, ticks=named)
            if word == "?":
                self.say(_HELP)
            elif word in ("q", "quit"):
                raise _EndedError
            else:
                self.say(f"{word!r} names no points: write numbers from 1 to {len(showing.points)}, such as 1 3.")

    def _rate(self, showing: Showing, began: float) -> None:
        """Ask for the rating until one is stored or a command leads away."""
        while True:
            word = self._ask(ratings(replace(showing, view=self._session.view)))
            rating = _RATINGS.get(word.lower()) if word else showing.suggested
            if rating is not None:
                took = round((self._stopwatch() - began) * 1000)
                if self._done(_answer(self._session, rating, showing, took), "Stored."):
                    if told := leech_words(self._session.leeches, "viva list is:leech finds it, viva edit rewrites it"):
                        self.say(told)
                    return
            elif self._commanded(word) is None:
                self.say(f"{word!r} is no rating: write 1, 2, 3 or 4, or ? for the rest.")
            if self._session.view.card is not showing.view.card:
                return

    def _commanded(self, word: str) -> bool | None:
        """Do what a word asks for; None where it asks for nothing."""
        match word.lower():
            case "q" | "quit":
                raise _EndedError
            case "?" | "help":
                self.say(_HELP)
                return True
            case "u" | "undo":
                return self._done(self._session.undo, "Taken back; here is the card again.")
            case "s" | "suspend":
                return self._done(self._session.suspend, "Suspended.")
            case "b" | "bury":
                return self._done(self._session.bury, "Buried until tomorrow.")
            case "f" | "flag":
                flagged = self._session.view.state is not None and self._session.view.state.flag is not None
                return self._done(self._session.flag, "Flag taken off." if flagged else "Flagged.")
            case _:
                return None

    def _done(self, change: Callable[[], View], told: str) -> bool:
        """Do what changes the collection; say that it is done, or why not."""
        try:
            change()
        except SrsError as error:
            self.say(f"! {error}")
            return False
        self.say(told)
        return True

    def _ask(self, prompt: str) -> str:
        self._stdout.write(printable(prompt))
        self._stdout.flush()
        line = self._stdin.readline()
        if not line:
            raise _EndedError
        return line.strip()

    def end(self, next_words: Callable[[View], str]) -> None:
        """Say what was done, and what comes next."""
        view = self._session.view
        for name, text in summary(view.summary):
            self.say(f"{name}: {text}")
        self.say(f"Next: {next_words(view)}")
        self._stdout.flush()


def _answer(session: ReviewSession, rating: Rating, showing: Showing, took_ms: int) -> Callable[[], View]:
    return lambda: session.answer(rating, ticks=showing.ticks, duration_ms=took_ms)
