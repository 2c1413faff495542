"""Whether words ask, by the mark that questions have in their script: `?`, `？`, `؟`, `¿`, `՞`, the Greek `;`."""

import re

QUESTION_MARKS = "?？؟⸮﹖︖፧꘏⁇⁈⁉‽\N{GREEK QUESTION MARK}"
_OPENING = "¿"
_ARMENIAN = "\N{ARMENIAN QUESTION MARK}"
_GREEK = re.compile("[\u0370-\u037d\u037f-\u03ff\u1f00-\u1fff]")
_LETTER = re.compile(r"[^\W\d_]")
_BEHIND = r"\W*(?:\([^()]*\)\W*)?$"
_ENDS = re.compile(rf"[{re.escape(QUESTION_MARKS)}]{_BEHIND}")
_ENDS_IN_GREEK = re.compile(rf";{_BEHIND}")
_END_OF_ARMENIAN = re.compile(r"[:։]\s")
_GREEK_SHARE = 0.25
_LAST = 200


def ends_as_question(text: str) -> bool:
    """Whether the last words of a text ask by a mark; signs and one remark in brackets may stand behind it."""
    tail = text[-_LAST:]
    if _ENDS.search(tail):
        return True
    if tail.isascii():
        return False
    line = tail.rstrip().rpartition("\n")[2]
    return (
        _OPENING in line.rpartition("?")[2]
        or _ARMENIAN in _END_OF_ARMENIAN.split(line)[-1]
        or (_ENDS_IN_GREEK.search(line) is not None and _is_greek(line))
    )


def has_question_mark(text: str) -> bool:
    """Whether a question mark stands anywhere in a text; a semicolon is none."""
    return any(mark in text for mark in (*QUESTION_MARKS, _OPENING, _ARMENIAN))


def _is_greek(line: str) -> bool:
    """Whether a line is written in Greek letters, be it with names in others."""
    letters = _LETTER.findall(line)
    greek = len(_GREEK.findall(line))
    return greek > 0 and (_GREEK.match(letters[0]) is not None or greek >= _GREEK_SHARE * len(letters))
