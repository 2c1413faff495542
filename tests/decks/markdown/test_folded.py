import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Reading
from decks.markdown.folds import announces_an_answer
from decks.markdown.importer import IMPORTER
from srs.model import SectionKind

FAQ = """\
# Harbour

<details>
<summary>Walls</summary>

<details>
<summary><b>1. What is a quay?</b></summary>

A wall.

```sh
moor
```

<details><summary>An example</summary>
The old one.
</details>
More of it.
</details>

<details><summary><strong>Q2: What is <code>mole</code>?</strong></summary>A wall in the sea.</details>

<details>
<summary>
What is a pier?
</summary>
<p>

A bridge.

</p>
</details>
</details>

## Ropes

<details>
  <summary>How do you splice?</summary>

  - unlay
  - tuck</details>

<details><summary>Hemp</summary>

A plant.
</details>
"""


def read(text: str) -> Reading:
    reading = IMPORTER.read(text, "faq.md")
    assert unaccounted(text, reading) == set()
    return reading


def test_the_summaries_of_folds_are_questions_and_folds_around_them_places() -> None:
    drafts = read(FAQ).drafts
    assert [(draft.number, draft.prompt, draft.place) for draft in drafts] == [
        (1, "What is a quay?", ("Walls",)),
        (2, "What is `mole`?", ("Walls",)),
        (None, "What is a pier?", ("Walls",)),
        (None, "How do you splice?", ("Ropes",)),
        (None, "Hemp", ("Ropes",)),
    ]
    assert [draft.sections[0].text for draft in drafts] == [
        "A wall.\n\n```sh\nmoor\n```\n\n**An example**\nThe old one.\n\nMore of it.",
        "A wall in the sea.",
        "A bridge.",
        "  - unlay\n  - tuck",
        "A plant.",
    ]
    assert read(FAQ).unplaced == ()


def test_folds_that_are_never_closed_end_where_the_next_begins() -> None:
    quay = "<details><summary>What is a quay?</summary>\n\nA wall.\n"
    text = f"{quay}\n<details><summary>What is a pier?</summary>\n\nA bridge.\n"
    assert [(draft.prompt, draft.sections[0].text) for draft in read(text).drafts] == [
        ("What is a quay?", "A wall."),
        ("What is a pier?", "A bridge."),
    ]


def test_folds_below_questions_hold_their_hints_answers_and_more() -> None:
    text = (
        "## What is a quay?\n\nLook at it.\n\n<details><summary>Hint</summary>\n\nOf stone.\n</details>\n\n"
        "<details><summary>Show solution</summary>\n\nA wall.\n\n<details><summary>Why is it high?</summary>\nTides.\n"
        "</details>\n</details>\n\n## What is a pier?\n\nA bridge.\n"
    )
    first, second = read(text).drafts
    assert first.prompt == "What is a quay?\n\nLook at it."
    assert [(part.kind, part.bullets or part.text) for part in first.sections] == [
        (SectionKind.HINTS, ("Of stone.",)),
        (SectionKind.ANSWER, "A wall.\n\n**Why is it high?**\nTides."),
    ]
    assert second.prompt == "What is a pier?"


def test_folds_of_the_page_are_no_questions() -> None:
    text = "# Harbour\n\n<details><summary>Table of contents</summary>\n\n- [a](#a)\n</details>\n\nProse.\n"
    assert read(text).drafts == ()


@pytest.mark.parametrize(
    "words",
    [
        "Answer",
        "<b>Show Answer</b>",
        "Click to reveal",
        "👉 Click here to see the answer!",
        "Solution:",
        "Ver respuesta",
        "Показать ответ",
        "View the code solution",
        "💡 Answer & explanation",
        "Toggle answer",
        "Spoiler",
    ],
)
def test_words_that_announce_an_answer(words: str) -> None:
    assert announces_an_answer(words)


@pytest.mark.parametrize(
    "words", ["What is the answer?", "Detailed answer", "Show example", "", "Contents", "Short answer"]
)
def test_words_that_say_more_than_that_an_answer_follows(words: str) -> None:
    assert not announces_an_answer(words)


def test_paragraphs_and_items_may_have_their_answers_in_folds() -> None:
    text = (
        "# Quiz\n\n1. What is a quay?\n<details><summary>Answer</summary>\n\nA wall.\n</details>\n\n"
        "2. Why is it\n   high?\n\n   ```sh\n   tide\n   ```\n\n   <details>\n   <summary>Answer</summary>\n\n"
        "   Tides.\n   Storms.</details>\n\n"
        "Name a pier.\n\n<details><summary>Show answer</summary>The old one</details>\n"
    )
    drafts = read(text).drafts
    assert [(draft.number, draft.prompt, draft.sections[0].text) for draft in drafts] == [
        (1, "What is a quay?", "A wall."),
        (2, "Why is it\nhigh?\n\n```sh\ntide\n```", "Tides.\nStorms."),
        (None, "Name a pier.", "The old one"),
    ]


_PIECES = [
    "<details>",
    "</details>",
    "<summary>What is a?</summary>",
    "<summary>",
    "</summary>",
    "<details><summary>b?</summary>",
    "c</details>",
    "<details><summary>Answer</summary>",
    "## What is d?",
    "```",
    "e",
    "<summary>f",
    "<details><summary>g?</summary>h</details> i",
]


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=30))
def test_any_folds_are_read_and_every_line_accounted_for(pieces: list[str]) -> None:
    read("\n".join(pieces))


@pytest.mark.parametrize(
    "bit",
    [
        "<details>\n<summary>a?</summary>\n",
        "<details><summary>a?</summary>b</details>\n",
        "<summary>",
        "<details ",
        "</details>\n",
        "<details>\n<summary>What?</summary>\n</details>\n",
    ],
)
def test_strange_folds_take_linear_time(bit: str) -> None:
    IMPORTER.read("<summary>b?</summary>" + bit * (200_000 // len(bit)), "faq.md")
