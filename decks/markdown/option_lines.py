"""The options of a multiple-choice question as they stand in a text: lettered, numbered, or to be ticked."""

import re
from dataclasses import dataclass, field

from decks.markdown.marked_answers import names_options

_LETTERED = re.compile(
    r"^[ \t]{0,8}(?:[-*+][ \t]+)?(?P<open>(?:\*\*?|__|`)?)[(\[]?(?P<letter>[A-Za-zА-Яа-я]|\d{1,2})"
    r"(?:[)\]][.:]?(?:[ \t]+|(?=\S))|[.:][)]?(?:\*\*|__)?[ \t]+|[:：．、][ \t]*|(?:\*\*|__)[.:)]?[ \t]+)(?P<text>\S.*)$"
)
_TICKED = re.compile(r"^[ \t]{0,8}(?:[-*+]|\d{1,2}[.)])[ \t]+\[(?P<tick>[ xX✓✔])\](?:[ \t]+(?P<text>\S.*)|[ \t]*)$")
_BULLET = re.compile(r"^[ \t]{0,8}[-*+][ \t]+(?P<text>\S.*)$")
_SIGN = re.compile(r"[✅✔☑]\ufe0f?|\((?:correct|right)\)", re.IGNORECASE)
_CROSS = re.compile(r"[❌✗✘]")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)")
_BREAK = re.compile(r"(?:<br\s*/?>|\\)\s*$", re.IGNORECASE)
_ALPHABETS = ("abcdefghijklmn", "абвгдежзийкл")
_STARRED = re.compile(r"(?<=[^\s*])[ \t]{0,4}(?:\(\*\)|\*)$")
_LONGEST_LINE = 2_000
_MOST_BULLETS = 8


@dataclass
class Option:
    """An option: its letter or number in lower case (empty where it has none), its words, whether it is ticked.

    `box` is whether it has a box to tick.
    """

    letter: str
    text: str
    ticked: bool = False
    box: bool = False
    more: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All its words, on as many lines as they have."""
        return _BREAK.sub("", "\n".join([self.text, *self.more]).strip()).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionBlock:
    """The options of a text, what stands before them and what stands behind."""

    before: str
    options: tuple[Option, ...]
    after: str


def option_block(text: str) -> OptionBlock | None:
    """The first run of two or more options in a text, in the order of their letters; None where there is none."""
    lines = text.split("\n")
    fenced = _fenced(lines)
    opening = next((index for index, line in enumerate(lines) if line.strip()), 0)
    for begin, line in enumerate(lines):
        first = _option(line) if begin not in fenced else None
        if first is None and begin == opening and _goes_on_with_b(lines, begin):
            first = Option("a", line.strip())
        if first is None or not _is_first(first):
            continue
        options, end = _run(lines, begin, first, fenced)
        if len(options) > 1:
            return OptionBlock(
                before="\n".join(lines[:begin]).strip("\n"),
                options=tuple(options),
                after="\n".join(lines[end:]).strip("\n"),
            )
    return _signed_bullets(lines)


def _signed_bullets(lines: list[str]) -> OptionBlock | None:
    """Bullets alone as options, where some have the sign of what is right and none that of what is wrong."""
    bullets = [_BULLET.match(line) for line in lines if line.strip()]
    texts = [bullet["text"].strip() for bullet in bullets if bullet]
    signed = sum(_SIGN.search(text) is not None for text in texts)
    if not 0 < signed < len(texts) == len(bullets) <= _MOST_BULLETS or any(map(_CROSS.search, texts)):
        return None
    return OptionBlock(before="", options=tuple(Option("", text) for text in texts), after="")


def _goes_on_with_b(lines: list[str], begin: int) -> bool:
    """Whether the next line is a second option, so that the mark of the first was read as something else."""
    following = _option(lines[begin + 1]) if begin + 1 < len(lines) and lines[begin].strip() else None
    return following is not None and following.letter == "b"


def _run(lines: list[str], begin: int, first: Option, fenced: frozenset[int]) -> tuple[list[Option], int]:
    """The options from a line on, and the index of the line after them."""
    options = [first]
    end = begin + 1
    blank = False
    for index in range(begin + 1, len(lines)):
        line = lines[index]
        following = _option(line) if index not in fenced else None
        if following is not None and _follows(following, options):
            options.append(following)
        elif not line.strip():
            blank = True
            continue
        elif index not in fenced and not line.strip(" \t-*_+"):
            blank, end = True, index + 1  # a rule, or a bullet with nothing behind it
            continue
        elif index in fenced and not options[-1].text:
            options[-1].more.append(line)
        elif names_options(line) or (blank and line[:1] not in " \t") or following is not None:
            break
        else:
            options[-1].more.append(line.strip() if index not in fenced else line)
        blank, end = False, index + 1
    return options, end


def _option(line: str) -> Option | None:
    """The option that a line begins, or None."""
    if len(line) > _LONGEST_LINE:
        return None
    if ticked := _TICKED.match(line):
        text = ticked["text"] or ""
        own = _LETTERED.match(text)
        words = own["text"] if own and own["letter"].isalpha() else text
        letter = own["letter"].lower() if own and own["letter"].isalpha() else ""
        return Option(letter, words.strip(), ticked["tick"] != " ", box=True)
    lettered = _LETTERED.match(line)
    if lettered is None:
        return None
    mark, text = lettered["open"], lettered["text"].strip()
    letter = lettered["letter"].lower()
    if mark == "*" and text.startswith("*"):
        return Option(letter, text[1:].strip() or text)
    if mark == "*" or ("*" not in mark and text.count("*") == 1 and _STARRED.search(text)):
        return Option(letter, _STARRED.sub("", text).strip() or text, ticked=True)
    return Option(letter, f"{mark}{text}" if _closes(mark, text) else text)


def _closes(mark: str, text: str) -> bool:
    """Whether emphasis that opened before the letter ends in the option's own words."""
    return bool(mark) and text.count(mark) % 2 == 1


def _is_first(option: Option) -> bool:
    """Whether an option can be the first of its run."""
    return option.box or option.letter in {"", "1"} or any(option.letter == alphabet[0] for alphabet in _ALPHABETS)


def _follows(option: Option, options: list[Option]) -> bool:
    """Whether an option is the one that comes after the others."""
    last = options[-1].letter
    if option.box or options[-1].box:
        return option.box and options[-1].box
    if not last or not option.letter:
        return not last and not option.letter
    if last.isdigit():
        return option.letter.isdigit() and int(option.letter) == int(last) + 1
    return any(
        option.letter == alphabet[len(options) : len(options) + 1] for alphabet in _ALPHABETS if last in alphabet
    )


def _fenced(lines: list[str]) -> frozenset[int]:
    """The indexes of lines in fenced code, fences included."""
    inside: set[int] = set()
    opened = False
    for index, line in enumerate(lines):
        if _FENCE.match(line):
            inside.add(index)
            opened = not opened
        elif opened:
            inside.add(index)
    return frozenset(inside)
