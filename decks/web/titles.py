"""Titles of sections that are none by their tag: what a class or id calls the title of a section or a category."""

import re
from typing import TYPE_CHECKING

from decks.web.tree import BLOCKS, HEADINGS, descendants, text_of, words_of_class

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PARTS = frozenset("section category topic chapter unit module".split())
_INNER = frozenset("subsection subcategory subtopic sub".split())
_CALLED = frozenset("title header heading headline label name".split())
_LONGEST = 12
_MOST_NODES = 24
_UNTITLED = re.compile(r"(?:untitled(?: document| page)?|document|title|page title|home|index|new page)", re.IGNORECASE)


def section_title(node: "LexborNode") -> tuple[str, str] | None:
    """The level of a block that its class calls the title of a section, as a letter, and its words; None of any other.

    Parts of sections come after sections. Of a block with an icon or a count the words are those of its own title.
    """
    if node.tag not in BLOCKS or node.tag in HEADINGS or not _is_called_title(node):
        return None
    inside = [one for _, one in zip(range(_MOST_NODES), descendants(node), strict=False)]
    if len(inside) == _MOST_NODES or any(one.tag in HEADINGS | {"a", "button", "input", "p", "li"} for one in inside):
        return None
    own = next((one for one in inside if one.is_element_node and _is_called_title(one) and text_of(one)), node)
    words = text_of(own)
    if not 0 < len(words.split()) <= _LONGEST or words.endswith(("?", "？")):
        return None
    return ("t" if words_of_class(node) & _INNER else "s"), words


def is_default_title(words: str) -> bool:
    """Whether words are what programs call a page that nobody has given a title."""
    return _UNTITLED.fullmatch(words.strip()[:40]) is not None


def _is_called_title(node: "LexborNode") -> bool:
    """Whether an element's class or id calls it the title of a section."""
    words = words_of_class(node)
    return bool(words & (_PARTS | _INNER)) and bool(words & _CALLED)
