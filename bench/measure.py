"""Timing several things in turn, A B A B, so that a machine whose speed drifts slows all alike."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Times:
    """What was measured of one thing, in seconds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.seconds)

    def percentile(self, share: float) -> float:
        """The value that this share of the measurements does not exceed."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def spread(self) -> str:
        """From the fastest to the slowest."""
        return f"{min(self.seconds):.4f} to {max(self.seconds):.4f}"


def in_turn(things: Mapping[str, Callable[[], float]], *, rounds: int, warm_up: int = 1) -> dict[str, Times]:
    """Run each thing in turn so many rounds; each gives the seconds it took."""
    found: dict[str, list[float]] = {name: [] for name in things}
    for number in range(rounds + warm_up):
        for name, thing in things.items():
            seconds = thing()
            if number >= warm_up:
                found[name].append(seconds)
    return {name: Times(tuple(seconds)) for name, seconds in found.items()}


def timed(thing: Callable[[], object]) -> Callable[[], float]:
    """The thing as one that gives its seconds."""

    def run() -> float:
        start = time.perf_counter()
        thing()
        return time.perf_counter() - start

    return run


def process(command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> Callable[[], float]:
    """A whole process as a thing to time; it must end well."""

    def run() -> float:
        start = time.perf_counter()
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, **(environment or {})},
        )
        return time.perf_counter() - start

    return run


def peak_megabytes() -> float:
    """The most memory this process has held; on Linux without what the one that started it held before."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


def report(title: str, found: Mapping[str, Times], *, floor: str | None = None, bar: str = "") -> None:
    """Print a table: median, spread, and each thing's ratio to the floor, round by round."""
    print(f"\n{title}" + (f"   (bar: {bar})" if bar else ""))
    for name, times in found.items():
        line = f"  {name:44} median {times.median * 1000:10.2f} ms   {times.spread} s"
        if floor is not None and name != floor:
            ratios = sorted(a / b for a, b in zip(times.seconds, found[floor].seconds, strict=True))
            line += f"   {statistics.median(ratios):.2f} × {floor} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        print(line)
