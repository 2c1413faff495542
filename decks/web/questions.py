"""Which elements of a page are its questions, by the signs that they and others made like them have."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from decks.question_marks import ends_as_question
from decks.web.signs import Found, Sign, asks, signs
from decks.web.tree import ancestors

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ENDS_INSIDE = re.compile(r"[.!?。]\s+\w")
_FEWEST = 3
_MOST = 0.6
_SOME = 0.3


def question_elements(body: "LexborNode", furniture: dict[int, str], told: Iterable[str]) -> list["LexborNode"]:
    """The elements that are questions, in order, none inside another; none of them in a part about the page.

    `told` are the questions that the page's structured data has, by their words alone. Headings are none: what they ask
    is read as Markdown.
    """
    found = signs(body, furniture, frozenset(told))
    groups: dict[tuple[Sign, str], list[Found]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.sign is Sign.MADE):
        groups[one.sign, one.make].append(one)
    headings = sum(one.asks for one in found if one.sign is Sign.HEADING)
    accepted: dict[int, Found] = {}
    for (sign, make), group in groups.items():
        for one in _made(make, group, headings) if sign is Sign.MADE else group if _holds(sign, group) else ():
            accepted.setdefault(one.node.mem_id, one)
    if not accepted and not headings:
        accepted = {one.node.mem_id: one for one in _topics(groups) or _single_sentences(groups)}
    _without_folds_in_folds(accepted)
    return _outermost([one.node for one in found if one.node.mem_id in accepted])


def _holds(sign: Sign, group: Sequence[Found]) -> bool:
    """Whether elements with a sign of being questions, all of one make, are."""
    if sign in {Sign.TOLD, Sign.TITLE}:
        return True
    asking = sum(one.asks for one in group)
    return sign is not Sign.HEADING and 2 * asking >= len(group) and asking > 0


def _made(make: str, group: Sequence[Found], headings: int) -> list[Found]:
    """Those of some elements made alike that ask, where most do, and more than headings do; of numbered ones all."""
    numbered = make.startswith("numbered ")
    asking = [one for one in group if (asks(one.words) if numbered else one.asks)]
    if len(asking) < max(_FEWEST, headings + 1) or len(asking) < _MOST * len(group):
        return []
    return list(group) if numbered else asking


def _topics(groups: Mapping[tuple[Sign, str], Sequence[Found]]) -> list[Found]:
    """The folds, else the terms, else what is called a question, of a page on which nothing asks."""
    for sign in (Sign.FOLDED, Sign.TERM, Sign.NAMED):
        group = [one for (other, _), several in groups.items() if other is sign for one in several]
        if len(group) >= _FEWEST:
            return group
    return []


def _single_sentences(groups: Mapping[tuple[Sign, str], Sequence[Found]]) -> list[Found]:
    """The paragraphs of one make that are one question each, where there are many such."""
    for (sign, _), group in groups.items():
        asking = [one for one in group if ends_as_question(one.words) and not _ENDS_INSIDE.search(one.words)]
        if sign is Sign.MADE and len(asking) >= max(_FEWEST, _SOME * len(group)):
            return asking
    return []


def _without_folds_in_folds(accepted: dict[int, Found]) -> None:
    """Takes away the folds inside one that asks, for they are part of its answer; and those that only hold others."""
    folds = {
        above.mem_id: one
        for one in accepted.values()
        if one.sign is Sign.FOLDED and (above := one.node.parent) is not None
    }
    for one in folds.values():
        around = next((folds[above.mem_id] for above in list(ancestors(one.node))[1:] if above.mem_id in folds), None)
        if around is not None:
            accepted.pop((one if around.asks else around).node.mem_id, None)


def _outermost(nodes: Sequence["LexborNode"]) -> list["LexborNode"]:
    """The nodes that stand in none of the others, each once."""
    all_of_them = {node.mem_id for node in nodes}
    kept = {node.mem_id: node for node in nodes if not any(above.mem_id in all_of_them for above in ancestors(node))}
    return list(kept.values())
