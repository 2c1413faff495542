"""Fitted weights are believed only where they predict later reviews better."""

from datetime import date, timedelta

import numpy as np
import pytest
from learners import NEVER_FORGETS, QUICK_TO_FORGET, touches_of

from srs.fit.prediction import predicted_recall
from srs.fit.reviews import Reviews, reviews_of
from srs.fit.scores import score
from srs.fit.trial import LEAST_SCORED, Outcome, trial
from srs.scheduler import DEFAULT_WEIGHTS
from srs.stats.calibration import entropy


@pytest.fixture(scope="module")
def forgetful() -> Reviews:
    return reviews_of(touches_of(120, 150, QUICK_TO_FORGET))


def test_weights_that_predict_later_reviews_better_are_the_outcome(forgetful: Reviews) -> None:
    found = trial(forgetful, DEFAULT_WEIGHTS)
    assert found.outcome is Outcome.BETTER
    assert found.after is not None
    assert found.after != DEFAULT_WEIGHTS
    assert found.held_out is not None
    assert found.held_out.before == found.held_out.defaults
    assert (found.held_out.after.log_loss or 1) < (found.held_out.before.log_loss or 0)
    scored = int(forgetful.scored.sum())
    assert (found.reviews, found.scored, found.cards) == (len(forgetful), scored, 120)
    assert found.held_out.before.recalled.of == scored - int(scored * 0.75)


def test_what_fits_the_past_and_not_what_came_after_is_refused() -> None:
    changed = reviews_of(touches_of(300, 150, QUICK_TO_FORGET, after=NEVER_FORGETS))
    found = trial(changed, DEFAULT_WEIGHTS)
    assert found.outcome is Outcome.KEPT
    assert found.held_out is not None
    assert (found.held_out.after.log_loss or 0) > (found.held_out.before.log_loss or 1)


def test_weights_no_better_than_those_in_force_are_refused(forgetful: Reviews) -> None:
    found = trial(forgetful, QUICK_TO_FORGET)
    assert found.outcome is Outcome.KEPT
    assert found.held_out is not None
    assert (found.held_out.after.log_loss or 1) < (found.held_out.defaults.log_loss or 0)


def test_too_few_scored_reviews_are_not_fitted_to(forgetful: Reviews) -> None:
    few = trial(forgetful.until(LEAST_SCORED - 1), DEFAULT_WEIGHTS)
    assert (few.scored, few.outcome, few.after, few.held_out) == (511, Outcome.TOO_FEW, None, None)
    assert trial(forgetful.until(LEAST_SCORED), DEFAULT_WEIGHTS).outcome is not Outcome.TOO_FEW
    assert trial(reviews_of([]), DEFAULT_WEIGHTS).outcome is Outcome.TOO_FEW


def test_the_score_is_the_log_loss_of_the_predictions_beside_that_of_a_constant(forgetful: Reviews) -> None:
    found = score(forgetful, DEFAULT_WEIGHTS, held_out=100)
    chance = np.clip(predicted_recall(forgetful, DEFAULT_WEIGHTS)[forgetful.scored][100:], 1e-4, 1 - 1e-4)
    recalled = forgetful.recalled[forgetful.scored][100:]
    assert found.log_loss == pytest.approx(-np.log(np.where(recalled, chance, 1 - chance)).mean())
    assert found.baseline == pytest.approx(entropy(float(recalled.mean())))
    assert found.recalled.of == len(recalled)


def test_reviews_that_all_were_passed_end_in_a_verdict() -> None:
    days = (0, 1, 3, 9, 10, 40, 41, 400)
    log = [(f"{n}", date(2026, 1, 1) + timedelta(days=day), 3) for day in days for n in range(100)]
    found = trial(reviews_of(log), DEFAULT_WEIGHTS)
    assert found.outcome is Outcome.BETTER
    assert found.held_out is not None
    assert found.held_out.before.baseline == 0
