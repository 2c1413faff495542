"""Who writes into a collection, and when: where every action begins."""

import platform
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from srs.clock import Clock, to_ms
from srs.ids import TimeOrderedIds, following_id
from srs.model import Action, ActionId, ActionKind, CardState
from srs.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Journal:
    """Who writes into a collection, and when: every action begins here.

    `sitting` is the same for all that one run of the program does.
    """

    store: Store
    clock: Clock
    machine: str = field(default_factory=platform.node)
    sitting: str = field(default_factory=lambda: secrets.token_hex(8))

    def action(
        self,
        transaction: Transaction,
        kind: ActionKind,
        *,
        at: datetime | None = None,
        target: ActionId | None = None,
        note: str = "",
    ) -> tuple[Action, TimeOrderedIds]:
        """A new action, its id above every other given here, and the source of its entries' ids."""
        moment = at or self.clock.now()
        ids = TimeOrderedIds(transaction.log.highest_id())
        action = Action(
            id=ActionId(ids.next(to_ms(moment))),
            kind=kind,
            moment=moment,
            zone_offset_minutes=self.clock.zone_offset_minutes(moment),
            machine=self.machine,
            sitting=self.sitting,
            target=target,
            note=note,
        )
        return action, ids

    def moment_after(self, states: Sequence[CardState]) -> datetime:
        """The moment now, or just after the last of these cards': a clock that was set back is stepped past."""
        last = [state.last_moment + timedelta(milliseconds=1) for state in states if state.last_moment]
        return max([self.clock.now(), *last])


def consequence(transaction: Transaction, kind: ActionKind, *, content: str, note: str) -> Action:
    """An action that follows from all that was done, in the place and at the moment of the last.

    Its id is made of that and of its content: two machines that come to the same collection come to the same action.
    """
    last, highest = transaction.log.last_action_id(), transaction.log.highest_id()
    if last is None or highest is None:
        raise AssertionError("nothing follows where nothing was done")
    return replace(
        transaction.log.action(last), id=ActionId(following_id(highest, content)), kind=kind, target=None, note=note
    )
