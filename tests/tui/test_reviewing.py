"""A sitting without a screen: what each thing that a person does makes of what was shown."""

from collections.abc import Callable

from driven import Seconds
from factories import World

from srs.model import Due, Rating
from srs.session import ReviewSession
from tui.keyboard import Keyboard
from tui.reviewing import Reviewing
from tui.showing import Showing


def reviewing(
    world: World, *, limit: int | None = None, next_due: Callable[[], Due | None] = lambda: None
) -> Reviewing:
    session = ReviewSession(world.journal, limit=limit)
    return Reviewing(session, next_due=next_due, limit=limit, coached=True, stopwatch=Seconds())


def first(of: Reviewing) -> Showing:
    return of.front(of.session.view).showing


def test_an_answer_leads_to_another_front_and_its_undoing_to_the_same_one_again(answers: World) -> None:
    sitting = reviewing(answers)
    before = first(sitting)
    after = sitting.rated(sitting.revealed(before), Rating.GOOD, Keyboard())
    assert after.is_front
    assert not after.showing.revealed
    again = sitting.undone(after.showing)
    assert again.is_front
    assert again.showing.view.card == before.view.card


def test_a_flag_and_its_undoing_leave_the_card_as_it_is_shown(answers: World) -> None:
    sitting = reviewing(answers)
    shown = sitting.revealed(first(sitting)).ticked(1)
    for step in (flagged := sitting.flagged(shown), sitting.undone(flagged.showing)):
        assert not step.is_front
        assert (step.showing.revealed, step.showing.ticks) == (True, shown.ticks)


def test_who_never_answered_is_told_how_until_the_first_answer(answers: World) -> None:
    sitting = reviewing(answers)
    assert first(sitting).coached
    assert not sitting.rated(first(sitting), Rating.GOOD, Keyboard()).showing.coached


def test_what_fails_is_said_and_the_card_stays(answers: World) -> None:
    sitting = reviewing(answers)
    shown = sitting.revealed(first(sitting))
    step = sitting.undone(sitting.undone(shown).showing)
    assert not step.is_front
    assert step.showing.alarm
    assert step.showing.notice
    assert (step.showing.view.card, step.showing.revealed) == (shown.view.card, True)


def test_when_the_next_card_comes_is_asked_once_none_is_left_and_only_once(world: World) -> None:
    asked: list[Due] = []

    def next_due() -> Due:
        asked.append(world.journal.clock.study_day())
        return asked[-1]

    sitting = reviewing(world, next_due=next_due)
    sitting.refreshed(first(sitting))
    assert [sitting.coming] == asked


def test_a_sitting_of_so_many_answers_is_spent_after_them(answers: World) -> None:
    sitting = reviewing(answers, limit=1)
    assert not sitting.is_spent(first(sitting))
    assert sitting.is_spent(sitting.rated(first(sitting), Rating.GOOD, Keyboard()).showing)
