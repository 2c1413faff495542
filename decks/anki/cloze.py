"""The deletions of a cloze statement: `{{c1::words::hint}}`, also one inside another."""

import re

from decks.deletions import GAP, OPENING, outermost

_OCCLUSION = re.compile(f"{OPENING}image-occlusion:")


def has_deletions(text: str) -> bool:
    """Whether a text has a deletion that is closed."""
    return "{{c" in text and bool(outermost(text))


def hides_images(text: str) -> bool:
    """Whether its deletions are shapes on an image, not words."""
    return bool(_OCCLUSION.search(text))


def with_gaps(text: str) -> str:
    """The statement with `[…]` in the place of every deletion."""
    kept: list[str] = []
    begin = 0
    for first, last in outermost(text):
        kept += [text[begin:first], GAP]
        begin = last
    return "".join([*kept, text[begin:]])
