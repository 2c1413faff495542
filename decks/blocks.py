"""Where the numbered blocks of a listing begin, and what stands glued to their numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from decks.headings import kind_of
from decks.list_labels import begins_anew
from decks.metadata import DIFFICULTIES, TYPES, metadata_of
from decks.question_marks import ends_as_question

_NUMBERED = re.compile(
    r"^[ \t]{0,3}(?:\#{1,6}[ \t]+)?(?:\*\*)?"
    r"(?P<word>Q(?:uestion)?[ \t]*[.:]?[ \t]*(?:\#|No\.?)?[ \t]*)?(?:\((?=\d{1,4}\)))?(?P<number>\d{1,4})"
    r"(?P<mark>[ \t]*[.):\-–—][ \t]+|[.):][ \t]*$|[ \t]*)(?P<rest>.*)$",
    re.IGNORECASE,
)
_GLUED_DIFFICULTY = re.compile(rf"(?P<difficulty>{'|'.join(map(re.escape, DIFFICULTIES))})(?=[A-Z0-9\"'“‘(¿¡]|$)")
_GLUED_TYPE = re.compile(
    rf"(?P<type>{'|'.join(sorted(map(re.escape, TYPES), key=len, reverse=True))})(?=[A-Z0-9\"'“‘(¿¡]|$)"
)
_TYPE_SHAPE = re.compile(r"[A-Z][A-Za-z&/]*(?:[ -][A-Za-z&/]+){0,3}")
_TRUE_OR_FALSE = re.compile(r"\(?\b(?:true\s*(?:/|or)\s*false|t\s*/\s*f)\)?[.?]?$", re.IGNORECASE)
_MOST_SKIPPED = 20
_LOOK_AHEAD = 6
_LONGEST_TYPE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The first line of a block: its line, its number, and what stands beside the number."""

    line: int
    number: int | None
    prompt: str | None = None
    type: str | None = None
    difficulty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A line that could begin a block; `loose` is a word and a number with others behind them and no mark between."""

    line: int
    number: int
    rest: str
    glued: bool
    word: bool
    loose: bool = False


def starts(lines: Sequence[str]) -> list[Start]:
    """The beginnings of the blocks of a listing, in order.

    A line begins a block when it has the next number and a section or metadata follows soon; `Question 12` needs no
    such proof. In a list of questions without any sections every numbered line begins one, but those of a list inside
    an answer to questions that ask. A question with the number 1 below a label begins a list of its own.
    """
    candidates = _tightened([each for number, line in enumerate(lines, 1) if (each := _candidate(number, line))])
    landmarks = _landmarks(lines)
    bare_list = not any(landmarks)
    followed = _followed_by_landmark(candidates, landmarks, lines)
    accepted: list[Start] = []
    last, last_line, asking = 0, 0, 0
    before: _Candidate | None = None
    for candidate, has_landmark in zip(candidates, followed, strict=True):
        in_list = _in_list(candidate, before, last_line)
        before = candidate
        skips = last < candidate.number <= last + _MOST_SKIPPED and _asks(candidate)
        next_in_order = candidate.number == last + 1 or (last == 0 and candidate.number <= 1) or (last > 0 and skips)
        strong = candidate.word or (
            has_landmark and (candidate.glued or not candidate.rest) and candidate.number > last
        )
        weak = (
            next_in_order and not in_list and (has_landmark or bare_list or _asks(candidate)) and bool(candidate.rest)
        )
        anew = (
            candidate.number == 1
            and last > 1
            and not candidate.glued
            and begins_anew(lines, candidate.line, asks=_asks(candidate), words=candidate.rest, first=accepted[0].line)
        )
        inside = in_list and 2 * asking > len(accepted) and not _asks(candidate)
        if strong or weak or anew or (bare_list and next_in_order and not inside and bool(candidate.rest)):
            accepted.append(_start(candidate, lines))
            last, last_line, asking = candidate.number, candidate.line, asking + _asks(candidate)
    return accepted


def _candidate(number: int, line: str) -> _Candidate | None:
    """The line as a possible beginning of a block."""
    match = _NUMBERED.match(line[:20_000])
    if match is None:
        return None
    rest = match["rest"].strip().removesuffix("**").strip() + line[20_000:]
    unmarked = not match["mark"].strip()
    glued = unmarked and not match["mark"] and rest[:1].isupper()
    loose = bool(rest) and unmarked and not glued
    if loose and not match["word"]:
        return None
    word = bool(match["word"])
    return _Candidate(line=number, number=int(match["number"]), rest=rest, glued=glued, word=word, loose=loose)


def _tightened(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates without the loose ones that ask nothing; words that stand behind several numbers are the page's.

    So "Question 12 Report it" is only its number where the next one reports too. One that goes on with the numbers of
    loose ones that ask need not ask itself: "Q.3 Explain it."
    """
    said = Counter(candidate.rest for candidate in candidates if candidate.loose)
    counted = _counted_on(candidates)
    return [
        replace(candidate, rest="") if said[candidate.rest] > 1 and candidate.loose else candidate
        for candidate in candidates
        if not candidate.loose or said[candidate.rest] > 1 or _asks(candidate) or candidate.line in counted
    ]


def _counted_on(candidates: Sequence[_Candidate]) -> frozenset[int]:
    """The lines of the loose candidates that go on with the numbers of the one before, where most loose ones ask."""
    loose = [candidate for candidate in candidates if candidate.loose]
    if 2 * sum(map(_asks, loose)) <= len(loose):
        return frozenset()
    following = pairwise(loose)
    return frozenset(one.line for before, one in following if one.number == before.number + 1)


def _landmarks(lines: Sequence[str]) -> list[bool]:
    """For each line whether it is a section's heading or metadata."""
    return [bool(line.strip()) and (kind_of(line) is not None or metadata_of(line) is not None) for line in lines]


def _followed_by_landmark(
    candidates: Sequence[_Candidate], landmarks: Sequence[bool], lines: Sequence[str]
) -> Iterator[bool]:
    """For each candidate whether one of the next few lines, before the next candidate, is a landmark."""
    ends = [*(later.line for later in candidates[1:]), len(lines) + 1]
    for candidate, end in zip(candidates, ends, strict=False):
        seen = 0
        near = False
        for number in range(candidate.line + 1, min(end, candidate.line + 4 * _LOOK_AHEAD)):
            seen += bool(lines[number - 1].strip())
            near = landmarks[number - 1] and seen <= _LOOK_AHEAD
            if near or seen > _LOOK_AHEAD:
                break
        yield near


def _in_list(candidate: _Candidate, before: _Candidate | None, last_start: int) -> bool:
    """Whether a numbered line only goes on with a numbered list inside a block."""
    return before is not None and before.line != last_start and before.number == candidate.number - 1


def _asks(candidate: _Candidate) -> bool:
    """Whether what stands beside the number is a question, or a statement to be called true or false."""
    return ends_as_question(candidate.rest) or _TRUE_OR_FALSE.search(candidate.rest[-20:]) is not None


def _start(candidate: _Candidate, lines: Sequence[str]) -> Start:
    """A block's beginning with type and difficulty told apart from the prompt."""
    kind, difficulty, prompt = _told_apart(candidate.rest, lines[candidate.line : candidate.line + _LOOK_AHEAD])
    return Start(line=candidate.line, number=candidate.number, prompt=prompt or None, type=kind, difficulty=difficulty)


def _told_apart(rest: str, following: Sequence[str]) -> tuple[str | None, str | None, str]:
    """Type, difficulty and prompt of what is glued together; the prompt repeated below helps with unusual words."""
    match = _GLUED_TYPE.match(rest)
    kind, left = (match["type"], rest[match.end() :]) if match else (None, rest)
    hard = _GLUED_DIFFICULTY.match(left)
    if hard:
        return kind, hard["difficulty"], left[hard.end() :].strip()
    later = _GLUED_DIFFICULTY.search(rest[: _LONGEST_TYPE + 16])
    if later and _TYPE_SHAPE.fullmatch(rest[: later.start()]):
        return rest[: later.start()], later["difficulty"], rest[later.end() :].strip()
    repeated = next(
        (line.strip() for line in following if len(line.strip()) > 15 and rest.endswith(line.strip())), None
    )
    if repeated and repeated != rest:
        words = re.findall(r"[A-Z][a-z&/-]*(?: [A-Z][a-z]+)*", rest.removesuffix(repeated))
        return (words[0] if words else None), (words[-1] if len(words) > 1 else None), repeated
    return kind, None, left.strip()
