"""Outlooks for a screen: each is computed on a connection of its own, so in any thread."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from srs.actions import Journal
from srs.model import Forecast, Interview
from srs.outlook.forecasting import Step, outlook
from srs.outlook.forecasts import earlier, store
from srs.outlook.outlook import Outlook
from tui.clock_notice import clock_notice
from tui.outlooks import why_none


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """How far an outlook is: the share done (0 to 1), what is known of it, earlier forecasts, or why there is none.

    `notice` is what is to be said of the clock.
    """

    done: float
    outlook: Outlook | None = None
    earlier: tuple[Forecast, ...] = ()
    none: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Foretelling:
    """What an outlook needs: a way to open the collection once more, to be closed when it is there."""

    open_again: Callable[[], AbstractContextManager[Journal]]

    def foretell(self, interview: Interview, tell: Callable[[Foretold], object]) -> None:
        """Tell the outlook of an interview, part after part, and keep its forecast; `tell` may stop it by raising.

        Raises:
            CollectionError: the collection cannot be read.
        """
        with self.open_again() as journal:
            before, notice = earlier(journal, interview.id), clock_notice(journal)

            def told(step: Step) -> None:
                tell(Foretold(done=step.done / step.of, outlook=step.outlook, earlier=before, notice=notice))

            ahead = interview.is_ahead(journal.clock.study_day())
            found = outlook(journal, interview, told) if ahead else None
            if found is None:
                tell(Foretold(done=1.0, none=why_none(journal, interview), notice=notice))
                return
            tell(Foretold(done=1.0, outlook=found, earlier=before, notice=notice))
            store(journal, found)
