import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.banks import read_bank
from decks.drafts import Reading
from decks.importers import importer_for
from decks.records.scripts import IMPORTER
from srs.model import SectionKind

PROGRAM = """\
import type { Card } from "./card";

/* The bank of the harbour. */
export const cards: Card[] = [
  {
    id: "quay", // the first
    level: Level.HARD,
    question: 'Why isn\\'t a quay a "mole"?',
    answer: `A quay is a wall
with ships beside it.`,
  },
  {
    question: "Which of these " +
      "floats?",
    options: ["a quay", "a buoy",],
    answer: "a buoy",
    picture: require("./buoy.png"),
    ...shared,
  },
];

export default cards;
"""


def read(text: str) -> Reading:
    return IMPORTER.read(text, "cards.ts")


def test_the_records_of_a_program_are_questions() -> None:
    reading = read(PROGRAM)
    quay, buoy = reading.drafts
    assert quay.prompt == 'Why isn\'t a quay a "mole"?'
    assert [part.text for part in quay.sections if part.kind is SectionKind.ANSWER] == [
        "A quay is a wall\nwith ships beside it."
    ]
    assert quay.difficulty == "HARD"
    assert buoy.prompt == "Which of these floats?"
    assert [choice.right for part in buoy.sections for choice in part.choices] == [False, True]
    assert {8, 9, 10} <= quay.lines
    assert {13, 14, 15, 16} <= buoy.lines


def test_every_line_of_a_program_is_accounted_for() -> None:
    reading = read(PROGRAM)
    said = {line for draft in reading.drafts for line in draft.lines} | set(reading.furniture)
    said |= {left.line for left in reading.unplaced}
    assert said == {number for number, line in enumerate(PROGRAM.split("\n"), 1) if line.strip()}
    assert reading.furniture[1] == "program"


LISTED = """\
module.exports = [
{ q: "What is a quay?", a: "A wall." },
{ q: "What is a mole?", a: "A wall." },
]
"""
KEYED = """\
export const bank = new Map([
["x1", { question: "What is a quay?", answer: "A wall." }],
["x2", { question: "What is a mole?", answer: "A wall." }]
]);
"""
INSIDE = """\
function Quiz() {
  const questions = [
    { questionText: 'What is a quay?', answerOptions: [
      { answerText: 'A wall', isCorrect: true }, { answerText: 'A ship', isCorrect: false } ] },
  ];
  return <p>Don't</p>;
}
"""


@pytest.mark.parametrize("text", [PROGRAM, LISTED, KEYED, INSIDE])
def test_a_program_is_known_by_its_words_whatever_its_name(text: str) -> None:
    assert importer_for(text, "pasted").name == "javascript"
    assert importer_for(text, "bank.js").name == "javascript"
    assert read(text).drafts


def test_a_template_keeps_the_names_in_it() -> None:
    (draft,) = read("const q = [{ question: `What is ${place}?`, answer: 'A wall.' }]").drafts
    assert draft.prompt == "What is ${place}?"


def test_a_fence_of_markdown_is_no_program(tmp_path) -> None:  # type: ignore[no-untyped-def]  # pytest's own
    path = tmp_path / "bank.md"
    path.write_text("# Lists\n\n## What does this print?\n\n```js\nconst q = [{ question: 'q?', answer: 'a' }];\n```\n")
    assert read_bank(str(path)).format == "markdown"


@given(
    st.lists(st.sampled_from(["=[", "{", "}", "]", "(", ")", "'", '"', "`", "\\", "//", "/*", "a:", ",", "+", "\n"]))
)
def test_no_program_is_too_much(signs: list[str]) -> None:
    text = "const a " + "".join(signs)
    IMPORTER.likelihood(text, "bank.js")
    read(text)


@pytest.mark.parametrize("piece", ["=[", "=[{a:", "=[(", "='", "=[`${", "=[{...a,", "=['a'+", "/*", "=[a b "])
def test_many_of_one_sign_take_no_long_time(piece: str) -> None:
    read("const a " + 40_000 * piece)
