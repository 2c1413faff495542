"""The names and the steps of a framework, read from the words in which a bank describes it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from decks.sections import bullet
from decks.sentences import items, sentences

_KNOWN = (
    "MECE",
    "CIRCLES",
    "RICE",
    "STARR",
    "START",
    "STAR",
    "SOAR",
    "CARL",
    "SMART",
    "MoSCoW",
    "OODA",
    "SCQA",
    "PREP",
    "AARRR",
    "REACTO",
    "UMPIRE",
    "PEDALS",
)
_SORT = (
    r"(?:[Mm]ethod(?:ology)?|[Ff]ramework|[Tt]echnique|[Mm]odel|[Mm]nemonic|[Aa]cronym|[Ff]ormula|[Pp]rinciple|"
    r"[Ll]oop|[Mm]atrix|[Ss]coring)"
)
_NAME = re.compile(
    rf"\b(?P<known>{'|'.join(_KNOWN)})\b"
    rf"|\b(?P<upper>[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*)(?:-based\b|\s+(?:[a-z]+\s+)?{_SORT}\b)"
    rf"|\b[Tt]he\s+(?P<title>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){{0,2}}?)\s+{_SORT}\b"
)
_TITLES_OF_NOTHING = frozenset({"Answer", "Following", "Same", "Above", "Right"})
_INLINE_NUMBER = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[:;.,]))(?:(?:Step|Phase|Stage)\s+|\()?(?P<number>\d{1,2})[.):]\s+(?=\S)", re.IGNORECASE
)
_ORDINAL = re.compile(
    r"^(?P<word>First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Fifth(?:ly)?|Sixth(?:ly)?|Seventh(?:ly)?|Eighth|Ninth|"
    r"Next|Then|After that|Finally|Last(?:ly)?)\b,?\s+",
    re.IGNORECASE,
)
_HEADED = re.compile(r"^(?P<head>[A-Z][\w &/'’-]{0,40}?)\s*(?:\((?P<inside>.*)\)|:\s+\S.*)[.;]?$", re.DOTALL)
_LONGEST_ITEM = 14
_MOST_STEPS = 20
_LONGEST_TEXT = 50_000


@dataclass(frozen=True, slots=True)
class Reading:
    """The names of a framework in the order they are said, and its steps in order, each without a final full stop."""

    names: tuple[str, ...]
    steps: tuple[str, ...]


def read(text: str, bullets: Sequence[str] = ()) -> Reading:
    """The names and steps of a framework from its running text and its bullets.

    Steps are the bullets; else numbered lines, numbers in the text, "First, … Second, …", a list after a colon, or a
    list in brackets after the name: the first of these that the text has.
    """
    text = text[:_LONGEST_TEXT]
    names = _names("\n".join([text, *bullets]) if bullets else text)
    steps = (
        tuple(bullets)
        or _line_steps(text)
        or _numbered(text)
        or _ordinal(text)
        or _listed(text)
        or _bracketed(text, names)
    )
    return Reading(names, tuple(_without_stop(step) for step in steps if step.strip()))


def _names(text: str) -> tuple[str, ...]:
    """The names of frameworks in a text, each once."""
    found: list[str] = []
    for match in _NAME.finditer(text):
        name = match["known"] or match["upper"] or match["title"]
        if name not in _TITLES_OF_NOTHING:
            found.append(name)
    return tuple(dict.fromkeys(found))


def _line_steps(text: str) -> tuple[str, ...]:
    """The steps where each begins a line with a bullet or a number; lines below one belong to it."""
    lines = [line for line in text.split("\n") if line.strip()]
    marked = [index for index, line in enumerate(lines) if bullet(line) is not None]
    if len(marked) < 2:
        return ()
    steps: list[str] = []
    for line in lines[marked[0] :]:
        step = bullet(line)
        if step is not None and not line.startswith(("  ", "\t")):
            steps.append(step)
        elif steps and line.startswith((" ", "\t")):
            steps[-1] += "\n" + line
    return tuple(steps)


def _numbered(text: str) -> tuple[str, ...]:
    """The steps numbered from 1 in running text; the last ends where the others show that it must.

    The others say how many sentences a step has: the last has as many as the shortest of them, and what follows
    closes the text.
    """
    marks: list[re.Match[str]] = []
    for match in _INLINE_NUMBER.finditer(text):
        if int(match["number"]) == len(marks) + 1:
            marks.append(match)
    if len(marks) < 2:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    steps = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    shortest = min(len(sentences(step)) for step in steps[:-1])
    steps[-1] = " ".join(sentences(steps[-1])[: max(1, shortest)])
    return tuple(steps)


def _ordinal(text: str) -> tuple[str, ...]:
    """The sentences that begin with First, Second, Next, Finally and the like, without that word."""
    steps: list[str] = []
    for sentence in sentences(text):
        match = _ORDINAL.match(sentence)
        if match and (steps or match["word"].casefold().startswith("first")):
            steps.append(sentence[match.end() :])
    return tuple(steps) if len(steps) >= 3 else ()


def _listed(text: str) -> tuple[str, ...]:
    """The items of a list after a colon in one of the sentences, or the sentences after the first colon.

    The sentences count only where each has a head of its own: "Cause (what failed). Cure (what helped)."
    """
    for sentence in sentences(text):
        head, colon, rest = sentence.partition(": ")
        listed = items(rest) if colon and "(" not in head else []
        if 3 <= len(listed) <= _MOST_STEPS and all(_words(item) <= _LONGEST_ITEM for item in listed):
            return tuple(listed)
    _, colon, rest = text.partition(": ")
    steps: list[str] = []
    for sentence in sentences(rest) if colon else ():
        if not _HEADED.match(sentence):
            break
        steps.append(sentence)
    return tuple(steps) if len(steps) >= 2 else ()


def _bracketed(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The list in brackets right after a framework's name, such as "the ABC method (Ask, Build, Check)"."""
    for name in names:
        match = re.search(rf"\b{re.escape(name)}\b[^().]{{0,30}}\((?P<inside>[^()]+)\)", text)
        listed = items(match["inside"]) if match else []
        if len(listed) >= 3:
            return tuple(listed)
    return ()


def _words(item: str) -> int:
    """How many words an item has outside its brackets."""
    return len(re.sub(r"\([^()]*\)", "", item).split())


def _without_stop(step: str) -> str:
    """A step without the mark at its end that only divided it from the next."""
    step = re.sub(r"[;,]?\s+and$", "", step.strip())
    return step.rstrip(";,").removesuffix(".").strip() if not step.endswith("...") else step
