from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import corpora, counted

from decks import importers
from decks.markdown.tagged import IMPORTER
from decks.text import decoded
from srs.model import SectionKind

BANK = """\
Crates, by hand

< q1
Count the crates (★☆☆)

< h1
hint: len

< a1
rows = crates[0]
print(len(rows))

< q2
What does this print? (★★★)
```python
print(1)
```

< a2
print(2)

< a7
Nobody asked.
"""


def test_blocks_are_questions_with_their_hints_and_answers() -> None:
    reading = IMPORTER.read(BANK, "bank.ktx")
    first, second = reading.drafts
    assert (first.number, first.prompt, first.difficulty) == (1, "Count the crates", "Easy")
    assert [(part.kind, part.bullets or part.text) for part in first.sections] == [
        (SectionKind.HINTS, ("len",)),
        (SectionKind.ANSWER, "```\nrows = crates[0]\nprint(len(rows))\n```"),
    ]
    assert (second.prompt, second.difficulty) == ("What does this print?\n```python\nprint(1)\n```", "Hard")
    assert [left.text for left in reading.unplaced] == ["Crates, by hand", "< a7", "Nobody asked."]
    assert [problem.line for problem in reading.problems] == [22]


def test_answers_may_stand_together_at_the_end() -> None:
    text = "< q1\nWhere?\n< q2\nWho?\n\n< a1\nHere, on the quay.\n< a2\nThe mate.\n"
    drafts = IMPORTER.read(text, "bank").drafts
    assert [(draft.prompt, draft.sections[0].text) for draft in drafts] == [
        ("Where?", "Here, on the quay."),
        ("Who?", "The mate."),
    ]


def test_the_content_says_that_a_text_is_tagged_blocks_and_markdown_is_none() -> None:
    assert importers.importer_for(BANK, "bank.txt").name == "tagged"
    assert IMPORTER.likelihood("## What is HTML?\n\n<div>\n<p>\n\nA language.\n", "bank.md") == 0.0


_PIECES = st.sampled_from(
    ["< q1", "< a1", "< h1", "<q2>", "< a2", "< x", "@q3", "```", "text", "hint: x", "", "<", "< q"]
)


@given(st.lists(_PIECES | st.text(max_size=10), max_size=30))
def test_any_text_is_read_and_every_line_accounted_for(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    reading = IMPORTER.read(text, "bank")
    said = {line for draft in reading.drafts for line in draft.lines}
    left = {unplaced.line for unplaced in reading.unplaced}
    assert not said & left
    assert said | left == {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}


def test_the_bank_of_others_has_every_question_answer_and_hint() -> None:
    found = [row for row in counted() if row.endswith(".ktx")]
    for row in found:
        path = corpora() / row
        drafts = (
            importers.importer_for(decoded(path.read_bytes(), row).text, path.name)
            .read(decoded(path.read_bytes(), row).text, row)
            .drafts
        )
        kinds = [{part.kind for part in draft.sections} for draft in drafts]
        expected = counted()[row]
        assert (
            len(drafts),
            sum(SectionKind.ANSWER in each for each in kinds),
            sum(SectionKind.HINTS in each for each in kinds),
        ) == (expected["questions"], expected["answered"], expected["hints"])
        assert [draft.number for draft in drafts] == list(range(1, len(drafts) + 1))
        assert not any("★" in (draft.prompt or "") for draft in drafts)


def test_prose_in_a_bank_of_code_is_not_fenced() -> None:
    text = "".join(f"< q{number}\nCount {number}\n\n< a{number}\nprint({number})\n\n" for number in range(1, 4))
    drafts = IMPORTER.read(f"{text}< q4\nWhy?\n\n< a4\nThe mate counts them by hand.\n", "bank").drafts
    assert drafts[0].sections[0].text == "```\nprint(1)\n```"
    assert drafts[3].sections[0].text == "The mate counts them by hand."
