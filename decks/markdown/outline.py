"""The headings of a Markdown text, and which of them are questions, places, sections or nothing of the kind."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from markdown_it import MarkdownIt

from decks.headings import plain, section_of
from decks.label_words import WORDS, Label
from decks.markdown.heading_lines import tagged_heading, with_spaces
from decks.markdown.heading_text import heading_text
from decks.markdown.stray_fences import stray_fences
from decks.markdown.tasks import asks_inside, is_task
from decks.question_marks import ends_as_question
from srs.model import SectionKind
from srs.reverse_interview import is_heading

_LISTED = re.compile(r"^ {0,3}(?P<number>\d{1,4})[.)]\s+#{1,6}\s")
_ASKS = re.compile(
    r"(?:what|what's|how|why|when|where|which|who|whose|is|are|was|were|do|does|did|can|could|should|would|will|have|has|"
    r"describe|explain|tell|give|list|name|compare|define|discuss|outline|walk|write|create|implement|design|difference|"
    r"differentiate|imagine|suppose|given|you|your|a|recount|share|mention|state|draw|convert|find|build|compute|qué|"
    r"cómo|por|cuál|explica)\b",
    re.IGNORECASE,
)
_COLLECTION = re.compile(
    r"\b(?:questions?|q\s*&\s*a|cheat ?sheet|handbook|exercises)(?:\s*(?:&|and)\s*answers?)?\W*$", re.IGNORECASE
)
_COLLECTED = re.compile(
    r"\W*(?:[\w+#.]{1,30} ){0,4}?(?:questions?|q\s*&\s*a|quiz|cheat ?sheet|flash ?cards)(?:\s*(?:&|and)\s*answers?)?"
    r"\s*(?:[:：|(–—]|- )",
    re.IGNORECASE,
)
_CONTENTS = frozenset(WORDS[Label.CONTENTS])
_ABOUT_WORDS = """
    about, foreword, preface, introduction, contributing, contributors, contribution, contribute, license,
    licence, disclaimer, credits, acknowledgements, acknowledgments, references, related projects, further
    reading, resources, sponsors, sponsor, support, getting started, author, authors, installation, next
    steps, see also, what to learn next, learn more, additional links, more resources, changelog, usage,
    readme, description, overview, notes, view online, thanks, donate, copyright, code of conduct,
    how to contribute, how to use, prerequisites, 参与协作, 贡献者, 贡献, 许可协议, 参考, contribuir, licencia,
    mitwirken, lizenz, contribuer, licence, участие, лицензия, авторы, ссылки
"""
_ABOUT = frozenset(words.strip() for words in _ABOUT_WORDS.split(","))
_CLOSING_WORDS = """
    conclusion, conclusions, in conclusion, final thoughts, final words, closing thoughts, closing words, closing notes,
    wrapping up, wrap up, epilogue, afterword, conclusión, conclusiones, conclusão, conclusione, fazit, schlusswort,
    заключение, висновок, podsumowanie, 结语, 总结, まとめ
"""
_CLOSING = frozenset(words.strip() for words in _CLOSING_WORDS.split(","))
_MOST_WORDS = 600
_MOST_TITLE = 30


class Sort(StrEnum):
    """What a heading is for."""

    QUESTION = "question"
    PLACE = "place"
    CONTENTS = "contents"
    PROSE = "prose"
    INNER = "inner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: its line from 1, the line after it, its level, its text without number and anchors.

    `nested` is one inside a list or quotation, `listed` one that is the first thing of a numbered list item, `follows`
    one that asks what follows from the question above it, and has words below it.
    """

    line: int
    end: int
    level: int
    text: str
    number: int | None = None
    nested: bool = False
    listed: bool = False
    follows: bool = False

    @property
    def asks(self) -> bool:
        """Whether it has the form of a question or a task."""
        return asks(self.text)


def holds_no_questions(text: str) -> bool:
    """Whether a heading's words announce a section of one question, or the bank's makers, licence or contents."""
    return plain(text) in _ABOUT | _CONTENTS | _CLOSING or section_of(text) is not None


def closes_page(text: str) -> bool:
    """Whether a heading's words only close a page: "Conclusion", "Final thoughts"."""
    return plain(text) in _CLOSING


def asks(text: str) -> bool:
    """Whether a line of text has the form of a question or a task."""
    sure = ends_as_question(text)
    begins = _ASKS.match(text.lstrip('*_`“"')) is not None or is_task(text)
    return sure or (begins and len(text.split()) > 2) or asks_inside(text)


def headings(lines: Sequence[str]) -> tuple[list[Heading], frozenset[int]]:
    """The headings of a text, and the indexes of its lines that are code, fences included."""
    lines = with_spaces([line.replace("\r", " ") for line in lines])
    for stray in stray_fences(lines):
        lines[stray] = ""
    found: list[Heading] = []
    code: set[int] = set()
    tokens = _parser().parse("\n".join(lines))
    for place, token in enumerate(tokens):
        if token.map is None:
            continue
        if token.type in {"fence", "code_block"}:
            code.update(range(*token.map))
        elif token.type == "heading_open" and not _is_divided_paragraph(token.markup, tokens[place + 1].content):
            found.append(_heading(tokens[place + 1].content, token.map, int(token.tag[1]), token.level, lines))
    tagged = _tagged(lines, frozenset(code))
    found = sorted([*found, *tagged], key=lambda heading: heading.line) if tagged else found
    return _with_follow_ups(found, lines), frozenset(code)


def _with_follow_ups(found: list[Heading], lines: Sequence[str]) -> list[Heading]:
    """The headings, those of follow-ups that are answered below them without their label."""
    ends = [*(heading.line for heading in found[1:]), len(lines) + 1]
    for place, (heading, end) in enumerate(zip(found, ends, strict=False)):
        opened = section_of(heading.text) if ":" in heading.text or "：" in heading.text else None
        if opened is None or opened[0] is not SectionKind.FOLLOW_UPS or not asks(opened[1]):
            continue
        if any(line.strip(" \t-*_") for line in lines[heading.end - 1 : end - 1]):
            found[place] = replace(heading, text=opened[1], follows=True)
    return found


@cache
def _parser() -> MarkdownIt:
    """What takes a text apart into blocks, and leaves the words in them alone."""
    parser = MarkdownIt("commonmark", {"maxNesting": 20})
    parser.disable(["inline", "text_join"], ignoreInvalid=True)
    return parser


def _is_divided_paragraph(markup: str, content: str) -> bool:
    """Whether a heading is only running text with a rule directly below it."""
    text = content.rstrip()
    return markup == "-" and (
        text.endswith((".", ":", ";", ",", "!", ")", "`", "|")) or len(text.split()) > _MOST_TITLE
    )


def _tagged(lines: Sequence[str], code: frozenset[int]) -> list[Heading]:
    """The headings that stand as tags on lines of their own."""
    made: list[Heading] = []
    for index, line in enumerate(lines):
        found = tagged_heading(line) if index not in code else None
        if found is not None:
            number, text = heading_text(found[1])
            made.append(Heading(line=index + 1, end=index + 2, level=found[0], text=text, number=number))
    return made


def _heading(content: str, place: Sequence[int], level: int, nesting: int, lines: Sequence[str]) -> Heading:
    """A heading from its token."""
    inside, text = heading_text(content)
    outside = _LISTED.match(lines[place[0]])
    return Heading(
        line=place[0] + 1,
        end=place[1] + 1,
        level=level,
        text=text,
        number=int(outside["number"]) if outside else inside,
        nested=nesting > 0,
        listed=outside is not None,
    )


def sorted_out(found: Sequence[Heading]) -> list[Sort]:
    """What each heading is for.

    Questions stand at the level where most headings ask something; a heading above them that asks nothing is a place
    where questions stand below it, and prose where none do, but for one that says what to ask the interviewer: what
    stands below it is to be said by heart too.
    """
    level = _question_level(found)
    listed = sum(heading.listed for heading in found) >= max(2, len(found) / 10)
    asks_here = [heading for heading in found if heading.level == level and section_of(heading.text) is None]
    mostly = 2 * sum(heading.asks or heading.number is not None for heading in asks_here) >= len(asks_here)
    mixed = _is_mixed(found)
    counted = len(asks_here) > 1 and all(heading.number is not None for heading in asks_here)
    counted = counted and 2 * sum(heading.asks for heading in asks_here) >= len(asks_here)
    wanted = [_is_question(heading, level, listed=listed, mostly=mostly, counted=counted) for heading in found]
    asks_below = _below(found, wanted)
    sorts: list[Sort] = []
    question: Heading | None = None
    contents: Heading | None = None
    for heading, is_question, below in zip(found, wanted, asks_below, strict=True):
        words = plain(heading.text)
        if contents is not None and heading.level > contents.level and not heading.listed:
            sorts.append(Sort.CONTENTS)
            continue
        contents = None
        inside = question is not None and (heading.nested if listed else heading.level > question.level)
        if words in _CONTENTS:
            contents, question = heading, None
            sorts.append(Sort.CONTENTS)
        elif question is not None and section_of(heading.text) is not None:
            sorts.append(Sort.INNER)
        elif is_question and (
            not inside
            or heading.follows
            or heading.listed
            or heading.level == level
            or mixed
            or _goes_on(heading, question, sorts[-1])
        ):
            question = heading
            sorts.append(Sort.QUESTION)
        elif inside:
            sorts.append(Sort.INNER)
        elif not below and any(wanted) and is_heading(heading.text):
            question = heading
            sorts.append(Sort.QUESTION)
        else:
            question = None
            sorts.append(Sort.PLACE if below else Sort.PROSE)
    return sorts


def _goes_on(heading: Heading, question: Heading | None, before: Sort) -> bool:
    """Whether a heading below a question counts on from it, directly behind its answer, so that it is the next."""
    return (
        question is not None
        and before is Sort.QUESTION
        and question.number is not None
        and heading.number == question.number + 1
    )


def _is_mixed(found: Sequence[Heading]) -> bool:
    """Whether questions stand at no level in particular: at none as many as half of the headings that ask."""
    counts = Counter(heading.level for heading in found if ends_as_question(heading.text))
    return len(counts) > 1 and 2 * max(counts.values()) < sum(counts.values())


def _question_level(found: Sequence[Heading]) -> int:
    """The level at which most headings ask something or have a number; the upper of equals."""
    counts = Counter(h.level for h in found if (h.asks or h.number is not None) and section_of(h.text) is None)
    return min(counts, key=lambda level: (-counts[level], level)) if counts else 0


def _is_question(heading: Heading, level: int, *, listed: bool, mostly: bool, counted: bool) -> bool:
    """Whether a heading can be a question, its neighbours aside; `counted` is whether all of its level have numbers."""
    words = plain(heading.text)
    if listed:
        return heading.listed and section_of(heading.text) is None
    if (
        heading.nested
        or not heading.text
        or section_of(heading.text) is not None
        or words in _ABOUT | _CLOSING
        or words in _CONTENTS
    ):
        return False
    if len(heading.text.split()) > _MOST_WORDS:
        return False
    sure = ends_as_question(heading.text)
    if (_COLLECTION.search(heading.text[-120:]) or _COLLECTED.match(heading.text[:120])) and not sure:
        return False
    if heading.follows:
        return True
    if heading.level != level:
        return sure or (heading.asks and heading.level < level and not counted)
    return heading.asks or heading.number is not None or (mostly and not heading.text[0].islower())


def _below(found: Sequence[Heading], wanted: Sequence[bool]) -> list[bool]:
    """For each heading whether a question stands below it; one in a numbered list stands below any heading above it."""
    below = [False] * len(found)
    above: list[int] = []
    for place, (heading, is_question) in enumerate(zip(found, wanted, strict=True)):
        if heading.nested and not heading.listed:
            continue
        if not heading.listed:
            above = [other for other in above if found[other].level < heading.level]
        if is_question:
            for other in above:
                below[other] = True
        if not heading.listed:
            above.append(place)
    return below
