"""A person's own hand on their questions, on a collection: saved, added, taken out, and what an import makes of it."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from factories import World
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decks import editing
from decks.editing import Saved
from decks.intake import ImportReport, Wishes, bring, read
from decks.page import page
from srs import actions
from srs.errors import NotFoundError, SourceError, StaleCardError
from srs.model import ActionKind, Card, Question, Rating, Role, SectionKind
from srs.session import ReviewSession

BANK = """\
# Harbour Questions

## How do you keep a crane running?

### Key points

- Grease the slewing bearing with lithium paste every week.
- Check wire ropes, hooks, brakes, and limit switches before each shift.
- Log every fault in the yard book.

## What is a bollard?

A bollard is a short post to which a ship is tied.

## What is a fender?
"""

CACHES = ("bank", "question", "point", "card", "card_state")


class Yard(World):
    """A collection with a bank whose file a test may change."""

    def at(self, folder: Path) -> "Yard":
        self.path = folder / "harbour.md"
        self.bring(BANK)
        return self

    def bring(self, text: str, *, dry_run: bool = False) -> ImportReport:
        self.path.write_text(text, encoding="utf-8")
        return bring(self.journal, read(str(self.path), Wishes()), Wishes(), dry_run=dry_run)

    def question(self, words: str) -> Question:
        with self.store.reading() as transaction:
            return next(each for each in transaction.library.questions() if words in each.prompt)

    def prompts(self) -> list[str]:
        with self.store.reading() as transaction:
            return [question.prompt for question in transaction.library.questions()]

    def cards(self, of: Question) -> tuple[Card, ...]:
        with self.store.reading() as transaction:
            return transaction.library.cards(questions=[of.id]).get(of.id, ())

    def edit(self, words: str, *changes: tuple[str, str]) -> Saved:
        question = self.question(words)
        text = page(question)
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        return editing.save(self.journal, question.id, text, seen=question)

    def answer(self, card: Card) -> None:
        session = ReviewSession(self.journal)
        session.show(card.id)
        session.answer(Rating.GOOD)

    def sound(self) -> bool:
        return self.store.problems() == ()


@pytest.fixture
def yard(tmp_path: Path) -> Yard:
    return Yard().at(tmp_path)


def _points(of: Question) -> list[str]:
    return [point.text for point in of.points(SectionKind.KEY_POINTS)]


# -------------------------------------------------------------------------------------------------------------- saving


def test_a_page_left_as_it_was_is_no_action(yard: Yard) -> None:
    before = yard.rows("action", "change", *CACHES)
    assert yard.edit("crane").action is None
    assert yard.rows("action", "change", *CACHES) == before


def test_a_reworded_point_keeps_its_card_and_its_history(yard: Yard) -> None:
    [answer] = yard.cards(yard.question("crane"))
    yard.answer(answer)
    saved = yard.edit("crane", ("every week", "each Friday"), ("lithium paste", "LithPaste"))
    assert saved.action is not None
    assert saved.action.kind is ActionKind.EDIT
    cards = yard.cards(yard.question("crane"))
    assert cards[0].id == answer.id
    assert "LithPaste" in _points(yard.question("crane"))[0]
    assert yard.state(answer.id).reviews == 1
    assert yard.sound()


def test_cards_follow_an_edit_and_undo_brings_everything_back(yard: Yard) -> None:
    before = yard.rows(*CACHES)
    saved = yard.edit(
        "bollard",
        (
            "A bollard is a short post",
            "## Key points\n\n- Paint it with TarCoat in May.\n\n## Answer\n\nA post",
        ),
    )
    assert saved.made
    assert saved.retired
    assert {card.role for card in yard.cards(yard.question("bollard"))} >= {Role.ANSWER}
    actions.undo(yard.journal)
    after = yard.rows(*CACHES)
    assert {name: [row for row in rows if row in after[name]] for name, rows in before.items()} == before
    actions.redo(yard.journal)
    assert Role.ANSWER in {card.role for card in yard.cards(yard.question("bollard"))}
    assert yard.sound()


def test_an_unanswered_question_gets_its_answer_by_hand(yard: Yard) -> None:
    assert yard.cards(yard.question("fender")) == ()
    saved = yard.edit("fender", ("# What is a fender?\n", "# What is a fender?\n\n## Answer\n\nA cushion of rubber.\n"))
    assert saved.made == 1
    [card] = yard.cards(yard.question("fender"))
    assert card.back == "A cushion of rubber."


def test_a_point_taken_out_and_put_back_has_its_id_again(yard: Yard) -> None:
    before = yard.question("crane").points(SectionKind.KEY_POINTS)
    mark = f"- Log every fault in the yard book. <!-- point {before[2].id[:4]} -->\n"
    yard.edit("crane", (mark, ""))
    assert len(_points(yard.question("crane"))) == 2
    yard.edit("crane", ("# How do you keep", "# How would you keep"))
    text = page(yard.question("crane")) + "- Log every fault in the yard book.\n"
    editing.save(yard.journal, yard.question("crane").id, text)
    assert yard.question("crane").points(SectionKind.KEY_POINTS)[2].id == before[2].id
    assert yard.sound()


def test_a_broken_page_changes_nothing_and_names_its_line(yard: Yard) -> None:
    before = yard.rows("action", "change", *CACHES)
    with pytest.raises(SourceError, match="line 12"):
        yard.edit("crane", ("# How do", "How do"))
    assert yard.rows("action", "change", *CACHES) == before


def test_a_question_changed_elsewhere_meanwhile_is_not_overwritten(yard: Yard) -> None:
    seen = yard.question("crane")
    yard.edit("crane", ("# How do you", "# How would you"))
    with pytest.raises(StaleCardError):
        editing.save(yard.journal, seen.id, page(seen).replace("every week", "daily"), seen=seen)


def test_the_start_of_a_cards_id_names_its_question(yard: Yard) -> None:
    question = yard.question("crane")
    [card] = yard.cards(question)
    assert editing.question_to_edit(yard.journal, card.id[:8]) == question
    with pytest.raises(NotFoundError, match="no question"):
        editing.question_to_edit(yard.journal, "zzz")


# -------------------------------------------------------------------------------------- the bank comes again afterwards


def test_importing_the_same_bank_again_leaves_an_edit_alone(yard: Yard) -> None:
    yard.edit("crane", ("every week", "each Friday"), ("# How do you", "# How would you"))
    before = yard.rows("action", "change", *CACHES)
    report = yard.bring(BANK)
    assert len(report.comparison.unchanged) == 3
    assert report.conflicts == ()
    assert yard.rows("action", "change", *CACHES) == before


def test_an_edit_wins_over_the_bank_and_the_conflict_is_reported(yard: Yard) -> None:
    yard.edit("crane", ("every week", "each Friday"))
    changed = BANK.replace("every week", "once a month").replace("yard book", "blue book")
    dry = yard.bring(changed, dry_run=True)
    report = yard.bring(changed)
    assert dry.conflicts == report.conflicts
    [conflict] = report.conflicts
    assert "once a month" in conflict.offered
    assert "each Friday" in conflict.kept
    assert conflict.question == yard.question("crane").id
    assert "each Friday" in _points(yard.question("crane"))[0]
    assert "blue book" in _points(yard.question("crane"))[2]
    assert yard.bring(changed).conflicts == ()
    assert "each Friday" in _points(yard.question("crane"))[0]
    assert yard.sound()


def test_an_edit_undone_gives_way_to_the_bank_again(yard: Yard) -> None:
    yard.edit("crane", ("every week", "each Friday"))
    actions.undo(yard.journal)
    report = yard.bring(BANK.replace("every week", "once a month"))
    assert report.conflicts == ()
    assert "once a month" in _points(yard.question("crane"))[0]


def test_an_edit_undone_after_an_import_lets_the_bank_in_again(yard: Yard) -> None:
    yard.edit("crane", ("every week", "each Friday"))
    with yard.store.reading() as transaction:
        edit = transaction.log.last_standing()
    changed = BANK.replace("every week", "once a month")
    assert len(yard.bring(changed).conflicts) == 1
    assert edit is not None
    actions.undo(yard.journal, edit.id)
    report = yard.bring(changed)
    assert report.conflicts == ()
    assert "once a month" in _points(yard.question("crane"))[0]


def test_the_first_of_two_edits_undone_leaves_the_second_protected(yard: Yard) -> None:
    first = yard.edit("crane", ("every week", "each Friday"))
    yard.edit("crane", ("yard book", "red book"))
    assert first.action
    actions.undo(yard.journal, first.action.id)
    report = yard.bring(BANK.replace("yard book", "blue book"))
    assert len(report.conflicts) == 1
    assert "red book" in _points(yard.question("crane"))[2]
    assert yard.sound()


def test_a_question_reworded_beyond_recognition_is_still_the_banks(yard: Yard) -> None:
    question = yard.question("crane")
    text = page(question)
    head = text[: text.index("# How")]
    editing.save(yard.journal, question.id, f"{head}# Why grease?\n\n## Answer\n\nRust never sleeps.\n")
    report = yard.bring(BANK)
    assert len(report.comparison.unchanged) == 3
    assert yard.question("Why grease?").id == question.id
    assert yard.prompts() == ["Why grease?", "What is a bollard?", "What is a fender?"]


def test_a_new_point_of_the_bank_joins_those_of_the_person(yard: Yard) -> None:
    yard.edit("crane", ("- Log every", "- Sing to it on Sundays.\n- Log every"))
    yard.bring(BANK.replace("## What is a bollard?", "- Close the cab door at night.\n\n## What is a bollard?"))
    said = _points(yard.question("crane"))
    assert [text.split()[0] for text in said] == ["Grease", "Check", "Sing", "Log", "Close"]
    assert yard.sound()


# -------------------------------------------------------------------------------------------------- of the person's own


def _add(yard: Yard, text: str, **where: str) -> Saved:
    return editing.add(yard.journal, text, **where)


QUAY = "# What is a quay?\n\n## Answer\n\nA wall to moor at.\n"


def test_a_question_of_ones_own_goes_to_a_bank_of_its_own(yard: Yard) -> None:
    saved = _add(yard, QUAY, deck="sea::walls")
    assert saved.action is not None
    assert saved.action.kind is ActionKind.ADD
    assert saved.made == 1
    assert yard.question("quay").deck == "sea::walls"
    actions.undo(yard.journal)
    assert "What is a quay?" not in yard.prompts()
    _add(yard, QUAY)
    assert yard.question("quay").deck == "mine"
    assert yard.sound()


def test_the_empty_page_is_refused_until_the_question_is_written(yard: Yard) -> None:
    text = editing.new_page(yard.journal)
    with pytest.raises(SourceError, match="the question is missing"):
        _add(yard, text)
    _add(yard, text.replace("#\n", "# What is a quay?\n", 1).replace("- \n", "- A wall.\n- To moor at.\n"))
    assert _points(yard.question("quay")) == ["A wall.", "To moor at."]


def test_two_questions_of_the_same_words_are_two(yard: Yard) -> None:
    _add(yard, QUAY)
    _add(yard, QUAY.replace("A wall to moor at.", "A long wall."))
    assert yard.prompts().count("What is a quay?") == 2


def test_an_import_takes_nothing_of_ones_own_out_of_its_bank(yard: Yard) -> None:
    _add(yard, QUAY, bank="Harbour Questions")
    own = yard.question("quay")
    report = yard.bring(BANK)
    assert len(report.questions) == 3
    assert yard.question("quay") == own
    yard.bring(BANK + "\n## What is a quay?\n\nThe bank's own words.\n")
    assert yard.prompts().count("What is a quay?") == 2
    assert yard.sound()


# ----------------------------------------------------------------------------------------------------------- taking out


def test_a_question_taken_out_stays_out_whatever_its_bank_does(yard: Yard) -> None:
    saved = editing.remove(yard.journal, [yard.question("bollard").id])
    assert saved.action is not None
    assert saved.action.kind is ActionKind.REMOVE
    for text in (BANK, BANK.replace("short post", "post"), BANK.replace("## What is a bollard?", "## What is that?")):
        report = yard.bring(text)
        assert len(report.removed) <= 1
        assert "What is a bollard?" not in yard.prompts()
    without = BANK[: BANK.index("## What is a bollard?")]
    yard.bring(without)
    yard.bring(BANK)
    assert "What is a bollard?" not in yard.prompts()
    assert yard.sound()


def test_undo_brings_a_question_back_with_its_history(yard: Yard) -> None:
    [card] = yard.cards(yard.question("bollard"))
    yard.answer(card)
    before = yard.rows(*CACHES)
    editing.remove(yard.journal, [yard.question("bollard").id])
    actions.undo(yard.journal)
    assert yard.rows(*CACHES) == before


def test_a_bank_taken_out_whole_comes_back_when_it_is_imported(yard: Yard) -> None:
    yard.edit("crane", ("every week", "each Friday"))
    editing.remove(yard.journal, [yard.question("fender").id])
    saved = editing.remove_bank(yard.journal, "harbour")
    assert len(saved.questions) == 2
    assert yard.prompts() == []
    yard.bring(BANK)
    assert yard.prompts() == ["How do you keep a crane running?", "What is a bollard?"]
    assert yard.sound()


def test_a_bank_is_named_by_its_start(yard: Yard) -> None:
    for wrong in ("nothing", "", " "):
        with pytest.raises(NotFoundError, match="no bank"):
            editing.remove_bank(yard.journal, wrong)


# ---------------------------------------------------------------------------------------------- everything in any order


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["edit", "bank", "undo", "redo", "remove", "add", "same"]), max_size=8), st.data())
def test_in_any_order_the_tables_are_what_the_changes_give(
    tmp_path: Path, steps: list[str], data: st.DataObject
) -> None:
    yard = Yard().at(tmp_path)
    text = BANK
    for number, step in enumerate(steps):
        with yard.store.reading() as transaction:
            questions = transaction.library.questions()
        match step:
            case "edit" if questions:
                chosen = data.draw(st.sampled_from(questions))
                editing.save(yard.journal, chosen.id, page(chosen) + f"\n## Notes {number}\n\nSeen.\n")
            case "bank":
                text = text.replace("every", f"each {number} every").replace("short", "shorter")
                yard.bring(text)
            case "same":
                yard.bring(text)
            case "remove" if questions:
                editing.remove(yard.journal, [questions[0].id])
            case "add":
                _add(yard, QUAY)
            case "undo" if yard.rows("action")["action"]:
                _turn(actions.undo, yard)
            case "redo":
                _turn(actions.redo, yard)
            case _:
                pass
    assert yard.sound()
    yard.store.close()


def _turn(turn: Callable[..., object], yard: Yard) -> None:
    with suppress(NotFoundError):
        turn(yard.journal)
