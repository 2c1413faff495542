"""Migrations lead to the tables that a new collection has, and an upgrade loses nothing."""

import shutil
import sqlite3
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from factories import World, bank, question
from older import PICTURE, second_version
from sqlalchemy import Connection, Table, inspect

from srs import actions
from srs.errors import CollectionError
from srs.model import QuestionId, Rating, SectionKind, Tick
from srs.session import ReviewSession
from srs.store import backup, database, open_store, tables, upgrade

_LAST = database.REVISION

_REBUILD = (
    '''
"""A column more, by building the table anew."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "'''
    + _LAST
    + """"


def upgrade() -> None:
    for name in ("action", "question", "card"):
        with op.batch_alter_table(name, recreate="always") as batch:
            batch.add_column(sa.Column("colour", sa.Text(), nullable=True))
"""
)

_FAIL = _REBUILD + '    raise RuntimeError("half way")\n'

_BREAK = (
    '''
"""A parent is lost."""

from alembic import op

revision = "9999"
down_revision = "'''
    + _LAST
    + """"


def upgrade() -> None:
    op.execute("DELETE FROM bank")
"""
)


@pytest.fixture
def with_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give this version one migration more with this text."""

    def add(text: str) -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(Path(upgrade.__file__).parent / "migrations", scripts)
        (scripts / "versions" / "9999_next.py").write_text(textwrap.dedent(text), encoding="utf-8")

        def configuration() -> Config:
            made = Config()
            made.set_main_option("script_location", str(scripts))
            return made

        monkeypatch.setattr(upgrade, "_configuration", configuration)
        monkeypatch.setattr(database, "REVISION", "9999")

    return add


def _filled(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """A collection with answers and an undo; gives every row of it."""
    world = World(str(place))
    world.add([question(f"Question {n}") for n in range(3)])
    session = ReviewSession(world.journal)
    for _ in range(3):
        card = session.view.card
        assert card is not None
        session.answer(Rating.GOOD, ticks={point.id: Tick.COVERED for point in card.points})
    session.undo()
    world.store.close()
    return _rows(place)


def _rows(place: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as connection:
        return {table.name: connection.execute(_select(table)).fetchall() for table in tables.metadata.sorted_tables}


def _select(table: Table) -> str:
    """The columns that this version knows, by name: a migration may have added others."""
    names = ", ".join(f"{table.name}.[{column.name}]" for column in table.c)
    return f"SELECT {names} FROM {table.name} ORDER BY {', '.join(str(n + 1) for n in range(len(table.c)))}"


def _shape(connection: Connection) -> dict[str, object]:
    found = inspect(connection)
    return {
        name: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(name)],
            found.get_pk_constraint(name),
            sorted(found.get_foreign_keys(name), key=str),
            sorted(found.get_indexes(name), key=str),
            sorted(found.get_unique_constraints(name), key=str),
        )
        for name in found.get_table_names()
    }


def _differences(connection: Connection) -> list[object]:
    """What Alembic would still change, the tables of SQLite's full-text index aside."""

    def of_ours(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or not str(name).startswith("question_words")

    options = {"include_name": of_ours}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), tables.metadata))


def test_migrations_lead_to_the_tables_of_a_new_collection() -> None:
    engine = database.engine_for(":memory:")
    with engine.connect() as connection, connection.begin():
        upgrade.migrate(connection)
        migrated = _shape(connection)
        assert _differences(connection) == []
    engine.dispose()
    made = database.engine_for(":memory:")
    with made.connect() as connection:
        database.fill(connection)
        created = _shape(connection)
        assert _differences(connection) == []
    made.dispose()
    for name in created:
        if name != "alembic_version":
            by_name = [sorted(part, key=str) if isinstance(part, list) else part for part in _parts(migrated[name])]
            assert by_name == [
                sorted(part, key=str) if isinstance(part, list) else part for part in _parts(created[name])
            ]
    assert set(migrated) == set(created)


def _parts(shape: object) -> tuple[object, ...]:
    assert isinstance(shape, tuple)
    return shape


def test_a_new_collection_is_stamped_with_the_last_migration(place: Path) -> None:
    assert upgrade.script().get_heads() == [database.REVISION]
    open_store(str(place), create=True).close()
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(database.REVISION,)]


def test_a_new_collection_is_not_migrated(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrade, "upgrade", lambda *_: pytest.fail("migrated"))
    open_store(str(place), create=True).close()
    open_store(str(place)).close()


def test_an_upgrade_backs_up_first_and_keeps_every_row(place: Path, with_migration: Callable[[str], None]) -> None:
    before = _filled(place)
    assert all(before[name] for name in ("entry", "card_state", "undone", "change", "point"))
    with_migration(_REBUILD)
    store = open_store(str(place))
    assert store.problems() == ()
    with store.reading():
        connection = store._connection
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "9999"
        assert "colour" in [column["name"] for column in inspect(connection).get_columns("question")]
    store.close()
    assert _rows(place) == before
    (copy,) = backup.backups(place)
    assert copy.reason == "migration"
    assert _rows(copy.path) == before
    with closing(sqlite3.connect(copy.path)) as plain:
        assert plain.execute("SELECT version_num FROM alembic_version").fetchone() == (_LAST,)


def test_an_upgraded_collection_is_not_upgraded_again(place: Path, with_migration: Callable[[str], None]) -> None:
    _filled(place)
    with_migration(_REBUILD)
    open_store(str(place)).close()
    open_store(str(place)).close()
    assert len(backup.backups(place)) == 1


def test_a_migration_that_fails_leaves_the_collection_as_it_was(
    place: Path, with_migration: Callable[[str], None]
) -> None:
    before = _filled(place)
    with_migration(_FAIL)
    with pytest.raises(RuntimeError, match="half way"):
        open_store(str(place))
    assert _rows(place) == before
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (_LAST,)
        assert "colour" not in str(connection.execute("SELECT sql FROM sqlite_master").fetchall())
        assert "_alembic_tmp" not in str(connection.execute("SELECT sql FROM sqlite_master").fetchall())


def test_a_migration_that_would_break_references_is_refused_and_taken_back(
    place: Path, with_migration: Callable[[str], None]
) -> None:
    before = _filled(place)
    with_migration(_BREAK)
    with pytest.raises(CollectionError, match="cannot be migrated: 3 rows name others that are gone"):
        open_store(str(place))
    assert _rows(place) == before


def test_a_collection_of_a_newer_version_is_refused_unopened_and_without_a_backup(place: Path) -> None:
    _filled(place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0042'")
        connection.commit()
    before = place.read_bytes()
    with pytest.raises(CollectionError, match=f"newer Viva .*0042, this one knows up to {database.REVISION}"):
        open_store(str(place))
    assert place.read_bytes() == before
    assert [file.name for file in place.parent.iterdir()] == ["viva.db"]


def test_a_collection_of_the_first_version_is_brought_to_the_newest(place: Path) -> None:
    engine = database.engine_for(str(place))
    with engine.connect() as connection, connection.begin():
        upgrade.migrate(connection, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {database.APPLICATION_ID}")
        connection.exec_driver_sql(
            "INSERT INTO bank VALUES ('b', 'Sea', '', 'markdown', '', '', 0, 'sea', 'points', NULL, 0)"
        )
        connection.exec_driver_sql(
            "INSERT INTO question VALUES "
            "(1, 'q', 'b', 0, NULL, '[]', NULL, 'sea', 'Why?', 0, NULL, NULL, NULL, NULL, NULL, '[]', '[]', 0)"
        )
    engine.dispose()
    store = open_store(str(place))
    with store.reading() as transaction:
        assert transaction.library.question(QuestionId("q")).roles == ()
    store.close()


def test_points_of_the_second_version_find_their_sections_by_name(place: Path) -> None:
    _, edit, undo = second_version(place)
    world = World(str(place))
    assert world.store.problems() == ()
    with world.store.reading() as transaction:
        assert transaction.library.question(question().id) == question()
        assert transaction.log.undone() == {edit}
    actions.undo(world.journal, undo)
    with world.store.reading() as transaction:
        now = transaction.library.question(question().id)
        assert [section.heading for section in now.sections] == ["Hints", "Answer", "Key Points"]
        assert now.points(SectionKind.KEY_POINTS) == question().points(SectionKind.KEY_POINTS)
        assert transaction.library.originals(bank().id) == {question().id: question()}
    assert world.store.problems() == ()
    world.store.close()


def test_media_of_the_second_version_get_their_names_from_the_log(place: Path) -> None:
    importing, edit, undo = second_version(place)
    world = World(str(place))
    with world.store.reading() as transaction:
        assert transaction.media.content(bank().id, "crane.png") == PICTURE
        kinds = [(action.kind.value, action.id) for action, _ in transaction.log.actions(9)]
    assert [each for each in kinds if each[1] in (importing, edit, undo)] == [
        ("undo", undo), ("edit", edit), ("import", importing)
    ]  # fmt: skip
    [named] = [identifier for _, identifier in kinds if identifier not in (importing, edit, undo)]
    assert importing < named
    actions.undo(world.journal, named)
    with world.store.reading() as transaction:
        assert transaction.media.content(bank().id, "crane.png") is None
    world.store.close()
