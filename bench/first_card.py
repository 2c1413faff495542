"""First card painted by `viva review`, as a whole process in a terminal of 80x24, beside a bare Textual app.

Each is started in a pseudo-terminal; the time runs until its text stands in what it wrote. Run:
python -m bench.first_card [CARDS] [ROUNDS]
"""

import fcntl
import os
import pty
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.collections_made import fill
from bench.measure import Spent, Stopwatch, in_turn, report

_BARE = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Bare(App):\n"
    "    def compose(self):\n"
    "        yield Static('Show answer', markup=False)\n"
    "Bare().run()\n"
)
_SHOWN = b"Show answer"
_PATIENCE_SECONDS = 30.0


def _painted(command: Sequence[str], environment: dict[str, str]) -> Callable[[], Spent]:
    """A command as a thing to time: until its text is written to the terminal; then it is killed."""

    def run() -> Spent:
        watch = Stopwatch()
        child, terminal = pty.fork()
        if child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execve(command[0], list(command), environment)
        written = b""
        while _SHOWN not in written:
            if watch.spent().seconds > _PATIENCE_SECONDS:
                raise TimeoutError(f"{command} never wrote {_SHOWN!r}: {written[-400:]!r}")
            written += os.read(terminal, 65536)
        painted = time.perf_counter()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
        return watch.spent(until=painted)

    return run


def main(cards: int = 10_000, rounds: int = 15) -> None:
    """Measure and print."""
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "viva.db"
        fill(ours, cards, due=200)
        at = ["--at", "2027-01-11T09:00+00:00"]
        found = in_turn(
            {
                "bare Textual app": _painted([sys.executable, "-c", _BARE], environment),
                "viva review": _painted(
                    [sys.executable, "-m", "tui", "--collection", str(ours), *at, "review"], environment
                ),
            },
            rounds=rounds,
        )
    report(f"first card painted, {cards} cards, whole process", found, floor="bare Textual app", bar="≤ 2.3 × bare")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
