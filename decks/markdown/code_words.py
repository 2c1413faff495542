"""Which unmarked text is code, and that text as Markdown shows code."""

import re
from collections.abc import Sequence

_CODE_LINE = re.compile(
    r"\s*(?:"
    r"(?:import|from|def|class|return|print|for|while|if|else|elif|try|except|with|var|let|const|function|public|private|"
    r"select|insert|update|delete|create|alter|#include|package|using|echo|sudo|git|docker|kubectl|export)\b.*[\w\"')}\]:;*]\s*"
    r"|[A-Za-z_][\w.\[\], ]{0,80}\s*(?:[-+*/|&]?=|:=|<-)\s*\S.*"
    r"|[%$>#]{1,3}\s?\S.*"
    r"|[A-Za-z_][\w.\[\]]{0,80}\(.*\)?[;,]?"
    r"|.*[;{}]"
    r"|[)\]}]+[,;]?"
    r")\s*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[A-Z\"'(]?[^\W\d_]+(?: [^\W_]+[,;:]?){3,}.*[.?!:]\s*$")
_WORDS = re.compile(r"(?:[-*+•] )?[^\W\d_][^\W_]*(?:[ '’-][^\W_]+[,;]?){3,60}[.?!]?\s*")
_PROSE_MARK = re.compile(r"\s*(?:[-*+•]\s|\d{1,3}[.)]\s|#{2,6}\s|!\[|\[)")
_LONGEST_LINE = 400


def is_code(text: str) -> bool:
    """Whether most lines of a text without fences are code, and its first is."""
    if "```" in text or "~~~" in text:
        return False
    said = [line for line in text.split("\n") if line.strip()]
    if not said or any(len(line) > _LONGEST_LINE for line in said[:3]):
        return False
    return _reads_as_code(said[0]) and 2 * sum(map(_reads_as_code, said)) > len(said)


def is_prose(text: str) -> bool:
    """Whether a text has a fence of its own, or a line of it is a sentence or an item of a list of words."""
    lines = [line[:_LONGEST_LINE] for line in text.split("\n")]
    return (
        "```" in text
        or "~~~" in text
        or any(_WORDS.fullmatch(line) is not None and not _reads_as_code(line) for line in lines)
    )


def fenced(text: str, language: str = "") -> str:
    """A text between fences that are longer than any in it."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"


def mostly_code(texts: Sequence[str]) -> bool:
    """Whether most of several texts are code."""
    return bool(texts) and 2 * sum(map(is_code, texts)) > len(texts)


def _reads_as_code(line: str) -> bool:
    line = line[:_LONGEST_LINE]
    if line.startswith(("    ", "\t")) or _PROSE_MARK.match(line):
        return line.startswith(("    ", "\t"))
    return _CODE_LINE.fullmatch(line) is not None and _SENTENCE.match(line) is None
