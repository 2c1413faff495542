"""Settings: what a person may choose per deck, the sensible default of each, and how decks inherit."""

from srs.settings.kinds import Kind, TodayOnly
from srs.settings.registry import SETTINGS, Held, Setting, checked, held, resolve, setting_named, typed
from srs.settings.values import DECK_SEPARATOR, LeechAction, NewOrder, ReviewOrder, Settings, becomes_leech, lineage

__all__ = [
    "DECK_SEPARATOR",
    "SETTINGS",
    "Held",
    "Kind",
    "LeechAction",
    "NewOrder",
    "ReviewOrder",
    "Setting",
    "Settings",
    "TodayOnly",
    "becomes_leech",
    "checked",
    "held",
    "lineage",
    "resolve",
    "setting_named",
    "typed",
]
