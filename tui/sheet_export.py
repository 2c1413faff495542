"""`viva export sheet`: which interview it is for, where it goes, and what is said of it."""

import sys
from dataclasses import dataclass
from pathlib import Path

from export.sheet.sheet import Sheet, sheet
from export.sheet.writing import ENDINGS, content
from export.writing import write
from srs import interviews
from srs.actions import Journal
from srs.errors import NotFoundError, UsageError
from srs.eve import Eve, eve
from srs.model import Interview, Json
from tui.targets import target
from tui.words import count


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReport:
    """What went into a file."""

    path: Path
    eve: Eve
    sheet: Sheet
    size_bytes: int


def written(opened: Journal, out: str, name: str | None) -> SheetReport | None:
    """The sheet of an interview in a file; None where it went to standard output.

    Raises:
        UsageError: the file cannot be a sheet, or the interview is over.
        NotFoundError: no interview, or more than one, may be meant; no card is in its scope.
        ExportError: the file cannot be written.
    """
    path = target(out, opened.store.path)
    ending = ".txt" if path is None else path.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"{out}: a sheet is a file ending in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}")
    with opened.store.reading() as transaction:
        found = eve(transaction, opened.clock, _meant(opened, transaction.interviews.all(), name))
    page = sheet(found)
    made = content(page, ending)
    if path is None:
        sys.stdout.buffer.write(made)
        return None
    write(path, made)
    return SheetReport(path=path, eve=found, sheet=page, size_bytes=len(made))


def line(report: SheetReport) -> str:
    """What went into a file, in a line."""
    parts = ", ".join(count(len(part.entries), part.one, part.title.lower()) for part in report.sheet.parts)
    return f"{report.path}: one page for {report.eve.interview.name}: {parts}"


def document(report: SheetReport) -> dict[str, Json]:
    """What went into a file, as JSON; of each part how many entries are shown, and how many there would be."""
    return {
        "format": "sheet",
        "path": str(report.path),
        "interview": report.eve.interview.id,
        "name": report.eve.interview.name,
        "day": report.eve.interview.day.isoformat(),
        "cards": len(report.eve.doubts),
        "parts": [{"title": part.title, "shown": len(part.entries), "of": part.total} for part in report.sheet.parts],
        "size_bytes": report.size_bytes,
    }


def _meant(opened: Journal, every: tuple[Interview, ...], name: str | None) -> Interview:
    """The interview of a name; without one, the only one that is ahead."""
    if name is not None:
        return interviews.named(every, name)
    ahead = [each for each in every if each.is_ahead(opened.clock.study_day())]
    if len(ahead) == 1:
        return ahead[0]
    if not ahead:
        raise NotFoundError('no interview is ahead; add one: viva interview add "SRE at Acme" --on 2027-01-14')
    names = ", ".join(repr(each.name) for each in ahead)
    raise NotFoundError(f"{count(len(ahead), 'interview')} are ahead: {names}; say which one: --interview NAME")
