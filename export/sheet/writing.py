"""The sheet as a file: plain text, Markdown, or a page to print; the three say the same."""

import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from export.sheet.entry import Entry
from export.sheet.room import rows
from export.sheet.sheet import Sheet
from srs.errors import UsageError

ENDINGS = (".txt", ".md", ".html")
"""The endings of the files that a sheet can be."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing but the style that stands in it."""

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&!$])")
_AT_THE_BEGINNING = re.compile(r"^([-+=>]|\d{1,9}(?=[.)]))")


def content(of: Sheet, ending: str) -> bytes:
    """The sheet in UTF-8, as a file with this ending.

    Raises:
        UsageError: the ending is none of `ENDINGS`.
    """
    match ending.lower():
        case ".txt":
            said = _text(of)
        case ".md":
            said = _markdown(of)
        case ".html":
            said = _page(of)
        case _:
            raise UsageError(f"a sheet is a file ending in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}, not {ending!r}")
    return ("\n".join(said) + "\n").encode("utf-8", "replace")


# ---------------------------------------------------------------------------------------------------------------- text


def _text(of: Sheet) -> Iterator[str]:
    yield of.title.upper()
    yield from rows(of.about)
    if of.notes:
        yield from rows(f"Notes: {of.notes}")
    for part in of.parts:
        yield ""
        yield part.heading.upper()
        for entry in part.entries:
            first, *more = rows(entry.line)
            yield f"- {first}"
            yield from (f"  {row}" for row in more)
    if of.foot:
        yield ""
        yield of.foot


# ------------------------------------------------------------------------------------------------------------ Markdown


def _markdown(of: Sheet) -> Iterator[str]:
    yield f"# {_literal(of.title)}"
    yield ""
    yield _literal(of.about)
    if of.notes:
        yield f"\nNotes: {_literal(of.notes)}"
    for part in of.parts:
        yield f"\n## {_literal(part.heading)}\n"
        yield from (f"- {_entry_in_markdown(entry)}" for entry in part.entries)
    if of.foot:
        yield ""
        yield f"_{_literal(of.foot)}_"


def _entry_in_markdown(entry: Entry) -> str:
    mark = f" ({_literal(entry.remark)})" if entry.remark else ""
    text = f"{entry.colon}{_literal(entry.text)}"
    return f"**{_literal(entry.cue)}**{mark}{text}"


def _literal(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return _AT_THE_BEGINNING.sub(lambda found: f"\\{found[1]}" if not found[1].isdigit() else f"{found[1]}\\",
                                 _MARKS.sub(r"\\\1", text))  # fmt: skip


# ---------------------------------------------------------------------------------------------------------------- page


def _page(of: Sheet) -> Iterator[str]:
    style = files("export.sheet").joinpath("page.css").read_text(encoding="utf-8")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{escape(of.title)}</title>"
    yield f"<style>\n{style}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{_isolated(of.title)}</h1>"
    yield f"<p>{_isolated(of.about)}</p>"
    if of.notes:
        yield f"<p>Notes: {_isolated(of.notes)}</p>"
    for part in of.parts:
        yield f"<h2>{escape(part.heading)}</h2>\n<ul>"
        yield from (f"<li>{_entry_in_html(entry)}</li>" for entry in part.entries)
        yield "</ul>"
    if of.foot:
        yield f"<footer>{escape(of.foot)}</footer>"
    yield "</main>\n</body>\n</html>"


def _entry_in_html(entry: Entry) -> str:
    mark = f" <i>({_isolated(entry.remark)})</i>" if entry.remark else ""
    text = f"{entry.colon}{_isolated(entry.text)}"
    return f"<b>{_isolated(entry.cue)}</b>{mark}{text}"


def _isolated(text: str) -> str:
    """Text whose own direction does not turn what stands beside it."""
    return escape(text) if text.isascii() else f"<bdi>{escape(text)}</bdi>"
