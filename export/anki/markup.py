"""Markdown as HTML that is safe on an Anki card.

Whatever a bank says stays text: HTML and scripts are escaped, a link keeps its address only where it is http, https or
mailto, an image is its description and address (nothing is loaded), and what Anki would act on in a field comes out as
characters it passes over: template braces, sounds, speech, type-in boxes, LaTeX and MathJax.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_PLAIN = re.compile(r"(?![-+=#>]|\d+[.)]|\s)[^\n\\`*_\[\]<>&~|{}]*\Z")
"""One line in which nothing is Markdown's: the short way to the same HTML."""

_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no text has: controls (Anki parts fields by one of them), half surrogate pairs, non-characters."""

_BLANK_AS_LINK = re.compile(r"\[(?=…[^\[\]\n]{0,60}\][(:\[])")
_BLANK = re.compile(r"\[(… ?[^\[\]<>\n]{0,60})\]")
_TASK = re.compile(r"<li>(\s*(?:<p>)?)\[[ xX]\] ")
_CODE_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_MATHS = re.compile(r"\\(?=[()\[\]])")
_SAFE_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)

_LONGEST = 200_000
"""Characters; a longer text is shown as it stands."""
_LONGEST_CODE = 20_000
"""Characters; longer code has one colour."""


def html_of(markdown: str) -> str:
    """The HTML of a text in Markdown; empty where there is nothing to see."""
    text = cleaned(markdown).strip("\n")
    if not text.strip():
        return ""
    if _PLAIN.match(text):
        return f"<p>{escape(text, quote=False)}</p>"
    if len(text) > _LONGEST:
        return _inert(f"<pre>{escape(text, quote=False)}</pre>")
    rendered = str(_MARKDOWN.render(_BLANK_AS_LINK.sub(r"\\[", text))).strip()
    return _inert(rendered or f"<pre>{escape(text, quote=False)}</pre>")


@lru_cache(maxsize=1024)
def html_of_line(text: str) -> str:
    """The HTML of one line of plain text, in which nothing is Markdown's but a span of code."""
    return _inert(_CODE_SPAN.sub(r"<code>\1</code>", escape(" ".join(cleaned(text).split()), quote=False)))


def cleaned(text: str) -> str:
    """The text with U+FFFD for every character that no text has."""
    return _NO_CHARACTERS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _inert(html: str) -> str:
    """Finished HTML with blanks and boxes to tick marked, and nothing left for Anki to act on.

    An empty element parts MathJax's delimiters, for an entity would be one again by the time MathJax looks; the other
    marks are looked for in the HTML itself, where an entity hides them.
    """
    if "[" in html or "\\" in html or "{" in html:
        html = _TASK.sub(r'<li class="task">\1<input type="checkbox"> ', html)
        html = _MATHS.sub(r"\\<i></i>", html)
        html = _BLANK.sub(r'<span class="blank">\1</span>', html)
        html = html.replace("[", "&#91;").replace("{", "&#123;")
    return html


# --------------------------------------------------------------------------------------------------------------- rules


class _Renderer(RendererHTML):
    """The renderer of every text: standard HTML but for code, links, images and tables."""

    def fence(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:
        """Code with the language its first line names."""
        return _code(tokens[idx].content, tokens[idx].info.strip().partition(" ")[0])

    def code_block(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:
        """Code that stands indented."""
        return _code(tokens[idx].content, "")

    def link_open(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:
        """The start of a link that may be followed; of any other, nothing."""
        address = _address(tokens[idx])
        return f'<a href="{escape(address)}">' if _SAFE_ADDRESS.match(address) else ""

    def link_close(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:
        """The end of a link; of one that may not be followed, its address in brackets."""
        opening = next(tokens[at] for at in range(idx, -1, -1) if tokens[at].type == "link_open")
        address = _address(opening)
        return "</a>" if _SAFE_ADDRESS.match(address) else _shown(address)

    def image(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:
        """An image as its description and address."""
        address = str(tokens[idx].attrs.get("src", ""))
        return f'<span class="image">{escape(tokens[idx].content)}</span>{_shown(address)}'

    def table_open(self, *_: Any) -> str:
        """A table that a narrow screen can move sideways."""
        return '<div class="wide"><table>'

    def table_close(self, *_: Any) -> str:
        """The end of such a table."""
        return "</table></div>"


def _address(opening: Token) -> str:
    return str(opening.attrs.get("href", ""))


def _shown(address: str) -> str:
    return f' <span class="address">({escape(address)})</span>' if address else ""


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable(["table", "strikethrough"])
    # Every address is parsed, so that none stays behind as raw Markdown; the renderer decides which may be followed.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return markdown


_MARKDOWN = _markdown()

# ---------------------------------------------------------------------------------------------------------------- code

_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)


def _code(text: str, language: str) -> str:
    """Code, coloured by classes where its language is known."""
    lexer = _lexer(language.casefold()) if language and len(text) <= _LONGEST_CODE else None
    inner = highlight(text, lexer, _FORMATTER) if lexer else escape(text, quote=False)
    return f'<pre class="code"><code>{inner}</code></pre>'


@lru_cache(maxsize=128)
def _lexer(language: str) -> Lexer | None:
    """The lexer of a language by the name a fence gives it."""
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
