"""Answers in words that stand in a key below all questions, under the questions' numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from decks.drafts import Draft, DraftSection
from decks.markdown.bulleted import asks
from decks.markdown.key_regions import KeyRegion, key_regions
from decks.markdown.option_lines import option_block
from decks.markdown.outline import Heading
from decks.markdown.places import places
from srs.model import SectionKind

_ENTRY = re.compile(
    r"^(?P<before> {0,3}(?:[-*+][ \t]+)?(?:#{1,6}[ \t]+)?)(?P<bold>(?:\*\*|__)?)(?:Question[ \t]|Answer[ \t]|№[ \t]?)?"
    r"(?P<letter>[A-Z]{0,2})(?P<number>\d{1,4})(?P<stop>[.):：]\)?|(?=\*\*|__)|[ \t]*[–—-](?=[ \t]))"
    r"(?P<closed>(?:\*\*|__)?)[ \t]*(?P<text>.*)$",
    re.IGNORECASE,
)
_BOLD_LINE = re.compile(r"^\s{0,3}(?:\*\*|__)[^*_]{2,80}(?:\*\*|__)\s*[:：]?\s*$")
_RULE = re.compile(r"^\s{0,3}(?:-[ \t]*){3,}$|^\s{0,3}(?:\*[ \t]*){3,}$|^\s{0,3}(?:_[ \t]*){3,}$")
_BLANK = re.compile(r"_{3,}|\.{4,}|…{2,}")
_LONGEST_LINE = 2_000
_FEWEST = 2
_MOST = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What stands under a label such as 3 or C2: its first line, the line after its last, its words."""

    letter: str
    number: int
    line: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenKey:
    """A key's region, its answers, and the questions with the same labels above it."""

    region: KeyRegion
    answers: tuple[Labelled, ...]
    questions: tuple[Labelled, ...]


def written_keys(lines: Sequence[str], code: frozenset[int]) -> list[WrittenKey]:
    """The keys of a text whose every answer has a question of its label above; none that are anything else."""
    made: list[WrittenKey] = []
    for region in key_regions(lines, code):
        answers = _labelled(lines, code, region.begin + 1, region.end, None)
        if len(answers) < _FEWEST or _has_preamble(lines, region.begin + 1, answers[0].line):
            continue
        questions = _labelled(lines, code, region.since, region.begin, answers)
        if len(questions) == len(answers) and 2 * sum(map(_is_question, questions)) >= len(questions):
            made.append(WrittenKey(region=region, answers=tuple(answers), questions=tuple(questions)))
    return made


def with_written_keys(
    drafts: Sequence[Draft],
    keys: Sequence[WrittenKey],
    lines: Sequence[str],
    found: Sequence[Heading],
    finish: Callable[[Draft], Draft],
) -> list[Draft]:
    """The drafts of a text with the answers of its keys; made anew where keys answer other questions."""
    wanted = [(question, answer) for key in keys for question, answer in zip(key.questions, key.answers, strict=True)]
    answers = {question.number: answer for question, answer in wanted}
    theirs = [draft for draft in drafts if draft.number in answers]
    if len(answers) == len(wanted) == len(theirs) == len({draft.number for draft in theirs}):
        own = all(map(_is_open, theirs)) and 5 * len(theirs) >= 4 * len(drafts)
        given = [(draft, None if draft.number is None else answers.get(draft.number)) for draft in drafts]
        return [_attached(draft, answer, lines, finish) if answer else draft for draft, answer in given] if own else []
    if len(drafts) > len(wanted):
        return []
    above = places(found, [question.line for question, _ in wanted])
    return [
        _attached(_draft(question, place, lines), answer, lines, finish)
        for (question, answer), place in zip(wanted, above, strict=True)
    ]


def key_lines(keys: Sequence[WrittenKey]) -> frozenset[int]:
    """The lines of the keys, with their headings."""
    return frozenset(number for key in keys for number in range(key.region.begin, key.region.end))


def _labelled(
    lines: Sequence[str], code: frozenset[int], begin: int, end: int, wanted: Sequence[Labelled] | None
) -> list[Labelled]:
    """The texts from `begin` up to `end` under labels that count on, or under those of `wanted` in order."""
    starts: list[tuple[int, re.Match[str]]] = []
    stops: list[int] = []
    for number in range(begin, end):
        line = lines[number - 1]
        entry = _ENTRY.match(line[:_LONGEST_LINE]) if number - 1 not in code else None
        if entry and len(starts) < _MOST and _is_next(entry, starts, wanted):
            starts.append((number, entry))
        elif number - 1 not in code and _stops(lines, number, starts, questions=wanted is not None):
            stops.append(number)
    return _cut(lines, starts, stops, end)


def _stops(lines: Sequence[str], number: int, starts: Sequence[tuple[int, re.Match[str]]], *, questions: bool) -> bool:
    """Whether a line parts the texts above it from what follows."""
    line = lines[number - 1]
    if line.startswith("#"):
        return _level(line) <= (_level(starts[-1][1][0]) if starts else 0)
    return _RULE.match(line) is not None or (questions and _parts(lines, number))


def _level(line: str) -> int:
    """How many marks of a heading a line begins with; more than any of a line without."""
    marks = len(line) - len(line.lstrip("#"))
    return marks or 7


def _parts(lines: Sequence[str], number: int) -> bool:
    """Whether a line in bold with nothing beside it stands after a blank one and before the next."""
    around = [place for place in (number - 2, number) if 0 <= place < len(lines)]
    return _BOLD_LINE.match(lines[number - 1]) is not None and not any(lines[place].strip() for place in around)


def _is_next(
    entry: re.Match[str], starts: Sequence[tuple[int, re.Match[str]]], wanted: Sequence[Labelled] | None
) -> bool:
    """Whether a label is the one that comes after those found."""
    label = _letter(entry), int(entry["number"])
    if wanted is not None:
        return len(starts) < len(wanted) and label == (wanted[len(starts)].letter, wanted[len(starts)].number)
    if not starts:
        return True
    last = starts[-1][1]
    if len(entry["before"]) - len(entry["before"].lstrip()) > 1 + len(last["before"]) - len(last["before"].lstrip()):
        return False
    before = _letter(last), int(last["number"])
    return label == (before[0], before[1] + 1) or (label[0] > before[0] and label[1] <= before[1])


def _letter(entry: re.Match[str]) -> str:
    """The letter before a label's number; the usual ones for a question and its answer count for none."""
    return entry["letter"].upper() if entry["letter"].upper() not in {"Q", "A"} else ""


def _cut(
    lines: Sequence[str], starts: Sequence[tuple[int, re.Match[str]]], stops: Sequence[int], end: int
) -> list[Labelled]:
    """The texts from each start down to the next, or to a line that parts them."""
    if not starts:
        return []
    made: list[Labelled] = []
    rank = 0
    for (line, entry), following in zip(starts, [*(number for number, _ in starts[1:]), end], strict=True):
        while rank < len(stops) and stops[rank] <= line:
            rank += 1
        last = min(following, stops[rank]) if rank < len(stops) else following
        text = _text(entry, lines[line - 1][_LONGEST_LINE:], lines[line : last - 1])
        made.append(Labelled(letter=_letter(entry), number=int(entry["number"]), line=line, end=last, text=text))
    return made


def _text(entry: re.Match[str], more: str, below: Sequence[str]) -> str:
    """The words behind a label and those on the lines below it, without the margin of a list."""
    first = f"{entry['text']}{more}".rstrip()
    if entry["bold"] and not entry["closed"]:
        first = f"{entry['bold']}{first}" if first.strip("*_ :") else ""
    margin = min((len(line) - len(line.lstrip(" ")) for line in below if line.strip()), default=0)
    return "\n".join([first, *(line[margin:].rstrip() for line in below)]).strip("\n")


def _has_preamble(lines: Sequence[str], begin: int, first: int) -> bool:
    """Whether more than one line of text stands before the first answer of a key."""
    return sum(bool(lines[number - 1].strip()) for number in range(begin, first)) > 1


def _is_question(question: Labelled) -> bool:
    """Whether the words under a label ask something, leave a blank, or have options below."""
    first = question.text.split("\n", 1)[0]
    asked = asks(first.strip("*_ ")) or _BLANK.search(question.text[:_LONGEST_LINE]) is not None
    return asked or (question.end - question.line > 1 and option_block(question.text.partition("\n")[2]) is not None)


def _is_open(draft: Draft) -> bool:
    """Whether nothing is said yet of a question's answer."""
    said = [part for part in draft.sections if part.kind is SectionKind.ANSWER and part.text.strip()]
    return not said and not any(choice.right is not None for part in draft.sections for choice in part.choices)


def _filled(lines: Sequence[str], one: Labelled) -> frozenset[int]:
    """The lines of a text that are not blank."""
    return frozenset(number for number in range(one.line, one.end) if lines[number - 1].strip())


def _draft(question: Labelled, place: tuple[str, ...], lines: Sequence[str]) -> Draft:
    """The draft of a question that only its key has shown to be one."""
    number = question.number if not question.letter else None
    return Draft(number=number, place=place, prompt=question.text.strip() or None, lines=_filled(lines, question))


def _attached(draft: Draft, answer: Labelled, lines: Sequence[str], finish: Callable[[Draft], Draft]) -> Draft:
    """A draft with its answer from a key, whose lines stand on it."""
    said = DraftSection(kind=SectionKind.ANSWER, heading="Answer", text=answer.text)
    sections = (*draft.sections, said) if answer.text.strip() else draft.sections
    return finish(replace(draft, sections=sections, lines=draft.lines | _filled(lines, answer)))
