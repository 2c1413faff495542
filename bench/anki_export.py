"""Exporting 10,000 short notes to Anki: everything, its parts, and Anki's own export of the same notes beside them.

Bars: everything at most 4 s; the package, its Markdown already rendered, at most twice Anki's own export.

Run: python -m bench.anki_export [QUESTIONS] [ROUNDS]
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.collections_made import NOW, fill
from bench.measure import in_turn, peak_megabytes, report, timed
from export.anki.apkg import packed
from export.anki.notes import notes_of
from export.exporters import exporter
from export.selection import Selection, read
from srs.store import open_store

_PEER = "Anki's own export, with scheduling"


def main(count: int = 10_000, rounds: int = 7) -> None:
    """Print the medians, their spread and the ratio to Anki's own export."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "bench.db", count, due=0)
        store = open_store(str(folder / "bench.db"))
        selection = read(store, at=NOW)
        notes = notes_of(selection)
        anki, ours, own = exporter("anki"), folder / "ours.apkg", folder / "own.apkg"
        found = in_turn(
            {
                "everything: read, render, pack, write": timed(lambda: anki.write(read(store, at=NOW), ours)),
                "Markdown to HTML, notes": timed(lambda: notes_of(selection)),
                "the package alone": timed(lambda: ours.write_bytes(packed(notes, NOW))),
                _PEER: timed(_anki(folder, selection, own)),
            },
            rounds=rounds,
        )
        sizes = f"{ours.stat().st_size / 1e6:.2f} MB, Anki's {own.stat().st_size / 1e6:.2f} MB"
    report(f"{len(notes)} notes to Anki", found, floor=_PEER, bar="everything 4 s, the package alone 2 × Anki's own")
    print(f"  {sizes}; at most {peak_megabytes():.0f} MB of memory")


def _anki(folder: Path, selection: Selection, path: Path) -> Callable[[], object]:
    """Anki's own export of a collection of the same notes."""
    from anki.collection import (
        Collection,
        ExportAnkiPackageOptions,
        ImportAnkiPackageOptions,
        ImportAnkiPackageRequest,
    )

    first = folder / "first.apkg"
    exporter("anki").write(selection, first)
    collection = Collection(str(folder / "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(first), options=ImportAnkiPackageOptions())
    )
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=False, legacy=False)
    return lambda: collection.export_anki_package(out_path=str(path), options=options, limit=None)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
