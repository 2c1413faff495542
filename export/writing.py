"""A file written whole or not at all, and what is said where it cannot be."""

from pathlib import Path

from srs.errors import ExportError
from srs.files import write_whole


def write(path: Path, content: bytes) -> None:
    """A file with this content; what stood there before stays unless all of it is written.

    Raises:
        ExportError: the folder cannot be written, the path is a folder, or the disk is full.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written ({error.strerror or error}); nothing was changed: give another place, "
            "or make room there"
        ) from error
