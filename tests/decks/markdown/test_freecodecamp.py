import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.drafts import Draft
from decks.importers import importer_for
from decks.markdown.freecodecamp import IMPORTER

LESSON = """\
---
title: Ropes
---

# --description--

Ropes are twisted.

# --questions--

## --text--

What does this print?

```py
print("--answers--")
---
```

## --answers--

`hemp`

### --feedback--

Hemp rots.

---

`steel`

---

`silk`

## --video-solution--

2

## --text--

Who steers?

## --answers--

a cook

---

a pilot

## --video-solution--

2
"""
QUIZ = """\
# --quizzes--

## --quiz--

### --question--

#### --text--

Which lamp leads?

#### --distractors--

the red one

---

the green one

#### --answer--

the white one
"""


def choices(draft: Draft) -> list[tuple[str, bool | None]]:
    return [(choice.text, choice.right) for part in draft.sections for choice in part.choices]


def test_a_lesson_has_its_questions_with_the_right_option() -> None:
    assert importer_for(LESSON, "lesson.md").name == "freecodecamp"
    read = IMPORTER.read(LESSON, "lesson.md")
    first, second = read.drafts
    assert read.title == "Ropes"
    assert first.prompt == 'What does this print?\n\n```py\nprint("--answers--")\n---\n```'
    assert choices(first) == [("`hemp`", False), ("`steel`", True), ("`silk`", False)]
    assert first.sections[1].bullets == ("`hemp`: Hemp rots.",)
    assert choices(second) == [("a cook", False), ("a pilot", True)]
    assert [left.text for left in read.unplaced] == ["# --description--", "Ropes are twisted."]


def test_a_quiz_has_its_answer_among_the_distractors() -> None:
    read = importer_for(QUIZ, "quiz.md").read(QUIZ, "quiz.md")
    assert [draft.prompt for draft in read.drafts] == ["Which lamp leads?"]
    assert choices(read.drafts[0]) == [("the red one", False), ("the green one", False), ("the white one", True)]
    assert read.unplaced == ()


@pytest.mark.parametrize("said", ["9", "none", ""])
def test_a_solution_that_is_no_option_is_not_known(said: str) -> None:
    read = IMPORTER.read(LESSON.replace("\n2\n", f"\n{said}\n"), "lesson.md")
    assert {right for draft in read.drafts for _, right in choices(draft)} == {None}


LINES = ["# --question--", "## --text--", "## --answers--", "## --video-solution--", "2", "---", "```", "words", ""]


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=25))
def test_every_line_of_any_text_is_accounted_for(lines: list[str]) -> None:
    text = "\n".join(lines)
    read = IMPORTER.read(text, "any.md")
    said = {line for draft in read.drafts for line in draft.lines}
    left = {unplaced.line for unplaced in read.unplaced}
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert said | left | set(read.furniture) == filled
    assert not said & left
