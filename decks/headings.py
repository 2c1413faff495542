"""The usual words for the sections of a question, and what each section is for."""

import re

from decks.label_words import WORDS, Label
from srs.model import SectionKind

_USUAL_WORDS: dict[SectionKind, tuple[str, ...]] = {
    SectionKind.FRAMEWORK: (
        "answer framework",
        "framework",
        "framework to use",
        "suggested framework",
        "recommended framework",
        "answer structure",
        "suggested structure",
        "recommended structure",
        "structure",
        "structure your answer",
        "how to structure your answer",
        "response framework",
        "answer outline",
        "approach",
        "suggested approach",
        "recommended approach",
        "method",
        "strategy",
    ),
    SectionKind.STORY: (
        "star",
        "star example",
        "star example answer",
        "star sample answer",
        "star answer",
        "star response",
        "star story",
        "star method",
        "star method example",
        "example star answer",
        "example star response",
        "sample star answer",
        "car example",
        "soar example",
        "story",
        "my story",
        "own story",
        "example story",
        "sample story",
    ),
    SectionKind.HOW_TO_ANSWER: (
        "how to answer",
        "how to answer it",
        "how to answer this",
        "how to answer this question",
        "how to respond",
        "how you should answer",
        "how to approach",
        "how to approach this",
        "how to approach this question",
        "how to tackle it",
    ),
    SectionKind.KEY_POINTS: (
        "key points",
        "key points to mention",
        "key points to cover",
        "key points to include",
        "key points to remember",
        "key point",
        "key takeaways",
        "key takeaway",
        "takeaways",
        "key ideas",
        "key idea",
        "key concepts",
        "main points",
        "points to mention",
        "points to cover",
        "talking points",
        "things to mention",
        "what to mention",
        "what to cover",
        "what to say",
        "must mention",
        "must mention points",
        "good to hear",
        "good to mention",
        "answer guide",
        "answering guide",
        "expected points",
        "expected answer points",
        "important points",
        "idea clave",
        "ideas clave",
        "puntos clave",
    ),
    SectionKind.TERMINOLOGY: (
        "key terminology",
        "terminology",
        "key terms",
        "key vocabulary",
        "vocabulary",
        "terms",
        "terms to know",
        "terms to use",
        "terminology to use",
        "glossary",
        "keywords",
        "key words",
        "buzzwords",
    ),
    SectionKind.LOOK_FOR: (
        "what interviewers look for",
        "what interviewer looks for",
        "what the interviewer looks for",
        "what the interviewer is looking for",
        "what interviewers are looking for",
        "what interviewers want to hear",
        "what they are looking for",
        "what they look for",
        "what we look for",
        "what to look for",
        "what good looks like",
        "what a good answer shows",
        "what a strong answer shows",
        "signs of a good answer",
        "strong answer signals",
        "green flags",
        "good signs",
        "evaluation criteria",
        "assessment criteria",
        "look for",
    ),
    SectionKind.MISTAKES: (
        "common mistakes to avoid",
        "common mistakes",
        "mistakes to avoid",
        "mistakes",
        "common pitfalls",
        "common pitfalls to avoid",
        "pitfalls",
        "pitfalls to avoid",
        "common errors",
        "typical mistakes",
        "what to avoid",
        "what not to say",
        "what not to do",
        "things to avoid",
        "red flags",
        "warning signs",
        "avoid",
        "bad signs",
        "common weak answers",
        "weak answer",
        "weak answers",
        "bad answer",
        "poor answer",
    ),
    SectionKind.CHOICES: WORDS[Label.CHOICES],
    SectionKind.HINTS: ("hint", "hints", "tip", "tips", "pro tip", "pro tips", "expert tips", "clue", "clues"),
    SectionKind.FOLLOW_UPS: WORDS[Label.FOLLOW_UP],
    SectionKind.ANSWER: WORDS[Label.ANSWER],
}
_KINDS = {words: kind for kind, several in _USUAL_WORDS.items() for words in several}
_LONGEST = max(map(len, _KINDS)) + 16
_MARKUP = re.compile(r"[#*_`~>\[\]]+")
_PICTURE = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]")
_NOTE = re.compile(r"[(（](?!\s?\w\s?[)）])[^()（）]{1,60}[)）][\s*_:]*$")
_WITH_WORDS = frozenset({SectionKind.ANSWER, SectionKind.FOLLOW_UPS})
_EDGES = " \t.:：!?-–—|"


def kind_of(heading: str) -> SectionKind | None:
    """What a section with this heading is for, or None where the words are not a section's usual ones.

    Markup, pictures, case, a number before punctuation and a note in brackets after make no difference, but a single
    letter in brackets is what an answer says; an answer or a hint may have a number behind its name.
    """
    if len(heading) > _LONGEST:
        return None
    words = plain(heading)
    known = _KINDS.get(words)
    counted = _KINDS.get(words.rstrip("0123456789 #№")) if known is None and words[-1:].isdigit() else None
    if counted in {SectionKind.ANSWER, SectionKind.HINTS}:
        return counted
    if known is None and heading.rstrip(" *_:").endswith((")", "）")):
        return _KINDS.get(plain(_NOTE.sub("", heading)))
    return known


def plain(heading: str) -> str:
    """The words of a heading alone: lower case, single spaces, no markup, pictures, number or edge punctuation."""
    words = _MARKUP.sub("", heading).replace("'s", "").replace("\N{RIGHT SINGLE QUOTATION MARK}s", "").replace("-", " ")
    words = _PICTURE.sub("", words)
    words = re.sub(r"^\s*\d{1,2}[.)]\s+", "", words)
    return " ".join(words.casefold().split()).strip(_EDGES)


def section_of(heading: str) -> tuple[SectionKind, str] | None:
    """What a heading opens and what it says besides: "Answer: C", "Follow-up: Why?"; None where it opens nothing."""
    kind = kind_of(heading)
    if kind is not None:
        return kind, ""
    named = heading_and_rest(heading.replace("：", ":", 1))
    kind = kind_of(named[0]) if named else None
    return (kind, named[1]) if named and kind in _WITH_WORDS else None


def heading_and_rest(line: str) -> tuple[str, str] | None:
    """A section's heading and what follows its colon on the same line, or None where the line has no such heading."""
    head, colon, rest = line[:_LONGEST].partition(":")
    if not colon or kind_of(head) is None:
        return None
    return head.strip(" \t*_#").strip(), line[len(head) + 1 :].lstrip("*_").strip() if rest else ""
