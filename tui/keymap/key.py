"""What a key is, and those that many screens have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What one action is bound to. `words` stand in the help, `short` in the footer."""

    id: str
    keys: str
    action: str
    words: str
    short: str


def bind(identifier: str, keys: str, action: str, words: str, short: str = "") -> Key:
    """An action of this id bound to these keys, with its words for the help and the footer."""
    return Key(id=identifier, keys=keys, action=action, words=words, short=short)


def those(keys: tuple[Key, ...], names: str) -> tuple[Key, ...]:
    """Those keys of a screen whose ids end with these names, in this order."""
    return tuple(key for name in names.split() for key in keys if key.id.endswith(f".{name}"))


HELP = bind("help", "question_mark,f1", "help", "List all keys", "help")

PALETTE = bind("palette", "colon,f4,ctrl+p", "palette", "Find an action, or another theme, by its name", "more")

CLOSE = bind("help.close", "escape,q,enter,space,question_mark,f1", "close", "Close this list", "close")
