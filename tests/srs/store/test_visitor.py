"""Another collection is read by a copy of it: its file and its folder stay as they are, whatever it is."""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from factories import World, bank, basic, question
from older import second_version

from srs.errors import CollectionError, UsageError
from srs.store.visitor import visiting


@pytest.fixture
def host(place: Path) -> Iterator[World]:
    """A collection in a file, open."""
    made = World(str(place))
    yield made
    made.store.close()


@pytest.fixture
def guest(tmp_path: Path) -> Path:
    """Another collection in a folder of its own, with one question, closed."""
    path = tmp_path / "train" / "other ?#%.db"
    path.parent.mkdir()
    world = World(str(path))
    world.add([question()], basic)
    world.store.close()
    return path


def _folder(path: Path) -> dict[str, str]:
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in path.parent.iterdir()}


def _questions(path: Path, host: World) -> int:
    with visiting(path, host.store) as store, store.reading() as transaction:
        return len(transaction.library.questions())


def test_a_visitor_is_read_and_neither_its_file_nor_its_folder_changes(guest: Path, host: World) -> None:
    before, beside = _folder(guest), sorted(Path(host.place).parent.iterdir())
    assert _questions(guest, host) == 1
    assert _folder(guest) == before
    assert sorted(Path(host.place).parent.iterdir()) == beside


def test_what_an_open_program_has_written_is_read_too(guest: Path, host: World) -> None:
    writing = World(str(guest))
    writing.add([question("Another?")], basic)
    assert guest.with_name(f"{guest.name}-wal").stat().st_size
    assert _questions(guest, host) == 2
    writing.store.close()


def test_a_visitor_of_an_older_version_is_migrated_in_the_copy_alone(tmp_path: Path, host: World) -> None:
    path = tmp_path / "older.db"
    second_version(path)
    content = path.read_bytes()
    with visiting(path, host.store) as store, store.reading() as transaction:
        assert transaction.library.question(question().id) == question()
        assert transaction.media.names(bank().id).keys() == {"crane.png"}
    assert path.read_bytes() == content
    assert not list(tmp_path.glob("older.db?*"))


def test_a_visitor_of_a_newer_version_is_refused_by_its_own_name(guest: Path, host: World) -> None:
    with closing(sqlite3.connect(guest)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    with pytest.raises(CollectionError, match="newer Viva") as caught, visiting(guest, host.store):
        pass
    assert str(guest) in str(caught.value)
    assert ".merge." not in str(caught.value)


def test_a_link_to_the_collection_itself_is_refused(tmp_path: Path, host: World) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(host.place)
    for same in (Path(host.place), link):
        with pytest.raises(UsageError, match="is the collection itself"), visiting(same, host.store):
            pass


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"# notes\n", "is no SQLite file"), (b"SQLite format 3\x00" + b"\0" * 200, "another program")],
)
def test_what_is_no_collection_is_refused(tmp_path: Path, host: World, content: bytes, said: str) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with pytest.raises(CollectionError, match=said), visiting(path, host.store):
        pass


def test_a_missing_file_a_folder_and_a_damaged_one_are_refused(guest: Path, tmp_path: Path, host: World) -> None:
    with pytest.raises(CollectionError, match="no collection at"), visiting(tmp_path / "gone.db", host.store):
        pass
    with pytest.raises(CollectionError, match="is a folder"), visiting(tmp_path, host.store):
        pass
    content = bytearray(guest.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    guest.write_bytes(content)
    with pytest.raises(CollectionError) as caught, visiting(guest, host.store):
        pass
    assert str(guest) in str(caught.value)
    assert ".merge." not in str(caught.value)


def test_a_name_too_long_for_the_disk_is_refused(host: World) -> None:
    with pytest.raises(CollectionError, match="cannot be read"), visiting(Path("x" * 5000), host.store):
        pass


def test_a_host_in_memory_takes_a_visitor_too(guest: Path, world: World) -> None:
    assert _questions(guest, world) == 1


def test_a_copy_that_another_program_wrote_as_a_plain_file_is_read(guest: Path, tmp_path: Path, host: World) -> None:
    plain = tmp_path / "plain.db"
    shutil.copy(guest, plain)
    with closing(sqlite3.connect(plain)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    assert _questions(plain, host) == 1
