"""A line on standard error that says how far a long work is; none where the work is short or nobody looks."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size

_AFTER_SECONDS = 1.0
_EVERY_SECONDS = 0.1
_WIDTH, _NARROWEST = 24, 6
_WORDS = 14


@contextmanager
def progress_line(
    *, stopwatch: Callable[[], float] = time.monotonic, shown: bool | None = None
) -> Iterator[Callable[[str, int, int], None]]:
    """A callback for a work's progress, whose line appears after a second and is taken away at the end."""
    visible = sys.stderr.isatty() if shown is None else shown
    began = stopwatch()
    last = 0.0

    def tell(what: str, done: int, of: int) -> None:
        nonlocal last
        now = stopwatch()
        if visible and now - began >= _AFTER_SECONDS and now - last >= _EVERY_SECONDS:
            last = now
            sys.stderr.write(f"\r\x1b[K{_line(what, done, of, get_terminal_size((80, 24)).columns - 1)}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _line(what: str, done: int, of: int, room: int) -> str:
    """What is done in at most so many cells: in words, as a bar where there is room for one, and in figures."""
    figures = f" {done}/{of}"
    width = min(_WIDTH, room - _WORDS - 1 - len(figures))
    if width < _NARROWEST:
        return f"{what}{figures}"[:room]
    return f"{what[:_WORDS]:<{_WORDS}} {bar(done, of, width)}{figures}"


def bar(done: int, of: int, width: int) -> str:
    """How much is done, in so many cells."""
    filled = width * done // max(of, 1)
    return f"{'█' * filled}{'░' * (width - filled)}"
