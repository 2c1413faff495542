import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Draft, Reading
from decks.markdown.importer import IMPORTER
from srs.model import SectionKind

TABLE = r"""# Orchard questions

Some words before.

| # | Level | Question | Answer | Note |
|---|:-----:|----------|--------|------|
| 1 | Easy  | What is a graft? | A scion on a stock.<br>Two trees in one. | see `a \| b` |
| | | **Pruning** | | |
| 2 | Hard  | Why prune in winter? | Answer here | |
| 3 |       | Name two pears. | | |
"""


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bank.md")


def answer(draft: Draft) -> str:
    return "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER)


def test_each_row_of_a_table_of_questions_is_one() -> None:
    reading = read(TABLE)
    assert [(d.number, d.prompt, answer(d), d.difficulty, d.place) for d in reading.drafts] == [
        (1, "What is a graft?", "A scion on a stock.\nTwo trees in one.", "Easy", ()),
        (2, "Why prune in winter?", "", "Hard", ("Pruning",)),
        (3, "Name two pears.", "", None, ("Pruning",)),
    ]
    assert [(p.heading, p.text) for p in reading.drafts[0].sections if p.kind is SectionKind.OTHER] == [
        ("Note", "see `a | b`")
    ]
    assert reading.furniture[5] == "header"
    assert unaccounted(TABLE, reading) == set()


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("| Answer | Question |", "| told {0} | What is {0}? |"),
        ("Q | A", "What is {0}? | told {0}"),
        ("| | |", "| What is {0}? | told {0} |"),
        ("| Вопрос | Ответ |", "| What is {0}? | told {0} |"),
        ("| **Question** | **Answer** |", "| **What is {0}?** | told {0} |"),
        ("| No. | Interview Question | Solution |", "| 7 | [What is {0}?](pears.md) | told {0} |"),
    ],
)
def test_the_header_says_what_a_column_holds(header: str, row: str) -> None:
    ruler = "|".join(["---"] * (header.strip("|").count("|") + 1))
    text = "\n".join([header, ruler, row.format("a pear"), row.format("a quince"), ""])
    drafts = read(text).drafts
    assert [(d.prompt, answer(d)) for d in drafts] == [
        ("What is a pear?", "told a pear"),
        ("What is a quince?", "told a quince"),
    ]


def test_terms_with_their_definitions_are_questions_where_nothing_else_asks() -> None:
    text = "# Terms\n\n| Term | Definition |\n|---|---|\n| scion | the upper part |\n| stock | the lower part |\n"
    assert [(d.prompt, answer(d)) for d in read(text).drafts] == [
        ("scion", "the upper part"),
        ("stock", "the lower part"),
    ]


def test_columns_of_options_are_choices() -> None:
    header = "| Question | A | B | Answer |\n|--|--|--|--|\n"
    text = f"{header}| Which is a fruit? | pear | leek | A |\n| And? | oak | fig | fig |\n"
    drafts = read(text).drafts
    assert [[(c.text, c.right) for part in d.sections for c in part.choices] for d in drafts] == [
        [("pear", True), ("leek", False)],
        [("oak", False), ("fig", True)],
    ]


def test_a_table_inside_an_answer_stays_there() -> None:
    text = (
        "## What differs between pear and quince?\n\n| Question | Answer |\n|---|---|\n| Eaten raw? | pear |\n"
        "| Cooked? | quince |\n\n## Why prune?\n\nFor light.\n"
    )
    assert [draft.prompt for draft in read(text).drafts] == ["What differs between pear and quince?", "Why prune?"]


def test_a_table_of_contents_is_no_question() -> None:
    text = "| No. | Questions |\n|--|--|\n| 1 | [What is it?](#what) |\n| 2 | [Why is it?](#why) |\n"
    assert read(text).drafts == ()


_PIECES = ["| Question | Answer |", "|---|---|", "| What? | b |", "| | c |", "```", "", "| **d** | |", "|"]


@given(st.lists(st.sampled_from(_PIECES) | st.text(alphabet="|-\\ab?\n", max_size=12), max_size=20))
def test_any_text_is_read_and_every_line_accounted_for(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, read(text)) == set()


@pytest.mark.parametrize("bit", ["| What? | b |\n", "|---|---|\n", "|" * 50 + "\n", "| a |\n|---|\n| b |\n\n"])
def test_large_tables_take_linear_time(bit: str) -> None:
    read("| Question | Answer |\n|---|---|\n" + bit * 10_000)


def test_a_table_of_settings_in_a_manual_is_no_question() -> None:
    rows = "".join(f"| --flag{n} | what it does |\n" for n in range(5))
    words = "Words of a manual.\n\n" * 12
    text = f"# Pruner\n\n{words}| Name | Description |\n|---|---|\n{rows}"
    assert read(text).drafts == ()


def test_a_bar_too_many_loses_nothing() -> None:
    text = "| Question | Answer |\n|--|--|\n| What? | a | b |\n| Why? | c |\n"
    assert answer(read(text).drafts[0]) == "a | b"


@pytest.mark.parametrize("header", ["| Name | Answer | Status |", "| Cue | Notes |", "| Title | Solution | Tags |"])
def test_a_table_whose_first_column_asks_is_one_of_questions(header: str) -> None:
    columns = header.count("|") - 1
    rows = "".join(f"| What is {each}? | told of {each} |{' x |' * (columns - 2)}\n" for each in ("pear", "quince"))
    drafts = read(f"{header}\n|{'--|' * columns}\n{rows}").drafts
    assert [(draft.prompt, draft.sections[0].kind, draft.sections[0].text) for draft in drafts] == [
        ("What is pear?", SectionKind.ANSWER, "told of pear"),
        ("What is quince?", SectionKind.ANSWER, "told of quince"),
    ]
