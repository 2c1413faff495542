"""The importer for tagged blocks: a line `< q1` opens question 1, `< h1` its hint, `< a1` its answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from decks.drafts import Draft, DraftSection, Problem, Reading, Unplaced
from decks.markdown.answers import hint_of
from decks.markdown.code_words import fenced, is_prose, mostly_code
from decks.markdown.levels import level
from decks.metadata import Metadata, metadata_of
from srs.model import SectionKind

_TAG = re.compile(r"^[<@][ \t]*(?P<tag>[A-Za-z][A-Za-z_ -]{0,20}?)[ \t]*(?P<number>\d{1,5})?[ \t]*>?[ \t]*$")
_QUESTIONS = frozenset({"q", "question", "exercise", "ex", "problem", "task"})
_SECTIONS = {
    **dict.fromkeys(("a", "ans", "answer", "s", "sol", "solution"), SectionKind.ANSWER),
    **dict.fromkeys(("h", "hint"), SectionKind.HINTS),
    **dict.fromkeys(("e", "explanation", "n", "note", "r", "remark"), SectionKind.OTHER),
    **dict.fromkeys(("f", "follow_up", "follow-up", "followup"), SectionKind.FOLLOW_UPS),
    **dict.fromkeys(("k", "key_points", "key-points", "points"), SectionKind.KEY_POINTS),
}
_FEWEST = 2
_LONGEST_TAG = 40
_FOR_EXAMPLE = """\
< q1
Count the crates of the first row (★☆☆)

< h1
hint: len

< a1
print(len(crates[0]))

< q2
Which crate is the heaviest? (★★☆)

< a2
print(max(crates, key=weight))
"""


@dataclass
class _Block:
    """One block: its tag in lower case, its number, its first line from 1, the lines under it."""

    tag: str
    number: int | None
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def numbers(self) -> set[int]:
        """The numbers of its lines that are not blank."""
        return {self.line} | {self.line + place for place, line in enumerate(self.lines, 1) if line.strip()}

    @property
    def text(self) -> str:
        """What stands under its tag."""
        return "\n".join(self.lines).strip("\n").rstrip()


class Tagged:
    """Blocks that lines such as `< q1`, `< h1` and `< a1` open."""

    name = "tagged"
    summary = "Tagged blocks: lines < q1, < h1 and < a1 open a question, its hint and its answer"
    example = _FOR_EXAMPLE
    suffixes = (".ktx",)

    def likelihood(self, text: str, name: str) -> float:  # noqa: ARG002 - part of the protocol
        """How likely it is that a text is such blocks, from 0 to 1."""
        if "<" not in text[:20_000] and "@" not in text[:20_000]:
            return 0.0
        blocks = _blocks(text[:400_000].split("\n"))[1]
        asked = sum(block.tag in _QUESTIONS for block in blocks)
        told = sum(_SECTIONS.get(block.tag) is SectionKind.ANSWER for block in blocks)
        return 0.97 if asked >= _FEWEST and 2 * told >= asked else 0.0

    def read(self, text: str, path: str) -> Reading:
        """The questions of a text; blocks of no question are unplaced."""
        lines = text.split("\n")
        above, blocks = _blocks(lines)
        families, left = _families(blocks)
        code = mostly_code([one.text for family in families for one in family[1:] if _kind(one) is SectionKind.ANSWER])
        stray = {number for block in left for number in block.numbers} | above
        return Reading(
            title=None,
            drafts=tuple(_draft(family, code=code) for family in families),
            problems=tuple(
                Problem(path=path, line=block.line, message=f"Block {block.tag}{block.number or ''} has no question.")
                for block in left
                if block.tag in _SECTIONS
            ),
            unplaced=tuple(
                Unplaced(path=path, line=number, text=lines[number - 1].strip()) for number in sorted(stray)
            ),
        )


def _blocks(lines: Sequence[str]) -> tuple[set[int], list[_Block]]:
    """The lines above the first block that are not blank, and the blocks in order; in fences there are no tags."""
    above: set[int] = set()
    found: list[_Block] = []
    fence = ""
    for number, line in enumerate(lines, 1):
        tag = _TAG.match(line) if len(line) <= _LONGEST_TAG and line[:1] in "<@" else None
        if tag and (not fence or tag["number"]):
            fence = ""
            found.append(_Block(tag["tag"].lower(), int(tag["number"]) if tag["number"] else None, number))
            continue
        if line.startswith(("```", "~~~")):
            fence = "" if fence else line[:3]
        if found:
            found[-1].lines.append(line)
        elif line.strip():
            above.add(number)
    return above, found


def _families(blocks: Sequence[_Block]) -> tuple[list[list[_Block]], list[_Block]]:
    """Each question's block with those of its number (without one: those that follow), and the blocks of none."""
    families: list[list[_Block]] = []
    by_number: dict[int, list[_Block]] = {}
    left: list[_Block] = []
    for block in blocks:
        if block.tag in _QUESTIONS and (block.text or block.number is not None):
            families.append([block])
            if block.number is not None:
                by_number[block.number] = families[-1]
            continue
        family = by_number.get(block.number) if block.number is not None else families[-1] if families else None
        if family is None or block.tag not in _SECTIONS:
            left.append(block)
        else:
            family.append(block)
    return families, left


def _draft(family: Sequence[_Block], *, code: bool) -> Draft:
    """The draft of a question's blocks; where `code` says that the bank answers by code, answers are fenced."""
    asked, metadata = _metadata(family[0].text)
    first, newline, rest = asked.partition("\n")
    said, stars = level(first, {})
    prompt = said + newline + rest
    return Draft(
        number=family[0].number,
        prompt=prompt or None,
        type=metadata.type,
        difficulty=metadata.difficulty or stars,
        minutes=metadata.minutes,
        stage=metadata.stage,
        tags=metadata.tags,
        sections=tuple(_section(block, code=code) for block in family[1:] if block.text),
        lines=frozenset(number for block in family for number in block.numbers),
    )


def _metadata(text: str) -> tuple[str, Metadata]:
    """A prompt without its last line where that is metadata, and what it says."""
    head, _, last = text.rpartition("\n")
    found = metadata_of(last) if head.strip() else None
    return (head.rstrip(), found) if found else (text, Metadata())


def _section(block: _Block, *, code: bool) -> DraftSection:
    """The section of a block."""
    kind = _kind(block)
    if kind is SectionKind.HINTS:
        hint = hint_of(block.text) if "\n" not in block.text else None
        return DraftSection(kind=kind, bullets=(hint or block.text,))
    code = code and kind is SectionKind.ANSWER
    return DraftSection(kind=kind, text=block.text if is_prose(block.text) or not code else fenced(block.text))


def _kind(block: _Block) -> SectionKind:
    return _SECTIONS.get(block.tag, SectionKind.OTHER)


IMPORTER = Tagged()
