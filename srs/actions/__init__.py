"""What a person does outside a sitting: suspend, bury, flag, set, undo, redo. Each is one action, one transaction."""

from srs.actions.journal import Journal, consequence
from srs.actions.marks import bury, due_on, flag, reset, suspend
from srs.actions.naming import named, named_by
from srs.actions.refolding import refold
from srs.actions.settings import OF_SETTINGS, SettingChange, set_setting
from srs.actions.turns import Follow, Turned, nothing_follows, redo, undo

__all__ = [
    "OF_SETTINGS",
    "Follow",
    "Journal",
    "SettingChange",
    "Turned",
    "bury",
    "consequence",
    "due_on",
    "flag",
    "named",
    "named_by",
    "nothing_follows",
    "redo",
    "refold",
    "reset",
    "set_setting",
    "suspend",
    "undo",
]
