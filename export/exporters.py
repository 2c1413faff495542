"""The exporters there are, and how what they make comes into a file.

A new format is one module with a function `render`, and its line in `_EXPORTERS`; the module is imported when used.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from export.selection import Selection
from export.writing import write
from srs.errors import ExportError


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A file's whole content; `notes` counts Anki's notes where the format has any."""

    content: bytes
    notes: int | None = None


class Render(Protocol):
    """What a format's module has to offer."""

    def __call__(self, selection: Selection, /) -> Rendering:
        """The content of a file; the same selection gives the same bytes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What went into a file."""

    format: str
    path: Path
    questions: int
    cards: int
    notes: int | None
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """Writes one format: its name, what it is for in a line, how its files' names end, the module that knows it.

    `of_cards` says that it has nothing to show of a question without cards.
    """

    name: str
    summary: str
    suffix: str
    module: str
    of_cards: bool = True

    def to_bytes(self, selection: Selection) -> bytes:
        """What would stand in the file.

        Raises:
            ExportError: the selection is empty.
        """
        return self._rendered(selection).content

    def write(self, selection: Selection, path: Path) -> ExportReport:
        """A file with the selection in this format; what stood there before stays unless all of it is written.

        Raises:
            ExportError: the selection is empty, the folder cannot be written, or the disk is full.
        """
        rendering = self._rendered(selection)
        write(path, rendering.content)
        return ExportReport(
            format=self.name,
            path=path,
            questions=len(selection.questions),
            cards=selection.card_count,
            notes=rendering.notes,
            size_bytes=len(rendering.content),
        )

    def _rendered(self, selection: Selection) -> Rendering:
        found, what = (selection.card_count, "card") if self.of_cards else (len(selection.questions), "question")
        if not found:
            raise ExportError(
                f"nothing to export: no {what} was found; import a bank first, or search for something else "
                "(`viva list` shows what there is)"
            )
        render: Render = import_module(self.module).render
        return render(selection)


_EXPORTERS = (
    Exporter(
        name="anki", summary="a package for Anki, its apps included", suffix=".apkg", module="export.anki.package"
    ),
    Exporter(name="csv", summary="a table for spreadsheets, one row a card", suffix=".csv", module="export.delimited"),
    Exporter(
        name="json", summary="everything, for programs", suffix=".json", module="export.json_file", of_cards=False
    ),
)


def exporters() -> tuple[Exporter, ...]:
    """Every exporter, by name."""
    return _EXPORTERS


def exporter(name: str) -> Exporter:
    """The exporter of a name.

    Raises:
        ExportError: there is none.
    """
    found = next((each for each in _EXPORTERS if each.name == name), None)
    if found is None:
        raise ExportError(
            f"there is no format {name!r} to export to; there are {', '.join(e.name for e in _EXPORTERS)}"
        )
    return found
