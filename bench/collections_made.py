"""Collections to measure on: many short questions, reviewed over some weeks, and the same cards in Anki's library."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from srs.actions import Journal
from srs.clock import Clock
from srs.ids import bank_id, card_id, question_id
from srs.model import (
    ActionId,
    ActionKind,
    Bank,
    Card,
    CardState,
    Change,
    Depth,
    Memory,
    Phase,
    Prose,
    Question,
    Role,
    SectionKind,
    Subject,
)
from srs.store import Store, codec, open_store

TODAY = date(2027, 1, 11)
NOW = datetime(2027, 1, 11, 9, tzinfo=UTC)


def journal_at(store: Store, moment: datetime = NOW) -> Journal:
    """A journal whose clock stands at a moment."""
    return Journal(store=store, clock=Clock(zone=UTC, source=lambda: moment))


def short_questions(count: int) -> list[Question]:
    """Questions with an answer of a sentence or two."""
    bank = bank_id("Bench")
    return [
        Question(
            id=question_id("Bench", f"What does part {number} of the machine do?", ""),
            bank=bank,
            number=number,
            deck="bench",
            prompt=f"What does part {number} of the machine do?",
            sections=(
                Prose(
                    kind=SectionKind.ANSWER,
                    heading="",
                    text=f"It turns **shaft {number % 97}** by `gear-{number % 13}`.",
                ),
            ),
        )
        for number in range(1, count + 1)
    ]


def fill(path: Path, count: int, *, due: int) -> None:
    """A collection at a path with so many cards: `due` of them due for review today, a fifth new, the rest later."""
    store = open_store(str(path), create=True)
    chance = random.Random(7)
    questions = short_questions(count)
    cards = [
        Card(
            id=card_id(question.id, Role.BASIC), question=question.id, role=Role.BASIC, front=question.prompt,
            back=question.answer or "",
        )
        for question in questions
    ]  # fmt: skip
    bank = Bank(
        id=bank_id("Bench"), name="Bench", path="bench", format="markdown", encoding="utf-8", content_hash="",
        deck="bench", imported_at=NOW, depth=Depth.POINTS,
    )  # fmt: skip
    with store.writing() as transaction:
        action, _ = journal_at(store).action(transaction, ActionKind.IMPORT)
        changes = [_made(action.id, Subject.BANK, bank.id, codec.bank_record(bank))]
        changes += [
            _made(action.id, Subject.QUESTION, question.id, codec.question_record(question, sequence))
            for sequence, question in enumerate(questions)
        ]
        changes += [_made(action.id, Subject.CARD, card.id, codec.card_record(card)) for card in cards]
        transaction.log.append(action, changes=changes)
        transaction.schedule.replace(
            _state(card, due_today=number < due, chance=chance) for number, card in enumerate(cards[: count * 4 // 5])
        )
    store.close()


def _made(action: str, subject: Subject, identifier: str, record: codec.Record) -> Change:
    return Change(action=ActionId(action), subject=subject, id=identifier, before=None, after=record)


def _state(card: Card, *, due_today: bool, chance: random.Random) -> CardState:
    interval = chance.randint(2, 60)
    due = TODAY - timedelta(days=chance.randint(0, 5)) if due_today else TODAY + timedelta(days=chance.randint(1, 60))
    return CardState(
        card=card.id,
        memory=Memory(stability=float(interval), difficulty=chance.uniform(2, 8)),
        phase=Phase.REVIEW,
        due=due,
        study_day=due - timedelta(days=interval),
        first_study_day=due - timedelta(days=interval + 5),
        reviews=3,
    )


def fill_anki(path: Path, count: int, *, due: int) -> None:
    """The same number of cards in Anki's own library, as many due today, FSRS on."""
    from anki.collection import AddNoteRequest, Collection

    collection = Collection(str(path))
    collection.set_config("fsrs", True)
    basic = collection.models.by_name("Basic")
    deck = collection.decks.id("bench")
    assert basic is not None
    assert deck is not None
    notes = []
    for number in range(1, count + 1):
        note = collection.new_note(basic)
        note["Front"] = f"What does part {number} of the machine do?"
        note["Back"] = f"Part {number} turns shaft {number % 97} by gear-{number % 13}."
        notes.append(AddNoteRequest(note, deck))
    collection.add_notes(notes)
    today = collection.sched.today
    database = collection.db
    assert database is not None
    ids = database.list("select id from cards order by id")
    data = '{"s":20.0,"d":5.0,"dr":0.9,"decay":0.154}'
    rows = [
        (today - number % 5 if number < due else today + 1 + number % 60, 20, data, card)
        for number, card in enumerate(ids[: count * 4 // 5])
    ]
    update = "update cards set type=2, queue=2, due=?, ivl=?, reps=3, factor=2500, data=? where id=?"
    database.transact(lambda: database.executemany(update, rows))
    collection.close()
