"""Which columns a list shows: a setting of the collection for each list, so that the next time begins with them."""

from collections.abc import Sequence

from srs.actions import Journal
from srs.model import Action, ActionKind, Change, Json, Subject
from srs.store import Transaction
from srs.store.records import SHOWN_COLUMNS, setting_id


def shown_columns(transaction: Transaction, listing: str) -> tuple[str, ...] | None:
    """The names of the columns that a person chose for a list, in order; None where they chose none yet."""
    stored = transaction.schedule.stored_settings().get(("", f"{SHOWN_COLUMNS}{listing}"))
    if not isinstance(stored, list):
        return None
    return tuple(name for name in stored if isinstance(name, str))


def show_columns(journal: Journal, listing: str, columns: Sequence[str]) -> Action | None:
    """Keep the columns of a list; None where they are kept so already."""
    value: list[Json] = list(columns)
    with journal.store.writing() as transaction:
        name = f"{SHOWN_COLUMNS}{listing}"
        before = transaction.schedule.stored_settings().get(("", name))
        if before == value:
            return None
        note = f"columns of {listing}: {', '.join(columns) or 'none'}"
        action, _ = journal.action(transaction, ActionKind.SETTING, note=note)
        change = Change(
            action=action.id,
            subject=Subject.SETTING,
            id=setting_id("", name),
            before=None if before is None else {"value": before},
            after={"value": value},
        )
        transaction.log.append(action, changes=[change])
    return action
