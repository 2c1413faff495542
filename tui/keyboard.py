"""The keys of a person: what each is called, and which of them do what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui import keymap
from tui.keymap import Key

_SYMBOLS = {
    "!": "exclamation_mark", '"': "quotation_mark", "#": "number_sign", "$": "dollar_sign", "%": "percent_sign",
    "&": "ampersand", "'": "apostrophe", "(": "left_parenthesis", ")": "right_parenthesis", "*": "asterisk",
    "+": "plus", ",": "comma", "-": "minus", ".": "full_stop", "/": "slash", ":": "colon", ";": "semicolon",
    "<": "less_than_sign", "=": "equals_sign", ">": "greater_than_sign", "?": "question_mark", "@": "at",
    "[": "left_square_bracket", "\\": "backslash", "]": "right_square_bracket", "^": "circumflex_accent",
    "_": "underscore", "`": "grave_accent", "{": "left_curly_bracket", "|": "vertical_line",
    "}": "right_curly_bracket", "~": "tilde", " ": "space",
}  # fmt: skip
"""What Textual calls the keys of these characters."""

_OF_WORDS = {
    "space": "space", "enter": "enter", "return": "enter", "escape": "escape", "esc": "escape", "tab": "tab",
    "backspace": "backspace", "delete": "delete", "insert": "insert", "home": "home", "end": "end",
    "up": "up", "↑": "up", "down": "down", "↓": "down", "left": "left", "←": "left", "right": "right", "→": "right",
    "pageup": "pageup", "page up": "pageup", "pagedown": "pagedown", "page down": "pagedown",
}  # fmt: skip

_SHOWN = {
    **{name: symbol for symbol, name in _SYMBOLS.items() if symbol != " "},
    "up": "↑", "down": "↓", "left": "←", "right": "→",
    "pageup": "page up", "pagedown": "page down", "escape": "esc",
}  # fmt: skip

_CONTROL = frozenset(f"ctrl+{letter}" for letter in "abdefgklnoprtuvwxy")
"""With ctrl, the other letters are keys of their own (enter, tab, backspace) or taken by terminals."""

TAKES = "a letter, a digit, a sign, F1 to F12, or space, enter, escape, tab, an arrow, home, end, pageup, pagedown"
"""What can be a key, in words."""


def key_named(name: str) -> str | None:
    """What Textual calls a key that a person names; None where there is none of this name."""
    if len(name) == 1 and (name.isalnum() and name.isprintable()):
        return name
    lower = name.lower()
    if name in _SYMBOLS.values() or lower in _CONTROL:
        return lower
    if lower.startswith("f") and lower[1:] in {str(number) for number in range(1, 13)}:
        return lower
    return _SYMBOLS.get(name) or _OF_WORDS.get(lower)


def shown(key: str) -> str:
    """A key of Textual's as a person reads it."""
    return _SHOWN.get(key) or (key.upper() if key[0] == "f" and key[1:].isdigit() else key)


def is_typed(key: str) -> bool:
    """Whether a key writes something where one types."""
    return len(key) == 1 or key in _SYMBOLS.values()


def is_run(names: Sequence[str]) -> bool:
    """Whether keys are more than three digits in their order, so that the first and the last say enough."""
    return len(names) > 3 and "".join(names) in "1234567890"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyboard:
    """Which keys do what: those of `keymap`, save for the actions that a person gave others."""

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By id of the action; the keys by Textual's names."""

    def keys(self, key: Key) -> tuple[str, ...]:
        """The keys of an action, by Textual's names, the first of them first."""
        return self.changed.get(key.id) or tuple(key.keys.split(","))

    def names(self, key: Key) -> tuple[str, ...]:
        """The keys of an action as a person reads them."""
        return tuple(map(shown, self.keys(key)))

    def name(self, identifier: str) -> str:
        """The first key of the action of this id, as a person reads it."""
        return self.names(keymap.BY_ID[identifier])[0]
