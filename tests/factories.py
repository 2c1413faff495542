"""Values for tests: a bank, questions and cards with sensible fields, and a collection that holds them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo

from srs.actions import Journal
from srs.clock import Clock
from srs.ids import bank_id, card_id, point_id, question_id
from srs.model import (
    ActionKind,
    Bank,
    Card,
    CardId,
    CardState,
    Change,
    Depth,
    Entry,
    GradedPoint,
    Json,
    Minutes,
    Point,
    PointList,
    Prose,
    Question,
    Role,
    SectionKind,
    Subject,
)
from srs.store import Store, codec, open_store
from srs.store.records import setting_id

MORNING = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
"""A Monday."""


@dataclass
class Hand:
    """A clock's source that a test moves by hand."""

    moment: datetime = MORNING

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class Running(Hand):
    """A clock's source that runs on a little each time it is asked, as real ones do."""

    step: timedelta = timedelta(microseconds=600)

    def __call__(self) -> datetime:
        self.moment += self.step
        return self.moment


def clock_of(hand: Callable[[], datetime], zone: tzinfo = UTC) -> Clock:
    return Clock(zone=zone, source=hand)


def bank(name: str = "Harbour Questions", deck: str = "harbour") -> Bank:
    return Bank(
        id=bank_id(name), name=name, path="/banks/harbour.txt", format="listing", encoding="utf-8", content_hash="0",
        imported_at=MORNING, deck=deck, depth=Depth.POINTS,
    )  # fmt: skip


def question(prompt: str = "How do you keep a crane running?", *, of: Bank | None = None, points: int = 3) -> Question:
    of = of or bank()
    identifier = question_id(of.name, prompt, "")
    texts = [f"Grease bearing {n} every week" for n in range(1, points + 1)]
    statements = tuple(
        Point(id=point_id(identifier, SectionKind.KEY_POINTS, text), text=text, tick=text) for text in texts
    )
    return Question(
        id=identifier, bank=of.id, number=1, deck=f"{of.deck}::Technical", prompt=prompt, type="Technical",
        difficulty="Medium", minutes=Minutes(low=3, high=4), stage="final round", tags=("crane",),
        sections=(
            Prose(kind=SectionKind.ANSWER, heading="Answer", text="Grease it, inspect it, log it."),
            PointList(kind=SectionKind.KEY_POINTS, heading="Key Points", points=statements),
        ),
    )  # fmt: skip


def cards(of: Question) -> tuple[Card, ...]:
    """An answer card and one card a key point."""
    points = of.points(SectionKind.KEY_POINTS)
    answer = Card(
        id=card_id(of.id, Role.ANSWER), question=of.id, role=Role.ANSWER, front=of.prompt, back=of.answer or "",
        points=tuple(GradedPoint(id=point.id, text=point.tick) for point in points),
    )  # fmt: skip
    own = tuple(
        Card(
            id=card_id(of.id, Role.POINT, point.id), question=of.id, role=Role.POINT, part=point.id, position=n,
            front=f"Point {n}: grease […] every week", back=point.text, point=point.id,
        )
        for n, point in enumerate(points, 1)
    )  # fmt: skip
    return (answer, *own)


def basic(of: Question) -> tuple[Card, ...]:
    return (Card(id=card_id(of.id, Role.BASIC), question=of.id, role=Role.BASIC, front=of.prompt, back="It floats."),)


@dataclass
class World:
    """A collection in memory (or at a place), and a clock that a test moves."""

    place: str = ":memory:"
    zone: tzinfo = UTC
    hand: Hand = field(default_factory=Hand)

    def __post_init__(self) -> None:
        self.store: Store = open_store(self.place, create=True)
        self.journal = Journal(store=self.store, clock=clock_of(self.hand, self.zone), machine="test", sitting="s1")

    def add(self, questions: Iterable[Question], make: Callable[[Question], tuple[Card, ...]] = cards) -> None:
        """Put questions of one bank and their cards into the collection, as an import does."""
        of = bank()
        kept = tuple(questions)
        with self.store.writing() as transaction:
            action, _ = self.journal.action(transaction, ActionKind.IMPORT, note=of.name)
            changes = (
                [] if transaction.library.banks() else [_made(action.id, Subject.BANK, of.id, codec.bank_record(of))]
            )
            start = transaction.library.last_sequence()
            for sequence, each in enumerate(kept, start + 1):
                changes.append(_made(action.id, Subject.QUESTION, each.id, codec.question_record(each, sequence)))
                points = codec.point_records(each).items()
                changes += [_made(action.id, Subject.POINT, point, record) for point, record in points]
                made = make(each)
                changes += [_made(action.id, Subject.CARD, card.id, codec.card_record(card)) for card in made]
            transaction.log.append(action, changes=changes)

    def set(self, deck: str, **values: Json) -> None:
        """Choose settings of a deck, as a person does."""
        with self.store.writing() as transaction:
            action, _ = self.journal.action(transaction, ActionKind.SETTING)
            changes = [
                Change(action=action.id, subject=Subject.SETTING, id=setting_id(deck, name), before=None,
                       after={"value": value})
                for name, value in values.items()
            ]  # fmt: skip
            transaction.log.append(action, changes=changes)

    def elsewhere(self, *, zone: tzinfo | None = None, sitting: str = "s2") -> Journal:
        """Another run of the program on the same collection, perhaps in another zone."""
        return Journal(store=self.store, clock=clock_of(self.hand, zone or self.zone), machine="test", sitting=sitting)

    def entries(self, of: CardId | None = None) -> tuple[Entry, ...]:
        """The standing entries of a card, or of all, by moment and id."""
        with self.store.reading() as transaction:
            found = transaction.log.entries(None if of is None else [of])
        return tuple(sorted((e for each in found.values() for e in each), key=lambda e: (e.moment, e.id)))

    def state(self, of: CardId) -> CardState:
        with self.store.reading() as transaction:
            return transaction.schedule.state(of)

    def rows(self, *only: str) -> dict[str, list[tuple[object, ...]]]:
        """Every row of these tables, or of all that are folded from the log, as SQLite holds them."""
        names = only or ("bank", "question", "point", "card", "card_state", "setting")
        with self.store.reading():
            connection = self.store._connection
            return {
                name: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1")]
                for name in names
            }


def _made(action: str, subject: Subject, identifier: str, record: codec.Record) -> Change:
    return Change(action=action, subject=subject, id=identifier, before=None, after=record)  # type: ignore[arg-type]
