"""The keys of the statistics screen."""

from tui.keymap.key import HELP, PALETTE, Key, bind, those

SECTIONS = 6
"""How many sections the statistics have."""

STATISTICS: tuple[Key, ...] = (
    *(
        bind(
            f"statistics.section.{number}",
            str(number),
            f"section({number})",
            "Reviews, cards, retention, answers, memory, calibration",
            "section",
        )
        for number in range(1, SECTIONS + 1)
    ),
    bind("statistics.next", "right", "turn(1)", "The next section", "next"),
    bind("statistics.previous", "left", "turn(-1)", "The section before", "previous"),
    bind("statistics.span", "r", "span", "Of how many days: 30, 90, 365, all", "days"),
    bind("statistics.deck", "d", "deck", "Of which deck", "deck"),
    bind("statistics.numbers", "n", "numbers", "Numbers instead of drawings, and back", "numbers"),
    bind("statistics.up", "up", "scroll(-1)", "Scroll up", "scroll"),
    bind("statistics.down", "down", "scroll(1)", "Scroll down", "scroll"),
    bind("statistics.page_up", "pageup", "page(-1)", "Scroll a page up", "scroll by pages"),
    bind("statistics.page_down", "pagedown,space", "page(1)", "Scroll a page down", "scroll by pages"),
    PALETTE,
    HELP,
    bind("statistics.back", "q,escape", "back", "Back to today", "back"),
)
"""The keys of the statistics screen."""

STATISTICS_FIRST = (*those(STATISTICS, "next span deck numbers"), HELP, PALETTE, STATISTICS[-1])
"""What its footer says first."""
