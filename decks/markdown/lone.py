"""A Markdown file that is one question, and the draft that any question's content makes."""

import itertools
from collections.abc import Sequence

from decks.drafts import Draft
from decks.headings import plain, section_of
from decks.label_words import WORDS, Label
from decks.markdown.answers import Content, content_of
from decks.markdown.furniture import furniture_of
from decks.markdown.outline import Heading
from decks.question_marks import ends_as_question

_QUESTION = frozenset({"the question", *WORDS[Label.QUESTION]})


def names_the_question(heading: Heading) -> bool:
    """Whether a heading only says that the question stands below it."""
    return names_a_question(heading.text)


def names_a_question(words: str) -> bool:
    """Whether the words of a heading are only those for a question."""
    return plain(words) in _QUESTION


def is_one_question(found: Sequence[Heading]) -> bool:
    """Whether the headings of a text say that it is one question: a single one is "Question" and holds no others.

    Where several ask below it, or headings below it open no section of a question, it is the title of a bank.
    """
    named = [place for place, heading in enumerate(found) if names_the_question(heading)]
    if len(named) != 1:
        return False
    place = named[0]
    level = found[place].level
    below = list(itertools.takewhile(lambda heading: heading.level > level, found[place + 1 :]))
    asking = sum(ends_as_question(heading.text) or heading.number is not None for heading in below)
    sections = any(section_of(heading.text) is not None for heading in found)
    answered = any(section_of(heading.text) is not None for heading in found if heading not in below)
    return sections and (not asking or (asking == 1 and answered))


def one_question(
    found: Sequence[Heading], lines: Sequence[str], code: frozenset[int], furniture: dict[int, str], title: str | None
) -> list[Draft]:
    """One draft of a file that is one question; none of any other.

    Such a file has a heading "Question" or a first heading with known sections below, or a title that asks.
    Where a paragraph stands between the first heading and its sections, it is the question and the heading its topic.
    """
    known = [heading for heading in found if section_of(heading.text) is not None]
    asked = next((heading for heading in found if names_the_question(heading)), None)
    title_asks = title is not None and ends_as_question(title)
    first = asked or (found[0] if found and found[0] not in known and not title_asks else None)
    if not (title_asks or (known and (first or title))):
        return []
    begin = first.end if first else 1
    below = [heading.line for heading in (found if asked else known) if heading.line >= begin]
    stop = below[0] if below else begin
    before = range(begin, begin if title_asks else stop)
    lead = [number for number in before if lines[number - 1].strip() and not furniture_of(lines[number - 1])]
    inner = {heading.line: heading for heading in found if heading is not first}
    content = content_of(lines, stop if lead else begin, len(lines) + 1, inner, code)
    furniture.update(content.furniture)
    if not content.lines:
        return []
    topic = first.text if first and not asked else title or ""
    prompt = _unquoted([lines[number - 1] for number in range(lead[0], lead[-1] + 1)]) if lead else topic
    said = content.lines | set(lead) | (set(range(first.line, first.end)) if first else set())
    return [draft_of(None, (topic,) if lead and topic else (), prompt, content, frozenset(said - set(furniture)))]


def _unquoted(lines: Sequence[str]) -> str:
    """The words of a question, which may stand as a quotation."""
    quoted = all(line.lstrip().startswith(">") for line in lines if line.strip(" -*_"))
    words = [line.lstrip().removeprefix(">").removeprefix(" ") for line in lines] if quoted else lines
    return "\n".join(words).strip("\n- ")


def draft_of(number: int | None, place: tuple[str, ...], prompt: str, content: Content, said: frozenset[int]) -> Draft:
    """A draft from what was found."""
    return Draft(
        number=number,
        place=place,
        prompt=prompt or None,
        type=content.metadata.type,
        difficulty=content.metadata.difficulty,
        minutes=content.metadata.minutes,
        stage=content.metadata.stage,
        tags=content.metadata.tags,
        sections=content.sections,
        lines=said,
    )
