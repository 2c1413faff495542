"""An outlook as values, the same on every machine."""

from dataclasses import replace
from datetime import date

from srs.model import CardId, Checked, InterviewId, QuestionId, Role
from srs.outlook.minute import Minute
from srs.outlook.outlook import CardToday, DayAhead, Help, Outlook, Pace
from srs.outlook.ranges import Range
from srs.outlook.reach import LeftOut, Need, WaysOut
from srs.outlook.topics import By, Topic

FOLLOWED = Range(expected=0.868, low=0.824, high=0.909)
STOPPED = Range(expected=0.41, low=0.36, high=0.46)


def card_today(**fields: object) -> CardToday:
    made = CardToday(
        card=CardId("c"), question=QuestionId("q"), role=Role.ANSWER, front="How do you **moor** a ship?", gain=0.412,
        seconds=95.0, recall=None, elapsed_days=None, in_turn=False,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


OUTLOOK = Outlook(
    interview=InterviewId("acme"), name="SRE at Acme", day=date(2027, 1, 14), today=date(2027, 1, 11), days=3,
    cards=1200, questions=300, seen=400, learnt=1100, sampled=None, too_long=None, target=None,
    followed=FOLLOWED, stopped=STOPPED, believed=0.868, checked=Checked(), topics=(),
    first_cards=(card_today(), card_today(recall=0.62, seconds=18.0, gain=0.09)),
    cards_today=12, cards_for_it=12, enough=False, a_minute_adds=0.012, minutes_today=18.2, minutes=20, spent=0.0,
    days_ahead=tuple(DayAhead(day=date(2027, 1, n), days=1, minutes=20, planned=18) for n in (11, 12, 13)),
    minute=Minute(today=0.31, last_week=0.8),
)  # fmt: skip


HELP = Help(
    pace=Pace(minutes=14.25, days=7, reach=Range(expected=0.78, low=0.72, high=0.83)),
    needs=(Need(target=0.8, minutes=10.5), Need(target=0.9, minutes=1.0), Need(target=0.95, minutes=None)),
    ways=WaysOut(
        target=0.9, minutes=23.0, days=40, questions=210, of=300, reach=0.868,
        left_out=(LeftOut(deck="ferries", questions=80, of=90), LeftOut(deck="cranes", questions=10, of=210)),
    ),
)  # fmt: skip


TOPICS = tuple(
    Topic(by=by, name=name, questions=150, followed=replace(FOLLOWED, expected=share), stopped=STOPPED)
    for by, name, share in (
        (By.DECK, "harbour::Technical", 0.91),
        (By.DECK, "harbour::Behavioral", 0.83),
        (By.TYPE, "Technical", 0.87),
        (By.STAGE, "final round", 0.7),
    )
)
