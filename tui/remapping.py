"""The keys that a person writes into the settings file, read and checked: what is wrong keeps its default."""

from collections.abc import Iterator, Mapping

from tui import keymap
from tui.keyboard import TAKES, Keyboard, key_named, shown

Wanted = dict[str, tuple[str, ...]]
"""Keys by id of an action."""


def remapped(wanted: Mapping[str, object]) -> tuple[Keyboard, dict[str, str]]:
    """A keyboard with these keys, a name or a list of names by id; and what is wrong, a line for each id."""
    wrong: dict[str, str] = {}
    changed: Wanted = {}
    for identifier, value in wanted.items():
        keys, problem = _keys(identifier, value)
        if problem:
            wrong[identifier] = problem
        else:
            changed[identifier] = keys
    return _without_clashes(changed, wrong), wrong


def _keys(identifier: str, value: object) -> tuple[tuple[str, ...], str]:
    """The keys that a value names, or what is wrong with it."""
    if identifier not in keymap.BY_ID:
        return (), f"there is no action {identifier!r}{_meant(identifier)}; `viva keys` lists them"
    stays = f"{identifier} stays on {_default(identifier)}"
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        return (), f'{identifier} takes a key in quotes or a list of them, such as "z" or ["z", "F5"]; {stays}'
    unknown = [name for name in names if key_named(name) is None]
    if unknown:
        return (), f"{unknown[0]!r} is no key; name {TAKES}; {stays}"
    return tuple(dict.fromkeys(key_named(name) or "" for name in names)), ""


def _without_clashes(changed: Wanted, wrong: dict[str, str]) -> Keyboard:
    """A keyboard on which no key does two things on a screen: of those that would, what was changed is not."""
    while True:
        keyboard = Keyboard(changed=changed)
        clashing = {identifier: said for identifier, said in _clashes(keyboard) if identifier in changed}
        if not clashing:
            return keyboard
        for identifier, said in clashing.items():
            wrong[identifier] = f"{said}; {identifier} stays on {_default(identifier)}"
        changed = {identifier: keys for identifier, keys in changed.items() if identifier not in clashing}


def _clashes(keyboard: Keyboard) -> Iterator[tuple[str, str]]:
    """The ids of actions that share a key on a screen, each with a line that says so."""
    for screen, keys in keymap.SCREENS.items():
        owner: dict[str, str] = {}
        for key in keys:
            for name in keyboard.keys(key):
                other = owner.setdefault(name, key.id)
                if other != key.id:
                    yield key.id, f"{shown(name)} is also {other} ({screen})"
                    yield other, f"{shown(name)} is also {key.id} ({screen})"


def _default(identifier: str) -> str:
    return " ".join(Keyboard().names(keymap.BY_ID[identifier]))


def _meant(identifier: str) -> str:
    """The nearest id, as a question."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped id needs it

    near = get_close_matches(identifier, keymap.BY_ID, 1)
    return f" (did you mean {near[0]}?)" if near else ""
