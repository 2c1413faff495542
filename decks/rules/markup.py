"""HTML marks in Markdown as the marks of Markdown itself: emphasis, pictures, and no remarks to other programs."""

import re
from urllib.parse import unquote

from decks.rules.points import says_nothing
from decks.rules.raised import written_out

_MARKED = re.compile(
    r"(?P<code>^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)|^(?: {4}|\t).*?$|`[^`\n]+`)"
    r"|^[ \t]*<!--(?P<remark>[^<>\n]{0,300})-->[ \t]*$"
    r"|<img\b(?P<picture>[^<>\n]{1,1000})>"
    r"|<(?P<tag>strong|b|em|i)>(?P<words>[^<>`*\n]{1,300})</(?P=tag)>"
    r"|(?P<beside><(?P<line>sup|sub)>[^<>`\n]{1,60}</(?P=line)>)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_SOURCE = re.compile(r"""\bsrc[ \t]*=[ \t]*(?:"([^"()\s]{1,900})"|'([^'()\s]{1,900})')""", re.IGNORECASE)
_DESCRIPTION = re.compile(r"""\balt[ \t]*=[ \t]*(?:"([^"\[\]]{0,300})"|'([^'\[\]]{0,300})')""", re.IGNORECASE)
_FORMULA = re.compile(
    r"""\bsrc[ \t]*=[ \t]*["'][^"'\s?]{1,200}(?:/math\?math=|codecogs[^"'\s?]{1,80}\?)"""
    r"""(?P<formula>[^"'\n]{1,600})["']""",
    re.IGNORECASE,
)
_TO_PROGRAMS = re.compile(r"\s*(?:[\w-]{1,30}\s*:.*|prettier-\w+|markdownlint-.*|toc|/toc)\s*", re.IGNORECASE)
_STRONG = frozenset({"strong", "b"})


def as_markdown(text: str) -> str:
    """The text with `<strong>`, `<i>`, `<sup>`, `<img>` outside code as Markdown, without placeholders in comments."""
    if "<" not in text:
        return text
    kept = _MARKED.sub(_written, text).strip("\n")
    return kept if kept.strip() else text


def _written(match: re.Match[str]) -> str:
    """What Markdown writes for one mark; itself where it has none for it."""
    remark = match["remark"]
    if remark is not None:
        return "" if _TO_PROGRAMS.fullmatch(remark) or says_nothing(remark) else match.group()
    if match["picture"]:
        return _picture(match["picture"]) or match.group()
    if match["words"] and (bare := match["words"].strip()):
        mark = "**" if match["tag"].lower() in _STRONG else "*"
        before, _, after = match["words"].partition(bare)
        return f"{before}{mark}{bare}{mark}{after}"
    if match["beside"]:
        return written_out(match.group())
    return match.group()


def _picture(attributes: str) -> str | None:
    """A picture with its description; one that a service draws from a formula is the formula."""
    if drawn := _FORMULA.search(attributes):
        return f"${unquote(drawn['formula']).strip()}$"
    source = _SOURCE.search(attributes)
    if source is None:
        return None
    described = _DESCRIPTION.search(attributes)
    said = (described[1] or described[2] or "") if described else ""
    return f"![{said}]({source[1] or source[2]})"
