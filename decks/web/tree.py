"""HTML as a tree that any text at all gives, and what its elements are for."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from decks.question_marks import ends_as_question

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

DEEPEST = 60
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th
    thead tr ul
    """.split()
)
UNSEEN = frozenset(
    """
    applet area audio base canvas datalist embed head iframe link map meta noembed noframes noscript object
    optgroup option param progress script select source style svg template textarea title track video
    """.split()
)
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]{0,40})[^<>]*>")
_CLOSED_BY_OTHERS = frozenset(
    """
    area base br col colgroup dd dt embed hr img input li link meta option p param rb rt rtc source tbody td tfoot th
    thead tr track wbr
    """.split()
)
_OF_FOLDS = frozenset("accordion collapsible collapsable expandable expander".split())
_DEEPEST_OF_ONE = 80
_DEEPEST_OF_ALL = 800
_NO_TEXT = {code: None for code in range(32) if chr(code) not in "\t\n\f\r"} | dict.fromkeys(
    range(0xD800, 0xE000), 0xFFFD
)


def parsed(html: str) -> "LexborNode | None":
    """The body of a page or a fragment; None where it has none."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only pages need it

    tree = LexborHTMLParser(_shallow(html.translate(_NO_TEXT)))
    return tree.body


def children(node: "LexborNode") -> Iterator["LexborNode"]:
    """The elements and texts directly inside a node; no comments."""
    child = node.first_child
    while child is not None:
        if child.is_element_node or child.is_text_node:
            yield child
        child = child.next


def descendants(node: "LexborNode") -> Iterator["LexborNode"]:
    """The elements and texts anywhere inside a node, in order, without what nobody sees; however deep they are."""
    current = node.first_child
    while current is not None:
        seen = current.is_text_node or (current.is_element_node and current.tag not in UNSEEN)
        if seen:
            yield current
        following = current.first_child if seen else None
        while following is None:
            following = current.next
            if following is None:
                parent = current.parent
                if parent is None or parent.mem_id == node.mem_id:
                    return
                current = parent
        current = following


def ancestors(node: "LexborNode") -> Iterator["LexborNode"]:
    """The elements around a node, the nearest first."""
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def text_of(node: "LexborNode") -> str:
    """The words that one sees in a node, with single spaces; elements that stand on lines of their own part words."""
    if node.is_text_node:
        return " ".join((node.text_content or "").split())
    pieces: list[str] = []
    for one in descendants(node):
        if one.is_text_node:
            pieces.append(one.text_content or "")
        elif one.tag in BLOCKS or one.tag == "br":
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def words_of_class(node: "LexborNode") -> frozenset[str]:
    """The words of an element's classes and id, in lower case: `faq-itemTitle` gives faq, item and title."""
    attributes = node.attributes
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:400]
    return frozenset(word.casefold() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+|\d+", named))


def is_control(node: "LexborNode") -> bool:
    """Whether an element is a button that does something to the page, not one that opens what stands below it."""
    if node.tag != "button":
        return False
    attributes = node.attributes
    opens = any(
        name.startswith(("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle")) for name in attributes
    )
    above = node.parent
    holds = any(one.tag in BLOCKS for one in children(node))
    opens = opens or opens_next(node)
    return not opens and not holds and not (above is not None and above.tag in HEADINGS | {"summary", "dt"})


def opens_next(node: "LexborNode") -> bool:
    """Whether an element is a button that asks or is called a fold, with words in what directly follows it."""
    if node.tag != "button" or not (words_of_class(node) & _OF_FOLDS or ends_as_question(text_of(node))):
        return False
    below = node.next
    while below is not None and not below.is_element_node and not text_of(below):
        below = below.next
    return below is not None and below.tag in BLOCKS and below.tag not in HEADINGS and bool(text_of(below))


def _shallow(html: str) -> str:
    """The text without the tags that nest deeper than any page's do: a parser looks through all that are open."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for match in _TAG.finditer(html):
        depth += _step(match, opened)
        deepest = max(deepest, depth)
    if deepest <= _DEEPEST_OF_ONE:
        return html
    opened.clear()
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        before = opened[match[2].casefold()]
        depth += _step(match, opened)
        return (
            " " if max(before, opened[match[2].casefold()]) > _DEEPEST_OF_ONE or depth > _DEEPEST_OF_ALL else match[0]
        )

    return _TAG.sub(kept, html)


def _step(match: re.Match[str], opened: Counter[str]) -> int:
    """How much deeper a tag leads; notes it as open or closed."""
    name = match[2].casefold()
    if name in _CLOSED_BY_OTHERS or (match[1] and not opened[name]):
        return 0
    step = -1 if match[1] else 1
    opened[name] += step
    return step
