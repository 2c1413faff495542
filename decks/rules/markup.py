"""HTML marks in Markdown as the marks of Markdown itself: emphasis, pictures, and no remarks to other programs."""

import re

from decks.rules.pictures import with_pictures
from decks.rules.points import says_nothing

_MARKED = re.compile(
    r"(?P<code>^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)|^(?: {4}|\t).*?$|`[^`\n]+`)"
    r"|^[ \t]*<!--(?P<remark>[^<>\n]{0,300})-->[ \t]*$"
    r"|<(?P<tag>strong|b|em|i)>(?P<words>[^<>`*\n]{1,300})</(?P=tag)>",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_TO_PROGRAMS = re.compile(r"\s*(?:[\w-]{1,30}\s*:.*|prettier-\w+|markdownlint-.*|toc|/toc)\s*", re.IGNORECASE)
_STRONG = frozenset({"strong", "b"})


def as_markdown(text: str) -> str:
    """The text with `<strong>`, `<i>` and pictures outside code as Markdown, without placeholders in comments."""
    text = with_pictures(text)
    if "<" not in text:
        return text
    kept = _MARKED.sub(_written, text).strip("\n")
    return kept if kept.strip() else text


def _written(match: re.Match[str]) -> str:
    """What Markdown writes for one mark; itself where it has none for it."""
    remark = match["remark"]
    if remark is not None:
        return "" if _TO_PROGRAMS.fullmatch(remark) or says_nothing(remark) else match.group()
    if match["words"] and (bare := match["words"].strip()):
        mark = "**" if match["tag"].lower() in _STRONG else "*"
        before, _, after = match["words"].partition(bare)
        return f"{before}{mark}{bare}{mark}{after}"
    return match.group()
