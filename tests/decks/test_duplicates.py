"""Questions of different banks that ask the same."""

import time
from dataclasses import replace

import pytest
from factories import bank, question
from hypothesis import given
from hypothesis import strategies as st

from decks.duplicates import groups, near_duplicates
from srs.model import Choice, Choices, Question

ONE, OTHER = bank("One"), bank("Another")


def _pair(one: str, other: str) -> list[Question]:
    return [question(one, of=ONE), question(other, of=OTHER)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is a quay?", "what is a Quay"),
        ("What is Docker?", "Explain Docker."),
        ("How do you keep a crane running?", "How would you keep the crane running?"),
        ("How does a tide table work in practice?", "How do tide tables work in practice?"),
        ("What is the difference between a list and a tuple?", "What's the difference between tuple and list?"),
        ("What is the difference between a list and a tuple in Python?", "Difference between a list and a tuple?"),
        ("How do you configure the firewall of a harbour?", "How do you configure the firewal of a harbour?"),
        ("什么是容器?", "什么是容器"),
    ],
)
def test_the_same_question_in_other_words_is_found(one: str, other: str) -> None:
    [pair] = near_duplicates(_pair(one, other))
    assert pair.likeness >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is the difference between TCP and UDP?", "What is the difference between TCP and HTTP?"),
        ("What is authentication?", "What is authorization?"),
        ("How does symmetric encryption work?", "How does asymmetric encryption work?"),
        ("When should you use an index on a large table?", "When should you not use an index on a large table?"),
        ("What changed in Python 2 for strings and bytes?", "What changed in Python 3 for strings and bytes?"),
        ("What is Docker?", "What is Docker Compose?"),
        ("How do you start a container in production?", "How do you stop a container in production?"),
    ],
)
def test_a_word_in_the_place_of_another_makes_two_questions(one: str, other: str) -> None:
    assert near_duplicates(_pair(one, other)) == ()


def test_the_same_words_over_other_code_or_other_options_are_two_questions() -> None:
    asked = "What does this print?\n\n```\n{}\n```"
    assert near_duplicates(_pair(asked.format("print(1)"), asked.format("print(2)"))) == ()
    one, other = _pair("Which of these floats?", "Which of these floats?")
    options = Choices(heading="", options=(Choice(text="A ship", right=True), Choice(text="A stone", right=False)))
    assert near_duplicates([one, replace(other, sections=(options,))]) == ()


def test_questions_of_one_bank_are_no_duplicates() -> None:
    assert near_duplicates([question("What is a quay?"), replace(question("What is a quay?"), id="x")]) == ()  # type: ignore[arg-type]


def test_those_that_ask_the_same_stand_in_one_group_the_most_alike_first() -> None:
    third = bank("Third")
    found = groups(
        [
            question("How do you keep a crane running?", of=ONE),
            question("How would you keep cranes running?", of=OTHER),
            question("What is a quay?", of=ONE),
            question("What is a quay?", of=OTHER),
            question("What is a quay", of=third),
            question("What is a fender?", of=third),
        ]
    )
    assert [len(group.questions) for group in found] == [3, 2]
    assert found[0].likeness == 1.0
    assert found[1].likeness < 1.0


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_prompts_at_all_are_compared(prompts: list[str]) -> None:
    near_duplicates([question(prompt, of=of) for prompt in prompts for of in (ONE, OTHER)])


def test_ten_thousand_questions_take_seconds() -> None:
    parts = [f"{a}{b}" for a in ("anchor", "ballast", "capstan", "davit", "fender", "galley") for b in "abcdefghij"]
    prompts = [f"How do you service the {one} of a {other}?" for one in parts for other in parts]
    many = [question(f"{prompt} {n}", of=of) for n, of in enumerate((ONE, OTHER, bank("Third"))) for prompt in prompts]
    began = time.process_time()
    near_duplicates(many)
    assert time.process_time() - began < 20


def test_the_same_words_in_another_order_are_less_alike() -> None:
    [same] = near_duplicates(_pair("What is a quay?", "What is a quay"))
    [turned] = near_duplicates(_pair("When do you take rope over chain?", "When do you take chain over rope?"))
    assert turned.likeness < same.likeness == 1.0
