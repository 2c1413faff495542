"""The importers there are, and which one a text is for."""

from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, runtime_checkable

from decks.drafts import Reading
from srs.errors import SourceError

GROUP = "viva.importers"
_BUILT_IN = {
    "listing": "decks.listing:IMPORTER",
    "markdown": "decks.markdown:IMPORTER",
}
_NAME_COUNTS = 0.05


@runtime_checkable
class Importer(Protocol):
    """Reads one format of question banks."""

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
        """A few lines of the format."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How its files' names end, in lower case with the dot."""
        ...

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text from a file of this name is in this format, from 0 to 1."""
        ...

    def read(self, text: str, path: str) -> Reading:
        """What the text says; every line that is not blank is on a draft, furniture, or unplaced."""
        ...


def importers() -> tuple[Importer, ...]:
    """Every importer: our own first, then those of other installed packages by name."""
    return tuple(_loaded(name, place) for name, place in _places().items())


def importer(name: str) -> Importer:
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
    return frozenset(suffix for one in importers() for suffix in one.suffixes)


def importer_for(text: str, name: str) -> Importer:
    """The importer that a text is most likely for, by its content; a file's name decides among near equals.

    Raises:
        SourceError: the text is in no known format.
    """
    likely = sorted(_likelihoods(text, name), key=lambda pair: -pair[0])
    if not likely or likely[0][0] <= _NAME_COUNTS:
        raise SourceError(f"{name}: no questions found in any known format. Say which with --format, or see --formats.")
    return likely[0][1]


def _likelihoods(text: str, name: str) -> Iterator[tuple[float, Importer]]:
    """Each importer with its likelihood, a little more where the name's ending is its own."""
    for one in importers():
        certainty = one.likelihood(text, name)
        fits = name.casefold().endswith(one.suffixes)
        yield certainty + (_NAME_COUNTS if fits and certainty else 0.0), one


def _places() -> dict[str, str | EntryPoint]:
    """Where each importer is found, by name; nobody else's takes the name of one of ours."""
    others = {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}
    return {**_BUILT_IN, **{name: point for name, point in others.items() if name not in _BUILT_IN}}


def _loaded(name: str, place: str | EntryPoint) -> Importer:
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
    if not isinstance(found, Importer):
        raise SourceError(f"The importer {name!r} is not one: it lacks a name, an example or a way to read.")
    return found
