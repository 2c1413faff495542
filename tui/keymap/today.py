"""The keys of today's screen."""

from tui.keymap.key import HELP, PALETTE, Key, bind, those

TODAY: tuple[Key, ...] = (
    bind("today.go", "enter,space", "go", "Review the deck under the cursor", "review"),
    bind("today.all", "r", "review", "Review everything that is due", "all"),
    bind("today.bring", "i", "bring", "Import a bank of questions", "import"),
    bind("today.add", "a", "add", "Add a question of your own, in your editor", "add"),
    bind(
        "today.interviews",
        "p",
        "interviews",
        "Plan: what to expect of the next interview, and the interviews",
        "plan",
    ),
    bind("today.statistics", "t", "statistics", "Statistics: reviews, retention, memory, calibration", "statistics"),
    bind("today.browse", "b", "browse", "Browse all cards and questions: search, sort, change many", "browse"),
    bind("today.settings", "o", "settings", "Settings of the deck under the cursor, or of the collection", "settings"),
    bind("today.up", "up", "move(-1)", "The deck above", "move"),
    bind("today.down", "down", "move(1)", "The deck below", "move"),
    PALETTE,
    HELP,
    bind("today.ahead", "n", "ahead", "Review ahead: the next cards of the deck under the cursor", "ahead"),
    bind("today.cram", "m", "cram", "Cram the deck under the cursor: every card, and nothing is scheduled", "cram"),
    bind("today.quit", "q", "quit", "Leave Viva", "quit"),
)
"""The keys of today's screen."""

TODAY_FIRST = (
    *those(TODAY, "go all bring add"),
    HELP,
    *those(TODAY, "interviews browse statistics settings"),
    PALETTE,
    TODAY[-1],
)
"""What today's footer says first."""

WELCOME = (*those(TODAY, "bring add"), HELP, PALETTE, TODAY[-1])
"""What it says while there is no card at all."""
