"""Repairs UTF-8 that was read as Thai: ISO-8859-11 with its control characters lost, or Windows' code page 874.

Each byte from A1 on became a Thai letter. Bytes 80 to 9F became control characters, which most programs drop, or the
few signs that code page 874 has there. So `•` (E2 80 A2) is `โข` or `โ€ข`, and a lone `โ` is any character whose last
two bytes were lost; where it stands says which. True Thai is left alone: no Thai word consists of such remains.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from decks.headings import kind_of
from srs.model import SectionKind

_USUAL = (
    "•·⏱—–…’‘“”→✓✗✔✘✅❌⚠⚡⭐★☆●○◦▪▫■□►▶▸‣←↑↓↔⇒≥≤≠≈×÷±°§©®™€£¥¢«»¿¡ªº¹²³¼½¾µ¶´¨¸¬­¯"
    "⏰⏳⌛❓❗❤♥☑☐☕✏✨➜➤➡⬆⬇⬅∞∑√∈∀∂∆‐‑‒―•‰†‡‹›⁄"
    "éèêëàâäáãåæçíìîïñóòôöõøúùûüýÿßœÉÈÊËÀÂÄÁÃÅÆÇÍÌÎÏÑÓÒÔÖÕØÚÙÛÜÝðþÐÞ"
    "💡🎯🔥📌🔑🔧🛠🧠💪👉👍🔹🔸🟢🟡🔴📊📈📉🎤🏆💼💬🔍🔒🔐🤔🙌🧩🧪🧵🥇"
    "\N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{VARIATION SELECTOR-16}\N{ZERO WIDTH SPACE}"
)
_LENIENT = {"โ€—": "—", "โ€–": "–", "โ€’": "’"}
_THAI = "\u0e01-\u0e5b"
_LOST = "โ"
_SIGNS_OF_CP874 = {0x80: "€", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—"}
_BULLET = re.compile(r"[ \t]*(?:[-*+][ \t]*|\d{1,3}[.)][ \t]*)?")
_DASHED = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]*")
_ENDING = re.compile(r"(?:s|t|re|ve|ll|d|m)\b", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(slots=True)
class Repairs:
    """What was repaired: how often each damaged sequence became which text, and the first line where it did."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    first_lines: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, before: str, after: str, line: int) -> None:
        """Notes one repair on a line, from 1."""
        self.counts[before, after] += 1
        self.first_lines.setdefault((before, after), line)

    @property
    def characters(self) -> int:
        """How many characters were repaired."""
        return self.counts.total()


def damaged(character: str) -> tuple[str, ...]:
    """The forms that this damage gives a character: bytes 80 to 9F lost, kept, read as cp874 or as cp1252."""
    losses = (_nothing, _control, _cp874_or_nothing, _cp874_or_control, _cp1252)
    forms = ("".join(_thai(byte) or lost(byte) for byte in character.encode()) for lost in losses)
    return tuple(dict.fromkeys(forms))


def _thai(byte: int) -> str:
    """The letter of ISO-8859-11 for a byte, nothing for one that it does not have above 9F."""
    return bytes([byte]).decode("iso8859_11", "ignore") if byte >= 0xA0 else ""


def _nothing(_byte: int) -> str:
    return ""


def _control(byte: int) -> str:
    return chr(byte) if byte < 0xA0 else ""


def _cp874_or_nothing(byte: int) -> str:
    return _SIGNS_OF_CP874.get(byte, "")


def _cp874_or_control(byte: int) -> str:
    return _SIGNS_OF_CP874.get(byte) or _control(byte)


def _cp1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") if byte < 0xA0 else ""


def _table() -> dict[str, str]:
    """Each damaged form and the most usual character that it can have been; forms of one letter are left out."""
    table = dict(_LENIENT)
    for character in _USUAL:
        for form in damaged(character):
            if len(form) > 1:
                table.setdefault(form, character)
    return table


_TABLE = _table()
_FORM = re.compile("|".join([*map(re.escape, sorted(_TABLE, key=len, reverse=True)), "โ€", _LOST]))
_RUN = re.compile(rf"(?<![{_THAI}])(?:{_FORM.pattern})++(?![{_THAI}])")


def repaired(text: str) -> tuple[str, Repairs]:
    """The text with this damage mended, and what was mended; the text itself where it has none."""
    repairs = Repairs()
    if not re.search(f"[{_THAI}]", text):
        return text, repairs
    section: SectionKind | None = None
    lines = text.split("\n")
    for index, line in enumerate(lines):
        section = kind_of(line) or section
        if _RUN.search(line):
            lines[index] = _Line(line, section, index + 1, repairs).mended()
    return "\n".join(lines), repairs


class _Line:
    """One damaged line while it is mended from left to right."""

    def __init__(self, line: str, section: SectionKind | None, number: int, repairs: Repairs) -> None:
        self._line = line
        self._section = section
        self._number = number
        self._repairs = repairs
        self._open_quote = False

    def mended(self) -> str:
        """The line as it was."""
        return _RUN.sub(self._run, self._line)

    def _run(self, run: re.Match[str]) -> str:
        """What a run of damaged forms was; a run that could be a Thai word only beside Latin letters."""
        around = self._line[max(0, run.start() - 1) : run.start()] + self._line[run.end() : run.end() + 1]
        if (run[0].startswith("ร") or run[0] in {"ยก", "ยง"}) and not _LATIN.search(around):
            return run[0]
        mended: list[str] = []
        for form in _FORM.finditer(self._line, run.start(), run.end()):
            was = _TABLE.get(form[0]) or self._by_place(form.start(), form.end(), mended[-1] if mended else "")
            self._repairs.add(form[0], was, self._number)
            mended.append(was)
        return "".join(mended)

    def _by_place(self, start: int, end: int, mended_before: str) -> str:
        """What a character with its last bytes lost was, by where it stands."""
        line = self._line
        before = mended_before or line[max(0, start - 1) : start]
        after = line[end : end + 1]
        marks = self._section in {SectionKind.LOOK_FOR, SectionKind.MISTAKES}
        if start <= 12 and not mended_before and (_DASHED if not marks else _BULLET).fullmatch(line, 0, start):
            return "✗" if self._section is SectionKind.MISTAKES else "✓"
        if before.isspace() and (after.isspace() or not after):
            return "—"
        if (not before or before.isspace() or before in "([{•-—") and after:
            self._open_quote = True
            return "“"
        if before.isalnum() and after.isalnum():
            return "’" if _ENDING.match(line, end) else "—"
        if self._open_quote:
            self._open_quote = False
            return "”"
        return "’"
