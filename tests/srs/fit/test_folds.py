"""Folds in order of time judge each block by what came before it."""

import pytest
from learners import NEVER_FORGETS, QUICK_TO_FORGET, touches_of

from srs.fit.folds import LEAST_FOR_FOLDS, folds, judged
from srs.fit.reviews import Reviews, reviews_of
from srs.fit.scores import score
from srs.fit.trial import LEAST_SCORED, trial
from srs.scheduler import DEFAULT_WEIGHTS


@pytest.fixture(scope="module")
def reviews() -> Reviews:
    return reviews_of(touches_of(100, 150, QUICK_TO_FORGET))


def test_each_block_is_judged_by_weights_fitted_to_all_before_it(reviews: Reviews) -> None:
    found = folds(reviews)
    scored = int(reviews.scored.sum())
    assert [each.fitted_to + each.judged_on for each in found[:-1]] == [each.fitted_to for each in found[1:]]
    assert found[-1].fitted_to + found[-1].judged_on == scored
    last = found[-1]
    weights = trial(reviews.until(last.fitted_to), DEFAULT_WEIGHTS).after
    assert weights is not None
    assert last.fitted == score(reviews, weights, last.fitted_to).log_loss
    assert last.tried == last.fitted < last.defaults


def test_a_fold_of_too_few_reviews_before_it_keeps_the_defaults(reviews: Reviews) -> None:
    found = judged(reviews, LEAST_SCORED - 1, LEAST_SCORED + 200)
    assert found.fitted == found.tried == found.defaults
    assert found.judged_on == 201


def test_a_refused_fit_is_told_beside_the_defaults_that_stay() -> None:
    changed = reviews_of(touches_of(300, 150, QUICK_TO_FORGET, after=NEVER_FORGETS))
    scored = int(changed.scored.sum())
    found = judged(changed, scored - 200, scored)
    assert found.tried == found.defaults != found.fitted


def test_few_reviews_have_no_folds(reviews: Reviews) -> None:
    assert folds(reviews.until(LEAST_FOR_FOLDS - 1)) == ()
    assert len(folds(reviews.until(LEAST_FOR_FOLDS))) == 5
