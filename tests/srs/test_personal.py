"""Personal weights of a collection: what of its log they are fitted to, and that one undo takes them back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from factories import World
from learners import NEVER_FORGETS, QUICK_TO_FORGET, reviewed_by, touches_of
from logs import cards_of, reset, review, write

from srs import actions, personal
from srs.fit.reviews import reviews_of
from srs.fit.trial import Outcome, Trial
from srs.model import ActionKind, Entry, EntryKind, Rating
from srs.scheduler import DEFAULT_WEIGHTS, fold

TOUCHES = touches_of(60, 150, QUICK_TO_FORGET)


@pytest.fixture
def forgetful(world: World) -> World:
    """A collection of one who forgets sooner than most."""
    reviewed_by(world, TOUCHES)
    return world


@pytest.fixture(scope="module")
def changed() -> Iterator[World]:
    """A collection of one whose memory is another one since some weeks."""
    world = World()
    reviewed_by(world, touches_of(60, 150, QUICK_TO_FORGET, after=NEVER_FORGETS))
    yield world
    world.store.close()


def _weights(world: World) -> tuple[float, ...]:
    with world.store.reading() as transaction:
        return transaction.schedule.weights()


def _tried(world: World) -> Trial:
    return personal.fit(world.journal, dry_run=True).trial


def test_weights_that_do_better_are_set_as_one_action_that_says_what_it_was(forgetful: World) -> None:
    found = personal.fit(forgetful.journal)
    assert found.trial.outcome is Outcome.BETTER
    assert _weights(forgetful) == found.trial.after != DEFAULT_WEIGHTS
    action = found.change.action
    assert action is not None
    assert (action.kind, action.note) == (ActionKind.WEIGHTS, f"fitted to {found.trial.scored:,} reviews")
    for card in cards_of(forgetful)[:5]:
        assert forgetful.state(card) == fold(card, forgetful.entries(card), _weights(forgetful))
    assert forgetful.store.problems() == ()


def test_undo_restores_every_row_and_redo_brings_the_weights_back(forgetful: World) -> None:
    rows = forgetful.rows()
    personal.fit(forgetful.journal, reschedule=True)
    with_own = forgetful.rows()
    assert with_own != rows
    assert actions.undo(forgetful.journal).target.kind is ActionKind.WEIGHTS
    assert forgetful.rows() == rows
    assert _weights(forgetful) == DEFAULT_WEIGHTS
    actions.redo(forgetful.journal)
    assert forgetful.rows() == with_own


def test_due_days_follow_only_where_that_is_asked(forgetful: World) -> None:
    assert personal.fit(forgetful.journal).change.moved == 0
    actions.undo(forgetful.journal)
    assert personal.fit(forgetful.journal, reschedule=True).change.moved > 0


def test_a_trial_of_it_changes_nothing(forgetful: World) -> None:
    rows = forgetful.rows("action", "change", "setting", "card_state")
    found = personal.fit(forgetful.journal, dry_run=True)
    assert (found.trial.outcome, found.change.action) == (Outcome.BETTER, None)
    assert forgetful.rows("action", "change", "setting", "card_state") == rows


def test_weights_that_predict_the_last_quarter_worse_change_nothing(changed: World) -> None:
    found = personal.fit(changed.journal)
    assert (found.trial.outcome, found.change.action) == (Outcome.KEPT, None)
    assert _weights(changed) == DEFAULT_WEIGHTS


def test_the_fit_is_of_what_the_log_says_of_memory(forgetful: World) -> None:
    reviews = reviews_of(TOUCHES)
    found = _tried(forgetful)
    assert (found.reviews, found.scored, found.cards) == (len(reviews), int(reviews.scored.sum()), 60)


def test_few_reviews_change_nothing(world: World) -> None:
    reviewed_by(world, TOUCHES[:300])
    found = personal.fit(world.journal)
    assert (found.trial.outcome, found.change.action) == (Outcome.TOO_FEW, None)


def _more(world: World, *entries: Entry, undone: frozenset[int] = frozenset()) -> None:
    today = world.journal.clock.study_day()
    write(
        world,
        [replace(each, study_day=today, moment=each.moment + timedelta(hours=9)) for each in entries],
        undone=undone,
    )


def test_cramming_days_set_by_hand_and_what_was_undone_are_left_out(forgetful: World) -> None:
    before = _tried(forgetful)
    card, today = cards_of(forgetful)[0], forgetful.journal.clock.study_day()
    cram = review(card, today, Rating.AGAIN, kind=EntryKind.CRAM)
    moved = replace(cram, kind=EntryKind.RESCHEDULE, rating=None, due=today + timedelta(days=9))
    _more(forgetful, cram, moved, review(card, today, Rating.AGAIN), undone=frozenset({2}))
    assert _tried(forgetful) == before


def test_a_card_made_new_again_begins_anew(forgetful: World) -> None:
    before = _tried(forgetful)
    card, today = cards_of(forgetful)[0], forgetful.journal.clock.study_day()
    _more(forgetful, reset(card, today), review(card, today + timedelta(days=1)))
    after = _tried(forgetful)
    assert (after.reviews, after.scored, after.cards) == (before.reviews + 1, before.scored, before.cards + 1)


def test_fitting_again_keeps_what_the_same_reviews_gave(forgetful: World) -> None:
    first = personal.fit(forgetful.journal)
    again = personal.fit(forgetful.journal)
    assert again.change.action is None
    assert _weights(forgetful) == first.trial.after
