"""Reviewing line by line: for screen readers, for scripts, for terminals without a screen. No colour, no cursor."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from srs.actions import Journal
from srs.errors import SrsError
from srs.model import Due, GradedPoint, PointId, Rating, Tick
from srs.overview import overview
from srs.session import ReviewSession
from srs.view import View
from srs.way import DAILY, Ahead, Cram, Way
from tui.clock_notice import clock_notice
from tui.inline import harmless, pieces
from tui.output import printable
from tui.plan_words import end, head, sampled
from tui.showing import Showing, is_spoken_in_full, mark_of
from tui.words import (
    KEY_OF_RATING,
    NAME_OF_RATING,
    about,
    coming,
    counts,
    deck,
    elapsed,
    leads_to,
    leech_words,
    left,
    minutes,
    summary,
    way_words,
)

if TYPE_CHECKING:
    from srs.search.tree import Node

_RATINGS = {
    word: rating
    for rating, name in NAME_OF_RATING.items()
    for word in (str(rating.value), name.lower(), KEY_OF_RATING[rating])
}
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_HEADING = re.compile(r"^\s{0,3}(?:#{1,6}\s+|(?:>\s?)+)")
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
    sitting.end(lambda view: _next(journal, view))
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
        self.say(_progress(showing.view))
        self.say(_front(showing.view))
        showing = replace(showing, picked=self._picked(showing.view))
        if self._session.view.card is not showing.view.card:
            return
        showing = replace(showing, revealed=True)
        self.say(f"\n{_back(showing, round((self._stopwatch() - began) * 1000))}")
        if showing.points:
            showing = self._ticked(showing)
        self._rate(showing, began)

    def _picked(self, view: View) -> frozenset[int]:
        """Wait for Enter, or for the numbers of options; a command may lead to another card instead."""
        offered = "Which options? (numbers, Enter shows the answer) > " if view.options else "Enter shows the answer > "
        while word := self._ask(offered):
            picked = _picks(word, len(view.options))
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
            ticks = _ticks(word, showing.points) if word else None
            if not word or ticks is not None:
                return replace(showing, ticks=ticks)
            if word == "?":
                self.say(_HELP)
            elif word in ("q", "quit"):
                raise _EndedError
            else:
                self.say(f"{word!r} names no points: write numbers from 1 to {len(showing.points)}, such as 1 3.")

    def _rate(self, showing: Showing, began: float) -> None:
        """Ask for the rating until one is stored or a command leads away."""
        while True:
            word = self._ask(_ratings(replace(showing, view=self._session.view)))
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


def _progress(view: View) -> str:
    """Where one stands, and what kind of card comes: one line."""
    question, card, state = view.question, view.card, view.state
    parts = [f"{view.summary.answered} done, {left(view)}"]
    if view.plan:
        parts.append(head(view.plan))
    if question is not None and card is not None:
        parts += [deck(question.deck), card.role.value.replace("_", " "), about(question)]
    if state is not None and state.flag is not None:
        parts.append("flagged")
    if view.leech and state is not None:
        parts.append(f"leech, {state.lapses} lapses")
    if way_words(view):
        parts.append(way_words(view))
    return "\n-- " + " -- ".join(part for part in parts if part)


def _front(view: View) -> str:
    made = view.question is not None and view.question.prompt_missing
    front = view.card.front if view.card else ""
    options = [f"{number}. {option.text}" for number, option in enumerate(view.options, 1)]
    return "\n".join([spoken(front), *(["(made from its content)"] if made else []), *map(spoken, options)])


def _back(showing: Showing, elapsed_ms: int) -> str:
    """The time taken, the points in order, and the back."""
    card, question = showing.view.card, showing.view.question
    measure = question.minutes if question is not None and is_spoken_in_full(showing) else None
    over = " (over)" if measure is not None and elapsed_ms > measure.high * 60_000 else ""
    lines = [f"Time: {elapsed(elapsed_ms)}" + (f" / {minutes(measure)}{over}" if measure is not None else "")]
    for number, option in enumerate(showing.view.options, 1):
        lines.append(f"{mark_of(option, picked=number - 1 in showing.picked)} {number}. {spoken(option.text)}")
    for number, point in enumerate(card.points if card else (), 1):
        lines.append(f"{number}. {_point(point)}")
    return "\n".join([*lines, spoken(card.back if card else "")])


def _point(point: GradedPoint) -> str:
    label = f"{point.label}: " if point.label and point.label.casefold() not in point.text.casefold() else ""
    return spoken(f"{label}{point.text}{' (essential)' if point.essential else ''}")


def spoken(markdown: str) -> str:
    """Markdown as lines to be read out: no marks of emphasis, links or headings; code stands as it is."""
    said, in_code = [], False
    for line in harmless(markdown).split("\n"):
        if _FENCE.match(line):
            in_code = not in_code
            continue
        bare = line if in_code else _HEADING.sub("", line)
        said.append(bare if in_code else "".join(text for text, _ in pieces(bare)))
    return "\n".join(said)


def _ratings(showing: Showing) -> str:
    """The four ratings with what each leads to, and which one Enter takes."""
    outcomes = showing.view.outcomes
    offers = ", ".join(f"{rating.value} {name} {leads_to(rating, outcomes)}" for rating, name in NAME_OF_RATING.items())
    return f"{offers} (Enter = {NAME_OF_RATING[showing.suggested]}) > "


def _picks(word: str, options: int) -> frozenset[int]:
    """The places of the options whose numbers a line gives; none where it gives anything else."""
    numbers = [each for each in re.split(r"[\s,]+", word.strip(" ,")) if each]
    if not all(each.isascii() and each.isdigit() and 1 <= int(each[:4]) <= options for each in numbers):
        return frozenset()
    return frozenset(int(each) - 1 for each in numbers)


def _ticks(word: str, points: tuple[GradedPoint, ...]) -> dict[PointId, Tick] | None:
    """The ticks that a line names, or None where it names none: `1 3`, `1,2~`, `a`, `n`."""
    if word.lower() in ("a", "all"):
        return {point.id: Tick.COVERED for point in points}
    found = {point.id: Tick.MISSED for point in points}
    if word.lower() in ("n", "none"):
        return found
    for each in re.split(r"[\s,]+", word.strip(" ,")):
        number = each.removesuffix("~")
        if not (number.isascii() and number.isdigit()) or not 1 <= int(number[:4]) <= len(points):
            return None
        found[points[int(number) - 1].id] = Tick.NUDGED if each.endswith("~") else Tick.COVERED
    return found


def _next(journal: Journal, view: View) -> str:
    """What is left today, or when the next card comes."""
    if isinstance(view.way, Cram):
        return f"{left(view)} of this cram" if view.counts.total else "nothing was scheduled: what is due stays due"
    if view.card is not None or view.counts.new or view.counts.review:
        return f"{counts(view.counts)} left{' ahead' if isinstance(view.way, Ahead) else ' today'}"
    if view.plan and view.plan.end:
        told = " ".join(filter(None, (end(view.plan), sampled(view.plan))))
        return f"{told} Go on with the plain queue: viva review --queue --plain"
    due: Due | None = view.waiting_until or overview(journal.store, journal.clock).next_due
    if due is None:
        return "nothing is planned yet"
    return coming(due, journal.clock.now(), journal.clock.study_day(), journal.clock.zone)
