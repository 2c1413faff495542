"""Opening a collection: its connection, its transactions, and every way it can refuse, in words a person can use."""

import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.pool import StaticPool

from srs.errors import CollectionError
from srs.store.tables import metadata

REVISION = "0007"
"""The newest revision of the tables: what `create` stamps and the last migration leads to."""

APPLICATION_ID = 0x56495641
"""The mark of a collection in SQLite's header: "VIVA"."""

_BUSY_MS = 5000


def is_url(place: str) -> bool:
    """Whether a collection is named by a database URL rather than a path."""
    return re.match(r"[a-z][a-z0-9+]*://", place) is not None


def named(place: str) -> str:
    """A collection's place as a message shows it: the password of a URL is not."""
    try:
        return make_url(place).render_as_string(hide_password=True) if is_url(place) else place
    except ArgumentError:
        return place.partition("://")[0] + "://…"


def engine_for(place: str) -> Engine:
    """An engine on the collection at a path or URL, with one connection; nothing is opened yet."""
    if is_url(place):
        try:
            return create_engine(place)
        except (ImportError, ArgumentError) as error:
            raise CollectionError(
                f"the collection {named(place)} cannot be opened: {error}; name a file or postgresql+psycopg://…"
            ) from error
    url = URL.create("sqlite", database=place)
    engine = create_engine(url, poolclass=StaticPool, connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Take transactions out of the driver's hands and set what holds for the connection's life."""
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", f"busy_timeout = {_BUSY_MS}", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(str(connection.get_execution_options().get("viva_begin", "BEGIN")))


@contextmanager
def transaction(connection: Connection, place: str, *, write: bool) -> Iterator[None]:
    """One transaction: one that writes is committed when the block ends well; any other is rolled back.

    Raises:
        CollectionError: the collection is locked, read-only, damaged, or its disk is full.
    """
    connection.execution_options(viva_begin="BEGIN IMMEDIATE" if write else "BEGIN")
    with explained(place), connection.begin() as begun:
        yield
        if not write:
            begun.rollback()


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn what a driver says into one line of what, where and what to do."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise  # a mistake of ours, which keeps its traceback
    except DBAPIError as error:
        raise CollectionError(explanation(str(error.orig), place)) from error
    except sqlite3.Error as error:
        raise CollectionError(explanation(str(error), place)) from error


def explanation(said: str, place: str) -> str:
    """What a driver's message means for the person."""
    known = {
        "locked": "is in use by another program and did not come free in 5 seconds; close it there and try again",
        "readonly": "cannot be written: the file or its folder is read-only; change its permissions or name another "
        "with --collection",
        "not a database": "is no Viva collection; name another with --collection",
        "malformed": "is damaged; `viva restore` brings back the last backup",
        "disk is full": "cannot be written: the disk is full; nothing of this action was kept",
        "disk I/O": "cannot be read or written: the disk reports an error; nothing of this action was kept",
        "unable to open": "cannot be opened; look at the folder's permissions or name another with --collection",
    }
    for sign, meaning in known.items():
        if sign in said:
            return f"the collection {named(place)} {meaning}"
    why = said.splitlines()[0] if said else "its driver does not say why"
    return f"the collection {named(place)} cannot be used: {why}"


# --------------------------------------------------------------------------------------------------- making and opening


def create(path: Path) -> None:
    """A new, empty collection at `path`, which appears whole or not at all.

    Raises:
        CollectionError: its folder cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    except OSError as error:
        raise CollectionError(
            f"no collection can be made at {path}: {error.strerror}; name another place with --collection"
        ) from error
    os.close(handle)
    made = Path(name)
    _put_strays_aside(path)
    try:
        engine = engine_for(name)
        with explained(str(path)), closing(sqlite3.connect(name)) as plain, engine.connect() as connection:
            plain.execute("PRAGMA journal_mode = WAL")
            plain.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            fill(connection)
        engine.dispose()
        _put_in_place(made, path)
    except OSError as error:
        raise CollectionError(f"no collection can be made at {path}: {error.strerror}") from error
    finally:
        for leftover in (made, Path(f"{name}-wal"), Path(f"{name}-shm")):
            leftover.unlink(missing_ok=True)


def _put_strays_aside(path: Path) -> None:
    """Rename a journal whose collection is gone: SQLite would take it for the new collection's own."""
    if path.exists():
        return
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    for suffix in ("-wal", "-journal"):
        stray = path.with_name(path.name + suffix)
        number = 1
        while stray.exists():
            aside = path.with_name(f"{path.name}.stray-{number}{suffix}")
            if not aside.exists():
                stray.rename(aside)
            number += 1


def _put_in_place(made: Path, path: Path) -> None:
    """Give a new collection its name, unless another process was first: its collection is as new as this one."""
    try:
        os.link(made, path)
    except FileExistsError:
        return
    except OSError:  # a disk that knows no links
        if not path.exists():
            made.rename(path)


def fill(connection: Connection) -> None:
    """Make the tables of the newest revision in an empty database, and stamp it."""
    from srs.store import question_text  # noqa: PLC0415 - only a new collection needs it

    connection.execution_options(viva_begin="BEGIN IMMEDIATE")
    with connection.begin():
        metadata.create_all(connection, checkfirst=False)
        question_text.rebuild(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": REVISION})


def inspect_file(path: Path) -> None:
    """Refuse, unopened by SQLite, what cannot be a collection.

    Raises:
        CollectionError: a folder, an unreadable or empty file, or one with another format's first bytes.
    """
    if not path.is_file():
        raise CollectionError(f"the collection {path} is a folder, not a file; name a file with --collection")
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError as error:
        raise CollectionError(f"the collection {path} cannot be read: {error.strerror}") from error
    if not head.startswith(b"SQLite format 3\x00"):
        what = "is empty" if not head else "is no SQLite file"
        raise CollectionError(f"{path} {what}, so no Viva collection; name another with --collection or move it away")
    if len(head) < 72 or int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise CollectionError(
            f"{path} is another program's database, not a Viva collection; name another with --collection"
        )


def stored_revision(connection: Connection) -> str | None:
    """The revision a database is stamped with; None where it has no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(select(text("version_num")).select_from(text("alembic_version"))).scalar()
