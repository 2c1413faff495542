"""Markdown as the plain text that one would say."""

import re

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,600}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,600}\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,300}?)(?<=[^\s*_])\1(?![\w*])")
_CODE = re.compile(r"`[^`\n]+`")
_PAIRS = ("()", "[]", "{}", "“”")
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?", re.MULTILINE)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+", re.MULTILINE)
_LONGEST = 20_000


def without_code_blocks(text: str) -> str:
    """The text without its fenced code."""
    return _FENCE.sub("\n", text) if "```" in text or "~~~" in text else text


def code_blocks(text: str) -> str:
    """The fenced code of a text, one block after the other; empty where there is none."""
    return "\n\n".join(match.group().strip("\n") for match in _FENCE.finditer(text)) if "```" in text else ""


def unclosed(text: str) -> str | None:
    """The first bracket or quotation mark outside code that has no partner; None where all have one."""
    shown = _CODE.sub("code", text)
    for pair in _PAIRS:
        if shown.count(pair[0]) != shown.count(pair[1]):
            return pair[0]
    return next((mark for mark in ('"', "`", "**") if shown.count(mark) % 2), None)


def without_emphasis(text: str) -> str:
    """The text without bold, italics, links and images; code spans keep their marks."""
    text = text[:_LONGEST]
    if "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text)).replace("**", "")
    return text


def plain(text: str) -> str:
    """One line without any Markdown but code spans' words."""
    text = without_emphasis(_HEADING.sub("", _BULLET.sub("", without_code_blocks(text[:_LONGEST]))))
    return " ".join(text.replace("`", "").split())


def one_line(text: str) -> str:
    """One line that keeps its code spans."""
    return " ".join(without_emphasis(text).split())


def without_parentheses(text: str) -> str:
    """The text without what stands in round brackets, and tidied where they stood."""
    if "(" not in text:
        return text
    kept, depth = [], 0
    for character in text:
        if character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
        elif not depth:
            kept.append(character)
    if depth:
        return text
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join("".join(kept).split()))
