import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks import importers
from decks.drafts import Reading
from decks.records.toml_importer import IMPORTER
from srs.errors import SourceError

BANK = '''\
# counted by hand
title = "Depot"
about = "All about crates."

[[gate]] # first
id = 'q1'
question = "Who counts # one?"
answer = """
The clerk,
"twice"."""
options = [
  "one, two", # a comma

  "[three]",
]

[gate.metadata]
updated = 2024-01-02

[[gate]]
question = 'Who signs?'
options = [{text = "The driver", correct = true}, {text = "The clerk"}]
'''


def _lines(reading: Reading) -> set[int]:
    said = {number for draft in reading.drafts for number in draft.lines}
    return said | set(reading.furniture) | {left.line for left in reading.unplaced}


def _filled(text: str) -> set[int]:
    return {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}


def test_every_line_is_accounted_for() -> None:
    reading = IMPORTER.read(BANK, "bank.toml")
    first, second = reading.drafts
    assert (reading.title, first.place) == ("Depot", ("Gate",))
    assert (first.number, first.prompt) == (1, "Who counts # one?")
    assert [choice.text for choice in first.sections[0].choices] == ["one, two", "[three]"]
    assert first.sections[1].text == 'The clerk,\n"twice".'
    assert first.lines >= {7, 8, 9, 10, 11, 12, 14}
    assert [(choice.text, choice.right) for choice in second.sections[0].choices] == [
        ("The driver", True),
        ("The clerk", False),
    ]
    assert second.lines == {21, 22}
    assert [left.line for left in reading.unplaced] == [3]
    assert reading.furniture[1] == "comment"
    assert _lines(reading) == _filled(BANK)


def test_tables_inside_tables_are_places() -> None:
    text = '[depot.gate]\n"Who counts?" = "The clerk."\n[depot.yard]\n"Who signs?" = "The driver."\n'
    told = [(draft.place, draft.prompt) for draft in IMPORTER.read(text, "x.toml").drafts]
    assert told == [(("Depot", "Gate"), "Who counts?"), (("Depot", "Yard"), "Who signs?")]


def test_a_list_of_inline_tables_keeps_its_lines() -> None:
    text = 'cards = [\n  {q = "Who?", a = "x"},\n  # between\n  {q = "How?", a = "y"},\n]\n'
    assert [draft.lines for draft in IMPORTER.read(text, "x.toml").drafts] == [{2}, {4}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[q]]\nquestion = "Who?"\nanswer = x\n', r"line 3, column 10: not TOML"),
        ("a = " + "[" * 100_000, r"more than 100 lists"),
        ("a." * 100_000 + "b = 1", r"more than 100 lists"),
        ("a = " + "9" * 5_000, r"a number is too long"),
        ("a = " + "{x = " * 500 + "1" + "}" * 500, r"more than 100 lists"),
    ],
)
def test_damage_and_bombs_are_refused(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        IMPORTER.read(text, "bank.toml")


def test_other_texts_are_no_toml_banks() -> None:
    package = '[package]\nname = "depot"\ndescription = "Counts the crates"\n\n[dependencies]\nx = "1"\n'
    for text in (package, "# Depot\n\n## Who counts?\n\nThe clerk.\n", "a = b\n", "[x]\n\nprose = is not\n"):
        assert IMPORTER.likelihood(text, "x.txt") == 0.0
    assert importers.importer_for(BANK, "pasted").name == "toml"


@given(st.text(alphabet="[]{}=.,#'\"\\ \nqa1-_", max_size=60) | st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert 0.0 <= IMPORTER.likelihood(text, "x.toml") <= 1.0
    try:
        reading = IMPORTER.read(text, "bank.toml")
    except SourceError:
        return
    assert _lines(reading) == _filled(text)
