"""How far a long work is: what a caller is told while a bank is read, taken apart and written."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many; what it raises ends the work, nothing written."""


def unwatched(_what: str, _done: int, _of: int) -> None:
    """The progress of a work that nobody watches."""
