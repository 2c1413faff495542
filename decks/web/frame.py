"""What stands around the content of a page: all that is outside its `<main>`, where that holds most of its words."""

from typing import TYPE_CHECKING

from decks.question_marks import has_question_mark
from decks.web.tree import UNSEEN, ancestors, children, descendants, text_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MOST = 0.6
_SHORT = 30


def frame_of_page(body: "LexborNode", furniture: dict[int, str]) -> dict[int, str]:
    """The parts of a page around its content, by `mem_id`, with their kind; those that may ask something are none.

    `furniture` are the parts that are known to be about the page.
    """
    content = _content(body, furniture)
    if content is None:
        return {}
    found: dict[int, str] = {}
    inner = content
    for above in ancestors(content):
        for node in children(above):
            if node.mem_id != inner.mem_id and node.mem_id not in furniture and _is_frame(node):
                found[node.mem_id] = "frame"
        if above.mem_id == body.mem_id:
            break
        inner = above
    return found


def _content(body: "LexborNode", furniture: dict[int, str]) -> "LexborNode | None":
    """The only element that says it holds a page's content, and does hold most of its words."""
    for selector in ("main, [role=main]", "article"):
        several = body.css(selector)
        if len(several) == 1 and _seen(several[0], furniture) >= _MOST * _seen(body, furniture):
            return several[0]
    return None


def _seen(node: "LexborNode", furniture: dict[int, str]) -> int:
    """How many letters the texts in an element have that are in no furniture."""
    count = 0
    passed: set[int] = set()
    for one in descendants(node):
        above = one.parent
        if one.mem_id in furniture or (above is not None and above.mem_id in passed):
            passed.add(one.mem_id)
        elif one.is_text_node:
            count += len((one.text_content or "").strip())
    return count


def _is_frame(node: "LexborNode") -> bool:
    """Whether a part beside the content is short, or asks nothing."""
    if node.is_text_node or node.tag in UNSEEN:
        return False
    words = text_of(node)
    return bool(words) and (not has_question_mark(words) or len(words.split()) <= _SHORT)
