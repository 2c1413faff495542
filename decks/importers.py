"""The importers there are, and which one a file is for."""

from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, runtime_checkable

from decks.drafts import Reading
from srs.errors import SourceError

GROUP = "viva.importers"
_BUILT_IN = {
    "listing": "decks.listing:IMPORTER",
    "markdown": "decks.markdown.importer:IMPORTER",
    "aiken": "decks.aiken:IMPORTER",
    "gift": "decks.gift:IMPORTER",
    "freecodecamp": "decks.markdown.freecodecamp:IMPORTER",
    "notebook": "decks.notebook.importer:IMPORTER",
    "org": "decks.org.importer:IMPORTER",
    "pdf": "decks.pdf.importer:IMPORTER",
    "restructured": "decks.rst.importer:IMPORTER",
    "tagged": "decks.markdown.tagged:IMPORTER",
    "anki-text": "decks.anki.text:IMPORTER",
    "apkg": "decks.anki.package:IMPORTER",
    "html": "decks.web.importer:IMPORTER",
    "delimited": "decks.tables.delimited:IMPORTER",
    "xlsx": "decks.tables.spreadsheet:IMPORTER",
    "sqlite": "decks.tables.sqlite_table:IMPORTER",
    "json": "decks.records.json_importer:IMPORTER",
    "jsonl": "decks.records.json_importer:LINES",
    "javascript": "decks.records.scripts:IMPORTER",
    "yaml": "decks.records.yaml_importer:IMPORTER",
    "toml": "decks.records.toml_importer:IMPORTER",
    "word": "decks.word.importer:IMPORTER",
}
_SUFFIXES = frozenset(
    """
    .aiken .apkg .cjs .colpkg .csv .cts .db .db3 .docm .docx .dotx .gift .htm .html .ipynb .js .json .json5 .jsonl
    .jsonld .jsx .ktx .markdown .md .mdown .mdx .mht .mhtml .mjs .mts .ndjson .org .pdf .psv .qmd .rest .rst .sqlite
    .sqlite3 .tab .text .toml .ts .tsv .tsx .txt .xhtml .xlsm .xlsx .yaml .yml
    """.split()
)
"""How the names of files end that our own importers take: said here too, so that asking loads none of them."""

_NAME_COUNTS = 0.05


class Format(Protocol):
    """What `viva import --formats` says of an importer."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""
        ...

    @property
    def summary(self) -> str:
        """One line that says what the format is."""
        ...

    @property
    def example(self) -> str:
        """A few lines of the format; of a binary one, what is in such a file."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How its files' names end, in lower case with the dot."""
        ...


@runtime_checkable
class Importer(Format, Protocol):
    """Reads one format of question banks that is text."""

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text from a file of this name is in this format, from 0 to 1."""
        ...

    def read(self, text: str, path: str) -> Reading:
        """What the text says; every line that is not blank is on a draft, furniture, or unplaced."""
        ...


@runtime_checkable
class BinaryImporter(Format, Protocol):
    """Reads one format of question banks that is no text: its files are read as bytes."""

    def recognises(self, data: bytes, name: str) -> float:
        """How likely it is that these bytes of a file of this name are in this format, from 0 to 1."""
        ...

    def read_bytes(self, data: bytes, path: str) -> Reading:
        """What the file says; its parts are counted as lines are: rows, notes, paragraphs.

        Raises:
            SourceError: the file is damaged, or needs a library that is not installed.
        """
        ...


AnyImporter = Importer | BinaryImporter


def importers() -> tuple[AnyImporter, ...]:
    """Every importer: our own first, then those of other installed packages by name."""
    return tuple(_loaded(name, place) for name, place in _places().items())


def importer(name: str) -> AnyImporter:
    """The importer of a name.

    Raises:
        SourceError: there is none, or it does not load.
    """
    places = _places()
    if name not in places:
        raise SourceError(f"There is no format {name!r}; there are {', '.join(sorted(places))}.")
    return _loaded(name, places[name])


def suffixes() -> frozenset[str]:
    """How the names of files end that any importer takes."""
    others = {name: place for name, place in _places().items() if name not in _BUILT_IN}
    return _SUFFIXES | {suffix for name, place in others.items() for suffix in _loaded(name, place).suffixes}


def importer_for(text: str, name: str) -> Importer:
    """The importer that a text is most likely for, by its content; a file's name decides among near equals.

    Raises:
        SourceError: the text is in no known format.
    """
    texts = [one for one in importers() if isinstance(one, Importer)]
    likely = [(_with_name(one, one.likelihood(text, name), name), one) for one in texts]
    certainty, best = max(likely, key=lambda pair: pair[0])
    if certainty <= _NAME_COUNTS:
        raise SourceError(f"{name}: no questions found in any known format. Say which with --format, or see --formats.")
    return best


def binary_importer_for(data: bytes, name: str) -> BinaryImporter | None:
    """The importer that a file's bytes are most likely for; None where they are in no binary format."""
    binary = [one for one in importers() if isinstance(one, BinaryImporter)]
    likely = [(_with_name(one, one.recognises(data, name), name), one) for one in binary]
    certainty, best = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    return best if certainty > _NAME_COUNTS else None


def _with_name(one: Format, certainty: float, name: str) -> float:
    """A likelihood, a little more where the name's ending is the format's own."""
    fits = name.casefold().endswith(one.suffixes)
    return certainty + (_NAME_COUNTS if fits and certainty else 0.0)


def _places() -> dict[str, str | EntryPoint]:
    """Where each importer is found, by name; nobody else's takes the name of one of ours."""
    others = {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}
    return {**_BUILT_IN, **{name: point for name, point in others.items() if name not in _BUILT_IN}}


def _loaded(name: str, place: str | EntryPoint) -> AnyImporter:
    """The importer at a place, loaded now."""
    try:
        if isinstance(place, EntryPoint):
            found: object = place.load()
        else:
            module, _, attribute = place.partition(":")
            found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise SourceError(
            f"The importer {name!r} does not load ({error}). Mend or remove the package it is from."
        ) from error
    if not isinstance(found, Importer | BinaryImporter):
        raise SourceError(f"The importer {name!r} is not one: it lacks a name, an example or a way to read.")
    return found
