import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.markdown.front_matter import front_matter
from decks.markdown.importer import IMPORTER
from srs.model import Minutes


def test_front_matter_gives_title_language_and_metadata() -> None:
    text = """---
# a remark
title: "What: a buoy?"
lang: de
level: hard
tags:
  - sea   # remark
  - "light, red"
time: 3
updated: 2025-01-02
cards:
- slug: x
  language: en
---
Text"""
    front = front_matter(text.split("\n"))
    assert (front.lines, front.title, front.language) == (14, "What: a buoy?", "de")
    assert (front.metadata.difficulty, front.metadata.tags) == ("hard", ("sea", "light, red"))
    assert front.metadata.minutes == Minutes(low=3, high=3)


def test_damaged_front_matter_is_read_line_by_line() -> None:
    front = front_matter(["---", "title: What: is it?", "tags: [a, b", "---"])
    assert (front.lines, front.title, front.metadata.tags) == (4, "What: is it?", ("a", "b"))


@pytest.mark.parametrize("text", ["", "---", "---\nWords only.\n---", "# Title\n---\na: b\n---", "---\n- a\n- b\n---"])
def test_other_texts_have_none(text: str) -> None:
    assert front_matter(text.split("\n")).lines == 0


@pytest.mark.parametrize(
    "inside",
    [
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntags: *c",
        "a: " + "[" * 5_000,
        "d: 9999-99-99",
        "!!python/object:os.x y",
    ],
)
def test_hostile_front_matter_is_harmless(inside: str) -> None:
    front_matter(["---", *inside.split("\n"), "---"])


@given(st.text(max_size=80))
def test_any_text_is_front_matter_or_none(text: str) -> None:
    lines = ["---", *text.split("\n"), "---"]
    assert 0 <= front_matter(lines).lines <= len(lines)


@pytest.mark.parametrize("body", ["", "\nMore of it.\n"])
def test_a_question_and_its_answer_may_stand_in_front_matter_alone(body: str) -> None:
    text = f"---\nquestion: What marks a shoal?\nanswer: |\n  A buoy,\n  mostly.\n---\n{body}"
    reading = IMPORTER.read(text, "shoal.md")
    (draft,) = reading.drafts
    assert draft.prompt == "What marks a shoal?"
    assert draft.sections[0].text == "A buoy,\nmostly."
    assert reading.unplaced == ()
