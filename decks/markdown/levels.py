"""How hard a question is, where a mark at the end of its words says so: 🟢, ★★☆, (easy)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from decks.drafts import Draft
from decks.metadata import usual_difficulty
from decks.question_marks import QUESTION_MARKS

_USUAL = {
    "🟢": "Easy",
    "🟩": "Easy",
    "🍏": "Easy",
    "👶": "Easy",
    "🐣": "Easy",
    "🌱": "Easy",
    "🟡": "Medium",
    "🟨": "Medium",
    "🟠": "Medium",
    "🟧": "Medium",
    "🔴": "Hard",
    "🟥": "Hard",
    "🔥": "Hard",
    "🌶": "Hard",
    "🚀": "Expert",
    "💀": "Expert",
    "🟣": "Expert",
    "⚫": "Expert",
}
_JOINERS = "\ufe0e\ufe0f\u200b\u200c\u200d"
_UNJOINED = dict.fromkeys(map(ord, _JOINERS))
_PICTURE = "[\u2300-\u23ff\u2460-\u2bff\U0001f000-\U0001faff]"
_STARS = re.compile(rf"\s*[(\[]?(?P<stars>[★☆⭐]{{1,10}})[)\]]?(?P<after>[{re.escape(QUESTION_MARKS)}]?)\s*$")
_WORD = re.compile(r"\s*[(\[](?P<word>[A-Za-z][A-Za-z -]{2,20})[)\]]\s*$")
_LAST = re.compile(rf"\s*[(\[]?(?P<mark>{_PICTURE})[)\]]?\s*\w?\s*$")
_ENTRY = re.compile(rf"(?P<mark>{_PICTURE}+)[\s:=–—-]{{0,6}}(?P<word>[A-Za-z]+)")
_LONGEST_LEGEND = 300
_LONGEST_MARK = 60
_MOST_MARKS = 3


def level(text: str, legend: Mapping[str, str]) -> tuple[str, str | None]:
    """A text without the mark of difficulty that it ends with, and the difficulty; None where it has no such mark.

    `legend` gives the bank's own meanings of marks; a picture that neither it nor usage knows stays in the text. Of
    several marks the last says it.
    """
    said, difficulty = _without_mark(text, legend)
    for _ in range(_MOST_MARKS):
        said, again = _without_mark(said, legend) if difficulty else (said, None)
        if again is None:
            break
    return said, difficulty


def _without_mark(text: str, legend: Mapping[str, str]) -> tuple[str, str | None]:
    """A text without the last mark of difficulty at its end, and what that says."""
    head, tail = text[:-_LONGEST_MARK], text[-_LONGEST_MARK:].translate(_UNJOINED)
    stars = _STARS.search(tail)
    if stars and (meaning := legend.get(stars["stars"]) or _by_stars(stars["stars"])):
        return (head + tail[: stars.start()]).rstrip() + stars["after"], meaning
    mark = _LAST.search(tail)
    if mark and (meaning := legend.get(mark["mark"]) or _USUAL.get(mark["mark"])):
        return (head + tail[: mark.start()]).rstrip(), meaning
    word = _WORD.search(tail)
    if word and usual_difficulty(word["word"]) and (head + tail[: word.start()]).strip():
        return (head + tail[: word.start()]).rstrip(), word["word"]
    return text, None


def legend_of(line: str) -> dict[str, str]:
    """The meanings of marks that a line explains: two or more marks, each with a usual word for a difficulty."""
    if len(line) > _LONGEST_LEGEND or line.isascii():
        return {}
    bare = line.translate(_UNJOINED)
    return {entry["mark"]: entry["word"] for entry in _ENTRY.finditer(bare) if usual_difficulty(entry["word"])}


def legends(lines: Iterable[str]) -> tuple[dict[str, str], list[int]]:
    """The meanings that a text's legend gives its marks, and the numbers from 1 of the legend's lines."""
    meanings: dict[str, str] = {}
    where: list[int] = []
    for number, line in enumerate(lines, 1):
        said = legend_of(line)
        if len(said) > 1:
            meanings = {**said, **meanings}
            where.append(number)
    return meanings, where


def with_lone_star(legend: Mapping[str, str], drafts: Iterable[Draft]) -> Mapping[str, str]:
    """The meanings of marks, a single star being the least where other questions have several."""
    rows = (_STARS.search((draft.prompt or "")[-_LONGEST_MARK:].translate(_UNJOINED)) for draft in drafts)
    several = any(row is not None and len(row["stars"]) > 1 for row in rows)
    return {"⭐": "Easy", "★": "Easy", **legend} if several else legend


def with_level(draft: Draft, legend: Mapping[str, str]) -> Draft:
    """A draft with the difficulty that the mark at the end of its prompt's first line says."""
    first, newline, rest = (draft.prompt or "").partition("\n")
    said, difficulty = level(first, legend)
    if difficulty is None or not said:
        return draft
    return replace(draft, prompt=said + newline + rest, difficulty=draft.difficulty or difficulty)


def _by_stars(stars: str) -> str | None:
    """What a row of stars says; None of a single star, which may be any praise."""
    if len(stars) < 2:
        return None
    filled = len(stars) - stars.count("☆")
    most = len(stars) if "☆" in stars else max(3, len(stars))
    return ("Easy", "Medium", "Hard")[min(2, 3 * max(0, filled - 1) // most)]
