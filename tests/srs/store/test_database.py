"""Opening a collection, and every way it refuses: one line of what, where and what to do, and nothing touched."""

import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from factories import World, basic, question
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from srs.errors import CollectionError
from srs.model import ActionKind, Rating
from srs.session import ReviewSession
from srs.store import Store, database, open_store, tables

ROOT = Path(__file__).parents[3]


def _pragma(store: Store, name: str) -> object:
    with store.reading():
        return store._connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def _content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _filled(place: Path, questions: int = 3) -> None:
    world = World(str(place))
    world.add([question(f"Question {n}") for n in range(questions)], basic)
    world.store.close()


# -------------------------------------------------------------------------------------------------- made and opened


def test_a_new_collection_is_one_file_that_only_its_owner_can_read(place: Path) -> None:
    open_store(str(place), create=True).close()
    assert [file.name for file in place.parent.iterdir()] == ["viva.db"]
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.read_bytes()[68:72] == b"VIVA"


def test_the_folders_above_a_new_collection_are_made(tmp_path: Path) -> None:
    open_store(str(tmp_path / "a" / "b" / "viva.db"), create=True).close()
    assert (tmp_path / "a" / "b" / "viva.db").is_file()


def test_a_missing_file_stands_for_an_empty_collection_and_is_not_made(place: Path) -> None:
    store = open_store(str(place))
    with store.reading() as transaction:
        assert transaction.library.totals() == {"banks": 0, "questions": 0, "cards": 0}
    assert store.problems() == ()
    assert store.path is None
    store.close()
    assert list(place.parent.iterdir()) == []


def test_a_collection_whose_making_fails_leaves_nothing_behind(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_half(connection: object) -> None:
        fill(connection)  # type: ignore[arg-type]
        raise sqlite3.OperationalError("database or disk is full")

    fill = database.fill
    monkeypatch.setattr(database, "fill", fill_half)
    with pytest.raises(CollectionError, match="disk is full"):
        open_store(str(place), create=True)
    assert list(place.parent.iterdir()) == []


def test_a_collection_that_another_process_made_meanwhile_is_opened_and_not_replaced(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_late(connection: object) -> None:
        monkeypatch.setattr(database, "fill", fill)
        _filled(place)
        fill(connection)  # type: ignore[arg-type]

    fill = database.fill
    monkeypatch.setattr(database, "fill", fill_late)
    store = open_store(str(place), create=True)
    with store.reading() as transaction:
        assert transaction.library.totals()["questions"] == 3
    store.close()


def test_every_connection_has_its_pragmas(filed: World) -> None:
    assert _pragma(filed.store, "foreign_keys") == 1
    assert _pragma(filed.store, "journal_mode") == "wal"
    assert _pragma(filed.store, "synchronous") == 2
    assert _pragma(filed.store, "busy_timeout") == 5000


def test_a_collection_that_is_opened_again_has_its_pragmas_too(place: Path) -> None:
    _filled(place)
    store = open_store(str(place))
    assert [_pragma(store, name) for name in ("foreign_keys", "journal_mode", "synchronous")] == [1, "wal", 2]
    store.close()
    assert [file.name for file in place.parent.iterdir()] == ["viva.db"], "the journal goes when the last one closes"


@pytest.mark.parametrize("name", ["what? 100% #1 – ü.db", "a b.db", "file:x.db", "no-ending", "sqlite.db?mode=ro"])
def test_signs_in_a_name_are_only_signs(tmp_path: Path, name: str) -> None:
    _filled(tmp_path / name)
    assert [file.name for file in tmp_path.iterdir()] == [name]
    store = open_store(str(tmp_path / name))
    assert store.path == tmp_path / name
    with store.reading() as transaction:
        assert transaction.library.totals()["questions"] == 3
    store.close()


def test_a_relative_name_is_as_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _filled(Path("viva.db"))
    assert [file.name for file in tmp_path.iterdir()] == ["viva.db"]


def test_the_tables_and_indexes_are_made_for_postgresql_as_well() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in tables.metadata.sorted_tables:
        made = str(CreateTable(table).compile(dialect=dialect))
        assert f"CREATE TABLE {table.name} (" in made.replace('"', "")
        assert "schema" not in made
        for index in table.indexes:
            assert f"ON {table.name}" in str(CreateIndex(index).compile(dialect=dialect))
    made = str(CreateTable(tables.entry).compile(dialect=dialect))
    assert "moment_ms BIGINT" in made
    assert "expected_recall DOUBLE PRECISION" in made
    assert "ticks JSON" in made
    assert "key BIGSERIAL" in str(CreateTable(tables.question).compile(dialect=dialect))


# -------------------------------------------------------------------------------------------------------- refusals


def _folder(place: Path) -> None:
    place.mkdir()


def _empty(place: Path) -> None:
    place.touch()


def _text(place: Path) -> None:
    place.write_text("Question 1\nHow do you keep a crane running?\n" * 100, encoding="utf-8")


def _foreign(place: Path) -> None:
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE card (id INTEGER)")
        connection.execute("PRAGMA application_id = 7")


def _truncated(place: Path) -> None:
    _filled(place)
    place.write_bytes(place.read_bytes()[:5000])


def _short(place: Path) -> None:
    _filled(place)
    place.write_bytes(place.read_bytes()[:80])


def _scrambled(place: Path) -> None:
    _filled(place)
    content = place.read_bytes()
    place.write_bytes(content[:100] + b"\xff" * 8000 + content[8100:])


def _newer(place: Path) -> None:
    _filled(place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def _unstamped(place: Path) -> None:
    _filled(place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("DROP TABLE alembic_version")


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (_folder, "is a folder"),
        (_empty, "is empty"),
        (_text, "is no SQLite file"),
        (_foreign, "another program's database"),
        (_truncated, "is damaged|no Viva collection"),
        (_short, "is damaged|no Viva collection"),
        (_scrambled, "is damaged"),
        (_newer, "newer Viva.*9999.*update Viva"),
        (_unstamped, "no tables of Viva's"),
    ],
    ids=lambda value: value.__name__[1:] if callable(value) else "",
)
def test_what_is_no_collection_is_refused_in_one_line_and_left_as_it_was(
    place: Path, prepare: Callable[[Path], None], said: str, create: bool
) -> None:
    prepare(place)
    before = _content(place.parent)
    with pytest.raises(CollectionError, match=said) as refused:
        open_store(str(place), create=create)
    assert "\n" not in str(refused.value)
    assert str(place) in str(refused.value)
    assert _content(place.parent) == before


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CollectionError, match="no collection can be made"):
        open_store(str(tmp_path / "file" / "viva.db"), create=True)


_AS_ANOTHER = """
import os, sys
sys.path[:0] = {path!r}
from srs.errors import CollectionError
from srs.store import open_store
from srs.actions import Journal, suspend
from srs.clock import Clock
open_store(":memory:").close()
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    store = open_store({place!r}, create={create})
    with store.reading() as transaction:
        cards = list(transaction.schedule.states())
    suspend(Journal(store=store, clock=Clock()), cards[0])
except CollectionError as error:
    print("refused:", error)
else:
    print("done")
"""


def _as_another(place: Path, *, create: bool = False) -> str:
    """What happens when somebody who owns nothing here opens a collection and writes."""
    program = textwrap.dedent(_AS_ANOTHER).format(path=[str(ROOT), *sys.path], place=str(place), create=create)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can reach."""
    folder = Path("/tmp") / f"viva-test-{os.getpid()}"
    folder.mkdir()
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555)])
def test_a_read_only_file_or_folder_is_refused_when_written_and_left_as_it_was(
    open_folder: Path, of_file: int, of_folder: int
) -> None:
    place = open_folder / "viva.db"
    _filled(place)
    place.chmod(of_file)
    open_folder.chmod(of_folder)
    before = place.read_bytes()
    said = _as_another(place)
    assert said.startswith(f"refused: the collection {place} cannot be ")
    assert "permissions" in said
    assert "\n" not in said
    assert place.read_bytes() == before


def test_a_file_that_may_not_be_read_is_refused(open_folder: Path) -> None:
    place = open_folder / "viva.db"
    _filled(place)
    assert _as_another(place) == f"refused: the collection {place} cannot be read: Permission denied"


def test_a_folder_that_may_not_be_entered_is_refused(open_folder: Path) -> None:
    inner = open_folder / "private"
    inner.mkdir(mode=0o700)
    _filled(inner / "viva.db")
    for create in (False, True):
        said = _as_another(inner / "viva.db", create=create)
        assert said.startswith("refused: ")
        assert "Permission denied" in said


def test_a_folder_that_may_not_be_written_makes_no_collection(open_folder: Path) -> None:
    said = _as_another(open_folder / "viva.db", create=True)
    assert said.startswith("refused: no collection can be made at ")
    assert list(open_folder.iterdir()) == []


# ------------------------------------------------------------------------------------------------- locks and disks


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_MS", 50)


@pytest.mark.usefixtures("impatient")
def test_a_collection_locked_by_another_program_is_refused_and_nothing_is_lost(place: Path) -> None:
    _filled(place)
    world = World(str(place))
    session = ReviewSession(world.journal)
    before = world.rows("action", "entry", "card_state")
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CollectionError, match="in use by another program") as refused:
            session.answer(Rating.GOOD)
        assert "\n" not in str(refused.value)
        assert world.rows("action", "entry", "card_state") == before
        other.execute("ROLLBACK")
    session.answer(Rating.GOOD)
    assert len(world.entries()) == 1
    assert world.store.problems() == ()
    world.store.close()


@pytest.mark.usefixtures("impatient")
def test_a_write_begins_by_taking_the_lock_so_that_no_update_is_lost(place: Path) -> None:
    _filled(place)
    one, two = open_store(str(place)), open_store(str(place))
    with one.writing() as first:
        seen = first.log.last_action_id()
        with pytest.raises(CollectionError, match="in use"), two.writing():
            pytest.fail("two writers at once")
        with two.reading() as reader:
            assert reader.log.last_action_id() == seen
    with two.writing() as second:
        assert second.log.last_action_id() == seen
    one.close()
    two.close()


def test_a_second_writer_waits_for_the_first(place: Path) -> None:
    import threading
    import time

    _filled(place)
    order = []

    def write_slowly() -> None:
        world = World(str(place))
        with world.store.writing() as transaction:
            began.set()
            time.sleep(0.3)
            action, _ = world.journal.action(transaction, ActionKind.FLAG)
            transaction.log.append(action)
            order.append("first")
        world.store.close()

    began = threading.Event()
    writer = threading.Thread(target=write_slowly)
    writer.start()
    assert began.wait(10)
    world = World(str(place))
    ReviewSession(world.journal).answer(Rating.GOOD)
    order.append("second")
    writer.join()
    assert order == ["first", "second"]
    with world.store.reading() as transaction:
        assert [action.kind.value for action, _ in transaction.log.actions(2)] == ["answer", "flag"]
    world.store.close()


def test_a_reading_transaction_sees_one_moment(place: Path) -> None:
    _filled(place)
    world, other = World(str(place)), World(str(place))
    with world.store.reading() as transaction:
        before = transaction.log.last_action_id()
        ReviewSession(other.journal).answer(Rating.GOOD)
        assert transaction.log.last_action_id() == before
    with world.store.reading() as transaction:
        assert transaction.log.last_action_id() != before
    world.store.close()
    other.store.close()


def test_a_transaction_that_fails_leaves_nothing_and_the_next_one_works(filed: World) -> None:
    filed.add([question()], basic)
    before = filed.rows("action", "entry", "card_state", "change")

    def fail_late() -> None:
        with filed.store.writing() as transaction:
            action, _ = filed.journal.action(transaction, ActionKind.FLAG)
            transaction.log.append(action)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_late()
    assert filed.rows("action", "entry", "card_state", "change") == before
    ReviewSession(filed.journal).answer(Rating.GOOD)
    assert filed.store.problems() == ()


def test_a_full_disk_is_said_so_and_the_collection_stays_sound(filed: World) -> None:
    filed.set("", new_per_day=40)
    filed.add([question(f"Question {n}") for n in range(40)], basic)
    before = filed.rows()
    pages = _pragma(filed.store, "page_count")
    assert _pragma(filed.store, f"max_page_count = {pages}") == pages
    session = ReviewSession(filed.journal)
    answered, refused = 0, ""
    while session.view.card is not None and not refused:
        try:
            session.answer(Rating.GOOD)
            answered += 1
        except CollectionError as error:
            refused = str(error)
    assert refused.endswith("the disk is full; nothing of this action was kept")
    assert "\n" not in refused
    assert 0 < answered < 40
    assert len(filed.entries()) == answered
    assert filed.store.problems() == ()
    assert filed.rows("question", "card") == {name: before[name] for name in ("question", "card")}
    _pragma(filed.store, "max_page_count = 1000000")
    session.answer(Rating.GOOD)
    assert len(filed.entries()) == answered + 1
    assert filed.store.problems() == ()


def test_an_import_too_large_for_the_disk_leaves_nothing_of_itself(filed: World) -> None:
    filed.add([question()], basic)
    before = filed.rows("action", "change", "question", "card", "card_state")
    _pragma(filed.store, f"max_page_count = {int(str(_pragma(filed.store, 'page_count'))) + 3}")
    with pytest.raises(CollectionError, match="disk is full"):
        filed.add([question(f"Question {n}") for n in range(500)])
    assert filed.rows("action", "change", "question", "card", "card_state") == before
    assert filed.store.problems() == ()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("database is locked", "in use by another program"),
        ("attempt to write a readonly database", "read-only"),
        ("file is not a database", "no Viva collection"),
        ("database disk image is malformed", "damaged"),
        ("database or disk is full", "disk is full"),
        ("disk I/O error", "disk reports an error"),
        ("unable to open database file", "cannot be opened"),
        ("something else\nDETAIL: more of it", "cannot be used: something else"),
    ],
)
def test_what_the_driver_says_is_explained_in_one_line(said: str, meant: str) -> None:
    explained = database.explanation(said, "/home/x/viva.db")
    assert meant in explained
    assert explained.startswith("the collection /home/x/viva.db ")
    assert "\n" not in explained


def test_a_collection_that_is_deleted_while_open_takes_no_answer(tmp_path: Path) -> None:
    world = World(place=str(tmp_path / "viva.db"))
    world.add([question()], basic)
    session = ReviewSession(world.journal)
    for file in tmp_path.glob("viva.db*"):
        file.unlink()
    with pytest.raises(CollectionError, match="deleted"):
        session.answer(Rating.GOOD)
    assert list(tmp_path.glob("viva.db*")) == []
