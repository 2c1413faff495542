"""Personal weights: fitted to a collection's log and, where they do better, put in force as one action."""

from dataclasses import dataclass

from srs import actions
from srs.actions import Journal, SettingChange
from srs.fit.reviews import Reviews, reviews_of
from srs.fit.trial import Outcome, Trial, trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What a fit found, and what it changed."""

    trial: Trial
    change: SettingChange


def reviews(journal: Journal) -> Reviews:
    """All reviews that stand, as a fit reads them."""
    with journal.store.reading() as transaction:
        return reviews_of(transaction.touches())


def fit(journal: Journal, *, reschedule: bool = False, dry_run: bool = False) -> Fitted:
    """Fit weights to all reviews that stand; better ones are set, every memory folded again with them.

    Due days follow only with `reschedule`; with `dry_run` nothing is changed.

    Raises:
        MissingLibraryError: there are enough reviews, and SciPy is not installed.
    """
    with journal.store.reading() as transaction:
        before = transaction.schedule.weights()
    found = trial(reviews(journal), before)
    if found.outcome is not Outcome.BETTER or found.after is None or dry_run:
        return Fitted(trial=found, change=SettingChange())
    note = f"fitted to {found.scored:,} reviews"
    change = actions.set_setting(journal, "", "weights", list(found.after), reschedule=reschedule, note=note)
    return Fitted(trial=found, change=change)
