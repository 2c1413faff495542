"""A question as a page for an editor, and back."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import questions, texts

from decks.page import page, read_page
from srs.errors import SourceError
from srs.model import (
    Choices,
    Framework,
    PointList,
    Prose,
    Question,
    Section,
    Story,
)


@settings(max_examples=300)
@given(questions())
def test_a_page_says_exactly_the_question_it_was_made_of(one: Question) -> None:
    assert read_page(page(one), one) == one


@given(questions())
def test_an_editor_that_trims_lines_or_writes_windows_line_ends_changes_nothing(one: Question) -> None:
    trimmed = "\n".join(line.rstrip() for line in page(one).split("\n")).rstrip() + "\n\n"
    assert read_page(trimmed, one) == one
    assert read_page(page(one).replace("\n", "\r\n"), one) == one


@given(questions(), st.data())
def test_a_page_with_its_lines_shuffled_cut_or_filled_is_read_or_refused_with_a_line(
    one: Question, data: st.DataObject
) -> None:
    lines = page(one).split("\n")
    at = data.draw(st.integers(0, len(lines)))
    changed = data.draw(
        st.sampled_from([lines[:at], lines[at:], [*lines[:at], *data.draw(texts).split("\n"), *lines[at:]]])
    )
    _read_or_refused("\n".join(changed), one)


@given(st.text(), questions())
def test_any_text_at_all_is_read_or_refused_with_a_line(text: str, one: Question) -> None:
    _read_or_refused(text, one)


def _read_or_refused(text: str, one: Question) -> None:
    try:
        read_page(text, one)
    except SourceError as error:
        told = str(error)
        assert told.startswith("line ")


def _renamed(section: Section) -> Section:
    return replace(section, heading="Another heading")


def _bare(section: Section) -> Section:
    """A section as it reads when it was written anew: no blanks at the ends of its texts."""
    match section:
        case Prose():
            return replace(section, text=_trim(section.text))
        case Story():
            parts = ("situation", "task", "action", "result", "text")
            told = {part: _trim(text) if (text := getattr(section, part)) else text for part in parts}
            return replace(section, **told)
        case Choices():
            return replace(section, options=tuple(replace(o, text=o.text.strip()) for o in section.options))
        case Framework():
            names = tuple(" ".join(name.split()) for name in section.names)
            return replace(section, text=_trim(section.text), names=names)
        case _:
            return section


def _trim(text: str) -> str:
    lines = text.split("\n")
    said = [index for index, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[said[0] : said[-1] + 1])


def _says_something(section: Section) -> bool:
    match section:
        case PointList():
            return bool(section.points)
        case Story():
            parts = (section.situation, section.task, section.result)
            return any(parts)
        case Framework():
            return True
        case _:
            return True


@settings(max_examples=300)
@given(questions())
def test_a_section_that_was_touched_says_all_that_it_said(one: Question) -> None:
    one = replace(one, sections=tuple(s for s in one.sections if _says_something(s)))
    touched = replace(one, sections=tuple(_renamed(section) for section in one.sections))
    read = read_page(page(touched), one)
    assert [_bare(section) for section in read.sections] == [_bare(section) for section in touched.sections]
