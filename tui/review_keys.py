"""Which actions of a review do something at one moment, and which of them the footer says first."""

from tui import keymap
from tui.showing import Showing

_WITH_BACK, _WITH_POINTS = frozenset({"rate"}), frozenset({"tick", "cover"})
_WITH_CARD = frozenset({"suspend", "bury", "flag", "edit", "history"})
_AT_THE_END = frozenset({"ahead", "cram"})


def does(action: str, showing: Showing) -> bool | None:
    """Whether an action does anything now; None where what is shown does not decide it."""
    view = showing.view
    if action in _WITH_POINTS:
        return showing.revealed and bool(showing.points)
    if action in _WITH_BACK:
        return showing.revealed
    if action == "digit":
        return showing.revealed or bool(view.options)
    if action in _WITH_CARD:
        return view.card is not None
    if action == "queue":
        return view.card is None and view.plan is not None
    return view.card is None if action in _AT_THE_END else None


def hints(showing: Showing) -> tuple[keymap.Key, ...]:
    """The keys that the footer says before the others."""
    if showing.view.card is None:
        return keymap.PLAN_DONE if showing.view.plan else keymap.DONE
    if not showing.revealed:
        return keymap.OPTIONS if showing.view.options else keymap.FRONT
    return keymap.TICKS if showing.points else keymap.BACK
