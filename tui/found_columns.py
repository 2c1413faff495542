"""The columns of the browse screen: what each is called, how wide it is, what it says of a row, and how it sorts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from srs.model import CardState, Due, Phase
from srs.scheduler import expected_recall
from srs.store.finding import Found, FoundQuestion, Order
from tui.found import Listing, Row, Seen
from tui.inline import plain_line
from tui.words import deck, interval, stability

_OfCard = Callable[[Found, Seen], str]
_OfQuestion = Callable[[FoundQuestion, Seen], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name and head, its width in cells, and what it says of a card and of a question.

    `order` sorts by it, where that can be; one that says nothing of questions is not offered for them.
    """

    name: str
    head: str
    width: int
    order: Order | None = None
    of_card: _OfCard | None = None
    of_question: _OfQuestion | None = None
    right: bool = False

    def text(self, row: Row, seen: Seen) -> str:
        """What it says of a row."""
        if isinstance(row, Found):
            return self.of_card(row, seen) if self.of_card else ""
        return self.of_question(row, seen) if self.of_question else ""


def _both(say: Callable[[Row], str]) -> tuple[_OfCard, _OfQuestion]:
    return (lambda row, _: say(row)), (lambda row, _: say(row))


def _column(
    name: str,
    width: int,
    of_card: _OfCard | None = None,
    of_question: _OfQuestion | None = None,
    *,
    order: Order | None = None,
    right: bool = False,
) -> Column:
    return Column(name=name, head=name, width=width, of_card=of_card, of_question=of_question, order=order, right=right)


# ---------------------------------------------------------------------------------------------------------------- texts


def main_text(row: Row) -> str:
    """What the first column says, on one line: the front of a card, the prompt of a question.

    A front that begins with its question in bold, as those of points do, shows it last: what sets the card apart from
    the others of its question comes first.
    """
    if not isinstance(row, Found):
        return plain_line(row.prompt.text)
    cue, closed, rest = row.front.removeprefix("**").partition("**")
    own = rest.strip(" ·:\n")
    if not row.front.startswith("**") or not closed or not own or "\n" in cue:
        return plain_line(row.front)
    return f"{plain_line(own)} · {plain_line(cue)}"


def state_in_words(state: CardState, seen: Seen) -> str:
    """When a card comes, or why it does not: `new`, `suspended`, `buried`, `today`, `3 d late`, `in 12 d`."""
    if state.suspended:
        return "suspended"
    if state.buried_until is not None and state.buried_until > seen.today:
        return "buried"
    return "new" if state.due is None else due_in_words(state.due, seen)


def due_in_words(due: Due | None, seen: Seen) -> str:
    """When something is due, briefly; nothing where it is not."""
    if due is None:
        return ""
    if isinstance(due, datetime):
        return "now" if due <= seen.now else f"{due.astimezone(seen.zone):%H:%M}"
    days = (due - seen.today).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    return f"in {interval(days)}" if days > 0 else f"{interval(-days)} late"


def _recall(row: Found, seen: Seen) -> str:
    recall = expected_recall(row.state, seen.today, seen.weights)
    return "" if recall is None else f"{recall:.0%}"


def _interval(row: Found, _: Seen) -> str:
    due, since = row.state.due, row.state.study_day
    if row.state.phase is not Phase.REVIEW or due is None or since is None or isinstance(due, datetime):
        return ""
    return interval((due - since).days)


def _day(row: Found, _: Seen) -> str:
    return f"{row.state.study_day:%d %b %Y}" if row.state.study_day else ""


# -------------------------------------------------------------------------------------------------------------- columns

COLUMNS: Mapping[str, Column] = {
    each.name: each
    for each in (
        _column("question", 30, lambda row, _: plain_line(row.prompt.text), order=Order.PROMPT),
        _column("kind", 9, lambda row, _: row.role.value.replace("_reversed", " ⇄")),
        _column("deck", 16, *_both(lambda row: deck(row.deck)), order=Order.DECK),
        _column("cards", 5, None, lambda row, _: str(row.cards), right=True),
        _column("due", 11, lambda row, seen: state_in_words(row.state, seen),
                lambda row, seen: due_in_words(row.due, seen), order=Order.DUE),
        _column("interval", 8, _interval, right=True),
        _column("recall", 6, _recall, order=Order.RETRIEVABILITY, right=True),
        _column("stability", 9, lambda row, _: stability(row.state.memory.stability) if row.state.memory else "",
                order=Order.STABILITY, right=True),
        _column("difficulty", 10, lambda row, _: f"{row.state.memory.difficulty:.1f}" if row.state.memory else "",
                order=Order.DIFFICULTY, right=True),
        _column("reviews", 7, lambda row, _: str(row.state.reviews or ""), order=Order.REVIEWS, right=True),
        _column("lapses", 6, lambda row, _: str(row.state.lapses or ""), order=Order.LAPSES, right=True),
        _column("last", 11, _day, order=Order.REVIEWED),
        _column("phase", 10, lambda row, _: row.state.phase.value),
        _column("flag", 12, lambda row, _: "" if row.state.flag is None else row.state.flag or "flagged"),
        _column("tags", 16, *_both(lambda row: ", ".join(row.tags))),
        _column("type", 12, *_both(lambda row: row.type or "")),
        _column("level", 8, *_both(lambda row: row.difficulty or "")),
        _column("stage", 12, *_both(lambda row: row.stage or "")),
    )
}  # fmt: skip
"""Every column by name; difficulty is FSRS's, level what the bank says."""

_FIRST: Mapping[Listing, tuple[str, ...]] = {
    Listing.CARDS: ("deck", "due", "recall"),
    Listing.QUESTIONS: ("deck", "cards", "due"),
}


def columns_for(listing: Listing) -> tuple[Column, ...]:
    """Those that say something of what is listed."""
    of_cards = listing is Listing.CARDS
    return tuple(each for each in COLUMNS.values() if (each.of_card if of_cards else each.of_question) is not None)


def chosen_columns(listing: Listing, names: Sequence[str] | None) -> tuple[Column, ...]:
    """The columns of these names that there are, in their own order; the usual ones where none were chosen yet."""
    wanted = _FIRST[listing] if names is None else names
    return tuple(each for each in columns_for(listing) if each.name in wanted)


def orders_for(listing: Listing) -> tuple[tuple[Order, str], ...]:
    """What a list can be sorted by, with its name."""
    by_column = ((each.order, each.name) for each in columns_for(listing) if each.order is not None)
    prompt = () if listing is Listing.CARDS else ((Order.PROMPT, "question"),)
    return ((Order.BEST, "best fit"), (Order.COLLECTION, "order of the banks"), *prompt, *by_column)
