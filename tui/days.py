"""Study days as a person types them."""

from datetime import date, timedelta

from srs.errors import UsageError


def typed_day(text: str, today: date) -> date:
    """The study day that a person means: a date, today, tomorrow, or +5 for in five days.

    Raises:
        UsageError: it is no day.
    """
    text = text.strip()
    named = {"today": 0, "tomorrow": 1}
    try:
        if text.lower() in named or text.startswith("+"):
            return today + timedelta(days=named[text.lower()] if text.lower() in named else int(text[1:]))
        return date.fromisoformat(text)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{text!r} is no day; write it like {today}, today, tomorrow, or +5") from error
