"""`viva export FORMAT OUT`: cards leave the collection."""

import sys
from pathlib import Path

import click

from export.exporters import exporter, exporters
from export.selection import read
from srs.actions import Journal
from srs.errors import UsageError
from srs.model import QuestionId
from srs.search import query
from srs.settings import lineage
from srs.store.backup import folder_of
from tui.output import emit, json_option, place_options, say
from tui.places import journal
from tui.searching import searched

_STANDARD_OUTPUT = "-"


@click.command()
@click.argument("format_name", metavar="anki|csv|json")
@click.argument("out")
@click.option("--deck", help="Only this deck and those below it.")
@click.option("--search", metavar="SEARCH", help="Only the questions that a search finds, each with all its cards.")
@json_option
@place_options
@click.pass_context
def export(
    ctx: click.Context, *, format_name: str, out: str, deck: str | None, search: str | None, as_json: bool
) -> None:
    """Export cards to a file; - is standard output.

    anki: a package that Anki imports; importing it again updates, and never doubles. csv: one row a card, for
    spreadsheets. json: everything.
    """
    known = {each.name for each in exporters()}
    if format_name not in known:
        raise UsageError(f"there is no export format {format_name!r}; there are {', '.join(sorted(known))}")
    if not out.strip():
        raise UsageError("an empty name is no file to export to; name one, or - for standard output")
    if out == _STANDARD_OUTPUT and as_json:
        raise UsageError("--json reports on a file; leave it away when the export itself goes to standard output")
    with journal(ctx) as opened:
        selection = read(opened.store, at=opened.clock.now(), questions=_wanted(opened, deck, search))
        if out != _STANDARD_OUTPUT and _is_of_the_collection(Path(out).expanduser(), opened.store.path):
            raise UsageError(f"{out} is the collection itself (or a backup of it); give the export another name")
    chosen = exporter(format_name)
    if out == _STANDARD_OUTPUT:
        sys.stdout.buffer.write(chosen.to_bytes(selection))
        return
    report = chosen.write(selection, Path(out).expanduser())
    if as_json:
        emit(
            {
                "format": report.format,
                "path": str(report.path),
                "questions": report.questions,
                "cards": report.cards,
                "notes": report.notes,
                "size_bytes": report.size_bytes,
            }
        )
    else:
        notes = f" as {report.notes} notes" if report.notes is not None else ""
        say(f"{report.path}: {report.questions} questions, {report.cards} cards{notes}")


def _wanted(opened: Journal, deck: str | None, search: str | None) -> list[QuestionId] | None:
    """The questions of a deck that a search finds; None for all."""
    tree = None if search is None else searched(opened, [search])
    if deck is None and tree is None:
        return None
    with opened.store.reading() as transaction:
        if tree is None:
            return [question.id for question in transaction.library.questions() if deck in lineage(question.deck)]
        found = transaction.finding.questions(query(opened.clock, tree))
        of_deck = transaction.library.questions(ids=found)
        return [question.id for question in of_deck if deck is None or deck in lineage(question.deck)]


def _is_of_the_collection(out: Path, collection: Path | None) -> bool:
    """Whether a file to write is the collection, one of the files SQLite keeps beside it, or one of its backups."""
    if collection is None:
        return False
    own = {collection.resolve().with_name(collection.resolve().name + end) for end in ("", "-wal", "-shm", "-journal")}
    same = out.exists() and collection.exists() and out.samefile(collection)
    return same or out.resolve() in own or out.resolve().parent == folder_of(collection).resolve()


COMMANDS = {"export": export}
