"""The sections that the fields of a record make: its answer, statements, links, and anything else under its key."""

from collections.abc import Iterator, Sequence

from decks.drafts import DraftSection
from decks.headings import kind_of, section_of
from decks.markdown.answers import Content, content_of
from decks.markdown.outline import headings
from decks.records.fields import Known, tells_a_story
from decks.records.keys import Part, heading_of, part_of
from decks.records.shapes import STORY
from decks.records.text import flat, is_fenced, markdown_of, says_words, statement_of, statements_of
from decks.records.tree import Listed, Mapped, Node, Scalar, Sort, scalars
from decks.rules.points import says_nothing
from decks.sections import LIST_KINDS, section
from srs.model import SectionKind

_MOST_COMPARED = 200
_LONGEST_HEADING = 200


def answer_content(text: str) -> Content:
    """What an answer says: its own headings of usual sections taken apart; nothing where it is a placeholder."""
    text = text.strip("\n").rstrip()
    if not text or says_nothing(text):
        return Content()
    lines = text.split("\n")
    if any(line.lstrip().startswith(("#", "**", "__")) for line in lines):
        found, code = headings(lines)
        bold = [line.strip(" *_:") for line in lines if line.strip().startswith(("**", "__"))]
        named = any(section_of(one.text) for one in found) or any(kind_of(one) for one in bold)
        if named and len(lines) > 1:
            return content_of(lines, 1, len(lines) + 1, {one.line: one for one in found}, code)
    return Content(sections=(DraftSection(kind=SectionKind.ANSWER, text=text),))


def section_of_field(one: Known) -> Iterator[DraftSection]:
    """The section of a field under its key in words; none where it says nothing a person would read."""
    kind = SectionKind.KEY_POINTS if one.part is Part.POINTS else kind_of(one.words)
    heading = heading_of(one.key)[:_LONGEST_HEADING]
    if not any(says_words(each) and each.sort is Sort.TEXT for each in scalars(one.node)):
        return
    if kind in LIST_KINDS:
        yield from _statements(one, kind, heading)
    elif kind is SectionKind.FRAMEWORK:
        text, bullets = _named_steps(one.node)
        yield DraftSection(kind=kind, heading=heading, text=text, bullets=bullets)
    elif kind is SectionKind.STORY:
        yield DraftSection(kind=kind, heading=heading, text=markdown_of(one.node))
    elif isinstance(one.node, Listed) or one.part is Part.LINKS:
        bullets = statements_of(one.node)
        if one.part is Part.LINKS or not any("\n" in each for each in bullets):
            yield DraftSection(kind=SectionKind.OTHER, heading=heading, bullets=bullets)
        else:
            yield DraftSection(kind=SectionKind.OTHER, heading=heading, text="\n\n".join(bullets))
    elif not says_nothing(text := _fenced(one)):
        yield DraftSection(kind=SectionKind.OTHER, heading=heading, text=text)


def _fenced(one: Known) -> str:
    """The words of a field, of code as code."""
    text = markdown_of(one.node)
    is_code = part_of(one.key)[0] is Part.CODE or "code" in one.words.split()
    return f"```\n{text}\n```" if is_code and text.strip() and not is_fenced(text) else text


def _named_steps(node: Node) -> tuple[str, tuple[str, ...]]:
    """What a framework says of itself, and its steps: a list, or the longest list of a mapping."""
    if isinstance(node, Listed):
        return "", statements_of(node)
    lists = [each.node for each in node.fields if isinstance(each.node, Listed)] if isinstance(node, Mapped) else []
    steps = max(lists, key=lambda one: len(one.items), default=None)
    if not isinstance(node, Mapped) or steps is None or len(steps.items) < 2:
        return markdown_of(node), ()
    rest = [statement_of(each.node) for each in node.fields if each.node is not steps]
    bullets = statements_of(steps)
    return "\n\n".join(each for each in rest if each and flat(each) not in flat(" ".join(bullets))), bullets


def _statements(one: Known, kind: SectionKind, heading: str) -> Iterator[DraftSection]:
    """A section of statements: a list's items, or what a text lists."""
    if isinstance(one.node, Scalar):
        lines = list(enumerate(markdown_of(one.node).split("\n"), 1))
        made, strays = section(kind, heading, lines)
        yield made
        left = "\n".join(line for number, line in lines if number in strays)
        if left:
            yield DraftSection(kind=SectionKind.OTHER, heading=heading, text=left)
        return
    bullets = tuple(each for each in statements_of(one.node) if not says_nothing(each))
    if bullets:
        yield DraftSection(kind=kind, heading=heading, bullets=bullets)


def story_of(known: Sequence[Known]) -> tuple[DraftSection, list[Known]] | None:
    """The story that a record tells in fields of its own (situation, task, action, result), and these fields."""
    if not tells_a_story(known):
        return None
    told = [one for one in known if one.words in STORY]
    text = "\n\n".join(f"**{heading_of(one.key)}:** {markdown_of(one.node)}" for one in told)
    return DraftSection(kind=SectionKind.STORY, text=text), told


def is_said_before(drafted: DraftSection, texts: Sequence[str]) -> bool:
    """Whether every word of a section stands in one of these texts already; a very long one is not compared."""
    said = [flat(each) for each in (drafted.text, *drafted.bullets) if each.strip()]
    if drafted.kind is not SectionKind.OTHER or not 0 < len(said) <= _MOST_COMPARED:
        return False
    return all(any(each in text for text in texts[:_MOST_COMPARED]) for each in said)
