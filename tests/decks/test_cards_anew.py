"""Cards that no single change made: after an undo out of turn, and after a union, they say what their question says."""

import json
from pathlib import Path

import pytest
from factories import World
from machines import dump, same

from decks import editing
from decks.intake import Wishes, bring, read
from decks.page import page
from decks.rewriting import with_cards_anew
from srs import actions
from srs.model import ActionKind, Question, Rating
from srs.session import ReviewSession

BANK = """\
# Harbour Questions

## How do you keep a crane running?

### Answer

Somebody greases it.

### Key points

- Grease the slewing bearing with lithium paste every week.
- Check wire ropes, hooks, brakes, and limit switches before each shift.

## What is a bollard?

A post.
"""

_CACHES = ("bank", "question", "point", "card", "card_state", "interview")


class Yard(World):
    """A collection with a bank."""

    def at(self, folder: Path) -> "Yard":
        self._path = folder / "harbour.md"
        self.bring(BANK)
        return self

    def bring(self, text: str) -> str:
        self._path.write_text(text, encoding="utf-8")
        report = bring(self.journal, read(str(self._path), Wishes()), Wishes())
        return report.action.id if report.action else ""

    def crane(self) -> Question:
        with self.store.reading() as transaction:
            return next(each for each in transaction.library.questions() if "crane" in each.prompt)

    def edit(self, before: str, after: str) -> str:
        of = self.crane()
        saved = editing.save(self.journal, of.id, page(of).replace(before, after))
        assert saved.action is not None
        return saved.action.id

    def faces(self) -> str:
        """Everything that the cards of the question say."""
        of = self.crane()
        with self.store.reading() as transaction:
            [cards] = transaction.library.cards(questions=[of.id]).values()
        return json.dumps([[card.front, card.back, [point.text for point in card.points]] for card in cards])

    def undo(self, start: str | None = None) -> None:
        actions.undo(self.journal, start, follow=with_cards_anew)

    def redo(self, start: str | None = None) -> None:
        actions.redo(self.journal, start, follow=with_cards_anew)

    def kinds(self) -> list[str]:
        with self.store.reading() as transaction:
            return [action.kind.value for action, _ in transaction.log.actions(20)]


@pytest.fixture
def yard(tmp_path: Path) -> Yard:
    return Yard().at(tmp_path)


def test_cards_forget_an_earlier_edit_that_is_taken_back_and_know_it_again(yard: Yard) -> None:
    first = yard.edit("Somebody greases it.", "Use a CraneGun.")
    yard.edit("every week", "every Friday")
    after = dump(yard, *_CACHES)
    yard.undo(first)
    assert yard.crane().answer == "Somebody greases it."
    assert "CraneGun" not in yard.faces()
    assert "every Friday" in yard.faces()
    assert yard.kinds()[:2] == ["cards", "undo"]
    yard.redo(first)
    assert dump(yard, *_CACHES) == after
    assert yard.store.problems() == ()


def test_the_next_undo_passes_over_cards_made_anew_and_they_follow_again(yard: Yard) -> None:
    before = dump(yard, *_CACHES)
    first = yard.edit("Somebody greases it.", "Use a CraneGun.")
    yard.edit("every week", "every Friday")
    yard.undo(first)
    yard.undo()
    assert "Friday" not in yard.faces()
    assert same(dump(yard, *_CACHES), before)
    yard.redo()
    assert "every Friday" in yard.faces()
    assert "CraneGun" not in yard.faces()
    yard.redo()
    assert "CraneGun" in yard.faces()
    assert yard.store.problems() == ()


def test_an_undo_in_turn_makes_no_cards_anew(yard: Yard) -> None:
    yard.edit("Somebody greases it.", "Use a CraneGun.")
    yard.edit("every week", "every Friday")
    yard.undo()
    yard.undo()
    yard.redo()
    assert ActionKind.CARDS.value not in yard.kinds()


def test_last_weeks_wrong_import_taken_back_leaves_reviews_and_later_edits(yard: Yard) -> None:
    wrong = yard.bring(BANK.replace("Somebody greases it.", "Nobody does.").replace("# What is a bollard", "# Oops"))
    session = ReviewSession(yard.journal)
    session.answer(Rating.GOOD)
    yard.edit("every week", "every Friday")
    states = dump(yard, "card_state", "entry")
    after = dump(yard, *_CACHES)
    yard.undo(wrong)
    assert yard.crane().answer == "Somebody greases it."
    assert "Nobody" not in yard.faces()
    assert "every Friday" in yard.faces()
    assert dump(yard, "card_state", "entry") == states
    yard.redo(wrong)
    assert dump(yard, *_CACHES) == after
    assert yard.store.problems() == ()


def test_cards_that_are_right_are_left_alone(yard: Yard) -> None:
    with yard.store.writing() as transaction:
        questions = [question.id for question in transaction.library.questions()]
        assert with_cards_anew(transaction, questions) is None
