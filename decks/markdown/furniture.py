"""The lines of a page that say nothing of its questions: navigation, comments, what folds the page."""

import re

from decks.markdown.folds import announces_an_answer, summary_of

_NAVIGATION = re.compile(
    r"^\s*(?:<br\s*/?>|</?(?:div|p|b|sub|strong)\b[^>]*>|[*_|\s])*"
    r"\[(?:[^\]]{0,40}\b(?:back to (?:the )?(?:top|contents|toc)|top)\b[^\]]{0,20}|"
    r"[^\]]{0,10}(?:返回顶部|回到目录)|\s*[⬆↑↥🔝⇧▲][^\]]{0,30})\]"
    r"\(#?[^)]*\)[\s*_|<>/a-z]*$",
    re.IGNORECASE,
)
_LINK_BACK = re.compile(
    r"\W*(?:(?:go |return )?back to (?:the )?(?:top|contents|toc|table of contents)|返回顶部|回到目录)\W*",
    re.IGNORECASE,
)
_WRAPPER = re.compile(r"(?:</?(?:details|summary|br|div|p|center|blockquote)\b[^<>]*>\s*)+", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
COMMENT = re.compile(r"^\s*<!--(?P<inside>.*)-->\s*$")


def furniture_of(line: str) -> str | None:
    """The kind of a line that only leads elsewhere or folds the page: navigation, comment or wrapper; else None."""
    bare = line.strip()
    if not bare or len(bare) > 400 or bare[0] not in "<*[_|":
        return None
    if _NAVIGATION.match(bare) or _leads_back(bare):
        return "navigation"
    if COMMENT.match(bare):
        return "comment"
    return "wrapper" if _WRAPPER.fullmatch(bare) or _announces(bare) else None


def _leads_back(bare: str) -> bool:
    """Whether a line is only a link as HTML has it that leads back to the top."""
    tagged = bare.startswith("<") and "<a" in bare.lower()
    return tagged and _LINK_BACK.fullmatch(_TAG.sub("", bare).strip()) is not None


def _announces(bare: str) -> bool:
    """Whether a line only opens a fold that says it holds an answer."""
    summary = summary_of(bare)
    begins_and_ends = bare.startswith("<") and bare.endswith(">") and bare.lower().count("<summary") == 1
    return summary is not None and begins_and_ends and announces_an_answer(_TAG.sub(" ", bare))
