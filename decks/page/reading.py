"""A page that a person has edited, as the question it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from decks.headings import kind_of
from decks.page.block import Block, trimmed
from decks.page.guard import code_lines
from decks.page.head import RULE, with_head
from decks.page.parting import parted
from decks.page.sections import Points, read_section
from decks.page.writing import MADE_UP, marks_of, prompt_lines, section_lines
from srs.errors import SourceError
from srs.model import Prose, Question, Section, SectionKind

_PROMPT = re.compile(r"#(?=[ \t]|$)")
_SECTION = re.compile(r"##(?=[ \t]|$)")
_FIELD = re.compile(r"(?P<name>[A-Za-z]+)[ \t]*:(?P<value>.*)", re.DOTALL)
_ANSWERING = frozenset({SectionKind.ANSWER, SectionKind.CLOZE})
_KINDS = {kind.value.replace("_", " "): kind for kind in SectionKind}


def read_page(text: str, question: Question) -> Question:
    """The question that a page says, `question` being the one that the page was made of.

    What was not touched stays exactly as it was. A statement that kept its mark keeps its id; one without is new.
    Of a new question what stands below the words that ask is the answer, where no section is one.

    Raises:
        SourceError: the page is broken; the message names the line and says what to do.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    said, first = _head(lines)
    changed = with_head(question, said)
    inside, unclosed = code_lines(lines)
    if unclosed is not None:
        raise SourceError(f"line {unclosed + 1}: this code is not closed; close it with ``` on a line of its own")
    prompt, *blocks = _blocks(lines, inside, first)
    changed = _with_prompt(changed, question, prompt)
    changed = replace(changed, sections=tuple(_sections(blocks, question)))
    return changed if question.prompt else _with_answer_below(changed)


def _head(lines: Sequence[str]) -> tuple[dict[str, tuple[int, str]], int]:
    """What the head says, each field with its line, and the index of the first line after it."""
    first = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or lines[first].rstrip() != RULE:
        return {}, first
    said: dict[str, tuple[int, str]] = {}
    for index in range(first + 1, len(lines)):
        if lines[index].rstrip() == RULE:
            return said, index + 1
        match = _FIELD.fullmatch(lines[index].strip())
        if match is None and lines[index].strip():
            raise SourceError(f"line {index + 1}: the head has lines such as deck: devops, and {RULE} below the last")
        if match and match["name"].lower() in said:
            raise SourceError(f"line {index + 1}: {match['name']} stands here twice; take one of them out")
        if match:
            said[match["name"].lower()] = (index + 1, match["value"].strip())
    raise SourceError(f"line {first + 1}: the head is not closed; write {RULE} below its last line")


def _blocks(lines: Sequence[str], inside: Sequence[bool], first: int) -> list[Block]:
    """The prompt, then the sections, each from its heading on."""
    starts: list[int] = []
    for index in range(first, len(lines)):
        if inside[index] or not lines[index].strip():
            continue
        is_prompt = _PROMPT.match(lines[index]) is not None
        if is_prompt and starts:
            raise SourceError(
                f"line {index + 1}: a page has one question, after #; write ## for a section, \\# for a line of text"
            )
        if not starts and not is_prompt:
            raise SourceError(f"line {index + 1}: the question comes first; write it after # and a space")
        if is_prompt or _SECTION.match(lines[index]):
            starts.append(index)
    if not starts:
        raise SourceError(f"line {len(lines)}: there is no question; write it after # and a space")
    ends = [*starts[1:], len(lines)]
    return [Block.of(lines, inside, start, end) for start, end in zip(starts, ends, strict=True)]


def _with_prompt(changed: Question, before: Question, block: Block) -> Question:
    """The question with the prompt that stands after its mark; one that was made up and not touched stays so."""
    if trimmed(block.lines) == trimmed(prompt_lines(before)) and before.prompt:
        return changed
    first, *rest = block.own()
    first = first[1:].strip().removesuffix(MADE_UP).rstrip()
    prompt = "\n".join([first, *rest]).strip("\n")
    if not prompt.strip():
        raise SourceError(f"line {block.line}: the question is missing; write it after # and a space")
    return replace(changed, prompt=prompt, prompt_missing=False)


def _with_answer_below(question: Question) -> Question:
    """A new question, what stands below the words that ask being its answer where no section has one."""
    if question.choices or any(isinstance(each, Prose) and each.kind in _ANSWERING for each in question.sections):
        return question
    prompt, answer = parted(question.prompt)
    told = Prose(kind=SectionKind.ANSWER, heading="Answer", text=answer)
    return replace(question, prompt=prompt, sections=(told, *question.sections)) if answer else question


def _sections(blocks: Sequence[Block], question: Question) -> Iterator[Section]:
    """The sections of a page; a heading below which nothing stands is none."""
    marks = marks_of(question)
    untouched: dict[tuple[str, ...], list[Section]] = {}
    for section in question.sections:
        untouched.setdefault(trimmed(section_lines(section, marks)), []).append(section)
    points = Points(question, (line for block in blocks for line in block.lines))
    for block in blocks:
        same = untouched.get(trimmed(block.lines))
        if same:
            section = same.pop(0)
            points.keep(section, block.line)
            yield section
            continue
        heading, kind = _heading(block)
        made = read_section(block.part(1), heading, kind, points)
        if made is not None:
            yield made


def _heading(block: Block) -> tuple[str, SectionKind]:
    """A section's heading and its kind: that of its comment, else what its words usually stand for."""
    text = block.lines[0][2:].strip()
    start = text.rfind("<!--")
    if start < 0 or not text.endswith("-->"):
        return text, kind_of(text) or SectionKind.OTHER
    named = " ".join(text[start + 4 : -3].replace("_", " ").split()).lower()
    if named not in _KINDS:
        raise SourceError(f"line {block.line}: there is no kind of section {named!r}; there are {', '.join(_KINDS)}")
    return text[:start].strip(), _KINDS[named]
