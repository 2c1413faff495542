"""Many cards changed at once: the count that is asked, one action, and one undo that leaves no trace."""

import pytest
from factories import World, cards, question
from hypothesis import given
from hypothesis import strategies as st

from srs import actions
from srs.errors import UsageError
from srs.model import CardId, Question, Rating
from srs.session import ReviewSession
from tui.bulk import Chosen, proposed, undone
from tui.found import Listing

NAMES = ("suspend", "bury", "flag", "due", "tag", "move", "reset", "remove")
TYPED = {"flag": "look", "due": "+3", "tag": "evening, -crane", "move": "yard::north"}


def _questions(count: int = 5) -> list[Question]:
    return [question(f"How is crane {n} kept running?") for n in range(count)]


def _filled(world: World) -> list[CardId]:
    """Five questions with four cards each, the answers of two learnt."""
    world.add(_questions(), cards)
    for rating in (Rating.EASY, Rating.EASY):
        ReviewSession(world.journal).answer(rating)
    return [card.id for each in _questions() for card in cards(each)]


def _cards(*ids: str) -> Chosen:
    return Chosen(listing=Listing.CARDS, ids=frozenset(ids))


def _acts(world: World) -> int:
    with world.store.reading() as transaction:
        return len(transaction.log.actions(1000))


@given(st.data())
def test_whatever_is_done_is_one_action_and_its_undo_leaves_no_trace(data: st.DataObject) -> None:
    world = World()
    every = _filled(world)
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(NAMES))
        chosen = _cards(*data.draw(st.sets(st.sampled_from(every), min_size=1)))
        proposal = proposed(world.journal, name, chosen)
        if not proposal.count:
            continue
        before, acts = world.rows(), _acts(world)
        proposal.act(world.journal, TYPED.get(name, ""))
        assert _acts(world) - acts in (0, 1)
        assert world.store.problems() == ()
        if _acts(world) > acts:
            after = world.rows()
            undone(world.journal)
            assert world.rows() == before
            actions.redo(world.journal)
            assert world.rows() == after
    world.store.close()


def test_only_those_that_are_not_suspended_are_counted_and_all_are_brought_back(world: World) -> None:
    first, second, third, *_ = _filled(world)
    actions.suspend(world.journal, first)
    proposal = proposed(world.journal, "suspend", _cards(first, second, third))
    assert (proposal.count, proposal.question) == (2, "Suspend 2 cards?")
    proposal.act(world.journal, "")
    again = proposed(world.journal, "suspend", _cards(first, second, third))
    assert again.question == "Bring 3 suspended cards back?"


def test_a_burial_of_yesterday_is_over_and_can_be_repeated(world: World) -> None:
    first, *_ = _filled(world)
    proposed(world.journal, "bury", _cards(first)).act(world.journal, "")
    assert proposed(world.journal, "bury", _cards(first)).question == "Bring 1 buried card back today?"
    world.hand.forward(days=1)
    assert proposed(world.journal, "bury", _cards(first)).question == "Bury 1 card until tomorrow?"


def test_questions_are_changed_with_all_their_cards(world: World) -> None:
    _filled(world)
    of_two = Chosen(listing=Listing.QUESTIONS, ids=frozenset(each.id for each in _questions()[:2]))
    assert proposed(world.journal, "suspend", of_two).question == "Suspend 8 cards?"
    assert proposed(world.journal, "remove", of_two).question.startswith("Take out 2 questions with 8 cards?")


def test_cards_that_are_new_already_are_not_made_new(world: World) -> None:
    every = _filled(world)
    assert proposed(world.journal, "reset", _cards(*every)).count == 2
    new = [card for card in every if world.state(card).memory is None]
    assert proposed(world.journal, "reset", _cards(*new)).count == 0
    assert proposed(world.journal, "due", _cards(*new)).count == 0


@pytest.mark.parametrize(
    ("name", "typed"), [("due", "soon"), ("due", ""), ("tag", " , "), ("move", " "), ("move", "::")]
)
def test_what_cannot_be_read_changes_nothing(world: World, name: str, typed: str) -> None:
    every = _filled(world)
    before = world.rows()
    with pytest.raises(UsageError):
        proposed(world.journal, name, _cards(*every)).act(world.journal, typed)
    assert world.rows() == before


def test_an_answer_is_not_taken_back_from_here(world: World) -> None:
    _filled(world)
    with pytest.raises(
        UsageError, match=r"the last action was none of these but an answer \(.*; `viva undo` takes it back"
    ):
        undone(world.journal)
