"""The log: actions and entries, which only grow, and which of them stand."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, case, delete, func, insert, null, select

from srs.clock import from_ms
from srs.errors import NotFoundError
from srs.model import (
    Action,
    ActionId,
    ActionKind,
    CardId,
    Change,
    Entry,
    EntryId,
    EntryKind,
    Subject,
)
from srs.store import log_codec, records, tables
from srs.store.portions import portions

_TURNS = (ActionKind.UNDO.value, ActionKind.REDO.value)

_NO_STEPS = (*_TURNS, ActionKind.CARDS.value)
"""What a plain undo passes over: it takes back what a person did, and a later redo is not barred by it."""

_INSERT_ACTION = insert(tables.action)
_INSERT_ENTRY = insert(tables.entry)
_LAST_ACTION = select(func.max(tables.action.c.id))
_HIGHEST_IDS = select(
    _LAST_ACTION.scalar_subquery(),
    select(func.max(tables.entry.c.id))
    .where(tables.entry.c.action_id == _LAST_ACTION.scalar_subquery())
    .scalar_subquery(),
)


class Log:
    """Every action, entry and change of the collection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, action: Action, entries: Sequence[Entry] = (), changes: Sequence[Change] = ()) -> None:
        """Add an action with its entries and changes, and make the changes in the tables."""
        self._connection.execute(_INSERT_ACTION, log_codec.action_row(action))
        self.extend(entries)
        records.append(self._connection, changes)

    def extend(self, entries: Sequence[Entry]) -> None:
        """Add more entries of an action that was added in this transaction."""
        if entries:
            self._connection.execute(_INSERT_ENTRY, [log_codec.entry_row(entry) for entry in entries])

    def last_action_id(self) -> ActionId | None:
        """The highest id of any action."""
        found = self._connection.execute(_LAST_ACTION).scalar()
        return ActionId(found) if found else None

    def extent(self) -> str:
        """What is another text whenever an action was added, here or by a union."""
        last, number = self._connection.execute(select(func.max(tables.action.c.id), func.count())).one()
        return f"{last}:{number}"

    def highest_id(self) -> str | None:
        """The highest id given here: the last action's, or that of its last entry.

        Entries from outside have ids of another kind, which tell nothing of the order.
        """
        action, entry = self._connection.execute(_HIGHEST_IDS).one()
        highest: str | None = max(action, entry) if entry and entry[14] == "7" else action
        return highest

    # --------------------------------------------------------------------------------------------------------- standing

    def take_back(self, target: ActionId) -> tuple[CardId, ...]:
        """Let an action stand no longer; records follow. Gives the cards whose state must be folded again."""
        self._connection.execute(insert(tables.undone), {"action_id": target})
        return self._follow(target)

    def put_back(self, target: ActionId) -> tuple[CardId, ...]:
        """Let an action stand again; records follow. Gives the cards whose state must be folded again."""
        self._connection.execute(delete(tables.undone).where(tables.undone.c.action_id == target))
        return self._follow(target)

    def _follow(self, target: ActionId) -> tuple[CardId, ...]:
        records.refold(self._connection, records.touched_by(self._connection, [target]))
        query = select(tables.entry.c.card_id).where(tables.entry.c.action_id == target)
        query = query.order_by(tables.entry.c.moment_ms, tables.entry.c.id)
        return tuple(dict.fromkeys(CardId(row[0]) for row in self._connection.execute(query)))

    def stands(self, action: ActionId) -> bool:
        """Whether an action was not taken back."""
        query = select(tables.undone.c.action_id).where(tables.undone.c.action_id == action)
        return self._connection.execute(query).first() is None

    def find_action(self, start: str, *, standing: bool | None = None) -> Action:
        """The only action whose id begins so.

        Of several, the only one that stands (or with `standing` False does not) and is no undo or redo: a new undo may
        begin as the id that was shown for its target.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        query = (
            select(*tables.action.c)
            .outerjoin_from(tables.action, tables.undone, tables.action.c.id == tables.undone.c.action_id)
            .where(tables.action.c.id.startswith(start.strip().lower(), autoescape=True))
            .limit(2)
        )
        found = self._connection.execute(query).mappings().all() if start.strip() else []
        if len(found) > 1 and standing is not None:
            named = tables.undone.c.action_id.is_(None) if standing else tables.undone.c.action_id.is_not(None)
            likely = query.where(named, tables.action.c.kind.not_in(_NO_STEPS))
            found = self._connection.execute(likely).mappings().all() or found
        if len(found) != 1:
            what = "more than one action has" if found else "no action has"
            raise NotFoundError(f"{what} an id that begins with {start!r}; `viva history` shows them")
        return log_codec.action_from(found[0])

    def last_standing(self) -> Action | None:
        """The last thing a person did that still stands."""
        query = (
            select(*tables.action.c)
            .outerjoin_from(tables.action, tables.undone, tables.action.c.id == tables.undone.c.action_id)
            .where(tables.undone.c.action_id.is_(None), tables.action.c.kind.not_in(_NO_STEPS))
            .order_by(tables.action.c.id.desc())
            .limit(1)
        )
        row = self._connection.execute(query).mappings().first()
        return log_codec.action_from(row) if row else None

    def last_undone(self) -> Action | None:
        """The action that a redo brings back: the one undone last, if nothing new was done since."""
        newest = select(func.max(tables.action.c.id)).where(tables.action.c.kind.not_in(_NO_STEPS)).scalar_subquery()
        query = (
            select(*tables.action.c)
            .join_from(tables.action, tables.undone, tables.action.c.target == tables.undone.c.action_id)
            .where(tables.action.c.kind == ActionKind.UNDO.value, tables.action.c.id > newest)
            .order_by(tables.action.c.id.desc())
            .limit(1)
        )
        row = self._connection.execute(query).mappings().first()
        return self.action(ActionId(row["target"])) if row else None

    def changing_after(self, action: ActionId) -> list[ActionId]:
        """The standing actions after this one that changed records."""
        change = tables.change.c
        query = (
            select(change.action_id)
            .distinct()
            .outerjoin_from(tables.change, tables.undone, change.action_id == tables.undone.c.action_id)
            .where(tables.undone.c.action_id.is_(None), change.action_id > action)
        )
        return list(self._connection.execute(query).scalars())

    def changed_by(self, actions: Iterable[ActionId]) -> dict[Subject, set[str]]:
        """The ids of the records that these actions changed, by kind."""
        return records.touched_by(self._connection, actions)

    def histories(self, subject: Subject, ids: Collection[str]) -> dict[str, list[tuple[Change, bool]]]:
        """The changes of these records of a kind by id, in order of action, each with whether its action stands."""
        return records.histories(self._connection, subject, ids)

    def action(self, identifier: ActionId) -> Action:
        """The action with this id."""
        query = select(tables.action).where(tables.action.c.id == identifier)
        return log_codec.action_from(self._connection.execute(query).mappings().one())

    def actions(self, limit: int) -> tuple[tuple[Action, bool], ...]:
        """The last actions, newest first, each with whether it stands."""
        query = (
            select(*tables.action.c, tables.undone.c.action_id.label("undone_id"))
            .outerjoin_from(tables.action, tables.undone, tables.action.c.id == tables.undone.c.action_id)
            .order_by(tables.action.c.id.desc())
            .limit(limit)
        )
        rows = self._connection.execute(query).mappings()
        return tuple((log_codec.action_from(row), row["undone_id"] is None) for row in rows)

    def kinds(self, actions: Iterable[ActionId]) -> dict[ActionId, ActionKind]:
        """The kinds of these actions."""
        found = {}
        for some in portions(actions):
            query = select(tables.action.c.id, tables.action.c.kind).where(tables.action.c.id.in_(some))
            found.update({ActionId(row.id): ActionKind(row.kind) for row in self._connection.execute(query)})
        return found

    def questions_changed(self, actions: Iterable[ActionId]) -> dict[ActionId, tuple[int, int]]:
        """How many questions each of these actions made, and how many it changed, of those that did either."""
        change = tables.change.c
        made = func.sum(case((change.before.is_(null()), 1), else_=0))
        found = {}
        for some in portions(actions):
            query = (
                select(change.action_id, made.label("made"), func.count().label("all"))
                .where(change.action_id.in_(some), change.subject == Subject.QUESTION.value)
                .group_by(change.action_id)
            )
            rows = self._connection.execute(query)
            found.update({ActionId(row.action_id): (row.made, row.all - row.made) for row in rows})
        return found

    # ---------------------------------------------------------------------------------------------------------- entries

    def entries(
        self, cards: Iterable[CardId] | None = None, *, kinds: Collection[EntryKind] | None = None
    ) -> dict[CardId, tuple[Entry, ...]]:
        """The standing entries of these cards (or of all), of some kinds or all, as they fold: by moment, then id."""
        base = (
            select(*tables.entry.c)
            .outerjoin_from(tables.entry, tables.undone, tables.entry.c.action_id == tables.undone.c.action_id)
            .where(tables.undone.c.action_id.is_(None))
            .order_by(tables.entry.c.card_id, tables.entry.c.moment_ms, tables.entry.c.id)
        )
        if kinds is not None:
            base = base.where(tables.entry.c.kind.in_([kind.value for kind in kinds]))
        queries = (
            [base] if cards is None else [base.where(tables.entry.c.card_id.in_(some)) for some in portions(cards)]
        )
        found: dict[CardId, list[Entry]] = {}
        for query in queries:
            for row in self._connection.execute(query).mappings().all():
                found.setdefault(CardId(row["card_id"]), []).append(log_codec.entry_from(row))
        return {card: tuple(entries) for card, entries in found.items()}

    def newest(self, cards: Iterable[CardId]) -> dict[CardId, tuple[EntryId, datetime]]:
        """The last standing entry of each of these cards that has one, and its moment."""
        entry, card = tables.entry.c, tables.card.c
        last = (
            select(entry.id)
            .where(entry.card_id == card.id, entry.action_id.not_in(select(tables.undone.c.action_id)))
            .order_by(entry.moment_ms.desc(), entry.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        newest = select(card.id, last.label("last"))
        found = {}
        for some in portions(cards):
            of_cards = newest.where(card.id.in_(some)).subquery()
            rows = select(of_cards.c.id, entry.id, entry.moment_ms).join(tables.entry, entry.id == of_cards.c.last)
            found.update(
                {
                    CardId(row[0]): (EntryId(row[1]), from_ms(row[2]))
                    for row in self._connection.execute(rows.select_from(of_cards))
                }
            )
        return found

    def turns(self) -> dict[ActionId, ActionKind]:
        """For every action that an undo or a redo names, the last of them."""
        query = (
            select(tables.action.c.target, tables.action.c.kind)
            .where(tables.action.c.kind.in_(_TURNS))
            .order_by(tables.action.c.id)
        )
        return {ActionId(row[0]): ActionKind(row[1]) for row in self._connection.execute(query)}

    def undone(self) -> set[ActionId]:
        """The actions that do not stand."""
        return {ActionId(row[0]) for row in self._connection.execute(select(tables.undone.c.action_id))}
