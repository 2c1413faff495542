import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.drafts import Reading
from decks.markdown.importer import IMPORTER
from srs.model import SectionKind

CODE = "```python\ncount(crates)\n```"
FIRST = "```python\ncrates = [1, 2]\n```"


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bank.md")


def coded(*contents: str) -> str:
    """A bank of four short tasks that code answers, and one more with these contents."""
    tasks = "".join(f"### {number}. Count row {number}\n\n{CODE}\n\n" for number in range(1, 5))
    return f"# Crates\n\n{tasks}### 5. What is the result of the following?\n" + "\n".join(contents) + "\n"


@pytest.mark.parametrize("between", ["`hint: two rows`\n", "**Hint:** two rows\n", ""])
def test_code_before_the_code_that_answers_belongs_to_the_question(between: str) -> None:
    reading = read(coded(FIRST, between, CODE))
    last = reading.drafts[4]
    assert last.prompt == f"What is the result of the following?\n\n{FIRST}"
    assert [part.text for part in last.sections if part.kind is SectionKind.ANSWER] == [CODE]
    hints = [part.bullets for part in last.sections if part.kind is SectionKind.HINTS]
    assert hints == ([("two rows",)] if between else [])
    assert reading.unplaced == ()


def test_code_after_the_hint_belongs_to_the_question_too() -> None:
    last = read(coded("hint: two rows", FIRST, "Difficulty: Hard", CODE)).drafts[4]
    assert last.prompt == f"What is the result of the following?\n\n{FIRST}"
    assert last.difficulty == "Hard"


def test_two_ways_to_answer_are_both_the_answer() -> None:
    text = coded(CODE).replace("What is the result of the following", "Count the fifth row") + f"\n{FIRST}\n"
    last = read(text).drafts[4]
    assert last.prompt == "Count the fifth row?"
    assert last.sections[0].text == f"{CODE}\n\n{FIRST}"


@pytest.mark.parametrize(
    "mark",
    [
        "**Answer**",
        "**Answer:**",
        "#### Solution",
        "<details>\n<summary>Show answer</summary>\n",
        "<details><summary><b>Click to see the solution</b></summary>\n",
        "<details>\n<summary>Ver respuesta</summary>\n",
    ],
)
def test_what_stands_before_a_marked_answer_belongs_to_the_question(mark: str) -> None:
    posed = f"## Where is the crate?\n\nThe lorry is empty.\n\n{FIRST}\n\n"
    text = f"{posed}{mark}\n\nOn the quay.\n\n## Who has it?\n\nNobody.\n"
    first, second = read(text).drafts
    assert first.prompt == f"Where is the crate?\n\nThe lorry is empty.\n\n{FIRST}"
    assert [part.text.strip() for part in first.sections] == ["On the quay."]
    assert second.prompt == "Who has it?"


def test_an_answer_whose_detail_is_folded_away_stays_whole() -> None:
    text = "## What is a quay?\n\nA wall.\n\n### Example\n\nThat one.\n\n### Answer\n\nMore.\n"
    draft = read(f"{text}\n## What is a pier?\n\nA bridge.\n").drafts[0]
    assert draft.prompt == "What is a quay?"


def test_code_that_a_question_asks_to_be_read_belongs_to_it_whatever_answers() -> None:
    text = f"## What does this print?\n\n{FIRST}\n\nNothing at all.\n\n## How do you count?\n\n{CODE}\n\nSo.\n"
    read_code, shows_code = read(text).drafts
    assert read_code.prompt == f"What does this print?\n\n{FIRST}"
    assert read_code.sections[0].text == "Nothing at all."
    assert shows_code.prompt == "How do you count?"
    assert shows_code.sections[0].text == f"{CODE}\n\nSo."


def test_stars_in_brackets_are_the_level() -> None:
    drafts = read("## 1. Count it (★☆☆)\n\nOne.\n\n## 2. Find it (★★★)?\n\nHere.\n").drafts
    assert [(draft.prompt, draft.difficulty) for draft in drafts] == [("Count it", "Easy"), ("Find it?", "Hard")]


def test_no_hint_and_an_empty_one_are_no_answer() -> None:
    text = "## 1. Count it\n`No hints provided...`\n\nOne.\n\n## 2. Find it\n`hint:`\n\nHere.\n"
    reading = read(text)
    assert [part.text for draft in reading.drafts for part in draft.sections if part.kind is SectionKind.ANSWER] == [
        "One.",
        "Here.",
    ]
    assert reading.furniture[2] == "placeholder"


def test_code_above_options_belongs_to_the_question() -> None:
    text = f"## 1. What is printed?\n\n{FIRST}\n\n- A: one\n- B: two\n\n#### Answer: B\n\nTwo rows.\n"
    draft = read(f"{text}\n## 2. Why?\n\nSo.\n").drafts[0]
    assert (draft.prompt or "").startswith(f"What is printed?\n\n{FIRST}")


_PIECES = ["```", "```py", "## What is a?", "x", "hint: y", "- A: z", "**Answer**", "<details>", "~~~", "    code", ""]


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_any_order_of_code_and_marks_is_read_with_nothing_lost(pieces: list[str]) -> None:
    text = "## Who?\n" + "\n".join(pieces)
    reading = read(text)
    placed = {line for draft in reading.drafts for line in draft.lines} | set(reading.furniture)
    placed |= {left.line for left in reading.unplaced}
    assert {number for number, line in enumerate(text.split("\n"), 1) if line.strip()} == placed
