from dataclasses import replace

from factories import MORNING, World, cards, question

from export.selection import read
from srs.model import ActionKind, Change, Rating, Subject
from srs.session import ReviewSession


def test_questions_keep_the_collections_order_however_they_are_named() -> None:
    world = World()
    questions = [question(f"Why crane {n}?", points=1) for n in range(520)]
    world.add(questions)
    ids = [each.id for each in questions]
    assert [each.id for each in read(world.store, at=MORNING).questions] == ids
    assert [each.id for each in read(world.store, at=MORNING, questions=reversed(ids[3:])).questions] == ids[3:]
    some = read(world.store, at=MORNING, questions=reversed(ids[5:8]))
    assert [each.id for each in some.questions] == ids[5:8]
    assert some.card_count == len(some.states) == 6
    assert [bank.name for bank in some.banks.values()] == ["Harbour Questions"]


def test_what_is_retired_stays_behind() -> None:
    world = World()
    gone, kept = question("Why the old crane?"), question("Why the new crane?")
    world.add([gone, kept])
    with world.store.writing() as transaction:
        action, _ = world.journal.action(transaction, ActionKind.REMOVE)
        retired = {"before": {"retired": False}, "after": {"retired": True}}
        changes = [
            Change(action=action.id, subject=Subject.QUESTION, id=gone.id, **retired),
            Change(action=action.id, subject=Subject.CARD, id=cards(kept)[1].id, **retired),
        ]
        transaction.log.append(action, changes=changes)
    found = read(world.store, at=MORNING)
    assert found.questions == (kept,)
    assert [card.id for _, card in found.pairs()] == [card.id for n, card in enumerate(cards(kept)) if n != 1]


def test_the_log_comes_only_when_asked_for() -> None:
    world = World()
    world.add([question()])
    session = ReviewSession(world.journal)
    session.answer(Rating.GOOD, duration_ms=1)
    assert read(world.store, at=MORNING).entries is None
    logged = read(world.store, at=MORNING, with_log=True)
    assert logged.entries is not None
    assert sum(len(entries) for entries in logged.entries.values()) == 1


def test_a_question_of_an_unknown_bank_has_a_bank_without_a_name() -> None:
    world = World()
    world.add([question()])
    found = replace(read(world.store, at=MORNING), banks={})
    assert found.bank_name(found.questions[0]) == ""
