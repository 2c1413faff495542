"""The keys of what is asked above a screen: yes or no, a choice, columns."""

from dataclasses import replace

from tui.keymap.key import HELP, PALETTE, Key, bind

ASK: tuple[Key, ...] = (
    bind("ask.yes", "y,enter", "yes", "Yes", "yes"),
    bind("ask.no", "n,escape,q", "no", "No: nothing changes", "no"),
)
"""The keys of a question to be answered yes or no."""

ASK_TYPING = (
    bind("", "enter", "yes", "Do it with what was typed", "do it"),
    replace(ASK[-1], words="Leave it as it was", short="cancel"),
)
"""What is said where one types an answer."""

TOGGLE: tuple[Key, ...] = (
    bind("toggle.one", "space,x", "show", "Show this column, or leave it out", "show or hide"),
    bind("toggle.done", "enter", "done", "Keep the columns so", "keep"),
    PALETTE,
    HELP,
    bind("toggle.back", "escape,q", "back", "Leave them as they were", "cancel"),
)
"""The keys of a list of columns; arrows move in it."""

CHOOSE: tuple[Key, ...] = (
    bind("choose.go", "enter,space", "choose", "Choose", "choose"),
    PALETTE,
    HELP,
    bind("choose.back", "escape,q", "back", "Leave it as it is", "back"),
)
"""The keys of a list to choose from; arrows move in it."""
