"""`viva export FORMAT OUT`: cards leave the collection."""

import sys

import click

from export.exporters import exporter, exporters
from export.selection import read
from srs.errors import UsageError
from srs.settings import lineage
from tui.output import emit, json_option, place_options, say
from tui.places import journal
from tui.targets import STANDARD_OUTPUT, target


@click.command()
@click.argument("format_name", metavar="anki|csv|json")
@click.argument("out")
@click.option("--deck", help="Only this deck and those below it.")
@json_option
@place_options
@click.pass_context
def export(ctx: click.Context, *, format_name: str, out: str, deck: str | None, as_json: bool) -> None:
    """Export cards to a file; - is standard output.

    anki: a package that Anki imports; importing it again updates, and never doubles. csv: one row a card, for
    spreadsheets. json: everything.
    """
    known = {each.name for each in exporters()}
    if format_name not in known:
        raise UsageError(f"there is no export format {format_name!r}; there are {', '.join(sorted(known))}")
    if out == STANDARD_OUTPUT and as_json:
        raise UsageError("--json reports on a file; leave it away when the export itself goes to standard output")
    with journal(ctx) as opened:
        wanted = None
        if deck is not None:
            with opened.store.reading() as transaction:
                wanted = [q.id for q in transaction.library.questions() if deck in lineage(q.deck)]
        selection = read(opened.store, at=opened.clock.now(), questions=wanted)
        path = target(out, opened.store.path)
    chosen = exporter(format_name)
    if path is None:
        sys.stdout.buffer.write(chosen.to_bytes(selection))
        return
    report = chosen.write(selection, path)
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


COMMANDS = {"export": export}
