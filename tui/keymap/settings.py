"""The keys of the settings screen."""

from dataclasses import replace

from tui.keymap.key import HELP, PALETTE, Key, bind, those

SETTINGS: tuple[Key, ...] = (
    bind("settings.edit", "enter,space", "edit", "Type another value; enter sets it", "change"),
    bind("settings.unset", "d", "unset", "Let the deck above decide again, or the default", "default"),
    bind("settings.deck", "n", "deck", "The settings of the next deck", "next deck"),
    bind("settings.undo", "u", "undo", "Take back the last setting", "undo"),
    bind("settings.up", "up", "move(-1)", "The setting above", "move"),
    bind("settings.down", "down", "move(1)", "The setting below", "move"),
    bind("settings.page_up", "pageup", "move(-10)", "Ten settings up", "move by ten"),
    bind("settings.page_down", "pagedown", "move(10)", "Ten settings down", "move by ten"),
    PALETTE,
    HELP,
    bind("settings.back", "escape,q", "back", "Back; out of the line one types in first", "back"),
)
"""The keys of the settings screen."""

SETTINGS_FIRST = (*those(SETTINGS, "edit unset deck undo"), HELP, PALETTE, SETTINGS[-1])
"""What its footer says first."""

SETTINGS_TYPING = (
    bind("", "enter", "set", "Set what was typed", "set"),
    replace(SETTINGS[-1], words="Leave it as it was", short="cancel"),
)
"""What its footer says while one types a value."""
