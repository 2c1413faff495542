"""The options that one ticks on a page: boxes and buttons of a form, each with its words behind it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from decks.question_marks import ends_as_question
from decks.web.tree import BLOCKS, UNSEEN, ancestors, words_of_class

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_KINDS = frozenset({"radio", "checkbox"})
_RIGHT = frozenset({"correct", "true", "richtig", "correcta", "correcto"})
_WRONG = frozenset({"incorrect", "wrong", "false", "falsch"})
_SAYING = frozenset({"data-correct", "data-is-correct", "data-iscorrect", "data-right", "data-answer", "value"})
_YES = frozenset({"correct", "true", "right", "yes", "1"})
_REACH = 60
_LONGEST = 60
_AROUND = 3


def is_option(node: "LexborNode") -> bool:
    """Whether an element is a box of several in a row that have nothing but their words between them.

    A box that opens an answer has the answer between itself and the next; those of a list of tasks, as Viva's own Anki
    packages have them, are to be ticked off.
    """
    if not _is_box(node) or _is_a_task(node):
        return False
    before = next((one for one in _before(node) if _is_box(one)), None)
    return _leads_on(node) or (before is not None and _leads_on(before))


def _is_a_task(box: "LexborNode") -> bool:
    """Whether a box opens an item of a check list."""
    item = box.parent.parent if box.parent is not None and box.parent.tag == "p" else box.parent
    return item is not None and item.tag == "li" and (item.attributes.get("class") or "") == "task"


def is_right(box: "LexborNode") -> bool:
    """Whether the page marks an option as right: at its box, its label, or what holds only it."""
    label = box.next
    while label is not None and label.is_text_node and not (label.text_content or "").strip():
        label = label.next
    labels = [label] if label is not None and label.tag == "label" else []
    return any(_is_marked(one) for one in (box, *labels, *_holding(box)))


def says_option(node: "LexborNode") -> bool:
    """Whether an element is the words of an option: it begins with its box, or stands right behind it."""
    box = _box_of(node)
    return box is not None and is_option(box)


def opens_more(label: "LexborNode") -> bool:
    """Whether a label stands behind a box that is no option, and above what ticking it opens."""
    if label.tag != "label" or (box := _box_of(label)) is None or is_option(box):
        return False
    below = label.next
    while below is not None and below.tag not in BLOCKS:
        below = below.next
    return below is not None and any(one.is_text_node and (one.text_content or "").strip() for one in _within(below))


def _box_of(node: "LexborNode") -> "LexborNode | None":
    """The box that an element begins with or stands right behind, with no words between."""
    for several in (_within(node), _before(node)):
        for one in several:
            if one.is_text_node and (one.text_content or "").strip():
                break
            if _is_box(one):
                return one
    return None


def _is_box(node: "LexborNode") -> bool:
    """Whether an element is a box or a button to tick."""
    return node.tag == "input" and (node.attributes.get("type") or "").casefold() in _KINDS


def _leads_on(box: "LexborNode") -> bool:
    """Whether the next box is the next option: only this one's words, in one block and none of them asking, between."""
    said: list[str] = []
    blocks: set[int] = set()
    for one in _after(box):
        if _is_box(one):
            words = " ".join(said)
            asks = ends_as_question(words)
            return one.attributes.get("type") == box.attributes.get("type") and len(blocks) == 1 and not asks
        text = (one.text_content or "").split() if one.is_text_node else []
        if text:
            said += text
            blocks.add(next((above.mem_id for above in ancestors(one) if above.tag in BLOCKS), 0))
        if len(said) > _LONGEST or len(blocks) > 1:
            return False
    return False


def _holding(box: "LexborNode") -> Iterator["LexborNode"]:
    """The elements around a box that hold no other, the nearest first."""
    for _, above in zip(range(_AROUND), ancestors(box), strict=False):
        boxes = 0
        for reached, one in enumerate(_within(above)):
            boxes += _is_box(one)
            if boxes > 1 or reached > _REACH:
                return
        yield above


def _is_marked(node: "LexborNode") -> bool:
    """Whether an element's class or one of its values says that it is right."""
    words = words_of_class(node)
    if words & _RIGHT and not words & _WRONG:
        return True
    own = {name: (value or "").casefold() for name, value in node.attributes.items() if name in _SAYING}
    return own.pop("value", "") == "correct" or any(value in _YES for value in own.values())


def _after(node: "LexborNode", within: "LexborNode | None" = None) -> Iterator["LexborNode"]:
    """The next nodes of the page behind the beginning of one, in order, those within another alone; not many."""
    one = node
    climbing = False
    for _ in range(_REACH):
        following = one.first_child if not climbing and one.tag not in UNSEEN else None
        if following is None:
            if within is not None and one.mem_id == within.mem_id:
                return
            following = one.next
        climbing = following is None
        above = following or one.parent
        if above is None:
            return
        one = above
        if not climbing:
            yield one


def _before(node: "LexborNode") -> Iterator["LexborNode"]:
    """The nodes of the page before one, the nearest first, without those around it; not many."""
    one = node
    climbing = True
    for _ in range(_REACH):
        following = one.prev if climbing or one.tag in UNSEEN or one.last_child is None else one.last_child
        if following is not None and climbing:
            climbing = False
            one = following
        elif following is not None:
            one = following
        elif one.parent is not None:
            one, climbing = one.parent, True
        else:
            return
        if not climbing and (one.tag in UNSEEN or one.last_child is None):
            climbing = True
            yield one


def _within(node: "LexborNode") -> Iterator["LexborNode"]:
    """The first nodes inside one, in order; not many."""
    return _after(node, node)
