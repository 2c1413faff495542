"""Two collections as one: actions, entries, changes, media and forecasts of both, and what is folded from them again.

A union is no action of its own: what it gives depends on nothing but what is in it, so that it is the same in any order
and however often. What two sides made of the same field is as the later action has it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from srs.actions import Follow, Journal, nothing_follows, refold
from srs.conflicts import Conflict, conflicts
from srs.errors import CollectionError
from srs.model import Card, Question, QuestionId, Subject
from srs.store import Store, Transaction
from srs.store.truth import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much of a log: actions, entries, changes, media, and forecasts."""

    actions: int = 0
    entries: int = 0
    changes: int = 0
    media: int = 0
    forecasts: int = 0

    @property
    def any(self) -> bool:
        """Whether it is anything at all."""
        return bool(self.actions or self.entries or self.changes or self.media or self.forecasts)


@dataclass(frozen=True, slots=True, kw_only=True)
class United:
    """What a union took in, what both had, what only this collection had, and the fields that both sides changed.

    `machines` are those whose actions were taken in, `cards` counts the cards whose state was folded
    again, `prompts` are those of the questions that both sides
    changed.
    """

    taken: Counts = field(default_factory=Counts)
    shared: Counts = field(default_factory=Counts)
    own: Counts = field(default_factory=Counts)
    machines: tuple[str, ...] = ()
    cards: int = 0
    conflicts: tuple[Conflict, ...] = ()
    prompts: Mapping[QuestionId, str] = field(default_factory=dict)
    written: bool = False


def unite(
    journal: Journal,
    other: Store,
    *,
    dry_run: bool = False,
    before_writing: Callable[[], object] = lambda: None,
    follow: Follow = nothing_follows,
) -> United:
    """Take into the journal's collection what it lacks of the other, in one transaction. The other is only read.

    `before_writing` is called when there is something to take in and the collection is still as it was. `follow` is
    handed the questions that are now, with their cards, as neither side had them.

    Raises:
        CollectionError: a collection cannot be read or written, or the other is damaged.
    """
    try:
        with other.reading() as theirs:
            held = theirs.truth.held()
            with journal.store.reading() as ours:
                own = ours.truth.held()
            if held.without(own).empty:
                return United(shared=_counts(held), own=_counts(own.without(held)))
            if not dry_run:
                before_writing()
            with journal.store.writing(dry_run=dry_run) as ours:
                return _taken(ours, theirs, held, follow, written=not dry_run)
    except (ValueError, LookupError, TypeError, AssertionError) as error:
        found = other.problems()
        if not found:
            raise
        raise CollectionError(f"the other collection is damaged, so nothing was taken in: {found[0]}") from error


def _taken(ours: Transaction, theirs: Transaction, held: Held, follow: Follow, *, written: bool) -> United:
    own = ours.truth.held()
    missing, only_here = held.without(own), own.without(held)
    by_us, by_them = ours.truth.changed_by(only_here.actions), theirs.truth.changed_by(missing.actions)
    both = sorted(ours.library.questions_of(by_us) & theirs.library.questions_of(by_them))
    before = [_questions(each, both) for each in (ours, theirs)]
    weights = ours.schedule.weights()
    cards = ours.truth.take(theirs.truth, missing)
    refold(ours, cards if ours.schedule.weights() == weights else tuple(ours.schedule.states()))
    after = _questions(ours, both)
    follow(ours, [each for each in after if all(after[each] != side.get(each) for side in before)])
    histories = {
        subject: ours.log.histories(subject, sorted({*by_us.get(subject, ())} & {*by_them.get(subject, ())}))
        for subject in (Subject.QUESTION, Subject.POINT, Subject.INTERVIEW, Subject.SETTING)
    }
    return United(
        taken=_counts(missing),
        shared=_counts(held.without(missing)),
        own=_counts(only_here),
        machines=ours.truth.machines(missing.actions),
        cards=len(cards),
        conflicts=conflicts(histories, only_here.actions, missing.actions),
        prompts={each.id: each.prompt for each, _ in after.values()},
        written=written,
    )


def _counts(held: Held) -> Counts:
    return Counts(
        actions=len(held.actions),
        entries=len(held.entries),
        changes=len(held.changes),
        media=len(held.media),
        forecasts=len(held.forecasts),
    )


def _questions(
    transaction: Transaction, ids: Collection[QuestionId]
) -> dict[QuestionId, tuple[Question, tuple[Card, ...]]]:
    """These questions with their cards."""
    cards = transaction.library.cards(questions=ids, retired=True)
    found = transaction.library.questions(ids=ids, retired=True)
    return {each.id: (each, cards.get(each.id, ())) for each in found}
