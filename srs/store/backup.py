"""Backups: whole copies of a collection beside it, thinned to days, weeks and months, and the way back."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from srs.errors import CollectionError, NotFoundError
from srs.files import replaced
from srs.store import database

KEEP_ALL_DAYS, KEEP_DAILY_DAYS, KEEP_WEEKLY_DAYS = 2, 14, 70
"""Automatic backups: every one of two days, then the last of each day, week, and from ten weeks on of each month."""

_STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: its file, when it was made, and what for: "manual", "import", "merge", "daily", or another word."""

    path: Path
    made_at: datetime
    reason: str

    @property
    def automatic(self) -> bool:
        """Whether it may be thinned: a person's own stay."""
        return self.reason != "manual"


def folder_of(path: Path) -> Path:
    """Where the backups of a collection are."""
    return path.parent / f"{path.name}.backups"


def backups(path: Path) -> tuple[Backup, ...]:
    """The backups of a collection, newest first."""
    return tuple(sorted(_found(folder_of(path)), key=lambda each: each.made_at, reverse=True))


def _found(folder: Path) -> Iterator[Backup]:
    for file in folder.glob("*.db"):
        stamp, _, reason = file.stem.partition("-")
        try:
            made_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        yield Backup(path=file, made_at=made_at, reason=reason)


def make(path: Path, reason: str, *, now: datetime | None = None) -> Backup:
    """A copy of the collection as it is at this moment, whole or not at all; older automatic ones are thinned.

    Raises:
        CollectionError: the copy cannot be written, or the collection not be read.
    """
    made_at = (now or datetime.now(UTC)).astimezone(UTC)
    folder = folder_of(path)
    target = folder / f"{made_at.strftime(_STAMP)}-{reason}.db"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with replaced(target) as temporary:
            copy(path, temporary)
            refuse_unsound(temporary, path)
    except OSError as error:
        raise CollectionError(
            f"no backup can be written to {folder}: {error.strerror}; make room, or make it writable"
        ) from error
    for old in surplus(backups(path), made_at.date()):
        old.path.unlink(missing_ok=True)
    return Backup(path=target, made_at=made_at, reason=reason)


def copy(source: Path, target: Path, *, at_rest: bool = False) -> None:
    """Copy a collection by SQLite's own means, so that what is being written elsewhere is in it whole or not at all.

    One that is `at_rest`, open in no program, is read without the files that SQLite makes beside an open one.
    """
    mode = "mode=ro&immutable=1" if at_rest else "mode=ro"
    with (
        database.explained(str(source)),
        closing(sqlite3.connect(f"file:{_quoted(source)}?{mode}", uri=True, timeout=5)) as reader,
        closing(sqlite3.connect(target)) as writer,
    ):
        reader.backup(writer)
        writer.execute("PRAGMA journal_mode = DELETE")


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def surplus(all_backups: Iterable[Backup], today: date) -> tuple[Backup, ...]:
    """The automatic backups that a later one of the same day, week or month makes superfluous."""
    seen: set[tuple[str, object]] = set()
    gone = []
    for backup in sorted(all_backups, key=lambda each: each.made_at, reverse=True):
        if not backup.automatic:
            continue
        period = _period(backup.made_at.date(), today)
        if period is not None and period in seen:
            gone.append(backup)
        elif period is not None:
            seen.add(period)
    return tuple(gone)


def _period(day: date, today: date) -> tuple[str, object] | None:
    """The stretch of time of which one backup is kept; None where all are."""
    age = today - day
    if age < timedelta(days=KEEP_ALL_DAYS):
        return None
    if age < timedelta(days=KEEP_DAILY_DAYS):
        return "day", day
    if age < timedelta(days=KEEP_WEEKLY_DAYS):
        return "week", day.isocalendar()[:2]
    return "month", (day.year, day.month)


def due_today(path: Path, now: datetime) -> bool:
    """Whether no backup was made in the 24 hours before, so that the day's is due."""
    return all(now - each.made_at >= timedelta(days=1) for each in backups(path))


def chosen(path: Path, name: str | None) -> Backup:
    """The backup whose file's name begins so, or the newest.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    found = [each for each in backups(path) if name is None or (name and each.path.name.startswith(name))]
    if not found:
        raise NotFoundError(f"no backup in {folder_of(path)}" + (f" begins with {name!r}" if name is not None else ""))
    if name is not None and len(found) > 1:
        raise NotFoundError(f"more than one backup begins with {name!r}; give more of the name")
    return found[0]


def restore(path: Path, source: Path) -> Backup | None:
    """Put a backup, or any collection's file, in the place of the collection; gives the backup of what stood there.

    What stands there is backed up first if it can be read; if it is damaged it is kept beside, renamed.

    Raises:
        CollectionError: the source is no sound collection, or the place cannot be written.
    """
    database.inspect_file(source)
    refuse_unsound(source)
    before = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _held(source, path) as held:  # the backup of what stands there may thin the source away
            if path.exists():
                try:
                    before = make(path, "restore")
                except CollectionError:
                    _keep_aside(path)
            if path.exists():
                _written_over(held, path)
            else:
                held.chmod(0o600)  # as a new collection is made
                held.replace(path)
    except OSError as error:
        raise CollectionError(f"{path} cannot be restored: {error.strerror}; make room, or make it writable") from error
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    return before


@contextmanager
def _held(source: Path, path: Path) -> Iterator[Path]:
    """A copy of the source beside the place it goes to."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        held = Path(folder) / path.name
        copy(source, held)
        yield held


def _written_over(source: Path, path: Path) -> None:
    """Write a collection over another in one transaction, so that a program that has it open sees the new content."""
    with (
        database.explained(str(path)),
        closing(sqlite3.connect(source)) as reader,
        closing(sqlite3.connect(path, timeout=5)) as writer,
    ):
        reader.backup(writer)


def _keep_aside(path: Path) -> None:
    """Rename a damaged collection, and the journal that may hold its last actions."""
    number = 1
    while path.with_name(f"{path.name}.damaged-{number}").exists():
        number += 1
    for suffix in ("", "-wal"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            file.rename(path.with_name(f"{path.name}.damaged-{number}{suffix}"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)  # an index of the journal, which it would belie


def refuse_unsound(source: Path, named: Path | None = None) -> None:
    """Refuse a file that is damaged: what is to be restored, or the copy of the collection that is `named`.

    Raises:
        CollectionError: it is damaged.
    """
    with (
        database.explained(str(source)),
        closing(sqlite3.connect(f"file:{_quoted(source)}?mode=ro", uri=True)) as connection,
    ):
        said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        what = f"{named or source} is damaged ({' '.join(said.split())})"
        raise CollectionError(f"{what}; choose another backup: `viva restore --list` shows them")
