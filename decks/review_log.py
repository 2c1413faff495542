"""Review logs as tables: the CSV that py-fsrs and the FSRS optimiser keep, one review a line."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from decks.source import STANDARD_INPUT, Source, sources
from srs.clock import Clock, from_ms, to_ms
from srs.errors import SourceError

_COLUMNS = ("card_id", "review_rating", "review_time")
_BY_HAND = 0
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLog:
    """The reviews of a file in order of time: card, study day and rating (1 to 4).

    `by_hand` counts the lines of rating 0, by which other programs say that a person moved a card: memory is untouched.
    """

    touches: tuple[tuple[str, date, int | None], ...]
    by_hand: int


def review_log(path: str, clock: Clock) -> ReviewLog:
    """The reviews of a file, or (`-`) of standard input; study days are those of the clock's zone and rollover hour.

    Columns are known by their names: `card_id`, `review_rating` (1 to 4) and `review_time` (ISO 8601, UTC where no
    offset is named, or milliseconds since 1970); others are passed over. A line that stands twice counts once.

    Raises:
        SourceError: it is no such table, or lines of it cannot be read; the message names the first ones.
    """
    source = _source(path)
    problems: list[str] = []
    unread = 0
    found: dict[tuple[int, str, int], date] = {}
    for line, row in _rows(source):
        try:
            moment, card, rating = _moment(row["review_time"]), _card(row["card_id"]), _rating(row["review_rating"])
            found[to_ms(moment), card, rating] = clock.study_day(moment)
        except (ValueError, OverflowError, OSError) as error:
            unread += 1
            if unread <= _MOST_NAMED:
                problems.append(f"line {line}: {error}")
    if unread:
        more = f"; and {unread - len(problems):,} more" if unread > len(problems) else ""
        raise SourceError(f"{source.path}: {'; '.join(problems)}{more}. Mend or remove them, then try again.")
    ordered = sorted(found.items(), key=lambda each: each[0][0])
    touches = tuple((card, day, rating) for (_, card, rating), day in ordered if rating != _BY_HAND)
    return ReviewLog(touches=touches, by_hand=len(found) - len(touches))


def _source(path: str) -> Source:
    if path != STANDARD_INPUT and Path(path).is_dir():
        raise SourceError(f"{path}: a folder. Name the file of the review log.")
    (source,) = sources(path, suffixes=())
    return source


def _rows(source: Source) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each line after the first that is not blank, with its number and what stands below each column's name."""
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{source.path}: not in UTF-8 (byte {error.start}). Save it as CSV in UTF-8.") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        names = _names(next(reader, []), source.path)
        for cells in reader:
            if any(cells):
                yield reader.line_num, dict(zip(names, (*cells, *[""] * len(names)), strict=False))
    except csv.Error as error:
        raise SourceError(f"{source.path}, line {reader.line_num}: no CSV ({error}). Save it as CSV again.") from error


def _names(cells: Sequence[str], path: str) -> list[str]:
    names = [cell.strip().casefold() for cell in cells]
    missing = [name for name in _COLUMNS if name not in names]
    if missing:
        raise SourceError(
            f"{path}, line 1: no column {' and none '.join(missing)}. "
            f"A review log names its columns in the first line: {', '.join(_COLUMNS)}."
        )
    return names


def _card(text: str) -> str:
    if not text.strip():
        raise ValueError("card_id is empty")
    return text.strip()


def _rating(text: str) -> int:
    if text.strip() not in {"0", "1", "2", "3", "4"}:
        raise ValueError(f"review_rating is {_short(text)}, not 1 to 4")
    return int(text)


def _moment(text: str) -> datetime:
    written = text.strip()
    try:
        if written.isascii() and written.isdigit():
            return from_ms(int(written))
        moment = datetime.fromisoformat(written)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"review_time is {_short(text)}, no ISO 8601 moment and no milliseconds") from error


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")
