"""The importer for Anki's packages: the notes and cards of a deck or of a whole collection, with their media."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from decks.anki.cloze import hides_images
from decks.anki.collection import StoredNote, stored_notes
from decks.anki.container import Container, Media, is_package
from decks.anki.fields import sound_names
from decks.anki.notes import under_one_title
from decks.anki.own import joined
from decks.anki.stored import Made, draft_of, values_of
from decks.drafts import Draft, Problem, Reading, Unplaced
from decks.pictures import targets_of

_MOST_NAMED = 50


class AnkiPackage:
    """Notes with as many cards as they have in Anki; the review history stays in the file."""

    name = "apkg"
    summary = "an Anki package (.apkg, .colpkg): the notes of its decks with their cards and media"
    example = "a zip archive with collection.anki21b, collection.anki21 or collection.anki2, and media"
    suffixes = (".apkg", ".colpkg")

    def recognises(self, data: bytes, name: str) -> float:
        """Sure of an archive with a collection in it; so that a damaged one is called so, fairly sure by its name."""
        if is_package(data):
            return 0.99
        return 0.6 if name.casefold().endswith(self.suffixes) else 0.0

    def read_bytes(self, data: bytes, path: str) -> Reading:
        """The notes of a package, counted from 1 in the order in which they were made, and the media they name.

        Raises:
            SourceError: it is no package, damaged, too large, or of a newer kind.
        """
        container = Container(data, path)
        with TemporaryDirectory(prefix="viva-") as folder:
            notes = stored_notes(container.copy_collection(Path(folder)), path)
        said = [(rank, note) for rank, note in enumerate(notes, 1) if any(field.strip() for field in note.fields)]
        made = [draft_of(note, rank) for rank, note in said]
        named = {rank: _named(note, one.draft) for (rank, note), one in zip(said, made, strict=True)}
        media = container.media(name for names in named.values() for name in names.values())
        each = [(one.draft, note.note_type.name, values_of(note)) for (_, note), one in zip(said, made, strict=True)]
        title, drafts = under_one_title(joined(each))
        return Reading(
            title=title,
            drafts=drafts,
            problems=(*_of_cards(said, made, path), *_of_media(media, named, path)),
            unplaced=tuple(
                Unplaced(path=path, line=rank, text="") for rank in range(1, len(notes) + 1) if rank not in named
            ),
            media={
                called: media.found[name]
                for names in named.values()
                for called, name in names.items()
                if name in media.found
            },
        )


def _named(note: StoredNote, draft: Draft) -> dict[str, str]:
    """The files of a note's pictures and sounds, by what its draft's texts call them."""
    pictures = {target: unquote(target) for target in targets_of(draft)}
    return pictures | {name: name for field in note.fields for name in sound_names(field)}


def _of_cards(said: Sequence[tuple[int, StoredNote]], made: Sequence[Made], path: str) -> Iterator[Problem]:
    """One line a note type whose notes have cards that are not made here, and one for shapes on pictures."""
    left: Counter[str] = Counter()
    first: dict[str, int] = {}
    for (rank, note), one in zip(said, made, strict=True):
        if one.cards_left_out:
            left[note.note_type.name] += one.cards_left_out
            first.setdefault(note.note_type.name, rank)
    for name, count in left.items():
        message = f"Cards of {name!r} that ask for something else than the first: {count} left out."
        yield Problem(path=path, line=first[name], message=message)
    hiding = [rank for rank, note in said if note.note_type.cloze and any(map(hides_images, note.fields))]
    if hiding:
        message = f"Notes whose deletions are shapes on a picture have no card here: {len(hiding)}."
        yield Problem(path=path, line=hiding[0], message=message)


def _of_media(media: Media, named: Mapping[int, Mapping[str, str]], path: str) -> Iterator[Problem]:
    """One line a note whose media are not there or too large, or one for all where they are many."""
    lost = {**dict.fromkeys(media.missing, "not in the package"), **dict.fromkeys(media.too_large, "too large to keep")}
    of_notes = {rank: [name for name in dict.fromkeys(names.values()) if name in lost] for rank, names in named.items()}
    lines = {rank: ", ".join(f"{name} ({lost[name]})" for name in names) for rank, names in of_notes.items() if names}
    if len(lines) <= _MOST_NAMED:
        yield from (Problem(path=path, line=rank, message=f"Media lost: {names}.") for rank, names in lines.items())
    else:
        rank, names = next(iter(lines.items()))
        yield Problem(path=path, line=rank, message=f"Media of {len(lines)} notes lost, the first {names}.")


IMPORTER = AnkiPackage()
