"""A Word document as HTML, by mammoth: its headings, lists, tables, code and pictures."""

import re
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePath
from typing import Any  # of mammoth, which has no types
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from decks.office import needed
from decks.word.archive import damaged

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Question'] => h3:fresh
p[style-name='Answer'] => p:fresh
p[style-name='Code'] => pre:separator('\\n')
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
r[style-name='Code'] => code
r[style-name='HTML Code'] => code
r[style-name='Source Text'] => code
r[style-name='Verbatim Char'] => code
"""
_FIXED_WIDTH = re.compile(
    r"courier|consol|menlo|monaco|\bmono|mono\b|source code|lucida console|inconsolata", re.IGNORECASE
)
_MOST_PICTURE = 16 << 20
_MOST_PICTURES = 64 << 20
_WRONG = (
    BadZipFile,
    ExpatError,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


@dataclass(slots=True, kw_only=True)
class Page:
    """A document as HTML, and the pictures it shows by the names it calls them."""

    html: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)


def page_of(data: bytes, path: str) -> Page:
    """The page that a Word file makes.

    A picture that lies outside the file, is larger than 16 MB, or past 64 MB together, is named only.

    Raises:
        SourceError: mammoth is not installed, or the file is damaged.
    """
    try:
        import mammoth  # noqa: PLC0415 - it and what it needs are not for the start of the program
        from mammoth import html, transforms  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise needed(path, ".docx", error) from error
    page = Page()
    pictures = _Pictures(page, PurePath(path).stem)

    def with_code(document: Any) -> Any:
        return transforms.paragraph(_code_block)(transforms.run(_code_span)(document))

    try:
        made = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            transform_document=with_code,
            convert_image=lambda picture: [html.element("img", pictures.shown(picture))],
        )
    except _WRONG as error:
        raise damaged(path) from error
    page.html = made.value
    return page


class _Pictures:
    """Takes the pictures of a document into its page, as long as there is room."""

    def __init__(self, page: Page, stem: str) -> None:
        self._page = page
        self._stem = stem
        self._count = 0
        self._left = _MOST_PICTURES

    def shown(self, picture: Any) -> dict[str, str]:
        """What the page says of a picture: its name and its alternative text."""
        self._count += 1
        ending = (picture.content_type or "").rpartition("/")[2].partition("+")[0]
        name = f"{self._stem}-{self._count}.{ending if ending.isalnum() else 'picture'}"
        try:
            with picture.open() as opened:
                content = opened.read(min(_MOST_PICTURE, self._left) + 1)
        except _WRONG:
            content = b""
        if content and len(content) <= min(_MOST_PICTURE, self._left):
            self._left -= len(content)
            self._page.pictures[name] = content
        return {"alt": " ".join((picture.alt_text or "").split()), "src": name}


def _code_span(run: Any) -> Any:
    """A run in letters of one width as code."""
    fixed = run.style_name is None and _FIXED_WIDTH.search(run.font or "")
    return run.copy(style_name="Source Text") if fixed else run


def _code_block(paragraph: Any) -> Any:
    """A paragraph of nothing but code as a row of a block of it."""
    styles = {getattr(child, "style_name", None) for child in paragraph.children}
    if styles != {"Source Text"} or paragraph.numbering is not None:
        return paragraph
    return paragraph.copy(
        style_name="Source Code", children=[child.copy(style_name=None) for child in paragraph.children]
    )
