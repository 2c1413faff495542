"""What is known of a card, as lines: its facts, its log as a table, and the same as sentences."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from srs.card_history import CardHistory, Step
from srs.clock import Clock
from srs.model import CardState, Chooser, EntryKind, Shift
from tui.inline import plain_line
from tui.words import NAME_OF_RATING, coming, count, deck, delay, interval, long_date, stability

_WHAT = {
    EntryKind.CRAM: "crammed",
    EntryKind.RESET: "made new",
    EntryKind.RESCHEDULE: "day set",
    EntryKind.SUSPEND: "suspended",
    EntryKind.UNSUSPEND: "back",
    EntryKind.BURY: "buried",
    EntryKind.UNBURY: "back",
    EntryKind.FLAG: "flagged",
    EntryKind.UNFLAG: "no flag",
}
_CHOSEN = {Chooser.TICKS: "by a tick on its answer", Chooser.OTHER_PROGRAM: "in another program",
           Chooser.PERSON: "you chose it", Chooser.PLAN: "by the plan"}  # fmt: skip
_SHIFTED = {Shift.DAY_OFF: "a day off passed over", Shift.SIBLING: "apart from a sibling",
            Shift.EASY_DAY: "an easy day spared", Shift.LOAD: "a full day spared"}  # fmt: skip
_NARROW = 60


def facts(history: CardHistory, clock: Clock) -> tuple[tuple[str, str], ...]:
    """Names and values: where the card stands, its memory, when it comes back, and where it is from."""
    state, question = history.state, history.question
    told = [
        ("State", _standing(history, clock)),
        ("Due", _due(state, clock)),
        (
            "Stability",
            f"{stability(state.memory.stability)} (recall falls to 90% in that time)" if state.memory else "",
        ),
        ("Difficulty", f"{state.memory.difficulty:.1f} of 10" if state.memory else ""),
        ("Recall", f"{history.recall:.0%} today" if history.recall is not None else ""),
        ("Reviews", f"{state.reviews:,}, {count(state.lapses, 'lapse')}" if state.reviews else ""),
        ("Flag", state.flag or ("yes" if state.flag is not None else "")),
        ("Deck", deck(question.deck)),
        ("Tags", ", ".join(question.tags)),
        ("Bank", history.bank),
        ("Card", f"{history.card.id[:8]}, {history.card.role.value}"),
        ("Question", question.id[:8]),
    ]
    return tuple((name, value) for name, value in told if value)


def reasons(history: CardHistory) -> str:
    """Why it comes now or not, and why it is due when it is."""
    return f"{history.why.now} {history.why.interval}".strip()


def _standing(history: CardHistory, clock: Clock) -> str:
    state, today = history.state, clock.study_day()
    marks = [
        ("retired", history.card.retired or history.question.retired),
        ("suspended", state.suspended),
        ("buried", state.buried_until is not None and state.buried_until > today),
    ]
    return ", ".join([state.phase.value, *(word for word, on in marks if on)])


def _due(state: CardState, clock: Clock) -> str:
    if state.due is None:
        return ""
    when = coming(state.due, clock.now(), clock.study_day(), clock.zone)
    if isinstance(state.due, datetime) or "on " in when:
        return when
    late = (clock.study_day() - state.due).days
    told = f"{count(late, 'day')} ago" if late > 0 else when
    return f"{told}, {long_date(state.due)}"


# ----------------------------------------------------------------------------------------------------------------- log


def table(history: CardHistory, width: int) -> list[str]:
    """The log, newest first: when, what, interval, stability after, and why; in a narrow place without the last."""
    narrow = width < _NARROW
    gap, written = (" ", "%y-%m-%d") if narrow else ("  ", "%Y-%m-%d %H:%M")
    rows = [
        ("when", "what", "interval", "stability", "why"),
        *(_row(step, written) for step in reversed(history.steps)),
    ]
    room = max(len(when) for when, *_ in rows)
    return [
        gap.join([
            f"{when:<{room}}", f"{what:<9}", f"{off:>8}", f"{memory:>9}", *([] if narrow else [why]),
        ]).rstrip()[:width]
        for when, what, off, memory, why in rows
    ]  # fmt: skip


def _row(step: Step, written: str) -> tuple[str, str, str, str, str]:
    memory = step.state.memory
    remembered = stability(memory.stability) if memory else ""
    return f"{_local(step):{written}}", _what(step), _put_off(step), remembered, _why(step)


def sentences(history: CardHistory) -> Iterator[str]:
    """The log as lines that a screen reader says well, newest first."""
    for step in reversed(history.steps):
        memory, off = step.state.memory, _put_off(step)
        told = [
            _what(step),
            f"comes back after {off}" if off else "",
            f"stability {stability(memory.stability)}" if memory and step.entry.kind is EntryKind.REVIEW else "",
            _why(step),
        ]
        yield f"{long_date(_local(step).date())}, {_local(step):%H:%M}: {', '.join(filter(None, told))}"


def _local(step: Step) -> datetime:
    """When it was, by the clock on the wall where it was done."""
    return step.entry.moment.astimezone(timezone(timedelta(minutes=step.entry.zone_offset_minutes)))


def _what(step: Step) -> str:
    rating = step.entry.rating
    if step.entry.kind is EntryKind.REVIEW and rating is not None:
        return NAME_OF_RATING[rating]
    return _WHAT.get(step.entry.kind, step.entry.kind.value)


def _put_off(step: Step) -> str:
    if step.interval_days is not None:
        return interval(step.interval_days)
    return delay(round(step.delay.total_seconds())) if step.delay is not None else ""


def _why(step: Step) -> str:
    """What chose the card, what turned its day, and a note."""
    entry = step.entry
    told = [_CHOSEN.get(entry.chooser, "") if entry.chooser is not None else ""]
    if entry.note in set(Shift):
        told.append(_SHIFTED[Shift(entry.note)])
    elif entry.note:
        told.append(plain_line(entry.note))
    if entry.kind is EntryKind.RESCHEDULE:
        told.append("retention or weights changed" if entry.desired_retention is not None else "by you")
    return ", ".join(filter(None, told))
