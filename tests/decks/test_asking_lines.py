"""Texts without numbers or marks, as one copies them from a page of questions and answers."""

import pytest
from readings import accounts_for_every_line

from decks import importers
from decks.drafts import Draft, Reading
from decks.listing import IMPORTER
from srs.model import SectionKind


def read(text: str) -> Reading:
    assert importers.importer_for(text, "page.txt").name == "listing"
    reading = IMPORTER.read(text, "page.txt")
    assert accounts_for_every_line(text, reading)
    return reading


def told(text: str) -> list[tuple[str | None, str]]:
    return [(draft.prompt, "\n".join(part.text for part in draft.sections)) for draft in read(text).drafts]


def options(draft: Draft) -> list[tuple[str, bool | None]]:
    return [(choice.text, choice.right) for section in draft.sections for choice in section.choices]


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_lines_that_ask_are_questions_with_what_stands_below_them(parted: str) -> None:
    lines = [
        "What is a neap tide?",
        "A tide of small range.",
        "Who steers a ferry?",
        "A pilot.",
        "What is ebb?",
        "Out.",
    ]
    assert told(parted.join(lines)) == list(zip(lines[::2], lines[1::2], strict=True))


def test_what_stands_above_the_first_question_is_the_title_and_unplaced() -> None:
    reading = read("Harbour FAQ\n\nWhat is ebb?\nOut.\n\nWhat is flood?\nIn.\n\nWhat is slack?\nNeither.\n")
    assert (reading.title, [left.line for left in reading.unplaced]) == ("Harbour FAQ", [1])


def test_a_question_that_goes_over_two_lines_is_one() -> None:
    wide = "How does the master of a small harbour know that the tide has turned\nand that the ferry may leave?"
    assert told(f"{wide}\n\nBy the gauge.\n\nWhat is ebb?\n\nOut.\n\nWhat is flood?\n\nIn.\n")[0] == (
        wide.replace("\n", " "),
        "By the gauge.",
    )


def test_code_and_lists_below_a_question_are_its_answer() -> None:
    text = "How do you list berths?\nSELECT name FROM berths;\nWhich tides are there?\nEBB\n, FLOOD\nWhat is slack?\n"
    assert told(text) == [
        ("How do you list berths?", "SELECT name FROM berths;"),
        ("Which tides are there?", "EBB\n, FLOOD"),
        ("What is slack?", ""),
    ]


def test_short_lines_between_bare_questions_are_their_places() -> None:
    text = "1. Tides\nWhat is ebb?\nWhat is flood?\n2. Ships\nWho steers?\nWho moors?\nWhere does it lie?\n"
    reading = read(text)
    assert [draft.place for draft in reading.drafts] == [("Tides",)] * 2 + [("Ships",)] * 3
    assert reading.furniture == {1: "place", 4: "place"}


@pytest.mark.parametrize(
    "text",
    [
        "The tide came in. And why? Nobody knew.\nWas it the moon? It was.\nHe left.\n" * 3,
        "“Who goes there?”\n“A friend.”\n“What friend?”\n“A pilot.”\n“Which pilot?”\n“Yours.”\n",
        "- Who steers\nthe ferry that nobody has seen since the storm of last year, they said, and why\n" * 4,
    ],
)
def test_running_text_and_dialogue_are_no_questions(text: str) -> None:
    assert IMPORTER.likelihood(text, "page.txt") == 0


def test_a_number_a_type_and_a_button_around_a_question_are_no_words_of_it() -> None:
    block = "{0}\nBehavioral\nWhat did you do in storm {0}?\nShow sample answer\n\nI made the ferry fast.\n\n"
    reading = read("".join(block.format(number) for number in (1, 2, 3)))
    assert [(draft.number, draft.type, draft.prompt) for draft in reading.drafts][:2] == [
        (1, "Behavioral", "What did you do in storm 1?"),
        (2, "Behavioral", "What did you do in storm 2?"),
    ]
    assert reading.drafts[0].sections[0].text == "I made the ferry fast."
    assert set(reading.furniture.values()) == {"fold"}


def test_words_that_every_question_begins_or_ends_with_are_the_pages() -> None:
    block = (
        "Question #{0} Report Error\nWhich tide is number {0}?\nA. Ebb\nB. Flood\n\nCorrect Answer: Option B\n\n"
        "Explanation:\nIt comes in.\n\nThis question belongs to: Tides and ships\n"
    )
    reading = read("".join(block.format(number) for number in (7, 8, 9)))
    assert [(draft.number, draft.prompt) for draft in reading.drafts][:1] == [(7, "Which tide is number 7?")]
    assert options(reading.drafts[2]) == [("Ebb", False), ("Flood", True)]
    assert set(reading.furniture.values()) == {"page"}


def test_an_answer_that_most_questions_have_is_no_line_of_the_page() -> None:
    text = (
        "What is it?\nNobody knows that yet.\nWho says so?\nNobody knows that yet.\nAnd why?\nNobody knows that yet.\n"
    )
    assert [answer for _, answer in told(text)] == ["Nobody knows that yet."] * 3


def test_lines_of_which_the_answer_repeats_one_are_options() -> None:
    text = (
        "Q.1 Which tide goes out?\nEbb\nFlood\nSlack\nExplanation - The water falls.\nCorrect answer is: Ebb\n"
        "Q.2 Who steers a ferry?\nA cook\nA pilot\nExplanation - By a licence.\nCorrect answer is: A pilot\n"
    )
    first, second = read(text).drafts
    assert options(first) == [("Ebb", True), ("Flood", False), ("Slack", False)]
    assert [part.text for part in first.sections if part.kind is SectionKind.ANSWER] == ["The water falls."]
    assert options(second) == [("A cook", False), ("A pilot", True)]


def test_options_above_a_button_that_offers_the_answer_are_not_known() -> None:
    text = "1. Which goes out?\nA) Ebb\nB) Flood\nC) Slack\n\nView Answer >\n\n2. Who steers?\nA) A cook\nB) A pilot\n"
    assert [options(draft) for draft in read(f"{text}\nView Answer >\n").drafts] == [
        [("Ebb", None), ("Flood", None), ("Slack", None)],
        [("A cook", None), ("A pilot", None)],
    ]


def test_numbers_that_are_missing_end_no_list() -> None:
    text = "1. What is ebb?\n2. What is flood?\n5. Who steers?\n6. Moor a ferry.\n9. What is slack?\nMore next week.\n"
    reading = read(text)
    assert [(draft.number, draft.sections) for draft in reading.drafts] == [(n, ()) for n in (1, 2, 5, 6, 9)]
    assert [left.line for left in reading.unplaced] == [6]


def test_statements_to_be_called_true_or_false_are_a_list_of_their_own() -> None:
    text = "MCQs:\n\n1. Which goes out?\n2. Who steers?\n\nTrue/False:\n\n1. Ebb is out. (True/False)\n"
    assert [(draft.place, draft.number) for draft in read(f"{text}2. It is in. (T/F)\n").drafts] == [
        (("MCQs",), 1),
        (("MCQs",), 2),
        (("True/False",), 1),
        (("True/False",), 2),
    ]


@pytest.mark.parametrize(
    "last", ["C) None of the above", "- [ ] C) none of these", "C) 🔴 silk", "(c) none of the three"]
)
def test_an_option_that_every_question_ends_with_is_none_of_the_pages_lines(last: str) -> None:
    first = last.replace("C", "A").replace("(c)", "(a)").replace("silk", "hemp").replace("one", "ever")
    second = last.replace("C", "B").replace("(c)", "(b)").replace("silk", "wool").replace("one", "ow")
    asked = ("Which rope holds a ferry?", "Which bell calls the pilot?", "Which lamp marks the pier?")
    text = "\n".join(f"{number}. {words}\n{first}\n{second}\n{last}" for number, words in enumerate(asked, 1))
    reading = importers.importer_for(text, "bank.txt").read(text, "bank.txt")
    assert [len(draft.sections[0].choices) for draft in reading.drafts] == [3, 3, 3]
    assert reading.furniture == {}
