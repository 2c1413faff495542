"""The keys, as data: what each does, under which id, and how footer and help say it.

`keys` are Textual's names, several with commas; a name stands once in a screen, so an id can be given other keys.
"""

from dataclasses import dataclass

_SHOWN = {
    "question_mark": "?",
    "up": "↑",
    "down": "↓",
    "pageup": "page up",
    "left": "←",
    "right": "→",
    "pagedown": "page down",
    "escape": "esc",
    "f1": "F1",
    "f3": "F3",
    "slash": "/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What one action is bound to. `words` stand in the help, `short` in the footer."""

    id: str
    keys: str
    action: str
    words: str
    short: str

    @property
    def names(self) -> tuple[str, ...]:
        """Its keys as a person reads them, the first of them first."""
        return tuple(_SHOWN.get(key, key) for key in self.keys.split(","))


def _key(identifier: str, keys: str, action: str, words: str, short: str = "") -> Key:
    return Key(id=identifier, keys=keys, action=action, words=words, short=short)


HELP = _key("help", "question_mark,f1", "help", "List all keys", "help")
_BACK = _key("review.back", "q,escape", "back", "Back to today; everything is stored already", "back")

REVIEW: tuple[Key, ...] = (
    _key(
        "review.go",
        "space,enter",
        "go",
        "Show the answer; then take the marked rating (what the ticks suggest, else Good)",
        "show answer",
    ),
    _key("review.again", "a", "rate(1)", "Again: it did not come", "Again"),
    _key("review.hard", "h", "rate(2)", "Hard: it came with effort (a pass)", "Hard"),
    _key("review.good", "g", "rate(3)", "Good: it came", "Good"),
    _key("review.easy", "y", "rate(4)", "Easy: it came at once", "Easy"),
    *(
        _key(
            f"review.digit.{digit}",
            str(digit),
            f"digit({digit})",
            "Pick the option of this number; then tick its point: missed, covered, after a nudge; else 1-4 rate",
            "pick" if digit == 1 else "",
        )
        for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
    ),
    _key("review.up", "up", "move(-1)", "The point above; without points, scroll up"),
    _key("review.down", "down", "move(1)", "The point below; without points, scroll down"),
    _key("review.tick", "x", "tick", "The point under the cursor: missed, covered, after a nudge", "tick"),
    _key("review.all", "c", "cover", "All points: covered, or all missed", "all"),
    _key("review.page_up", "pageup", "page(-1)", "Scroll a page up"),
    _key("review.page_down", "pagedown", "page(1)", "Scroll a page down"),
    _key("review.undo", "u", "undo", "Take back the last answer, suspension, burial or flag", "undo"),
    _key("review.suspend", "s", "suspend", "Suspend this card: it does not come again", "suspend"),
    _key("review.bury", "b", "bury", "Bury this card until tomorrow", "bury"),
    _key("review.edit", "e", "edit", "Edit this card's question in your editor; its cards follow", "edit"),
    _key("review.history", "i", "history", "What is known of this card: its memory, its log, its curve", "card"),
    _key("review.flag", "f", "flag", "Flag this card, or take its flag off", "flag"),
    _key("review.ahead", "n", "ahead", "At the end: review ahead, the next cards of this deck or search", "ahead"),
    _key("review.cram", "m", "cram", "At the end: cram, every card of this deck or search, unscheduled", "cram"),
    HELP,
    _BACK,
)
"""The keys of the review screen."""

BRING: tuple[Key, ...] = (
    _key("bring.look", "f5", "look", "Look at the questions and cards that the bank would make", "look"),
    _key("bring.paste", "f2", "paste", "Paste questions instead of naming a file, and back", "paste or files"),
    _key("bring.bring", "enter,i", "bring", "Bring the bank in", "import"),
    _key("bring.depth", "d", "depth", "Take questions further apart: outline, points, full", "depth"),
    _key("bring.deck", "n", "deck", "Write another deck", "deck"),
    _key("bring.back", "escape", "back", "One step back; while it works, stop it", "back"),
    HELP,
)
"""The keys of the import screen."""

BRING_LOOKING = (BRING[2], BRING[3], BRING[4], BRING[5], HELP)
"""What its footer says beside a preview."""

BRING_CHOOSING = (BRING[0], BRING[1], BRING[5])
"""What it says while a bank is chosen."""

BRING_CANCEL = _key("bring.stop", "escape", "back", "Stop", "stop")

SETTINGS: tuple[Key, ...] = (
    _key("settings.edit", "enter,space", "edit", "Type another value; enter sets it", "change"),
    _key("settings.unset", "d", "unset", "Let the deck above decide again, or the default", "default"),
    _key("settings.deck", "n", "deck", "The settings of the next deck", "next deck"),
    _key("settings.undo", "u", "undo", "Take back the last setting", "undo"),
    _key("settings.up", "up", "move(-1)", "The setting above"),
    _key("settings.down", "down", "move(1)", "The setting below"),
    _key("settings.page_up", "pageup", "move(-10)", "Ten settings up"),
    _key("settings.page_down", "pagedown", "move(10)", "Ten settings down"),
    HELP,
    _key("settings.back", "escape,q", "back", "Back; out of the line one types in first", "back"),
)
"""The keys of the settings screen."""

SETTINGS_TYPING = (
    _key("settings.set", "enter", "set", "Set what was typed", "set"),
    _key("settings.leave", "escape", "back", "Leave it as it was", "cancel"),
)
"""What its footer says while one types a value."""

TODAY: tuple[Key, ...] = (
    _key("today.go", "enter,space", "go", "Review the deck under the cursor", "review"),
    _key("today.all", "r", "review", "Review everything that is due", "all"),
    _key("today.bring", "i", "bring", "Import a bank of questions", "import"),
    _key("today.add", "a", "add", "Add a question of your own, in your editor", "add"),
    _key("today.statistics", "t", "statistics", "Statistics: reviews, retention, memory, calibration", "stats"),
    _key("today.browse", "b", "browse", "Browse all cards and questions: search, sort, change many", "browse"),
    HELP,
    _key("today.settings", "o", "settings", "Settings of the deck under the cursor, or of the collection", "settings"),
    _key("today.up", "up", "move(-1)", "The deck above"),
    _key("today.down", "down", "move(1)", "The deck below"),
    _key("today.ahead", "n", "ahead", "Review ahead: the next cards of the deck under the cursor", "ahead"),
    _key("today.cram", "m", "cram", "Cram the deck under the cursor: every card, and nothing is scheduled", "cram"),
    _key("today.quit", "q", "quit", "Leave Viva", "quit"),
)
"""The keys of today's screen."""

WELCOME = tuple(key for key in TODAY if key.id in ("today.bring", "today.add", "help", "today.quit"))
"""What today's footer says while there is no card at all."""

SECTIONS = 6
"""How many sections the statistics have."""

STATISTICS: tuple[Key, ...] = (
    *(
        _key(
            f"statistics.section.{number}",
            str(number),
            f"section({number})",
            "Reviews, cards, retention, answers, memory, calibration",
        )
        for number in range(1, SECTIONS + 1)
    ),
    _key("statistics.next", "right", "turn(1)", "The next section", "next"),
    _key("statistics.previous", "left", "turn(-1)", "The section before"),
    _key("statistics.span", "r", "span", "Of how many days: 30, 90, 365, all", "days"),
    _key("statistics.deck", "d", "deck", "Of which deck", "deck"),
    _key("statistics.numbers", "n", "numbers", "Numbers instead of drawings, and back", "numbers"),
    _key("statistics.up", "up", "scroll(-1)", "Scroll up"),
    _key("statistics.down", "down", "scroll(1)", "Scroll down"),
    _key("statistics.page_up", "pageup", "page(-1)", "Scroll a page up"),
    _key("statistics.page_down", "pagedown,space", "page(1)", "Scroll a page down"),
    HELP,
    _key("statistics.back", "q,escape", "back", "Back to today", "back"),
)
"""The keys of the statistics screen."""

BROWSE: tuple[Key, ...] = (
    _key("browse.search", "slash,f3", "search", "Type a search; what it finds is listed as you type", "search"),
    _key("browse.history", "enter,i", "history", "What is known of this card: its memory, its log, its curve", "card"),
    _key("browse.mark", "space,x", "mark", "Mark this one, or take its mark off; then the next", "mark"),
    _key("browse.all", "a", "mark_all", "Mark all that are found, or none", "all"),
    _key("browse.edit", "e", "edit", "Edit the question in your editor; its cards follow", "edit"),
    _key("browse.suspend", "s", "change('suspend')", "Suspend what is marked, else this one; bring it back", "suspend"),
    _key("browse.bury", "b", "change('bury')", "Bury until tomorrow; bring it back", "bury"),
    _key("browse.flag", "f", "change('flag')", "Flag with a note; take the flags off", "flag"),
    _key("browse.due", "d", "change('due')", "Set the day on which the cards come back", "day"),
    _key("browse.tag", "t", "change('tag')", "Add tags to the questions, or take them off", "tags"),
    _key("browse.move", "m", "change('move')", "Move the questions to another deck", "move"),
    _key("browse.reset", "n", "change('reset')", "New again: forget what is known of the cards' memory", "new again"),
    _key("browse.remove", "r", "change('remove')", "Take the questions out, with all their cards", "remove"),
    _key("browse.undo", "u", "undo", "Take back the last change", "undo"),
    _key("browse.order", "o", "order", "Sort by a column; choose it again to turn the order round", "order"),
    _key("browse.columns", "c", "columns", "Choose the columns", "columns"),
    _key("browse.listing", "v", "listing", "Questions instead of cards, and back", "questions"),
    _key("browse.saved", "l", "saved", "Saved searches: take one, or save this search", "saved"),
    _key("browse.preview", "p", "preview", "Show the card below the list, or not", "preview"),
    _key("browse.card_down", "j", "scroll(1)", "Scroll the card down"),
    _key("browse.card_up", "k", "scroll(-1)", "Scroll the card up"),
    _key("browse.up", "up", "move(-1)", "One up"),
    _key("browse.down", "down", "move(1)", "One down"),
    _key("browse.page_up", "pageup", "page(-1)", "A page up"),
    _key("browse.page_down", "pagedown", "page(1)", "A page down"),
    _key("browse.first", "home,g", "end(-1)", "The first one"),
    _key("browse.last", "end,z", "end(1)", "The last one"),
    HELP,
    _key("browse.back", "q,escape", "back", "Back to today; out of the search first", "back"),
)
"""The keys of the browse screen."""

_IN_BROWSE = {key.id.removeprefix("browse."): key for key in BROWSE}


def _of_browse(names: str) -> tuple[Key, ...]:
    return tuple(_IN_BROWSE[name] for name in names.split())


BROWSING = (
    *_of_browse("search history mark edit"),
    HELP,
    *_of_browse("order listing columns saved all suspend undo back"),
)
"""What its footer says."""

BROWSE_MARKED = (
    *_of_browse("suspend flag tag move remove"),
    HELP,
    *_of_browse("bury due reset all undo back"),
)
"""What it says while something is marked."""

BROWSE_SEARCHING = (
    _key("browse.found", "enter", "back", "Go to what was found", "list"),
    _key("browse.leave", "escape", "back", "Back to the list", "back"),
)
"""What it says while one types a search."""

CARD: tuple[Key, ...] = (
    _key("card.numbers", "n", "numbers", "Numbers and sentences instead of drawing and table, and back", "numbers"),
    _key("card.previous", "left", "turn(-1)", "The card before, of the same question"),
    _key("card.next", "right", "turn(1)", "The next card of the same question", "next card"),
    _key("card.up", "up", "scroll(-1)", "Scroll up"),
    _key("card.down", "down", "scroll(1)", "Scroll down"),
    _key("card.page_up", "pageup", "page(-1)", "Scroll a page up"),
    _key("card.page_down", "pagedown,space", "page(1)", "Scroll a page down"),
    HELP,
    _key("card.back", "q,escape,enter,i", "back", "Back", "back"),
)
"""The keys of what is known of a card."""

ONE_CARD = tuple(key for key in CARD if key.id not in ("card.previous", "card.next"))
"""What its footer says where there is no other."""

ASK: tuple[Key, ...] = (
    _key("ask.yes", "y,enter", "yes", "Yes", "yes"),
    _key("ask.no", "n,escape,q", "no", "No: nothing changes", "no"),
)
"""The keys of a question to be answered yes or no."""

ASK_TYPING = (
    _key("ask.set", "enter", "yes", "Do it with what was typed", "do it"),
    _key("ask.leave", "escape", "no", "Leave it as it was", "cancel"),
)
"""What is said where one types an answer."""

TOGGLE: tuple[Key, ...] = (
    _key("toggle.one", "space,x", "show", "Show this column, or leave it out", "show or hide"),
    _key("toggle.done", "enter", "done", "Keep the columns so", "keep"),
    _key("toggle.back", "escape,q", "back", "Leave them as they were", "cancel"),
)
"""The keys of a list of columns; arrows move in it."""

CHOOSE: tuple[Key, ...] = (
    _key("choose.go", "enter,space", "choose", "Choose", "choose"),
    _key("choose.back", "escape,q", "back", "Leave it as it is", "back"),
)
"""The keys of a list to choose from; arrows move in it."""

CLOSE = _key("help.close", "escape,q,enter,space,question_mark,f1", "close", "Close this list", "close")

_IN_REVIEW = {key.id.removeprefix("review."): key for key in REVIEW}
_MARKS = tuple(_IN_REVIEW[name] for name in ("undo", "edit", "flag", "bury", "suspend", "history"))

FRONT = (_IN_REVIEW["go"], _BACK, *_MARKS, HELP)
"""What the footer says while the front alone is shown."""

OPTIONS = (_IN_REVIEW["digit.1"], *FRONT)
"""What it says while the options of a choice card wait for a pick."""

BACK = (_BACK, *_MARKS, HELP)
"""What it says when the back is shown."""

TICKS = (_IN_REVIEW["tick"], _IN_REVIEW["all"], _BACK, *_MARKS, HELP)
"""What it says when the back has a tick list."""

DONE = (_BACK, _IN_REVIEW["undo"], _IN_REVIEW["ahead"], _IN_REVIEW["cram"], HELP)
"""What it says when no card is left."""
