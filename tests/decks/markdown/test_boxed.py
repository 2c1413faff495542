import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.drafts import Draft, Reading
from decks.importers import importer_for
from decks.markdown.importer import IMPORTER
from srs.model import SectionKind

INDENTED = """\
??? question "Question 1: What is a quay?"
    A wall.

    ```sh
    moor
    ```

??? question "What is a mole?"
    ??? tip "Show answer"
        A wall in the sea.
"""
COLONS = """\
:::tip What is a quay?
A wall.
:::

:::info[What is a mole?]
A wall in the sea.

::::note Behind it
Calm.
::::
:::
"""
QUOTED = """\
## Walls

> [!question]- What is a quay?
> A wall.
>
> With ships.

> [!question] What is a mole?
>> [!success]- Answer
>> A wall in the sea.

> [!question] Which of these floats?
> - [ ] a quay
> - [x] a buoy

> [!question] What is a pier?

A bridge that ends.
"""


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bank.md")


def answer(draft: Draft) -> str:
    return "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER)


@pytest.mark.parametrize("text", [INDENTED, COLONS, QUOTED])
def test_a_text_of_callouts_is_markdown_and_loses_nothing(text: str) -> None:
    reading = read(text)
    assert importer_for(text, "bank").name == "markdown"
    assert not reading.unplaced
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert filled == {line for draft in reading.drafts for line in draft.lines} | set(reading.furniture)


def test_the_title_of_an_indented_box_asks_and_its_text_answers() -> None:
    first, second = read(INDENTED).drafts
    assert (first.number, first.prompt) == (1, "What is a quay?")
    assert answer(first) == "A wall.\n\n```sh\nmoor\n```"
    assert (second.prompt, answer(second)) == ("What is a mole?", "A wall in the sea.")


def test_a_box_between_colons_may_hold_another() -> None:
    first, second = read(COLONS).drafts
    assert (first.prompt, answer(first)) == ("What is a quay?", "A wall.")
    assert second.prompt == "What is a mole?"
    assert answer(second).startswith("A wall in the sea.")


def test_a_quoted_box_is_answered_by_itself_by_one_inside_it_or_by_the_text_below() -> None:
    quay, mole, buoy, pier = read(QUOTED).drafts
    assert quay.place == ("Walls",)
    assert answer(quay) == "A wall.\n\nWith ships."
    assert answer(mole) == "A wall in the sea."
    assert [choice.right for part in buoy.sections for choice in part.choices] == [False, True]
    assert answer(pier) == "A bridge that ends."


def test_a_box_that_only_says_question_asks_with_its_text() -> None:
    text = "> [!question] Question 3\n> What is a quay?\n\n> [!success]- Solution\n> A wall.\n"
    (draft,) = read(text).drafts
    assert (draft.number, draft.prompt, answer(draft)) == (3, "What is a quay?", "A wall.")


def test_a_box_that_only_announces_the_answer_is_a_fold_of_the_question_above() -> None:
    text = "".join(
        f"## {number}. What is {word}?\n\n{shown}\n\n"
        for number, word, shown in [
            (1, "a quay", "> [!success]- Answer\n> A wall."),
            (2, "a mole", '??? note "Show answer"\n    A wall in the sea.'),
            (3, "a pier", ":::details Answer\nA bridge.\n:::"),
        ]
    )
    reading = read(text)
    assert [answer(draft) for draft in reading.drafts] == ["A wall.", "A wall in the sea.", "A bridge."]
    assert not reading.unplaced


def test_a_box_inside_the_answer_of_a_heading_is_no_question() -> None:
    text = (
        "## What is a quay?\n\nA wall.\n\n:::tip Did you know?\nSome are old.\n:::\n\n## What is a mole?\n\nA wall.\n"
    )
    assert [draft.prompt for draft in read(text).drafts] == ["What is a quay?", "What is a mole?"]


@given(st.lists(st.sampled_from([*INDENTED.split("\n"), *COLONS.split("\n"), *QUOTED.split("\n"), "```", "    x"])))
def test_no_order_of_such_lines_is_too_much(lines: list[str]) -> None:
    reading = read("\n".join(lines))
    said = {line for draft in reading.drafts for line in draft.lines} | set(reading.furniture)
    said |= {left.line for left in reading.unplaced}
    assert {number for number, line in enumerate(lines, 1) if line.strip()} <= said
