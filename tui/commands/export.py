"""`viva export FORMAT OUT`: cards leave the collection, or what one wants to see of them on the last evening."""

import sys

import click

from export.exporters import exporter, exporters
from export.selection import read
from srs.actions import Journal
from srs.errors import UsageError
from srs.model import QuestionId
from srs.search import query
from srs.settings import lineage
from tui.output import emit, json_option, place_options, say
from tui.places import journal
from tui.searching import searched
from tui.targets import STANDARD_OUTPUT, target

_SHEET = "sheet"


@click.command()
@click.argument("format_name", metavar="anki|csv|json|sheet")
@click.argument("out")
@click.option("--deck", help="Only this deck and those below it.")
@click.option("--search", metavar="SEARCH", help="Only the questions that a search finds, each with all its cards.")
@click.option("--interview", metavar="NAME", help="The interview that a sheet is for, where several are ahead.")
@json_option
@place_options
@click.pass_context
def export(
    ctx: click.Context,
    *,
    format_name: str,
    out: str,
    deck: str | None,
    search: str | None,
    interview: str | None,
    as_json: bool,
) -> None:
    """Export cards to a file; - is standard output.

    anki: a package that Anki imports; importing it again updates, and never doubles. csv: one row a card, for
    spreadsheets. json: all questions, cards and answers. sheet: the one page for the evening before an interview, as
    .txt, .md or .html.
    """
    known = {_SHEET, *(each.name for each in exporters())}
    if format_name not in known:
        raise UsageError(f"there is no export format {format_name!r}; there are {', '.join(sorted(known))}")
    if out == STANDARD_OUTPUT and as_json:
        raise UsageError("--json reports on a file; leave it away when the export itself goes to standard output")
    if format_name == _SHEET:
        if deck is not None or search is not None:
            raise UsageError("a sheet is about the scope of its interview; --deck and --search do not go with it")
        _export_sheet(ctx, out, interview, as_json=as_json)
        return
    if interview is not None:
        raise UsageError("--interview goes with a sheet: viva export sheet OUT --interview NAME")
    with journal(ctx) as opened:
        selection = read(opened.store, at=opened.clock.now(), questions=_wanted(opened, deck, search))
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


def _export_sheet(ctx: click.Context, out: str, name: str | None, *, as_json: bool) -> None:
    from tui.sheet_export import document, line, written  # noqa: PLC0415 - only for a sheet

    with journal(ctx) as opened:
        report = written(opened, out, name)
    if report is not None and as_json:
        emit(document(report))
    elif report is not None:
        say(line(report))


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


COMMANDS = {"export": export}
