"""Another collection to read from: a copy of its file, brought to the newest revision; the file stays as it is."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from srs.errors import CollectionError, UsageError
from srs.store import backup, database
from srs.store.store import Store, open_store


@contextmanager
def visiting(path: Path, host: Store) -> Iterator[Store]:
    """A copy of the collection at a path, beside the host's file while the block runs.

    Raises:
        UsageError: it is the host's own file.
        CollectionError: it is missing, no collection, damaged, of a newer version, or cannot be read.
    """
    _refuse(path, host)
    folder = host.path.parent if host.path and host.path.parent.is_dir() else None
    try:
        place = tempfile.TemporaryDirectory(dir=folder, prefix=".merge.")
    except OSError as error:
        raise CollectionError(f"no copy of {path} can be made beside the collection: {error.strerror}") from error
    with place:
        store = _copied(path, Path(place.name) / "collection.db")
        try:
            yield store
        finally:
            store.close()


def _refuse(path: Path, host: Store) -> None:
    try:
        if not path.exists():
            raise CollectionError(f"there is no collection at {path}")
        if host.path is not None and host.path.exists() and path.samefile(host.path):
            raise UsageError(f"{path} is the collection itself; name another one to merge with it")
    except OSError as error:
        raise CollectionError(f"the collection {path} cannot be read: {error.strerror}") from error
    database.inspect_file(path)


def _copied(path: Path, copy: Path) -> Store:
    """The copy, open; what is wrong with it is said of the file it was made of."""
    try:
        backup.copy(path, copy, at_rest=not path.with_name(f"{path.name}-wal").exists())
        backup.refuse_unsound(copy, path)
        return open_store(str(copy))
    except CollectionError as error:
        raise CollectionError(str(error).replace(str(copy), str(path))) from error
