"""The key at the end of a quiz: which options of its questions are right, by the questions' numbers."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from decks.drafts import Draft, DraftSection
from decks.markdown.key_regions import announces_answers, key_regions
from decks.markdown.outline import Heading

_ENTRY = re.compile(
    r"[\s|,;*_`>-]*(?:Q(?:uestion)?\s?)?(?P<number>\d{1,4})[*_`]{0,4}\s{0,4}[.):：|=–—-]{0,3}\s{0,4}[*_`(]{0,4}"
    r"(?P<letters>[A-Ha-h](?:\s?[,&+/]?\s?[A-Ha-h])*)(?![\w'’])[*_`).|]{0,4}",
    re.IGNORECASE,
)
_RULER = frozenset("|:- \t")
_BESIDE = re.compile(r"^\s{0,3}[*_#>\s]{0,8}(?P<words>[^\W\d][^:：]{1,40})[:：][*_\s]{0,6}(?P<entries>[\w(].*)$")
_LONGEST_LINE = 4_000
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKey:
    """A key: the numbers of the lines that it stands on, its heading's with them, and its entries.

    An entry is its line, the question's number, and the letters in lower case.
    """

    lines: frozenset[int]
    entries: tuple[tuple[int, int, str], ...]


def answer_key(lines: Sequence[str], found: Sequence[Heading], code: frozenset[int]) -> AnswerKey | None:
    """The last key of a text below a line that announces one, or beside the words for one; None of a text without."""
    stops = [heading.line for heading in found]
    for region in reversed(key_regions(lines, code)):
        following = bisect_right(stops, region.begin)
        end = min(region.end, stops[following]) if following < len(stops) else region.end
        entries = _key(lines, region.begin + 1, end)
        if len({number for _, number, _ in entries}) >= _FEWEST:
            return AnswerKey(lines=frozenset(range(region.begin, end)), entries=tuple(entries))
    return _beside_words(lines, code)


def _beside_words(lines: Sequence[str], code: frozenset[int]) -> AnswerKey | None:
    """The last key that stands on one line with the words for it: "Answers: 1-b, 2-a"."""
    for number in range(len(lines), 0, -1):
        beside = _BESIDE.match(lines[number - 1][:_LONGEST_LINE]) if number - 1 not in code else None
        if beside is None or len(lines[number - 1]) > _LONGEST_LINE or not announces_answers(beside["words"]):
            continue
        entries = [(number, question, letters) for question, letters in _entries(beside["entries"])]
        if len({question for _, question, _ in entries}) >= _FEWEST:
            return AnswerKey(lines=frozenset({number}), entries=tuple(entries))
    return None


def with_answer_key(drafts: Sequence[Draft], key: AnswerKey) -> list[Draft] | None:
    """The drafts, those of unknown right options with what a key says of them; None where the key is not theirs."""
    made = list(drafts)
    ranks = _ranks(made, [rank for rank, draft in enumerate(made) if _is_unknown(draft)], key.entries)
    if ranks is None:
        return None
    for line, number, letters in key.entries:
        made[ranks[number]] = _answered(made[ranks[number]], letters, line)
    return made


def _is_unknown(draft: Draft) -> bool:
    """Whether a draft has options and nothing says which are right."""
    choices = [choice for part in draft.sections for choice in part.choices]
    return bool(choices) and all(choice.right is None for choice in choices)


def _key(lines: Sequence[str], begin: int, end: int) -> list[tuple[int, int, str]]:
    """The line, the number and the letters of each entry of a key; none where a line says anything else."""
    made: list[tuple[int, int, str]] = []
    for number in range(begin, end):
        line = lines[number - 1].strip()
        if not line or _RULER.issuperset(line):
            continue
        entries = list(_entries(line))
        if not entries and not (line.startswith("|") and not made):
            return []
        made += [(number, question, letters) for question, letters in entries]
    return made


def _entries(line: str) -> Iterator[tuple[int, str]]:
    """The entries of a line; none where it has other words as well."""
    found: list[tuple[int, str]] = []
    place = 0
    while place < len(line):
        entry = _ENTRY.match(line, place)
        if entry is None:
            break
        found.append((int(entry["number"]), "".join(filter(str.isalpha, entry["letters"].lower()))))
        place = entry.end()
    if not line[place:].strip(" |,;.*_`-"):
        yield from found


def _ranks(
    drafts: Sequence[Draft], unknown: Sequence[int], key: Sequence[tuple[int, int, str]]
) -> dict[int, int] | None:
    """Which draft each number of a key means: the one of that number, else of that place; None where one is of none."""
    numbers = [drafts[rank].number for rank in unknown]
    counted = len(set(numbers)) == len(numbers) and None not in numbers
    meant = {(drafts[rank].number if counted else place) or 0: rank for place, rank in enumerate(unknown, 1)}
    return meant if all(number in meant for _, number, _ in key) else None


def _answered(draft: Draft, letters: str, line: int) -> Draft:
    """A draft whose options of these letters are right; the key's line stands on it."""
    return replace(draft, sections=tuple(_marked(p, letters) for p in draft.sections), lines=draft.lines | {line})


def _marked(part: DraftSection, letters: str) -> DraftSection:
    """A section with its options right or wrong."""
    options = enumerate(part.choices)
    return replace(part, choices=tuple(replace(c, right=chr(ord("a") + rank) in letters) for rank, c in options))
