"""The time that an answer takes."""

from collections.abc import Callable


class AnswerTimer:
    """How long it is since a front was shown, and how long it was until its answer had been said."""

    def __init__(self, stopwatch: Callable[[], float]) -> None:
        """Begin now; `stopwatch` gives seconds that only ever grow."""
        self._stopwatch = stopwatch
        self.restart()

    def restart(self) -> None:
        """A front is shown."""
        self._began = self._stopwatch()
        self._said_after_ms: int | None = None

    def said(self) -> None:
        """The answer was said: its back is shown."""
        self._said_after_ms = self.since_front_ms

    @property
    def since_front_ms(self) -> int:
        """The time since the front was shown."""
        return round((self._stopwatch() - self._began) * 1000)

    @property
    def elapsed_ms(self) -> int:
        """The time from the front to the back, or so far."""
        return self._said_after_ms if self._said_after_ms is not None else self.since_front_ms
