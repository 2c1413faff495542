"""With an interview ahead the plan chooses the cards of a sitting, within its minutes, and nothing else changes."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import World, basic, cards, question
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import ratings

from srs import actions, interviews, saved_searches
from srs.model import Card, CardId, CardState, Chooser, EntryKind, Interview, Phase, Rating, Role, Tick
from srs.overview import overview
from srs.planning.plan_queue import PlanQueue
from srs.planning.present import plan_of_today
from srs.scheduler import fold
from srs.search import parse
from srs.session import ReviewSession
from srs.view import PlanEnd, View
from srs.way import QUEUED, Ahead, Cram
from srs.why import why

TODAY = date(2027, 1, 11)


def _interview(days: int = 30, **fields: object) -> Interview:
    made = Interview(id=interviews.new_id(), name="SRE at Acme", day=TODAY + timedelta(days=days))
    return replace(made, **fields)  # type: ignore[arg-type]


def _plan(world: World) -> PlanQueue:
    with world.store.reading() as transaction:
        found = plan_of_today(world.journal, transaction)
    assert found is not None
    return found


def _ended(view: View) -> PlanEnd | None:
    assert view.plan is not None
    return view.plan.end


def _card(view: View) -> Card:
    assert view.card is not None
    return view.card


def _queue_of(session: ReviewSession) -> list[tuple[CardId, Phase]]:
    """Everything that a plain queue holds, in order."""
    queue = session._course.queue
    return [(each.card, each.phase) for name in ("learning", "reviews", "new") for each in getattr(queue, name)]


def _answered(session: ReviewSession, seconds: int = 15, rating: Rating = Rating.GOOD) -> Iterator[Card]:
    """The cards as they come, all answered alike."""
    while session.view.card is not None:
        yield session.view.card
        session.answer(rating, duration_ms=seconds * 1000)


@pytest.fixture
def harbour(world: World) -> World:
    """Sixty plain cards and an interview in eight days, five minutes a day: too little time for all of them."""
    world.add([question(f"Question {n}") for n in range(60)], basic)
    interviews.add(world.journal, _interview(days=8, minutes=5))
    return world


# ------------------------------------------------------------------------------------------------------- what is chosen


def test_the_card_with_the_highest_index_comes_and_the_log_says_that_the_plan_chose(harbour: World) -> None:
    session, queue = ReviewSession(harbour.journal), _plan(harbour)
    position = queue.positions[_card(session.view).id]
    assert queue.agenda.index[position] == pytest.approx(queue.agenda.index.max())
    session.answer(Rating.GOOD, duration_ms=60_000)
    assert harbour.entries()[-1].chooser is Chooser.PLAN
    assert session.view.plan is not None
    assert session.view.plan.spent_seconds == 60


def test_a_card_that_is_not_due_yet_is_the_plans_choice_too(harbour: World) -> None:
    session = ReviewSession(harbour.journal)
    for _ in _answered(session, seconds=20):
        pass
    harbour.hand.forward(days=1)
    later = ReviewSession(harbour.journal)
    for _ in _answered(later, seconds=10):
        pass
    early = [entry for entry in harbour.entries() if entry.study_day > TODAY and entry.phase_before is Phase.REVIEW]
    assert early
    assert {entry.chooser for entry in early} == {Chooser.PLAN}


def test_the_same_cards_come_whether_one_sits_through_or_asks_for_each(harbour: World) -> None:
    through = ReviewSession(harbour.journal)
    for _ in range(6):
        assert _card(ReviewSession(harbour.journal).view).id == _card(through.view).id
        through.answer(Rating.GOOD, duration_ms=15_000)


def test_ticks_of_an_answer_review_its_points_and_what_was_missed_comes_back_in_the_sitting(world: World) -> None:
    world.add([question("Long?", points=3)], cards)
    interviews.add(world.journal, _interview(days=1, minutes=60))
    session = ReviewSession(world.journal)
    with world.store.reading() as transaction:
        (answer,) = [each for each in transaction.library.cards()[question("Long?").id] if each.role is Role.ANSWER]
    session.show(answer.id)
    covered, _, missed = (point.id for point in answer.points)
    ticks = {covered: Tick.COVERED, answer.points[1].id: Tick.COVERED, missed: Tick.MISSED}
    session.answer(Rating.HARD, ticks=ticks, duration_ms=60_000)
    assert _card(session.view).point == missed, "nothing else is left, so it comes a little before its step ends"
    again = session.answer(Rating.AGAIN, duration_ms=5000)
    world.set("", learn_ahead_minutes=0)
    world.hand.forward(minutes=5)
    pause = ReviewSession(world.journal).view
    assert pause.card is None
    assert pause.waiting_until is not None
    assert _ended(pause) is None
    world.hand.forward(minutes=6)
    assert _card(ReviewSession(world.journal).view).point == missed
    assert again.plan is not None


def test_siblings_are_apart_where_another_question_is_worth_as_much(world: World) -> None:
    world.add([question(f"Long {n}?", points=3) for n in range(4)], cards)
    interviews.add(world.journal, _interview(days=1, minutes=20))
    session = ReviewSession(world.journal)
    shown = [_card(session.view).question]
    for _ in range(5):
        session.answer(Rating.GOOD, ticks=None, duration_ms=5000)
        shown.append(_card(session.view).question)
    assert all(one != other for one, other in itertools.pairwise(shown))


def test_suspended_and_buried_cards_never_come(harbour: World) -> None:
    gone = [basic(question(f"Question {n}"))[0].id for n in range(20)]
    for card in gone[:10]:
        actions.suspend(harbour.journal, card)
    for card in gone[10:]:
        actions.bury(harbour.journal, card)
    came = {card.id for card in _answered(ReviewSession(harbour.journal), seconds=1)}
    assert came
    assert not came & set(gone)


def test_only_cards_in_scope_come_and_those_that_weigh_nothing_do_not(world: World) -> None:
    world.add([replace(question(f"Question {n}"), tags=("dns",) if n < 3 else ()) for n in range(9)], basic)
    interviews.add(world.journal, _interview(days=4, scope="tag:dns", minutes=60))
    wanted = {basic(question(f"Question {n}"))[0].id for n in range(3)}
    assert {card.id for card in _answered(ReviewSession(world.journal))} == wanted


def test_a_card_passed_today_does_not_come_again_today(harbour: World) -> None:
    came = [card.id for card in _answered(ReviewSession(harbour.journal), seconds=1)]
    assert len(came) == len(set(came))


# --------------------------------------------------------------------------------------------------- minutes and enough


def test_what_was_spent_in_another_way_today_counts(harbour: World) -> None:
    plain = ReviewSession(harbour.journal, way=QUEUED)
    plain.answer(Rating.GOOD, duration_ms=120_000)
    crammed = ReviewSession(harbour.journal, way=Cram())
    crammed.answer(Rating.GOOD, duration_ms=60_000)
    plan = ReviewSession(harbour.journal).view.plan
    assert plan is not None
    assert (plan.spent_seconds, plan.minutes) == (180, 5)


def test_a_sitting_ends_when_the_minutes_are_used(harbour: World) -> None:
    session = ReviewSession(harbour.journal)
    for _ in _answered(session, seconds=45):
        pass
    assert _ended(session.view) is PlanEnd.MINUTES_USED
    assert session.view.plan is not None
    assert 240 < session.view.plan.spent_seconds <= 300
    assert _ended(ReviewSession(harbour.journal).view) is PlanEnd.MINUTES_USED


def test_a_sitting_ends_when_it_is_enough_though_minutes_are_left(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(5)], basic)
    interviews.add(world.journal, _interview(minutes=600))
    session = ReviewSession(world.journal)
    for _ in _answered(session, seconds=1):
        pass
    assert _ended(session.view) is PlanEnd.ENOUGH
    assert session.view.plan is not None
    assert session.view.plan.a_minute_adds <= 0.02
    harbour = ReviewSession(world.journal, way=QUEUED).view
    assert harbour.plan is None


@settings(max_examples=12)
@given(
    questions=st.integers(1, 6),
    minutes=st.integers(0, 30),
    days=st.integers(1, 40),
    given_ratings=st.lists(ratings, min_size=1, max_size=30),
)
def test_the_plan_never_begins_what_does_not_fit_into_the_minutes(
    questions: int, minutes: int, days: int, given_ratings: list[Rating]
) -> None:
    world = World()
    world.add([question(f"Question {n}") for n in range(questions)], cards)
    interviews.add(world.journal, _interview(days=days, minutes=minutes, weekdays=(minutes, 7, None, 0, 3, 1, 2)))
    for _ in range(3):
        session, spent = ReviewSession(world.journal), 0.0
        for rating in given_ratings:
            if session.view.card is None or session.view.plan is None:
                break
            queue = session._course.queue
            assert isinstance(queue, PlanQueue)
            seconds = float(queue.agenda.gains.seconds[queue.positions[session.view.card.id]])
            assert spent + seconds <= session.view.plan.minutes * 60
            spent += seconds
            world.hand.forward(seconds=seconds)
            session.answer(rating, ticks={}, duration_ms=int(seconds * 1000))
        world.hand.forward(days=1)
    world.store.close()


# --------------------------------------------------------------------------------- nothing else changes, and afterwards


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 12), ratings), max_size=12), st.booleans())
def test_without_its_interview_the_plain_queue_is_exactly_what_it_would_be(
    answers: list[tuple[int, Rating]], by_plan: bool
) -> None:
    world = World()
    world.set("harbour", new_per_day=3, reviews_per_day=4)
    world.add([question(f"Question {n}", points=2) for n in range(5)], cards)
    for days, rating in answers:
        world.hand.forward(days=days)
        session = ReviewSession(world.journal)
        if session.view.card is not None:
            session.answer(rating, duration_ms=9000)
    before = ReviewSession(world.journal)
    seen = replace(_interview(minutes=5), day=world.journal.clock.study_day() + timedelta(days=2))
    interviews.add(world.journal, seen)
    if by_plan:
        planned = ReviewSession(world.journal)
        assert planned.view.plan is not None
        if planned.view.card is not None:
            planned.answer(Rating.GOOD, duration_ms=9000)
            planned.undo()
    assert _queue_of(ReviewSession(world.journal, way=QUEUED)) == _queue_of(before)
    interviews.remove(world.journal, seen)
    after = ReviewSession(world.journal)
    assert _queue_of(after) == _queue_of(before)
    assert (after.view.card, after.view.counts, after.view.outcomes, after.view.plan) == (
        before.view.card, before.view.counts, before.view.outcomes, None,
    )  # fmt: skip
    world.store.close()


@settings(max_examples=10)
@given(st.lists(st.tuples(st.integers(0, 3), ratings, st.booleans()), min_size=1, max_size=15))
def test_memory_is_what_the_log_says_and_planning_alone_writes_nothing(
    answers: list[tuple[int, Rating, bool]],
) -> None:
    world = World()
    world.add([question(f"Question {n}", points=2) for n in range(4)], cards)
    interviews.add(world.journal, _interview(days=20, minutes=30))
    for days, rating, ticked in answers:
        world.hand.forward(days=days, minutes=1)
        session = ReviewSession(world.journal)
        if session.view.card is not None:
            session.answer(rating, ticks={} if ticked and session.view.card.points else None, duration_ms=9000)
    with world.store.reading() as transaction:
        states: dict[CardId, CardState] = transaction.schedule.states()
        entries, weights = transaction.log.entries(), transaction.schedule.weights()
    assert states == {card: fold(card, entries.get(card, ()), weights) for card in states}
    kept = world.rows()
    ReviewSession(world.journal)
    overview(world.store, world.journal.clock)
    why(world.journal, next(iter(states)))
    assert world.rows() == kept
    world.store.close()


def test_new_cards_of_the_plan_use_up_no_limit_of_the_day(world: World) -> None:
    world.set("harbour", new_per_day=4)
    world.add([question(f"Question {n}") for n in range(30)], basic)
    interviews.add(world.journal, _interview(days=6, minutes=10))
    assert len(list(_answered(ReviewSession(world.journal), seconds=30))) > 4
    assert ReviewSession(world.journal, way=QUEUED).view.counts.new == 4


def test_a_deck_a_search_cramming_and_going_ahead_stay_what_they_are(harbour: World) -> None:
    sittings = (
        ReviewSession(harbour.journal, deck="harbour"),
        ReviewSession(harbour.journal, search=parse("crane")),
        ReviewSession(harbour.journal, way=Cram()),
        ReviewSession(harbour.journal, way=Ahead()),
        ReviewSession(harbour.journal, way=QUEUED),
    )
    assert [sitting.view.plan for sitting in sittings] == [None] * 5
    sittings[0].answer(Rating.GOOD)
    assert harbour.entries()[-1].chooser is Chooser.QUEUE


def test_from_the_day_of_the_interview_on_the_plain_queue_is_back(harbour: World) -> None:
    session = ReviewSession(harbour.journal)
    harbour.hand.forward(days=7)
    assert session.refresh().plan is not None
    harbour.hand.forward(days=1)
    assert session.refresh().plan is None
    session.answer(Rating.GOOD)
    assert harbour.entries()[-1].chooser is Chooser.QUEUE


def test_undo_brings_the_card_the_minutes_and_the_plan_back(harbour: World) -> None:
    session = ReviewSession(harbour.journal)
    first = _card(session.view).id
    session.answer(Rating.AGAIN, duration_ms=90_000)
    view = session.undo()
    assert _card(view).id == first
    assert view.plan is not None
    assert view.plan.spent_seconds == 0
    session.answer(Rating.GOOD)
    assert harbour.entries()[-1].chooser is Chooser.PLAN


# ------------------------------------------------------------------------------------------------------------ the edges


@pytest.mark.parametrize(
    "fields",
    [{"days": 0}, {"scope": "tag:nothing"}, {"minutes": 0}, {"scope": "saved:gone"}],
    ids=["today", "no card in scope", "no minutes at all", "a scope nobody can read"],
)
def test_where_nothing_can_be_planned_the_plain_queue_comes(world: World, fields: dict[str, object]) -> None:
    world.add([question("One?")], basic)
    if fields.get("scope") == "saved:gone":
        saved_searches.save(world.journal, "gone", "tag:x")
        interviews.add(world.journal, _interview(**fields))  # type: ignore[arg-type]
        saved_searches.remove(world.journal, "gone")
    else:
        interviews.add(world.journal, _interview(**fields))  # type: ignore[arg-type]
    view = ReviewSession(world.journal).view
    assert view.card is not None
    assert view.plan is None


@pytest.mark.parametrize("off", ["interview", "collection", "weekday"])
def test_on_a_day_off_the_plan_has_no_minutes_and_says_so(world: World, off: str) -> None:
    world.add([question("One?")], basic)
    fields: dict[str, dict[str, object]] = {
        "interview": {"days_off": (TODAY,)},
        "weekday": {"weekdays": (0, *[None] * 6)},
        "collection": {},
    }
    if off == "collection":
        world.set("", days_off=[str(TODAY)])
    interviews.add(world.journal, _interview(**fields[off]))  # type: ignore[arg-type]
    view = ReviewSession(world.journal).view
    assert view.card is None
    assert _ended(view) is PlanEnd.NO_MINUTES
    assert overview(world.store, world.journal.clock).next_due == TODAY + timedelta(days=1)


@pytest.mark.parametrize("fields", [{"days": 3653}, {"minutes": 1440}, {"days": 1, "minutes": 1}])
def test_far_days_and_whole_days_are_planned_like_others(world: World, fields: dict[str, object]) -> None:
    world.add([question(f"Question {n}") for n in range(5)], basic)
    interviews.add(world.journal, _interview(**fields))  # type: ignore[arg-type]
    assert ReviewSession(world.journal).view.plan is not None


def test_a_clock_that_went_backwards_is_planned_from(harbour: World) -> None:
    session = ReviewSession(harbour.journal)
    for _ in range(3):
        session.answer(Rating.GOOD, duration_ms=9000)
    harbour.hand.forward(days=-40)
    back = ReviewSession(harbour.journal)
    assert back.view.plan is not None
    assert back.view.plan.spent_seconds == 0
    unseen = next(row.card for row in _plan(harbour).rows if row.stability is None)
    back.show(unseen)
    back.answer(Rating.AGAIN, duration_ms=9000)
    assert back.view.plan is not None
    assert back.view.plan.spent_seconds == 9
    assert (_plan(harbour).agenda.cards.elapsed >= 0).all()


def test_several_interviews_share_a_day_that_has_the_minutes_of_the_longest(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(10)], basic)
    interviews.add(world.journal, _interview(days=5, minutes=15))
    interviews.add(world.journal, replace(_interview(days=20, minutes=25, scope="crane"), name="Dev at Ajax"))
    planning = _plan(world).planning
    assert [each.name for each in planning.interviews] == ["SRE at Acme", "Dev at Ajax"]
    assert (planning.minutes[:1], len(planning.minutes), planning.cards.weight.shape) == ((25,), 20, (10, 2))


def test_a_cram_moves_no_card_of_the_plan(harbour: World) -> None:
    before = _plan(harbour).agenda.index.tolist()
    ReviewSession(harbour.journal, way=Cram()).answer(Rating.AGAIN, duration_ms=1000)
    assert harbour.entries()[-1].kind is EntryKind.CRAM
    assert _plan(harbour).agenda.index.tolist() == pytest.approx(before, rel=0.2)
