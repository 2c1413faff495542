"""A selection as an Anki package."""

from export.anki.apkg import packed
from export.anki.notes import notes_of
from export.exporters import Rendering
from export.selection import Selection


def render(selection: Selection) -> Rendering:
    """The package: notes as `export.anki.note_types` says, new cards in the order of the selection."""
    notes = notes_of(selection)
    return Rendering(content=packed(notes, selection.exported_at), notes=len(notes))
