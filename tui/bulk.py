"""What the browse screen does to many cards at once: each asks with the count, is one action, and one undo."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from decks import editing, refiling
from decks.rewriting import with_cards_anew
from srs import actions
from srs.actions import Journal
from srs.clock import day_named
from srs.errors import UsageError
from srs.model import ActionKind, CardId, CardState, QuestionId, Subject
from tui.found import Listing
from tui.words import count

OF_BROWSING = frozenset({
    ActionKind.SUSPEND, ActionKind.BURY, ActionKind.FLAG, ActionKind.RESET, ActionKind.RESCHEDULE, ActionKind.EDIT,
    ActionKind.REMOVE, ActionKind.SETTING,
})  # fmt: skip
"""The kinds of action that are done among cards and questions, and are taken back there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is to be done: the question that asks for it, and the doing of it with what a person typed.

    `count` is how many it concerns; with none of them nothing is asked and `question` says why. `typed` is the
    beginning of the line to type, None where there is none to type.
    """

    count: int
    question: str
    act: Callable[[Journal, str], str]
    asks: bool = True
    typed: str | None = None
    such_as: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The rows that something is to be done with: ids of cards or of questions."""

    listing: Listing
    ids: frozenset[str]

    def cards(self, journal: Journal) -> tuple[CardId, ...]:
        """The cards: of questions all of theirs, in order of id, so that a log does not depend on chance."""
        if self.listing is Listing.CARDS:
            return tuple(sorted(map(CardId, self.ids)))
        with journal.store.reading() as transaction:
            found = transaction.library.cards(questions=map(QuestionId, self.ids))
        return tuple(sorted(card.id for cards in found.values() for card in cards))

    def questions(self, journal: Journal) -> frozenset[QuestionId]:
        """The questions: of cards those they ask for."""
        if self.listing is Listing.QUESTIONS:
            return frozenset(map(QuestionId, self.ids))
        with journal.store.reading() as transaction:
            return frozenset(transaction.library.questions_of({Subject.CARD: self.ids}))


def proposed(journal: Journal, name: str, chosen: Chosen) -> Proposal:
    """The proposal of a change by its name, for what was chosen."""
    return _PROPOSALS[name](journal, chosen)


def undone(journal: Journal) -> str:
    """Take back the last change, and say which it was.

    Raises:
        SrsError: there is nothing to take back here.
    """
    return f"Taken back: {actions.named(actions.undo(journal, only=OF_BROWSING, follow=with_cards_anew).target)}."


# --------------------------------------------------------------------------------------------------------------- cards


def _states(journal: Journal, chosen: Chosen) -> Sequence[CardState]:
    cards = chosen.cards(journal)
    with journal.store.reading() as transaction:
        return list(transaction.schedule.states(cards).values())


def _suspension(journal: Journal, chosen: Chosen) -> Proposal:
    states = _states(journal, chosen)
    waiting = [state.card for state in states if not state.suspended]
    cards, on = (waiting, True) if waiting else ([state.card for state in states], False)

    def act(opened: Journal, _: str) -> str:
        actions.suspend(opened, *cards, on=on)
        return f"{count(len(cards), 'card')} {'suspended' if on else 'brought back'}"

    said = f"Suspend {count(len(cards), 'card')}?" if on else f"Bring {count(len(cards), 'suspended card')} back?"
    return Proposal(count=len(cards), question=said, act=act, asks=len(cards) > 1)


def _burial(journal: Journal, chosen: Chosen) -> Proposal:
    states, today = _states(journal, chosen), journal.clock.study_day()
    waiting = [each.card for each in states if each.buried_until is None or each.buried_until <= today]
    cards, on = (waiting, True) if waiting else ([state.card for state in states], False)

    def act(opened: Journal, _: str) -> str:
        actions.bury(opened, *cards, on=on)
        return f"{count(len(cards), 'card')} {'buried until tomorrow' if on else 'brought back'}"

    bring = f"Bring {count(len(cards), 'buried card')} back today?"
    said = f"Bury {count(len(cards), 'card')} until tomorrow?" if on else bring
    return Proposal(count=len(cards), question=said, act=act, asks=len(cards) > 1)


def _flag(journal: Journal, chosen: Chosen) -> Proposal:
    states = _states(journal, chosen)
    bare = [state.card for state in states if state.flag is None]
    cards, on = (bare, True) if bare else ([state.card for state in states], False)

    def act(opened: Journal, note: str) -> str:
        actions.flag(opened, *cards, note=note.strip(), on=on)
        return f"{count(len(cards), 'card')} {'flagged' if on else 'without a flag again'}"

    said = f"Flag {count(len(cards), 'card')}, with this note or none?" if on else (
        f"Take the flags off {count(len(cards), 'card')}?")  # fmt: skip
    return Proposal(count=len(cards), question=said, act=act, typed="" if on else None, such_as="a note to yourself")


def _reset(journal: Journal, chosen: Chosen) -> Proposal:
    cards = [state.card for state in _states(journal, chosen) if state.memory is not None or state.due is not None]

    def act(opened: Journal, _: str) -> str:
        actions.reset(opened, *cards)
        return f"{count(len(cards), 'card')} new again"

    said = f"Make {count(len(cards), 'card')} new again? What was answered stays in the log."
    return Proposal(count=len(cards), question=said if cards else "All of these are new.", act=act)


def _due_day(journal: Journal, chosen: Chosen) -> Proposal:
    states = _states(journal, chosen)
    cards = [state.card for state in states if state.memory is not None]
    new = len(states) - len(cards)

    def act(opened: Journal, text: str) -> str:
        day = day_named(text, opened.clock.study_day())
        actions.due_on(opened, day, *cards)
        return f"{count(len(cards), 'card')} due on {day}"

    left_out = f" {count(new, 'new card')} left out: they get a day when they are learnt." if new else ""
    said = f"On which day shall {count(len(cards), 'card')} come back?{left_out}"
    return Proposal(
        count=len(cards),
        question=said if cards else "These are new: they get a day when they are learnt.",
        act=act,
        typed="",
        such_as="2027-03-14, today, tomorrow, +5",
    )


# ----------------------------------------------------------------------------------------------------------- questions


def _with_cards(journal: Journal, questions: Collection[QuestionId]) -> str:
    """`12 questions with their 40 cards`: what is filed or taken out is the question, and its cards go with it."""
    with journal.store.reading() as transaction:
        cards = sum(map(len, transaction.library.cards(questions=questions).values()))
    return f"{count(len(questions), 'question')} with {count(cards, 'card')}"


def _tags(journal: Journal, chosen: Chosen) -> Proposal:
    questions = chosen.questions(journal)

    def act(opened: Journal, text: str) -> str:
        named = [name for each in text.split(",") if (name := each.strip())]
        off = [name[1:] for name in named if name.startswith("-")]
        done = refiling.retag(opened, questions, add=[n for n in named if not n.startswith("-")], remove=off)
        return f"{count(done.questions, 'question')} tagged anew"

    said = f"Tags for {_with_cards(journal, questions)}: commas between them, a - before one takes it off"
    return Proposal(count=len(questions), question=said, act=act, typed="", such_as="networking, -old")


def _move(journal: Journal, chosen: Chosen) -> Proposal:
    questions = chosen.questions(journal)
    with journal.store.reading() as transaction:
        decks = transaction.schedule.decks()

    def act(opened: Journal, text: str) -> str:
        if not text.strip():
            raise UsageError("name a deck, such as devops::linux")
        done = refiling.move(opened, questions, text)
        return f"{count(done.questions, 'question')} moved to {text.strip()}"

    said = f"Move {_with_cards(journal, questions)} to which deck?"
    return Proposal(count=len(questions), question=said, act=act, typed="", such_as="devops::linux", suggestions=decks)


def _removal(journal: Journal, chosen: Chosen) -> Proposal:
    questions = chosen.questions(journal)

    def act(opened: Journal, _: str) -> str:
        editing.remove(opened, questions)
        return f"{count(len(questions), 'question')} taken out"

    said = f"Take out {_with_cards(journal, questions)}? Their history is kept."
    return Proposal(count=len(questions), question=said, act=act)


_PROPOSALS: Mapping[str, Callable[[Journal, Chosen], Proposal]] = {
    "suspend": _suspension,
    "bury": _burial,
    "flag": _flag,
    "due": _due_day,
    "tag": _tags,
    "move": _move,
    "reset": _reset,
    "remove": _removal,
}
