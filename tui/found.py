"""What the browse screen lists: what is asked for, and a window of the cards or questions that were found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum

from srs.actions import Journal
from srs.model import Card, CardId, Question, QuestionId
from srs.scheduler import DEFAULT_WEIGHTS
from srs.search import Query, parse, query
from srs.search.tree import Text, texts_in
from srs.shown_columns import shown_columns
from srs.store import Transaction
from srs.store.finding import Found, FoundQuestion, Order

Row = Found | FoundQuestion

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_NO_DAY = _NEVER.date()


class Listing(StrEnum):
    """What stands on a line of the list."""

    CARDS = "cards"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is listed, and in which order."""

    text: str = ""
    listing: Listing = Listing.CARDS
    order: Order = Order.BEST
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """From when and where what was found is seen, and by which weights."""

    now: datetime = _NEVER
    today: date = _NO_DAY
    zone: tzinfo | None = None
    weights: tuple[float, ...] = DEFAULT_WEIGHTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What was found, and the rows of it from `offset` on; `count` is None until it is known.

    `wanted` are the words to highlight, `columns` the names of those that the person chose, None before they did;
    `cursor` is the place of the row that was asked for.
    """

    asked: Asked
    seen: Seen = Seen()
    count: int | None = None
    offset: int = 0
    rows: tuple[Row, ...] = ()
    cursor: int = 0
    wanted: tuple[Text, ...] = ()
    columns: tuple[str, ...] | None = None

    def row(self, place: int) -> Row | None:
        """The row at a place of the whole list, if it is in the window."""
        within = place - self.offset
        return self.rows[within] if 0 <= within < len(self.rows) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which rows are wanted: so many around the row with an id, or, without it, around a place."""

    height: int
    place: int = 0
    identifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The cards of a row: of a card itself, of a question all."""

    identifier: str
    cards: tuple[Card, ...] = ()


def identity(row: Row) -> str:
    """The id of a row: its card's, or its question's."""
    return row.card if isinstance(row, Found) else row.question


def beginning(journal: Journal, asked: Asked, height: int) -> Listed:
    """The first cards of the collection, which come before it is known how many there are."""
    with journal.store.reading() as transaction:
        rows = transaction.finding.beginning(query(journal.clock), height)
        return _seen(journal, transaction, Listed(asked=asked, rows=rows))


def listed(journal: Journal, asked: Asked, window: Window) -> Listed:
    """What a search finds, with the rows of a window.

    Raises:
        SearchError: the search cannot be read.
    """
    with journal.store.reading() as transaction:
        of = _query(journal, transaction, asked)
        every = _every(transaction, of, asked)
        cursor = _place(every, window)
        offset = max(0, min(cursor - window.height, len(every) - 3 * window.height))
        page = transaction.finding.page if asked.listing is Listing.CARDS else transaction.finding.question_page
        found = Listed(
            asked=asked,
            count=len(every),
            offset=offset,
            rows=page(of, asked.order, offset, 3 * window.height, descending=asked.descending),
            cursor=cursor,
            wanted=tuple(texts_in(of.tree)),
        )
        return _seen(journal, transaction, found)


def all_found(journal: Journal, asked: Asked) -> frozenset[str]:
    """The ids of all that a search finds.

    Raises:
        SearchError: the search cannot be read.
    """
    with journal.store.reading() as transaction:
        return frozenset(_every(transaction, _query(journal, transaction, asked), asked))


def preview(journal: Journal, row: Row) -> Preview:
    """The cards of a row; none where it is gone."""
    with journal.store.reading() as transaction:
        of_question = transaction.library.cards(questions=[row.question]).get(row.question, ())
    shown = (card for card in of_question if not isinstance(row, Found) or card.id == row.card)
    return Preview(identifier=identity(row), cards=tuple(shown))


def _query(journal: Journal, transaction: Transaction, asked: Asked) -> Query:
    return query(journal.clock, parse(asked.text, transaction.finding.saved()))


def _every(transaction: Transaction, of: Query, asked: Asked) -> Sequence[CardId] | Sequence[QuestionId]:
    """The ids of all that is found, in order."""
    if asked.listing is Listing.CARDS:
        return transaction.finding.cards(of, asked.order, descending=asked.descending)
    return transaction.finding.questions(of, asked.order, descending=asked.descending)


def _place(every: Sequence[str], window: Window) -> int:
    """Where the row that is wanted stands, else the nearest to the place where it was."""
    if window.identifier is not None and window.identifier in every:
        return every.index(window.identifier)
    return max(0, min(window.place, len(every) - 1))


def _seen(journal: Journal, transaction: Transaction, found: Listed) -> Listed:
    """The same with what its rows are to be read by."""
    now = journal.clock.now()
    return replace(
        found,
        seen=Seen(
            now=now,
            today=journal.clock.study_day(now),
            zone=journal.clock.zone,
            weights=transaction.schedule.weights(),
        ),
        columns=shown_columns(transaction, found.asked.listing.value),
    )


def saved(journal: Journal) -> dict[str, str]:
    """The saved searches by name."""
    with journal.store.reading() as transaction:
        return transaction.finding.saved()


def question(journal: Journal, identifier: QuestionId) -> Question:
    """A question as it is stored."""
    with journal.store.reading() as transaction:
        return transaction.library.question(identifier)
