"""Which headings announce what the candidate may ask, and which texts are nothing but such a heading."""

import pytest

from srs.reverse_interview import announces, is_heading


@pytest.mark.parametrize(
    "text",
    [
        "Questions to ask the interviewer",
        "**Questions for them**",
        "My questions for the company:",
        "Reverse interview",
    ],
)
def test_a_heading_of_what_to_ask_is_one(text: str) -> None:
    assert announces(text)
    assert is_heading(text)


@pytest.mark.parametrize(
    "text", ["List questions to ask when a rope parts", "Which questions to ask the interviewer about salaries?"]
)
def test_a_task_or_a_question_about_asking_is_no_such_heading(text: str) -> None:
    assert announces(text)
    assert not is_heading(text)


@pytest.mark.parametrize("text", ["", "What is a bollard?", "Questions and answers", "Interview questions"])
def test_other_headings_say_nothing_of_the_kind(text: str) -> None:
    assert not announces(text)
    assert not is_heading(text)
