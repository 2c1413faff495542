"""Ids: derived once from what a thing is when it is first made, or ordered in time for actions and entries."""

import hashlib
import secrets
import threading
import unicodedata
import uuid

from srs.model import BankId, CardId, PointId, QuestionId, Role, SectionKind

_NAMESPACE = uuid.UUID("6f1d3c5e-0f0a-5a55-9a3c-5d1f2b7e8c11")

_STRIDE_BITS = 56
"""How far one id may be from the one it is counted up from: of 74 bits a millisecond, so that many still fit in one."""


def derived(kind: str, *parts: str) -> str:
    """The id that the same parts give on every machine: UUIDv5 over the parts, joined by a character no text has."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join((kind, *parts))))


def normalised(text: str) -> str:
    """The text as identity sees it: case, spacing, width and edge punctuation aside."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.split()).strip(" .?!:;*_`#\"'")


def bank_id(name: str) -> BankId:
    """A new bank's id."""
    return BankId(derived("bank", normalised(name)))


def question_id(bank_name: str, prompt: str | None, place: str, ordinal: int = 0) -> QuestionId:
    """A new question's id: from its prompt, or its place (heading path and number) where it has none.

    `ordinal` counts the questions of the bank that would have the same id.
    """
    identity = ("prompt", normalised(prompt)) if prompt else ("place", normalised(place))
    return QuestionId(derived("question", normalised(bank_name), *identity, *([str(ordinal)] if ordinal else [])))


def point_id(question: QuestionId, section: SectionKind, text: str, ordinal: int = 0) -> PointId:
    """A new point's id, from its question, its section and its first text."""
    return PointId(derived("point", question, section, normalised(text), *([str(ordinal)] if ordinal else [])))


def card_id(question: QuestionId, role: Role, part: str = "") -> CardId:
    """A card's id: its question's role and part."""
    return CardId(derived("card", question, role, part))


class TimeOrderedIds:
    """UUIDv7 ids, each above the one before and above a floor (RFC 9562, section 5.7).

    The clock's 48 bits of milliseconds lead 74 bits of chance; where the clock stands or runs back, the last id's 122
    bits are counted up instead, by so many at a time that two machines which go on from the same id do not meet.
    """

    def __init__(self, floor: str | None = None) -> None:
        self._last = _payload(uuid.UUID(floor)) if floor else 0
        self._lock = threading.Lock()

    def next(self, moment_ms: int) -> str:
        """The next id, for something that happened at this moment (milliseconds since 1970)."""
        with self._lock:
            payload = (moment_ms & (1 << 48) - 1) << 74 | secrets.randbits(74)
            if payload >> 74 <= self._last >> 74:
                payload = self._last + 1 + secrets.randbits(_STRIDE_BITS)
            self._last = payload
        return str(_uuid7(payload))


def following_id(floor: str, content: str) -> str:
    """The id above this one that the same content gets on every machine: no chance is in it."""
    digest = int.from_bytes(hashlib.sha256(content.encode()).digest())
    return str(_uuid7(_payload(uuid.UUID(floor)) + 1 + (digest >> 256 - _STRIDE_BITS)))


def _uuid7(payload: int) -> uuid.UUID:
    """48 bits of time, version 7, 12 bits, variant 2, 62 bits."""
    time_ms, high, low = payload >> 74, payload >> 62 & 0xFFF, payload & (1 << 62) - 1
    return uuid.UUID(int=time_ms << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


def _payload(identifier: uuid.UUID) -> int:
    """The 122 bits that `_uuid7` was made of."""
    value = identifier.int
    return value >> 80 << 74 | (value >> 64 & 0xFFF) << 62 | value & (1 << 62) - 1
