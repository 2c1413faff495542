"""The importer for listings copied from a web page: questions, numbered or not, with sections under usual headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from decks.arrows import opens_by_arrow, without_arrows
from decks.asking_lines import asking_lines
from decks.beginnings import beginnings, ends_of, has_key, is_markdown, mostly_ask, page_lines, without
from decks.blocks import Start, starts
from decks.drafts import Draft, DraftSection, Problem, Reading, Unplaced
from decks.headings import heading_and_rest, kind_of, plain
from decks.label_lines import answer_words, question_label
from decks.level_lines import with_levels
from decks.markdown.chat import greetings
from decks.markdown.folds import announces_an_answer
from decks.markdown.options import with_choices
from decks.markdown.other_labels import with_usual_labels
from decks.metadata import Metadata, metadata_of
from decks.plain_options import with_plain_options
from decks.question_marks import ends_as_question
from decks.sections import section
from srs.model import SectionKind

_INLINE_HEADINGS = frozenset(
    {"answer", "ans", "hint", "hints", "tip", "tips", "solution", "framework", "answer framework", "star example"}
)
_WITHOUT_SECTIONS = 0.6
_WITHOUT_NUMBERS = 0.45
_WITH_LABELS = 0.3
_WITH_MARKS = 0.2
_TEXT_NAMES = re.compile(r"[^.]*|.*\.(?:txt|text|md|markdown)", re.IGNORECASE | re.DOTALL)
_ANSWERED = re.compile(r"[ \t]{0,8}Ans(?:wer)?\.[ \t]", re.IGNORECASE)
_ARROWS = " \t>▼▾▶►»›+"
_LONGEST_FOLD = 200
_LONGEST_TITLE = 120
_FOR_EXAMPLE = """\
Platform Interview Questions
1TechnicalMediumHow do you roll back a release?
⏱ 3-4 minutes · technical screen
Answer Framework
Use the ABC method: Assess the damage, Back out the change, Check the service.
Key Points to Mention
- •Keep the last two images in the registry.
Common Mistakes to Avoid
- ✗Rolling forward under pressure.
"""


@dataclass
class _Block:
    """The lines of one question while they are sorted: a head, then sections as (kind, heading, lines)."""

    start: Start
    head: list[tuple[int, str]] = field(default_factory=list)
    sections: list[tuple[SectionKind, str, list[tuple[int, str]]]] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)


class Listing:
    """Numbered blocks or lines that ask, with sections under usual headings, as one copies them from a page."""

    name = "listing"
    summary = "questions copied from a web page, numbered or not, with sections such as Key Points or Common Mistakes"
    example = _FOR_EXAMPLE
    suffixes = (".txt", ".text")

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is such a listing, from 0 to 1; looks at the first two thousand lines."""
        lines = text[:400_000].split("\n", 2_000)[:2_000]
        found = starts(lines)
        marked = sum(line.startswith(("#", "```")) for line in lines)
        headings = sum(kind_of(line) is not None for line in lines if not line.lstrip().startswith("#"))
        if has_key(lines, len(found)):
            return 0.0
        if found and headings:
            certainty = 0.5 + 0.1 * min(len(found), 3) + 0.05 * min(headings, 4) - 0.2 * min(marked, 3)
            return max(0.0, certainty)
        if marked or is_markdown(lines) or with_usual_labels(lines, frozenset(), ()) is not None:
            return _WITH_MARKS if not marked and mostly_ask(found, lines) else 0.0
        if mostly_ask(found, lines):
            return _WITHOUT_SECTIONS
        asked = asking_lines(lines).starts if _TEXT_NAMES.fullmatch(name[-200:]) else ()
        labelled = any(question_label(lines[start.line - 1]) for start in asked)
        return (_WITH_LABELS if labelled else _WITHOUT_NUMBERS) if asked else 0.0

    def read(self, text: str, path: str) -> Reading:
        """The questions of a listing; what stands before the first, and strays between them, is unplaced."""
        return with_levels(text, path, _read)


def _read(text: str, path: str) -> Reading:
    """What a listing says, lines of a difficulty being of the question above them."""
    greeting = greetings(text.split("\n"), frozenset())
    lines = ["" if number in greeting else line for number, line in enumerate(text.split("\n"), 1)]
    folds = _folds(lines)
    lines = without(lines, folds)
    found, labels = beginnings(lines)
    begins = [labels[start.line][0] if start.line in labels else start.line for start in found]
    ends = ends_of(lines, found, begins)
    page = page_lines(lines, found, ends)
    lines = without(lines, page)
    first, last = (begins[0], ends[-1]) if found else (len(lines) + 1, len(lines) + 1)
    strays = [number for number, line in enumerate(lines, 1) if line.strip() and not first <= number < last]
    title = lines[strays[0] - 1].strip(" \t#*") if strays and strays[0] < first else ""
    drafts: list[Draft] = []
    place: tuple[str, ...] = ()
    for start, end in zip(found, ends, strict=True):
        draft, left = _draft(_block(start, lines, end))
        place = (labels[start.line][1],) if start.line in labels else place
        drafts.append(with_plain_options(with_choices(replace(draft, place=place))))
        strays += left
    return Reading(
        title=title if 0 < len(title) <= _LONGEST_TITLE else None,
        drafts=tuple(without_arrows(drafts)),
        problems=tuple(_problems(drafts, found, path)),
        unplaced=tuple(Unplaced(path=path, line=n, text=lines[n - 1].strip()) for n in sorted(strays)),
        furniture=dict.fromkeys(greeting, "greeting")
        | dict.fromkeys(folds, "fold")
        | dict.fromkeys(page, "page")
        | {line: "place" for line, _ in labels.values()},
    )


def _folds(lines: Sequence[str]) -> list[int]:
    """The lines that only offer an answer, as a page does above what it has folded."""
    return [
        number
        for number, line in enumerate(lines, 1)
        if announces_an_answer(line[:_LONGEST_FOLD].strip(_ARROWS)) and kind_of(line) is None
    ]


def _block(start: Start, lines: Sequence[str], end: int) -> _Block:
    """The lines of one block, up to but not including line `end`, under the headings they stand under."""
    block = _Block(start=start, lines={start.line})
    under = block.head
    for number in range(start.line + 1, end):
        line = lines[number - 1]
        if line.strip():
            block.lines.add(number)
        opened = _opens(line)
        if opened is None:
            under.append((number, line))
            continue
        kind, heading, rest = opened
        under = [(number, rest)] if rest else []
        block.sections.append((kind, heading, under))
    return block


def _opens(line: str) -> tuple[SectionKind, str, str] | None:
    """The section that a line opens: its kind, its heading, and what follows the heading on the same line."""
    if (kind := kind_of(line)) is not None:
        return kind, line.strip(" \t#*_:"), ""
    named = heading_and_rest(line) or (answer_words(line) if _ANSWERED.match(line) else None)
    kind = kind_of(named[0]) if named else None
    if named is None or kind is None:
        return None
    phrase = " " in named[0] and kind not in {SectionKind.FRAMEWORK, SectionKind.STORY}
    return (kind, *named) if phrase or plain(named[0]) in _INLINE_HEADINGS else None


def _draft(block: _Block) -> tuple[Draft, list[int]]:
    """A draft of a block, and the numbers of its lines that belong to nothing."""
    prompt, metadata, rest = _head(block)
    sections: list[DraftSection] = []
    strays: list[int] = []
    if rest:
        sections.append(DraftSection(kind=SectionKind.ANSWER, text="\n".join(rest).strip("\n")))
    for kind, heading, lines in block.sections:
        made, left = section(kind, heading, lines)
        sections.append(made)
        strays += left
    draft = Draft(
        number=block.start.number,
        prompt=prompt,
        type=metadata.type,
        difficulty=metadata.difficulty,
        minutes=metadata.minutes,
        stage=metadata.stage,
        tags=metadata.tags,
        sections=tuple(sections),
        lines=frozenset(block.lines - set(strays)),
    )
    return draft, strays


def _head(block: _Block) -> tuple[str | None, Metadata, list[str]]:
    """The prompt, the metadata, and the lines of running text between the prompt and the first section."""
    prompt = block.start.prompt
    metadata = Metadata(type=block.start.type, difficulty=block.start.difficulty)
    rest: list[str] = []
    for _, line in block.head:
        words = line.strip()
        found = metadata_of(line) if not rest else None
        if found is not None:
            metadata = metadata.with_missing_from(found)
        elif not prompt:
            prompt = words or None
        elif words and not rest and _repeats(words, prompt):
            prompt = max(prompt, words, key=len)
        elif (
            words
            and not rest
            and not opens_by_arrow(line)
            and not (prompt.endswith((".", "!", ":", "…")) or ends_as_question(prompt))
        ):
            prompt = f"{prompt} {words}"
        elif words or rest:
            rest.append(line)
    return prompt, metadata, rest


def _repeats(words: str, prompt: str) -> bool:
    """Whether a line says the prompt again, or one of the two is the other cut short."""
    if words == prompt:
        return True
    short, long = sorted((words.rstrip(" .…"), prompt.rstrip(" .…")), key=len)
    return (
        len(short) >= 20 and (words + prompt).count("…") + (words + prompt).count("...") > 0 and long.startswith(short)
    )


def _problems(drafts: Sequence[Draft], found: Sequence[Start], path: str) -> Iterator[Problem]:
    """What a person should look at: blocks with nothing under them, numbers that stand twice."""
    seen: set[tuple[tuple[str, ...], int]] = set()
    for draft, start in zip(drafts, found, strict=True):
        if draft.prompt is None and not any(part.text or part.bullets for part in draft.sections):
            yield Problem(path=path, line=start.line, message=f"Number {start.number} has no question and no answer.")
        if start.number is None:
            continue
        if (draft.place, start.number) in seen:
            yield Problem(path=path, line=start.line, message=f"Number {start.number} stands here a second time.")
        seen.add((draft.place, start.number))


IMPORTER = Listing()
