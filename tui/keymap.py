"""The keys, as data: what each does, under which id, and how footer and help say it.

`keys` are Textual's names, several with commas; a name stands once in a screen, so an id can be given other keys.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What one action is bound to. `words` stand in the help, `short` in the footer."""

    id: str
    keys: str
    action: str
    words: str
    short: str


def _key(identifier: str, keys: str, action: str, words: str, short: str = "") -> Key:
    return Key(id=identifier, keys=keys, action=action, words=words, short=short)


def _of(keys: tuple[Key, ...], names: str) -> tuple[Key, ...]:
    """Those keys of a screen whose ids end with these names, in this order."""
    return tuple(key for name in names.split() for key in keys if key.id.endswith(f".{name}"))


HELP = _key("help", "question_mark,f1", "help", "List all keys", "help")
PALETTE = _key("palette", "colon,ctrl+p", "palette", "Find an action, or another theme, by its name", "more")
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
            "by number",
        )
        for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
    ),
    _key("review.up", "up", "move(-1)", "The point above; without points, scroll up", "move"),
    _key("review.down", "down", "move(1)", "The point below; without points, scroll down", "move"),
    _key("review.tick", "x", "tick", "The point under the cursor: missed, covered, after a nudge", "tick"),
    _key("review.all", "c", "cover", "All points: covered, or all missed", "all"),
    _key("review.page_up", "pageup", "page(-1)", "Scroll a page up", "scroll"),
    _key("review.page_down", "pagedown", "page(1)", "Scroll a page down", "scroll"),
    _key("review.undo", "u", "undo", "Take back the last answer, suspension, burial or flag", "undo"),
    _key("review.suspend", "s", "suspend", "Suspend this card: it does not come again", "suspend"),
    _key("review.bury", "b", "bury", "Bury this card until tomorrow", "bury"),
    _key("review.edit", "e", "edit", "Edit this card's question in your editor; its cards follow", "edit"),
    _key("review.history", "i", "history", "What is known of this card: its memory, its log, its curve", "card"),
    _key("review.flag", "f", "flag", "Flag this card, or take its flag off", "flag"),
    _key("review.queue", "r", "queue", "At the end of the plan: go on with the plain queue of the day", "queue"),
    _key("review.ahead", "n", "ahead", "At the end: review ahead, the next cards of this deck or search", "ahead"),
    _key("review.cram", "m", "cram", "At the end: cram, every card of this deck or search, unscheduled", "cram"),
    PALETTE,
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
    PALETTE,
    HELP,
)
"""The keys of the import screen."""

BRING_LOOKING = (BRING[2], BRING[3], BRING[4], BRING[5], PALETTE, HELP)
"""What its footer says beside a preview."""

BRING_CHOOSING = (BRING[0], BRING[1], BRING[5])
"""What it says while a bank is chosen."""

BRING_CANCEL = replace(BRING[5], words="Stop", short="stop")

SETTINGS: tuple[Key, ...] = (
    _key("settings.edit", "enter,space", "edit", "Type another value; enter sets it", "change"),
    _key("settings.unset", "d", "unset", "Let the deck above decide again, or the default", "default"),
    _key("settings.deck", "n", "deck", "The settings of the next deck", "next deck"),
    _key("settings.undo", "u", "undo", "Take back the last setting", "undo"),
    _key("settings.up", "up", "move(-1)", "The setting above", "move"),
    _key("settings.down", "down", "move(1)", "The setting below", "move"),
    _key("settings.page_up", "pageup", "move(-10)", "Ten settings up", "move by ten"),
    _key("settings.page_down", "pagedown", "move(10)", "Ten settings down", "move by ten"),
    PALETTE,
    HELP,
    _key("settings.back", "escape,q", "back", "Back; out of the line one types in first", "back"),
)
"""The keys of the settings screen."""

SETTINGS_FIRST = (*_of(SETTINGS, "edit unset deck undo"), HELP, PALETTE, SETTINGS[-1])
"""What its footer says first."""

SETTINGS_TYPING = (
    _key("", "enter", "set", "Set what was typed", "set"),
    replace(SETTINGS[-1], words="Leave it as it was", short="cancel"),
)
"""What its footer says while one types a value."""

INTERVIEWS: tuple[Key, ...] = (
    _key("interviews.edit", "enter,space", "edit", "Change the interview under the cursor", "change"),
    _key("interviews.add", "a", "add", "Add an interview", "add"),
    _key("interviews.plan", "p", "plan", "The plan of the interview under the cursor", "plan"),
    _key("interviews.over", "o", "over", "It is over: what was asked, and how it went", "over"),
    _key("interviews.remove", "d", "remove", "Remove it; asks first", "remove"),
    _key("interviews.undo", "u", "undo", "Take back what was done with interviews last", "undo"),
    _key("interviews.up", "up", "move(-1)", "The interview above", "move"),
    _key("interviews.down", "down", "move(1)", "The interview below", "move"),
    PALETTE,
    HELP,
    _key("interviews.back", "q,escape", "back", "Back to today", "back"),
)
"""The keys of the screen of interviews."""

INTERVIEWS_FIRST = (*_of(INTERVIEWS, "edit add plan over remove undo"), HELP, PALETTE, INTERVIEWS[-1])
"""What its footer says first."""

INTERVIEWS_NONE = (*_of(INTERVIEWS, "add undo"), HELP, PALETTE, INTERVIEWS[-1])
"""What it says while there is none."""

PLAN: tuple[Key, ...] = (
    _key("plan.review", "enter,r", "review", "Review what the plan has for today", "review"),
    _key("plan.interviews", "p", "interviews", "The interviews: add, change, remove, tell how one went", "interviews"),
    _key("plan.next", "right", "turn(1)", "The plan of the next interview", "next"),
    _key("plan.previous", "left", "turn(-1)", "The plan of the interview before", "previous"),
    _key("plan.up", "up", "scroll(-1)", "Scroll up", "scroll"),
    _key("plan.down", "down", "scroll(1)", "Scroll down", "scroll"),
    _key("plan.page_up", "pageup", "page(-1)", "Scroll a page up", "scroll by pages"),
    _key("plan.page_down", "pagedown,space", "page(1)", "Scroll a page down", "scroll by pages"),
    PALETTE,
    HELP,
    _key("plan.back", "q,escape", "back", "Back to today", "back"),
)
"""The keys of the plan."""

PLAN_FIRST = (*_of(PLAN, "review interviews"), HELP, PALETTE, PLAN[-1])
"""What its footer says first."""

FORM: tuple[Key, ...] = (
    _key("form.edit", "enter,space", "edit", "Type into the field under the cursor", "fill in"),
    _key("form.keep", "s", "keep", "Keep everything", "save"),
    _key("form.up", "up", "move(-1)", "The field above", "move"),
    _key("form.down", "down", "move(1)", "The field below", "move"),
    _key("form.next", "tab", "next", "While one types: on to the next field", "next"),
    PALETTE,
    HELP,
    _key("form.back", "escape,q", "back", "Leave without keeping; out of the line one types in first", "leave"),
)
"""The keys of a form."""

FORM_FIRST = (*_of(FORM, "edit keep"), HELP, PALETTE, FORM[-1])
"""What its footer says first."""

FORM_TYPING = (
    _key("", "enter", "set", "Take what was typed", "take"),
    *_of(FORM, "next"),
    replace(FORM[-1], words="Leave it as it was", short="cancel"),
)
"""What its footer says while one types."""

TODAY: tuple[Key, ...] = (
    _key("today.go", "enter,space", "go", "Review the deck under the cursor", "review"),
    _key("today.all", "r", "review", "Review everything that is due", "all"),
    _key("today.bring", "i", "bring", "Import a bank of questions", "import"),
    _key("today.add", "a", "add", "Add a question of your own, in your editor", "add"),
    _key(
        "today.interviews",
        "p",
        "interviews",
        "Plan: what to expect on the day of the next interview, and the interviews",
        "plan",
    ),
    _key("today.statistics", "t", "statistics", "Statistics: reviews, retention, memory, calibration", "statistics"),
    _key("today.browse", "b", "browse", "Browse all cards and questions: search, sort, change many", "browse"),
    _key("today.settings", "o", "settings", "Settings of the deck under the cursor, or of the collection", "settings"),
    _key("today.up", "up", "move(-1)", "The deck above", "move"),
    _key("today.down", "down", "move(1)", "The deck below", "move"),
    PALETTE,
    HELP,
    _key("today.ahead", "n", "ahead", "Review ahead: the next cards of the deck under the cursor", "ahead"),
    _key("today.cram", "m", "cram", "Cram the deck under the cursor: every card, and nothing is scheduled", "cram"),
    _key("today.quit", "q", "quit", "Leave Viva", "quit"),
)
"""The keys of today's screen."""

TODAY_FIRST = (
    *_of(TODAY, "go all bring add"),
    HELP,
    *_of(TODAY, "interviews browse statistics settings"),
    PALETTE,
    TODAY[-1],
)
"""What today's footer says first."""

WELCOME = (*_of(TODAY, "bring add"), HELP, PALETTE, TODAY[-1])
"""What it says while there is no card at all."""

SECTIONS = 6
"""How many sections the statistics have."""

STATISTICS: tuple[Key, ...] = (
    *(
        _key(
            f"statistics.section.{number}",
            str(number),
            f"section({number})",
            "Reviews, cards, retention, answers, memory, calibration",
            "section",
        )
        for number in range(1, SECTIONS + 1)
    ),
    _key("statistics.next", "right", "turn(1)", "The next section", "next"),
    _key("statistics.previous", "left", "turn(-1)", "The section before", "previous"),
    _key("statistics.span", "r", "span", "Of how many days: 30, 90, 365, all", "days"),
    _key("statistics.deck", "d", "deck", "Of which deck", "deck"),
    _key("statistics.numbers", "n", "numbers", "Numbers instead of drawings, and back", "numbers"),
    _key("statistics.up", "up", "scroll(-1)", "Scroll up", "scroll"),
    _key("statistics.down", "down", "scroll(1)", "Scroll down", "scroll"),
    _key("statistics.page_up", "pageup", "page(-1)", "Scroll a page up", "scroll by pages"),
    _key("statistics.page_down", "pagedown,space", "page(1)", "Scroll a page down", "scroll by pages"),
    PALETTE,
    HELP,
    _key("statistics.back", "q,escape", "back", "Back to today", "back"),
)
"""The keys of the statistics screen."""

STATISTICS_FIRST = (*_of(STATISTICS, "next span deck numbers"), HELP, PALETTE, STATISTICS[-1])
"""What its footer says first."""

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
    _key("browse.move", "m", "change('move')", "Move the questions to another deck", "deck"),
    _key("browse.reset", "n", "change('reset')", "New again: forget what is known of the cards' memory", "new again"),
    _key("browse.remove", "r", "change('remove')", "Take the questions out, with all their cards", "remove"),
    _key("browse.undo", "u", "undo", "Take back the last change", "undo"),
    _key("browse.order", "o", "order", "Sort by a column; choose it again to turn the order round", "order"),
    _key("browse.columns", "c", "columns", "Choose the columns", "columns"),
    _key("browse.listing", "v", "listing", "Questions instead of cards, and back", "questions"),
    _key("browse.saved", "l", "saved", "Saved searches: take one, or save this search", "saved"),
    _key("browse.preview", "p", "preview", "Show the card below the list, or not", "preview"),
    _key("browse.card_down", "j", "scroll(1)", "Scroll the card down", "scroll card"),
    _key("browse.card_up", "k", "scroll(-1)", "Scroll the card up", "scroll card"),
    _key("browse.up", "up", "move(-1)", "One up", "move"),
    _key("browse.down", "down", "move(1)", "One down", "move"),
    _key("browse.page_up", "pageup", "page(-1)", "A page up", "move by pages"),
    _key("browse.page_down", "pagedown", "page(1)", "A page down", "move by pages"),
    _key("browse.first", "home,g", "end(-1)", "The first one", "first or last"),
    _key("browse.last", "end,z", "end(1)", "The last one", "first or last"),
    PALETTE,
    HELP,
    _key("browse.back", "q,escape", "back", "Back to today; out of the search first", "back"),
)
"""The keys of the browse screen."""

BROWSING = (
    *_of(BROWSE, "search history mark edit"),
    HELP,
    *_of(BROWSE, "order listing columns saved all suspend undo"),
    PALETTE,
    BROWSE[-1],
)
"""What its footer says first."""

BROWSE_MARKED = (
    *_of(BROWSE, "suspend flag tag move remove"),
    HELP,
    *_of(BROWSE, "bury due reset all undo"),
    PALETTE,
    BROWSE[-1],
)
"""What it says first while something is marked."""

BROWSE_SEARCHING = (
    _key("", "enter", "back", "Go to what was found", "list"),
    replace(BROWSE[-1], words="Back to the list", short="back"),
)
"""What it says while one types a search."""

CARD: tuple[Key, ...] = (
    _key("card.numbers", "n", "numbers", "Numbers and sentences instead of drawing and table, and back", "numbers"),
    _key("card.previous", "left", "turn(-1)", "The card before, of the same question", "next card"),
    _key("card.next", "right", "turn(1)", "The next card of the same question", "next card"),
    _key("card.up", "up", "scroll(-1)", "Scroll up", "scroll"),
    _key("card.down", "down", "scroll(1)", "Scroll down", "scroll"),
    _key("card.page_up", "pageup", "page(-1)", "Scroll a page up", "scroll by pages"),
    _key("card.page_down", "pagedown,space", "page(1)", "Scroll a page down", "scroll by pages"),
    PALETTE,
    HELP,
    _key("card.back", "q,escape,enter,i", "back", "Back", "back"),
)
"""The keys of what is known of a card."""

CARD_FIRST = (*_of(CARD, "numbers next"), HELP, PALETTE, CARD[-1])
"""What its footer says first where there are other cards."""

ONE_CARD = (*_of(CARD, "numbers"), HELP, PALETTE, CARD[-1])
"""What it says first where there are none."""

ASK: tuple[Key, ...] = (
    _key("ask.yes", "y,enter", "yes", "Yes", "yes"),
    _key("ask.no", "n,escape,q", "no", "No: nothing changes", "no"),
)
"""The keys of a question to be answered yes or no."""

ASK_TYPING = (
    _key("", "enter", "yes", "Do it with what was typed", "do it"),
    replace(ASK[-1], words="Leave it as it was", short="cancel"),
)
"""What is said where one types an answer."""

TOGGLE: tuple[Key, ...] = (
    _key("toggle.one", "space,x", "show", "Show this column, or leave it out", "show or hide"),
    _key("toggle.done", "enter", "done", "Keep the columns so", "keep"),
    PALETTE,
    HELP,
    _key("toggle.back", "escape,q", "back", "Leave them as they were", "cancel"),
)
"""The keys of a list of columns; arrows move in it."""

CHOOSE: tuple[Key, ...] = (
    _key("choose.go", "enter,space", "choose", "Choose", "choose"),
    PALETTE,
    HELP,
    _key("choose.back", "escape,q", "back", "Leave it as it is", "back"),
)
"""The keys of a list to choose from; arrows move in it."""

CLOSE = _key("help.close", "escape,q,enter,space,question_mark,f1", "close", "Close this list", "close")

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

_IN_REVIEW = {key.id.removeprefix("review."): key for key in REVIEW}
_MARKS = tuple(_IN_REVIEW[name] for name in ("undo", "edit", "flag", "bury", "suspend", "history"))

_MORE = (PALETTE, HELP)

FRONT = (_IN_REVIEW["go"], _BACK, *_MARKS, *_MORE)
"""What the footer says while the front alone is shown."""

OPTIONS = (*(replace(key, short="pick") for key in REVIEW if key.id.startswith("review.digit.")), *FRONT)
"""What it says while the options of a choice card wait for a pick."""

BACK = (_BACK, *_MARKS, replace(_IN_REVIEW["go"], short="rate as marked"), *_MORE)
"""What it says when the back is shown."""

TICKS = (_IN_REVIEW["tick"], _IN_REVIEW["all"], *BACK)
"""What it says when the back has a tick list."""

DONE = (_BACK, replace(_IN_REVIEW["go"], short=_BACK.short), *_of(REVIEW, "undo ahead cram"), *_MORE)
"""What it says when no card is left."""

PLAN_DONE = (*DONE[:3], *_of(REVIEW, "queue"), *DONE[3:])
"""What it says when the plan has none left."""
