"""Forecasts: one a study day and interview, kept by undo, backup and union; predictions that answers checked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from factories import MORNING, World, question

from srs import actions
from srs.clock import from_ms, to_ms
from srs.model import Checked, Forecast, InterviewId, Json, Rating
from srs.scheduler import DEFAULT_WEIGHTS, weights_id
from srs.session import ReviewSession
from srs.store import backup, open_store
from srs.union import unite

USUAL = weights_id(DEFAULT_WEIGHTS)
ACME = InterviewId("acme")


def _forecast(day: int = 11, at: int = 0, expected: float = 0.8) -> Forecast:
    return Forecast(
        interview=ACME, study_day=date(2027, 1, day), made_at=from_ms(to_ms(MORNING) + at), for_day=date(2027, 3, 1),
        questions=50, expected=expected, low=expected - 0.05, high=expected + 0.05, stopped=0.4, believed=0.82,
    )  # fmt: skip


def _keep(world: World, *forecasts: Forecast) -> World:
    with world.store.writing() as transaction:
        for each in forecasts:
            transaction.forecasts.keep(each)
    return world


def _kept(world: World) -> tuple[Forecast, ...]:
    with world.store.reading() as transaction:
        return transaction.forecasts.of(ACME)


def test_of_one_study_day_the_last_forecast_is_kept(world: World) -> None:
    _keep(world, _forecast(12), _forecast(11), _forecast(12, 500, 0.9))
    assert _kept(world) == (_forecast(11), _forecast(12, 500, 0.9))
    assert world.store.problems() == ()


def test_undo_leaves_forecasts_alone(world: World) -> None:
    world.add([question()])
    _keep(world, _forecast())
    ReviewSession(world.journal).answer(Rating.GOOD)
    actions.undo(world.journal)
    assert _kept(world) == (_forecast(),)


def test_a_backup_holds_the_forecasts(filed: World, place: Path) -> None:
    _keep(filed, _forecast())
    copy = open_store(str(backup.make(place, "manual").path))
    with copy.reading() as transaction:
        assert transaction.forecasts.of(ACME) == (_forecast(),)
    copy.close()


def test_a_union_has_the_forecasts_of_both_and_the_later_of_one_day_in_either_order() -> None:
    one = _keep(World(), _forecast(11), _forecast(12, 900, 0.7))
    other = _keep(World(), _forecast(12, 500, 0.9), _forecast(13))
    copy = _keep(World(), *_kept(one))
    assert unite(one.journal, other.store).taken.forecasts == 1
    assert unite(other.journal, copy.store).taken.forecasts == 2
    assert _kept(one) == _kept(other) == (_forecast(11), _forecast(12, 900, 0.7), _forecast(13))
    assert not unite(one.journal, other.store).taken.any
    for each in (one, other, copy):
        each.store.close()


def test_the_check_names_a_forecast_that_is_no_share(world: World) -> None:
    _keep(world, replace(_forecast(), high=1.2))
    [problem] = world.store.problems()
    assert problem.startswith("forecast of 2027-01-11 for interview acme: ")


def _reviewed(world: World, *ratings: Rating) -> None:
    """Review the same answer card on its due days with these ratings."""
    for rating in ratings:
        ReviewSession(world.journal).answer(rating)
        world.hand.forward(days=300)


def _checked(world: World) -> Checked:
    with world.store.reading() as transaction:
        return transaction.forecasts.checked(USUAL)


def test_without_answers_nothing_is_checked(world: World) -> None:
    world.add([question(points=0)])
    assert _checked(world) == Checked()
    _reviewed(world, Rating.GOOD)
    assert _checked(world) == Checked()


def test_predictions_are_checked_by_reviews_of_a_later_day(world: World) -> None:
    world.add([question(points=0)])
    _reviewed(world, Rating.GOOD, Rating.GOOD, Rating.AGAIN)
    predicted = [each.expected_recall for each in world.entries()][1:]
    found = _checked(world)
    assert (found.answers, found.observed) == (2, 0.5)
    assert found.predicted == pytest.approx(sum(each or 0 for each in predicted) / 2)


def test_what_other_weights_predicted_checks_nothing(world: World) -> None:
    world.add([question(points=0)])
    _reviewed(world, Rating.GOOD, Rating.GOOD)
    other: list[Json] = [*DEFAULT_WEIGHTS[:-1], 0.2]
    actions.set_setting(world.journal, "", "weights", other)
    with world.store.reading() as transaction:
        assert transaction.forecasts.checked(weights_id((*DEFAULT_WEIGHTS[:-1], 0.2))) == Checked()
    _reviewed(world, Rating.AGAIN)
    with world.store.reading() as transaction:
        assert transaction.forecasts.checked(weights_id((*DEFAULT_WEIGHTS[:-1], 0.2))).answers == 1
