"""Quizzes as learning platforms write them: Aiken and GIFT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks import importers
from decks.aiken import IMPORTER as AIKEN
from decks.drafts import Draft
from decks.gift import IMPORTER as GIFT
from decks.listing import IMPORTER as LISTING
from srs.model import SectionKind


def options(draft: Draft) -> list[tuple[str, bool | None]]:
    return [(choice.text, choice.right) for section in draft.sections for choice in section.choices]


@pytest.mark.parametrize("parted", ["\n", ""])
def test_an_aiken_quiz_has_its_options_and_the_right_one(parted: str) -> None:
    first_one = "Which rope\nholds a ferry?\nA. hemp\nB. steel wire\nANSWER: B\n"
    text = f"{first_one}{parted}2. Who steers?\na) a cook\nb) a pilot\nc) a mate\nAnswer: b, c\n"
    assert importers.importer_for(text, "quiz.txt").name == "aiken"
    first, second = AIKEN.read(text, "quiz.txt").drafts
    assert first.prompt == "Which rope\nholds a ferry?"
    assert options(first) == [("hemp", False), ("steel wire", True)]
    assert (second.number, second.prompt) == (2, "Who steers?")
    assert options(second) == [("a cook", False), ("a pilot", True), ("a mate", True)]


@pytest.mark.parametrize("answer", ["B" + " " * 50_000, "B" + " " * 50_000 + "!", "B ,  " * 10_000, " " * 50_000 + "B"])
def test_an_answer_line_of_many_spaces_is_read_like_others(answer: str) -> None:
    reading = AIKEN.read(f"Who?\nA. x\nB. y\nANSWER: {answer}\n", "quiz.txt")
    assert len(reading.drafts) == (answer.strip() == "B")


def test_an_answer_that_is_no_option_is_not_known_and_stray_lines_are_unplaced() -> None:
    reading = AIKEN.read("A quiz\n\nWho?\nA. x\nB. y\nANSWER: D\n\nA remark.\n", "quiz.txt")
    assert options(reading.drafts[0]) == [("x", None), ("y", None)]
    assert [each.line for each in reading.unplaced] == [1, 8]


def test_a_gift_quiz_has_choices_answers_and_places() -> None:
    text = (
        "// ropes\n$CATEGORY: Harbour/Ropes\n\n::Ferry:: Which rope holds? {\n=steel wire#it does not rot\n~hemp\n}\n\n"
        "A buoy floats. {T}\n\nWho steers? {=a pilot =the pilot}\n\nTwo of {~%50%hemp ~%50%sisal ~iron} are plants.\n"
    )
    assert importers.importer_for(text, "quiz.gift").name == "gift"
    reading = GIFT.read(text, "quiz.gift")
    rope, buoy, pilot, plants = reading.drafts
    assert (rope.prompt, rope.place) == ("Which rope holds?", ("Harbour", "Ropes", "Ferry"))
    assert options(rope) == [("steel wire", True), ("hemp", False)]
    assert options(buoy) == [("True", True), ("False", False)]
    assert pilot.sections[0].kind is SectionKind.ANSWER
    assert pilot.sections[0].text == "- a pilot\n- the pilot"
    assert plants.prompt == "Two of ____ are plants."
    assert options(plants) == [("hemp", True), ("sisal", True), ("iron", False)]
    assert reading.furniture == {1: "comment", 2: "place"}


def test_comments_and_categories_do_not_count_against_a_gift_quiz() -> None:
    text = (
        "// ====\n// Ropes and knots\n// ====\n\n// Part 1 (1-2)\n\n"
        "::q01:: Which rope floats? {\n\t~hemp;\n\t=nylon;\n}\n\n"
        "$CATEGORY: Harbour\n\n// Part 2\n\n::q02:: Who moors? {\n\t=the mate\n\t~the cook\n}\n"
    )
    assert importers.importer_for(text, "quiz.gift").name == "gift"
    first, second = GIFT.read(text, "quiz.gift").drafts
    assert (first.number, first.prompt, second.number, second.place) == (1, "Which rope floats?", 2, ("Harbour",))


def test_titled_gift_questions_need_no_blank_line_between_them() -> None:
    text = (
        "::Question 1::Which rope floats? {\n=nylon#well done\n~hemp#no\n}\n"
        "::Question 2::A buoy floats. {\nTRUE#it does\n}\n"
        "::Question 4::Describe how a ferry moors.\n::Question 5::How many strands has a rope? {#3:1}\n"
        "::Notes::Mooring takes [two] lines.\n"
    )
    assert importers.importer_for(text, "quiz.gift").name == "gift"
    reading = GIFT.read(text, "quiz.gift")
    assert [draft.number for draft in reading.drafts] == [1, 2, 4, 5]
    assert options(reading.drafts[1]) == [("True", True), ("False", False)]
    assert reading.drafts[1].sections[1].bullets == ("it does",)
    assert reading.drafts[2].sections == ()
    assert reading.drafts[3].sections[0].text == "3 ± 1"
    assert [left.line for left in reading.unplaced] == [10]


def test_an_equals_sign_within_an_option_of_its_own_line_parts_nothing() -> None:
    options_told = "  =With `bend=True` and two turns.\n  ~With a ~ sign\n  ~Not at all\n"
    text = f"How is it tied? {{\n{options_told}  # A bend takes `turns=2`.\n}}\n"
    draft = GIFT.read(text, "quiz.gift").drafts[0]
    assert options(draft) == [
        ("With `bend=True` and two turns.", True),
        ("With a ~ sign", False),
        ("Not at all", False),
    ]
    assert [(part.kind, part.text) for part in draft.sections[1:]] == [(SectionKind.ANSWER, "A bend takes `turns=2`.")]


def test_a_gift_question_in_html_becomes_markdown_and_keeps_its_title() -> None:
    inside = "=<b>joins</b> two ropes\n~cuts#no &amp; never\n####See <i>bends</i>.\n"
    text = f"::Knots::[html]<p>What does <code>bend</code> do?</p>{{\n{inside}}}\n"
    draft = GIFT.read(text, "quiz.gift").drafts[0]
    assert (draft.place, draft.prompt) == (("Knots",), "What does `bend` do?")
    assert options(draft) == [("**joins** two ropes", True), ("cuts", False)]
    assert [part.text for part in draft.sections if part.kind is SectionKind.ANSWER] == ["See *bends*."]
    assert any(part.bullets == ("cuts: no & never",) for part in draft.sections)


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("#3", "3"),
        ("#1..5", "1–5"),
        ("#\n =1822:0 # right\n =%50%1822:2 # half\n", "- 1822\n- 1822 ± 2"),
        ("=cat -> cat food =dog -> dog food", "- cat → cat food\n- dog → dog food"),
    ],
)
def test_numbers_and_pairs_of_a_gift_quiz_are_answers(inside: str, told: str) -> None:
    draft = GIFT.read(f"Which? {{{inside}}}\n", "quiz.gift").drafts[0]
    assert draft.sections[0].text == told


def test_what_earns_a_part_of_the_points_is_right_only_where_nothing_earns_all() -> None:
    text = "Where? {\n~%50%Dover\n=Calais\n~%-50%Paris\n}\n\nWhich two? {\n~%50%Dover\n~%50%Calais\n~%-100%Paris\n}\n"
    first, second = GIFT.read(text, "quiz.gift").drafts
    assert options(first) == [("Dover", False), ("Calais", True), ("Paris", False)]
    assert options(second) == [("Dover", True), ("Calais", True), ("Paris", False)]


@given(
    st.lists(
        st.sampled_from(
            ["Who?", "A. x", "B) y", "ANSWER: A", "", "::t:: q {", "=a", "~b", "}", "// c", "$CATEGORY: x", "\\{"]
        )
        | st.text(max_size=9)
    )
)
def test_every_line_is_accounted_for(rows: list[str]) -> None:
    text = "\n".join(rows)
    filled = {number for number, row in enumerate(text.split("\n"), 1) if row.strip()}
    for one in (AIKEN, GIFT):
        reading = one.read(text, "quiz.txt")
        placed = {number for draft in reading.drafts for number in draft.lines}
        assert filled <= placed | set(reading.furniture) | {each.line for each in reading.unplaced}
        assert 0 <= one.likelihood(text, "quiz.txt") <= 1


@pytest.mark.parametrize("number", ["{}.", "Q{}."])
@pytest.mark.parametrize(
    "key", ["Ans: (b)", "Answer: (B)", "Ans (b)", "Ans. (b)", "**Answer: (b)**", "Ans: option (b)"]
)
@pytest.mark.parametrize("more", ["", "\nExplanation: It is of steel.", "\nExplanation\nIt is of steel."])
def test_a_letter_in_brackets_says_which_option_is_right(number: str, key: str, more: str) -> None:
    asked = "{} Which rope holds a ferry?\n(a) hemp\n(b) wire\n(c) cotton\n{}{}\n\n"
    text = "".join(asked.format(number.format(each), key, more) for each in (1, 2))
    reading = importers.importer_for(text, "quiz.txt").read(text, "quiz.txt")
    drafts = reading.drafts
    assert not reading.unplaced
    assert all(more.rpartition("\n")[2] in "\n".join(part.text for part in draft.sections) for draft in drafts)
    assert [[choice.right for choice in draft.sections[0].choices] for draft in drafts] == [[False, True, False]] * 2


def test_a_last_line_that_most_questions_share_is_no_line_of_the_page_where_it_names_an_option() -> None:
    question = "{0}. Which tide is number {0}?\na) Ebb\nb) Flood\nThe answer is b.\n\n"
    reading = LISTING.read("".join(question.format(number) for number in (1, 2, 3)), "quiz.txt")
    marked = [[choice.right for choice in draft.sections[0].choices] for draft in reading.drafts]
    assert marked == [[False, True]] * 3
    assert not reading.furniture
