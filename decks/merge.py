"""What an import changes in a collection, and the change: compared without touching anything, applied in one action."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapidfuzz import fuzz

from decks.matching import Match
from srs.actions import Journal
from srs.model import (
    Action,
    ActionId,
    ActionKind,
    Bank,
    Card,
    Change,
    Json,
    Question,
    QuestionId,
    Role,
    Subject,
)
from srs.store import Transaction, codec
from srs.store.codec import Record
from srs.store.records import medium_id

_SPACING = 1024
"""Between two questions of a bank in the order of the collection, so that one inserted later finds room."""

_TERMS_ALIKE = 0.75
"""How alike front and back of two terms of a bank must be, from 0 to 1, to be one term reworded."""

_NAMED = 3
"""How many of the banks that came in together an action names."""

_PLACE_FIELDS = frozenset({"number", "place", "sequence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a collection has of one bank, the retired included; nothing where the bank is new.

    `originals` are the questions that a person changed here, as the bank had them; None for the person's own.
    """

    bank: Bank | None = None
    questions: tuple[Question, ...] = ()
    cards: Mapping[QuestionId, tuple[Card, ...]] = field(default_factory=dict)
    sequences: Mapping[QuestionId, int] = field(default_factory=dict)
    retired_points: Mapping[QuestionId, Mapping[str, Record]] = field(default_factory=dict)
    originals: Mapping[QuestionId, Question | None] = field(default_factory=dict)
    last_sequence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One record that an import makes or changes."""

    subject: Subject
    id: str
    before: Record | None
    after: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What would change: questions by what happens to them, and the records of the change, parents first."""

    added: tuple[QuestionId, ...] = ()
    changed: tuple[QuestionId, ...] = ()
    unchanged: tuple[QuestionId, ...] = ()
    moved: tuple[QuestionId, ...] = ()
    retired: tuple[QuestionId, ...] = ()
    reworded: tuple[Match, ...] = ()
    differences: tuple[Difference, ...] = ()


def known_of(transaction: Transaction, bank: Bank | None) -> Known:
    """What the collection has of a bank."""
    last = transaction.library.last_sequence()
    if bank is None:
        return Known(last_sequence=last)
    questions = transaction.library.questions(bank=bank.id, retired=True)
    return Known(
        bank=bank,
        questions=questions,
        cards=transaction.library.cards(questions=[question.id for question in questions], retired=True),
        sequences=transaction.library.sequences(bank.id),
        retired_points=transaction.library.retired_points(bank.id),
        originals=transaction.library.originals(bank.id),
        last_sequence=last,
    )


# ------------------------------------------------------------------------------------------------------------- compare


def compare(
    known: Known,
    bank: Bank,
    questions: Sequence[Question],
    cards: Iterable[Card],
    reworded: tuple[Match, ...] = (),
) -> Comparison:
    """What changes when a bank's questions and cards, under the ids they keep, are put in the place of the known."""
    old = {question.id: question for question in known.questions}
    by_question: dict[QuestionId, list[Card]] = {}
    for card in _with_kept_terms(tuple(cards), known):
        by_question.setdefault(card.question, []).append(card)
    differences = list(_of_bank(known.bank, bank))
    found: dict[str, list[QuestionId]] = {kind: [] for kind in ("added", "changed", "unchanged", "moved", "retired")}
    for question, sequence in zip(questions, _sequences(questions, known), strict=True):
        before = old.get(question.id)
        of_question = [
            *_of_question(question, sequence, before, known),
            *_of_points(question, before, known.retired_points.get(question.id, {})),
            *_of_cards(by_question.get(question.id, []), known.cards.get(question.id, ())),
        ]
        found[_what_happened(before, of_question)].append(question.id)
        differences += of_question
    staying = {question.id for question in questions}
    for question in known.questions:
        if question.id not in staying and not question.retired:
            found["retired"].append(question.id)
            differences.append(_retirement(Subject.QUESTION, question.id))
    ordered = sorted(differences, key=lambda difference: _ORDER.index(difference.subject))
    return Comparison(
        **{kind: tuple(ids) for kind, ids in found.items()}, reworded=reworded, differences=tuple(ordered)
    )


def _with_kept_terms(cards: Sequence[Card], known: Known) -> list[Card]:
    """The cards, a term of which only the wording changed under the id it has had: it keeps its history.

    A term is known again by its question and its answer, or by most of both its faces.
    """
    made = {card.id for card in cards}
    gone = [
        card
        for of_question in known.cards.values()
        for card in of_question
        if card.role is Role.TERM and not card.retired and card.id not in made
    ]
    before = {card.id for of_question in known.cards.values() for card in of_question}
    kept = []
    for card in cards:
        old = _same_term(card, gone) if card.role is Role.TERM and card.id not in before else None
        if old is not None:
            gone.remove(old)
            kept.append(replace(card, id=old.id, part=old.part))
        else:
            kept.append(card)
    return kept


def _same_term(card: Card, gone: Sequence[Card]) -> Card | None:
    """The term card that a new one is a rewording of, if it is of one."""
    scored = [(fuzz.ratio(f"{each.front} {each.back}", f"{card.front} {card.back}") / 100, each) for each in gone]
    likely = [
        (likeness + (each.question == card.question), each)
        for likeness, each in scored
        if likeness >= _TERMS_ALIKE or (each.question == card.question and each.back == card.back)
    ]
    return max(likely, key=lambda pair: pair[0])[1] if likely else None


_ORDER = (Subject.BANK, Subject.QUESTION, Subject.POINT, Subject.CARD)


def _what_happened(before: Question | None, differences: Sequence[Difference]) -> str:
    if before is None or before.retired:
        return "added"
    if not differences:
        return "unchanged"
    only_moved = all(
        difference.subject is Subject.QUESTION and set(difference.after) <= _PLACE_FIELDS for difference in differences
    )
    return "moved" if only_moved else "changed"


def _of_bank(before: Bank | None, bank: Bank) -> Iterable[Difference]:
    record = codec.bank_record(bank)
    if before is None:
        yield Difference(subject=Subject.BANK, id=bank.id, before=None, after=record)
        return
    old = codec.bank_record(before)
    if any(record[name] != old[name] for name in record if name != "imported_ms"):
        yield from _changed(Subject.BANK, bank.id, old, record)


def _of_question(question: Question, sequence: int, before: Question | None, known: Known) -> Iterable[Difference]:
    record = codec.question_record(question, sequence)
    if before is None:
        return [Difference(subject=Subject.QUESTION, id=question.id, before=None, after=record)]
    old = codec.question_record(before, known.sequences[before.id])
    return _changed(Subject.QUESTION, question.id, old, record)


def _of_points(question: Question, before: Question | None, retired: Mapping[str, Record]) -> Iterable[Difference]:
    new = codec.point_records(question)
    live = codec.point_records(before) if before else {}
    for identity, record in new.items():
        old = live.get(identity) or retired.get(identity)
        if old is None:
            yield Difference(subject=Subject.POINT, id=identity, before=None, after=record)
        else:
            yield from _changed(Subject.POINT, identity, old, record)
    for identity in live:
        if identity not in new:
            yield _retirement(Subject.POINT, identity)


def _of_cards(cards: Sequence[Card], known: Sequence[Card]) -> Iterable[Difference]:
    old = {card.id: codec.card_record(card) for card in known}
    for card in cards:
        record = codec.card_record(card)
        if card.id in old:
            yield from _changed(Subject.CARD, card.id, old[card.id], record)
        else:
            yield Difference(subject=Subject.CARD, id=card.id, before=None, after=record)
    made = {card.id for card in cards}
    for card in known:
        if card.id not in made and not card.retired:
            yield _retirement(Subject.CARD, card.id)


def _changed(subject: Subject, identity: str, old: Record, new: Record) -> Iterable[Difference]:
    """The difference between two records: only the fields that differ, if any do."""
    after: Record = {name: value for name, value in new.items() if old[name] != value}
    if after:
        before: Record = {name: old[name] for name in after}
        yield Difference(subject=subject, id=identity, before=before, after=after)


def _retirement(subject: Subject, identity: str) -> Difference:
    retired: dict[str, Json] = {"retired": True}
    return Difference(subject=subject, id=identity, before={"retired": False}, after=retired)


def _sequences(questions: Sequence[Question], known: Known) -> list[int]:
    """The place of each question in the order of the collection.

    Those that keep their order keep their places, one inserted goes between its neighbours, and where there is no room
    the whole bank is numbered anew at the end.
    """
    places = [known.sequences.get(question.id) for question in questions]
    start = (known.last_sequence // _SPACING + 1) * _SPACING
    fresh = [start + index * _SPACING for index in range(len(questions))]
    staying = [place for place in places if place is not None]
    if not staying:
        return fresh
    if staying != sorted(set(staying)):
        return fresh
    filled = _filled(places, staying[0] - len(places) * _SPACING, start)
    return filled if all(one < other for one, other in pairwise(filled)) else fresh


def _filled(places: Sequence[int | None], first: int, last: int) -> list[int]:
    """The places with those that are None put between their neighbours, or before the first, or after `last`."""
    following: list[int | None] = []
    for place in reversed(places):
        following.append(place if place is not None else (following[-1] if following else None))
    filled: list[int] = []
    for place, after in zip(places, reversed(following), strict=True):
        before = filled[-1] if filled else first
        if place is not None:
            filled.append(place)
        elif after is not None:
            filled.append((before + after) // 2)
        else:
            filled.append(max(before + _SPACING, last))
    return filled


def last_sequence(known: Known, earlier: Iterable[Comparison]) -> int:
    """The last place in the order of the collection, once what was compared earlier is written too."""
    places = (
        each.after.get("sequence") for one in earlier for each in one.differences if each.subject is Subject.QUESTION
    )
    return max([known.last_sequence, *(place for place in places if isinstance(place, int))])


# --------------------------------------------------------------------------------------------------------------- apply


def apply(
    journal: Journal, transaction: Transaction, brought: Sequence[tuple[Bank, Comparison, Mapping[str, bytes]]]
) -> Action | None:
    """Write what was compared of each bank, and its media by name, as one action; None where nothing changes."""
    names: list[str] = []
    differences: list[Difference] = []
    for bank, comparison, media in brought:
        unnamed = transaction.media.unnamed(bank.id, media)
        transaction.media.keep(media[name] for name in unnamed)
        of_bank = [*comparison.differences, *_of_media(bank, transaction.media.names(bank.id), unnamed)]
        names += [bank.name] if of_bank else []
        differences += of_bank
    return write(journal, transaction, differences, kind=ActionKind.IMPORT, note=_noted(names))


def _of_media(bank: Bank, known: Mapping[str, str], unnamed: Mapping[str, str]) -> Iterable[Difference]:
    for name, identity in unnamed.items():
        before: Record | None = {"hash": known[name]} if name in known else None
        yield Difference(subject=Subject.MEDIA, id=medium_id(bank.id, name), before=before, after={"hash": identity})


def _noted(names: Sequence[str]) -> str:
    """The names of banks in a line, of many the first."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def write(
    journal: Journal, transaction: Transaction, differences: Sequence[Difference], *, kind: ActionKind, note: str
) -> Action | None:
    """Write differences as one action of a kind in this transaction; None where there are none."""
    if not differences:
        return None
    action, _ = journal.action(transaction, kind, note=note)
    transaction.log.append(action, changes=changes_of(action.id, differences))
    return action


def changes_of(action: ActionId, differences: Iterable[Difference]) -> list[Change]:
    """Differences as the changes of an action."""
    return [
        Change(action=action, subject=each.subject, id=each.id, before=each.before, after=each.after)
        for each in differences
    ]
