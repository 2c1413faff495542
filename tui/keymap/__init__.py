"""The keys, as data: what each does, under which id, and how footer and help say it.

`keys` are Textual's names, several with commas; a name stands once in a screen, so an id can be given other keys.
"""

from tui.keymap.asking import ASK, ASK_TYPING, CHOOSE, TOGGLE
from tui.keymap.bring import BRING, BRING_CANCEL, BRING_CHOOSING, BRING_LOOKING, BRING_NAMING
from tui.keymap.browse import BROWSE, BROWSE_MARKED, BROWSE_SEARCHING, BROWSING, CARD, CARD_FIRST, ONE_CARD
from tui.keymap.interviews import (
    FORM,
    FORM_FIRST,
    FORM_TYPING,
    INTERVIEWS,
    INTERVIEWS_FIRST,
    INTERVIEWS_NONE,
    PLAN,
    PLAN_FIRST,
)
from tui.keymap.key import CLOSE, HELP, PALETTE, Key
from tui.keymap.review import BACK, DONE, FRONT, OPTIONS, PLAN_DONE, REVIEW, TICKS
from tui.keymap.settings import SETTINGS, SETTINGS_FIRST, SETTINGS_TYPING
from tui.keymap.statistics import SECTIONS, STATISTICS, STATISTICS_FIRST
from tui.keymap.today import TODAY, TODAY_FIRST, WELCOME

__all__ = [
    "ASK",
    "ASK_TYPING",
    "BACK",
    "BRING",
    "BRING_CANCEL",
    "BRING_CHOOSING",
    "BRING_LOOKING",
    "BRING_NAMING",
    "BROWSE",
    "BROWSE_MARKED",
    "BROWSE_SEARCHING",
    "BROWSING",
    "BY_ID",
    "CARD",
    "CARD_FIRST",
    "CHOOSE",
    "CLOSE",
    "DONE",
    "FORM",
    "FORM_FIRST",
    "FORM_TYPING",
    "FRONT",
    "HELP",
    "INTERVIEWS",
    "INTERVIEWS_FIRST",
    "INTERVIEWS_NONE",
    "ONE_CARD",
    "OPTIONS",
    "PALETTE",
    "PLAN",
    "PLAN_DONE",
    "PLAN_FIRST",
    "REVIEW",
    "SCREENS",
    "SECTIONS",
    "SETTINGS",
    "SETTINGS_FIRST",
    "SETTINGS_TYPING",
    "STATISTICS",
    "STATISTICS_FIRST",
    "TICKS",
    "TODAY",
    "TODAY_FIRST",
    "TOGGLE",
    "WELCOME",
    "Key",
]

SCREENS: dict[str, tuple[Key, ...]] = {
    "today": TODAY,
    "review": REVIEW,
    "import": BRING,
    "statistics": STATISTICS,
    "settings": SETTINGS,
    "browse": BROWSE,
    "card": CARD,
    "asking": ASK,
    "choosing columns": TOGGLE,
    "interviews": INTERVIEWS,
    "plan": PLAN,
    "form": FORM,
    "choosing a deck": CHOOSE,
    "help": (CLOSE,),
}
"""The keys of each screen, where no two actions share one."""

BY_ID = {key.id: key for keys in SCREENS.values() for key in keys}
"""Every action."""
