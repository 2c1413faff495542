"""The keys of the review screen."""

from dataclasses import replace

from tui.keymap.key import HELP, PALETTE, Key, bind, those

_BACK = bind("review.back", "q,escape", "back", "Back to today; everything is stored already", "back")

REVIEW: tuple[Key, ...] = (
    bind(
        "review.go",
        "space,enter",
        "go",
        "Show the answer; then take the marked rating (what the ticks suggest, else Good)",
        "show answer",
    ),
    bind("review.again", "a", "rate(1)", "Again: it did not come", "Again"),
    bind("review.hard", "h", "rate(2)", "Hard: it came with effort (a pass)", "Hard"),
    bind("review.good", "g", "rate(3)", "Good: it came", "Good"),
    bind("review.easy", "y", "rate(4)", "Easy: it came at once", "Easy"),
    *(
        bind(
            f"review.digit.{digit}",
            str(digit),
            f"digit({digit})",
            "Pick the option of this number; then tick its point: missed, covered, after a nudge; else 1-4 rate",
            "by number",
        )
        for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
    ),
    bind("review.up", "up", "move(-1)", "The point above; without points, scroll up", "move"),
    bind("review.down", "down", "move(1)", "The point below; without points, scroll down", "move"),
    bind("review.tick", "x", "tick", "The point under the cursor: missed, covered, after a nudge", "tick"),
    bind("review.all", "c", "cover", "All points: covered, or all missed", "all"),
    bind("review.page_up", "pageup", "page(-1)", "Scroll a page up", "scroll"),
    bind("review.page_down", "pagedown", "page(1)", "Scroll a page down", "scroll"),
    bind("review.undo", "u", "undo", "Take back the last answer, suspension, burial or flag", "undo"),
    bind("review.suspend", "s", "suspend", "Suspend this card: it does not come again", "suspend"),
    bind("review.bury", "b", "bury", "Bury this card until tomorrow", "bury"),
    bind("review.edit", "e", "edit", "Edit this card's question in your editor; its cards follow", "edit"),
    bind("review.history", "i", "history", "What is known of this card: its memory, its log, its curve", "card"),
    bind("review.flag", "f", "flag", "Flag this card, or take its flag off", "flag"),
    bind("review.queue", "r", "queue", "At the end of the plan: go on with the plain queue of the day", "queue"),
    bind("review.ahead", "n", "ahead", "At the end: review ahead, the next cards of this deck or search", "ahead"),
    bind("review.cram", "m", "cram", "At the end: cram, every card of this deck or search, unscheduled", "cram"),
    PALETTE,
    HELP,
    _BACK,
)
"""The keys of the review screen."""

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

DONE = (_BACK, replace(_IN_REVIEW["go"], short=_BACK.short), *those(REVIEW, "undo ahead cram"), *_MORE)
"""What it says when no card is left."""

PLAN_DONE = (*DONE[:3], *those(REVIEW, "queue"), *DONE[3:])
"""What it says when the plan has none left."""
