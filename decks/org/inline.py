"""The marks inside a line of Org as Markdown: emphasis, code, links and pictures."""

import re

from decks.rules.pictures import SUFFIXES

_BEFORE = r"(?<![^\s\-({'\"|])"
_AFTER = r"(?![^\s\-.,:;!?'\")}\]\[\\|])"
_MARKS = re.compile(
    r"\[\[(?P<target>[^\[\]\n]{1,2000})\](?:\[(?P<words>[^\[\]\n]{1,1000})\])?\]"
    rf"|{_BEFORE}(?:"
    r"=(?P<verbatim>[^=\s]|[^=\s][^=\n]{0,500}[^=\s])="
    r"|~(?P<code>[^~\s]|[^~\s][^~\n]{0,500}[^~\s])~"
    r"|\*(?P<bold>[^*\s]|[^*\s][^*\n]{0,500}[^*\s])\*"
    r"|/(?P<italic>[^/\s]|[^/\s][^/\n]{0,500}[^/\s])/"
    r"|\+(?P<struck>[^+\s]|[^+\s][^+\n]{0,500}[^+\s])\+"
    rf"){_AFTER}"
)
_FILE = re.compile(r"^(?:file(?:\+\w{1,20})?|attachment|download):")
_INSIDE = re.compile(r"(?:id|attachment)?:|[*#]", re.IGNORECASE)


def inline(text: str) -> str:
    """A line with its marks as Markdown has them."""
    return _MARKS.sub(_marked, text)


def _marked(match: re.Match[str]) -> str:
    """One marked span as Markdown."""
    if match["target"] is not None:
        return _link(match["target"], match["words"])
    code = match["verbatim"] or match["code"]
    if code is not None:
        fence = "``" if "`" in code else "`"
        return f"{fence}{code}{fence}"
    if match["bold"] is not None:
        return f"**{inline(match['bold'])}**"
    return f"*{inline(match['italic'])}*" if match["italic"] is not None else f"~~{inline(match['struck'])}~~"


def _link(target: str, words: str | None) -> str:
    """A link as Markdown; of one to a place in the document its words alone."""
    place = _FILE.sub("", target)
    if place.casefold().endswith(SUFFIXES):
        return f"![{_FILE.sub('', words or '')}]({_address(place)})"
    if target == place and (_INSIDE.match(target) or (":" not in target and "/" not in target and "." not in target)):
        return words or target.lstrip("*#")
    return f"[{inline(words)}]({_address(place)})" if words else f"<{place}>"


def _address(place: str) -> str:
    """A link's target as Markdown takes it: in angle brackets where it has spaces or parentheses."""
    return f"<{place}>" if re.search(r"[\s()]", place) else place
