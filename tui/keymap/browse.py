"""The keys of the browse screen, and of what is known of a card."""

from dataclasses import replace

from tui.keymap.key import HELP, PALETTE, Key, bind, those

BROWSE: tuple[Key, ...] = (
    bind("browse.search", "slash,f3", "search", "Type a search; what it finds is listed as you type", "search"),
    bind("browse.history", "enter,i", "history", "What is known of this card: its memory, its log, its curve", "card"),
    bind("browse.mark", "space,x", "mark", "Mark this one, or take its mark off; then the next", "mark"),
    bind("browse.all", "a", "mark_all", "Mark all that are found, or none", "all"),
    bind("browse.edit", "e", "edit", "Edit the question in your editor; its cards follow", "edit"),
    bind("browse.suspend", "s", "change('suspend')", "Suspend what is marked, else this one; bring it back", "suspend"),
    bind("browse.bury", "b", "change('bury')", "Bury until tomorrow; bring it back", "bury"),
    bind("browse.flag", "f", "change('flag')", "Flag with a note; take the flags off", "flag"),
    bind("browse.due", "d", "change('due')", "Set the day on which the cards come back", "day"),
    bind("browse.tag", "t", "change('tag')", "Add tags to the questions, or take them off", "tags"),
    bind("browse.move", "m", "change('move')", "Move the questions to another deck", "deck"),
    bind("browse.reset", "n", "change('reset')", "New again: forget what is known of the cards' memory", "new again"),
    bind("browse.remove", "r", "change('remove')", "Take the questions out, with all their cards", "remove"),
    bind("browse.undo", "u", "undo", "Take back the last change", "undo"),
    bind("browse.order", "o", "order", "Sort by a column; choose it again to turn the order round", "order"),
    bind("browse.columns", "c", "columns", "Choose the columns", "columns"),
    bind("browse.listing", "v", "listing", "Questions instead of cards, and back", "questions"),
    bind("browse.saved", "l", "saved", "Saved searches: take one, or save this search", "saved"),
    bind("browse.preview", "p", "preview", "Show the card below the list, or not", "preview"),
    bind("browse.card_down", "j", "scroll(1)", "Scroll the card down", "scroll card"),
    bind("browse.card_up", "k", "scroll(-1)", "Scroll the card up", "scroll card"),
    bind("browse.up", "up", "move(-1)", "One up", "move"),
    bind("browse.down", "down", "move(1)", "One down", "move"),
    bind("browse.page_up", "pageup", "page(-1)", "A page up", "move by pages"),
    bind("browse.page_down", "pagedown", "page(1)", "A page down", "move by pages"),
    bind("browse.first", "home,g", "end(-1)", "The first one", "first or last"),
    bind("browse.last", "end,z", "end(1)", "The last one", "first or last"),
    PALETTE,
    HELP,
    bind("browse.back", "q,escape", "back", "Back to today; out of the search first", "back"),
)
"""The keys of the browse screen."""

BROWSING = (
    *those(BROWSE, "search history mark edit"),
    HELP,
    *those(BROWSE, "order listing columns saved all suspend undo"),
    PALETTE,
    BROWSE[-1],
)
"""What its footer says first."""

BROWSE_MARKED = (
    *those(BROWSE, "suspend flag tag move remove"),
    HELP,
    *those(BROWSE, "bury due reset all undo"),
    PALETTE,
    BROWSE[-1],
)
"""What it says first while something is marked."""

BROWSE_SEARCHING = (
    bind("", "enter", "back", "Go to what was found", "list"),
    replace(BROWSE[-1], words="Back to the list", short="back"),
)
"""What it says while one types a search."""

CARD: tuple[Key, ...] = (
    bind("card.numbers", "n", "numbers", "Numbers and sentences instead of drawing and table, and back", "numbers"),
    bind("card.previous", "left", "turn(-1)", "The card before, of the same question", "next card"),
    bind("card.next", "right", "turn(1)", "The next card of the same question", "next card"),
    bind("card.up", "up", "scroll(-1)", "Scroll up", "scroll"),
    bind("card.down", "down", "scroll(1)", "Scroll down", "scroll"),
    bind("card.page_up", "pageup", "page(-1)", "Scroll a page up", "scroll by pages"),
    bind("card.page_down", "pagedown,space", "page(1)", "Scroll a page down", "scroll by pages"),
    PALETTE,
    HELP,
    bind("card.back", "q,escape,enter,i", "back", "Back", "back"),
)
"""The keys of what is known of a card."""

CARD_FIRST = (*those(CARD, "numbers next"), HELP, PALETTE, CARD[-1])
"""What its footer says first where there are other cards."""

ONE_CARD = (*those(CARD, "numbers"), HELP, PALETTE, CARD[-1])
"""What it says first where there are none."""
