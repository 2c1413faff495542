"""A connection of its own in a thread of its own, for a screen that reads and changes much while one goes on typing."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from typing import TypeVar

from srs.actions import Journal

Result = TypeVar("Result")


class Browsing:
    """The collection opened once more, when first asked, in one thread that does one thing after the other."""

    def __init__(self, open_again: Callable[[], AbstractContextManager[Journal]]) -> None:
        self._open_again = open_again
        self._opened = ExitStack()
        self._journal: Journal | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="browsing")

    async def ask(self, work: Callable[[Journal], Result]) -> Result:
        """What some work on the collection gives; where the asking is cancelled before the work began, it never does.

        Raises:
            SrsError: the collection cannot be opened, or what the work raises.
        """
        return await asyncio.wrap_future(self._thread.submit(self._done, work))

    def _done(self, work: Callable[[Journal], Result]) -> Result:
        if self._journal is None:
            self._journal = self._opened.enter_context(self._open_again())
        return work(self._journal)

    def close(self) -> None:
        """Close the connection once what was begun is done."""
        self._thread.submit(self._opened.close)
        self._thread.shutdown(wait=False)
