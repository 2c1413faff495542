"""A share of something with what it is a share of: silent where there is too little, and with its uncertainty."""

import math
from dataclasses import dataclass

ENOUGH = 20
"""The fewest that a share is told of: with 20, its 95 % bounds are up to 40 points apart."""

_SIGMAS = 1.96


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Both together."""
        return Share(self.part + other.part, self.of + other.of)

    @property
    def value(self) -> float | None:
        """From 0 to 1; None where there is not enough to say."""
        return self.part / self.of if self.of >= ENOUGH else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Where the true share lies with a chance of 95 %; None where there is not enough to say.

        Wilson's interval (Wilson 1927, J. Am. Stat. Assoc. 22:209), which also holds near 0 and 1.
        """
        if self.value is None:
            return None
        square = _SIGMAS**2 / self.of
        middle = (self.value + square / 2) / (1 + square)
        half = _SIGMAS / (1 + square) * math.sqrt(self.value * (1 - self.value) / self.of + square / (4 * self.of))
        return max(0.0, middle - half), min(1.0, middle + half)
