"""The importer for Markdown: headings that ask, with their answers under them, or `Q:` and `A:` pairs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from decks.arrows import without_arrows
from decks.drafts import Draft, DraftSection, Reading, Unplaced
from decks.level_lines import with_levels
from decks.markdown.answer_key import answer_key, with_answer_key
from decks.markdown.bilingual import language_views, together
from decks.markdown.boxed import with_folds
from decks.markdown.chat import greetings
from decks.markdown.fenced_banks import fenced_banks
from decks.markdown.finishing import finished
from decks.markdown.front_matter import FrontMatter, front_matter
from decks.markdown.keycaps import with_digits
from decks.markdown.levels import legends, with_lone_star
from decks.markdown.marked import joined, left_over, marked_drafts
from decks.markdown.other_labels import with_usual_labels
from decks.markdown.outline import Heading, Sort, headings, sorted_out
from decks.markdown.references import resolved
from decks.markdown.remainder import reading_of
from decks.markdown.shapes import Parsed, drafts_of, drafts_otherwise
from decks.markdown.star import within_stories
from decks.markdown.written_key import key_lines, with_written_keys, written_keys
from decks.metadata import Metadata
from srs.model import SectionKind

_TITLE = re.compile(r"<h1\b[^>]*>\s*(?P<text>[^<]{2,120}?)\s*</h1>", re.IGNORECASE)
_SEARCHED = 3_000
_FOR_EXAMPLE = """\
# Platform interview questions

## What does a readiness probe decide?

Difficulty: Medium

Whether the pod's address is in the service's endpoints.

### Key points

- A failing one takes the pod out of the endpoints without a restart.
"""


class Markdown:
    """Headings that are questions with their content as the answer, or `Q:`/`A:` pairs."""

    name = "markdown"
    summary = "Markdown: a heading for each question with its answer below, or Q: and A: lines"
    example = _FOR_EXAMPLE
    suffixes = (".md", ".markdown", ".mdown", ".mdx", ".qmd")

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is Markdown with questions, from 0 to 1; looks at its beginning."""
        lines = text[:400_000].split("\n")[:_SEARCHED]
        reading = self.read("\n".join(lines), name)
        if not reading.drafts:
            return 0.0
        marked = sum(line.lstrip().startswith(("#", "```")) for line in lines)
        paired = 2 * sum(line.startswith(("Q:", "A:", "**Q", "**A")) for line in lines)
        asked = 2 * sum(bool(draft.roles) for draft in reading.drafts)
        return min(0.9, 0.4 + 0.05 * (marked + paired + asked))

    def read(self, text: str, path: str) -> Reading:
        """The questions of a text, its places, and every line that is on none of them."""
        return with_levels(text, path, _read_text)


def _read_text(text: str, path: str) -> Reading:
    """What a text says, lines of a difficulty being of the question above them."""
    lines = text.split("\n")
    referring = resolved(lines)
    if referring is None:
        return _read_lines(lines, path)
    reading = _read_lines(referring.lines, path)
    return _with_left_out(reading, lines, dict.fromkeys(referring.definitions, "link definition"), path)


def _read_lines(lines: Sequence[str], path: str) -> Reading:
    """What the lines of a text say."""
    whole = lines
    front = front_matter(lines)
    blanked = with_digits([""] * front.lines + [*lines[front.lines :]])
    found, code = headings(blanked)
    greeting = greetings(blanked, code)
    if greeting:
        lines, blanked = _without(lines, greeting), _without(blanked, greeting)
        found, code = headings(blanked)
    labelled = with_usual_labels(blanked, code, found)
    if labelled is not None:
        blanked = labelled
        found, code = headings(blanked)
    opened = with_folds(blanked, code, found)
    if opened is not None:
        blanked = opened
        found, code = headings(blanked)
    views = language_views(blanked, found)
    if views:
        reading = together(lines, path, {own: _view(lines, view, front, path) for own, view in views.items()})
    else:
        reading = _read(lines, blanked, front, path, found, code)
    if not reading.drafts:
        reading = fenced_banks(blanked, found, path) or reading
    return _with_left_out(reading, whole, dict.fromkeys(greeting, "greeting"), path)


def _with_left_out(reading: Reading, lines: Sequence[str], kinds: Mapping[int, str], path: str) -> Reading:
    """A reading with lines that it was not given: furniture where there are questions, else unplaced."""
    if not kinds:
        return reading
    if reading.drafts:
        return replace(reading, furniture={**reading.furniture, **kinds})
    left = [Unplaced(path=path, line=number, text=lines[number - 1].strip()) for number in kinds]
    return replace(reading, unplaced=tuple(sorted([*reading.unplaced, *left], key=lambda one: one.line)))


def _without(lines: Sequence[str], left_out: frozenset[int]) -> list[str]:
    """The lines with those of some numbers blank."""
    return ["" if number in left_out else line for number, line in enumerate(lines, 1)]


def _view(lines: Sequence[str], view: Sequence[str], front: FrontMatter, path: str) -> Reading:
    """What a text says in one of its languages, which `view` are the lines of; the front matter is every language's."""
    found, code = headings(view)
    return _read([*lines[: front.lines], *view[front.lines :]], view, front, path, found, code)


def _read(
    lines: Sequence[str],
    blanked: Sequence[str],
    front: FrontMatter,
    path: str,
    found: Sequence[Heading],
    code: frozenset[int],
) -> Reading:
    """What a text says in one language; `blanked` are its lines without the front matter."""
    key = answer_key(blanked, found, code)
    if key is not None:
        kept = [heading for heading in found if heading.line not in key.lines]
        others = ["" if number in key.lines else line for number, line in enumerate(blanked, 1)]
        known = _understood(lines, others, front, kept, code)
        drafts = with_answer_key(known.drafts, key)
        if drafts is not None:
            known.furniture.update({number: "answer key" for number in key.lines if lines[number - 1].strip()})
            return reading_of(lines, path, drafts, known.furniture, kept, known.sorts, known.title)
    keys = written_keys(blanked, code)
    if keys:
        taken = key_lines(keys)
        kept = [heading for heading in found if heading.line not in taken]
        known = _understood(lines, _without(blanked, taken), front, kept, code)
        answered = with_written_keys(known.drafts, keys, blanked, kept, partial(finished, legend={}))
        if answered:
            headed = {heading.line for heading in found} | {key.region.begin for key in keys}
            known.furniture.update(dict.fromkeys(taken & headed, "answer key"))
            return reading_of(lines, path, answered, known.furniture, kept, known.sorts, known.title)
    known = _understood(lines, blanked, front, found, code)
    return reading_of(lines, path, known.drafts, known.furniture, found, known.sorts, known.title)


@dataclass(frozen=True)
class _Understood:
    """What is known of a text: its drafts, its furniture so far, what its headings are for, its title."""

    drafts: Sequence[Draft]
    furniture: dict[int, str]
    sorts: Sequence[Sort]
    title: str | None


def _understood(
    lines: Sequence[str],
    blanked: Sequence[str],
    front: FrontMatter,
    found: Sequence[Heading],
    code: frozenset[int],
) -> _Understood:
    """The drafts of a text by whatever shapes it has, finished by what their own words say."""
    sorts = within_stories(found, sorted_out(found), blanked)
    furniture = {number: "front matter" for number in range(1, front.lines + 1) if lines[number - 1].strip()}
    meanings, explained = legends(blanked)
    furniture.update(dict.fromkeys(explained, "legend"))
    marked = marked_drafts(blanked, found, code, front.metadata.tags, furniture)
    text = Parsed(left_over(blanked, marked), found, sorts, code, front.question or front.title, meanings)
    drafts = joined(marked, drafts_of(text, furniture), found)
    if not drafts:
        drafts = drafts_otherwise(text, furniture, front.title or "")
    if front.question and not drafts:
        drafts = [Draft(prompt=front.question)]
    if front.lines and len(drafts) == 1:
        drafts = [_with(drafts[0], front, furniture)]
    tops = zip(found, sorts, strict=True)
    top = next((heading.text for heading, _ in tops if heading.level == 1 and not _stands_on(heading, drafts)), None)
    stars = with_lone_star(meanings, drafts)
    html = _TITLE.search("\n".join(lines[:200])[:4_000])
    title = front.title or top or (html["text"] if html else None)
    done = without_arrows([finished(draft, stars) for draft in drafts])
    return _Understood(done, furniture, sorts, title)


def _with(draft: Draft, front: FrontMatter, furniture: dict[int, str]) -> Draft:
    """The only draft of a file with what the front matter says; its lines stand on the draft then."""
    own = Metadata(
        type=draft.type, difficulty=draft.difficulty, minutes=draft.minutes, stage=draft.stage, tags=draft.tags
    )
    both = own.with_missing_from(front.metadata)
    said = {number for number in range(1, front.lines + 1) if furniture.pop(number, None)}
    answer = DraftSection(kind=SectionKind.ANSWER, text=front.answer or "")
    return replace(
        draft,
        sections=(answer, *draft.sections) if front.answer else draft.sections,
        language=draft.language or front.language,
        type=both.type,
        difficulty=both.difficulty,
        minutes=both.minutes,
        stage=both.stage,
        tags=both.tags,
        lines=draft.lines | said,
    )


def _stands_on(heading: Heading, drafts: Sequence[Draft]) -> bool:
    """Whether a heading is one of the questions."""
    return any(heading.line in draft.lines and (draft.prompt or "").startswith(heading.text) for draft in drafts)


IMPORTER = Markdown()
