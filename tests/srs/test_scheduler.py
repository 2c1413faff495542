"""The four outcomes of a review, FSRS memory by study days, and the fold of a log."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import fsrs
import pytest
import strategies
from factories import MORNING, World, basic, question
from hypothesis import assume, given
from hypothesis import strategies as st

from srs.clock import study_day
from srs.fuzz import Load, fuzz_range
from srs.model import ActionId, CardId, CardState, Entry, EntryId, EntryKind, Memory, Outcome, Phase, Rating
from srs.scheduler import (
    DEFAULT_WEIGHTS,
    after_entry,
    elapsed_days,
    expected_recall,
    fold,
    interval_at,
    next_memory,
    outcomes,
    retrievability,
)
from srs.session import ReviewSession
from srs.settings import Settings

GOLDEN = json.loads((Path(__file__).parents[1] / "data" / "fsrs6_golden.json").read_text(encoding="utf-8"))
CARD = CardId("c0ffee00-0000-5000-8000-000000000001")
TODAY = date(2027, 1, 11)


def _review(n: int, rating: Rating, day: date, **decided: Any) -> Entry:
    """The n-th review of a card, with a decision that leaves it in review."""
    fields: dict[str, Any] = {
        "phase_before": Phase.REVIEW,
        "phase_after": Phase.REVIEW,
        "due": day + timedelta(days=1),
    } | decided
    return Entry(
        id=EntryId(f"entry {n:03}"), action=ActionId(f"action {n:03}"), card=CARD, kind=EntryKind.REVIEW,
        moment=MORNING + timedelta(seconds=n), zone_offset_minutes=0, study_day=day, rating=rating, **fields,
    )  # fmt: skip


def _entry(n: int, kind: EntryKind, day: date = TODAY, **fields: Any) -> Entry:
    return Entry(
        id=EntryId(f"entry {n:03}"), action=ActionId(f"action {n:03}"), card=CARD, kind=kind,
        moment=MORNING + timedelta(seconds=n), zone_offset_minutes=0, study_day=day, **fields,
    )  # fmt: skip


def _in_review(memory: Memory, last_interval: int, ago: int, **fields: Any) -> CardState:
    seen = TODAY - timedelta(days=ago)
    return CardState(
        card=CARD, memory=memory, phase=Phase.REVIEW, due=seen + timedelta(days=last_interval), study_day=seen,
        first_study_day=seen, reviews=3, **fields,
    )  # fmt: skip


def _outcomes(state: CardState, settings: Settings | None = None, load: Load | None = None) -> Mapping[Rating, Outcome]:
    return outcomes(state, MORNING, TODAY, settings or Settings(), load or Load())


# ---------------------------------------------------------------------------------------------------------- memory


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: f"{case['parameters']}-{len(case['reviews'])}")
def test_golden_states_are_met_by_folding_reviews_on_study_days(case: Mapping[str, Any]) -> None:
    weights = tuple(GOLDEN["parameter_sets"][case["parameters"]])
    day, state = TODAY, CardState(card=CARD)
    for n, ((rating, gap), golden) in enumerate(zip(case["reviews"], case["states"], strict=True)):
        day += timedelta(days=gap)
        recall = expected_recall(state, day, weights)
        assert recall == (None if golden[0] is None else pytest.approx(golden[0], abs=1e-9))
        state = after_entry(state, _review(n, Rating(rating), day), weights)
        assert state.memory is not None
        assert state.memory.stability == pytest.approx(golden[1], abs=1e-9, rel=1e-12)
        assert state.memory.difficulty == pytest.approx(golden[2], abs=1e-9, rel=1e-12)
    assert state.memory is not None
    for retention, interval in case["interval_days"].items():
        assert interval_at(state.memory.stability, float(retention), weights) == pytest.approx(interval, abs=1e-6)


def test_the_golden_file_has_both_parameter_sets() -> None:
    assert len(GOLDEN["cases"]) == 120
    assert {case["parameters"] for case in GOLDEN["cases"]} == {"default", "alternative"}
    assert tuple(GOLDEN["parameter_sets"]["default"]) == DEFAULT_WEIGHTS


@given(st.floats(0.01, 30_000.0), st.integers(1, 3000), st.sampled_from(["default", "alternative"]))
def test_retrievability_is_the_fsrs_packages(stability: float, days: int, parameters: str) -> None:
    weights = tuple(GOLDEN["parameter_sets"][parameters])
    start = datetime(2027, 1, 1, tzinfo=UTC)
    card = fsrs.Card(card_id=1, stability=stability, difficulty=5.0, last_review=start, state=fsrs.State.Review)
    theirs = fsrs.Scheduler(parameters=weights).get_card_retrievability(card, start + timedelta(days=days))
    assert retrievability(stability, days, weights) == pytest.approx(theirs, rel=1e-12)


@given(st.floats(0.01, 30_000.0), st.floats(0.7, 0.99))
def test_recall_after_the_interval_for_a_retention_is_that_retention(stability: float, retention: float) -> None:
    assert retrievability(stability, interval_at(stability, retention)) == pytest.approx(retention, rel=1e-9)
    assert retrievability(stability, stability) == pytest.approx(0.9)


@given(strategies.memories, st.integers(0, 400))
def test_better_ratings_never_leave_weaker_memory(memory: Memory, elapsed: int) -> None:
    after = [next_memory(memory, rating, elapsed) for rating in Rating]
    assert [each.stability for each in after] == sorted(each.stability for each in after)
    assert [each.difficulty for each in after] == sorted((each.difficulty for each in after), reverse=True)
    assert all(1 <= each.difficulty <= 10 and 0 < each.stability <= 36_500 for each in after)
    if elapsed:
        assert after[0].stability <= memory.stability + 1e-9
        assert after[1].stability >= memory.stability - 1e-9


def test_stability_has_an_upper_bound() -> None:
    memory = Memory(stability=36_000.0, difficulty=1.0)
    assert next_memory(memory, Rating.EASY, 36_000).stability == 36_500.0


def test_elapsed_time_is_counted_in_study_days_and_never_below_zero() -> None:
    state = _in_review(Memory(stability=5.0, difficulty=5.0), 5, ago=5)
    assert elapsed_days(state, TODAY) == 5
    assert elapsed_days(state, TODAY - timedelta(days=6)) == 0
    assert elapsed_days(CardState(card=CARD), TODAY) == 0


def test_a_spring_change_makes_no_day_vanish() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    days = [study_day(datetime(2027, 3, day, 4, 30, tzinfo=berlin), berlin) for day in (27, 28)]
    state = fold(CARD, [_review(1, Rating.GOOD, days[0])])
    assert state.memory is not None
    after = after_entry(state, _review(2, Rating.GOOD, days[1])).memory
    assert after == next_memory(state.memory, Rating.GOOD, 1)
    assert after is not None
    assert after.stability > 1.5 * next_memory(state.memory, Rating.GOOD, 0).stability


def test_a_flight_west_counts_as_the_same_day_and_keeps_the_later_day() -> None:
    state = fold(CARD, [_review(1, Rating.GOOD, TODAY)])
    assert state.memory is not None
    after = after_entry(state, _review(2, Rating.GOOD, TODAY - timedelta(days=1)))
    assert after.memory == next_memory(state.memory, Rating.GOOD, 0)
    assert after.study_day == TODAY


def test_recall_is_unknown_for_a_new_card_and_within_a_study_day() -> None:
    known = _in_review(Memory(stability=5.0, difficulty=5.0), 5, ago=0)
    assert expected_recall(CardState(card=CARD), TODAY) is None
    assert expected_recall(known, TODAY) is None
    assert expected_recall(known, TODAY + timedelta(days=5)) == pytest.approx(0.9)


# ---------------------------------------------------------------------------------------------------------- outcomes


def test_a_new_card_takes_its_step_and_then_a_day() -> None:
    found = _outcomes(CardState(card=CARD))
    assert [(each.phase, each.step, each.delay_seconds) for each in found.values()] == [
        (Phase.LEARNING, 0, 600),
        (Phase.LEARNING, 0, 900),
        (Phase.REVIEW, None, None),
        (Phase.REVIEW, None, None),
    ]
    assert found[Rating.AGAIN].due == MORNING + timedelta(minutes=10)
    assert found[Rating.HARD].due == MORNING + timedelta(minutes=15)
    assert found[Rating.GOOD].interval_days == 2
    assert found[Rating.EASY].interval_days in range(6, 11)


def test_two_steps_are_gone_through_one_after_the_other() -> None:
    settings = Settings(learning_steps=(60, 600))
    first = _outcomes(CardState(card=CARD), settings)
    assert [each.delay_seconds for each in first.values()] == [60, 330, 600, None]
    assert [each.step for each in first.values()] == [0, 0, 1, None]
    learning = CardState(
        card=CARD, memory=first[Rating.GOOD].memory, phase=Phase.LEARNING, step=1, study_day=TODAY, reviews=1
    )
    second = _outcomes(learning, settings)
    assert [each.delay_seconds for each in second.values()] == [60, 600, None, None]
    assert [each.step for each in second.values()] == [0, 1, None, None]
    assert [each.phase for each in second.values()] == [Phase.LEARNING, Phase.LEARNING, Phase.REVIEW, Phase.REVIEW]


def test_good_on_a_later_study_day_ends_the_steps() -> None:
    settings = Settings(learning_steps=(60, 600, 1200))
    learning = CardState(
        card=CARD, memory=Memory(stability=2.0, difficulty=5.0), phase=Phase.LEARNING, step=0,
        study_day=TODAY - timedelta(days=1), reviews=1,
    )  # fmt: skip
    assert _outcomes(learning, settings)[Rating.GOOD].phase is Phase.REVIEW
    assert _outcomes(replace(learning, study_day=TODAY), settings)[Rating.GOOD].delay_seconds == 600


def test_a_step_beyond_those_that_are_set_now_is_the_last_one() -> None:
    learning = CardState(
        card=CARD, memory=Memory(stability=2.0, difficulty=5.0), phase=Phase.LEARNING, step=7, study_day=TODAY
    )
    found = _outcomes(learning, Settings(learning_steps=(60, 600)))
    assert (found[Rating.HARD].step, found[Rating.HARD].delay_seconds) == (1, 600)
    assert found[Rating.GOOD].phase is Phase.REVIEW


def test_without_steps_every_rating_leads_to_a_day_of_its_own() -> None:
    settings = Settings(learning_steps=(), relearning_steps=())
    for state in (CardState(card=CARD), _in_review(Memory(stability=3.0, difficulty=5.0), 3, ago=3)):
        found = [each.interval_days or 0 for each in _outcomes(state, settings).values()]
        assert found == sorted(set(found))


def test_a_lapse_is_relearned_and_passes_stay_in_review() -> None:
    found = _outcomes(_in_review(Memory(stability=10.0, difficulty=5.0), 10, ago=10))
    assert [each.phase for each in found.values()] == [Phase.RELEARNING, *[Phase.REVIEW] * 3]
    assert (found[Rating.AGAIN].step, found[Rating.AGAIN].delay_seconds) == (0, 600)


@given(
    strategies.memories, st.integers(1, 400), st.integers(0, 500), st.floats(0.7, 0.99), st.integers(0, 50),
    st.dictionaries(st.integers(1, 60), st.integers(0, 9)),
)  # fmt: skip
def test_hard_is_sooner_than_good_and_good_than_easy_and_a_pass_never_below_the_last_interval(
    memory: Memory, last: int, ago: int, retention: float, reviews: int, load: dict[int, int]
) -> None:
    state = replace(_in_review(memory, last, ago), reviews=reviews, desired_retention=retention)
    due = {TODAY + timedelta(days=n): count for n, count in load.items()}
    settings = Settings(desired_retention=retention)
    found = _outcomes(state, settings, Load(due_on=lambda _first, _last: due))
    hard, good, easy = (found[rating].interval_days or 0 for rating in (Rating.HARD, Rating.GOOD, Rating.EASY))
    assert hard >= 1
    assert hard < good or good == easy == settings.maximum_interval_days
    assert good < easy or easy == settings.maximum_interval_days
    for rating in (Rating.HARD, Rating.GOOD, Rating.EASY):
        assert (found[rating].interval_days or 0) >= min(last, settings.maximum_interval_days)
        assert found[rating].due == TODAY + timedelta(days=found[rating].interval_days or 0)


@given(strategies.memories, st.integers(1, 400), st.integers(0, 50), st.integers(0, 3))
def test_a_pass_whose_range_reaches_below_the_last_interval_stays_above_it(
    memory: Memory, ago: int, reviews: int, below: int
) -> None:
    for rating in (Rating.HARD, Rating.GOOD, Rating.EASY):
        raw = interval_at(next_memory(memory, rating, ago).stability, 0.9)
        last = int(raw) - below
        if not 1 <= last < raw < 30_000:
            continue
        state = replace(_in_review(memory, last, ago), reviews=reviews, desired_retention=0.9)
        emptiest_first = Load(due_on=lambda first, end: {end - timedelta(days=n): 9 for n in range((end - first).days)})
        assert (_outcomes(state, load=emptiest_first)[rating].interval_days or 0) >= last


@given(strategies.memories, st.integers(1, 60), st.integers(1, 100))
def test_no_interval_is_longer_than_the_longest_allowed(memory: Memory, last: int, longest: int) -> None:
    found = _outcomes(_in_review(memory, last, ago=last), Settings(maximum_interval_days=longest))
    assert all((each.interval_days or 0) <= longest for each in found.values())


@given(st.integers(0, 40), strategies.memories, st.integers(3, 200))
def test_the_range_of_good_is_ankis_where_no_neighbour_is_near(reviews: int, memory: Memory, ago: int) -> None:
    found = _outcomes(replace(_in_review(memory, 1, ago), reviews=reviews))
    raw = interval_at(found[Rating.GOOD].memory.stability, 0.9)
    assume(raw < 30_000)
    hard = found[Rating.HARD].interval_days or 0
    low, high = fuzz_range(raw, max(1, hard + 1), 36_500)
    assert low <= (found[Rating.GOOD].interval_days or 0) <= high


def test_the_same_card_has_the_same_outcomes_each_time_it_is_looked_at() -> None:
    state = _in_review(Memory(stability=40.0, difficulty=5.0), 40, ago=40)
    assert _outcomes(state) == _outcomes(state)
    days = {_outcomes(replace(state, reviews=n))[Rating.GOOD].interval_days for n in range(30)}
    assert len(days) > 3, "the number changes with each review"


def test_a_step_moves_with_now_and_a_day_does_not() -> None:
    state = CardState(card=CARD)
    later = outcomes(state, MORNING + timedelta(hours=1), TODAY, Settings(), Load())
    assert later[Rating.AGAIN].due == MORNING + timedelta(hours=1, minutes=10)
    assert later[Rating.GOOD] == _outcomes(state)[Rating.GOOD]


# -------------------------------------------------------------------------------------------------------------- fold


def test_an_empty_log_is_a_new_card() -> None:
    assert fold(CARD, []) == CardState(card=CARD)


def test_a_lapse_is_again_in_review_and_nothing_else() -> None:
    log = [
        _review(1, Rating.AGAIN, TODAY, phase_before=Phase.NEW, phase_after=Phase.LEARNING, step=0),
        _review(2, Rating.AGAIN, TODAY, phase_before=Phase.LEARNING, phase_after=Phase.LEARNING, step=0),
        _review(3, Rating.GOOD, TODAY, phase_before=Phase.LEARNING),
        _review(4, Rating.AGAIN, TODAY + timedelta(days=2), phase_after=Phase.RELEARNING, step=0),
        _review(
            5, Rating.AGAIN, TODAY + timedelta(days=2), phase_before=Phase.RELEARNING, phase_after=Phase.RELEARNING
        ),
    ]
    state = fold(CARD, log)
    assert (state.reviews, state.lapses) == (5, 1)
    assert (state.first_study_day, state.study_day) == (TODAY, TODAY + timedelta(days=2))


def test_cramming_touches_neither_memory_nor_schedule() -> None:
    before = fold(CARD, [_review(1, Rating.GOOD, TODAY)])
    after = after_entry(before, _entry(2, EntryKind.CRAM, rating=Rating.AGAIN))
    assert after == replace(before, last_entry=EntryId("entry 002"), last_moment=MORNING + timedelta(seconds=2))


def test_a_reset_forgets_memory_and_burial_and_keeps_suspension_and_flag() -> None:
    state = fold(
        CARD,
        [
            _review(1, Rating.GOOD, TODAY),
            _entry(2, EntryKind.SUSPEND),
            _entry(3, EntryKind.FLAG, note="odd"),
            _entry(4, EntryKind.BURY, due=TODAY + timedelta(days=1)),
            _entry(5, EntryKind.RESET, phase_after=Phase.NEW),
        ],
    )
    assert state == CardState(
        card=CARD,
        suspended=True,
        flag="odd",
        last_entry=EntryId("entry 005"),
        last_moment=MORNING + timedelta(seconds=5),
    )


def test_a_reschedule_moves_the_day_and_leaves_memory() -> None:
    before = fold(CARD, [_review(1, Rating.GOOD, TODAY)])
    day = TODAY + timedelta(days=30)
    after = after_entry(before, _entry(2, EntryKind.RESCHEDULE, due=day))
    assert (after.due, after.phase, after.memory, after.reviews) == (day, Phase.REVIEW, before.memory, 1)


@pytest.mark.parametrize(
    ("on", "off", "field"),
    [
        (_entry(2, EntryKind.SUSPEND), _entry(3, EntryKind.UNSUSPEND), "suspended"),
        (_entry(2, EntryKind.BURY, due=TODAY + timedelta(days=1)), _entry(3, EntryKind.UNBURY), "buried_until"),
        (_entry(2, EntryKind.FLAG, note=""), _entry(3, EntryKind.UNFLAG), "flag"),
    ],
)
def test_every_mark_has_its_opposite(on: Entry, off: Entry, field: str) -> None:
    before = fold(CARD, [_review(1, Rating.GOOD, TODAY)])
    marked = after_entry(before, on)
    assert getattr(marked, field) not in (None, False)
    assert replace(after_entry(marked, off), last_entry=None, last_moment=None) == replace(
        before, last_entry=None, last_moment=None
    )


def test_a_review_without_a_rating_is_a_bug() -> None:
    with pytest.raises(AssertionError, match="no rating"):
        fold(CARD, [_entry(1, EntryKind.REVIEW)])


def test_other_weights_change_memory_and_leave_what_was_decided() -> None:
    alternative = tuple(GOLDEN["parameter_sets"]["alternative"])
    log = [_review(1, Rating.GOOD, TODAY), _review(2, Rating.HARD, TODAY + timedelta(days=4))]
    one, other = fold(CARD, log), fold(CARD, log, alternative)
    assert one.memory != other.memory
    assert replace(one, memory=None) == replace(other, memory=None)


def test_a_pass_a_few_minutes_after_a_pass_keeps_the_interval() -> None:
    world = World()
    world.add([question()], basic)
    card = basic(question())[0].id
    last = 0
    for rating, days in ((Rating.EASY, 7), (Rating.GOOD, 1), (Rating.GOOD, 0), (Rating.GOOD, 0), (Rating.GOOD, 0)):
        session = ReviewSession(world.journal)
        outcome = session.show(card).outcomes[rating]
        session.answer(rating)
        assert (outcome.interval_days or 0) >= last
        last = outcome.interval_days or 0
        world.hand.forward(days=days, minutes=5)


def test_passes_again_and_again_on_one_day_never_shorten_an_interval() -> None:
    state = CardState(card=CARD)
    moment, last = MORNING, 0
    for rating in (Rating.GOOD, Rating.GOOD, Rating.HARD, Rating.GOOD, Rating.HARD):
        found = outcomes(state, moment, TODAY, Settings(learning_steps=()), Load())[rating]
        if found.interval_days is not None and state.phase is Phase.REVIEW:
            assert found.interval_days >= last
        last = found.interval_days or 0
        entry = Entry(
            id=EntryId(str(moment)), action=ActionId("a"), card=CARD, kind=EntryKind.REVIEW, moment=moment,
            zone_offset_minutes=0, study_day=TODAY, rating=rating, phase_before=state.phase, phase_after=found.phase,
            step=found.step, due=found.due, desired_retention=0.9,
        )  # fmt: skip
        state = after_entry(state, entry)
        moment += timedelta(minutes=5)


def test_a_changed_retention_may_shorten_an_interval() -> None:
    state = replace(_in_review(Memory(stability=40.0, difficulty=5.0), 200, ago=40), desired_retention=0.7)
    assert (_outcomes(state)[Rating.HARD].interval_days or 0) < 200
