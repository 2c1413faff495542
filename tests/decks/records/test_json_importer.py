import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks import importers
from decks.drafts import Reading
from decks.records.json_importer import IMPORTER, LINES
from srs.errors import SourceError

BANK = """\
// counted by hand
{
  "title": "Depot",

  "about": "All about crates.",
  "sections": [
    {
      "title": "Gate",
      "questions": [
        {
          "id": "3f9a-77c2",
          "question": "Who counts?",
          "answer": [
            "The clerk.",
            "And the driver."
          ],
        },
      ]
    }
  ]
}
"""
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "question",
                    "q",
                    "answer",
                    "a",
                    "b",
                    "title",
                    "options",
                    "correct",
                    "tags",
                    "fields",
                    "task",
                    "Who?",
                    "id",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


def _lines(reading: Reading) -> set[int]:
    """Every line that a reading accounts for."""
    said = {number for draft in reading.drafts for number in draft.lines}
    return said | set(reading.furniture) | {left.line for left in reading.unplaced}


def _filled(text: str) -> set[int]:
    return {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}


def test_every_line_is_accounted_for() -> None:
    reading = IMPORTER.read(BANK, "bank.json")
    assert [draft.lines for draft in reading.drafts] == [{12, 13, 14, 15, 16}]
    assert [(left.line, left.text) for left in reading.unplaced] == [(5, '"about": "All about crates.",')]
    assert (reading.furniture[1], reading.furniture[3], reading.furniture[8]) == ("comment", "place", "place")
    assert reading.furniture[11] == "record data"
    assert _lines(reading) == _filled(BANK)
    assert (reading.title, reading.drafts[0].place) == ("Depot", ("Gate",))


def test_commas_too_many_comments_and_bare_keys_are_forgiven() -> None:
    text = '[{question: \'Who\\\'s there?\', /* by hand */ "answer": "A \\"clerk\\".",},]'
    (draft,) = IMPORTER.read(text, "bank.json").drafts
    assert (draft.prompt, draft.sections[0].text) == ("Who's there?", 'A "clerk".')


def test_several_values_are_read_one_after_another() -> None:
    text = '{\n"q": "Who?", "a": "x"\n}\n{\n"q": "How?", "a": "y"\n}'
    assert [draft.prompt for draft in IMPORTER.read(text, "bank.json").drafts] == ["Who?", "How?"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"q": "Who?",\n  "a" "x"}]', r'line 2, column 7: not JSON, a colon is missing after the key "a"'),
        ('[{"q": "Who?", "a": "x"}', r"line 1, column 25: .*'\[' of line 1 is never closed"),
        ('[{"q": "Who?", "a": "x}]', r"line 1, column 21: not JSON, a text is never closed"),
        ('[{"q": "Who?", "a": }]', r'line 1, column 21: not JSON, the key "a" has no value'),
        ('[{"q": "Who?", "a": "x"]', r"line 1, column 24: not JSON, ']' closes nothing; the '\{' of line 1"),
        ('[{"q": "\\q"}]', r"line 1, column 9: not JSON, a backslash that means nothing"),
        ('[{"q": maybe}]', r'line 1, column 8: not JSON, "maybe" where a value should stand'),
        ("[" * 100_000, r"more than 100 lists inside one another"),
        ('{"a":' * 100_000, r"more than 100 lists inside one another"),
    ],
)
def test_damage_is_named_with_its_line_and_column(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        IMPORTER.read(text, "bank.json")


def test_a_damaged_file_is_still_known_as_json() -> None:
    text = '[{"question": "Who counts?", "answer": "x"},\n {"question": "Who signs?" "answer" "y"}]'
    with pytest.raises(SourceError, match="line 2"):
        importers.importer_for(text, "bank.json").read(text, "bank.json")


def test_half_characters_and_dead_ones_do_not_come_through() -> None:
    text = '[{"question": "Who\\ud83d \\u0000?", "answer": "\\ud83d\\ude00"}]'
    (draft,) = IMPORTER.read(text, "bank.json").drafts
    assert (draft.prompt, draft.sections[0].text) == ("Who\ufffd \ufffd?", "\N{GRINNING FACE}")


def test_a_damaged_line_is_a_problem_and_the_others_are_read() -> None:
    text = '{"q": "Who?", "a": "x"}\n{"q": "Wh\n\n{"q": "How?", "a": "y"}\n'
    reading = LINES.read(text, "bank.jsonl")
    assert [(draft.prompt, set(draft.lines)) for draft in reading.drafts] == [("Who?", {1}), ("How?", {4})]
    assert [(problem.line, problem.message) for problem in reading.problems] == [
        (2, "Not JSON, a text is never closed (column 7); the line is left out.")
    ]
    assert [left.line for left in reading.unplaced] == [2]


def test_one_record_a_line_is_json_lines_and_one_value_is_json() -> None:
    records = [{"question": f"Who counts {n}?", "answer": "The clerk."} for n in range(3)]
    lines = "\n".join(map(json.dumps, records))
    assert importers.importer_for(lines, "pasted").name == "jsonl"
    for indent in (None, 2):
        assert importers.importer_for(json.dumps(records, indent=indent), "pasted").name == "json"
    assert importers.importer_for(json.dumps(records[0]), "bank.jsonl").name in {"json", "jsonl"}


def test_a_page_of_markdown_is_not_json() -> None:
    assert IMPORTER.likelihood("[![badge](x)](y)\n\n# Depot\n\n## Who counts?\n\nThe clerk.\n", "README.md") == 0.0
    assert LINES.likelihood("# Depot\n\n{braces}\n", "x.txt") == 0.0


@given(JSON_VALUES)
def test_every_value_is_read_and_every_line_accounted_for(value: Any) -> None:
    for indent in (None, 1):
        text = json.dumps(value, indent=indent)
        assert _lines(IMPORTER.read(text, "bank.json")) == _filled(text)
        assert _lines(LINES.read(text, "bank.jsonl")) == _filled(text)


@given(st.text(alphabet="[]{}\",:\\/*'\n aq1\u2028", max_size=60) | st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert _lines(LINES.read(text, "bank.jsonl")) == _filled(text)
    assert 0.0 <= IMPORTER.likelihood(text, "x") <= 1.0
    try:
        reading = IMPORTER.read(text, "bank.json")
    except SourceError:
        return
    assert _lines(reading) == _filled(text)


def test_options_say_their_words_and_whether_they_are_right_under_longer_keys() -> None:
    text = json.dumps(
        [
            {
                "questionText": "What floats?",
                "answerOptions": [
                    {"answerText": "A quay", "isCorrect": False},
                    {"answerText": "A buoy", "isCorrect": True},
                ],
            }
        ]
    )
    (draft,) = IMPORTER.read(text, "bank.json").drafts
    assert [(one.text, one.right) for part in draft.sections for one in part.choices] == [
        ("A quay", False),
        ("A buoy", True),
    ]


@pytest.mark.parametrize(
    "options",
    [
        [
            {"en": {"text": "A quay"}, "de": {"text": "Ein Kai"}},
            {"en": {"text": "A buoy"}, "de": {"text": "Eine Boje"}},
        ],
        [{"en": "A quay", "de": "Ein Kai"}, {"en": "A buoy", "de": "Eine Boje"}],
        [{"text_en": "A quay", "text_de": "Ein Kai"}, {"text_en": "A buoy", "text_de": "Eine Boje"}],
    ],
)
def test_options_in_several_languages_go_with_the_question_in_each(options: object) -> None:
    record = {"question_en": "What floats?", "question_de": "Was schwimmt?", "options": options, "correct_index": 1}
    english, german = IMPORTER.read(json.dumps([record]), "bank.json").drafts
    assert [(one.text, one.right) for part in english.sections for one in part.choices] == [
        ("A quay", False),
        ("A buoy", True),
    ]
    assert [one.text for part in german.sections for one in part.choices] == ["Ein Kai", "Eine Boje"]


def test_example_answers_are_the_answer() -> None:
    text = json.dumps([{"question": "What is your weakness?", "example_answers": ["I over-plan.", "I say yes."]}])
    (draft,) = IMPORTER.read(text, "bank.json").drafts
    assert [part.kind.value for part in draft.sections] == ["answer"]
