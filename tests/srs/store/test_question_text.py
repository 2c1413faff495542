"""What searches look through follows every change of questions and points, and heals when it is damaged."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from factories import World, basic, cards, question
from hypothesis import given
from hypothesis import strategies as st

from srs import actions
from srs.errors import NotFoundError, UsageError
from srs.model import ActionId, ActionKind, Change, Json, QuestionId, Rating, SectionKind, Subject
from srs.search import parse, query
from srs.session import ReviewSession
from srs.store import open_store

QUESTIONS = [question("How do you keep a crane running?"), question("What moves a ferry?", points=1)]
_DAMAGE = {
    "the index is dropped": ["DROP TABLE question_words"],
    "its segments are gone": ["DELETE FROM question_words_data"],
    "its segments are nonsense": ["UPDATE question_words_data SET block = x'ffffffff'"],
    "its sizes are gone": ["DELETE FROM question_words_docsize"],
    "its settings are gone": ["DROP TABLE question_words_config"],
    "its list of segments is gone": ["DROP TABLE question_words_idx"],
    "it has an entry too many": [
        "INSERT INTO question_words (rowid, prompt, tags, body) VALUES (1, 'boat', '', '')",
    ],
    "a row is gone": ["DELETE FROM question_text WHERE key = 1"],
    "a row says something else": ["UPDATE question_text SET prompt = 'boat' WHERE key = 1"],
    "all rows are gone": ["DELETE FROM question_text"],
}


def _change(world: World, subject: Subject, of: str, **after: Json) -> ActionId:
    with world.store.writing() as transaction:
        action, _ = world.journal.action(transaction, ActionKind.EDIT)
        before: dict[str, Json] = dict.fromkeys(after)
        transaction.log.append(
            action, changes=[Change(action=action.id, subject=subject, id=of, before=before, after=after)]
        )
    return action.id


def _found(world: World, search: str) -> list[str]:
    with world.store.reading() as transaction:
        found = transaction.finding.questions(query(world.journal.clock, parse(search)))
        return [transaction.library.question(QuestionId(each)).prompt for each in found]


@pytest.fixture
def harbour(world: World) -> World:
    world.add(QUESTIONS)
    return world


def test_an_edit_of_a_question_or_a_point_is_found_at_once_and_its_undo_too(harbour: World) -> None:
    point = QUESTIONS[0].points(SectionKind.KEY_POINTS)[0].id
    assert _found(harbour, "winch") == []
    edit = _change(harbour, Subject.QUESTION, QUESTIONS[0].id, prompt="How do you keep a winch running?")
    assert len(_found(harbour, "winch")) == 1
    _change(harbour, Subject.POINT, point, text="Oil the rope every day")
    assert len(_found(harbour, "rope -bearing")) == 0
    assert len(_found(harbour, '"oil the rope"')) == 1
    actions.undo(harbour.journal)
    assert _found(harbour, "rope") == []
    actions.undo(harbour.journal, edit)
    assert _found(harbour, "winch") == []
    actions.redo(harbour.journal)
    assert len(_found(harbour, "winch")) == 1
    assert harbour.store.problems() == ()


def test_a_point_that_is_retired_is_no_longer_found(harbour: World) -> None:
    (point,) = QUESTIONS[1].points(SectionKind.KEY_POINTS)
    assert len(_found(harbour, "bearing")) == 2
    _change(harbour, Subject.POINT, point.id, retired=True)
    assert _found(harbour, "bearing") == [QUESTIONS[0].prompt]


def test_an_answer_leaves_text_and_index_alone(harbour: World) -> None:
    before = harbour.rows("question_text", "question_words_data")
    ReviewSession(harbour.journal).answer(Rating.GOOD)
    actions.undo(harbour.journal)
    assert harbour.rows("question_text", "question_words_data") == before


_EDITS = st.one_of(
    st.tuples(st.just("prompt"), st.integers(0, 3), st.sampled_from(["boat", "a b c", "容器", "É"])),
    st.tuples(st.just("tags"), st.integers(0, 3), st.lists(st.sampled_from(["x", "y::z"]), max_size=2)),
    st.tuples(st.just("sections"), st.integers(0, 3), st.just([{"kind": "answer", "heading": "", "text": "other"}])),
    st.tuples(st.just("number"), st.integers(0, 3), st.integers(0, 9)),
    st.tuples(st.just("text"), st.integers(0, 3), st.sampled_from(["rope", "rope and crane"])),
    st.tuples(st.just("retired"), st.integers(0, 3), st.booleans()),
    st.tuples(st.sampled_from(["undo", "redo", "add", "answer"]), st.integers(0, 9), st.none()),
)


@given(st.lists(_EDITS, max_size=12))
def test_text_and_index_are_right_whatever_was_done_and_taken_back(edits: Sequence[tuple[str, int, Json]]) -> None:
    world = World()
    made = [question(f"Question {n}", points=2) for n in range(4)]
    world.add(made[:2])
    done: list[ActionId] = []
    sitting = ReviewSession(world.journal)
    for what, n, value in edits:
        of = made[n % 2]
        if what in ("text", "retired"):
            done.append(_change(world, Subject.POINT, of.points(SectionKind.KEY_POINTS)[n // 2].id, **{what: value}))
        elif what == "add":
            world.add([replace(question(f"More {n} {len(done)}", points=0), tags=(f"t{n}",))], basic)
            done.append(_last(world))
        elif what == "answer":
            sitting.show(cards(made[0])[0].id)
            sitting.answer(Rating.GOOD)
        elif what in ("undo", "redo"):
            _turn(world, what, done[n % len(done)] if done and n < 6 else None)
        else:
            done.append(_change(world, Subject.QUESTION, of.id, **{what: value}))
        assert world.store.problems() == ()
    world.store.close()


def _last(world: World) -> ActionId:
    with world.store.reading() as transaction:
        found = transaction.log.last_action_id()
    assert found is not None
    return found


def _turn(world: World, what: str, action: ActionId | None) -> None:
    """Undo the last action but an import, or one out of turn; or redo; where there is one to."""
    last = None if action else frozenset(ActionKind) - {ActionKind.IMPORT}
    with suppress(NotFoundError, UsageError):
        actions.redo(world.journal) if what == "redo" else actions.undo(world.journal, action, only=last)


# -------------------------------------------------------------------------------------------------------------- damage


@pytest.fixture
def stored(place: Path) -> Path:
    world = World(str(place))
    world.add(QUESTIONS, cards)
    world.store.close()
    return place


def _damage(place: Path, name: str) -> None:
    with closing(sqlite3.connect(place)) as connection:
        for statement in _DAMAGE[name]:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("name", _DAMAGE)
def test_a_damage_is_found_by_the_check_and_mended(stored: Path, name: str) -> None:
    _damage(stored, name)
    store = open_store(str(stored))
    said = store.problems()
    assert said
    assert all("`viva check --mend` makes it anew" in each for each in said)
    store.mend()
    assert store.problems() == ()
    store.close()


@pytest.mark.parametrize("name", _DAMAGE)
def test_no_damage_hinders_reviewing_or_a_search_without_words(stored: Path, name: str) -> None:
    _damage(stored, name)
    world = World(str(stored))
    session = ReviewSession(world.journal, search=parse("is:new deck:harbour"))
    for _ in range(2):
        session.answer(Rating.GOOD)
    session.undo()
    assert len(_found(world, "deck:harbour")) == 2
    world.store.close()


@pytest.mark.parametrize(
    "name",
    ["the index is dropped", "its segments are gone", "its segments are nonsense", "its settings are gone",
     "a row says something else"],
)  # fmt: skip
def test_an_edit_is_kept_whatever_is_damaged_and_its_words_are_found(stored: Path, name: str) -> None:
    _damage(stored, name)
    world = World(str(stored))
    _change(world, Subject.QUESTION, QUESTIONS[0].id, prompt="How do you keep a winch running?")
    assert _found(world, "winch") == ["How do you keep a winch running?"]
    world.store.close()


@pytest.mark.parametrize("name", ["the index is dropped", "its segments are gone", "its segments are nonsense",
                                  "its settings are gone", "its list of segments is gone"])  # fmt: skip
def test_words_are_found_without_the_index_or_with_a_damaged_one(stored: Path, name: str) -> None:
    _damage(stored, name)
    world = World(str(stored))
    assert _found(world, "ferry -crane*") in (["What moves a ferry?"], []), "a damaged index may know no word any more"
    assert world.store.problems() != ()
    world.store.close()
