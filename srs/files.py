"""Writing files whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`: what is written there takes its place, on disk, when the block ends well.

    If the block raises, the file that stood there stays as it was.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        _give_usual_mode(temporary, path)
        _to_disk(temporary)
        temporary.replace(path)
        _to_disk(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """The file with this content, or as it was; a link's target is written, a pipe or a device is written to.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as opened:
            opened.write(content)
        return
    with replaced(path.resolve()) as temporary:
        temporary.write_bytes(content)


def _give_usual_mode(temporary: Path, path: Path) -> None:
    """Give the new file the mode of the old, or the usual one: a temporary file is closed to everyone else."""
    if path.exists():
        temporary.chmod(path.stat().st_mode & 0o777)
    else:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def _to_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk itself."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
