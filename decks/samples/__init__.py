"""The sample banks: interview questions on DevOps and site reliability, written for this project."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

LISTING = "sre-interview-questions.txt"
MARKDOWN = "sre-interview-questions.md"


@contextmanager
def sample(name: str = LISTING) -> Iterator[Path]:
    """The path of a sample bank, as long as the block lasts: packages may be read from an archive."""
    with as_file(files(__name__) / name) as path:
        yield path
