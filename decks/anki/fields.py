"""A field of a note as Markdown, and the files of pictures and sounds that it names."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from decks.html_markdown import markdown_from

_SOUND = re.compile(r"\[sound:([^\[\]\n<>]{1,300})\]")
_MEDIUM = re.compile(r"<(?:img|audio|video|source|embed)\b[^<>]*>", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,2000})?/?>|&(?:[a-zA-Z]{2,8}|#\d{1,6});")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]{1,20}:|//", re.IGNORECASE)


def has_html(text: str) -> bool:
    """Whether a text has a tag or a character written by its name."""
    return bool(_HTML.search(text))


def markdown_of(html: str) -> str:
    """The Markdown of a field; a sound stands as its name."""
    return markdown_from(_SOUND.sub(r"<em>(sound: \1)</em>", html)).strip()


def markdown_of_text(text: str) -> str:
    """The same of a field that is no HTML."""
    return _SOUND.sub(r"*(sound: \1)*", text).strip()


def media_names(html: str) -> tuple[str, ...]:
    """The files that a field shows or plays, each once; addresses on the web are none."""
    return tuple(dict.fromkeys(_names(html)))


def _names(html: str) -> Iterator[str]:
    for match in _SOUND.finditer(html):
        yield unescape(match[1]).strip()
    for tag in _MEDIUM.finditer(html):
        found = _SOURCE.search(tag.group())
        name = unescape(found[1] or found[2] or found[3] or "").strip() if found else ""
        if name and not _ELSEWHERE.match(name):
            yield unquote(name)
