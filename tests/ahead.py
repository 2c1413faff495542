"""An interview some days ahead of the day on which tests play."""

from dataclasses import replace
from datetime import date, timedelta

from srs import interviews
from srs.model import Interview

TODAY = date(2027, 1, 11)


def interview(days: int = 8, **fields: object) -> Interview:
    """An interview in so many days with five minutes a day, save where something else is given."""
    made = Interview(id=interviews.new_id(), name="SRE at Acme", day=TODAY + timedelta(days=days), minutes=5)
    return replace(made, **fields)  # type: ignore[arg-type]  # fields by their names
