"""Saved searches: settings of the collection, undone like any."""

import pytest
from factories import World, basic, question

from srs import actions, saved_searches
from srs.errors import NotFoundError, SearchError, UsageError
from srs.model import ActionKind
from srs.session import ReviewSession
from srs.store import open_store


def _saved(world: World) -> dict[str, str]:
    with world.store.reading() as transaction:
        return transaction.finding.saved()


def test_a_search_is_saved_replaced_forgotten_and_each_undone(world: World) -> None:
    saved_searches.save(world.journal, "Weak", "is:weak")
    saved_searches.save(world.journal, "mine", "saved:weak or tag:x")
    assert _saved(world) == {"mine": "saved:weak or tag:x", "weak": "is:weak"}
    saved_searches.save(world.journal, "weak", "is:weak or is:leech")
    assert _saved(world)["weak"] == "is:weak or is:leech"
    saved_searches.remove(world.journal, "WEAK")
    assert set(_saved(world)) == {"mine"}
    actions.undo(world.journal)
    assert _saved(world)["weak"] == "is:weak or is:leech"
    actions.undo(world.journal)
    assert _saved(world)["weak"] == "is:weak"
    actions.redo(world.journal)
    assert _saved(world)["weak"] == "is:weak or is:leech"
    assert world.store.problems() == ()


def test_saving_what_is_saved_so_already_is_no_action(world: World) -> None:
    assert saved_searches.save(world.journal, "a", "is:new") is not None
    assert saved_searches.save(world.journal, "a", "is:new") is None
    with world.store.reading() as transaction:
        assert [action.kind for action, _ in transaction.log.actions(9)] == [ActionKind.SETTING]


@pytest.mark.parametrize("name", ["", "two words", "a@b", "a:b", "x" * 41, "a\n"])
def test_a_name_is_letters_digits_and_two_marks(world: World, name: str) -> None:
    with pytest.raises(UsageError, match="is no name for a search"):
        saved_searches.save(world.journal, name, "is:new")
    assert _saved(world) == {}


def test_a_search_that_cannot_be_read_or_would_be_part_of_itself_is_not_saved(world: World) -> None:
    saved_searches.save(world.journal, "b", "is:new")
    saved_searches.save(world.journal, "a", "saved:b")
    for text in ("is:nothing", "saved:b", "saved:a", "saved:c"):
        with pytest.raises(SearchError):
            saved_searches.save(world.journal, "b", text)
    assert _saved(world)["b"] == "is:new"


def test_forgetting_what_is_not_saved_says_what_is(world: World) -> None:
    with pytest.raises(NotFoundError, match="no search is saved as 'a'; none is saved yet"):
        saved_searches.remove(world.journal, "a")
    saved_searches.save(world.journal, "b", "is:new")
    with pytest.raises(NotFoundError, match="there are b"):
        saved_searches.remove(world.journal, "a")


def test_saved_searches_are_no_settings_of_decks_and_do_not_hinder_reviewing(filed: World) -> None:
    filed.add([question()], basic)
    saved_searches.save(filed.journal, "new_per_day", "is:new")
    assert ReviewSession(filed.journal).view.card is not None
    again = open_store(filed.place)
    with again.reading() as transaction:
        assert transaction.finding.saved() == {"new_per_day": "is:new"}
        assert set(transaction.schedule.settings()) == {"", "harbour", "harbour::Technical"}
    again.close()
