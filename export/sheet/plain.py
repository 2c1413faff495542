"""Markdown of a bank as one line of plain words: what is written on a sheet is text and nothing else."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_LONGEST = 1_200
"""Characters of a text that are read: more than a sheet ever shows of one."""

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+")
"""Control characters, overrides of direction, halves of pairs."""


def plain(markdown: str) -> str:
    """One line of plain words: no marks, statements of a list parted by semicolons; cut where it is very long."""
    text = _cleaned(markdown[:_LONGEST], "\n")
    blocks = [words for words in map(_one_line, _blocks(_reader().parse(text))) if words]
    said = "; ".join(blocks) or _one_line(text)
    return f"{said} …" if len(markdown) > _LONGEST else said


def plain_name(text: str) -> str:
    """A name that is no Markdown, as one line of harmless text."""
    return _one_line(_cleaned(text[:_LONGEST], " "))


def _cleaned(text: str, instead: str) -> str:
    """The text without what cannot be seen; lines stay lines, or become spaces."""
    return "\n".join(_UNSEEN.sub(" ", line) for line in text.splitlines()).replace("\n", instead)


def _one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").enable("strikethrough")


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of each paragraph, heading, cell and piece of code."""
    for token in tokens:
        if token.type == "inline":
            yield "".join(_words(token.children or []))
        elif token.type in ("fence", "code_block"):
            yield token.content


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "text_special", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "image":
            yield f"[picture: {token.content}]"
