"""Many questions filed elsewhere at once: one action, one undo, and the bank's return keeps it."""

from pathlib import Path

import pytest
from factories import World, cards, question

from decks import refiling
from decks.intake import Wishes, bring, read
from srs import actions
from srs.errors import UsageError
from srs.model import ActionKind, Question, QuestionId, Rating
from srs.session import ReviewSession


def _world(world: World, count: int = 4) -> list[QuestionId]:
    questions = [question(f"How do you keep crane {n} running?") for n in range(count)]
    world.add(questions, cards)
    return [each.id for each in questions]


def _questions(world: World) -> dict[QuestionId, Question]:
    with world.store.reading() as transaction:
        return {each.id: each for each in transaction.library.questions()}


def test_questions_go_to_another_deck_in_one_action(world: World) -> None:
    ids = _world(world)
    done = refiling.move(world.journal, ids[:3], "  yard :: cranes ")
    assert done.questions == 3
    assert done.action is not None
    assert done.action.kind is ActionKind.EDIT
    assert [each.deck for each in _questions(world).values()] == ["yard::cranes"] * 3 + ["harbour::Technical"]


def test_one_undo_puts_them_back_to_the_byte(world: World) -> None:
    ids = _world(world)
    before = world.rows()
    refiling.move(world.journal, ids, "yard")
    actions.undo(world.journal)
    assert world.rows() == before


def test_cards_and_what_is_known_of_them_stay_when_their_questions_move(world: World) -> None:
    ids = _world(world)
    ReviewSession(world.journal).answer(Rating.GOOD)
    before = world.rows("card", "card_state", "point")
    refiling.move(world.journal, ids, "yard")
    assert world.rows("card", "card_state", "point") == before


def test_tags_are_given_and_taken_off(world: World) -> None:
    ids = _world(world)
    done = refiling.retag(world.journal, ids, add=["steel ", " steel", "slow  lift"], remove=["crane"])
    assert done.questions == 4
    assert {each.tags for each in _questions(world).values()} == {("steel", "slow lift")}
    actions.undo(world.journal)
    assert {each.tags for each in _questions(world).values()} == {("crane",)}


def test_questions_that_are_so_already_make_no_action(world: World) -> None:
    ids = _world(world)
    assert refiling.retag(world.journal, ids, add=["crane"]).action is None
    assert refiling.move(world.journal, ids, "harbour::Technical").action is None


@pytest.mark.parametrize("name", ["", " :: ", "a\x1bb"])
def test_what_is_no_name_is_refused(world: World, name: str) -> None:
    ids = _world(world)
    with pytest.raises(UsageError):
        refiling.move(world.journal, ids, name)


def test_no_tag_at_all_is_refused(world: World) -> None:
    with pytest.raises(UsageError, match="at least one tag"):
        refiling.retag(world.journal, _world(world), add=[" "])


_BANK = """# Cranes

## Q1: How do you grease a crane?
Every week, with the grease that its maker names.

## Q2: How do you inspect a crane?
By daylight, and never alone.
"""


def test_a_bank_that_returns_keeps_the_tags_and_the_deck_that_were_chosen(world: World, tmp_path: Path) -> None:
    path = tmp_path / "cranes.md"
    path.write_text(_BANK, encoding="utf-8")
    bring(world.journal, read(str(path), Wishes()), Wishes())
    ids = list(_questions(world))
    refiling.move(world.journal, ids[:1], "mine::grease")
    refiling.retag(world.journal, ids[:1], add=["evening"])
    path.write_text(_BANK.replace("daylight", "good light"), encoding="utf-8")
    bring(world.journal, read(str(path), Wishes()), Wishes())
    first = _questions(world)[ids[0]]
    assert (first.deck, first.tags) == ("mine::grease", ("evening",))
    assert world.store.problems() == ()
