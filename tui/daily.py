"""What happens once a day on first use, after the person has what they came for."""

from srs.actions import Journal
from srs.store import backup as backups


def backup(journal: Journal) -> None:
    """Back the collection up if no backup was made in the last day; by its file, so from any thread.

    Raises:
        CollectionError: the backup cannot be written.
    """
    path = journal.store.path
    if path is None:
        return
    now = journal.clock.now()
    if backups.due_today(path, now):
        backups.make(path, "daily", now=now)
