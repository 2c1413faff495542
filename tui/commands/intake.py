"""`viva import`: banks of questions come in."""

from collections.abc import Sequence
from pathlib import Path

import click

from decks.importers import importers
from decks.intake import Wishes, bring_all, read
from decks.source import STANDARD_INPUT
from srs.errors import UsageError
from srs.model import Depth
from tui.import_report import document, tell
from tui.importing import back_up
from tui.output import emit, json_option, place_options, say
from tui.places import journal
from tui.progress_line import progress_line


@click.command("import")
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--bank", help="The bank's name: a new one, or the one that this is an update of.")
@click.option("--deck", help="The deck the questions go to, such as devops::linux.")
@click.option("--format", "format_name", help="The format, where it is not recognised; --formats lists them.")
@click.option("--depth", type=click.Choice([depth.value for depth in Depth]), help="How far to take questions apart.")
@click.option("--encoding", help="The encoding of the files, where it is not recognised.")
@click.option("--language", help="The language of the questions, such as en; of those in several, the one to take.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--formats", is_flag=True, help="List the formats, with an example each.")
@json_option
@place_options
@click.pass_context
def import_(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    bank: str | None,
    deck: str | None,
    format_name: str | None,
    depth: str | None,
    encoding: str | None,
    language: str | None,
    dry_run: bool,
    formats: bool,
    as_json: bool,
) -> None:
    """Import question banks: files, folders, or - for standard input."""
    if formats:
        _list_formats(as_json=as_json)
        return
    if not paths:
        raise UsageError("import what? Name a file or a folder, or - for standard input: viva import questions.txt")
    wishes = Wishes(
        bank=bank,
        deck=deck,
        format=format_name,
        depth=Depth(depth) if depth else None,
        encoding=encoding,
        language=language,
    )
    named = _each_once(paths)
    if bank is not None and len(named) > 1:
        raise UsageError(f"--bank names one bank, and here are {len(named)} paths. Import one by one, or their folder.")
    with progress_line() as progress:
        readings = [read(path, wishes, progress=progress) for path in named]
        with journal(ctx, create=not dry_run, may_be_new=dry_run) as opened:
            reports = bring_all(
                opened,
                readings,
                wishes,
                dry_run=dry_run,
                before_writing=lambda: back_up(opened),
                progress=progress,
            )
    if as_json:
        emit(document(reports))
        return
    tell(reports)
    if sum(report.action is not None for report in reports) > 1:
        say("One step: viva undo takes it back.")


def _each_once(paths: Sequence[str]) -> list[str]:
    """The paths without those that name a place once more."""
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(path if path in {"", STANDARD_INPUT} else str(Path(path).resolve()), path)
    return list(found.values())


def _list_formats(*, as_json: bool) -> None:
    found = importers()
    if as_json:
        emit([{"name": each.name, "summary": each.summary, "example": each.example} for each in found])
        return
    for each in found:
        say(f"{each.name}: {each.summary}")
        for line in each.example.rstrip().splitlines():
            say(f"    {line}")
        say("")


COMMANDS = {"import": import_}
