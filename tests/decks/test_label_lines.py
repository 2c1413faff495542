import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.label_lines import answer_words, bare_number, question_label


@pytest.mark.parametrize(
    "line",
    [
        "### Question 3",
        "## 第 3 题 🟢",
        "**Pregunta 3**",
        "Question 3 of 20",
        "**Question 3:**",
        "Q3.",
        "### ❓ Frage 3 (2 P.)",
    ],
)
def test_a_line_of_nothing_but_the_number_of_a_question_is_known(line: str) -> None:
    asked = bare_number(line)
    assert asked is not None
    assert asked.number == 3


@pytest.mark.parametrize("line", ["### Question 3: Why?", "Question time", "3", "In question 3", "# Questions"])
def test_a_line_that_says_more_is_no_bare_number(line: str) -> None:
    assert bare_number(line) is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Frage: Why?", None),
        ("**Soru 2.** Why?", 2),
        ("**Question 2**: Why?", 2),
        ("**Вопрос №2: Why?**", 2),
        ("2. **Domanda:** Why?", 2),
        ("### Q: Why?", None),
        ("问题：Why?", None),
    ],
)
def test_the_words_behind_the_label_of_a_question_are_found(line: str, number: int | None) -> None:
    asked = question_label(line)
    assert asked is not None
    assert (asked.text, asked.number) == ("Why?", number)


@pytest.mark.parametrize(
    "line",
    [
        "**Antwort:** So.",
        "Ответ: So.",
        "> **Answer: So.**",
        "- **Strong answer (short)**: So.",
        "A1: So.",
        "答案：So.",
        "Ans. So.",
    ],
)
def test_the_words_behind_the_label_of_an_answer_are_found(line: str) -> None:
    found = answer_words(line)
    assert found is not None
    assert found[1] == "So."


@pytest.mark.parametrize("line", ["The answer. It is so.", "Note: so", "Answering: so", ""])
def test_other_lines_begin_no_answer(line: str) -> None:
    assert answer_words(line) is None


@given(st.text())
def test_any_line_is_read(line: str) -> None:
    question_label(line)
    bare_number(line)
    answer_words(line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("A: _The Calm Harbour_", "_The Calm Harbour_"),
        ("A: **Two** tugs and a pilot.", "**Two** tugs and a pilot."),
        ("**Answer:** Two tugs.", "Two tugs."),
        ("**Answer**: **Two** tugs.", "**Two** tugs."),
        ("**Answer: Two tugs.**", "Two tugs."),
        ("Answer: ** two tugs", "two tugs"),
    ],
)
def test_the_emphasis_an_answer_begins_with_stays_and_that_of_its_label_goes(line: str, said: str) -> None:
    found = answer_words(line)
    assert found is not None
    assert found[1] == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Q: **Which** berth is the deepest?", "**Which** berth is the deepest?"),
        ("Question 3: _Who_ pays the pilot?", "_Who_ pays the pilot?"),
        ("**Question 3:** Who pays the pilot?", "Who pays the pilot?"),
        ("**Question 3: Who pays the pilot?**", "Who pays the pilot?"),
    ],
)
def test_the_emphasis_a_question_begins_with_stays_and_that_of_its_label_goes(line: str, said: str) -> None:
    found = question_label(line)
    assert found is not None
    assert found.text == said
