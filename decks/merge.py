"""What was compared, written: the differences of one or more banks in one action."""

from collections.abc import Iterable, Mapping, Sequence

from decks.comparison import Comparison
from decks.differences import Difference, changes_of
from srs.actions import Journal
from srs.model import Action, ActionKind, Bank, Subject
from srs.store import Transaction
from srs.store.codec import Record
from srs.store.records import medium_id

_NAMED = 3
"""How many of the banks that came in together an action names."""


def apply(
    journal: Journal, transaction: Transaction, brought: Sequence[tuple[Bank, Comparison, Mapping[str, bytes]]]
) -> Action | None:
    """Write what was compared of each bank, and its media by name, as one action; None where nothing changes."""
    names: list[str] = []
    differences: list[Difference] = []
    for bank, comparison, media in brought:
        unnamed = transaction.media.unnamed(bank.id, media)
        transaction.media.keep(media[name] for name in unnamed)
        of_bank = [*comparison.differences, *_of_media(bank, transaction.media.names(bank.id), unnamed)]
        names += [bank.name] if of_bank else []
        differences += of_bank
    return write(journal, transaction, differences, kind=ActionKind.IMPORT, note=_noted(names))


def _of_media(bank: Bank, known: Mapping[str, str], unnamed: Mapping[str, str]) -> Iterable[Difference]:
    for name, identity in unnamed.items():
        before: Record | None = {"hash": known[name]} if name in known else None
        yield Difference(subject=Subject.MEDIA, id=medium_id(bank.id, name), before=before, after={"hash": identity})


def _noted(names: Sequence[str]) -> str:
    """The names of banks in a line, of many the first."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def write(
    journal: Journal, transaction: Transaction, differences: Sequence[Difference], *, kind: ActionKind, note: str
) -> Action | None:
    """Write differences as one action of a kind in this transaction; None where there are none."""
    if not differences:
        return None
    action, _ = journal.action(transaction, kind, note=note)
    transaction.log.append(action, changes=changes_of(action.id, differences))
    return action
