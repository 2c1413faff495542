import pytest

from decks.label_lines import answer_words, question_label


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
