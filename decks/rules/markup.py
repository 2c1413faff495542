"""HTML marks in Markdown as the marks of Markdown itself: emphasis, pictures, and no remarks to other programs."""

import re

from decks.rules.pictures import with_pictures
from decks.rules.points import says_nothing
from decks.rules.raised import written_out

_MARKED = re.compile(
    r"(?P<code>^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)|^(?: {4}|\t).*?$|`[^`\n]+`)"
    r"|^[ \t]*\\?<!--(?P<remark>[^<>\n]{0,300})-->[ \t]*$"
    r"|^(?P<escaped>\\(?=(?:\#{2,6}|>)[ \t]+\S))"
    r"|^(?P<indent>[ \t]{0,3})[●▪‣◦○■►·][ \t]+(?=\S)"
    r"|(?P<unclosed>[ \t]*!\[[^\[\]\n]{0,300}\]\([ \t]*$)"
    r"|(?P<break><br[ \t]*/?>[ \t]*\n?)"
    r"|<(?P<tag>strong|b|em|i)>(?P<words>[^<>`*\n]{1,300})</(?P=tag)>"
    r"|(?P<beside><(?P<line>sup|sub)>[^<>`\n]{1,60}</(?P=line)>)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_MAY_BE_MARKED = re.compile(r"[<●▪‣◦○■►·]|\]\([ \t]*$|^\\[#>]", re.MULTILINE)
_LONGEST_ROW = 2_000
_TO_PROGRAMS = re.compile(r"\s*(?:[\w-]{1,30}\s*:.*|prettier-\w+|markdownlint-.*|toc|/toc)\s*", re.IGNORECASE)
_STRONG = frozenset({"strong", "b"})


def as_markdown(text: str) -> str:
    """The text with `<strong>`, pictures, `<br>`, `<sub>` and odd bullets outside code as Markdown.

    Placeholders in comments and pictures without an end are left out. A heading or quotation that a page shows with its
    marks, because nobody made HTML of it, is one.
    """
    text = with_pictures(text)
    if _MAY_BE_MARKED.search(text) is None:
        return text
    kept = _MARKED.sub(_written, text).strip("\n")
    return kept if kept.strip() else text


def _written(match: re.Match[str]) -> str:
    """What Markdown writes for one mark; itself where it has none for it."""
    remark = match["remark"]
    if remark is not None:
        return "" if _TO_PROGRAMS.fullmatch(remark) or says_nothing(remark) else match.group()
    if match["unclosed"] or match["escaped"]:
        return ""
    if match["indent"] is not None:
        return f"{match['indent']}- "
    if match["break"]:
        return " " if _is_in_a_row(match) else "  \n"
    if match["words"] and (bare := match["words"].strip()):
        mark = "**" if match["tag"].lower() in _STRONG else "*"
        before, _, after = match["words"].partition(bare)
        return f"{before}{mark}{bare}{mark}{after}"
    return written_out(match.group()) if match["beside"] else match.group()


def _is_in_a_row(match: re.Match[str]) -> bool:
    """Whether a mark stands in a row of a table, which ends with its line."""
    text, place = match.string, match.start()
    begin = text.rfind("\n", max(0, place - _LONGEST_ROW), place) + 1
    return text[begin:place].lstrip().startswith("|")
