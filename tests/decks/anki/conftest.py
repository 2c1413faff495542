from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass
class Written:
    """A collection that Anki itself keeps, and the files that it exports."""

    collection: Any
    folder: Path

    def add(self, kind: str, fields: list[str], *, deck: str = "Default", tags: tuple[str, ...] = ()) -> Any:
        note = self.collection.new_note(self.collection.models.by_name(kind))
        note.fields = fields
        note.tags = list(tags)
        self.collection.add_note(note, self.collection.decks.id(deck))
        return note

    def medium(self, name: str, content: bytes) -> str:
        return str(self.collection.media.write_data(name, content))

    def package(self, *, legacy: bool) -> bytes:
        from anki.collection import ExportAnkiPackageOptions

        path = self.folder / "made.apkg"
        options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy)
        self.collection.export_anki_package(out_path=str(path), options=options, limit=None)
        return path.read_bytes()

    def whole(self, *, legacy: bool) -> bytes:
        path = self.folder / "made.colpkg"
        self.collection.export_collection_package(str(path), include_media=True, legacy=legacy)
        self.collection.reopen()
        return path.read_bytes()

    def notes_in_plain_text(self, *, html: bool = True, columns: bool = True) -> str:
        path = self.folder / "notes.txt"
        self.collection.export_note_csv(
            out_path=str(path),
            limit=None,
            with_html=html,
            with_tags=columns,
            with_deck=columns,
            with_notetype=columns,
            with_guid=columns,
        )
        return path.read_text(encoding="utf-8")

    def cards_in_plain_text(self) -> str:
        path = self.folder / "cards.txt"
        self.collection.export_card_csv(out_path=str(path), limit=None, with_html=True)
        return path.read_text(encoding="utf-8")


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Written]:
    module = pytest.importorskip("anki.collection", reason="the anki package is not installed")
    collection = module.Collection(str(tmp_path / "made.anki2"))
    yield Written(collection, tmp_path)
    collection.close()
