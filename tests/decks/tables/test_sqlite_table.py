import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decks.banks import read_bank
from decks.drafts import Draft, Reading
from decks.tables.sqlite_table import _OWN_APPLICATION, IMPORTER
from srs.errors import SourceError
from srs.model import SectionKind
from srs.store.database import APPLICATION_ID


def written(folder: Path, *statements: str) -> bytes:
    path = folder / "made.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()
    return path.read_bytes()


def read(folder: Path, *statements: str) -> Reading:
    return IMPORTER.read_bytes(written(folder, *statements), "bank.db")


def told(drafts: tuple[Draft, ...]) -> list[tuple[str | None, list[str]]]:
    return [
        (draft.prompt, [part.text for part in draft.sections if part.kind is SectionKind.ANSWER]) for draft in drafts
    ]


def test_a_table_with_named_columns_is_a_bank(tmp_path: Path) -> None:
    data = written(
        tmp_path,
        "CREATE TABLE users (name TEXT, description TEXT)",
        "INSERT INTO users VALUES ('Ann', 'A pilot')",
        "CREATE TABLE cards (id INTEGER PRIMARY KEY, answer_text TEXT, question_text TEXT, level TEXT, seen BLOB)",
        "INSERT INTO cards VALUES (4, 'Out', 'Ebb?', 'Easy', x'00ff'), (5, NULL, 'Flood?', NULL, NULL)",
    )
    bank = tmp_path / "tides.sqlite"
    bank.write_bytes(data)
    found = read_bank(str(bank))
    assert found.format == "sqlite"
    assert told(found.drafts) == [("Ebb?", ["Out"]), ("Flood?", [])]
    first = found.drafts[0]
    assert (first.number, first.difficulty, first.place, first.lines) == (4, "Easy", (), frozenset({2}))
    assert [left.text for left in found.unplaced] == ["Ann\tA pilot"]


def test_several_tables_of_questions_are_places(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "CREATE TABLE sea (question TEXT, answer TEXT)",
        "CREATE TABLE land (question TEXT, answer TEXT)",
        "INSERT INTO sea VALUES ('Ebb?', 'Out')",
        "INSERT INTO land VALUES ('Hill?', 'Up')",
    )
    assert [(draft.place, draft.prompt) for draft in reading.drafts] == [(("sea",), "Ebb?"), (("land",), "Hill?")]


def test_two_columns_of_text_are_front_and_back_whatever_they_are_called(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "CREATE TABLE x (rank INTEGER, uno TEXT, due TEXT)",
        "INSERT INTO x VALUES (3, 'ebb', 'goes out'), (9, 'flood', 'comes in')",
        "CREATE TABLE settings (k TEXT, v TEXT)",
        "INSERT INTO settings VALUES ('theme', 'dark')",
    )
    assert told(reading.drafts) == [("ebb", ["goes out"]), ("flood", ["comes in"])]
    assert [left.text for left in reading.unplaced] == ["theme\tdark"]


def test_a_view_is_read_and_an_endless_one_is_left_out(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS question, i AS answer FROM n"
    reading = read(
        tmp_path,
        "CREATE TABLE raw (a TEXT, b TEXT)",
        "INSERT INTO raw VALUES ('Ebb?', ' Out ')",
        "CREATE VIEW cards AS SELECT a AS question, trim(b) AS answer FROM raw",
        f"CREATE VIEW endless AS {endless}",
    )
    assert told(reading.drafts) == [("Ebb?", ["Out"])]
    assert "'endless' was not read" in reading.problems[0].message


def test_collections_of_viva_and_anki_are_refused(tmp_path: Path) -> None:
    assert _OWN_APPLICATION == APPLICATION_ID
    with pytest.raises(SourceError, match="a collection of Viva"):
        read(tmp_path, f"PRAGMA application_id = {APPLICATION_ID}", "CREATE TABLE a (b TEXT)")
    with pytest.raises(SourceError, match="a collection of Anki"):
        read(tmp_path, "CREATE TABLE notes (flds TEXT)", "CREATE TABLE col (models TEXT)")


def test_a_file_in_write_ahead_mode_is_read(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "PRAGMA journal_mode = WAL",
        "CREATE TABLE t (front TEXT, back TEXT)",
        "INSERT INTO t VALUES ('ebb', 'out')",
    )
    assert told(reading.drafts) == [("ebb", ["out"])]


def test_a_database_without_questions_has_none(tmp_path: Path) -> None:
    assert read(tmp_path, "CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1)").drafts == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 1), st.binary(max_size=60))
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, share: float, junk: bytes) -> None:
    whole = written(tmp_path, "CREATE TABLE t (front TEXT, back TEXT)", "INSERT INTO t VALUES ('ebb', 'out')")
    place = int(share * len(whole))
    for data in (whole[:place] + junk, whole[:place] + junk + whole[place + len(junk) :]):
        with suppress(SourceError):
            IMPORTER.read_bytes(data, "bank.db")
