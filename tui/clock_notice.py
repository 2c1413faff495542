"""One line where the log is ahead of the clock: what was answered last, and what to look at."""

from srs.actions import Journal
from tui.words import clock_words


def clock_notice(journal: Journal) -> str:
    """That the last answer is of a later day than today; empty where the clock may be right.

    Raises:
        CollectionError: the collection cannot be read.
    """
    clock = journal.clock
    with journal.store.reading() as transaction:
        return clock_words(transaction.study_days.answered_after(clock.study_day(), clock.now()))
