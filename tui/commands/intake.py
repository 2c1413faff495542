"""`viva import`: banks of questions come in."""

import sys
from collections import Counter
from collections.abc import Sequence

import click

from decks.drafts import Unplaced
from decks.importers import importers
from decks.intake import ImportReport, Wishes, bring, read
from srs.errors import UsageError
from srs.model import Depth, Json
from tui.importing import back_up
from tui.output import emit, json_option, note, place_options, say
from tui.places import journal
from tui.progress_line import progress_line
from tui.words import count

_LONG_MINUTES = 20
"""The minutes a day above which an import says what else could be chosen."""

_SHOWN = 12
"""How many lines of one kind a report shows; --json has them all."""


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
    with progress_line() as progress:
        readings = [read(path, wishes, progress=progress) for path in paths]
        with journal(ctx, create=not dry_run, may_be_new=dry_run) as opened:
            reports = [
                bring(
                    opened,
                    reading,
                    wishes,
                    dry_run=dry_run,
                    before_writing=lambda: back_up(opened),
                    progress=progress,
                )
                for reading in readings
            ]
    if as_json:
        emit(document(reports))
        return
    for report in reports:
        _print(report)


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


def document(reports: list[ImportReport]) -> dict[str, Json]:
    """The report of an import as JSON, several paths added up."""
    furniture: Counter[str] = Counter()
    for report in reports:
        furniture.update(report.reading.furniture)
    return {
        "questions": sum(len(report.questions) for report in reports),
        "answered": sum(report.answered for report in reports),
        "prompt_missing": sum(question.prompt_missing for report in reports for question in report.questions),
        "key_points": sum(report.key_points for report in reports),
        "ticks_only": sum(report.ticks_only for report in reports),
        "cards": sum(len(report.cards) for report in reports),
        "minutes_a_day": round(sum(report.minutes_a_day for report in reports), 1),
        **{
            kind: sum(len(getattr(report.comparison, kind)) for report in reports)
            for kind in ("added", "changed", "unchanged", "moved", "retired")
        },
        "conflicts": sum(len(report.conflicts) for report in reports),
        "conflicting": [
            {"question": each.question, "field": each.field, "kept": each.kept, "offered": each.offered}
            for report in reports
            for each in report.conflicts
        ],
        "left_out": sum(len(report.removed) for report in reports),
        "unanswered": sum(len(report.unanswered) for report in reports),
        "near_duplicates": sum(report.near_duplicates for report in reports),
        "repaired_characters": sum(report.reading.repaired_characters for report in reports),
        "furniture": dict(furniture),
        "problems": [
            {"path": each.path, "line": each.line, "message": each.message}
            for report in reports
            for each in report.problems
        ],
        "unplaced": [
            {"path": each.path, "line": each.line, "text": each.text} for report in reports for each in report.unplaced
        ],
        "banks": [_bank_document(report) for report in reports],
    }


def _bank_document(report: ImportReport) -> dict[str, Json]:
    bank = report.bank
    return {
        "id": bank.id,
        "name": bank.name,
        "path": bank.path,
        "format": bank.format,
        "encoding": bank.encoding,
        "deck": bank.deck,
        "depth": bank.depth.value,
        "known_before": report.known_before,
        "written": report.written and report.action is not None,
    }


def _print(report: ImportReport) -> None:
    bank, reading = report.bank, report.reading
    verb = "would be" if not report.written else "is" if report.known_before else "comes in as"
    read_as = ", ".join(filter(None, (bank.format, bank.encoding)))
    say(f"{reading.path}: {read_as}; {verb} the bank “{bank.name}” in deck {bank.deck}")
    say(
        f"  {count(len(report.questions), 'question')}, {report.answered} with an answer; "
        f"{count(report.key_points, 'key point')} ({report.ticks_only} of them ticks only); "
        f"{count(len(report.cards), 'card')}"
    )
    changes = {kind: len(getattr(report.comparison, kind)) for kind in ("added", "changed", "moved", "retired")}
    if report.known_before or report.comparison.unchanged:
        told = [f"{number} {kind}" for kind, number in changes.items() if number]
        say(f"  {', '.join(told) or 'nothing changed'}; {len(report.comparison.unchanged)} unchanged")
    for match in report.comparison.reworded[:_SHOWN]:
        what = match.new[:80] or "a question without a prompt"
        say(f"  recognised though reworded ({match.likeness:.0%} alike): {what}")
    _print_changes_by_hand(report)
    _print_repairs(report)
    _print_missing(report)
    if report.unanswered:
        say(f"  {len(report.unanswered)} without an answer: viva list --unanswered, and viva edit ID to write one")
    if report.near_duplicates:
        are = "is" if report.near_duplicates == 1 else "are"
        say(f"  {report.near_duplicates} {are} in another bank too, or nearly: see viva duplicates")
    _print_unplaced(report.unplaced)
    for kind, lines in reading.furniture.items():
        say(f"  left out as {kind}: {count(lines, 'line')}")
    for problem in report.problems[:_SHOWN]:
        note(
            f"  {problem.path}:{problem.line}: {problem.message}"
            if problem.line
            else f"  {problem.path}: {problem.message}"
        )
    _print_workload(report)
    if not report.written:
        say("  Nothing was written: this was a dry run.")


def _print_changes_by_hand(report: ImportReport) -> None:
    if report.removed:
        say(f"  {len(report.removed)} stay out: you removed them")
    for each in report.conflicts[:_SHOWN]:
        said = _line(each.offered) or "(no longer there)"
        say(f"  {each.question[:8]}, {_line(each.field)}: yours is kept; the bank now says: {said}")
    if len(report.conflicts) > _SHOWN:
        say(f"  … and {len(report.conflicts) - _SHOWN} more that you and the bank changed: --json lists them")


def _line(text: str) -> str:
    return " ".join(text.split())[:100]


def _print_repairs(report: ImportReport) -> None:
    if report.repairs:
        kinds = ", ".join(f"{each.before!r} → {each.after} ×{each.count}" for each in report.repairs[:6])
        say(f"  {report.reading.repaired_characters} damaged characters repaired: {kinds}")


def _print_missing(report: ImportReport) -> None:
    missing = [question for question in report.questions if question.prompt_missing]
    if missing:
        say(f"  {count(len(missing), 'question')} without a prompt in the bank, named from the content:")
        for question in missing[:_SHOWN]:
            say(f"    {question.id[:8]}  {question.number or '-'}: {question.prompt[:100]}")


def _print_unplaced(lines: Sequence[Unplaced]) -> None:
    if not lines:
        return
    several = len({each.path for each in lines}) > 1
    say(f"  {count(len(lines), 'line')} unplaced (on no question):")
    for each in lines[:_SHOWN]:
        where = f"{each.path}:{each.line}" if several else str(each.line)
        say(f"    {where}: {each.text.strip()[:100]}")
    if len(lines) > _SHOWN:
        say(f"    … and {len(lines) - _SHOWN} more: --json lists them")


def _print_workload(report: ImportReport) -> None:
    say(f"  About {count(round(report.minutes_a_day), 'minute')} a day for three weeks.")
    if report.minutes_a_day > _LONG_MINUTES and report.bank.depth is not Depth.OUTLINE:
        say("  That is much. Fewer cards: --depth outline, or a later day.")
    if report.written and sys.stdout.isatty():
        say("  Begin: viva review")


COMMANDS = {"import": import_}
