"""A line on standard error that says how far a long work is; none where the work is short or nobody looks."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_AFTER_SECONDS = 1.0
_EVERY_SECONDS = 0.1
_WIDTH = 24


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
            filled = _WIDTH * done // max(of, 1)
            sys.stderr.write(f"\r\x1b[K{what:<14} {'█' * filled}{'░' * (_WIDTH - filled)} {done}/{of}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
