"""A field of a note as Markdown, and the sounds that it plays."""

import re
from html import unescape

from decks.web.to_markdown import markdown_from

_SOUND = re.compile(r"\[sound:([^\[\]\n<>]{1,300})\]")
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,2000})?/?>|&(?:[a-zA-Z]{2,8}|#\d{1,6});")


def has_html(text: str) -> bool:
    """Whether a text has a tag or a character written by its name."""
    return bool(_HTML.search(text))


def markdown_of(html: str) -> str:
    """The Markdown of a field; a sound stands as its name."""
    return markdown_from(_SOUND.sub(r"<em>(sound: \1)</em>", html)).strip()


def markdown_of_text(text: str) -> str:
    """The same of a field that is no HTML."""
    return _SOUND.sub(r"*(sound: \1)*", text).strip()


def sound_names(html: str) -> tuple[str, ...]:
    """The files that a field plays, each once."""
    return tuple(dict.fromkeys(unescape(match[1]).strip() for match in _SOUND.finditer(html)))
