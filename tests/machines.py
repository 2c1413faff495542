"""Machines that share nothing but what a union brings: each a collection with a clock of its own, and what is done."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from factories import MORNING, Hand, World, bank, cards, question
from hypothesis import strategies as st
from sqlalchemy import select

from srs import actions, interviews
from srs.errors import NotFoundError, UsageError
from srs.model import (
    ActionId,
    ActionKind,
    Afterwards,
    Aspect,
    CardId,
    Change,
    Interview,
    Json,
    PointId,
    Question,
    Rating,
    Subject,
    Tick,
    Weight,
    Went,
)
from srs.scheduler import DEFAULT_WEIGHTS
from srs.session import ReviewSession
from srs.store import codec
from srs.store.records import TABLES, medium_id
from srs.union import United, unite
from srs.way import Ahead, Cram

QUESTIONS: tuple[Question, ...] = (question("One?"), question("Two?", points=2), question("Three?", points=0))

TRUTH = ("action", "entry", "change", "media", "forecast")
CACHES = (
    "undone", "bank", "question", "point", "card", "card_state", "interview", "setting", "media_name", "question_text",
)  # fmt: skip

_RECORDS = ("bank", "question", "point", "card", "interview")

Dump = dict[str, list[tuple[Any, ...]]]


def dump(world: World, *only: str) -> Dump:
    """Every row of every table as SQLite holds it, in order; integer keys, which mirror nothing, left out."""
    with world.store.reading():
        connection = world.store._connection
        return {
            name: sorted(
                tuple(value for column, value in row._mapping.items() if column != "key")
                for row in connection.exec_driver_sql(f"SELECT * FROM {name}")
            )
            for name in only or (*TRUTH, *CACHES)
        }


def same(found: Dump, expected: Dump) -> bool:
    """Whether every row is as expected, byte for byte; what was made since is there, but retired and not begun.

    Rows that the log may name stay when their making is undone.
    """
    known = {row[0] for name in _RECORDS for row in expected[name]}
    for name, rows in found.items():
        if name == "question_text":  # without a key, so which are of later questions cannot be told
            if Counter(expected[name]) - Counter(rows):
                return False
            continue
        if [row for row in rows if name not in (*_RECORDS, "card_state") or row[0] in known] != expected[name]:
            return False
        if name in _RECORDS and not all(row[-1] for row in rows if row[0] not in known):
            return False
    return True


def copied(world: World) -> World:
    """The same collection once more, on the same clock, as a copy of its file is."""
    made = World(hand=world.hand)
    with world.store.reading():
        source, target = (each.store._connection.connection.driver_connection for each in (world, made))
        assert source is not None
        assert target is not None
        source.backup(target)
    return made


def united(*worlds: World) -> World:
    """A copy of the first that took in the others in this order."""
    made = copied(worlds[0])
    for other in worlds[1:]:
        unite(made.journal, other.store)
    return made


def take(world: World, other: World) -> United:
    """Let a collection take in another."""
    return unite(world.journal, other.store)


Step = tuple[str, int, int]
"""One thing a person does: what, and two numbers that say with which of the things there are."""


def pair() -> tuple["Machine", "Machine"]:
    """A machine with every question, and a copy of its collection on another, where it is three hours later."""
    desk, train = Machine(name="desk"), Machine(hours_off=3, name="train")
    desk.do(("bring", 7, 0))
    take(train.world, desk.world)
    return desk, train


@dataclass
class Machine:
    """A collection on a clock that is so many hours off, and everything a person does there."""

    hours_off: int = 0
    name: str = "desk"
    world: World = field(init=False)

    def __post_init__(self) -> None:
        self.world = World(hand=Hand(MORNING + timedelta(hours=self.hours_off)))
        self.world.journal = replace(self.world.journal, machine=self.name)

    def do(self, *steps: Step) -> None:
        """Do these things one after another; what cannot be done is passed over."""
        for what, one, other in steps:
            self.world.hand.forward(minutes=7)
            with suppress(NotFoundError, UsageError):
                getattr(self, what)(one, other)

    def wait(self, hours: int, _: int) -> None:
        """Let time pass, or find the clock set back."""
        self.world.hand.forward(hours=hours)

    # -------------------------------------------------------------------------------------------------- cards

    def answer(self, which: int, how: int) -> None:
        """Answer a card, with ticks where it has points."""
        session = ReviewSession(self.world.journal)
        view = session.show(self._card(which))
        ticks = {point.id: list(Tick)[(how + n) % 3] for n, point in enumerate(view.card.points if view.card else ())}
        session.answer(list(Rating)[how % 4], ticks=ticks or None)

    def cram(self, which: int, how: int) -> None:
        """Answer a card without the schedule, with ticks where it has points."""
        session = ReviewSession(self.world.journal, way=Cram())
        view = session.show(self._card(which))
        ticks = {point.id: list(Tick)[(how + n) % 3] for n, point in enumerate(view.card.points if view.card else ())}
        session.answer(list(Rating)[how % 4], ticks=ticks or None, duration_ms=how * 1000)

    def ahead(self, days: int, how: int) -> None:
        """Answer a card before its day, if one comes."""
        ReviewSession(self.world.journal, way=Ahead(days or None)).answer(list(Rating)[how % 4])

    def review(self, card: CardId, rating: Rating, ticks: Mapping[PointId, Tick] | None = None) -> ActionId:
        """Answer this very card. Gives the action."""
        session = ReviewSession(self.world.journal)
        session.show(card)
        session.answer(rating, ticks=ticks)
        return self.last()

    def last(self) -> ActionId:
        """The last action."""
        with self.world.store.reading() as transaction:
            found = transaction.log.last_action_id()
        assert found is not None
        return found

    def mark(self, which: int, how: int) -> None:
        """Suspend, bury, flag or reset a card, set its day, or take the mark off."""
        card, on = self._card(which), how % 2 == 0
        match how // 2 % 5:
            case 0:
                actions.suspend(self.world.journal, card, on=on)
            case 1:
                actions.bury(self.world.journal, card, on=on)
            case 2:
                actions.flag(self.world.journal, card, note=f"note {how}", on=on)
            case 3:
                actions.due_on(self.world.journal, self.world.journal.clock.study_day() + timedelta(days=how), card)
            case _:
                actions.reset(self.world.journal, card)

    def _card(self, which: int) -> CardId:
        with self.world.store.reading() as transaction:
            known = sorted(transaction.schedule.states())
        if not known:
            raise NotFoundError("no card")
        return known[which % len(known)]

    # ------------------------------------------------------------------------------------------------ records

    def bring(self, which: int, wording: int) -> None:
        """Import some of the questions: made where they are new, brought up to date where not."""
        kept = [each for n, each in enumerate(QUESTIONS) if which & 1 << n]
        self.change(ActionKind.IMPORT, [record for each in kept for record in _records(each, wording % 3)])

    def edit(self, which: int, how: int) -> None:
        """Change one thing of a question by hand."""
        of = QUESTIONS[which % len(QUESTIONS)]
        record = self.record(Subject.QUESTION, of.id)
        if record is None:
            return
        changed = _EDITS[how % len(_EDITS)](record, how)
        self.change(ActionKind.EDIT, [(Subject.QUESTION, of.id, changed)])

    def reword(self, which: int, how: int) -> None:
        """Change a point by hand, and its card."""
        points = [point for each in QUESTIONS for point in codec.point_records(each)]
        point = points[which % len(points)]
        record = self.record(Subject.POINT, point)
        if record is not None:
            text = f"Reworded {how}"
            self.change(ActionKind.EDIT, [(Subject.POINT, point, {**record, "text": text, "essential": how % 2 == 0})])

    def rewrite(self, subject: Subject, of: str, **fields: Json) -> None:
        """Give a record these fields by hand."""
        record = self.record(subject, of)
        assert record is not None
        self.change(ActionKind.EDIT, [(subject, of, {**record, **fields})])

    def choose(self, which: int, value: int) -> None:
        """Choose a setting of a deck."""
        self.world.set(("", "harbour")[which % 2], new_per_day=value % 50)

    def tune(self, which: int, how: int) -> None:
        """Set the desired retention or other weights, and let due days follow or not."""
        weights: list[Json] = [0.1 + how / 100, *DEFAULT_WEIGHTS[1:]]
        name, value = ("desired_retention", 0.8 + how / 500) if which % 2 else ("weights", weights)
        actions.set_setting(self.world.journal, "", name, value, reschedule=which % 3 == 0)

    def picture(self, which: int, content: int) -> None:
        """Give a bank a picture."""
        contents = {f"crane{which % 2}.png": f"picture {content}".encode()}
        if self.record(Subject.BANK, bank().id) is None:
            return
        with self.world.store.writing() as transaction:
            transaction.media.keep(contents.values())
            action, _ = self.world.journal.action(transaction, ActionKind.IMPORT)
            known = transaction.media.names(bank().id)
            changes = [
                Change(action=action.id, subject=Subject.MEDIA, id=medium_id(bank().id, name), after={"hash": identity},
                       before={"hash": known[name]} if name in known else None)
                for name, identity in transaction.media.unnamed(bank().id, contents).items()
            ]  # fmt: skip
            transaction.log.append(action, changes=changes)

    def prepare(self, which: int, how: int) -> None:
        """Add an interview, or change, remove or tell of one that is there."""
        with self.world.store.reading() as transaction:
            there = transaction.interviews.all()
        day = self.world.journal.clock.study_day() + timedelta(days=how)
        seen = next((each for each in there if each.name == f"Round {which % 3}"), None)
        if seen is None:
            interviews.add(self.world.journal, Interview(id=interviews.new_id(), name=f"Round {which % 3}", day=day))
            return
        match how % 5:
            case 0:
                interviews.remove(self.world.journal, seen)
            case 1:
                weight = Weight(aspect=Aspect.TAG, name="crane", times=how / 7)
                interviews.edit(self.world.journal, seen, replace(seen, weights=(weight,), target=how / 100 or None))
            case 2:
                asked = tuple(each.id for n, each in enumerate(QUESTIONS) if how & 4 << n)
                interviews.tell(self.world.journal, seen, Afterwards(asked=asked, went=list(Went)[how % 3]))
            case 3:
                interviews.tell(self.world.journal, seen, None)
            case _:
                interviews.edit(self.world.journal, seen, replace(seen, day=day, minutes=how, days_off=(day,)))

    def change(self, kind: ActionKind, wanted: Iterable[tuple[Subject, str, codec.Record]]) -> None:
        """Give records these fields in one action, as an import and an edit do."""
        found = [
            (subject, identifier, self.record(subject, identifier), after) for subject, identifier, after in wanted
        ]
        with self.world.store.writing() as transaction:
            action, _ = self.world.journal.action(transaction, kind, note=bank().name)
            changes = [
                Change(action=action.id, subject=subject, id=identifier, before=before and _only(before, after),
                       after=_only(after, before))
                for subject, identifier, before, after in found if before is None or _only(after, before)
            ]  # fmt: skip
            transaction.log.append(action, changes=changes)

    def record(self, subject: Subject, identifier: str) -> codec.Record | None:
        """A record as it is."""
        table = TABLES[subject]
        with self.world.store.reading():
            row = self.world.store._connection.execute(select(table).where(table.c.id == identifier)).mappings().first()
        return {name: value for name, value in row.items() if name not in ("id", "key")} if row else None

    # ------------------------------------------------------------------------------------------ undo and redo

    def undo(self, _: int, __: int) -> None:
        """Take back the last thing."""
        actions.undo(self.world.journal)

    def undo_one(self, which: int, _: int) -> None:
        """Take back, or bring back, something done earlier."""
        with self.world.store.reading() as transaction:
            history = transaction.log.actions(1000)
        if history:
            actions.undo(self.world.journal, history[which % len(history)][0].id)

    def redo(self, _: int, __: int) -> None:
        """Bring back what was undone last."""
        actions.redo(self.world.journal)


def _only(record: codec.Record, other: codec.Record | None) -> codec.Record:
    """The fields that another record has otherwise; all where there is none."""
    return {name: value for name, value in record.items() if other is None or other[name] != value}


def _records(of: Question, wording: int) -> Iterator[tuple[Subject, str, codec.Record]]:
    """A question of the bank, in one of several wordings, with its points and cards."""
    said = replace(of, difficulty=("Medium", "Hard", "Easy")[wording])
    yield Subject.BANK, bank().id, codec.bank_record(replace(bank(), content_hash=str(wording)))
    yield Subject.QUESTION, said.id, codec.question_record(said, QUESTIONS.index(of))
    for point, record in codec.point_records(said).items():
        yield Subject.POINT, point, {**record, "text": f"{record['text']}, wording {wording}"}
    for card in cards(said):
        yield Subject.CARD, card.id, codec.card_record(replace(card, back=f"{card.back} {wording}"))


def _sections(record: codec.Record) -> list[dict[str, Json]]:
    found = record["sections"]
    assert isinstance(found, list)
    return [section for section in found if isinstance(section, dict)]


def _with_answer(record: codec.Record, how: int) -> codec.Record:
    answer, *others = _sections(record)
    return {**record, "sections": [{**answer, "text": f"Answer {how}"}, *others]}


def _with_section(record: codec.Record, how: int) -> codec.Record:
    return {**record, "sections": [{"kind": "hints", "heading": f"Hints {how % 5}"}, *_sections(record)]}


def _without_section(record: codec.Record, _: int) -> codec.Record:
    sections = _sections(record)
    return {**record, "sections": list(sections[1:] or sections)}


_EDITS: Sequence[Callable[[codec.Record, int], codec.Record]] = (
    lambda record, how: {**record, "prompt": f"Prompt {how}?"},
    lambda record, how: {**record, "tags": [f"tag {how}"]},
    lambda record, how: {**record, "minutes_low": float(how), "minutes_high": float(how + 1)},
    lambda record, _: {**record, "retired": not record["retired"]},
    _with_answer,
    _with_section,
    _without_section,
)


# --------------------------------------------------------------------------------------------- what hypothesis makes

_DOING = ("wait", "answer", "cram", "ahead", "mark", "bring", "edit", "reword", "choose", "tune", "picture", "prepare")
_TURNING = ("undo", "undo_one", "redo")
_small = st.integers(0, 60)


def _some(kinds: Sequence[str]) -> st.SearchStrategy[Step]:
    named = st.tuples(st.sampled_from(kinds), _small, _small)
    return named | st.tuples(st.just("wait"), st.integers(-50, 50), _small)


one_step = _some(_DOING)
"""One thing that a person does, other than to take something back."""

steps: st.SearchStrategy[list[Step]] = st.lists(_some((*_DOING, *_TURNING)), max_size=8)
"""What a person does on one machine."""

beginnings: st.SearchStrategy[list[Step]] = steps.map(lambda more: [("bring", 7, 0), *more])
"""The same after an import of every question."""
