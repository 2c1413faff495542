"""Labels that banks write in ways of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Reading
from decks.importers import importer_for
from decks.markdown.importer import IMPORTER

TOLD = [("What is a fjord?", "A sea arm."), ("What is a delta?", "A river's mouth."), ("What is a reef?", "Coral.")]
SHAPES = {
    "front and back": "Front: {}\nBack: {}\n\n",
    "in bold": "**Front:** {}\n\n**Back:** {}\n\n",
    "bold up to the colon": "**Term**: {}\n**Definition**: {}\n\n",
    "another language": "Vorderseite: {}\nRückseite: {}\n\n",
    "dashes": "Ques - {}\nAns - {}\n\n",
    "long dashes": "Question — {}\nAnswer — {}\n\n",
    "a full stop before the number": "Q.1 {}\nAns. {}\n\n",
    "both with a number": "Q.1) {}\nA.1) {}\n\n",
    "brackets": "Q) {}\nA) {}\n\n",
    "numbers in brackets": "Q1) {}\nA1) {}\n\n",
    "signs": "❓ {}\n✅ {}\n\n",
    "other signs": "❓ **{}**\n👉 {}\n\n",
    "a sign for the answer alone": "**Q: {}**\n💡 {}\n\n",
    "below headings": "## Card\n\n**Front:** {}\n\n**Back:** {}\n\n",
}


def read(text: str) -> Reading:
    return IMPORTER.read(text, "coast.md")


def told(reading: Reading) -> list[tuple[str, str]]:
    return [
        ((draft.prompt or "").strip("*"), "\n".join(part.text for part in draft.sections).strip())
        for draft in reading.drafts
    ]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_labels_of_a_form_of_their_own_tell_questions_from_answers(shape: str) -> None:
    text = "".join(shape.format(*pair) for pair in TOLD)
    reading = read(text)
    assert importer_for(text, "coast.txt").name == "markdown"
    assert told(reading) == TOLD
    assert not reading.unplaced


def test_labels_in_the_answers_of_headings_stay_there() -> None:
    text = "".join(f"## {asked}\n\nTerm: reef\n\nDefinition: {said}\n\n" for asked, said in TOLD)
    assert [prompt for prompt, _ in told(read(text))] == [asked for asked, _ in TOLD]


def test_headings_with_usual_labels_stay_headings() -> None:
    tasks = [("Describe a fjord.", "A sea arm."), ("Draw a delta.", "A river's mouth."), ("What is a reef?", "Coral.")]
    text = "# Coast\n\n" + "".join(
        f"### Q{rank}: {asked}\n\n#### Answer:\n\n{said}\n\n" for rank, (asked, said) in enumerate(tasks, 1)
    )
    reading = read(text)
    assert (told(reading), reading.unplaced) == (tasks, ())


def test_one_label_alone_is_no_form() -> None:
    text = "## What is a reef?\n\nFront: the side to the sea.\n\nFront: again.\n"
    assert told(read(text)) == [("What is a reef?", "Front: the side to the sea.\n\nFront: again.")]


@pytest.mark.parametrize(
    "opener", ["QUESTION NO: 7", "Question No. 7", "### Question #7 *Topic 1*", "Question 7 - Topic 2"]
)
def test_the_openers_of_exam_collections_are_numbers_of_questions(opener: str) -> None:
    body = "Which is a reef?\n\nA. coral\nB. sand\n\nAnswer: A\n\n"
    text = f"{opener}\n\n{body}{opener.replace('7', '8')}\n\n{body}"
    drafts = read(text).drafts
    assert [(draft.number, draft.prompt) for draft in drafts] == [(7, "Which is a reef?"), (8, "Which is a reef?")]


_PIECES = "Front: a|Back: b|Q) c|A) d|❓ e|✅ f|Ques - g|Ans - h||## What?|- i|Q.1 j|> k|```".split("|")


@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_every_line_of_any_order_is_somewhere(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, read(text)) == set()


@pytest.mark.parametrize("label", ["Explanation", "Meaning", "Rationale"])
def test_a_second_label_below_an_answer_keeps_its_own_name(label: str) -> None:
    told = "**Question:** What is a {0}?\n**Answer:** A {0}.\n**{1}:** Of oak.\n\n---\n\n"
    drafts = IMPORTER.read("".join(told.format(each, label) for each in ("keel", "stem")), "ships.md").drafts
    assert [draft.prompt for draft in drafts] == ["What is a keel?", "What is a stem?"]
    assert f"**{label}:** Of oak." in drafts[1].sections[0].text


@pytest.mark.parametrize(
    ("asked", "answered"), [("Question", "Answer"), ("FRAGE", "ANTWORT"), ("Question:", "Answer:")]
)
def test_labels_on_lines_of_their_own_part_what_stands_below_them(asked: str, answered: str) -> None:
    both = [("What is a keel?", "The spine."), ("Explain a stem", "The bow.")]
    text = "".join(f"{asked}\n{one}\n{answered}\n{two}\n\n" for one, two in both)
    reading = importer_for(text, "ships.txt").read(text, "ships.txt")
    assert [(draft.prompt, draft.sections[0].text) for draft in reading.drafts] == both
    assert not unaccounted(text, reading)
