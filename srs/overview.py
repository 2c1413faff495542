"""Today at a glance: what is due by deck, what was done, the streak, the last weeks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from srs import backlog, card_queue
from srs.actions import Journal
from srs.backlog import CatchUp
from srs.card_queue import CardQueue
from srs.clock import Clock
from srs.day import Counts, Day
from srs.model import Interview
from srs.planning.present import plan_of_today
from srs.settings import Settings, lineage
from srs.store import Store
from srs.view import PlanShown


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The figures of a study day.

    With an interview ahead `counts` are what its `plan` has for the minutes that are left. `decks` has what the queue
    holds today by deck, those above them included; `days` the reviews of each of the last study days
    that had any; `next_due` the next study day or moment with a card, where nothing is left today;
    `waiting_until` the moment at which the next learning card comes, where only such are left and none comes yet;
    `catch_up` when a backlog is worked off, where there is one; `interviews` are those ahead, the next first;
    `answered_after` is the study day of the last answer where the clock is behind it;
    `to_tell` is the last that passed a short while ago, where nobody said yet how it went.
    """

    today: date
    counts: Counts = field(default_factory=Counts)
    decks: Mapping[str, Counts] = field(default_factory=dict)
    reviews_today: int = 0
    milliseconds_today: int = 0
    streak_days: int = 0
    days: Mapping[date, int] = field(default_factory=dict)
    next_due: date | datetime | None = None
    waiting_until: datetime | None = None
    catch_up: CatchUp | None = None
    answered_after: date | None = None
    plan: PlanShown | None = None
    interviews: tuple[Interview, ...] = ()
    to_tell: Interview | None = None
    banks: int = 0
    questions: int = 0
    cards: int = 0


def overview(store: Store, clock: Clock, *, weeks: int = 18) -> Overview:
    """The figures of today, with the reviews of the last `weeks` weeks."""
    today = clock.study_day()
    with store.reading() as transaction:
        settings = transaction.schedule.settings()
        day = transaction.schedule.day(today, settings=settings)
        queue = card_queue.build(day, settings)
        planned = plan_of_today(Journal(store=store, clock=clock), transaction)
        due_on = transaction.schedule.due_days() if queue.in_backlog else {}
        days = transaction.study_days.worked(today - timedelta(days=weeks * 7))
        ever = transaction.study_days.all()
        answered_after = transaction.study_days.answered_after(today, clock.now())
        totals = transaction.library.totals()
        interviews = transaction.interviews.all()
        coming = transaction.schedule.next_due(today)
    reviews, milliseconds = days.get(today, (0, 0))
    counts = planned.counts() if planned else queue.counts()
    coming = planned.planning.next_day if planned else coming
    waiting = (planned or queue).waiting_until()
    return Overview(
        today=today,
        counts=counts,
        decks=_by_deck(queue),
        reviews_today=reviews,
        milliseconds_today=milliseconds,
        streak_days=streak(ever, today),
        days={day: count for day, (count, _) in days.items()},
        next_due=None if counts.total else coming,
        waiting_until=waiting if (planned or queue).next(clock.now()) is None else None,
        catch_up=(
            backlog.catch_up(day, settings[""], due_on, _limit(day, settings))
            if queue.in_backlog and not planned
            else None
        ),
        answered_after=answered_after,
        plan=planned.shown(clock.now()) if planned else None,
        interviews=tuple(each for each in interviews if each.is_ahead(today)),
        to_tell=next((each for each in reversed(interviews) if each.is_to_tell(today)), None),
        **totals,
    )


def never_answered(store: Store) -> bool:
    """Whether no card was ever answered, neither here nor in a program that the log was read from."""
    with store.reading() as transaction:
        return not transaction.study_days.has_answers()


def streak(days: frozenset[date], today: date) -> int:
    """How many study days in a row had a review, up to today, or up to yesterday while today has none yet."""
    day = today if today in days else today - timedelta(days=1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(days=1)
    return length


def _limit(day: Day, settings: Mapping[str, Settings]) -> Callable[[date], int]:
    """How many reviews may come on a study day in all the decks that have any."""
    decks = {deck for each in day.reviews for deck in lineage(each.deck)[1:2]}
    return lambda on: sum(settings[deck].review_limit(on) for deck in decks)


def _by_deck(queue: CardQueue) -> dict[str, Counts]:
    found: dict[str, list[int]] = {}
    for index, candidates in enumerate((queue.new, queue.learning, queue.reviews)):
        for candidate in candidates:
            for deck in lineage(candidate.deck)[1:]:
                found.setdefault(deck, [0, 0, 0])[index] += 1
    return {
        deck: Counts(new=new, learning=learning, review=review)
        for deck, (new, learning, review) in sorted(found.items())
    }
