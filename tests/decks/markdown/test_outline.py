import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.drafts import Draft
from decks.markdown.importer import IMPORTER

ASKED = ["What is a keel?", "What is a stem?", "Why is it curved?"]


def prompts(text: str) -> list[str | None]:
    return [draft.prompt for draft in IMPORTER.read(text, "bank.md").drafts]


def answer(draft: Draft) -> str:
    return "\n".join(part.text for part in draft.sections)


@pytest.mark.parametrize(
    "form",
    [
        "### {1}.{0}",
        "###{1}. {0}",
        "##{0}",
        "{0}\n-------",
        "{0}\n=====",
        "<h3>{0}</h3>",
        '<h2 id="a">{1}. <b>{0}</b></h2>',
        "### {0} ###",
        '### <a name="q"></a>{0}',
        "### __{0}__",
        "> ## {0}"[2:],
    ],
)
def test_headings_are_found_in_whatever_way_they_are_written(form: str) -> None:
    text = "\n\n".join(f"{form.format(asked, n)}\n\nTold {n}." for n, asked in enumerate(ASKED, 1))
    drafts = IMPORTER.read(text, "bank.md").drafts
    assert [draft.prompt for draft in drafts] == ASKED
    assert [answer(draft) for draft in drafts] == ["Told 1.", "Told 2.", "Told 3."]


def test_hashes_before_a_word_are_no_headings_among_proper_ones() -> None:
    text = "## What is a keel?\n\n#wood #ships\n\n##shape of it\n\n## What is a stem?\n\nThe front.\n"
    assert prompts(text) == ASKED[:2]


def test_a_paragraph_with_a_rule_below_it_is_no_heading() -> None:
    text = "## What is a keel?\n\nIt is the spine.\n---\n\n## What is a stem?\n\nIt is the front.\n---\n"
    assert prompts(text) == ASKED[:2]


def test_a_deeper_heading_that_counts_on_is_the_next_question() -> None:
    text = "## 1. What is a keel?\n\nSo.\n\n### 2. What is a stem?\n\nSo.\n\n## 3. Why is it curved?\n\nSo.\n"
    assert prompts(text) == ASKED


def test_steps_below_a_question_stay_in_its_answer() -> None:
    text = "## 1. What is a keel?\n\n### 1. How long?\n\n### 2. How deep?\n\n## 2. What is a stem?\n\nSo.\n"
    assert prompts(text) == ASKED[:2]


def test_questions_at_no_level_in_particular_are_questions_all() -> None:
    text = "What is a keel?\n====\n\nSo.\n\nWhat is a stem?\n----\n\nSo.\n\n### Why is it curved?\n\nSo.\n"
    assert prompts(text) == ASKED


def test_the_words_for_question_and_answer_are_part_of_neither() -> None:
    text = "## Q. What is a keel?\nAns: The spine.\n\n## ***Question: What is a stem?***\n**Answer:** The front.\n"
    drafts = IMPORTER.read(text, "bank.md").drafts
    assert [(draft.prompt, answer(draft)) for draft in drafts] == [(ASKED[0], "The spine."), (ASKED[1], "The front.")]


_PIECES = ["##What?", "<h2>Why?</h2>", "What?\n---", "###1.a", "```", "#a", "text.\n---", "<h3>", "</h3>", ""]


@given(st.lists(st.sampled_from(_PIECES) | st.text(alphabet="#<h3>/ a?\n-=", max_size=14), max_size=20))
def test_any_text_is_read_and_every_line_accounted_for(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = IMPORTER.read(text, "bank.md")
    said = {line for draft in reading.drafts for line in draft.lines}
    left = {unplaced.line for unplaced in reading.unplaced}
    furniture = set(reading.furniture)
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert filled - said - left - furniture == set()
    assert (said & left) | (left & furniture) | (said & furniture) == set()


@pytest.mark.parametrize("bit", ["##a\n", "<h2>" * 10 + "\n", "<h3>a", "[a](#", "a?\n---\n", "**1. " * 3 + "\n"])
def test_strange_headings_take_linear_time(bit: str) -> None:
    IMPORTER.read(bit * 8_000, "bank.md")


@pytest.mark.parametrize("label", ["Follow-up Q:", "Follow-up:", "Pregunta de seguimiento:", "追问："])
@pytest.mark.parametrize("level", ["##", "###", "####"])
def test_a_heading_that_asks_a_follow_up_is_a_question_below_the_one_it_follows(label: str, level: str) -> None:
    follow_up = f"{level} {label} What holds it?\n\nBolts.\n\n"
    text = f"## What is a keel?\n\nThe spine.\n\n{follow_up}## What is a stem?\n\nA bow.\n"
    drafts = IMPORTER.read(text, "ships.md").drafts
    assert [draft.prompt for draft in drafts] == ["What is a keel?", "What holds it?", "What is a stem?"]
    assert [draft.sections[0].text.strip() for draft in drafts] == ["The spine.", "Bolts.", "A bow."]


def test_a_follow_up_with_nothing_below_it_is_one_of_the_question_above() -> None:
    text = "## What is a keel?\n\nThe spine.\n\n### Follow-up: What holds it?\n\n## What is a stem?\n\nA bow.\n"
    drafts = IMPORTER.read(text, "ships.md").drafts
    assert [draft.prompt for draft in drafts] == ["What is a keel?", "What is a stem?"]
    assert drafts[0].sections[1].bullets == ("What holds it?",)


@pytest.mark.parametrize(
    "asked",
    [
        ("什么是码头", "潮汐的原因有哪些", "船和艇的区别"),
        ("桟橋とは何ですか。", "潮はなぜ満ちますか。", "錨について説明してください。"),
        ("부두란 무엇인가", "조수는 왜 생기는가", "닻을 설명하시오"),
        ("Erkläre den Kiel genau", "Nenne drei Arten von Tauen", "Beschreibe den Anker kurz"),
    ],
)
def test_headings_that_ask_without_a_mark_are_questions(asked: tuple[str, ...]) -> None:
    text = "# T\n\n" + "".join(f"## {each}\n\nx {each}\n\n" for each in asked)
    assert [draft.prompt for draft in IMPORTER.read(text, "ships.md").drafts] == list(asked)


TO_ASK = "Questions to ask the interviewer"
KEELS = "## What is a keel?\n\nA beam.\n\n## What is a stem?\n\nA post.\n\n"


@pytest.mark.parametrize("marks", ["#", "###"])
@pytest.mark.parametrize("words", [TO_ASK, "Good questions to ask them", "Fragen an das Unternehmen"])
def test_what_to_ask_the_interviewer_is_a_section_of_its_own_at_any_level(marks: str, words: str) -> None:
    asked = f"{marks} {words}\n\n- Who launches the ships?\n- Who paints them?\n"
    after = IMPORTER.read(f"# Ships\n\n{KEELS}{asked}", "bank.md")
    assert not after.unplaced
    told = "\n".join(answer(draft) for draft in after.drafts)
    assert "Who launches the ships?" in told
    if marks == "#":
        assert [draft.prompt for draft in after.drafts] == ["What is a keel?", "What is a stem?", words]


def test_questions_below_such_a_heading_stand_in_it_as_in_any_place() -> None:
    drafts = IMPORTER.read(f"# Ships\n\n# {TO_ASK}\n\n{KEELS}", "bank.md").drafts
    assert [(draft.prompt, draft.place) for draft in drafts] == [
        ("What is a keel?", (TO_ASK,)),
        ("What is a stem?", (TO_ASK,)),
    ]


def test_another_section_that_asks_nothing_stays_on_no_question() -> None:
    reading = IMPORTER.read(f"# Ships\n\n{KEELS}# Words about ships\n\nThey float.\n", "bank.md")
    assert [one.text for one in reading.unplaced] == ["# Words about ships", "They float."]
