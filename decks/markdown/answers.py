"""What stands under a question in Markdown: metadata, hints, sections, and the answer word for word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from decks.drafts import DraftSection
from decks.headings import kind_of, section_of
from decks.markdown.adverts import advert_of
from decks.markdown.folds import unfolded, words_of
from decks.markdown.furniture import COMMENT, furniture_of
from decks.markdown.outline import Heading
from decks.metadata import Metadata, metadata_of, surely_metadata, tags_of
from decks.rules.points import NO_HINT, is_placeholder
from decks.sections import LIST_KINDS, bullet, section
from srs.model import SectionKind

_RULE = re.compile(r"^\s{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*|%)$")
_HINT = re.compile(r"^\W{0,4}(?:hint|tip)s?\s*(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(?P<text>\S.*?)$", re.IGNORECASE)
_FOLDED = re.compile(
    r"<details\b[^<>]{0,99}>\s*<summary\b[^<>]{0,99}>(?P<summary>.{1,99}?)</summary>(?P<text>.*\S.*)</details>",
    re.IGNORECASE,
)
_NO_HINT = re.compile(rf"{NO_HINT}[\s.!…]*$", re.IGNORECASE)
_EMPTY_HINT = re.compile(r"`(?:hint|tip)s?\s*[:：]?\s*`$", re.IGNORECASE)
_LABEL = re.compile(
    r"\s{0,3}(?:(?:\*\*|__)(?P<label>[^*_:：\n]{2,40})(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])|"
    r"(?P<plain>Ans(?:wer)?)\s*[:：])\s*(?P<rest>\S)",
    re.IGNORECASE,
)
_FOLLOW_UP = re.compile(
    r"\s{0,3}(?:[-*+]\s+)?(?:\*\*|__)(?P<label>[^*_:：\n]{2,40})(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*(?P<rest>\S)"
)
_BESIDE = frozenset({SectionKind.FOLLOW_UPS, SectionKind.MISTAKES})
_LONGEST_LABEL = 200
BOLD_HEADING = re.compile(r"^\s{0,3}(?:\*{2,3}|__)(?P<text>[^*_]{2,60})(?:\*{2,3}|__)\s*[:：]?\s*$")


@dataclass
class _Part:
    """One section while its lines are gathered; `level` is its heading's, 0 where it has none, 7 for a bold line.

    `folded` is one that ends with its fold, `follows` one whose label and first words share a line.
    """

    kind: SectionKind
    heading: str
    level: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    folded: bool = False
    follows: bool = False


@dataclass(slots=True)
class Content:
    """What the lines under a question say; `lines` are those that stand on it, `furniture` those that say nothing."""

    metadata: Metadata = field(default_factory=Metadata)
    sections: tuple[DraftSection, ...] = ()
    lines: set[int] = field(default_factory=set)
    furniture: dict[int, str] = field(default_factory=dict)


def content_of(
    lines: Sequence[str],
    begin: int,
    end: int,
    inner: dict[int, Heading],
    code: frozenset[int],
    margin: int = 0,
) -> Content:
    """What the lines from `begin` up to `end` (from 1, the last not included) say.

    `inner` are the headings among them by line, `code` the indexes of all lines in code, `margin` how many columns a
    list item indents them.
    """
    content = Content()
    inner = _without_nested(inner)
    gathered = [_Part(SectionKind.ANSWER, "", 0)]
    last = _last_of_content(lines, begin, end, code, content)
    begin = _first_of_content(lines, begin, last, content)
    last = _metadata_at_end(lines, begin, last, code, content)
    hints: list[str] = []
    for number in range(begin, last):
        line = outdented(lines[number - 1], margin)
        in_code = number - 1 in code
        if not in_code and (kind := furniture_of(line)):
            _note_furniture(line, number, kind, content)
            gathered[-1].lines.append((number, ""))
            if gathered[-1].folded and "</details" in line.lower():
                gathered.append(_Part(SectionKind.ANSWER, "", 0))
            continue
        content.lines |= {number} if line.strip() else set()
        shown = line if in_code else unfolded(line)
        if in_code or not _takes_apart(shown, number, inner, gathered, content, hints):
            gathered[-1].lines.append((number, _below(shown, gathered[-1])))
        elif shown is not line:
            gathered[-1].folded = True
    made = [DraftSection(kind=SectionKind.HINTS, bullets=tuple(hints))] if hints else []
    made += [drafted for part in gathered for drafted in _section(part)]
    content.sections = tuple(made)
    return content


def _below(line: str, part: _Part) -> str:
    """A line as it stands in a part: one below a question that follows belongs to it."""
    return f"  {line}" if part.follows and line.strip() and bullet(line) is None else line


def _without_nested(inner: dict[int, Heading]) -> dict[int, Heading]:
    """The headings without lists that stand deeper than one of their kind: those are a part of a part."""
    kinds = {line: opened[0] for line, heading in inner.items() if (opened := section_of(heading.text)) is not None}
    levels: dict[SectionKind, int] = {}
    for line, kind in kinds.items():
        levels[kind] = min(inner[line].level, levels.get(kind, 7))
    deeper = {line for line, kind in kinds.items() if kind in LIST_KINDS and inner[line].level > levels[kind]}
    return {line: heading for line, heading in inner.items() if line not in deeper} if deeper else inner


def outdented(line: str, margin: int) -> str:
    """A line with as much of the margin taken away as it has."""
    return line[min(margin, len(line) - len(line.lstrip(" "))) :] if margin else line


def _takes_apart(
    line: str, number: int, inner: dict[int, Heading], gathered: list[_Part], content: Content, hints: list[str]
) -> bool:
    """Whether a line opened a section or was metadata or a hint, and so is none of the text."""
    opened = _opened(line, number, inner, gathered[-1])
    if opened is not None:
        gathered.append(opened)
        return True
    following = beside_label(line)
    if following is not None:
        first = f"- {following[1]}" if bullet(following[1]) is None else following[1]
        gathered.append(_Part(following[2], following[0], 7, [(number, first)], follows=True))
        return True
    if gathered[-1].follows and gathered[-1].kind is SectionKind.MISTAKES and (again := answer_label(line)):
        gathered.append(_Part(SectionKind.ANSWER, again[0], 7, [(number, again[1])]))
        return True
    if gathered[-1].level or any(text.strip() for _, text in gathered[-1].lines):
        return False
    found = metadata_of(line)
    if found is not None:
        content.metadata = content.metadata.with_missing_from(found)
        return True
    labelled = answer_label(line)
    if labelled is not None:
        gathered.append(_Part(SectionKind.ANSWER, labelled[0], 7, [(number, labelled[1])]))
        return True
    hint = hint_of(line)
    if hint and (_NO_HINT.match(hint) or is_placeholder(hint)):
        content.lines.discard(number)
        content.furniture[number] = "placeholder"
    elif hint:
        hints.append(hint)
    return hint is not None


def answer_label(line: str) -> tuple[str, str] | None:
    """The label that an answer begins with and the words behind it (`**Answer:** A wall.`); None of any other line."""
    match = _LABEL.match(line[:_LONGEST_LABEL])
    if match is None or kind_of(match["label"] or match["plain"]) is not SectionKind.ANSWER:
        return None
    return match["label"] or match["plain"], line[match.start("rest") :].strip()


def beside_label(line: str) -> tuple[str, str, SectionKind] | None:
    """The bold label before a question that follows or a weak answer, its words and kind; None of any other line."""
    match = _FOLLOW_UP.match(line[:_LONGEST_LABEL])
    kind = kind_of(match["label"]) if match else None
    if match is None or kind not in _BESIDE:
        return None
    return match["label"].strip(), line[match.start("rest") :].strip(), kind


def hint_of(line: str) -> str | None:
    """The words of a line that gives a hint, or says that there is none; else None."""
    folded = _FOLDED.fullmatch(line.strip()) if line.lstrip()[:8].lower() == "<details" else None
    if folded and kind_of(words_of(folded["summary"])) is SectionKind.HINTS:
        return folded["text"].strip()
    hint = _HINT.match(line) if not _EMPTY_HINT.match(line.strip()) else None
    if hint:
        return hint["text"].strip().removesuffix("`") if hint["text"].count("`") % 2 else hint["text"].strip()
    bare = line.strip(" `*_")
    return bare if _NO_HINT.match(bare) or _EMPTY_HINT.match(line.strip()) else None


def _opened(line: str, number: int, inner: dict[int, Heading], current: _Part) -> _Part | None:
    """The section that a line opens: by a heading, or a bold line with a section's usual words."""
    heading = inner.get(number)
    if heading is None:
        bold = BOLD_HEADING.match(line)
        kind = kind_of(bold["text"]) if bold else None
        return _Part(kind, bold["text"].strip(" :"), 7) if bold and kind else None
    opened = section_of(heading.text)
    if opened is not None:
        kind, rest = opened
        return _Part(kind, heading.text, heading.level, [(number, rest)] if rest else [])
    goes_on = current.kind is SectionKind.ANSWER or heading.level > current.level
    if current.level == 0 or (goes_on and current.kind not in LIST_KINDS):
        return None
    return _Part(SectionKind.OTHER, heading.text, heading.level)


def _last_of_content(lines: Sequence[str], begin: int, end: int, code: frozenset[int], content: Content) -> int:
    """The line after the last that says something: rules at the end only divide questions, adverts only stand there."""
    last = end
    while last > begin:
        line = lines[last - 2]
        if _RULE.match(line) and line.strip():
            content.furniture[last - 1] = "rule"
        elif last - 2 not in code and (kind := furniture_of(line) or advert_of(line)):
            _note_furniture(line, last - 1, kind, content)
        elif line.strip():
            break
        last -= 1
    return last


def _first_of_content(lines: Sequence[str], begin: int, last: int, content: Content) -> int:
    """The line behind the rule at the beginning, which only divides a question from its answer, if there is one."""
    first = begin
    while first < last and (not lines[first - 1].strip() or furniture_of(lines[first - 1])):
        first += 1
    if first >= last or not _RULE.match(lines[first - 1]):
        return begin
    for number in range(begin, first):
        if lines[number - 1].strip():
            _note_furniture(lines[number - 1], number, furniture_of(lines[number - 1]) or "", content)
    content.furniture[first] = "rule"
    return first + 1


def _metadata_at_end(lines: Sequence[str], begin: int, last: int, code: frozenset[int], content: Content) -> int:
    """The line after the last that is no metadata at the end; what the metadata say is noted.

    They stand in a paragraph of their own, or directly below the answer where they surely are nothing else.
    """
    first = last
    while first - 1 > begin and first - 2 not in code and metadata_of(lines[first - 2]) is not None:
        first -= 1
    above = lines[first - 2].rstrip() if first < last else ""
    if first == last or (above and (above[-1] in ":：" or not surely_metadata(lines[first - 1 : last - 1]))):
        return last
    for number in range(first, last):
        said = metadata_of(lines[number - 1])
        content.metadata = content.metadata.with_missing_from(said) if said else content.metadata
        content.lines.add(number)
    return first


def _note_furniture(line: str, number: int, kind: str, content: Content) -> None:
    """Notes a line of furniture, and the tags that a comment may hold."""
    content.furniture[number] = kind
    comment = COMMENT.match(line.strip())
    inside = comment["inside"].strip() if comment else ""
    if inside.casefold().startswith("tags:"):
        found = Metadata(tags=tags_of(inside[5:].replace("(", "").replace(")", "")))
        content.metadata = content.metadata.with_missing_from(found)


def _section(part: _Part) -> list[DraftSection]:
    """The section of one part, with strays kept as its text; none where it has neither heading nor words."""
    if not part.level and not any(line.strip() for _, line in part.lines):
        return []
    if part.kind is SectionKind.FRAMEWORK:
        return [_framework(part)]
    made, strays = section(part.kind, part.heading, _without_outer_blanks(part.lines))
    left = "\n".join(line for number, line in part.lines if number in strays)
    if not left:
        return [made]
    return [made, DraftSection(kind=SectionKind.OTHER, heading=part.heading, text=left)]


def _framework(part: _Part) -> DraftSection:
    """A framework's section: its bullets are its steps where nothing but bullets follows the first."""
    lines = _without_outer_blanks(part.lines)
    marked = [place for place, (_, line) in enumerate(lines) if bullet(line) is not None]
    after = [line for _, line in lines[marked[0] :] if line.strip()] if len(marked) > 1 else []
    if not after or any(bullet(line) is None and not line.startswith((" ", "\t")) for line in after):
        return DraftSection(kind=part.kind, heading=part.heading, text="\n".join(line for _, line in lines))
    text = "\n".join(line for _, line in lines[: marked[0]]).strip()
    bullets: list[str] = []
    for line in after:
        step = bullet(line) if not line.startswith(("  ", "\t")) or not bullets else None
        if step is None:
            bullets[-1] += "\n" + line
        else:
            bullets.append(step)
    return DraftSection(kind=part.kind, heading=part.heading, text=text, bullets=tuple(bullets))


def _without_outer_blanks(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines without blank ones at both ends."""
    filled = [place for place, (_, line) in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []
