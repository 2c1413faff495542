from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Draft, DraftSection, Reading
from decks.listing import IMPORTER
from srs.model import Minutes, SectionKind

SMALL = Path(__file__).parents[1] / "data" / "decks" / "small-listing.txt"


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bank.txt")


def section(draft: Draft, kind: SectionKind) -> DraftSection:
    return next(part for part in draft.sections if part.kind is kind)


@pytest.fixture
def small() -> Reading:
    return read(SMALL.read_text(encoding="utf-8"))


def test_number_type_and_difficulty_are_told_apart_from_the_prompt(small: Reading) -> None:
    first = small.drafts[0]
    assert (first.number, first.type, first.difficulty) == (1, "Behavioral", "Medium")
    assert first.prompt == "Describe how you convinced the crane crew to use the new tide tables."


def test_an_unusual_type_before_a_usual_difficulty_is_the_banks_own_word(small: Reading) -> None:
    last = small.drafts[2]
    assert (last.number, last.type, last.difficulty) == (12, "Culture Fit", "Very Hard")
    assert last.prompt == "Why do you want to work at night?"


def test_words_that_no_table_knows_are_told_apart_by_the_repeated_prompt() -> None:
    text = "1SeamanshipStormyHow do you anchor in a gale?\nHow do you anchor in a gale?\nKey Points\n- Pay out chain.\n"
    draft = read(text).drafts[0]
    assert (draft.type, draft.difficulty, draft.prompt) == ("Seamanship", "Stormy", "How do you anchor in a gale?")


def test_minutes_and_stage_come_from_the_line_with_the_clock(small: Reading) -> None:
    assert small.drafts[0].minutes == Minutes(low=3, high=4)
    assert small.drafts[0].stage == "final round"
    assert small.drafts[2].minutes == Minutes(low=0.75, high=0.75)


def test_a_block_with_a_number_alone_has_no_prompt(small: Reading) -> None:
    assert (small.drafts[1].number, small.drafts[1].prompt, small.drafts[1].type) == (2, None, None)


def test_bullets_lose_their_dash_and_their_symbol(small: Reading) -> None:
    assert section(small.drafts[0], SectionKind.LOOK_FOR).bullets == (
        "**Patience:** Listens before proposing.",
        "Ability to speak plainly.",
    )
    assert section(small.drafts[0], SectionKind.MISTAKES).bullets == ("Blaming the crew",)
    assert section(small.drafts[2], SectionKind.MISTAKES).bullets == ("Falling asleep.",)


def test_the_title_and_the_lines_of_no_question_are_unplaced(small: Reading) -> None:
    assert small.title == "Harbour Operations Interview Questions"
    assert [(left.line, left.text) for left in small.unplaced] == [
        (1, "Harbour Operations Interview Questions"),
        (2, "Asked on the quay, answered in the office"),
        (44, "Interested in sailing?"),
    ]


def test_every_line_is_somewhere(small: Reading) -> None:
    assert unaccounted(SMALL.read_text(encoding="utf-8"), small) == set()


@pytest.mark.parametrize("start", ["12. ", "12) ", "Q12: ", "Q12. ", "Question 12: ", "**12. "])
def test_other_ways_to_number_a_question(start: str) -> None:
    before = "".join(f"{start.replace('12', str(n))}Why is rope {n} wet?\nKey points\n* It rained.\n" for n in (1, 2))
    drafts = read(before).drafts
    assert [(draft.number, draft.prompt) for draft in drafts] == [(1, "Why is rope 1 wet?"), (2, "Why is rope 2 wet?")]
    assert drafts[1].sections[0].bullets == ("It rained.",)


def test_a_numbered_list_inside_a_section_begins_no_question() -> None:
    text = (
        "1. How do you dock?\nKey points\n1. Slow down.\n2. Turn.\n3. Tie up.\nCommon mistakes\n- Haste.\n"
        "2. And leave?\nHints\n- Look.\n"
    )
    drafts = read(text).drafts
    assert [draft.prompt for draft in drafts] == ["How do you dock?", "And leave?"]
    assert drafts[0].sections[0].bullets == ("Slow down.", "Turn.", "Tie up.")


def test_an_answer_without_a_heading_is_the_answer() -> None:
    text = "1. What is a bollard?\nA post to tie ships to.\n\nIt is short.\n2. What is a fender?\nKey points\n- Soft.\n"
    draft = read(text).drafts[0]
    assert draft.sections[0] == DraftSection(kind=SectionKind.ANSWER, text="A post to tie ships to.\n\nIt is short.")


def test_lines_without_bullets_in_a_list_are_its_statements() -> None:
    draft = read("1\nWhy dredge?\nKey Points\nSilt settles.\nShips grow.\nTerms\nsilt\n").drafts[0]
    assert draft.prompt == "Why dredge?"
    assert draft.sections[0].bullets == ("Silt settles.", "Ships grow.")


def test_a_framework_that_begins_with_its_name_is_not_taken_for_a_heading() -> None:
    draft = read("1\nAnswer Framework\nSTAR Method: Situation (where). Task (what).\nTips\n- Breathe.\n").drafts[0]
    assert [part.kind for part in draft.sections] == [SectionKind.FRAMEWORK, SectionKind.HINTS]


def test_a_block_with_nothing_in_it_is_reported() -> None:
    reading = read("1\nKey Points\n2\nWhy?\nKey points\n- Because.\n")
    assert [(problem.line, problem.message) for problem in reading.problems] == [
        (1, "Number 1 has no question and no answer.")
    ]


def test_numbered_questions_with_answers_and_no_sections_are_a_listing() -> None:
    text = "1) What is a keel?\nThe spine.\n2) What is a stem?\nThe front.\n3) What is a stern?\nThe back.\n"
    assert IMPORTER.likelihood(text, "x.txt") > 0.5
    assert [(draft.prompt, draft.sections[0].text) for draft in read(text).drafts] == [
        ("What is a keel?", "The spine."),
        ("What is a stem?", "The front."),
        ("What is a stern?", "The back."),
    ]


def test_markdown_and_prose_are_no_listing() -> None:
    assert IMPORTER.likelihood("# Title\n\n## What is it?\n\nA thing.\n", "x.md") == 0
    assert IMPORTER.likelihood("1984 was a year.\nNothing else.\n", "x.txt") == 0
    assert IMPORTER.likelihood(SMALL.read_text(encoding="utf-8"), "x.txt") > 0.9


_LINES = st.lists(
    st.sampled_from(
        ["1", "2.", "3BehavioralHighWhy?", "Key Points", "- •a", "Task", "How to Answer:", "x", "", "  - b", "⏱ 3 min"]
    )
    | st.text(max_size=20),
    max_size=30,
)


@given(_LINES)
def test_any_text_is_read_and_every_line_accounted_for(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, read(text)) == set()


@pytest.mark.parametrize(("first", "second"), [("For the quay:", "For the pier:"), ("Quay", "Pier")])
def test_a_list_that_begins_anew_below_a_label_has_the_label_as_its_place(first: str, second: str) -> None:
    text = f"{first}\n1. What holds a ferry?\n2. Who calls?\n\n{second}\n1. What is a lamp for?\n2. Where is it?\n"
    reading = read(text)
    places = [(draft.place[0], draft.number, draft.prompt) for draft in reading.drafts]
    one, other = first.rstrip(":"), second.rstrip(":")
    assert places == [
        (one, 1, "What holds a ferry?"),
        (one, 2, "Who calls?"),
        (other, 1, "What is a lamp for?"),
        (other, 2, "Where is it?"),
    ]
    assert reading.problems == ()
    assert unaccounted(text, reading) == set()


def test_steps_below_a_label_are_no_questions() -> None:
    asked = "1. What holds a ferry?\nA rope.\n\n2. How is it tied?\n\nSteps:\n1. Throw it.\n2. Tie it.\n"
    reading = read(f"{asked}\n3. Who calls?\nThe pilot.\n")
    assert [draft.prompt for draft in reading.drafts] == ["What holds a ferry?", "How is it tied?", "Who calls?"]


def test_lines_that_ask_have_the_line_right_below_as_their_answer_and_capitals_as_their_place() -> None:
    text = "LAND\n\nWhat is a quay?\nA wall\n\nWhat is a pier?\nA bridge\n\nSEA\n\nWhat is a mole?\nAnother wall\n"
    reading = IMPORTER.read(text, "coast.txt")
    assert [(draft.place, draft.prompt, draft.sections[0].text) for draft in reading.drafts] == [
        (("LAND",), "What is a quay?", "A wall"),
        (("LAND",), "What is a pier?", "A bridge"),
        (("SEA",), "What is a mole?", "Another wall"),
    ]
    assert not reading.unplaced


def test_a_numbered_list_inside_an_answer_begins_no_question() -> None:
    text = "1. What is a keel?\nThe spine. Its parts:\n1. Shoe\n2. Hog\n3. Stem\n\n2. What is a rib?\nOf oak.\n\n"
    drafts = IMPORTER.read(
        f"{text}3. What is a mast?\nA pole:\n1. Foot\n2. Hounds\n3. Head\n4. Truck\n", "ships.txt"
    ).drafts
    assert [draft.prompt for draft in drafts] == ["What is a keel?", "What is a rib?", "What is a mast?"]
    assert [len(draft.lines) for draft in drafts] == [5, 2, 6]


def test_a_labelled_number_that_counts_on_need_not_ask() -> None:
    asked = "Q.1 What is a keel? (2 marks)\nAns. The spine.\n\nQ.2 What is a rib?\nAns. A bow.\n\n"
    drafts = IMPORTER.read(f"{asked}Q.3 Explain oak.\nAns.\nA wood.\n", "ships.txt").drafts
    assert [draft.prompt for draft in drafts] == ["What is a keel? (2 marks)", "What is a rib?", "Explain oak."]
    assert [draft.sections[0].text for draft in drafts] == ["The spine.", "A bow.", "A wood."]


def test_a_number_in_brackets_is_none_of_the_prompt() -> None:
    text = "(1) What is ebb?\nOut.\n\n(2) What is flood?\nIn.\n\n(3) Who steers?\nA pilot.\n"
    drafts = IMPORTER.read(text, "page.txt").drafts
    assert [(draft.number, draft.prompt) for draft in drafts] == [
        (1, "What is ebb?"),
        (2, "What is flood?"),
        (3, "Who steers?"),
    ]
