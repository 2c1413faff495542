"""What a person who never answered a card is told, a line at a time: say it, tick it, rate it."""

from tui.keyboard import Keyboard
from tui.showing import Showing
from tui.words import NAME_OF_RATING


def coaching(showing: Showing, keyboard: Keyboard, *, compact: bool) -> str:
    """The line of this moment; empty for somebody who answered a card before."""
    if not showing.coached:
        return ""
    if not showing.revealed:
        return _before_the_answer(showing, keyboard.name("review.go"), compact=compact)
    if showing.points and showing.ticks is None:
        return _before_a_tick(showing, keyboard, compact=compact)
    return _before_a_rating(showing, keyboard, compact=compact)


def _before_the_answer(showing: Showing, go: str, *, compact: bool) -> str:
    if showing.view.options:
        return "Pick one by its number." if compact else "Say which one it is, then press its number."
    return f"Say it aloud, then {go}." if compact else f"Say the answer aloud, then press {go}."


def _before_a_tick(showing: Showing, keyboard: Keyboard, *, compact: bool) -> str:
    last = min(len(showing.points), 9)
    digits = keyboard.name("review.digit.1") + (f"-{keyboard.name(f'review.digit.{last}')}" if last > 1 else "")
    tick = keyboard.name("review.tick")
    return f"Tick what you said: {digits}." if compact else f"Tick what you said, with {digits}, {tick} or a click."


def _before_a_rating(showing: Showing, keyboard: Keyboard, *, compact: bool) -> str:
    taken = f"{keyboard.name('review.go')} takes {NAME_OF_RATING[showing.suggested]}"
    ratings = " ".join(keyboard.name(f"review.{name.lower()}") for name in NAME_OF_RATING.values())
    first = "All ticked?" if showing.ticks is not None else "Now rate:"
    return f"{first} {taken}." if compact else f"{first} {taken}; or rate with {ratings}."
