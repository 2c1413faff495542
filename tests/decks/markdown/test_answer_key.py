import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Reading
from decks.markdown.importer import IMPORTER

QUIZ = "# Quiz\n\n" + "".join(f"{n}. What floats in {n}?\n   a) cork\n   b) lead {n}\n" for n in (1, 2, 3))
HEADED = "# Quiz\n\n" + "".join(f"## {n}. What is it?\n\n- A. one {n}\n- B. two {n}\n\n" for n in (1, 2, 3))


def right(reading: Reading) -> list[list[bool | None]]:
    return [[choice.right for part in draft.sections for choice in part.choices] for draft in reading.drafts]


@pytest.mark.parametrize("bank", [QUIZ, HEADED])
@pytest.mark.parametrize(
    "key",
    [
        "1. a\n2. b\n3. a, b\n",
        "1-A 2-B 3-AB\n",
        "| Q | A |\n|---|---|\n| 1 | A |\n| 2 | B |\n| 3 | A, B |\n",
        "Q1: a; Q2: b; Q3: a & b",
    ],
)
@pytest.mark.parametrize("heading", ["## Answer key", "## Answers", "### Correct answers:"])
def test_a_key_at_the_end_says_which_options_are_right(bank: str, key: str, heading: str) -> None:
    text = f"{bank}\n{heading}\n\n{key}"
    reading = IMPORTER.read(text, "bank.md")
    assert right(reading) == [[True, False], [False, True], [True, True]]
    assert unaccounted(text, reading) == set()
    assert "answer key" in reading.furniture.values()


@pytest.mark.parametrize("key", ["1. a\n2. b\nand so on\n", "1. a\n2. b\n9. a\n", "1. a\n"])
def test_anything_else_below_such_a_heading_is_no_key(key: str) -> None:
    text = f"{QUIZ}\n## Answers\n\n{key}"
    reading = IMPORTER.read(text, "bank.md")
    assert not any(side for each in right(reading) for side in each)
    assert unaccounted(text, reading) == set()


@given(
    st.lists(
        st.sampled_from(["## Answers", "1. a", "1-a 2-b", "| 1 | a |", "text", ""]) | st.text(max_size=10), max_size=8
    )
)
def test_any_key_is_read_and_every_line_accounted_for(lines: list[str]) -> None:
    text = QUIZ + "\n".join(lines)
    assert unaccounted(text, IMPORTER.read(text, "bank.md")) == set()


def test_a_long_key_takes_linear_time() -> None:
    IMPORTER.read(f"{QUIZ}\n## Answers\n\n" + "1. a " * 40_000 + "\n" + "1-a\n" * 10_000, "bank.md")
