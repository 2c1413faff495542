"""Markdown as the plain text that one would say."""

import re

from decks.rules.raised import written_out

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,600}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,600}\)")
_MARKS = re.compile(r"`[^`\n]*`|\n|\*{1,3}|_{1,3}")
_BRACKETED = re.compile(r"`[^`\n]*`|[()]")
_WORD_BEFORE = re.compile(r"[\w\])>]", re.ASCII)
_CODE_NAME = re.compile(r"(?:\w[._]\w+|[a-z][A-Z]\w*|[\])>])$")
_ENDING = re.compile(r"\((?:e?s)?\)")
_LONGEST_NAME = 40
_CODE = re.compile(r"`[^`\n]+`")
_PAIRS = ("()", "[]", "{}", "“”")
_BULLET = re.compile(r"^[^\S\n]*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?", re.MULTILINE)
_HEADING = re.compile(r"^[^\S\n]{0,3}#{1,6}\s+", re.MULTILINE)
_LONGEST = 20_000
_OPEN_MARKS = 8


def without_code_blocks(text: str) -> str:
    """The text without its fenced code."""
    return _FENCE.sub("\n", text) if "```" in text or "~~~" in text else text


def code_blocks(text: str) -> str:
    """The fenced code of a text, one block after the other; empty where there is none."""
    return (
        "\n\n".join(match.group().strip("\n") for match in _FENCE.finditer(text))
        if "```" in text or "~~~" in text
        else ""
    )


def unclosed(text: str) -> str | None:
    """The first bracket or quotation mark outside code that has no partner; None where all have one."""
    shown = _CODE.sub("code", text)
    for pair in _PAIRS:
        if shown.count(pair[0]) != shown.count(pair[1]):
            return pair[0]
    return next((mark for mark in ('"', "`", "**") if shown.count(mark) % 2), None)


def without_emphasis(text: str) -> str:
    """The text without bold, italics, links, images and tags of raised words; code spans keep their marks."""
    text = written_out(text[:_LONGEST])
    if "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    return _without_marks(text) if "*" in text or "_" in text else text


def _without_marks(text: str) -> str:
    """The text without emphasis marks, read once; code spans keep what they hold, single marks go in pairs only."""
    removed: list[tuple[int, int]] = []
    opened: list[re.Match[str]] = []
    for match in _MARKS.finditer(text):
        mark = match.group()
        if mark == "\n":
            opened.clear()
        elif mark.startswith("**"):
            if not _between_spaces(text, match):
                removed.append(match.span())
        elif mark[0] != "`":
            if (partner := _partner(text, match, opened)) is not None:
                removed += [partner.span(), match.span()]
            elif _may_open(text, match):
                opened.append(match)
                del opened[:-_OPEN_MARKS]
    kept, begin = [], 0
    for first, last in sorted(removed):
        kept.append(text[begin:first])
        begin = last
    return "".join([*kept, text[begin:]])


def _partner(text: str, closing: re.Match[str], opened: list[re.Match[str]]) -> re.Match[str] | None:
    """The mark that this one closes, taken from those that are open with all that opened after it."""
    first, last = closing.span()
    inside_word = closing.group()[0] == "_" and last < len(text) and text[last].isalnum()
    if first == 0 or text[first - 1].isspace() or inside_word:
        return None
    for place in range(len(opened) - 1, -1, -1):
        if opened[place].group() == closing.group() and opened[place].end() < first:
            found = opened[place]
            del opened[place:]
            return found
    return None


def _between_spaces(text: str, match: re.Match[str]) -> bool:
    return text[match.start() - 1 : match.start()].strip() == "" == text[match.end() : match.end() + 1].strip()


def _may_open(text: str, match: re.Match[str]) -> bool:
    first, last = match.span()
    if last >= len(text) or text[last].isspace():
        return False
    return not (first and text[first - 1].isalnum() and (match.group()[0] == "_" or len(match.group()) == 1))


def plain(text: str) -> str:
    """One line without any Markdown but code spans' words."""
    text = _HEADING.sub("", without_code_blocks(text[:_LONGEST]))
    return plain_words(_HEADING.sub("", _BULLET.sub("", text)))


def plain_words(text: str) -> str:
    """One line of words, without emphasis and the marks of code; what it begins with is no bullet."""
    return " ".join(without_emphasis(text).replace("`", "").split())


def one_line(text: str) -> str:
    """One line that keeps its code spans."""
    return " ".join(without_emphasis(text).split())


def _is_of_a_word(text: str, place: int) -> bool:
    """Whether a bracket belongs to the word before it: `open()`, "operand(s)", `setState(x)`, "np.dot(a, b)"."""
    if _WORD_BEFORE.match(text, place - 1) is None:
        return False
    called = _CODE_NAME.search(text[max(0, place - _LONGEST_NAME) : place])
    return called is not None or _ENDING.match(text, place) is not None


def without_parentheses(text: str) -> str:
    """The text without what stands in round brackets, and tidied where they stood.

    Code keeps its own, and so does a word that they are a part of: `open()`, `key(s)`.
    """
    if "(" not in text:
        return text
    kept: list[str] = []
    opened: list[bool] = []
    depth = begin = 0
    for match in _BRACKETED.finditer(text):
        if match.group() == "(":
            inserted = depth > 0 or not _is_of_a_word(text, match.start())
            opened.append(inserted)
            if inserted and depth == 0:
                kept.append(text[begin : match.start()])
            depth += inserted
        elif match.group() == ")" and opened and opened.pop():
            depth -= 1
            if depth == 0:
                begin = match.end()
    if depth:
        return text
    return re.sub(r" ([,.;:!?])", r"\1", " ".join("".join([*kept, text[begin:]]).split()))
