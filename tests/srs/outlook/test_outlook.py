"""The outlook of an interview in a collection: what it says, when it is computed anew, and what is stored of it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from factories import World, basic, cards, question

from srs import actions, interviews
from srs.model import Aspect, Interview, InterviewId, Rating, Weight
from srs.outlook.document import document, value_of
from srs.outlook.forecasting import Step, outlook
from srs.outlook.forecasts import earlier, store
from srs.outlook.outlook import Outlook, TooLong
from srs.outlook.topics import By
from srs.session import ReviewSession
from srs.way import QUEUED

TODAY = date(2027, 1, 11)


def _interview(name: str = "SRE at Acme", days: int = 14, minutes: int = 10, scope: str = "") -> Interview:
    return Interview(id=InterviewId(name), name=name, day=TODAY + timedelta(days=days), minutes=minutes, scope=scope)


@pytest.fixture
def harbour(filed: World) -> World:
    """Twelve answer cards with three points each in one deck, six plain ones of another type in another."""
    filed.add([question(f"How would you moor a ship of {n} metres?") for n in range(12)], cards)
    ropes = [replace(question(f"Rope {n}?"), deck="ropes", type="Quiz", stage=None) for n in range(6)]
    filed.add(ropes, basic)
    return filed


def _outlook(world: World, of: Interview) -> Outlook:
    found = outlook(world.journal, of)
    assert found is not None
    return found


def _added(world: World, **fields: object) -> Interview:
    made = _interview(**fields)  # type: ignore[arg-type]
    interviews.add(world.journal, made)
    return made


def test_following_the_plan_helps_and_shares_are_in_order(harbour: World) -> None:
    found = _outlook(harbour, _added(harbour))
    assert found.stopped.expected == 0
    assert found.followed.low < found.followed.expected < found.followed.high
    assert found.followed.expected > 0.5
    assert (found.days, found.questions, found.cards, found.seen) == (14, 18, 54, 0)
    assert found.help is not None
    assert found.help.pace is None
    assert [each.target for each in found.help.needs] == [0.8, 0.9, 0.95]
    needed = [each.minutes for each in found.help.needs if each.minutes is not None]
    assert needed == sorted(needed)


def test_cards_that_take_longer_than_any_day_has_minutes_are_told(harbour: World) -> None:
    made = _added(harbour, minutes=1)
    found = _outlook(harbour, made).too_long
    assert found == TooLong(cards=12, minutes=5.25)
    interviews.edit(harbour.journal, made, replace(made, minutes=6))
    assert _outlook(harbour, replace(made, minutes=6)).too_long is None


def test_topics_are_decks_types_and_stages_with_their_questions(harbour: World) -> None:
    found = _outlook(harbour, _added(harbour))
    told = {(each.by, each.name): each.questions for each in found.topics}
    assert told == {
        (By.DECK, "harbour::Technical"): 12, (By.DECK, "ropes"): 6, (By.TYPE, "Technical"): 12, (By.TYPE, "Quiz"): 6,
        (By.STAGE, "final round"): 12,
    }  # fmt: skip


def test_todays_cards_fit_into_the_minutes_and_the_first_are_worth_most_a_second(harbour: World) -> None:
    found = _outlook(harbour, _added(harbour, minutes=10))
    assert 0 < found.minutes_today <= 10
    worth = [each.gain / each.seconds for each in found.first_cards]
    assert worth == sorted(worth, reverse=True)
    assert len({each.question for each in found.first_cards}) == len(found.first_cards)
    assert sum(each.planned for each in found.days_ahead) <= sum(each.minutes for each in found.days_ahead) + 1e-6


def test_an_outlook_is_computed_once_until_the_log_goes_on(harbour: World) -> None:
    steps: list[Step] = []
    made = _added(harbour)
    first = outlook(harbour.journal, made, steps.append)
    told = len(steps)
    assert told > 3
    assert outlook(harbour.journal, made, steps.append) == first
    assert len(steps) == told
    ReviewSession(harbour.journal).answer(Rating.GOOD, duration_ms=60_000)
    after = outlook(harbour.journal, made, steps.append)
    assert after is not None
    assert (after.seen, len(steps) > told) == (1, True)
    actions.undo(harbour.journal)
    assert _outlook(harbour, made).seen == 0


def test_another_study_day_is_another_outlook_and_the_pace_is_that_of_the_days_before(harbour: World) -> None:
    made = _added(harbour)
    ReviewSession(harbour.journal).answer(Rating.GOOD, duration_ms=210_000)
    harbour.hand.forward(days=1)
    found = _outlook(harbour, made)
    assert found.days == 13
    assert found.help is not None
    assert found.help.pace is not None
    assert found.help.pace.minutes == pytest.approx(3.5)
    assert found.help.pace.days == 1


def test_the_pace_is_that_of_a_week_at_most(harbour: World) -> None:
    made = _added(harbour, days=40)
    ReviewSession(harbour.journal, way=QUEUED).answer(Rating.GOOD, duration_ms=600_000)
    harbour.hand.forward(days=6)
    ReviewSession(harbour.journal, way=QUEUED).answer(Rating.GOOD, duration_ms=210_000)
    harbour.hand.forward(days=4)
    found = _outlook(harbour, made).help
    assert found is not None
    assert found.pace is not None
    assert found.pace.minutes == pytest.approx(0.5)
    assert found.pace.days == 7


def test_a_damaged_file_of_outlooks_is_passed_over(harbour: World) -> None:
    made = _added(harbour)
    first = _outlook(harbour, made)
    kept = Path(f"{harbour.place}.outlooks")
    for damage in (
        b"",
        b"[]",
        b'{"SRE at Acme": {"basis": 3}}',
        kept.read_bytes().replace(b'"days": 14', b'"days": {}'),
    ):
        kept.write_bytes(damage)
        assert _outlook(harbour, made) == first


def test_the_forecast_of_a_study_day_is_stored_once(harbour: World) -> None:
    made = _added(harbour)
    found = _outlook(harbour, made)
    store(harbour.journal, found)
    harbour.hand.forward(hours=1)
    store(harbour.journal, found)
    with harbour.store.reading() as transaction:
        [forecast] = transaction.forecasts.of(made.id)
    assert (forecast.study_day, forecast.for_day, forecast.questions) == (TODAY, made.day, 18)
    assert (forecast.expected, forecast.stopped) == (found.followed.expected, 0.0)
    assert forecast.made_at == harbour.hand.moment - timedelta(hours=1)
    assert earlier(harbour.journal, made.id) == ()
    harbour.hand.forward(days=1)
    assert earlier(harbour.journal, made.id) == (forecast,)
    assert harbour.store.problems() == ()


def test_what_does_not_fit_has_four_ways_out(harbour: World) -> None:
    found = _outlook(harbour, _added(harbour, minutes=1, days=5))
    assert found.help is not None
    ways = found.help.ways
    assert ways is not None
    assert (ways.target, ways.reach) == (0.9, found.followed.expected)
    assert ways.questions < ways.of == 18
    assert ways.left_out


def test_an_interview_is_told_by_its_own_scope_beside_another(harbour: World) -> None:
    _added(harbour, name="Ops at Hull", days=3)
    found = _outlook(harbour, _added(harbour, scope="deck:ropes"))
    assert (found.questions, found.cards, found.others) == (6, 6, ("Ops at Hull",))
    assert {each.name for each in found.topics} == {"ropes", "Quiz"}


@pytest.mark.parametrize("fields", [{"days": 0}, {"scope": "tag:nothing"}, {"minutes": 0}])
def test_where_nothing_can_be_planned_there_is_no_outlook(harbour: World, fields: dict[str, object]) -> None:
    assert outlook(harbour.journal, _added(harbour, **fields)) is None


def test_an_outlook_is_the_same_after_a_way_through_json(harbour: World) -> None:
    found = _outlook(harbour, _added(harbour, minutes=1, days=5))
    assert value_of(Outlook, document(found)) == found


def test_a_stop_from_outside_leaves_nothing_kept(harbour: World) -> None:
    made = _added(harbour)

    def stop(step: Step) -> None:
        if step.outlook is not None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        outlook(harbour.journal, made, stop)
    assert not Path(f"{harbour.place}.outlooks").exists()
    assert _outlook(harbour, made).help is not None


def test_of_several_interviews_each_has_its_own_days_cards_and_last_week(harbour: World) -> None:
    near = _added(harbour, name="Near", days=6, scope="deck:ropes")
    far = _added(harbour, name="Far", days=30, scope="deck:harbour")
    first, second = _outlook(harbour, near), _outlook(harbour, far)
    assert (len(first.days_ahead), len(second.days_ahead)) == (6, 30)
    assert {each.front.split()[0] for each in first.first_cards} == {"Rope"}
    assert "Rope" not in {each.front.split()[0] for each in second.first_cards}
    assert first.cards_today == second.cards_today == first.cards_for_it + second.cards_for_it
    assert (first.cards, first.learnt) == (6, 6)
    assert first.others == ("Far",)


def test_a_heavy_card_gains_no_more_than_itself(harbour: World) -> None:
    weights = (Weight(aspect=Aspect.STAGE, name="*", times=50.0),)
    heavy = replace(_interview(scope="deck:harbour role:point"), weights=weights)
    interviews.add(harbour.journal, heavy)
    found = _outlook(harbour, heavy)
    assert found.first_cards
    assert all(0 < each.gain <= 1 for each in found.first_cards)
    assert found.minute.today is not None
    assert found.minute.today < 5
