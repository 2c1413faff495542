"""The items of lists that others stand below, as outliners have them: what they name is the place of those."""

import re
from collections.abc import Sequence

from decks.markdown.notes import item_of

_LINK = re.compile(r"\[\[(?:[^\[\]|]{0,200}\|)?(?P<words>[^\[\]|]{1,200})\]\]")
_TAG = re.compile(r"(?<!\w)#(?:\[\[[^\[\]]{1,200}\]\]|[\w/-]{1,60})")
_DEEPEST = 12
_LONGEST = 200


def items_above(
    lines: Sequence[str], code: frozenset[int], stops: frozenset[int], begins: Sequence[int]
) -> list[tuple[tuple[int, str], ...]]:
    """For each line of a rising sequence the items that it stands below, outermost first: their lines and words.

    `code` are the indexes of lines in code. A heading (the `stops`) or a paragraph at the margin ends a list.
    """
    wanted = iter(begins)
    following = next(wanted, None)
    found: list[tuple[tuple[int, str], ...]] = []
    above: list[tuple[int, int, str]] = []
    for number, line in enumerate(lines, 1):
        if following is None:
            break
        item = item_of(line) if number - 1 not in code else None
        indent = item[0] if item else len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        if number in stops or line.strip():
            above = [other for other in above if number not in stops and other[0] < indent]
        if number == following:
            found.append(tuple((place, words) for _, place, words in above))
            following = next(wanted, None)
        if item is not None and len(item[1]) <= _LONGEST and len(above) < _DEEPEST:
            above.append((indent, number, _name(item[1])))
    return [*found, *[()] * (len(begins) - len(found))]


def _name(words: str) -> str:
    """The words of an item without its tags, links and marks."""
    return _LINK.sub(lambda link: link["words"], _TAG.sub("", words)).strip(" \t#*_:")
