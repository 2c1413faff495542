"""What differs between two records of a bank: only the fields that do, as the changes of an action."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from srs.model import ActionId, Bank, Card, Change, Json, Question, Subject
from srs.store import codec
from srs.store.codec import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One record that an import makes or changes."""

    subject: Subject
    id: str
    before: Record | None
    after: Record


def of_bank(before: Bank | None, bank: Bank) -> Iterable[Difference]:
    """What differs of a bank from the same before; nothing where only the moment of the import does."""
    record = codec.bank_record(bank)
    if before is None:
        yield Difference(subject=Subject.BANK, id=bank.id, before=None, after=record)
        return
    old = codec.bank_record(before)
    if any(record[name] != old[name] for name in record if name != "imported_ms"):
        yield from _changed(Subject.BANK, bank.id, old, record)


def of_question(question: Question, sequence: int, before: Question | None, old_sequence: int) -> Iterable[Difference]:
    """What differs of a question at a place from the same before; all of it where there was none."""
    record = codec.question_record(question, sequence)
    if before is None:
        return [Difference(subject=Subject.QUESTION, id=question.id, before=None, after=record)]
    old = codec.question_record(before, old_sequence)
    return _changed(Subject.QUESTION, question.id, old, record)


def of_points(question: Question, before: Question | None, retired: Mapping[str, Record]) -> Iterable[Difference]:
    """What differs of a question's points, those that are gone retired, those retired before brought back."""
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
            yield retirement(Subject.POINT, identity)


def of_cards(cards: Sequence[Card], known: Sequence[Card]) -> Iterable[Difference]:
    """What differs of a question's cards, those that are gone retired."""
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
            yield retirement(Subject.CARD, card.id)


def _changed(subject: Subject, identity: str, old: Record, new: Record) -> Iterable[Difference]:
    """The difference between two records: only the fields that differ, if any do."""
    after: Record = {name: value for name, value in new.items() if old[name] != value}
    if after:
        before: Record = {name: old[name] for name in after}
        yield Difference(subject=subject, id=identity, before=before, after=after)


def retirement(subject: Subject, identity: str) -> Difference:
    """A record that is retired."""
    retired: dict[str, Json] = {"retired": True}
    return Difference(subject=subject, id=identity, before={"retired": False}, after=retired)


def changes_of(action: ActionId, differences: Iterable[Difference]) -> list[Change]:
    """Differences as the changes of an action."""
    return [
        Change(action=action, subject=each.subject, id=each.id, before=each.before, after=each.after)
        for each in differences
    ]
