"""The questions that a page tells search engines: FAQPage and QAPage in JSON-LD."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from decks.web.to_markdown import markdown_from

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MOST = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A question and its answer as Markdown; the answer is empty where there is none."""

    prompt: str
    answer: str


def told_questions(body: "LexborNode") -> list[Told]:
    """The questions in the structured data of a page, in its order, each once."""
    root = body.parent or body
    found: dict[str, Told] = {}
    for script in root.css('script[type="application/ld+json" i]'):
        for entry in _questions(_parsed(script.text(deep=True) or "")):
            told = Told(prompt=_markdown(entry.get("name") or entry.get("text")), answer=_answer(entry))
            if told.prompt:
                found.setdefault(same_words(told.prompt), told)
    return list(found.values())


def same_words(text: str) -> str:
    """A question as it is compared: its words alone, without number or marks."""
    words = re.findall(r"[^\W_]+", text.casefold())
    while len(words) > 1 and (words[0].isdigit() or words[0] == "q"):
        del words[0]
    return " ".join(words)


def _parsed(text: str) -> object:
    """The value of a JSON text, or None where it is none."""
    bare = text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    try:
        found: object = json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None
    return found


def _questions(value: object) -> Iterator[dict[str, object]]:
    """The entries of type Question anywhere in a value, in order."""
    waiting = [value]
    seen = 0
    while waiting and seen < 100 * _MOST:
        seen += 1
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict):
            if "Question" in _types(one):
                yield one
            else:
                waiting.extend(reversed(list(one.values())))


def _types(entry: dict[str, object]) -> list[str]:
    """The types of an entry, without the place they are defined at."""
    value = entry.get("@type")
    values = value if isinstance(value, list) else [value]
    return [one.rsplit("/", 1)[-1] for one in values if isinstance(one, str)]


def _answer(entry: dict[str, object]) -> str:
    """The answer that was accepted, else the first that was suggested."""
    for name in ("acceptedAnswer", "suggestedAnswer"):
        value = entry.get(name)
        values = value if isinstance(value, list) else [value]
        for one in values:
            text = _markdown(one.get("text") if isinstance(one, dict) else one)
            if text:
                return text
    return ""


def _markdown(value: object) -> str:
    """A text of structured data, which may hold HTML, once or twice escaped, as Markdown."""
    if not isinstance(value, str):
        return ""
    return markdown_from(unescape(value) if "<" not in value and "&lt;" in value else value)
