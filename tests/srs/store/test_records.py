"""Banks, questions, points, cards and settings are what the standing changes give, in order of action."""

from collections.abc import Sequence

import pytest
from factories import World, bank, basic, question
from hypothesis import given
from hypothesis import strategies as st

from srs import actions
from srs.model import ActionId, ActionKind, Change, Json, Subject
from srs.store import codec
from srs.store.folding import folded, last_value
from srs.store.records import setting_id

_MADE: dict[str, Json] = {"prompt": "Why?", "tags": ["a"], "retired": False}


def _changes(*after: dict[str, Json], made: bool = True) -> list[Change]:
    return [
        Change(
            action=ActionId(f"action {n}"), subject=Subject.QUESTION, id="q", after=each,
            before=None if made and n == 0 else {},
        )
        for n, each in enumerate(after)
    ]  # fmt: skip


def _folded(changes: Sequence[Change], standing: str) -> dict[str, Json]:
    return folded(((change, sign == "+") for change, sign in zip(changes, standing, strict=True)), Subject.BANK)


def test_later_changes_lie_on_top_of_earlier_ones() -> None:
    changes = _changes(_MADE, {"prompt": "How?"}, {"tags": []})
    assert _folded(changes, "+++") == {"prompt": "How?", "tags": [], "retired": False}
    assert _folded(changes, "+-+") == {"prompt": "Why?", "tags": [], "retired": False}
    assert _folded(changes, "+--") == _MADE


def test_a_record_whose_making_was_undone_is_kept_and_retired() -> None:
    assert _folded(_changes(_MADE), "-") == _MADE | {"retired": True}
    assert _folded(_changes(_MADE, {"prompt": "How?"}), "-+") == {"prompt": "How?", "tags": ["a"], "retired": True}


def test_what_is_imported_again_after_an_undone_import_stands() -> None:
    again: dict[str, Json] = {"retired": False, "prompt": "Why, then?"}
    changes = _changes(_MADE, again)
    assert _folded(changes, "-+") == {"prompt": "Why, then?", "tags": ["a"], "retired": False}
    assert _folded(changes, "--")["retired"] is True
    assert _folded(changes, "++")["retired"] is False


def test_a_record_that_two_machines_made_is_one() -> None:
    first, second = _changes(_MADE)[0], _changes(_MADE | {"prompt": "Why?!"})[0]
    assert folded([(first, True), (second, True)], Subject.BANK)["prompt"] == "Why?!"
    assert folded([(first, False), (second, True)], Subject.BANK) == _MADE | {"prompt": "Why?!"}
    assert folded([(first, True), (second, False)], Subject.BANK) == _MADE
    assert folded([(first, False), (second, False)], Subject.BANK)["retired"] is True


def test_an_edit_stays_where_the_same_record_was_made_again_elsewhere() -> None:
    made, edited = _changes(_MADE, {"prompt": "How?"})
    assert _folded([made, edited, made], "+++")["prompt"] == "How?"
    assert _folded([made, edited, made], "-++") == _MADE | {"prompt": "How?"}
    assert _folded([made, edited, made], "-+-")["retired"] is True


def test_a_record_taken_out_stays_out_where_it_was_made_again_elsewhere() -> None:
    made, gone = _changes(_MADE, {"retired": True})
    assert _folded([made, gone, made], "+++")["retired"] is True
    assert _folded([made, gone, made], "+-+")["retired"] is False


def test_a_later_edition_of_a_record_changes_only_what_differs_from_the_earlier() -> None:
    made, edited = _changes(_MADE, {"tags": ["mine"]})
    later = _changes(_MADE | {"prompt": "Why, then?"})[0]
    assert _folded([made, edited, later], "+++") == _MADE | {"prompt": "Why, then?", "tags": ["mine"]}


@given(st.lists(st.booleans(), min_size=1, max_size=6))
def test_a_setting_is_the_last_standing_choice_whatever_was_undone(standing: list[bool]) -> None:
    changes = [
        Change(
            action=ActionId(f"action {n}"), subject=Subject.SETTING, id="s", after={"value": n},
            before={"value": n - 1} if n else None,
        )
        for n in range(len(standing))
    ]  # fmt: skip
    expected = max((n for n, stands in enumerate(standing) if stands), default=None)
    assert last_value(zip(changes, standing, strict=True), "value") == expected


def test_a_setting_that_was_taken_away_is_none() -> None:
    change = Change(action=ActionId("a"), subject=Subject.SETTING, id="s", before={"value": 3}, after={"value": None})
    assert last_value([(change, True)], "value") is None


# ------------------------------------------------------------------------------------------------------- in the tables


def _last(world: World) -> ActionId:
    with world.store.reading() as transaction:
        identifier = transaction.log.last_action_id()
    assert identifier is not None
    return identifier


def _edit(world: World, of: str, subject: Subject = Subject.QUESTION, **after: Json) -> ActionId:
    with world.store.writing() as transaction:
        action, _ = world.journal.action(transaction, ActionKind.EDIT)
        change = Change(action=action.id, subject=subject, id=of, before=dict.fromkeys(after), after=after)
        transaction.log.append(action, changes=[change])
    return action.id


def _prompt(world: World) -> str:
    with world.store.reading() as transaction:
        return transaction.library.question(question().id).prompt


@pytest.fixture
def one(world: World) -> World:
    world.add([question()])
    return world


def test_an_edit_changes_the_record_and_undo_in_any_order_gives_what_stands(one: World) -> None:
    before = one.rows()
    first = _edit(one, question().id, prompt="First?")
    second = _edit(one, question().id, prompt="Second?", tags=["x"])
    assert _prompt(one) == "Second?"
    actions.undo(one.journal, first)
    assert _prompt(one) == "Second?"
    actions.undo(one.journal, second)
    assert one.rows() == before
    actions.redo(one.journal)
    actions.redo(one.journal)
    assert _prompt(one) == "Second?"
    assert one.store.problems() == ()


def test_an_edit_of_what_an_undone_import_made_shows_when_the_import_is_brought_back(one: World) -> None:
    importing = _last(one)
    _edit(one, question().id, prompt="Edited?")
    actions.undo(one.journal, importing)
    with one.store.reading() as transaction:
        assert transaction.library.questions() == ()
        kept = transaction.library.question(question().id)
        assert (kept.retired, kept.prompt) == (True, "Edited?")
        assert transaction.library.banks() == ()
    assert one.store.problems() == ()
    actions.undo(one.journal, _last(one))
    with one.store.reading() as transaction:
        assert [each.prompt for each in transaction.library.questions()] == ["Edited?"]
    assert one.store.problems() == ()


def test_an_import_after_an_undone_import_brings_the_records_back(one: World) -> None:
    before = one.rows()
    actions.undo(one.journal)
    retired = one.rows()
    with one.store.writing() as transaction:
        action, _ = one.journal.action(transaction, ActionKind.IMPORT)
        changes = [
            Change(
                action=action.id, subject=subject, id=str(row[0]), before={"retired": True}, after={"retired": False}
            )
            for subject, table in ((Subject.BANK, "bank"), (Subject.POINT, "point"), (Subject.CARD, "card"))
            for row in before[table]
        ]
        changes.append(
            Change(action=action.id, subject=Subject.QUESTION, id=question().id, before={"retired": True},
                   after={"retired": False})
        )  # fmt: skip
        transaction.log.append(action, changes=changes)
    assert one.rows() == before
    actions.undo(one.journal)
    assert one.rows() == retired
    assert one.store.problems() == ()


def test_settings_undone_out_of_turn_leave_the_choice_that_stands(world: World) -> None:
    made = []
    for value in (5, 7, 9):
        world.set("harbour", new_per_day=value)
        made.append(_last(world))

    def chosen() -> list[object]:
        return [row[2] for row in world.rows("setting")["setting"]]

    actions.undo(world.journal, made[0])
    assert chosen() == [9]
    actions.undo(world.journal, made[2])
    assert chosen() == [7]
    actions.undo(world.journal, made[1])
    assert chosen() == []
    assert world.store.problems() == ()


@pytest.mark.parametrize("deck", ["", "devops", "mail@home::a@b"])
def test_a_setting_of_any_deck_comes_back_by_its_id(world: World, deck: str) -> None:
    world.set(deck, leech_threshold=3)
    assert world.rows("setting")["setting"] == [(deck, "leech_threshold", 3)]
    assert setting_id(deck, "leech_threshold") == f"leech_threshold@{deck}"
    assert world.store.problems() == ()


def test_changes_of_many_records_with_different_fields_are_made_together(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(4)], basic)
    ids = [question(f"Question {n}").id for n in range(4)]
    fields: list[dict[str, Json]] = [{"prompt": "A?"}, {"tags": ["t"]}, {"prompt": "B?", "tags": []}, {}]
    with world.store.writing() as transaction:
        action, _ = world.journal.action(transaction, ActionKind.EDIT)
        changes = [
            Change(action=action.id, subject=Subject.QUESTION, id=of, before=dict.fromkeys(after), after=after)
            for of, after in zip(ids, fields, strict=True)
        ]
        transaction.log.append(action, changes=changes)
    with world.store.reading() as transaction:
        found = [(each.prompt, each.tags) for each in transaction.library.questions()]
    assert found == [("A?", ("crane",)), ("Question 1", ("t",)), ("B?", ()), ("Question 3", ("crane",))]
    assert world.store.problems() == ()


def test_a_question_comes_out_of_the_store_as_it_went_in(one: World) -> None:
    with one.store.reading() as transaction:
        assert transaction.library.questions() == (question(),)
        assert transaction.library.banks() == (bank(),)
    assert codec.bank_record(bank())["imported_ms"] == 1799658000000
