"""The folders and files to choose a bank from: those that some importer reads."""

from collections.abc import Iterable
from pathlib import Path

from textual.widgets import DirectoryTree

from decks.importers import suffixes


class BankTree(DirectoryTree):
    """A tree of folders with the files that can be banks; hidden ones are left out."""

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Folders, and the files that an importer takes."""
        endings = tuple(suffixes())
        return [
            path
            for path in paths
            if not path.name.startswith(".") and (path.is_dir() or path.name.casefold().endswith(endings))
        ]
