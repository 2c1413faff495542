"""Markdown inside a line: emphasis, code, links and blanks become styled pieces; all else is text as it stands."""

import re

from tui.output import printable

Piece = tuple[str, str]
"""A text and its style (empty for none)."""

CODE_STYLE, BLANK_STYLE, LINK_STYLE, QUIET_STYLE = "$text-accent", "bold reverse", "underline", "$quiet"

_DEEPEST = 6
_LONGEST_LINE = 2_000

_INLINE = re.compile(
    r"""
      (?P<ticks>`+)(?P<code>[^`](?:.*?[^`])??)(?P=ticks)(?!`)
    | \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<formula>(?<![\w$\\])\$\$?(?=[^\s$])[^$\n]{0,1000}(?<=[^\s$])\$\$?(?![\w$]))
    | (?P<blank>\[…[^\[\]\n]{0,80}\])
    | !\[(?P<image>[^\[\]\n]{0,400})\]\((?P<picture>[^()\s]{0,2000})(?:\s+"[^"\n]{0,200}")?\)
    | \[(?P<link>[^\[\]\n]{1,400})\]
      \((?P<target>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s+"[^"\n]{0,200}")?\)
    | <(?P<address>(?:https?://|mailto:)[^<>\s]{1,2000})>
    | \*\*\*(?=\S)(?P<both>[^*\n]{1,2000}?)(?<=\S)\*\*\*
    | \*\*(?=\S)(?P<strong>(?:[^*\n]|\*(?!\*)){1,2000}?)(?<=\S)\*\*(?!\*)
    | (?<!\w)__(?=\S)(?P<strong_low>(?:[^_\n]|_(?!_)){1,2000}?)(?<=\S)__(?!\w)
    | \*(?=[^\s*])(?P<emphasis>[^*\n]{1,2000}?)(?<=\S)\*
    | (?<!\w)_(?=[^\s_])(?P<emphasis_low>[^_\n]{1,2000}?)(?<=\S)_(?!\w)
    | ~~(?=\S)(?P<struck>[^~\n]{1,2000}?)(?<=\S)~~
    """,
    re.VERBOSE,
)

_STYLES = {
    "both": "bold italic",
    "strong": "bold",
    "strong_low": "bold",
    "emphasis": "italic",
    "emphasis_low": "italic",
    "struck": "strike",
}


def harmless(text: str) -> str:
    """The text with control characters, overrides of direction and lone surrogates made visible; tabs become spaces."""
    text = printable(text.replace("\r\n", "\n")).expandtabs(4)
    return text if text.isascii() else re.sub("[\ud800-\udfff\u2028\u2029]", "\ufffd", text)


def pieces(text: str, style: str = "", depth: int = 0) -> list[Piece]:
    """The styled pieces of a text whose control characters are made visible already."""
    found: list[Piece] = []
    end = 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            found.append((_plain(text[end : match.start()]), style))
        found.extend(_matched(match, style, depth))
        end = match.end()
    if end < len(text):
        found.append((_plain(text[end:]), style))
    return found


def plain_line(markdown: str) -> str:
    """Markdown as one line of plain words: no marks of emphasis, links or escapes, code without its ticks."""
    shown = pieces(harmless(" ".join(markdown[:_LONGEST_LINE].split())))
    return " ".join("".join(text for text, _ in shown).split())


def _matched(match: re.Match[str], style: str, depth: int) -> list[Piece]:
    kind = match.lastgroup or ""
    inner = match.group(kind)
    if kind == "code":
        return [(inner.strip() or inner, f"{style} {CODE_STYLE}".strip())]
    if kind in {"escaped", "formula"}:
        return [(inner, style)]
    if kind == "blank":
        return [(inner, f"{style} {BLANK_STYLE}".strip())]
    if kind == "picture":
        return [(f"[{_picture(match.group('image'), inner)}]", f"{style} {QUIET_STYLE}".strip())]
    if kind == "address":
        return [(inner, f"{style} {LINK_STYLE}".strip())]
    if kind == "target":
        return _link(match.group("link"), inner, style, depth)
    marked = f"{style} {_STYLES[kind]}".strip()
    return pieces(inner, marked, depth + 1) if depth < _DEEPEST else [(inner, marked)]


def _picture(description: str, target: str) -> str:
    """A picture as its description and its name."""
    name = target.rsplit("/", 1)[-1].partition("?")[0]
    if "%" in name:
        from urllib.parse import unquote  # noqa: PLC0415 - few cards have pictures

        name = harmless(unquote(name))
    said = [_plain(each) for each in dict.fromkeys((description.strip(), name)) if each]
    return f"picture: {', '.join(said)}"


def _link(words: str, target: str, style: str, depth: int) -> list[Piece]:
    """A link's words, and where it leads, as text: nothing in a card can be followed by a click."""
    shown = pieces(words, f"{style} {LINK_STYLE}".strip(), depth + 1) if depth < _DEEPEST else [(words, style)]
    if not target or target in words:
        return shown
    return [*shown, (f" ({target})", f"{style} {QUIET_STYLE}".strip())]


def _plain(text: str) -> str:
    """Text with its character references read; what they stand for is made harmless like any other text."""
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415 - its table costs the first card 2 ms

    return harmless(unescape(text))
