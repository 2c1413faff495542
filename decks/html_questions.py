"""The elements of a page that are questions: folded, in a definition list, called so, or all of the same make."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from decks.html_forum import in_question, is_title
from decks.html_structured import same_words
from decks.html_tree import BLOCKS, HEADINGS, ancestors, children, descendants, text_of, words_of_class
from decks.outline import Heading

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ASKING = frozenset("question questions faqquestion pregunta frage vraag pytanie domanda".split())
_FOLDING = frozenset("accordion faq faqs collapse collapsible collapsable toggle expand expandable expander qa".split())
_HEADER = frozenset("header heading head title button btn trigger toggle label summary q control".split())
_ANSWERING = frozenset("answer answers respuesta antwort antwoord odpowiedz risposta solution".split())
_BODY = frozenset("body content panel collapse text description a inner pane".split())
_NUMBERED = re.compile(
    r"(?:Q(?:uestion)?\W{0,3})?\d{1,4}\s*[.):]\s*\S|Q(?:uestion)?\s*\d{0,4}\s*[.:)]\s*\S", re.IGNORECASE
)
_TASK = re.compile(
    r"(?:describe|explain|define|compare|list|name|discuss|outline|differentiate|implement|write|give|state)\s+\S",
    re.IGNORECASE,
)
_RUNNING_NUMBER = re.compile(r"(?<=[-_])\d+")
_LONGEST = 120
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Found:
    """An element that may be a question: by what sign, of which make, and its words."""

    node: "LexborNode"
    sign: str
    make: str
    words: str

    @property
    def asks(self) -> bool:
        """Whether it has the form of a question or a task, or a number."""
        return asks(self.words)


def asks(words: str) -> bool:
    """Whether words have the form of a question or a task, or begin with a question's number."""
    bare = re.sub(r"^\W*(?:Q(?:uestion)?\W{0,3})?\d{1,4}\s*[.):–-]\s*", "", words, count=1, flags=re.IGNORECASE)
    return bool(_NUMBERED.match(words) or _TASK.match(bare)) or Heading(line=1, end=2, level=1, text=bare).asks


def question_elements(body: "LexborNode", furniture: dict[int, str], told: Iterable[str]) -> list["LexborNode"]:
    """The elements that are questions, in order, none inside another; none of them in a part about the page.

    `told` are the questions that the page's structured data has, by their words alone.
    """
    found = _signs(body, furniture, frozenset(told))
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in found:
        groups[one.sign, one.make].append(one)
    accepted: dict[int, Found] = {}
    sure = [group for (sign, _), group in groups.items() if sign != "make" and _holds(sign, group)]
    for group in sure:
        accepted.update({one.node.mem_id: one for one in group})
    headings = sum(one.node.tag in HEADINGS and one.asks for one in found if one.sign == "heading")
    for (sign, _), group in groups.items():
        asking = [one for one in group if one.asks]
        if sign == "make" and len(asking) >= _FEWEST and 5 * len(asking) >= 3 * len(group) and len(asking) > headings:
            accepted.update({one.node.mem_id: one for one in asking})
    _without_folds_in_folds(accepted)
    return _outermost([one.node for one in found if one.node.mem_id in accepted])


def _without_folds_in_folds(accepted: dict[int, Found]) -> None:
    """Takes away the folds inside one that asks, for they are part of its answer; and those that only hold others."""
    folds = {above.mem_id: one for one in accepted.values() if one.sign == "folded" and (above := one.node.parent)}
    for one in folds.values():
        around = next((folds[above.mem_id] for above in list(ancestors(one.node))[1:] if above.mem_id in folds), None)
        if around is not None:
            accepted.pop((one if around.asks else around).node.mem_id, None)


def _holds(sign: str, group: Sequence[Found]) -> bool:
    """Whether elements with a sign of being questions, all of one make, are."""
    asking = sum(one.asks for one in group)
    if sign in {"told", "item"}:
        return True
    if sign == "heading":
        return False
    if sign == "term":
        return 2 * asking >= len(group)
    return 2 * asking >= len(group) if len(group) >= 2 else asking == 1


def _signs(body: "LexborNode", furniture: dict[int, str], told: frozenset[str]) -> list[Found]:
    """Every element with a sign of being a question, in order."""
    found: list[Found] = []
    passed: set[int] = set()
    for node in descendants(body):
        above = node.parent
        if node.mem_id in furniture or node.tag == "pre" or (above is not None and above.mem_id in passed):
            passed.add(node.mem_id)
        elif node.is_element_node and (sign := _sign(node)):
            asking = _asking_part(node) if sign == "named" else node
            words = text_of(asking)
            if words and len(words.split()) <= _LONGEST:
                found.append(Found(asking, sign, _make(node), words))
        if node.is_element_node and node.mem_id not in passed and (_is_leaf(node) or _begins_bold(node)):
            found += _of_leaf(node, told)
    return found


def _sign(node: "LexborNode") -> str | None:
    """The sign of an element's own tag, property or name."""
    if node.tag == "summary":
        return "folded"
    if node.tag == "dt":
        return "term"
    if is_title(node):
        return "item"
    return "named" if _is_named(node) and not in_question(node) else None


def _is_named(node: "LexborNode") -> bool:
    """Whether an element's class or id calls it a question, or what opens an answer; not one that holds the answer."""
    if not (node.tag in BLOCKS or node.tag in {"a", "button", "span", "strong", "b"}):
        return False
    words = words_of_class(node)
    if not words & _ASKING and not _both(words, _FOLDING, _HEADER):
        return False
    return not any(_answers(one) for one in descendants(node))


def _both(words: frozenset[str], one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether words have one of each of two kinds, not the same word for both."""
    first, second = words & one, words & other
    return bool(first and second) and len(first | second) > 1


def _answers(node: "LexborNode") -> bool:
    """Whether an element's class or id calls it an answer or what an accordion opens."""
    if not node.is_element_node:
        return False
    words = words_of_class(node)
    return bool(words & _ANSWERING) or _both(words, _FOLDING | {"tab"}, _BODY)


def _asking_part(node: "LexborNode") -> "LexborNode":
    """The heading that an element called a question begins with, where it holds what is said of it too; else itself."""
    leaves = [one for one in descendants(node) if one.is_element_node and _is_leaf(one) and text_of(one)]
    saying = [one for one in leaves if len(text_of(one).split()) > 1]
    begins = len(saying) > 1 and (saying[0].tag in HEADINGS or asks(text_of(saying[0])))
    return saying[0] if begins else node


def _begins_bold(node: "LexborNode") -> bool:
    """Whether an item of a list begins with bold words."""
    return node.tag == "li" and (first := _first(node)) is not None and first.tag in {"b", "strong"}


def _first(node: "LexborNode") -> "LexborNode | None":
    """The first element or words in an element."""
    return next((one for one in children(node) if one.is_element_node or (one.text_content or "").strip()), None)


def _is_leaf(node: "LexborNode") -> bool:
    """Whether an element stands on lines of its own and holds none that does."""
    if node.tag not in BLOCKS or node.tag in {"pre", "table", "tr", "html", "body"}:
        return False
    return all(child.tag not in BLOCKS for child in children(node))


def _of_leaf(node: "LexborNode", told: frozenset[str]) -> list[Found]:
    """The signs of a block without blocks: its words are a question told, bold alone, or the first of them are."""
    words = text_of(node)
    if not words or (len(words) > 20 * _LONGEST and node.tag != "li"):
        return []
    if same_words(words) in told:
        return [Found(node, "told", "", words)]
    if node.tag in HEADINGS:
        return [Found(node, "heading", node.tag or "", words)]
    first = _first(node)
    if first is not None and first.tag in {"b", "strong"} and (bold := text_of(first)):
        if bold == words:
            return [Found(node, "make", f"bold {_make(node)}", words)]
        return [Found(first, "make", f"bold {_make(node)}", bold)]
    if node.tag in {"li", "summary", "dt"} or len(words.split()) > _LONGEST:
        return []
    return [Found(node, "make", _make(node), words)]


def _make(node: "LexborNode") -> str:
    """What elements of the same make have in common: tag, classes, and the tag around."""
    classes = _RUNNING_NUMBER.sub("", " ".join(sorted((node.attributes.get("class") or "").split())))[:200]
    above = node.parent
    return f"{above.tag if above is not None else ''} {node.tag} {classes}"


def _outermost(nodes: Sequence["LexborNode"]) -> list["LexborNode"]:
    """The nodes that stand in none of the others, each once."""
    all_of_them = {node.mem_id for node in nodes}
    kept: dict[int, LexborNode] = {}
    for node in nodes:
        above = node.parent
        while above is not None and above.mem_id not in all_of_them:
            above = above.parent
        if above is None:
            kept.setdefault(node.mem_id, node)
    return list(kept.values())
