"""The outlook of an interview in words: parts of a title, lines of a name and what is said, and a drawing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from textual.content import Content

from export.statistics.chart import Chart, Look, Row
from srs.model import Forecast
from srs.outlook.outlook import CardToday, DayAhead, Outlook, TooLong
from srs.outlook.ranges import Range
from srs.outlook.reach import Need, WaysOut
from srs.outlook.topics import By
from tui.inline import plain_line
from tui.plan_words import enough
from tui.words import count, days_to_go, long_date, scale, spent

_MOST_COLUMNS = 36
_LONGEST_NAME, _LONGEST_FRONT = 24, 56
_YEARS_APART = 300
_BY = {By.DECK: "By deck, and its questions", By.TYPE: "By type", By.STAGE: "By stage"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: its title, lines of a name (perhaps none) and what is said, and a drawing below them."""

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    chart: Chart | None = None


def parts(of: Outlook, earlier: Sequence[Forecast] = ()) -> tuple[Part, ...]:
    """All that is said of an outlook; `earlier` are the forecasts of the days before."""
    help_there = [_reaching(of), *_ways(of)] if of.help else []
    return (_forecast(of, earlier), *_today(of), *_days(of), *help_there, *_topics(of))


def head(of: Outlook) -> str:
    """The interview, its day, and how far away that is."""
    return f"{of.name}: {of.day:%A} {long_date(of.day)}, {days_to_go(of.day, of.today)}"


def of_hundred(share: Range) -> str:
    """A share as one says it: `of 100 questions about 87, likely 82 to 91`."""
    return f"of 100 questions about {_hundredth(share.expected)}, likely {_between(share)}"


def _hundredth(share: float) -> int:
    return round(100 * share)


def _between(share: Range) -> str:
    return f"{_hundredth(share.low)} to {_hundredth(share.high)}"


# ------------------------------------------------------------------------------------------------------------ forecast


def _forecast(of: Outlook, earlier: Sequence[Forecast]) -> Part:
    lines = [
        ("if you follow the plan", of_hundred(of.followed)),
        ("if you stopped today", of_hundred(of.stopped)),
    ]
    scope = f"{count(of.cards, 'card')} of {count(of.questions, 'question')}, {of.seen:,} answered so far"
    lines.append(("about", f"{scope}; with the plan {of.learnt:,} by the day"))
    if of.sampled is not None:
        lines.append(("sampled", f"{of.sampled:,} cards stand for all in the forecast: there are too many for each"))
    if of.too_long is not None:
        lines.append(("too long", _too_long(of.too_long)))
    if of.checked.answers:
        lines.append(("checked", _checked(of)))
    if before := _earlier(earlier):
        lines.append(("earlier", before))
    if of.others:
        lines.append(("planned with", f"{', '.join(of.others)}: the minutes are for all of them"))
    return Part(title="Expected recall on the day", lines=tuple(lines))


def _too_long(of: TooLong) -> str:
    """What no day has the minutes for: `2 cards take more than a day's minutes and do not come; …`."""
    do = (
        "take more than a day's minutes and do not come"
        if of.cards > 1
        else "takes more than a day's minutes and does not come"
    )
    return f"{count(of.cards, 'card')} {do}: the longest needs a day of {ceil(of.minutes)}"


def _checked(of: Outlook) -> str:
    """What answers said of the model: `the model expected 84 %, you had 81 % of 320 answers; …`."""
    check = of.checked
    said = f"the model expected {check.predicted:.0%}, you had {check.observed:.0%} in {count(check.answers, 'answer')}"
    by = _hundredth(of.followed.expected) - _hundredth(of.believed)
    moved = f"{count(abs(by), 'point')} {'lower' if by < 0 else 'higher'}" if by else "the same"
    return f"{said}, so the forecast is {moved}".replace("%", " %")


def _earlier(forecasts: Sequence[Forecast]) -> str:
    """The first forecast and the last before today: `41 on 3 March 2027, 74 on 9 March 2027`."""
    chosen = dict.fromkeys((*forecasts[:1], *forecasts[-1:]))
    return ", ".join(f"about {_hundredth(each.expected)} on {long_date(each.study_day)}" for each in chosen)


# --------------------------------------------------------------------------------------------------------------- today


def _today(of: Outlook) -> Iterator[Part]:
    if of.days < 1:
        return
    lines = [("", _today_in_short(of))]
    lines += [(_why(each), _front(each)) for each in of.first_cards]
    if said := _minute(of):
        lines.append(("", said))
    yield Part(title="Today", lines=tuple(lines))


def _today_in_short(of: Outlook) -> str:
    left = of.minutes - of.spent
    if not of.minutes:
        return "No minutes are planned for today."
    if left <= 0:
        return f"Today's {count(of.minutes, 'minute')} are used."
    if of.enough:
        return enough(of.a_minute_adds)
    if not of.cards_today:
        return "No card fits into what is left of today's minutes."
    left_of = f"{left:,.0f} left of {of.minutes:,}" if of.spent >= 0.5 else f"{of.minutes:,}"
    said = f"{count(of.cards_today, 'card')}, about {of.minutes_today:,.0f} of the {left_of} minutes"
    if of.cards_for_it < of.cards_today:
        said = f"{said}, {of.cards_for_it or 'none'} of them for this interview"
    return f"{said}; first:" if of.first_cards else f"{said}."


def _why(each: CardToday) -> str:
    """Why a card comes: `new, 45 s, +0.41` or `62 %, 18 s, +0.09`; `new, 45 s, in turn`."""
    known = "new" if each.recall is None else f"{_hundredth(each.recall)} %"
    gain = "in turn" if each.in_turn else f"+{each.gain:.2f}" if each.gain >= 0.01 else "+<0.01"
    return f"{known}, {spent(round(each.seconds) * 1000)}, {gain}"


def _front(each: CardToday) -> str:
    """A card's front on one line."""
    return Content(plain_line(each.front)).truncate(_LONGEST_FRONT, ellipsis=True).plain


def _minute(of: Outlook) -> str:
    """What the numbers after + are, and what a minute buys."""
    first = of.first_cards
    told = [
        "+ is what a card gains by coming today, in cards recalled on the day."
        if any(not each.in_turn for each in first)
        else "",
        "In turn: there is time, so new cards are begun evenly, the last a week before the day."
        if any(each.in_turn for each in first)
        else "",
    ]
    bought = [
        f"{_of_a_card(worth)} {when}"
        for worth, when in (
            (None if of.enough else of.minute.today, "today"),
            (of.minute.last_week, "in the last week"),
        )
        if worth is not None
    ]
    return " ".join(filter(None, (*told, f"Another minute buys {', '.join(bought)}." if bought else "")))


def _of_a_card(worth: float) -> str:
    if worth < 0.005:
        return "next to nothing"
    return f"{worth:.2f} of a card" if worth >= 0.095 else f"{worth:.3f} of a card"


# ---------------------------------------------------------------------------------------------------------------- days


def _days(of: Outlook) -> Iterator[Part]:
    if not of.days_ahead:
        return
    days = sum(each.days for each in of.days_ahead)
    studied = sum(each.days for each in of.days_ahead if each.minutes)
    planned = sum(each.planned * each.days for each in of.days_ahead)
    there = sum(each.minutes * each.days for each in of.days_ahead)
    a_day = f"{_minutes(planned / studied)} {_each_day(of)}, {planned:,.0f}" if studied else "0"
    said = f"{a_day} in all of the {there:,.0f} there are" if there else "No minutes are left until then."
    rows = tuple(_columns(of.days_ahead, "%b %y" if days > _YEARS_APART else "")) if planned else ()
    chart = Chart(name="minutes", title="", sentence="", look=Look.COLUMNS, rows=rows)
    yield Part(title="Minutes a day until then", lines=(("", said),), chart=chart)


def _columns(days: Sequence[DayAhead], labels: str) -> Iterator[Row]:
    """A column a day, or several days; labels by this format, without one day and month."""
    together = ceil(len(days) / _MOST_COLUMNS)
    for number in range(0, len(days), together):
        some = days[number : number + together]
        minutes = sum(each.planned * each.days for each in some) / sum(each.days for each in some)
        first, text = some[0].day, f"{scale(minutes)} min"
        brief = f"{first:{labels}}" if labels else f"{first.day} {first:%b}"
        yield Row(label=long_date(first), brief=brief, value=minutes, text=text, short=text)


# --------------------------------------------------------------------------------------------------------------- reach


def _reaching(of: Outlook) -> Part:
    lines = []
    if of.help is not None:
        pace = of.help.pace
        if pace is None:
            lines.append(("at today's pace", "nothing was answered in the week before today"))
        else:
            since = "yesterday" if pace.days == 1 else f"the last {pace.days} days"
            said = f"{of_hundred(pace.reach)}, with {_minutes(pace.minutes)} a day as in {since}"
            lines.append(("at today's pace", said.replace("as in yesterday", "as yesterday")))
        lines += [(f"for {_hundredth(each.target)} of 100", _need(each, of)) for each in of.help.needs]
    return Part(title="What it takes", lines=tuple(lines))


def _need(of: Need, on: Outlook) -> str:
    if of.minutes is None:
        return "no day is long enough"
    return f"{_minutes(of.minutes)} {_each_day(on)}"


def _each_day(of: Outlook) -> str:
    """`a day`, or which days have minutes where some have none."""
    studied = sum(each.days for each in of.days_ahead if each.minutes)
    every = sum(each.days for each in of.days_ahead)
    return "a day" if studied == every else f"on each of {count(studied, 'day')} with minutes"


def _minutes(number: float) -> str:
    """Minutes to a tenth: `1 minute`, `2.5 minutes`, `20 minutes`."""
    said = f"{number:,.1f}".removesuffix(".0")
    return f"{said} {'minute' if said == '1' else 'minutes'}"


def _ways(of: Outlook) -> Iterator[Part]:
    ways = of.help.ways if of.help else None
    if ways is None:
        return
    lines = [
        ("more minutes", _need(Need(target=ways.target, minutes=ways.minutes), of)),
        ("a later date", _later(ways, of.day, of.today)),
        ("fewer cards", _fewer(ways)),
        ("a lower target", f"{_hundredth(ways.reach)} of 100 is what the plan reaches"),
    ]
    if ways.left_out and ways.questions:
        out = ", ".join(f"{each.deck} ({each.questions:,} of {each.of:,})" for each in ways.left_out)
        lines.append(("left out then", out))
    yield Part(title=f"It does not fit: for {_hundredth(ways.target)} of 100, one of these", lines=tuple(lines))


def _later(ways: WaysOut, day: date, today: date) -> str:
    if ways.days is None:
        return "no day within a year does it"
    later = date.fromordinal(today.toordinal() + ways.days)
    return f"{long_date(later)}, {count((later - day).days, 'day')} later"


def _fewer(ways: WaysOut) -> str:
    if not ways.questions:
        return "not even one question fits"
    return f"{ways.questions:,} of {count(ways.of, 'question')} fit, those first that weigh most for what they cost"


# -------------------------------------------------------------------------------------------------------------- topics


def _topics(of: Outlook) -> Iterator[Part]:
    for by, title in _BY.items():
        found = [each for each in of.topics if each.by is by]
        if not found:
            continue
        rows = tuple(
            Row(
                label=f"{each.name} {each.questions:,}",
                brief=f"{_brief(each.name)} {each.questions:,}",
                value=each.followed.expected,
                mark=each.stopped.expected,
                text=f"{_hundredth(each.followed.expected)} ({_between(each.followed)}), "
                f"stopped {_hundredth(each.stopped.expected)}",
                short=f"{_hundredth(each.followed.expected)}, stopped {_hundredth(each.stopped.expected)}",
            )
            for each in found
        )
        yield Part(title=title, chart=Chart(name=by.value, title="", sentence="", rows=rows, top=1.0))


def _brief(name: str) -> str:
    """A name that leaves room for its bar: of a deck's path the end says most."""
    return name if len(name) <= _LONGEST_NAME else f"…{name[1 - _LONGEST_NAME :]}"
