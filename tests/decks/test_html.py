import re

import pytest
from shared_corpora import corpora, counted

from decks.drafts import Draft, Reading
from decks.html import IMPORTER
from decks.html_tree import parsed, text_of
from srs.model import SectionKind

_ROWS = (
    "derived__saved-web-page/front-end-faqpage.html",
    "beyzauzun-ai__game-programming-handbook/interview-questions.html",
)


def _answered(draft: Draft) -> bool:
    return any(section.kind not in {SectionKind.HINTS, SectionKind.FOLLOW_UPS} for section in draft.sections)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


def _placed(reading: Reading) -> set[str]:
    words: set[str] = _words(reading.title or "")
    for draft in reading.drafts:
        words |= _words(" ".join([draft.prompt or "", *draft.place, draft.difficulty or "", str(draft.number)]))
        for section in draft.sections:
            words |= _words(" ".join([section.heading, section.text, *section.bullets]))
    return words


@pytest.mark.parametrize("row", _ROWS)
def test_a_saved_page_has_the_questions_that_were_counted(row: str) -> None:
    expected = counted()[row]
    reading = IMPORTER.read((corpora() / row).read_text(encoding="utf-8"), row)
    points = [
        point
        for draft in reading.drafts
        for section in draft.sections
        if section.kind is SectionKind.KEY_POINTS
        for point in section.bullets
    ]
    assert len(reading.drafts) == expected["questions"]
    assert sum(map(_answered, reading.drafts)) == expected["answered"]
    assert len(points) == expected.get("key_points", 0)


@pytest.mark.parametrize("row", _ROWS)
def test_every_line_and_every_word_of_a_saved_page_is_accounted_for(row: str) -> None:
    text = (corpora() / row).read_text(encoding="utf-8")
    reading = IMPORTER.read(text, row)
    said = {line for draft in reading.drafts for line in draft.lines}
    left = {one.line for one in reading.unplaced}
    lines = text.split("\n")
    assert said | left | set(reading.furniture) == {number for number, line in enumerate(lines, 1) if line.strip()}
    body = parsed(text)
    about = parsed("\n".join(lines[number - 1] for number in reading.furniture))
    assert body is not None
    assert about is not None
    unplaced = _words(" ".join(one.text for one in reading.unplaced))
    assert _words(text_of(body)) - _placed(reading) - unplaced - _words(text_of(about)) == set()
