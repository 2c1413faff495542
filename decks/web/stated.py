"""The language that a page says its questions are in (`lang`), where their words do not say otherwise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from decks.drafts import Draft
from decks.languages import language_code, same_language, script_of, writes
from decks.rules.language import is_english
from decks.web.page import Part
from decks.web.structured import same_words
from decks.web.tree import HEADINGS, ancestors, descendants, text_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LINES = HEADINGS | {"dt", "summary", "p", "li", "b", "strong", "button", "a"}
_ENGLISH = "en"
_LEAST_ALIKE = 0.8
_SAMPLE = 20
_SURE_WORDS = 30


def in_stated_languages(ranked: Sequence[tuple[int, Draft]], parts: Sequence[Part]) -> list[tuple[int, Draft]]:
    """The drafts, each with the rank of its part, in the languages that the elements around them state.

    Several languages are several only where about as many questions stand in each: then they are translations. Else
    all of them are in the usual one, and a word in another stays a word.
    """
    asked = _asked_in(parts)
    stated = [asked.get(same_words(draft.prompt or ""), _stated(parts[rank].nodes[0])) for rank, draft in ranked]
    by_code: dict[str, list[Draft]] = {}
    for code, (_, draft) in zip(stated, ranked, strict=True):
        if code:
            by_code.setdefault(code, []).append(draft)
    counts = Counter({code: len(drafts) for code, drafts in by_code.items() if _fits(code, drafts)})
    usual = [code for code, _ in counts.most_common(1)]
    translated = len(counts) > 1 and min(counts.values()) >= _LEAST_ALIKE * max(counts.values())
    believed = frozenset(counts if translated else usual)
    return [
        (rank, replace(draft, language=code) if not draft.language and code in believed else draft)
        for code, (rank, draft) in zip(stated, ranked, strict=True)
    ]


def _asked_in(parts: Sequence[Part]) -> dict[str, str | None]:
    """The language of every line of words on a page whose parts state any, by the words of the line."""
    nodes = [node for part in parts for node in part.nodes]
    if not any(_own(one) for node in nodes for one in (node, *descendants(node))):
        return {}
    lines: dict[str, str | None] = {}
    for node in nodes:
        around: dict[int, str | None] = {}
        for one in (node, *descendants(node)):
            above = one.parent
            inherited = around[above.mem_id] if above is not None and above.mem_id in around else _stated(one)
            around[one.mem_id] = _own(one) or inherited
            if one.tag in _LINES:
                lines.setdefault(same_words(text_of(one)), around[one.mem_id])
    return lines


def _own(node: "LexborNode") -> str | None:
    """The language that an element itself says it is in."""
    attributes = node.attributes if node.is_element_node else {}
    named = attributes.get("lang") or attributes.get("xml:lang")
    return language_code(named) if named and named.strip() else None


def _stated(node: "LexborNode") -> str | None:
    """The language that an element, or the nearest around it that does, says it is in."""
    return next((code for one in (node, *ancestors(node)) if (code := _own(one))), None)


def _fits(code: str, drafts: Sequence[Draft]) -> bool:
    """Whether the words of drafts can be in a language: pages are often said to be in English that are not."""
    texts = [draft.prompt or "" for draft in drafts[:_SAMPLE]]
    texts += [section.text[:200] for draft in drafts[:_SAMPLE] for section in draft.sections]
    script = script_of("\n".join(texts))
    if script is not None and not writes(code, script):
        return False
    if same_language(code, _ENGLISH):
        return is_english(texts)
    return sum(len(text.split()) for text in texts) < _SURE_WORDS or not (script == "latin" and is_english(texts))
