"""Questions that stand as bold lines, each with the text up to the next as its answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from decks.headings import kind_of, section_of
from decks.label_words import Label, alternatives
from decks.markdown.furniture import furniture_of
from decks.markdown.levels import legend_of, level
from decks.markdown.outline import Heading, asks
from decks.markdown.pairs import Pair
from decks.question_marks import ends_as_question

_OPENING = re.compile(
    r"^(?P<indent> {0,3})(?:(?:(?P<listed>\d{1,4})[.)]|[-*+])[ \t]+(?:\[[ xX]\][ \t]+)?)?(?P<mark>\*\*|__)(?=\S)"
)
_NUMBER = re.compile(
    rf"^(?:(?:Q|{alternatives(Label.QUESTION, Label.TASK)})[ .#№]*)?"
    r"(?:\((?=\d{1,4}\)))?(?P<number>\d{1,4})(?:[.):：]|\s[-–—](?=\s)|$)\s*",
    re.IGNORECASE,
)
_BANK = re.compile(
    r"\b(?:questions|q\s*&\s*a|exercises|tasks|problems|quiz|interviews?|katas|challenges|flash ?cards)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\W*(?:for )?(?:examples?|instance|sample|input|output)\b[^:：]{0,60}[:：]\W*$", re.IGNORECASE)
_FEWEST = 3
_FEWEST_SURE = 2
_MOST_LINES = 4
_LONGEST_LINE = 2_000
_LONGEST_TASK = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bold:
    """A bold line: its first line from 1 and the line after its last, its words and those behind them.

    `sure` is one whose words end as a question does, `marked` one with a mark of difficulty.
    """

    line: int
    end: int
    number: int | None
    inside: str
    rest: str
    listed: bool
    sure: bool
    marked: bool
    margin: int

    @property
    def bare(self) -> bool:
        """Whether no words stand behind the bold ones."""
        return not any(character.isalnum() for character in self.rest)


def bold_questions(
    lines: Sequence[str],
    code: frozenset[int],
    found: Sequence[Heading],
    legend: Mapping[str, str],
    *,
    asking: int,
) -> list[Pair]:
    """The bold lines that ask with their answers, where they are what a text is made of; none where they are not.

    `found` are the text's headings, of which `asking` ask something: where many do, the bold lines are parts of their
    answers. `legend` gives the meanings of marks of difficulty.
    """
    bolds = _bolds(lines, code, frozenset(heading.line for heading in found), legend)
    chosen = _chosen(bolds, bank=any(_BANK.search(heading.text[:200]) for heading in found[:3]))
    fewest = _FEWEST_SURE if all(bold.sure and bold.bare for bold in chosen) else _FEWEST
    if len(chosen) < fewest or 5 * asking > len(chosen):
        return []
    ends = _ends(found, [bold.line for bold in chosen], lines)
    made: list[Pair] = []
    place = 0
    for rank, bold in enumerate(chosen):
        while place < len(ends) and ends[place] <= bold.line:
            place += 1
        following = chosen[rank + 1].line if rank + 1 < len(chosen) else len(lines) + 1
        end = min(following, ends[place]) if place < len(ends) else following
        made.append(_pair(bold, end, lines, code))
    return made


def _bolds(lines: Sequence[str], code: frozenset[int], stops: frozenset[int], legend: Mapping[str, str]) -> list[_Bold]:
    """The bold lines of a text that may be questions: those that begin a paragraph or an item of a list."""
    made: list[_Bold] = []
    for index, line in enumerate(lines):
        opening = _OPENING.match(line[:80])
        if opening is None or index in code or index + 1 in stops or len(line) > _LONGEST_LINE or legend_of(line):
            continue
        bold = _bold(lines, index, opening, legend)
        if bold is not None and (bold.number is not None or bold.listed or _begins_paragraph(lines, index, code)):
            made.append(bold)
    return made


def _begins_paragraph(lines: Sequence[str], index: int, code: frozenset[int]) -> bool:
    """Whether no running text stands directly above a line."""
    above = lines[index - 1].strip() if index else ""
    return not above or above.startswith(("#", "<", "---", "***", "___")) or index - 1 in code or above.endswith("**")


def _bold(lines: Sequence[str], index: int, opening: re.Match[str], legend: Mapping[str, str]) -> _Bold | None:
    """The bold words that begin at a line, which may go on over the next ones; None where they never end."""
    mark = opening["mark"]
    text, end = lines[index][opening.end() :], index + 1
    while mark not in text:
        if end >= len(lines) or end - index >= _MOST_LINES or not lines[end].strip():
            return None
        text, end = f"{text.rstrip()} {lines[end].strip()}", end + 1
    inside, _, rest = text.partition(mark)
    numbered = _NUMBER.match(inside.strip())
    words = inside.strip()[numbered.end() :] if numbered else inside.strip()
    said, inner_level = level(words, legend)
    left, outer_level = level(rest.strip(), legend)
    if (kind_of(words) or section_of(words)) and not numbered:
        return None
    own = numbered or opening
    return _Bold(
        line=index + 1,
        end=end + 1,
        number=int(numbered["number"]) if numbered else int(own["listed"]) if own["listed"] else None,
        inside=words,
        rest=rest.strip(),
        listed=opening.start("mark") > len(opening["indent"]),
        sure=ends_as_question(said),
        marked=inner_level is not None or (outer_level is not None and not left),
        margin=opening.start("mark") if opening["listed"] else 0,
    )


def _chosen(bolds: Sequence[_Bold], *, bank: bool) -> list[_Bold]:
    """The bold lines that are questions, all of the form that most of those that ask have; none where few ask."""
    standing = [bold for bold in bolds if bold.bare or bold.marked or bold.number is not None or bold.sure]
    asking = [bold for bold in standing if _may_ask(bold, bank=bank)]
    if 2 * len(asking) < len([bold for bold in standing if not bold.listed or _may_ask(bold, bank=bank)]):
        return []
    marked = [bold for bold in asking if bold.marked or (bold.sure and bold.bare)]
    if 5 * sum(bold.marked for bold in asking) >= 3 * len(asking):
        return marked
    numbered = [bold for bold in asking if bold.number is not None]
    return numbered if 5 * len(numbered) >= 3 * len(asking) else asking


def _may_ask(bold: _Bold, *, bank: bool) -> bool:
    """Whether a bold line is a question; in a bank of tasks one with a number of its own need not ask anything."""
    if bold.listed:
        return bold.sure or bold.marked or (bold.bare and asks(bold.inside))
    own_number = bold.number is not None and (bank or asks(bold.inside) or ends_as_question(bold.rest))
    return bold.sure or bold.marked or bool(own_number) or (bold.bare and asks(bold.inside))


def _ends(found: Sequence[Heading], begins: Sequence[int], lines: Sequence[str]) -> list[int]:
    """The lines of the headings at which an answer ends: places of questions, and what is no deeper than those."""
    ends: list[int] = []
    holding = frozenset(begins)
    depth = rank = 0
    opened = False
    for heading in found:
        while rank < len(begins) and begins[rank] < heading.line:
            opened, rank = True, rank + 1
        if section_of(heading.text) is not None or heading.nested:
            continue
        if not opened or heading.level <= depth or _first_below(heading, lines) in holding:
            depth, opened = heading.level, False
            ends.append(heading.line)
    return ends


def _first_below(heading: Heading, lines: Sequence[str]) -> int:
    """The first line below a heading that says something, looked for a few lines far."""
    for number in range(heading.end, min(heading.end + 6, len(lines) + 1)):
        if lines[number - 1].strip() and not furniture_of(lines[number - 1]):
            return number
    return 0


def _pair(bold: _Bold, end: int, lines: Sequence[str], code: frozenset[int]) -> Pair:
    """A bold question with its answer; of a task with words beside its title, all down to the code is the task."""
    answer = bold.end
    if bold.sure and not bold.bare and not bold.marked:
        prompt, answer, first = bold.inside, bold.end - 1, bold.rest.lstrip(" .:：—–-")
        return Pair(
            line=bold.line, end=end, number=bold.number, prompt=prompt, answer=answer, first=first, margin=bold.margin
        )
    prompt = f"{bold.inside} {bold.rest}".rstrip(" :：") if bold.marked else bold.inside
    if not bold.bare and not bold.marked:
        told = bold.rest if bold.rest[:1] in ".,:;：" else f" {bold.rest}"
        told = told if bold.inside else told.lstrip(" .:：")
        answer = _task_end(answer, end, lines, code)
        more = [line.rstrip() for line in lines[bold.end - 1 : answer - 1]]
        prompt = "\n".join([f"{bold.inside}{told}".strip(), *more]).strip()
    first = lines[answer - 1] if answer < end else ""
    return Pair(
        line=bold.line, end=end, number=bold.number, prompt=prompt, answer=answer, first=first, margin=bold.margin
    )


def _task_end(begin: int, end: int, lines: Sequence[str], code: frozenset[int]) -> int:
    """The line at which the answer to a task begins: its first code that is no example, else below its paragraph."""
    near = range(begin, min(end, begin + _LONGEST_TASK))
    blocks = [number for number in near if number - 1 in code and number - 2 not in code]
    if blocks:
        return next((number for number in blocks if not _is_example(lines, begin, number)), blocks[0])
    paragraph = begin
    while paragraph < end and lines[paragraph - 1].strip():
        paragraph += 1
    return paragraph


def _is_example(lines: Sequence[str], begin: int, number: int) -> bool:
    """Whether the line above code says that it shows an example of the task: "Input:"."""
    above = next((line for line in reversed(lines[begin - 1 : number - 1]) if line.strip()), "")
    return _EXAMPLE.match(above[:_LONGEST_LINE]) is not None
