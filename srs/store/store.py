"""A collection: opened once, read and written in transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from srs.errors import CollectionError
from srs.store import database
from srs.store.last_found import LastFound
from srs.store.library import Library
from srs.store.log import Log
from srs.store.media import Media
from srs.store.schedule import Schedule
from srs.store.study_days import StudyDays
from srs.store.truth import Truth

if TYPE_CHECKING:
    from srs.store.card_sets import CardSet
    from srs.store.card_statistics import CardStatistics
    from srs.store.finding import Finding
    from srs.store.forecasts import Forecasts
    from srs.store.interviews import Interviews
    from srs.store.plan_reader import PlanReader
    from srs.store.statistics import LogStatistics


class Transaction:
    """One consistent view of a collection, or one change of it."""

    def __init__(self, connection: Connection, last_found: LastFound | None = None) -> None:
        self._connection = connection
        self._last_found = last_found
        self.library = Library(connection)
        self.schedule = Schedule(connection)
        self.log = Log(connection)
        self.study_days = StudyDays(connection)
        self.media = Media(connection)
        self.truth = Truth(connection)

    def log_statistics(self, first: date | None = None, cards: "CardSet | None" = None) -> "LogStatistics":
        """What is counted in the log from a study day on, of all cards or of a set."""
        from srs.store.statistics import LogStatistics  # noqa: PLC0415 - only who asks for figures waits for it

        return LogStatistics(self._connection, first, cards)

    def card_statistics(self, cards: "CardSet | None" = None) -> "CardStatistics":
        """What is counted of the cards as they stand, of all or of a set."""
        from srs.store.card_statistics import CardStatistics  # noqa: PLC0415 - the same

        return CardStatistics(self._connection, cards)

    def touches(self) -> Iterator[tuple[str, date, int | None]]:
        """Card, study day and rating (None for a reset) of all that touched memory and stands, in order of time."""
        from srs.store.memory_log import touches  # noqa: PLC0415 - the same

        return touches(self._connection)

    @property
    def interviews(self) -> "Interviews":
        """The interviews."""
        from srs.store.interviews import Interviews  # noqa: PLC0415 - an answer does not wait for it

        return Interviews(self._connection)

    def plan_reader(self, today: date) -> "PlanReader":
        """What the plan of a study day is made of."""
        from srs.store.plan_reader import PlanReader  # noqa: PLC0415 - only who has an interview ahead waits for it

        return PlanReader(self._connection, today)

    @property
    def forecasts(self) -> "Forecasts":
        """The forecasts, and the predictions that were checked."""
        from srs.store.forecasts import Forecasts  # noqa: PLC0415 - the same

        return Forecasts(self._connection)

    @property
    def finding(self) -> "Finding":
        """Searches: what they find, in order."""
        from srs.store.finding import Finding  # noqa: PLC0415 - who reviews without a search does not wait for it

        return Finding(self._connection, self._last_found)


class Store:
    """An open collection: one connection, used by one thread."""

    def __init__(self, connection: Connection, place: str) -> None:
        self._connection = connection
        self.place = place
        self._file = _identity(self.path)
        self._last_found = LastFound()

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that sees the collection as it is now.

        Raises:
            CollectionError: the collection cannot be read.
        """
        with database.transaction(self._connection, self.place, write=False):
            yield Transaction(self._connection, self._last_found)

    @contextmanager
    def writing(self, *, dry_run: bool = False) -> Iterator[Transaction]:
        """A transaction that writes: on disk when the block ends well, undone when it raises or with `dry_run`.

        Raises:
            CollectionError: the collection is locked, read-only, damaged or gone, or its disk is full.
        """
        if _identity(self.path) != self._file:
            raise CollectionError(
                f"the collection {self.place} was moved, deleted or replaced while it was open, so nothing was "
                "recorded; put it back or start Viva again"
            )
        with database.transaction(self._connection, self.place, write=not dry_run):
            yield Transaction(self._connection)

    def close(self) -> None:
        """Close the collection."""
        engine = self._connection.engine
        self._connection.close()
        engine.dispose()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the collection, a line each; see `srs.store.check`."""
        from srs.store import check  # noqa: PLC0415 - only `viva check` needs it

        with database.transaction(self._connection, self.place, write=False):
            return tuple(check.problems(self._connection))

    def mend(self) -> None:
        """Make anew what is made of questions and points alone: the text that searches look through, and its index.

        Raises:
            CollectionError: nothing could be written.
        """
        from srs.store import question_text  # noqa: PLC0415 - only `viva check --mend` needs it

        with database.transaction(self._connection, self.place, write=True):
            question_text.rebuild(self._connection)

    @property
    def path(self) -> Path | None:
        """The file it is in; None in memory and on a server."""
        return None if self.place == ":memory:" or database.is_url(self.place) else Path(self.place)


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Which file stands at a path, if one does."""
    try:
        found = path.stat() if path else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def open_store(place: str, *, create: bool = False) -> Store:
    """The collection at a path or URL, migrated if an older version wrote it.

    With `create` one is made where there is none; else an empty one in memory stands for it, and nothing is written.

    Raises:
        CollectionError: it is damaged, of a newer version, no collection, or cannot be opened.
    """
    if place == ":memory:" or database.is_url(place):
        return _filled(place)
    path = Path(place)
    try:
        missing = not path.exists()
    except OSError as error:
        raise CollectionError(f"the collection {path} cannot be read: {error.strerror}") from error
    if missing:
        if not create:
            return _filled(":memory:")
        database.create(path)
    database.inspect_file(path)
    engine = database.engine_for(place)
    try:
        with database.explained(place), engine.connect() as connection:
            revision = database.stored_revision(connection)
        if revision != database.REVISION:
            from srs.store import upgrade  # noqa: PLC0415 - alembic costs a third of a second

            upgrade.upgrade(engine, path, revision)
        return Store(engine.connect(), place)
    except BaseException:
        engine.dispose()
        raise


def _filled(place: str) -> Store:
    """A collection that is no file: in memory always new, on a server made at first use."""
    engine = database.engine_for(place)
    with database.explained(place):
        connection = engine.connect()
        revision = database.stored_revision(connection)
        connection.rollback()
        if revision is None:
            database.fill(connection)
        elif revision != database.REVISION:
            raise CollectionError(
                f"the collection {database.named(place)} has revision {revision}, this Viva knows {database.REVISION}"
            )
    return Store(connection, place)
