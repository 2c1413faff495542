"""Imports of banks that change, edits by hand, joins, removals and reviews, taken back and brought back without end."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from factories import World
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from machines import CACHES, Dump, dump, same

from decks import editing
from decks.intake import Wishes, bring, read
from decks.joining import join
from decks.page import page
from srs import actions
from srs.errors import NotFoundError, SrsError
from srs.model import Question, Rating, Tick
from srs.session import ReviewSession

_WORDS = "crane ferry lock gate pilot radar buoy anchor winch hull keel mast tide chart lamp bell rope knot".split()


class Learner:
    """Somebody with two banks in files that change, and a collection in a file, opened anew now and then."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        self._folder = folder
        self._place = str(folder / f"{seed}.db")
        self.world = World(self._place)
        self._banks = [[self._question() for _ in range(3)] for _ in range(2)]

    def _question(self) -> list[str]:
        words = self._chance.sample(_WORDS, 14)
        return [
            f"How does the {' '.join(words[:4])} work?",
            *(f"{' '.join(words[n::4]).capitalize()}." for n in (4, 5)),
        ]

    def reopen(self) -> None:
        """End the program and start it again."""
        hand = self.world.hand
        self.world.store.close()
        self.world = World(self._place, hand=hand)

    def do_something(self) -> None:
        """Do one thing, if it can be done."""
        self.world.hand.moment += timedelta(hours=self._chance.choice([0, 1, 30]))
        doing: Callable[[], None] = self._chance.choice(
            [self._import, self._import, self._edit, self._add, self._remove, self._join, self._answer, self._answer,
             self._mark, self._choose]
        )  # fmt: skip
        with suppress(SrsError, IndexError):
            doing()

    def _import(self) -> None:
        which = self._chance.randrange(2)
        asked = self._banks[which]
        match self._chance.randrange(5):
            case 0:
                asked.insert(0, self._question())
            case 1 if len(asked) > 1:
                asked.pop(self._chance.randrange(len(asked)))
            case 2:
                self._chance.shuffle(asked)
            case 3:
                self._chance.choice(asked)[1] = f"{self._chance.choice(_WORDS)} and more of it."
            case _:
                (self._folder / "pier.png").write_bytes(b"\x89PNG\r\n\x1a\n" + self._chance.randbytes(3))
        blocks = [f"## {prompt}\n\n### Key points\n\n" + "\n".join(f"- {point}" for point in points)
                  for prompt, *points in asked]  # fmt: skip
        path = self._folder / f"bank {which}.md"
        path.write_text(f"# Bank {which}\n\n" + "\n\n".join(blocks) + "\n\n![a pier](pier.png)\n", encoding="utf-8")
        bring(self.world.journal, read(str(path), Wishes()), Wishes())

    def _edit(self) -> None:
        of = self._one()
        text = page(of).replace("work?", f"work with a {self._chance.choice(_WORDS)}?", self._chance.randrange(2))
        editing.save(self.world.journal, of.id, f"{text}\n## Hints\n\n- Think of the {self._chance.choice(_WORDS)}.\n")

    def _add(self) -> None:
        editing.add(self.world.journal, f"# What is a {self._chance.choice(_WORDS)}?\n\n## Answer\n\nA thing at sea.\n")

    def _remove(self) -> None:
        if self._chance.random() < 0.3:
            editing.remove_bank(self.world.journal, f"Bank {self._chance.randrange(2)}")
        else:
            editing.remove(self.world.journal, [self._one().id])

    def _join(self) -> None:
        join(self.world.journal, self._one().id, self._one().id)

    def _answer(self) -> None:
        session = ReviewSession(self.world.journal)
        ticks = {point.id: self._chance.choice(list(Tick)) for point in session.view.card.points} \
            if session.view.card else None  # fmt: skip
        session.answer(self._chance.choice(list(Rating)), ticks=ticks)

    def _mark(self) -> None:
        card = ReviewSession(self.world.journal).view.card
        if card is not None:
            act = self._chance.choice([actions.suspend, actions.bury, actions.flag, actions.reset])
            act(self.world.journal, card.id)

    def _choose(self) -> None:
        self.world.set("", new_per_day=self._chance.randrange(30))

    def _one(self) -> Question:
        with self.world.store.reading() as transaction:
            return self._chance.choice(transaction.library.questions())

    def dump(self) -> Dump:
        """Every row of what is folded from the log."""
        return dump(self.world, *(name for name in CACHES if name != "undone"))

    def newest(self) -> str | None:
        """The id of the last action."""
        with self.world.store.reading() as transaction:
            return transaction.log.last_action_id()


@given(st.integers(0, 10**9))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_undo_gives_the_state_before_and_every_redo_the_state_after(tmp_path: Path, seed: int) -> None:
    learner = Learner(tmp_path, seed)
    states = [learner.dump()]
    for _ in range(14):
        before = learner.newest()
        learner.do_something()
        if learner.newest() != before:
            states.append(learner.dump())
    learner.reopen()
    assert same(learner.dump(), states[-1])
    for expected in reversed(states[:-1]):
        actions.undo(learner.world.journal)
        assert same(learner.dump(), expected)
    with pytest.raises(NotFoundError, match="nothing to undo"):
        actions.undo(learner.world.journal)
    assert learner.world.store.problems() == ()
    learner.reopen()
    for expected in states[1:]:
        actions.redo(learner.world.journal)
        assert same(learner.dump(), expected)
    assert learner.dump() == states[-1]
    assert learner.world.store.problems() == ()
    learner.world.store.close()


@given(st.integers(0, 10**9))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_action_taken_back_out_of_turn_comes_back_with_everything_done_since(tmp_path: Path, seed: int) -> None:
    learner = Learner(tmp_path, seed)
    for _ in range(12):
        learner.do_something()
    with learner.world.store.reading() as transaction:
        done = [action.id for action, _ in transaction.log.actions(1000)]
    before = learner.dump()
    for one in done:
        actions.undo(learner.world.journal, one)
        assert learner.world.store.problems() == ()
        actions.redo(learner.world.journal, one)
        assert learner.dump() == before
    for one in sorted(done, key=lambda each: each[::-1]):
        actions.undo(learner.world.journal, one)
    assert learner.world.store.problems() == ()
    for one in sorted(done):
        actions.redo(learner.world.journal, one)
    assert learner.dump() == before
    learner.world.store.close()
