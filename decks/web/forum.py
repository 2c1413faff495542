"""The words that a question on a forum has below its title, by the properties that search engines read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from decks.web.tree import ancestors, children, descendants

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def is_title(node: "LexborNode") -> bool:
    """Whether an element is the name of a question."""
    return node.attributes.get("itemprop") == "name" and _owner(node) == "Question"


def in_question(node: "LexborNode") -> bool:
    """Whether an element is part of a marked question or its answers."""
    return _owner(node) in {"Question", "Answer"}


def body_of(title: "LexborNode") -> "LexborNode | None":
    """The text below the title of a question, which is none of its answers'; None where the page marks none."""
    question = next((above for above in ancestors(title) if _type(above) == "Question"), None)
    if question is None or not is_title(title):
        return None
    texts = (one for one in descendants(question) if one.is_element_node and one.attributes.get("itemprop") == "text")
    return next((one for one in texts if _owner(one) == "Question"), None)


def parted(nodes: Sequence["LexborNode"], body: "LexborNode | None") -> list["LexborNode"]:
    """Nodes that stand after the body of a question, those that hold it opened; all where it has none."""
    if body is None:
        return list(nodes)
    inside = {above.mem_id for above in ancestors(body)}
    after: list[LexborNode] = []
    waiting = [iter(list(nodes))]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif node.mem_id == body.mem_id:
            after.clear()
        elif node.mem_id in inside:
            waiting.append(children(node))
        else:
            after.append(node)
    return after


def _owner(node: "LexborNode") -> str:
    """The type of the nearest marked thing around an element."""
    return next((kind for above in ancestors(node) if (kind := _type(above))), "")


def _type(node: "LexborNode") -> str:
    """The type of thing that an element is marked as."""
    return (node.attributes.get("itemtype") or "").rstrip("/").rsplit("/", 1)[-1]
