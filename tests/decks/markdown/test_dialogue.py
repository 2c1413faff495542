import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.drafts import Draft, Reading
from decks.importers import importer_for
from decks.markdown.importer import IMPORTER
from srs.model import SectionKind

WANTED = [("What is a quay?", "A wall."), ("What is a mole?", "A wall in the sea.")]
SHAPES = {
    "quoted": "> **Q:** {}\n>\n> **A:** {}\n\n---\n\n",
    "spoken": "**Interviewer**: {}\n\n**Candidate**: {}\n\n",
    "plain": "Interviewer: {}\nMe: {}\n\n",
    "chinese": "> 面试官：{}\n> 我：{}\n",
    "pictured": "🧑‍💻 面试官：{}\n\n🙋‍♂️ 我：{}\n\n",
    "listed": "- **Question:** {}\n- **Answer:** {}\n\n",
    "numbered": "- Q1. {}\n- Ans. {}\n",
    "translated": "- **Pytanie:** {}\n- **Model answer:** {}\n\n",
    "pasted": "  • Q1. {}\n  • Ans. \n\n    {}\n\n",
}


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bank.md")


def answer(draft: Draft) -> str:
    return "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER).strip()


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_turns_are_questions_with_their_answers(shape: str) -> None:
    text = "".join(shape.format(*pair) for pair in WANTED)
    reading = read(text)
    assert importer_for(text, "bank").name == "markdown"
    assert [(draft.prompt, answer(draft)) for draft in reading.drafts] == WANTED
    assert not reading.unplaced


def test_an_answer_in_a_quotation_keeps_its_list() -> None:
    (draft,) = read("> **Q:** How is it moored?\n>\n> **A:** With\n> - ropes\n> - chains\n\nOther words.\n").drafts
    assert answer(draft) == "With\n- ropes\n- chains"


def test_a_talk_beside_questions_of_headings_leaves_them_theirs() -> None:
    text = "## What is a pier?\n\nA bridge.\n\n## Practice\n\n" + "".join(
        SHAPES["spoken"].format(*pair) for pair in WANTED
    )
    assert [draft.prompt for draft in read(text).drafts] == ["What is a pier?", *(prompt for prompt, _ in WANTED)]


def test_a_question_of_a_talk_that_nobody_answers_is_unanswered() -> None:
    text = "".join(SHAPES["plain"].format(*pair) for pair in WANTED) + "Interviewer: And a pier?\n"
    last = read(text).drafts[-1]
    assert (last.prompt, last.sections) == ("And a pier?", ())


@given(st.lists(st.sampled_from([line for shape in SHAPES.values() for line in shape.format("q?", "a").split("\n")])))
def test_no_order_of_such_lines_is_too_much(lines: list[str]) -> None:
    reading = read("\n".join(lines))
    said = {line for draft in reading.drafts for line in draft.lines} | set(reading.furniture)
    said |= {left.line for left in reading.unplaced}
    assert {number for number, line in enumerate(lines, 1) if line.strip()} <= said
