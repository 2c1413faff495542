"""The labels that lines begin with: "**Question 3:** …", "1. **Frage:** …", "### Pregunta 2", "Antwort: …"."""

import re
from dataclasses import dataclass

from decks.headings import kind_of
from decks.label_words import Label, alternatives
from srs.model import SectionKind

_SIGNS = r"(?:[\u2300-\u23ff\u25a0-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\u200d]*[ \t]*+){0,3}"
_BEFORE = (
    r"^(?P<before>[ \t]{0,8}(?:(?:(?P<listed>\d{1,4})[.)]|[-*+•])[ \t]++)?)(?P<marks>#{1,6}[ \t]++)?"
    rf"{_SIGNS}(?P<bold>(?:\*\*\*?|__)?)[ \t]*+"
)
_ASKED = re.compile(
    rf"{_BEFORE}(?P<word>{alternatives(Label.QUESTION)}|q)[ \t]*+"
    r"(?:(?:(?:№|\#|no?\.?)[ \t]*+)?(?P<number>\d{1,4})[ \t]*+)?"
    r"(?:(?P<closed>\*\*\*?|__)[ \t]*+)?(?:[:：]|\.(?=\s|\*\*))[ \t]*+(?P<after>\*\*\*?|__)?[ \t]*+(?P<text>.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"{_BEFORE}(?:(?:{alternatives(Label.QUESTION, Label.TASK)}|q)[ \t]*+(?:(?:№|\#|no?[.:]?|nr\.?)[ \t]*+)?"
    r"(?P<number>\d{1,4})(?:[ \t]*+(?:of|/|de|von|из)[ \t]*+\d{1,4})?(?:[ \t]*+[-–—*_(]{0,3}[ \t]*+topic[ \t]\d{1,3})?|"
    r"第[ \t]*+(?P<ordinal>\d{1,4})[ \t]*+[题題問问道]{1,2})"
    r"[ \t]*+(?:[(\[（][^()\[\]（）\n]{1,40}[)\]）])?(?:[^\w\n]|_){0,20}$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^(?P<before>[ \t]{0,8}(?:>[ \t]?)?(?:[-*+•][ \t]++)?)"
    rf"{_SIGNS}(?P<bold>(?:\*\*\*?|__|\*|_)?)[ \t]*+"
    r"(?P<word>[^\s*_:：#|<>`][^*_:：#\n|<>`]{0,39}?)(?:[ \t]?\d{1,3})?[ \t]*+(?:(?P<closed>\*\*\*?|__|\*|_)[ \t]*+)?"
    r"(?P<colon>[:：]|\.(?=\s|\*\*|$))[ \t]*+(?P<after>\*\*\*?|__|\*|_)?(?P<rest>(?:[ \t].*|[^*_].*)?)$"
)
_SHORT = frozenset({"a", "ans", "answer"})
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A line that is labelled as a question: its number, the words behind its label, its indent and heading marks.

    `level` is that of its heading, 0 where it is none.
    """

    number: int | None
    text: str
    margin: int
    level: int


def question_label(line: str) -> Asked | None:
    """What a line that begins with the label of a question says; None of any other line."""
    match = _ASKED.match(line[:_LONGEST])
    if match is None or (match["word"].lower() == "q" and match["before"].strip() and not match["number"]):
        return None
    bold = match["bold"]
    text = _own_mark(match, "text") + (match["text"] + line[_LONGEST:]).strip()
    if bold and not match["closed"] and not match["after"]:
        text = text.removesuffix(bold).strip() if text.endswith(bold) else text.replace(bold, "", 1)
    return _asked(match, match["number"] or match["listed"], text)


def _own_mark(match: re.Match[str], said: str) -> str:
    """The mark behind a label's colon where it opens the words that follow: it closes no mark of the label.

    `said` is the group of those words.
    """
    after = match["after"] or ""
    begins = match.end("after") == match.start(said) and match[said][:1].strip()
    return after if begins and (match["closed"] or not match["bold"]) else ""


def bare_number(line: str) -> Asked | None:
    """The number of a line that only says which question or task follows it; None of any other line."""
    match = _NUMBERED.match(line) if len(line) <= _LONGEST else None
    return _asked(match, match["number"] or match["ordinal"], "") if match else None


def _asked(match: re.Match[str], number: str | None, text: str) -> Asked:
    """What was found, with its number, of a label."""
    margin = len(match["before"]) if match["before"].strip() else 0
    return Asked(
        number=int(number) if number else None, text=text, margin=margin, level=len((match["marks"] or "").strip())
    )


def answer_words(line: str) -> tuple[str, str] | None:
    """The label of an answer that a line begins with, and the words behind it; None of any other line."""
    match = _ANSWERED.match(line[:_LONGEST])
    if match is None or (match["colon"] == "." and not match["bold"] and match["word"].casefold() not in _SHORT):
        return None
    if match["word"].casefold() not in {"a", "а"} and kind_of(match["word"]) is not SectionKind.ANSWER:
        return None
    rest = _own_mark(match, "rest") + (match["rest"] + line[_LONGEST:]).strip()
    bold = match["bold"]
    if bold and not match["closed"] and not match["after"]:
        rest = rest.removesuffix(bold).strip() if rest.endswith(bold) else rest.replace(bold, "", 1).strip()
    return match["word"].strip(), rest
