"""Values that hypothesis makes for the tests of the engine."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from srs.model import Memory, Rating, Tick

ZONES: tuple[tzinfo, ...] = tuple(
    ZoneInfo(name)
    for name in ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Pago_Pago")
)
"""Zones with and without daylight saving, from one end of the calendar to the other."""

zones = st.sampled_from(ZONES)

ratings = st.sampled_from(list(Rating))

ticks = st.sampled_from(list(Tick))

moments = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2035, 12, 31),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.just(UTC),
)

memories = st.builds(
    Memory,
    stability=st.floats(min_value=0.01, max_value=2000.0),
    difficulty=st.floats(min_value=1.0, max_value=10.0),
)

spans = st.one_of(
    st.builds(timedelta, minutes=st.integers(0, 90)),
    st.builds(timedelta, hours=st.integers(1, 40)),
    st.builds(timedelta, days=st.integers(1, 60)),
)
"""How long a person waits: minutes, most of a day, or weeks."""
