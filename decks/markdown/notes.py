"""A text as note-taking tools read it: without their tags and their schedule, and which lines are left to be cards."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from decks.drafts import Draft, DraftSection
from decks.markdown.outline import Heading
from decks.metadata import metadata_of
from decks.question_marks import ends_as_question
from srs.model import Role, SectionKind

_TAG = re.compile(r"(?<![\w/#])#flash-?cards?(?P<deck>(?:/[\w-]{1,60}){0,9})(?![\w/-])", re.IGNORECASE)
_SCHEDULE = re.compile(
    r"<!--\s?(?:SR|ID|FSRS|RR|card|anki)\b[^\n<>]{0,600}-->|(?:(?<=\s)|^)\^(?:[a-z0-9]{6}|\d{13})$", re.IGNORECASE
)
_PROPERTY = re.compile(
    r"\s*(?:[-*]\s+)?(?:card-[a-z-]{1,40}|id|collapsed|title|tags|alias|aliases|type|status|author|date|created|updated|"
    r"created-at|updated-at|source|icon|public|deck|template|filters|heading|logseq\.[\w.-]{1,60}|background-color)"
    r"::(?:\s.*)?"
)
_LETTER = re.compile(r"(?:\*\*|__)?Q(?:uestion)?[ \t]*\d{0,4}[ \t]*[:.](?!:)")
_MARKS_CARD = re.compile(r"(?<=\S)\s+#flash-?card(?P<many>s?)\s*$", re.IGNORECASE)
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,4}[.)])[ \t]+(?P<text>\S.*)")
_CODE = re.compile(r"(?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]{1,600}(?P=ticks)(?!`)|(?<!\\)\$[^\s$][^$\n]{0,600}\$")
_LONGEST_TAGGED = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The lines of a text without tags and schedules, blank where nothing is left of them.

    `code` are the indexes of lines in code, `stops` the lines (from 1) that are headings, rules or tables, `tags` the
    deck's tags by line, `kinds` what lines without words are, `sure` whether the text says that it holds cards, `asks`
    whether headings or letters ask something in it.
    """

    lines: tuple[str, ...]
    code: frozenset[int]
    stops: frozenset[int]
    tags: tuple[tuple[str, ...], ...]
    kinds: dict[int, str]
    sure: bool
    asks: bool

    def words(self, number: int) -> str:
        """A line that may be a card's; empty where it is code, a heading, a rule or a table."""
        return "" if number in self.stops or number - 1 in self.code else self.lines[number - 1]

    def filled(self, number: int) -> bool:
        """Whether a line goes on with the paragraph of the line above; blank lines of code do."""
        return (
            number <= len(self.lines)
            and number not in self.stops
            and (bool(self.lines[number - 1].strip()) or number - 1 in self.code)
        )

    def said(self, numbers: Iterable[int]) -> frozenset[int]:
        """Those of some lines that say something."""
        return frozenset(number for number in numbers if self.lines[number - 1].strip())

    def text(self, begin: int, end: int) -> str:
        """The lines from one up to another."""
        return "\n".join(self.lines[begin - 1 : end - 1]).strip("\n").rstrip()

    def without(self, drafts: Sequence[Draft]) -> "Notes":
        """The same with the lines of some drafts blank."""
        left = list(self.lines)
        for draft in drafts:
            for number in draft.lines:
                left[number - 1] = ""
        return replace(self, lines=tuple(left))

    def pair(self, front: str, back: str, lines: frozenset[int], *, both: bool = False) -> Draft:
        """The draft of a front and a back, for one card or for both ways."""
        return Draft(
            prompt=front,
            tags=self.tags[min(lines) - 1],
            sections=(DraftSection(kind=SectionKind.ANSWER, text=back),) if back.strip() else (),
            roles=(Role.BASIC, Role.REVERSED) if both else (Role.BASIC,),
            lines=lines,
        )


def notes_of(lines: Sequence[str], found: Sequence[Heading], code: frozenset[int], tags: Sequence[str]) -> Notes:
    """A text as note-taking tools read it; `tags` are those of its front matter."""
    left: list[str] = []
    tags_by_line: list[tuple[str, ...]] = []
    kinds: dict[int, str] = {}
    current: tuple[str, ...] = ()
    sure = any(_TAG.match(f"#{tag}") for tag in tags)
    for number, line in enumerate(lines, 1):
        bare = line
        if number - 1 not in code and ("#" in line or "<!--" in line or "^" in line or "::" in line):
            following = next(filter(str.strip, lines[number : number + 2]), "")
            bare, deck, kind = (line, None, None) if _marks_card(line, following) else _cleaned(line)
            current = current if deck is None else deck
            sure = sure or deck is not None or kind == "schedule"
            if kind is not None and not bare.strip():
                kinds[number] = kind
        left.append(bare)
        tags_by_line.append(current)
    heads = {number for heading in found for number in range(heading.line, heading.end)}
    stops = heads | {n for n, line in enumerate(left, 1) if n - 1 not in code and _stops(line)}
    asks = any(heading.number is not None or ends_as_question(heading.text) for heading in found)
    return Notes(
        lines=tuple(left),
        code=code,
        stops=frozenset(stops),
        tags=tuple(tags_by_line),
        kinds=kinds,
        sure=sure,
        asks=asks or any(_LETTER.match(line) for line in left),
    )


def _marks_card(line: str, following: str) -> bool:
    """Whether the tag at the end of a line makes its words a card, whose answer stands below it.

    Where it has an s it is usually the deck's, and only a question before it is a card.
    """
    tag = _MARKS_CARD.search(line[-_LONGEST_TAGGED:])
    if tag is None or len(line) > _LONGEST_TAGGED or following.strip() in {"?", "??"}:
        return False
    words = line[: -len(tag.group())].strip(" \t#")
    if not words or metadata_of(words) or any(mark in words for mark in ("::", "==", "{{")):
        return False
    return ends_as_question(words) or (bool(following.strip()) and not tag["many"])


def _cleaned(line: str) -> tuple[str, tuple[str, ...] | None, str | None]:
    """A line without tag and schedule, the deck's tags (None where it has no tag), and what was taken away."""
    if _PROPERTY.fullmatch(line[:2_000]):
        return "", None, "property"
    tag = _TAG.search(line)
    bare = _TAG.sub("", line) if tag else line
    bare, schedules = _SCHEDULE.subn("", bare)
    if not tag and not schedules:
        return line, None, None
    deck = tuple(part for part in tag["deck"].split("/") if part) if tag else None
    return bare.rstrip(), deck, "tag" if tag else "schedule"


def _stops(line: str) -> bool:
    """Whether a line is a rule or of a table."""
    bare = line.strip()
    return bare.startswith("|") or (len(bare) > 2 and not bare.strip("-*_ ") and bare[0] in "-*_")


def item_of(line: str) -> tuple[int, str] | None:
    """How far a list item is indented, and its text; None of any other line."""
    match = _ITEM.fullmatch(line[:20_000])
    return (len(match["indent"].expandtabs(4)), match["text"] + line[20_000:]) if match else None


def outdented(lines: Iterable[str]) -> str:
    """Lines as one text without the margin that all of them have."""
    said = [line.expandtabs(4) for line in lines]
    margin = min((len(line) - len(line.lstrip()) for line in said if line.strip()), default=0)
    return "\n".join(line[margin:] for line in said).strip("\n").rstrip()


def masked(text: str) -> str:
    """A text of the same length in which code and formulas hold nothing but blanks."""
    return _CODE.sub(lambda match: " " * len(match.group()), text) if "`" in text or "$" in text else text
