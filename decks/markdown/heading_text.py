"""The words of a heading, without its number, anchors, links, emphasis and pictures around them."""

import re

from decks.label_words import Label, alternatives

_NUMBER = re.compile(
    rf"^(?:(?:Q|{alternatives(Label.QUESTION, Label.TASK)})[ .#№]*)?"
    r"(?:\((?=\d{1,4}\)))?(?P<number>\d{1,4})(?P<mark>[.):：、]|\\[.)]|\s[-–—]\s)(?P<bold>\*\*|__)?\s*(?=\S)",
    re.IGNORECASE,
)
_LINE_NUMBER = re.compile(r"^Q(?:uestion)?\s*(?P<number>\d{1,4})\b[.):–—-]?\s*", re.IGNORECASE)
_LABEL = re.compile(rf"^(?:Q|{alternatives(Label.QUESTION)})\s?(?:[.:：)]\s+|[：]\s*)(?=\S)", re.IGNORECASE)
_KEYCAPS = re.compile(r"^(?P<digits>(?:\d\ufe0f?\u20e3){1,4})\s*")
_ANCHOR = re.compile(r"<a\b[^>]*>(?:\s*</a>)?|</a>", re.IGNORECASE)
_OWN_NAME = re.compile(r"\s*\{#[\w-]{1,200}\}\s*$")
_UP = re.compile(
    r"\s*\[(?:[^\[\]\w]{0,12}|(?:back to )?(?:top|toc|contents)|↥ back to top)\]\(#[^()\s]{0,200}\)\s*$", re.IGNORECASE
)
_WHOLE_LINK = re.compile(r"^\[(?P<text>[^\[\]]{1,500})\]\([^()\s]{0,600}\)$")
_PICTURES = re.compile(
    "^(?:[\u2300-\u23ff\u25a0-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\u200d]*\\s*)+(?=\\w|[*_`¿\"'“«(])"
)
_MARKS = ("***", "**", "__", "*", "_")


def heading_text(content: str) -> tuple[int | None, str]:
    """The number that a heading begins with, if any, and its words."""
    text = " ".join(_ANCHOR.sub("", content).split())
    text = _bare(_UP.sub("", _OWN_NAME.sub("", text)))
    keycaps = _KEYCAPS.match(text)
    if keycaps:
        digits = "".join(character for character in keycaps["digits"] if character.isdigit())
        return int(digits), _bare(text[keycaps.end() :])
    text = _PICTURES.sub("", text)
    bold = text[:2] if text.startswith(("**", "__")) else ""
    numbered = _NUMBER.match(text[len(bold) :]) or _LINE_NUMBER.match(text[len(bold) :])
    if numbered is None or _is_fraction(text[len(bold) :], numbered):
        return None, _LABEL.sub("", text)
    words = text[len(bold) + numbered.end() :]
    closed = "bold" in numbered.re.groupindex and numbered["bold"]
    if bold and not closed:
        words = words.removeprefix(bold).strip() if words.startswith(bold) else words.replace(bold, "", 1)
    elif closed and not bold:
        words = numbered["bold"] + words
    return int(numbered["number"]), _bare(words.strip())


def _is_fraction(text: str, numbered: re.Match[str]) -> bool:
    """Whether a number goes on behind its point, as that of a version does."""
    return numbered.end() < len(text) and text[numbered.end() - 1] in ".:" and text[numbered.end()].isdigit()


def _bare(text: str) -> str:
    """A text without the emphasis or the link around all of it."""
    link = _WHOLE_LINK.match(text)
    text = link["text"].strip() if link else text
    for mark in _MARKS:
        inside = text[len(mark) : -len(mark)]
        if (
            text.startswith(mark)
            and text.endswith(mark)
            and inside.strip()
            and mark not in inside
            and inside[0] + inside[-1] != mark[0] * 2
        ):
            return inside.strip()
    return text
