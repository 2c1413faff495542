"""Undo and redo without end: whatever was done, the state after an undo is the one before, and redo brings it back."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from machines import CACHES, Dump, Machine, Step, dump, one_step, same

from srs import actions


def _dump(machine: Machine) -> Dump:
    return dump(machine.world, *(name for name in CACHES if name != "undone"))


class Undoing(RuleBasedStateMachine):
    """A person who does everything and takes it back, in turn and out of it."""

    def __init__(self) -> None:
        super().__init__()
        self.machine = Machine()
        self.done: list[Dump] = [_dump(self.machine)]
        self.place = 0

    @initialize(wording=st.integers(0, 2))
    def begin(self, wording: int) -> None:
        self.do(("bring", 7, wording))

    @rule(step=one_step)
    def do(self, step: Step) -> None:
        before = self._newest()
        self.machine.do(step)
        if self._newest() != before:
            self.done = [*self.done[: self.place + 1], _dump(self.machine)]
            self.place += 1

    def _newest(self) -> str | None:
        with self.machine.world.store.reading() as transaction:
            return transaction.log.last_action_id()

    @precondition(lambda self: self.place > 0)
    @rule()
    def undo(self) -> None:
        actions.undo(self.machine.world.journal)
        self.place -= 1
        assert same(_dump(self.machine), self.done[self.place])

    @precondition(lambda self: self.place < len(self.done) - 1)
    @rule()
    def redo(self) -> None:
        actions.redo(self.machine.world.journal)
        self.place += 1
        assert same(_dump(self.machine), self.done[self.place])

    @rule(which=st.integers(0, 60))
    def undo_one_out_of_turn_and_bring_it_back(self, which: int) -> None:
        with self.machine.world.store.reading() as transaction:
            history = [action for action, stands in transaction.log.actions(1000) if stands and not action.target]
        if not history:
            return
        before = _dump(self.machine)
        target = history[which % len(history)]
        actions.undo(self.machine.world.journal, target.id)
        assert self.machine.world.store.problems() == ()
        actions.redo(self.machine.world.journal, target.id)
        assert _dump(self.machine) == before

    def teardown(self) -> None:
        assert self.machine.world.store.problems() == ()
        while self.place:
            self.undo()
        while self.place < len(self.done) - 1:
            self.redo()
        assert self.machine.world.store.problems() == ()
        self.machine.world.store.close()


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=25, stateful_step_count=20)
