"""Cards that `START` and `END` enclose, with their type of note on the first line and their fields below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from decks.drafts import Draft, DraftSection
from decks.headings import kind_of
from decks.markdown.deleted import Deletion, cloze_draft
from decks.markdown.note_clozes import braced
from decks.markdown.notes import masked
from decks.markdown.outline import Heading
from decks.markdown.places import places
from srs.model import Role, SectionKind

_FIELD = re.compile(r"(?P<name>[^\W\d_][\w ]{0,30}):(?=\s|$)[ \t]*(?P<words>.*)$")
_INLINE = re.compile(r"\s*(?:[-*+]\s+)?STARTI\s+\[(?P<type>[^\[\]\n]{1,80})\]\s+(?P<words>\S.*?)\s+ENDI\s*$")
_INLINE_FIELD = re.compile(r"\s(?=(?:Back|Extra|Back Extra|Tags): )")
_MARK = re.compile(r"<!--\s?ID:[^<>\n]{0,40}-->|\bID: \d{10,16}\b")
_SINGLE = re.compile(r"(?<!\{)\{(?:c?(?P<number>\d{1,2})[:|])?(?P<words>[^{}\n]{1,400})\}(?!\})")
_TARGET = re.compile(r"\s*(?:TARGET DECK|FILE TAGS)(?P<beside>:.*\S)?\s*:?\s*$")
_STOCK = frozenset({"front", "back", "text", "extra", "back extra", "question", "answer", "tags", "add reverse"})
_BACKS = ("back", "answer", "back extra", "extra")
_LONGEST = 400
_LONGEST_LINE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A card as it stands: its first line and that after its last, its type of note, the lines with its fields."""

    begin: int
    end: int
    type: str
    inside: Sequence[str]


def note_blocks(
    lines: Sequence[str], code: frozenset[int], found: Sequence[Heading], furniture: dict[int, str]
) -> list[Draft]:
    """The drafts of a text's blocks in order; lines that only name their deck are noted as furniture."""
    blocks = _blocks(lines, code)
    if not blocks:
        return []
    named = [number for number, line in enumerate(lines, 1) if _TARGET.match(line[:_LONGEST])]
    below = [n + 1 for n in named if lines[n - 1].strip().rstrip(":") == "TARGET DECK" and n < len(lines)]
    furniture.update({number: "property" for number in (*named, *below) if lines[number - 1].strip()})
    above = places(found, [block.begin for block in blocks])
    told = [(_draft(block, lines), place) for block, place in zip(blocks, above, strict=True)]
    return [replace(draft, place=place) for draft, place in told if draft is not None]


def _blocks(lines: Sequence[str], code: frozenset[int]) -> list[_Block]:
    """The blocks of a text that are closed."""
    made: list[_Block] = []
    begin = 0
    for number, line in enumerate(lines, 1):
        bare = line.strip() if len(line) <= _LONGEST_LINE and number - 1 not in code else ""
        inline = _INLINE.match(line) if "STARTI" in bare else None
        if inline is not None:
            inside = _INLINE_FIELD.sub("\n", inline["words"]).split("\n")
            made.append(_Block(begin=number, end=number + 1, type=inline["type"], inside=inside))
        elif bare == "START":
            begin = number
        elif bare == "END" and begin:
            inside = list(lines[begin : number - 1])
            first = next((rank for rank, each in enumerate(inside) if each.strip()), None)
            if first is not None and number - begin < _LONGEST and any(map(str.strip, inside[first + 1 :])):
                kind = inside[first].strip()
                made.append(_Block(begin=begin, end=number + 1, type=kind, inside=inside[first + 1 :]))
            begin = 0
    return made


def _fields(block: _Block) -> list[tuple[str, str]]:
    """The fields of a block by name, in order; the first needs none."""
    gathered: list[tuple[str, list[str]]] = [("", [])]
    stock = re.match(r"(?:basic|cloze)\b", block.type, re.IGNORECASE)
    for line in block.inside:
        field = _FIELD.match(line)
        if field and (field["name"].casefold() in _STOCK or (not stock and field["name"][0].isupper())):
            gathered.append((field["name"], [field["words"]]))
        else:
            gathered[-1][1].append(line)
    told = [(name, _MARK.sub("", "\n".join(said)).strip("\n").rstrip()) for name, said in gathered]
    return [(name, words) for name, words in told if words.strip()]


def _draft(block: _Block, lines: Sequence[str]) -> Draft | None:
    """The draft of a block; None where it says nothing to ask."""
    fields = _fields(block)
    tags = tuple(tag.strip("#,") for name, words in fields if name.casefold() == "tags" for tag in words.split())
    asked, *others = [field for field in fields if field[0].casefold() != "tags"] or [("", "")]
    if not asked[1]:
        return None
    stood = frozenset(number for number in range(block.begin, block.end) if lines[number - 1].strip())
    kind = block.type.casefold()
    sections = tuple(_section(name, words) for name, words in others if name.casefold() != "add reverse")
    if "cloze" in kind:
        draft = cloze_draft(asked[1], braced(asked[1]) or _singles(asked[1]), place=(), lines=stood, tags=tags)
        if draft is not None:
            return replace(draft, sections=(*draft.sections, *sections))
    optional = "optional" in kind and not any(name.casefold() == "add reverse" for name, _ in others)
    both = "reversed" in kind and not optional
    roles = (Role.BASIC, Role.REVERSED) if both else (Role.BASIC,)
    return Draft(prompt=asked[1], tags=tags, sections=sections, roles=roles, lines=stood)


def _section(name: str, words: str) -> DraftSection:
    """The section that a field of a name is."""
    if name.casefold() in _BACKS:
        return DraftSection(kind=SectionKind.ANSWER, text=words)
    kind = kind_of(name) if kind_of(name) is SectionKind.ANSWER else SectionKind.OTHER
    return DraftSection(kind=kind or SectionKind.OTHER, heading=name, text=words)


def _singles(text: str) -> list[Deletion]:
    """The deletions of a text that are marked as `{words}`, `{1:words}` or `{c1|words}`."""
    return [
        Deletion(
            begin=mark.start(),
            end=mark.end(),
            words=mark["words"].strip(),
            numbers=(int(mark["number"]),) if mark["number"] else (),
        )
        for mark in _SINGLE.finditer(masked(text.replace("$", " ")))
    ]
