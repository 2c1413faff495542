"""The columns of a list are kept, one undo at a time, and a name of another version does no harm."""

from factories import World

from srs import actions
from srs.settings import resolve
from srs.shown_columns import show_columns, shown_columns
from srs.store import Store


def _shown(store: Store, listing: str = "cards") -> tuple[str, ...] | None:
    with store.reading() as transaction:
        return shown_columns(transaction, listing)


def test_none_are_chosen_at_first(world: World) -> None:
    assert _shown(world.store) is None


def test_chosen_columns_are_kept_for_their_list_alone(world: World) -> None:
    show_columns(world.journal, "cards", ["due", "tags"])
    assert _shown(world.store) == ("due", "tags")
    assert _shown(world.store, "questions") is None


def test_none_at_all_is_a_choice(world: World) -> None:
    show_columns(world.journal, "cards", [])
    assert _shown(world.store) == ()


def test_the_same_columns_again_are_no_action(world: World) -> None:
    show_columns(world.journal, "cards", ["due"])
    assert show_columns(world.journal, "cards", ["due"]) is None


def test_undo_brings_the_columns_before(world: World) -> None:
    show_columns(world.journal, "cards", ["due"])
    show_columns(world.journal, "cards", ["tags"])
    actions.undo(world.journal)
    assert _shown(world.store) == ("due",)
    actions.undo(world.journal)
    assert _shown(world.store) is None


def test_settings_and_the_check_pass_over_them(world: World) -> None:
    show_columns(world.journal, "cards", ["due"])
    with world.store.reading() as transaction:
        resolve("", transaction.schedule.stored_settings())
    assert world.store.problems() == ()


def test_what_is_no_list_of_names_is_as_if_none_were_chosen(world: World) -> None:
    world.set("", **{"columns:cards": "due"})
    assert _shown(world.store) is None
