"""A page taken apart: the parts that ask, what stands under each, what is about the page, and the rest; with lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from decks.headings import section_of
from decks.web.forum import body_of, parted
from decks.web.lines import Word, Words
from decks.web.titles import section_title
from decks.web.tree import HEADINGS, UNSEEN, ancestors, children, descendants, text_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_RUNS_ON = frozenset({"p", "dt", "span", "strong", "b", "a", "button", "label"}) | HEADINGS
_OUTER = frozenset({"body", "html", "main"})
_SAYING = 3


@dataclass(slots=True)
class Part:
    """Neighbouring nodes of a page in its order; `question` is the rank of the one they ask or stand under."""

    nodes: list["LexborNode"]
    question: int | None = None
    asked: bool = False
    words: list[Word] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asked:
    """An element that asks, the labels before it (a number, a level), its further words, and what stands under it."""

    node: "LexborNode"
    labels: tuple["LexborNode", ...]
    body: tuple["LexborNode", ...]
    content: tuple["LexborNode", ...]


def asked_with_content(questions: Sequence["LexborNode"], furniture: dict[int, str]) -> list[Asked]:
    """Each question with what stands under it: the rest of its own block, else what follows down to the next."""
    inside: dict[int, int] = {node.mem_id: 1 for node in questions}
    for node in questions:
        for above in ancestors(node):
            inside[above.mem_id] = inside.get(above.mem_id, 0) + 1
    return [_asked(node, inside, furniture) for node in questions]


def _asked(node: "LexborNode", inside: dict[int, int], furniture: dict[int, str]) -> Asked:
    """One question with its labels and what stands under it."""
    unit = node
    labels: list[LexborNode] = []
    content: list[LexborNode] = []
    for above in ancestors(node):
        if inside[above.mem_id] != 1 or above.tag in _OUTER:
            break
        before = [one for one in _beside(unit, "prev") if one.mem_id not in furniture]
        if any(one.tag in HEADINGS for one in before):
            break
        labels += [one for one in before if 0 < len(text_of(one).split()) <= _SAYING]
        content += [one for one in _beside(unit, "next") if one.mem_id not in furniture and not _is_mark(one)]
        unit = above
    if not _says(content) or unit.tag in _RUNS_ON:
        for one in _beside(unit, "next"):
            if one.mem_id in inside or _ends(one, node):
                break
            content += [one] if one.mem_id not in furniture else []
    body = body_of(node)
    below = tuple(one for one in parted(content, body) if one.mem_id not in furniture)
    return Asked(node, tuple(labels), (body,) if body is not None else (), below)


def _beside(node: "LexborNode", way: str) -> Iterator["LexborNode"]:
    """The elements and texts before or after a node in its parent, the nearest first."""
    other = node.prev if way == "prev" else node.next
    while other is not None:
        if other.is_text_node or (other.is_element_node and other.tag not in UNSEEN):
            yield other
        other = other.prev if way == "prev" else other.next


def _is_mark(node: "LexborNode") -> bool:
    """Whether an element has no words but a sign, such as the arrow of what folds."""
    return node.tag in {"span", "i"} and not any(letter.isalnum() for letter in text_of(node)) and not _shows(node)


def _shows(node: "LexborNode") -> bool:
    """Whether a picture stands in an element."""
    return any(one.tag in {"img", "svg", "picture", "math"} for one in descendants(node))


def _says(content: Sequence["LexborNode"]) -> bool:
    """Whether nodes say more than a label does."""
    return sum(len(text_of(one).split()) for one in content) > _SAYING


def _ends(node: "LexborNode", question: "LexborNode") -> bool:
    """Whether a node is a heading that ends what stands under a question; one of a known section does not."""
    if section_title(node) is not None:
        return True
    if node.tag not in HEADINGS or section_of(text_of(node)) is not None:
        return False
    return question.tag not in HEADINGS or (node.tag or "") <= (question.tag or "")


def parts_of(body: "LexborNode", asked: Sequence[Asked], furniture: dict[int, str]) -> list[Part]:
    """The parts of a page in its order, each without furniture at its top."""
    roles: dict[int, tuple[int, bool]] = {}
    for rank, one in enumerate(asked):
        roles.update({node.mem_id: (rank, False) for node in one.content})
        roles.update({node.mem_id: (rank, True) for node in (one.node, *one.labels, *one.body)})
    holding = {above.mem_id for one in asked for node in (one.node, *one.body) for above in ancestors(node)}
    parts: list[Part] = []
    waiting: list[Iterator[LexborNode]] = [children(body)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
            parts.append(Part([]))
        elif node.mem_id in furniture:
            continue
        elif node.mem_id in roles:
            rank, asks = roles[node.mem_id]
            _add(parts, node, rank, asks=asks)
        elif node.mem_id in holding:
            parts.append(Part([]))
            waiting.append(children(node))
        else:
            _add(parts, node, None)
    return [part for part in parts if part.nodes]


def _add(parts: list[Part], node: "LexborNode", question: int | None, *, asks: bool = False) -> None:
    """Adds a node to the last part where it belongs there, else to a new one."""
    if parts and parts[-1].nodes and (parts[-1].question, parts[-1].asked) == (question, asks) and not asks:
        parts[-1].nodes.append(node)
    else:
        parts.append(Part([node], question, asks))


def place_words(body: "LexborNode", parts: Sequence[Part], furniture: dict[int, str], source: Words) -> dict[int, str]:
    """Gives every part its words with their lines; the lines of the furniture with its kinds.

    The texts of the page are looked for in its source in their order.
    """
    owners: dict[int, Part | str] = {node.mem_id: part for part in parts for node in part.nodes}
    owners |= furniture
    lines: dict[int, str] = {}
    for node in descendants(body):
        above = node.parent
        owner = owners.get(node.mem_id)
        inherited = owners.get(above.mem_id) if above is not None else None
        if isinstance(inherited, str) or (owner is None and inherited is not None):
            owner = owners[node.mem_id] = inherited
        if not node.is_text_node:
            continue
        found = source.find(node.text_content or "")
        if isinstance(owner, Part):
            owner.words += found
        else:
            lines.update({line: owner or "markup" for _, line in found})
    return lines
