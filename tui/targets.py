"""Where a command may write a file: anywhere but over the collection."""

from pathlib import Path

from srs.errors import UsageError
from srs.store.backup import folder_of

STANDARD_OUTPUT = "-"


def target(out: str, collection: Path | None) -> Path | None:
    """The file that a person named to write to; None for standard output.

    Raises:
        UsageError: the name is empty or no file can have it, or it is the collection's, its journals' or a backup's.
    """
    if not out.strip():
        raise UsageError("an empty name is no file to write to; name one, or - for standard output")
    if out == STANDARD_OUTPUT:
        return None
    try:
        path = Path(out).expanduser()
        own = collection is not None and _is_of(path, collection)
    except (OSError, RuntimeError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{out} cannot be written to: {said}; name another file") from error
    if own:
        raise UsageError(f"{out} is the collection itself (or a backup of it); give the file another name")
    return path


def _is_of(out: Path, collection: Path) -> bool:
    """Whether a file is the collection's own."""
    real = collection.resolve()
    own = {real.with_name(real.name + end) for end in ("", "-wal", "-shm", "-journal")}
    same = out.exists() and collection.exists() and out.samefile(collection)
    return same or out.resolve() in own or out.resolve().parent == folder_of(collection).resolve()
