"""The label that a statement begins with."""

import re

_BOLD = re.compile(
    r"^(\*\*|__)(?=\S)(?P<label>[^*_\n]{1,100}?)\s*(?P<inside>[:：])?\s*\1\s*(?P<after>[:：]|\s[-–—]\s)?"
)
_BEFORE_COLON = re.compile(r"^(?P<label>[^:：*`\n]{1,80}?)\s*[:：](?=\s|$)")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "vs", "with"}
)
_MOST_WORDS = 6


def label(text: str) -> str | None:
    """A statement's own label without its emphasis: bold, in capitals, or a title of up to six words before a colon."""
    if bold := _bold(text):
        return bold
    before = lead(text)
    if before is None:
        return None
    return before if before.isupper() or _is_title(before) else None


def lead(text: str) -> str | None:
    """The bold label, or whatever stands in up to six words before a statement's first colon: a looser `label`."""
    if bold := _bold(text):
        return bold
    match = _BEFORE_COLON.match(text)
    if match is None:
        return None
    words = re.sub(r"\([^()]*\)", "", match["label"]).split()
    return match["label"].strip() if 0 < len(words) <= _MOST_WORDS else None


def _bold(text: str) -> str | None:
    """The bold opening of a text, if it is set off by a colon or a dash, or is all of its line."""
    match = _BOLD.match(text)
    if match is None:
        return None
    set_off = match["inside"] or match["after"] or text[match.end() : match.end() + 1] in {"", "\n"}
    return match["label"].strip().rstrip(".") if set_off else None


def _is_title(words: str) -> bool:
    """Whether every word but the small ones begins with a capital or a digit."""
    heavy = [word for word in re.findall(r"[^\W_][\w'’-]*", words) if word.casefold() not in _SMALL_WORDS]
    return bool(heavy) and all(word[0].isupper() or word[0].isdigit() for word in heavy)
