"""Many ids a few at a time: databases bound how many parameters a statement has."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Value = TypeVar("Value")

AT_ONCE = 500


def portions(values: Iterable[Value], size: int = AT_ONCE) -> Iterator[list[Value]]:
    """The values in order, so many at a time."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
