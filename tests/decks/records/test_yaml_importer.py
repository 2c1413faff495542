import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks import importers
from decks.drafts import Reading
from decks.records.yaml_importer import IMPORTER
from srs.errors import SourceError

BANK = """\
# counted by hand
title: Depot
about: All about crates.
gate:
  - id: q1
    # at night too
    question: Who counts: the clerk or nobody?
    answer: |
      The **clerk**.

      #### Key points

      - two people

    tags: [crates, people]
    updated_at: 2024-01-02
  - question: Is it counted twice?
    answer: no
"""


def _lines(reading: Reading) -> set[int]:
    said = {number for draft in reading.drafts for number in draft.lines}
    return said | set(reading.furniture) | {left.line for left in reading.unplaced}


def _filled(text: str) -> set[int]:
    return {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}


def test_every_line_is_accounted_for() -> None:
    text = BANK.replace("counts: the", "counts, the")
    reading = IMPORTER.read(text, "bank.yml")
    first, second = reading.drafts
    assert (first.prompt, first.place, first.number) == ("Who counts, the clerk or nobody?", ("Gate",), 1)
    assert [section.text.strip() or section.bullets for section in first.sections] == [
        "The **clerk**.",
        ("two people",),
    ]
    assert (second.sections[0].text, set(second.lines)) == ("no", {17, 18})
    assert [left.line for left in reading.unplaced] == [3]
    assert {reading.furniture[number] for number in (1, 6)} == {"comment"}
    assert reading.furniture[16] == "record data"
    assert _lines(reading) == _filled(text)


def test_several_documents_are_several_records() -> None:
    text = "---\nquestion: Who?\nanswer: x\n---\nquestion: How?\nanswer: y\n...\n"
    assert importers.importer_for(text, "bank.yaml").name == "yaml"
    assert [draft.prompt for draft in IMPORTER.read(text, "bank.yaml").drafts] == ["Who?", "How?"]


def test_names_stand_for_what_they_name() -> None:
    text = "- &one {q: Who?, a: &said the clerk}\n- {q: How?, a: *said}\n- {<<: *one, q: Why?}\n"
    told = [(draft.prompt, draft.sections[0].text) for draft in IMPORTER.read(text, "x.yml").drafts]
    assert told == [("Who?", "the clerk"), ("How?", "the clerk"), ("Why?", "the clerk")]


def test_words_without_marks_stay_as_they_are_written() -> None:
    (draft,) = IMPORTER.read("- q: What is it?\n  options: [yes, None, 0o17, NaN]\n  answer: None\n", "x.yml").drafts
    assert [(choice.text, choice.right) for choice in draft.sections[0].choices] == [
        ("yes", False),
        ("None", True),
        ("0o17", False),
        ("NaN", False),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BANK, r"bank.yml, line 7, column 25: not YAML, .* Put quotation marks"),
        ("- q: Who?\n  a: [x\n", r"line 3, column 1: not YAML"),
        ("- q: *who\n  a: x\n", r"line 1, column 6: .*there is no &who"),
        ("[" * 100_000, r"more than 100 lists inside one another"),
        ("- " * 100_000, r"more than 100 lists inside one another"),
        (
            "a: &a [x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"{n}: &{n} [{', '.join(9 * ['*' + o])}]\n" for o, n in zip("abcdefgh", "bcdefghi", strict=True)),
            r"names repeat more than",
        ),
    ],
)
def test_damage_and_bombs_are_refused_with_their_line(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        IMPORTER.read(text, "bank.yml")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Who counts?\ntags: [a]\n---\n\n# Depot\n\nThe clerk.\n",
        "# Depot\n\n## Who counts?\n\nThe clerk.\n",
        "Note: something is there\nMind: other things are here\nTip: three words here\n",
        "name: CI\non: [push]\njobs:\n  build:\n    steps:\n      - name: Check out the code\n        uses: it\n",
        "Dear all,\nthis is: a letter.\n- one\n- two\n",
        "- one\n- two\n",
        "!!python/object/apply:os.system [x]",
    ],
)
def test_other_texts_are_no_yaml_banks(text: str) -> None:
    assert IMPORTER.likelihood(text, "x.yml" if "jobs" in text else "x.txt") == 0.0


def test_pairs_and_bare_lists_that_markdown_could_be_are_yaml_by_their_name_only() -> None:
    pairs = "Q: Who counts?\nA: The clerk.\n\nQ: Who signs?\nA: The driver.\n"
    bare = "- Who counts?\n- Who signs?\n"
    assert importers.importer_for(pairs, "bank.txt").name == "markdown"
    assert IMPORTER.likelihood(bare, "bank.md") <= 0.3
    assert importers.importer_for(bare, "bank.yml").name == "yaml"


@given(st.text(alphabet="-:?#&*!|>'\"[]{},% \n\tqa1\u2028\x85", max_size=60) | st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert 0.0 <= IMPORTER.likelihood(text, "x.yml") <= 1.0
    try:
        reading = IMPORTER.read(text, "bank.yml")
    except SourceError:
        return
    assert _lines(reading) == _filled(text)


def test_a_value_in_quotation_marks_is_what_its_type_says() -> None:
    reading = IMPORTER.read(
        '- "question": "Who counts?"\n  "answer": !!bool "true"\n  "tags": [!!int "2", !!int "3"]\n'
        '  "has_list": !!bool "true"\n',
        "x.yaml",
    )
    (draft,) = reading.drafts
    assert [section.text for section in draft.sections] == ["True"]
    assert draft.tags == ()
