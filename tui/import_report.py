"""What an import did, or would do: as lines to read, and as JSON."""

import sys
from collections import Counter
from collections.abc import Sequence
from shutil import get_terminal_size
from textwrap import wrap

from decks.accounts import Account
from decks.intake import ImportReport
from srs.model import Depth, Json
from tui.import_table import cut, cut_before, drawn, drawn_files, inside, rows_of
from tui.inline import plain_line
from tui.output import note, say
from tui.words import count

_LONG_MINUTES = 20
"""The minutes a day above which an import says what else could be chosen."""

_WIDEST = 100
_CHANGES = ("added", "changed", "unchanged", "moved", "retired")
_SHOWN = 12
"""How many lines of one kind a report shows; --json has them all."""


def document(reports: Sequence[ImportReport]) -> dict[str, Json]:
    """The report of an import as JSON, several paths added up."""
    furniture: Counter[str] = Counter()
    for report in reports:
        furniture.update(report.reading.furniture)
    return {
        "questions": sum(len(report.questions) for report in reports),
        "answered": sum(report.answered for report in reports),
        "choices": sum(bool(question.choices) for report in reports for question in report.questions),
        "prompt_missing": sum(question.prompt_missing for report in reports for question in report.questions),
        "key_points": sum(report.key_points for report in reports),
        "ticks_only": sum(report.ticks_only for report in reports),
        "cards": sum(len(report.cards) for report in reports),
        "minutes_a_day": round(sum(report.minutes_a_day for report in reports), 1),
        **{kind: sum(len(getattr(report.comparison, kind)) for report in reports) for kind in _CHANGES},
        "conflicts": sum(len(report.conflicts) for report in reports),
        "conflicting": [
            {"question": each.question, "field": each.field, "kept": each.kept, "offered": each.offered}
            for report in reports
            for each in report.conflicts
        ],
        "reworded": [
            {"question": each.question, "before": each.before, "after": each.after, "likeness": each.likeness}
            for report in reports
            for each in report.comparison.reworded
        ],
        "left_out": sum(len(report.removed) for report in reports),
        "unanswered": sum(len(report.unanswered) for report in reports),
        "near_duplicates": sum(report.near_duplicates for report in reports),
        "repaired_characters": sum(report.reading.repaired_characters for report in reports),
        "placed": sum(account.placed for report in reports for account in report.reading.accounts),
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
        "questions": len(report.questions),
        "answered": report.answered,
        "cards": len(report.cards),
        **{kind: len(getattr(report.comparison, kind)) for kind in _CHANGES},
        "files": [_account_document(account) for account in report.reading.accounts],
    }


def _account_document(account: Account) -> dict[str, Json]:
    return {
        "path": account.path,
        "questions": account.questions,
        "lines": account.lines,
        "placed": account.placed,
        "furniture": dict(account.furniture),
        "unplaced": account.unplaced,
    }


def tell(reports: Sequence[ImportReport], *, width: int | None = None) -> None:
    """Print the report of each bank, and of several together: results on standard output, problems on standard error.

    `width` is how many cells a line has; without it that of the terminal.
    """
    room = width or min(get_terminal_size((80, 24)).columns, _WIDEST)
    for report in reports:
        _tell_one(report, room)
    if len(reports) > 1:
        say(f"Together: {count(len(reports), 'bank')}")
        for line in drawn(rows_of(reports), room):
            say(line)
    if sum(report.action is not None for report in reports) > 1:
        say("\nOne step: viva undo takes it back.")


def _tell_one(report: ImportReport, width: int) -> None:
    """Print the report of one bank, with a blank line below it."""
    bank, reading = report.bank, report.reading
    known = "" if report.known_before else "new, "
    read_as = ", ".join(filter(None, (bank.format, bank.encoding)))
    for line in (reading.path, f"{read_as}; {known}bank “{bank.name}”, deck {bank.deck}"):
        say("\n".join(wrap(line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)))
    say("")
    for line in drawn(rows_of([report]), width):
        say(line)
    _print_unplaced(report, width)
    if len(reading.accounts) > 1:
        say("")
        for line in drawn_files(reading.accounts, reading.path, width, _SHOWN):
            say(line)
    _print_reworded(report)
    _print_changes_by_hand(report)
    _print_repairs(report)
    _print_missing(report, width)
    for problem in report.problems[:_SHOWN]:
        where = f"{problem.path}:{problem.line}" if problem.line else problem.path
        note(f"  {where}: {problem.message}")
    if len(report.problems) > _SHOWN:
        note(f"  … and {len(report.problems) - _SHOWN} more to look at: --json lists them all")
    _print_what_next(report)
    say("")


def _print_reworded(report: ImportReport) -> None:
    """The questions known again in other words, each as it was and as it is."""
    found = report.comparison.reworded
    for each in found[:_SHOWN]:
        before, after = (plain_line(text)[:100] or "(without a prompt)" for text in (each.before, each.after))
        say(f"  recognised though reworded ({each.likeness:.0%} alike), {each.question[:8]}: {before} → {after}")
    if len(found) > _SHOWN:
        say(f"  … and {len(found) - _SHOWN} more recognised though reworded: --json lists them all")


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


def _print_missing(report: ImportReport, width: int) -> None:
    missing = [question for question in report.questions if question.prompt_missing]
    if missing:
        say("Named from their content, for the bank has no prompt:")
        for question in missing[:_SHOWN]:
            say(cut(f"  {question.id[:8]}  {question.number or '-'}: {plain_line(question.prompt)}", width))
        if len(missing) > _SHOWN:
            say(f"  … and {len(missing) - _SHOWN} more: viva list --json says prompt_missing of them")


def _print_unplaced(report: ImportReport, width: int) -> None:
    """The lines on no question, each with its number and how it begins."""
    lines = report.unplaced[:_SHOWN]
    several = len({each.path for each in report.unplaced}) > 1
    named = [f"{inside(each.path, report.reading.path)}:" if several else "" for each in lines]
    places = [cut_before(f"{name}{each.line}", width // 2) for name, each in zip(named, lines, strict=True)]
    longest = max(map(len, places), default=0) if not several else 0
    for place, each in zip(places, lines, strict=True):
        say(cut(f"    {place:>{longest}}  {_line(each.text)}", width))
    if len(report.unplaced) > _SHOWN:
        say(f"    … and {len(report.unplaced) - _SHOWN:,} more: `--json` lists all")


def _print_what_next(report: ImportReport) -> None:
    if not report.written:
        say("")
        say("Nothing was written: this was a dry run.")
    if report.minutes_a_day > _LONG_MINUTES and report.bank.depth is not Depth.OUTLINE:
        say("That is much. Fewer cards: --depth outline, or a later day.")
    if report.written and sys.stdout.isatty():
        say("Begin: viva review")
