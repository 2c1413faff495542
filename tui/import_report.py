"""What an import did, or would do: as lines to read, and as JSON."""

import sys
from collections import Counter
from collections.abc import Sequence

from decks.drafts import Unplaced
from decks.intake import ImportReport
from srs.model import Depth, Json
from tui.output import note, say
from tui.words import count

_LONG_MINUTES = 20
"""The minutes a day above which an import says what else could be chosen."""

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
        "reworded": [
            {"question": each.question, "before": each.before, "after": each.after, "likeness": each.likeness}
            for report in reports
            for each in report.comparison.reworded
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


def tell(report: ImportReport) -> None:
    """Print the report of one bank: what came in on standard output, what to look at on standard error."""
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
    _print_reworded(report)
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
        where = f"{problem.path}:{problem.line}" if problem.line else problem.path
        note(f"  {where}: {problem.message}")
    if len(report.problems) > _SHOWN:
        note(f"  … and {len(report.problems) - _SHOWN} more to look at: --json lists them all")
    _print_workload(report)
    if not report.written:
        say("  Nothing was written: this was a dry run.")


def _print_reworded(report: ImportReport) -> None:
    """The questions known again in other words, each as it was and as it is."""
    found = report.comparison.reworded
    for each in found[:_SHOWN]:
        before, after = (_line(text) or "(without a prompt)" for text in (each.before, each.after))
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


def _print_missing(report: ImportReport) -> None:
    missing = [question for question in report.questions if question.prompt_missing]
    if missing:
        say(f"  {count(len(missing), 'question')} without a prompt in the bank, named from the content:")
        for question in missing[:_SHOWN]:
            say(f"    {question.id[:8]}  {question.number or '-'}: {question.prompt[:100]}")
        if len(missing) > _SHOWN:
            say(f"    … and {len(missing) - _SHOWN} more: viva list --json says prompt_missing of them")


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
