"""Settings: what a person may choose per deck, the sensible default of each, and how decks inherit."""

from srs.settings.kinds import Kind, TodayOnly
from srs.settings.registry import SETTINGS, Setting, checked, resolve, setting_named, typed
from srs.settings.values import DECK_SEPARATOR, LeechAction, NewOrder, ReviewOrder, Settings, lineage

DEFAULT_WEIGHTS_ID = "fsrs-6-default"

__all__ = [
    "DECK_SEPARATOR",
    "DEFAULT_WEIGHTS_ID",
    "SETTINGS",
    "Kind",
    "LeechAction",
    "NewOrder",
    "ReviewOrder",
    "Setting",
    "Settings",
    "TodayOnly",
    "checked",
    "lineage",
    "resolve",
    "setting_named",
    "typed",
]
