"""A question as a page for an editor, and back."""

import time
from dataclasses import replace

import pytest
from factories import question
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import questions, texts

from decks.page import blank_page, page, read_page
from srs.errors import SourceError
from srs.model import (
    Choices,
    Framework,
    Minutes,
    PointList,
    Prose,
    Question,
    QuestionId,
    Section,
    SectionKind,
    Story,
    section_points,
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


# ------------------------------------------------------------------------------------------------------------- examples

CRANE = question()
POINTS = [point for section in CRANE.sections for point in section_points(section)]


def _edited(*changes: tuple[str, str], one: Question = CRANE) -> Question:
    text = page(one)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return read_page(text, one)


def _texts(of: Question) -> list[str]:
    return [point.text for point in of.points(SectionKind.KEY_POINTS)]


def test_the_page_shows_every_field_and_the_id() -> None:
    head, _, rest = page(CRANE).partition("\n# ")
    assert f"id: {CRANE.id}" in head
    assert "deck: harbour::Technical\ntype: Technical\ndifficulty: Medium\nminutes: 3-4\n" in head
    assert "stage: final round\ntags: crane\nlanguage:" in head
    assert rest.startswith("How do you keep a crane running?\n\n## Answer <!-- answer -->\n\nGrease it")
    assert f"- Grease bearing 1 every week <!-- point {POINTS[0].id[:4]} -->" in rest


def test_fields_are_changed_and_emptied() -> None:
    one = _edited(
        ("deck: harbour::Technical", "deck:  yard :: cranes"),
        ("type: Technical", "type:"),
        ("minutes: 3-4", "minutes: 2,5"),
        ("tags: crane", 'tags: crane, "grease, oil", crane'),
        ("language:", "language: de"),
    )
    assert (one.deck, one.type, one.language) == ("yard::cranes", None, "de")
    assert one.minutes == Minutes(low=2.5, high=2.5)
    assert one.tags == ("crane", "grease, oil")
    assert read_page(page(one), one) == one


def test_a_field_whose_line_is_gone_stays_and_a_page_needs_no_head() -> None:
    assert _edited(("difficulty: Medium\n", "")) == CRANE
    assert read_page(page(CRANE).partition("---\n\n")[2], CRANE) == CRANE


def test_points_keep_their_ids_reworded_moved_and_in_another_section() -> None:
    first, second, third = (f"- {point.text} <!-- point {point.id[:4]} -->" for point in POINTS)
    one = _edited((f"{first}\n{second}\n{third}", f"{third}\n- new\n{first.replace('every week', 'daily')}"))
    made = one.points(SectionKind.KEY_POINTS)
    assert _texts(one) == ["Grease bearing 3 every week", "new", "Grease bearing 1 daily"]
    assert [point.id for point in made if point.text != "new"] == [POINTS[2].id, POINTS[0].id]
    assert made[1].id not in {point.id for point in POINTS}
    moved = _edited((f"{first}\n", ""), ("## Key Points", f"## Hints\n\n{first}\n\n## Key Points"))
    assert moved.points(SectionKind.HINTS) == (POINTS[0],)


def test_a_statement_is_essential_where_its_mark_says_so() -> None:
    one = _edited((f"<!-- point {POINTS[0].id[:4]} -->", f"<!-- point {POINTS[0].id[:4]}, essential -->"))
    assert [point.essential for point in one.points(SectionKind.KEY_POINTS)] == [True, False, False]
    assert _texts(_edited(("## Key Points", "## Key Points")))[0] == POINTS[0].text
    new = _edited(("## Key Points <!-- key points -->\n", "## Key Points\n\n- new <!-- essential -->"))
    assert new.points(SectionKind.KEY_POINTS)[0].essential


def test_a_heading_without_its_kind_has_the_one_its_words_stand_for() -> None:
    text = (
        "# What floats?\n\n## Common mistakes\n\n* To say stone.\n  Or iron.\n\n## Options\n- [x] Wood\n- [ ] Stone\n"
        "- Iron\n\n## Framework\n\nUse the ABC method (Ask, Build, Check).\n\n## STAR example\n\nSituation: a leak.\n"
        "Task: stop it.\n\n## My notes\n\nCork.\n\n## Empty\n"
    )
    one = read_page(text, replace(CRANE, sections=()))
    assert [point.text for point in one.points(SectionKind.MISTAKES)] == ["To say stone.\nOr iron."]
    assert [(option.text, option.right) for option in one.choices] == [("Wood", True), ("Stone", False), ("Iron", None)]
    assert one.framework is not None
    assert (one.framework.names, [step.text for step in one.framework.steps]) == (("ABC",), ["Ask", "Build", "Check"])
    assert one.story is not None
    assert (one.story.situation, one.story.task) == ("a leak.", "stop it.")
    assert one.sections[-1] == Prose(kind=SectionKind.OTHER, heading="My notes", text="Cork.")


def test_headings_and_code_in_an_answer_stay_in_it() -> None:
    answer = "# Top\n\n```sh\n# a comment\n## another\n```\n\n### Below"
    one = replace(CRANE, sections=(Prose(kind=SectionKind.ANSWER, heading="Answer", text=answer),))
    text = page(one)
    assert "\\# Top" in text
    assert "\n# a comment\n## another\n" in text
    assert "\n### Below" in text
    assert read_page(text.replace("Below", "Beneath"), one).answer == answer.replace("Below", "Beneath")


def test_a_made_up_prompt_stays_so_until_it_is_touched() -> None:
    one = replace(CRANE, prompt="crane care", prompt_missing=True)
    assert "# crane care <!-- made from its content" in page(one)
    assert read_page(page(one), one) == one
    mended = _edited(("crane care <!--", "How do you care for a crane? <!--"), one=one)
    assert (mended.prompt, mended.prompt_missing) == ("How do you care for a crane?", False)


MARK = f"<!-- point {POINTS[0].id[:4]} -->"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("---\nid", "---\nbogus\nid", "line 2: the head"),
        ("deck: harbour::Technical", "deck: ::", "line 3: a question has a deck"),
        ("type: Technical", "kind: Technical", "line 4: there is no field 'kind'"),
        ("type: Technical", "deck: x", "line 4: deck stands here twice"),
        (f"id: {CRANE.id}", "id: 1", "line 2: the id cannot be changed"),
        ("minutes: 3-4", "minutes: soon", "line 6: minutes are one number or two"),
        ("language:\n---\n", "language:\n", "line 11: the head has lines"),
        ("# How", "How", "line 12: the question comes first"),
        ("# How do you keep a crane running?", "#", "line 12: the question is missing"),
        ("Grease it", "# Grease it", "line 16: a page has one question"),
        ("Grease it", "```\nGrease it", "line 16: this code is not closed"),
        ("<!-- key points -->", "<!-- keen points -->", "line 18: there is no kind of section 'keen points'"),
        (MARK, "<!-- point ffff -->", "line 20: no statement of this question is marked ffff"),
        ("- Grease bearing 2", f"- Copied {MARK}\n- Grease bearing 2", "stands on line 20 too"),
        ("\n- Grease bearing 2", "\n\nstray words\n- Grease bearing 2", "line 22: every line of a list"),
    ],
)
def test_a_broken_page_names_its_line_and_says_what_to_do(before: str, after: str, told: str) -> None:
    with pytest.raises(SourceError) as raised:
        _edited((before, after))
    assert told in str(raised.value)


def test_the_empty_page_has_the_usual_sections_and_no_id() -> None:
    text = blank_page(replace(CRANE, id=QuestionId(""), prompt="", sections=()))
    assert "\nid:" not in text
    assert "\n## Answer\n" in text
    assert "\n## Key points\n" in text


def test_a_page_of_many_lines_is_read_in_a_moment() -> None:
    lines = [f"- Statement {n} of many\n  ```\n  # code {n}\n  ```" for n in range(20_000)]
    text = page(CRANE) + "\n".join(lines)
    began = time.perf_counter()
    assert len(_texts(read_page(text, CRANE))) == 20_003
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        (
            "# How do I moor?\n\nWith two ropes.\n\n- fore\n- aft\n",
            "How do I moor?",
            "With two ropes.\n\n- fore\n- aft",
        ),
        ("# How do I moor?\nWith two ropes.\n", "How do I moor?", "With two ropes."),
        (
            "# What does this print?\n\n```python\nprint(1)\n```\n\nOne.\n",
            "What does this print?\n\n```python\nprint(1)\n```",
            "One.",
        ),
        (
            "# What does this print?\n\n```python\nprint(1)\n```\n",
            "What does this print?\n\n```python\nprint(1)\n```",
            "",
        ),
        (
            "# How do I moor?\n\nThe tide is out.\nWith which rope?\n",
            "How do I moor?\n\nThe tide is out.\nWith which rope?",
            "",
        ),
        ("# Moor a ferry\n\nThe tide is out.\n", "Moor a ferry\n\nThe tide is out.", ""),
        ("# Which?\n\nOne of:\n\n## Choices\n\n- [x] fore\n- [ ] aft\n", "Which?\n\nOne of:", None),
        ("# Which?\n\nIt rains.\n\n## Answer\n\nAft.\n", "Which?\n\nIt rains.", "Aft."),
    ],
)
def test_what_stands_below_a_new_question_that_asks_is_its_answer(text: str, prompt: str, answer: str | None) -> None:
    read = read_page(text, replace(question(), prompt="", sections=()))
    assert read.prompt == prompt
    told = [section.text for section in read.sections if isinstance(section, Prose)]
    assert told == ([answer] if answer else [])


def test_what_stands_below_a_question_that_is_edited_stays_in_it() -> None:
    before = replace(question(), prompt="How do I moor?", sections=())
    assert read_page("# How do I moor?\n\nAt low tide.\n", before).prompt == "How do I moor?\n\nAt low tide."
