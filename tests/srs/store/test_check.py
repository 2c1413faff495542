"""The check: silent on a sound collection, and a line that names what was tampered with."""

import os
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from factories import World, basic, question

from srs import actions
from srs.errors import CollectionError
from srs.model import ActionKind, CardId, Rating, Tick
from srs.session import ReviewSession
from srs.store import open_store

ROOT = Path(__file__).parents[3]


@pytest.fixture
def stored(place: Path) -> Path:
    """A collection with answers by ticks, an undo, a setting and a suspension, closed."""
    world = World(str(place))
    world.add([question(f"Question {n}") for n in range(3)])
    world.set("harbour", new_per_day=9)
    session = ReviewSession(world.journal)
    for _ in range(3):
        card = session.view.card
        assert card is not None
        session.answer(Rating.GOOD, ticks={point.id: Tick.COVERED for point in card.points})
    session.undo()
    assert world.store.problems() == ()
    world.store.close()
    return place


def _problems(place: Path) -> tuple[str, ...]:
    store = open_store(str(place))
    try:
        return store.problems()
    finally:
        store.close()


def _tamper(place: Path, *statements: str) -> None:
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            assert connection.execute(statement).rowcount != 0
        connection.commit()


def _one(place: Path, query: str) -> str:
    with closing(sqlite3.connect(place)) as connection:
        return str(connection.execute(query).fetchone()[0])


_SEEN = "SELECT card_id FROM card_state WHERE reviews > 0 ORDER BY card_id"


@pytest.mark.parametrize(
    ("column", "value", "named"),
    [
        ("stability", "stability * 1.000001", "stability"), ("difficulty", "difficulty + 0.1", "difficulty"),
        ("due_day", "'2030-01-01'", "due_day"), ("reviews", "reviews + 1", "reviews"), ("lapses", "4", "lapses"),
        ("suspended", "1", "suspended"), ("study_day", "'2020-01-01'", "study_day"), ("flag", "'x'", "flag"),
        ("phase", "'new'", "phase"), ("last_entry", "'x'", "last_entry"), ("buried_until", "'2030-01-01'", "buried"),
        ("last_ms", "last_ms + 1", "last_ms"), ("step", "3", "step"),
    ],
)  # fmt: skip
def test_a_tampered_state_is_found_and_named(stored: Path, column: str, value: str, named: str) -> None:
    card = _one(stored, _SEEN)
    _tamper(stored, f"UPDATE card_state SET {column} = {value} WHERE card_id = '{card}'")
    (said,) = _problems(stored)
    assert said.startswith(f"card {card}: its {named}")


def test_memory_may_differ_by_another_machines_mathematics(stored: Path) -> None:
    _tamper(stored, "UPDATE card_state SET stability = stability * (1 + 1e-11)")
    assert _problems(stored) == ()


def test_a_missing_state_is_found(stored: Path) -> None:
    card = _one(stored, _SEEN)
    _tamper(stored, f"DELETE FROM card_state WHERE card_id = '{card}'")
    assert any(card in said for said in _problems(stored))


@pytest.mark.parametrize(
    ("table", "column"),
    [("question", "prompt"), ("question", "tags"), ("bank", "name"), ("point", "tick"), ("card", "front"),
     ("card", "points")],
)  # fmt: skip
def test_a_tampered_record_is_found_and_named(stored: Path, table: str, column: str) -> None:
    of = _one(stored, f"SELECT id FROM {table} ORDER BY id")
    _tamper(stored, f"UPDATE {table} SET {column} = '[\"other\"]' WHERE id = '{of}'")
    first, *others = _problems(stored)
    assert first == f"{table} {of}: its {column} is not what its changes give"
    assert len(others) == (table == "question")
    assert all(said.startswith(f"question {of}: the text that searches look through is not its own") for said in others)


def test_a_record_that_no_action_made_or_that_is_gone_is_found(stored: Path) -> None:
    point = _one(stored, "SELECT point_id FROM card WHERE role = 'point'")
    _tamper(
        stored,
        f"UPDATE card SET point_id = NULL WHERE point_id = '{point}'",
        f"DELETE FROM point WHERE id = '{point}'",
        "INSERT INTO bank SELECT 'made-up', name, path, format, encoding, content_hash, imported_ms, deck, depth,"
        " language, retired FROM bank",
    )
    said = _problems(stored)
    assert "bank made-up: no action made it" in said
    assert f"point {point}: an action made it, and it is not there" in said


def test_a_tampered_setting_is_found(stored: Path) -> None:
    _tamper(stored, "UPDATE setting SET value = 3", "INSERT INTO setting VALUES ('x', 'leech_threshold', 3)")
    assert _problems(stored) == (
        "setting new_per_day@harbour: is not what its changes give",
        "setting leech_threshold@x: no action made it",
    )


def test_a_missing_or_made_up_undone_row_is_found(stored: Path) -> None:
    undone = _one(stored, "SELECT action_id FROM undone")
    standing = _one(stored, "SELECT id FROM action WHERE kind = 'answer' ORDER BY id")
    _tamper(stored, "DELETE FROM undone")
    said = _problems(stored)
    assert said[0].startswith(f"action {undone}: stands where the log says undone")
    assert len(said) > 1, "the states of its cards are wrong too"
    _tamper(stored, f"INSERT INTO undone VALUES ('{undone}')", f"INSERT INTO undone VALUES ('{standing}')")
    assert _problems(stored)[0].startswith(f"action {standing}: ")


def test_an_entry_that_was_lost_or_changed_shows_in_the_state(stored: Path) -> None:
    card = _one(stored, _SEEN)
    _tamper(stored, f"UPDATE entry SET rating = 4 WHERE card_id = '{card}'")
    assert [said.split(":")[0] for said in _problems(stored)] == [f"card {card}"] * 2
    _tamper(stored, f"DELETE FROM entry WHERE card_id = '{card}'")
    assert {said.split(":")[0] for said in _problems(stored)} == {f"card {card}"}


def test_a_broken_reference_is_found_and_named(stored: Path) -> None:
    _tamper(stored, "UPDATE entry SET action_id = 'nowhere' WHERE rowid = 1")
    assert _problems(stored)[0] == "entry, row 1: names a action that is not there"


def test_a_damaged_page_is_found_and_named(stored: Path) -> None:
    page = int(_one(stored, "SELECT rootpage FROM sqlite_master WHERE name = 'ix_entry_study_day'"))
    size = int(_one(stored, "PRAGMA page_size"))
    content = bytearray(stored.read_bytes())
    start = (page - 1) * size
    content[start + 8 : start + size // 2] = b"\xff" * (size // 2 - 8)
    stored.write_bytes(content)
    said = _problems(stored)
    assert said
    assert all(each.startswith("the file: ") for each in said)
    assert any(f"age {page}" in each or "ix_entry_study_day" in each or "malformed" in each for each in said)


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_page_anywhere_gives_a_line_or_a_refusal_and_never_a_traceback(stored: Path, seed: int) -> None:
    chance = Random(seed)
    content = bytearray(stored.read_bytes())
    page = chance.randrange(1, len(content) // 4096)
    content[page * 4096 : page * 4096 + 300] = chance.randbytes(300)
    stored.write_bytes(content)
    try:
        said = _problems(stored)
    except CollectionError as error:
        said = (str(error),)
    assert said
    assert all("\n" not in each.strip() for each in said)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE card_state SET phase = 'bogus' WHERE reviews > 0",
        "UPDATE card_state SET due_day = 'soon' WHERE reviews > 0",
        "UPDATE entry SET ticks = '{'",
        "UPDATE entry SET kind = 'x'",
        "UPDATE question SET sections = 'nothing'",
        "UPDATE \"change\" SET after = '{'",
        "UPDATE action SET kind = 'bogus' WHERE kind = 'undo'",
    ],
)
def test_a_value_that_cannot_be_read_gives_a_line_and_no_traceback(stored: Path, statement: str) -> None:
    _tamper(stored, statement)
    try:
        said = _problems(stored)
    except CollectionError as error:
        said = (str(error),)
    assert said


# --------------------------------------------------------------------------------------- nothing is lost, whatever ends

_ANSWERING = """
import sys
sys.path[:0] = {path!r}
from srs.actions import Journal
from srs.clock import Clock
from srs.model import Rating, Tick
from srs.session import ReviewSession
from srs.store import open_store
store = open_store({place!r})
journal = Journal(store=store, clock=Clock())
with store.reading() as transaction:
    cards = sorted(transaction.schedule.states())
session = ReviewSession(journal)
for n in range(100000):
    view = session.show(cards[n % len(cards)])
    ticks = {{point.id: Tick.COVERED for point in view.card.points}} or None
    session.answer(Rating(n % 4 + 1), ticks=ticks)
    with store.reading() as transaction:
        print(transaction.schedule.state(view.card.id).last_entry, flush=True)
"""


def test_a_kill_between_any_two_answers_loses_none_that_was_recorded(place: Path) -> None:
    world = World(str(place))
    world.add([question(f"Question {n}") for n in range(4)])
    world.store.close()
    program = textwrap.dedent(_ANSWERING).format(path=[str(ROOT), *sys.path], place=str(place))
    chance, printed = Random(os.getpid()), set()
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            first = process.stdout.readline()
            assert first, process.stderr.read()
            time.sleep(chance.uniform(0.0, 0.15))
            process.kill()
            printed |= {first.strip(), *(line.strip() for line in process.stdout if line.endswith("\n"))}
        again = World(str(place))
        kept = {entry.id for entry in again.entries()}
        assert {entry for entry in printed if entry} <= kept
        assert again.store.problems() == ()
        again.store.close()
    assert len(printed) > 10


def test_a_sound_collection_of_every_kind_of_action_has_no_problems(world: World) -> None:
    world.add([question()], basic)
    with world.store.reading() as transaction:
        card = CardId(next(iter(transaction.schedule.states())))
    for act in (actions.suspend, actions.bury, actions.flag):
        act(world.journal, card)
        act(world.journal, card, on=False)
    actions.reset(world.journal, card)
    with world.store.reading() as transaction:
        kinds = {action.kind for action, _ in transaction.log.actions(100)}
    assert kinds == {
        ActionKind.IMPORT, ActionKind.SUSPEND, ActionKind.BURY, ActionKind.FLAG, ActionKind.RESET,
    }  # fmt: skip
    assert world.store.problems() == ()
