"""Repairs UTF-8 that was read as a Western code page (`â€¢`, `Ã©`), everywhere but in Markdown code."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence

from ftfy import TextFixerConfig, fix_encoding

from decks.thai import Repairs

_ONLY_ENCODING = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_encoding=True,
    restore_byte_a0=True,
    replace_lossy_sequences=False,
    decode_inconsistent_utf8=True,
    fix_c1_controls=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
_FENCE = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})(?P<rest>.*)$")
_TICKS = re.compile(r"`+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_LOST_SPACE = re.compile(r"(?<=[a-z0-9?.!,;:)\]\"'»])Â(?=\s|$)")
_LONGEST_PIECE = 1 << 16
_UNLIKELY = re.compile(
    "[^\x00-\u024f\u02b0-\u02ff\u0370-\u06ff\u0e00-\u0e7f\u1e00-\u2bff\u3000-\u30ff\u4e00-\u9fff"
    "\uac00-\ud7af\ufb00-\ufb06\ufe0f\ufeff\uff00-\uffee\U0001f000-\U0001faff]"
)


def repaired(text: str) -> tuple[str, Repairs]:
    """The text with Western mojibake mended outside fences and code spans, and what was mended."""
    repairs = Repairs()
    if text.isascii():
        return text, repairs
    lines = text.split("\n")
    in_code = fenced(lines)
    for index, line in enumerate(lines):
        if not line.isascii() and index not in in_code:
            lines[index] = _line(line, index + 1, repairs)
    return "\n".join(lines), repairs


def fenced(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of the lines in fenced code, fences included; a fence that nothing closes is no fence."""
    inside: set[int] = set()
    opened: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        match = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if match is None:
            continue
        if opened is None:
            if match["fence"][0] == "~" or "`" not in match["rest"]:
                opened = index, match["fence"]
        elif match["fence"].startswith(opened[1]) and not match["rest"].strip():
            inside.update(range(opened[0], index + 1))
            opened = None
    return frozenset(inside)


def _line(line: str, number: int, repairs: Repairs) -> str:
    """One line mended between its code spans; what would become a sign of some rare script was no mojibake."""
    mended = []
    for piece, is_code in _pieces(line):
        fixed = piece if is_code or piece.isascii() else fix_encoding(piece, _ONLY_ENCODING)
        if _UNLIKELY.search(fixed) and not _UNLIKELY.search(piece):
            fixed = piece
        if fixed != piece:
            _note(piece, fixed, number, repairs)
        mended.append(fixed if is_code else _without_lost_space(fixed, number, repairs))
    return "".join(mended)


def _without_lost_space(piece: str, number: int, repairs: Repairs) -> str:
    """Running text without the letter that is left of a fixed space whose other half is lost."""
    for _ in _LOST_SPACE.findall(piece):
        repairs.add("Â", "", number)
    return _LOST_SPACE.sub("", piece)


def _pieces(line: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a line and whether each is a code span: ticks up to the next run of as many."""
    runs = list(_TICKS.finditer(line))
    waiting: dict[int, deque[int]] = defaultdict(deque)
    for index, run in enumerate(runs):
        waiting[len(run[0])].append(index)
    place = index = 0
    while index < len(runs):
        same = waiting[len(runs[index][0])]
        while same and same[0] <= index:
            same.popleft()
        if not same:
            index += 1
            continue
        yield from _short_pieces(line[place : runs[index].start()])
        yield line[runs[index].start() : runs[same[0]].end()], True
        place = runs[same[0]].end()
        index = same[0] + 1
    yield from _short_pieces(line[place:])


def _short_pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Running text in pieces that one repair handles at its ease, divided where a space is near."""
    while len(text) > _LONGEST_PIECE:
        cut = text.rfind(" ", _LONGEST_PIECE // 2, _LONGEST_PIECE) + 1 or _LONGEST_PIECE
        yield text[:cut], False
        text = text[cut:]
    yield text, False


def _note(piece: str, fixed: str, number: int, repairs: Repairs) -> None:
    """Notes which sequences became which, in order where they correspond, as a whole where they do not."""
    before, after = _FOREIGN.findall(piece), _FOREIGN.findall(fixed)
    if len(before) == len(after):
        for damaged, mended in zip(before, after, strict=True):
            if damaged != mended:
                for _ in range(len(mended)):
                    repairs.add(damaged, mended, number)
        return
    gained = (Counter("".join(after)) - Counter("".join(before))).total()
    for _ in range(max(1, gained)):
        repairs.add(" ".join(before)[:40], " ".join(after)[:40], number)
