"""Values that hypothesis makes for the tests of the engine."""

import itertools
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from srs.ids import bank_id, point_id, question_id
from srs.model import (
    Afterwards,
    Aspect,
    Choice,
    Choices,
    Framework,
    Interview,
    InterviewId,
    Memory,
    Minutes,
    Point,
    PointList,
    Prose,
    Question,
    QuestionId,
    Rating,
    Section,
    SectionKind,
    Story,
    Tick,
    Weight,
    Went,
)

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

# ------------------------------------------------------------------------------------------------------------ questions

_ODD_LINES = st.sampled_from(
    [
        "# a comment", "## a heading", "### Steps", "### Task", "\\# guarded", "\\\\## twice", "```", "```py", "~~~~",
        "   ```", "- ```", "\\```", "---", "- a bullet", "  indented", "* x <!-- point 3f2a -->", "<!-- answer -->", "",
        "1. first", "[x] box", "a\ttab", "ends with spaces  ", "#", "##", "deck: x", "¿Qué?", "什么是容器",
    ]
)  # fmt: skip
_lines = st.one_of(_ODD_LINES, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12))
texts = st.lists(_lines, min_size=1, max_size=6).map("\n".join).filter(lambda text: bool(text.strip()))
"""Texts of a bank: among their lines those that mean something in Markdown, closed and unclosed code."""

_words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=10).filter(
    lambda w: bool(w.strip())
)
_headings = st.one_of(st.just(""), st.sampled_from(["Answer", "Key points", "Notes <!-- x -->", "#"]), _words)
_maybe = st.none() | _words
_LISTS = ("how_to_answer", "key_points", "terminology", "look_for", "mistakes", "hints", "follow_ups")
_numbers = st.floats(min_value=0.1, max_value=90)


@st.composite
def sections(draw: st.DrawFn, question: QuestionId) -> tuple[Section, ...]:
    """Sections of every kind in any order, each point with an id of its own."""
    counter = itertools.count()

    def point(text: str, *, essential: bool) -> Point:
        identity = point_id(question, SectionKind.KEY_POINTS, "x", next(counter))
        return Point(id=identity, text=text, tick=text[:12], essential=essential)

    points = st.lists(st.builds(point, texts, essential=st.booleans()), max_size=3).map(tuple)
    kinds = [kind for kind in SectionKind if kind.value in _LISTS]
    prose = st.sampled_from([SectionKind.ANSWER, SectionKind.CLOZE, SectionKind.OTHER])
    choice = st.builds(Choice, text=texts, right=st.sampled_from([True, False, None]))
    part = st.none() | texts
    one = st.one_of(
        st.builds(
            Framework, heading=_headings, names=st.lists(_words, max_size=2).map(tuple), steps=points, text=texts
        ),
        st.builds(Story, heading=_headings, situation=part, task=part, result=part, text=part),
        st.builds(PointList, kind=st.sampled_from(kinds), heading=_headings, points=points),
        st.builds(Choices, heading=_headings, options=st.lists(choice, min_size=1, max_size=3).map(tuple)),
        st.builds(Prose, kind=prose, heading=_headings, text=texts),
    )
    return tuple(draw(st.lists(one, max_size=4)))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question as a bank may hold it, with odd lines in all its texts."""
    identity = question_id("bank", draw(_words), "")
    bounds = sorted([draw(_numbers), draw(_numbers)])
    return Question(
        id=identity,
        bank=bank_id("bank"),
        number=draw(st.none() | st.integers(1, 99)),
        language=draw(_maybe),
        deck=draw(_words),
        prompt=draw(texts),
        prompt_missing=draw(st.booleans()),
        type=draw(_maybe),
        difficulty=draw(_maybe),
        minutes=draw(st.sampled_from([None, Minutes(low=bounds[0], high=bounds[1])])),
        stage=draw(_maybe),
        tags=tuple(draw(st.lists(_words, max_size=3, unique=True))),
        sections=draw(sections(identity)),
    )


_one_line = st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(lambda text: " ".join(text.split()))
_weight = st.builds(
    Weight,
    aspect=st.sampled_from(Aspect),
    name=_one_line.map(lambda text: " ".join(text.replace("=", "").replace('"', "").split())).filter(bool),
    times=st.integers(0, 1000).map(lambda n: n / 10),
)

interviews = st.builds(
    Interview,
    id=st.just(InterviewId("1")),
    name=_one_line.filter(lambda text: any(map(str.isalnum, text))),
    day=st.dates(date(1971, 1, 1), date(2999, 1, 1)),
    role=_one_line,
    company=_one_line,
    stage=_one_line,
    scope=_one_line,
    minutes=st.integers(0, 1440),
    weekdays=st.tuples(*[st.none() | st.integers(0, 1440)] * 7),
    days_off=st.frozensets(st.dates(), max_size=20).map(lambda days: tuple(sorted(days))),
    weights=st.lists(_weight, max_size=4, unique_by=lambda each: (each.aspect, each.name)).map(tuple),
    target=st.none() | st.integers(1, 1000).map(lambda n: n / 1000).filter(lambda share: share >= 0.01),
    notes=_one_line,
)
"""Interviews with fields that a person may type."""

afterwards = st.builds(
    Afterwards,
    asked=st.lists(_words.map(lambda text: question_id("bank", text, "")), max_size=3).map(tuple),
    went=st.none() | st.sampled_from(Went),
    note=texts,
)
