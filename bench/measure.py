"""Timing several things in turn, A B A B, so that a machine whose speed drifts slows all alike.

Each is timed by the clock, which is what a person waits for, and by the processor, which says more on a machine that
others use at the same time.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Spent(NamedTuple):
    """What one run took, in seconds: by the clock, and of the processor."""

    seconds: float
    processor: float


class Stopwatch:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self._began = Spent(time.perf_counter(), processor_seconds())

    def spent(self, until: float | None = None) -> Spent:
        """What was spent since; by the clock, until a moment of `time.perf_counter` where one is given."""
        seconds = (until or time.perf_counter()) - self._began.seconds
        return Spent(seconds, processor_seconds() - self._began.processor)


def processor_seconds() -> float:
    """The processor's time that this process has used, with that of the processes it began and saw end."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


@dataclass(frozen=True, slots=True)
class Times:
    """What was measured of one thing, in seconds: by the clock, and of the processor."""

    seconds: tuple[float, ...]
    processor: tuple[float, ...]

    @classmethod
    def of(cls, runs: Iterable[Spent]) -> "Times":
        """Those of some runs."""
        every = tuple(runs)
        return cls(tuple(run.seconds for run in every), tuple(run.processor for run in every))

    @property
    def median(self) -> float:
        """The middle value by the clock."""
        return statistics.median(self.seconds)

    def percentile(self, share: float) -> float:
        """The value that this share of the measurements does not exceed, by the clock."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def in_turn(things: Mapping[str, Callable[[], Spent]], *, rounds: int, warm_up: int = 1) -> dict[str, Times]:
    """Run each thing in turn so many rounds, after some that are not counted."""
    found: dict[str, list[Spent]] = {name: [] for name in things}
    for number in range(rounds + warm_up):
        for name, thing in things.items():
            run = thing()
            if number >= warm_up:
                found[name].append(run)
    return {name: Times.of(runs) for name, runs in found.items()}


def timed(thing: Callable[[], object]) -> Callable[[], Spent]:
    """The thing as one that says what it took."""

    def run() -> Spent:
        watch = Stopwatch()
        thing()
        return watch.spent()

    return run


def process(command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> Callable[[], Spent]:
    """A whole process as a thing to time; it must end well."""
    every = {**os.environ, **(environment or {})}
    return timed(
        lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=every)
    )


def peak_megabytes() -> float:
    """The most memory this process has held; on Linux without what the one that started it held before."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


def report(title: str, found: Mapping[str, Times], *, floor: str | None = None, bar: str = "") -> None:
    """Print a table: medians and spread by the clock, then of the processor, each with its ratio to the floor."""
    about = [f"× is to {floor}"] * (floor is not None) + [f"bar: {bar}"] * bool(bar)
    print(f"\n{title}" + (f"   ({'; '.join(about)})" if about else ""))
    for name, times in found.items():
        of = found[floor] if floor is not None and name != floor else Times((), ())
        clock, processor = _told(times.seconds, of.seconds), _told(times.processor, of.processor)
        print(f"  {name:44} {clock}   processor {processor}")


def _told(seconds: Sequence[float], floor: Sequence[float]) -> str:
    """The median and the spread in milliseconds; the median of the ratios to the floor, round by round."""
    told = f"{statistics.median(seconds) * 1000:9.2f} ms ({min(seconds) * 1000:.2f} to {max(seconds) * 1000:.2f})"
    if not floor:
        return told
    return f"{told} {statistics.median(a / b for a, b in zip(seconds, floor, strict=True) if b):.2f} ×"
