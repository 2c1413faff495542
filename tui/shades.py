"""A calendar in shades of one character: how busy a day was, and where months begin."""

from datetime import date, timedelta

from tui.inline import QUIET_STYLE

SHADES = ("·", "░", "▒", "▓", "█")
"""From no review to the busiest days."""

COLOURS = (QUIET_STYLE, "$success 55%", "$success 70%", "$success 85%", "$success")
"""The style of each."""

WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def level_of(reviews: int, most: int) -> int:
    """The shade of a day from 0 (none) to 4 (at least three quarters of the busiest)."""
    return 0 if not reviews else min(4, 1 + 4 * reviews // max(most, 1))


def months(monday: date, weeks: int, *, wide: int = 2, indent: int = 4) -> str:
    """The names of months above the weeks in which they begin, a week being so many characters wide."""
    line = " " * indent
    for week in range(weeks):
        day = monday + timedelta(days=7 * week + 6)
        at = indent + wide * week
        if day.day <= 7 and len(line) <= at:
            line = f"{line:<{at}}{day:%b} "
    return line
