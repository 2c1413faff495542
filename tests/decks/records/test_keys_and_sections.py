"""Keys that two words make, prompts under a key for any text, lists that ask together, and names told beside."""

import json
from typing import Any

import pytest

from decks import importers
from decks.drafts import Reading
from srs.model import SectionKind


def _read(value: Any) -> Reading:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    assert importers.importer_for(text, "bank.json").name == "json"
    return importers.importer("json").read(text, "bank")  # type: ignore[union-attr]


def test_keys_that_begin_with_the_word_for_an_answer_say_what_the_rest_says() -> None:
    reading = _read(
        [
            {
                "text": "Who counts the crates ?",
                "answer_option_a": "The guard",
                "answer_option_b": "The clerk",
                "answer_correct": "b",
                "answer_explanation": "He has the list.",
                "question_tags": ["depot"],
                "question_category": "Yard",
            }
        ]
        * 2
    )
    draft = reading.drafts[0]
    assert [(one.text, one.right) for one in draft.sections[0].choices] == [("The guard", False), ("The clerk", True)]
    assert [one.text for one in draft.sections if one.kind is SectionKind.ANSWER] == ["He has the list."]
    assert (draft.tags, draft.place) == (("depot",), ("Yard",))


def test_a_key_that_ends_in_tags_is_of_tags() -> None:
    draft = _read([{"question": "Who counts?", "answer": "The clerk.", "topic_tags": ["yard", "lists"]}]).drafts[0]
    assert draft.tags == ("yard", "lists")


def test_texts_in_a_list_that_ask_are_questions_without_answers() -> None:
    reading = _read(
        {
            "warmup": [
                {"id": "w1", "text": "Walk me through a day at the gate.", "seniority": "any", "difficulty": 1},
                {"id": "w2", "text": "What would you change?", "seniority": "any", "difficulty": 2, "skills": ["talk"]},
            ],
            "yard": [{"id": "y1", "text": "Tell me about a lost crate.", "seniority": "senior", "difficulty": 3}],
        }
    )
    assert [(draft.prompt, draft.place, draft.difficulty) for draft in reading.drafts] == [
        ("Walk me through a day at the gate.", ("Warmup",), "1"),
        ("What would you change?", ("Warmup",), "2"),
        ("Tell me about a lost crate.", ("Yard",), "3"),
    ]
    assert reading.unplaced == ()


@pytest.mark.parametrize(
    "value",
    [
        [{"id": 1, "text": "Closed today."}, {"id": 2, "text": "Open again?"}, {"id": 3, "text": "The gate is shut."}],
        [{"user": "ann", "text": "It is late."}, {"user": "bob", "text": "The crates are wet."}],
    ],
)
def test_texts_in_a_list_that_tell_are_no_questions(value: Any) -> None:
    one = importers.importer("json")
    assert isinstance(one, importers.Importer)
    assert one.likelihood(json.dumps(value), "x.json") == 0.0


def test_lists_of_short_tasks_below_topics_are_questions_where_some_of_them_ask() -> None:
    reading = _read(
        {
            "仓库": ["箱子为什么按行摆放？", "说说清单", "请解释门口的检查", "钥匙由谁保管？"],
            "大门": ["开门的步骤", "夜班"],
        }
    )
    assert [(draft.prompt, draft.place) for draft in reading.drafts] == [
        ("箱子为什么按行摆放？", ("仓库",)),
        ("说说清单", ("仓库",)),
        ("请解释门口的检查", ("仓库",)),
        ("钥匙由谁保管？", ("仓库",)),
        ("开门的步骤", ("大门",)),
        ("夜班", ("大门",)),
    ]


def test_lists_of_words_below_topics_that_never_ask_are_no_questions() -> None:
    one = importers.importer("json")
    assert isinstance(one, importers.Importer)
    assert one.likelihood(json.dumps({"yard": ["crate", "row", "who?"], "gate": ["key"] * 5}), "x.json") == 0.0


def test_a_place_that_is_an_id_has_the_name_that_the_file_gives_it() -> None:
    reading = _read(
        {
            "categories": [
                {
                    "id": "yard",
                    "name": "The yard",
                    "short": "Yard",
                    "children": [{"id": "programming", "name": "Rows"}],
                },
                {"id": "gate", "name": "The gate"},
            ],
            "questions": [
                {"category": "yard", "q": "Who counts?", "points": ["The clerk."]},
                {"category": "programming", "q": "Why rows?", "points": ["To count."]},
                {"category": "door", "q": "Who locks?", "points": ["The guard."]},
            ],
        }
    )
    assert [draft.place for draft in reading.drafts] == [("The yard",), ("The yard", "Rows"), ("door",)]
    assert reading.unplaced == ()


def test_names_that_no_question_stands_under_stay_unplaced() -> None:
    reading = _read(
        {
            "authors": [{"id": "ann", "name": "Ann Clerk"}, {"id": "bob", "name": "Bob Guard"}],
            "questions": [{"category": "yard", "q": "Who counts?", "a": "The clerk."}],
        }
    )
    assert [left.text for left in reading.unplaced if "name" in left.text]


def test_the_id_of_a_section_is_no_text_of_its_own_and_its_name_where_it_has_no_other() -> None:
    reading = _read(
        {
            "topics": [
                {"id": "yard-work", "name": "Yard work", "questions": [{"q": "Who counts?", "a": "The clerk."}]},
                {"id": "gate", "questions": [{"q": "Who locks?", "a": "The guard."}]},
            ]
        }
    )
    assert [draft.place for draft in reading.drafts] == [("Yard work",), ("gate",)]
    assert reading.unplaced == ()


def test_a_number_before_the_question_that_the_record_has_too_is_no_part_of_it() -> None:
    reading = _read(
        [
            {"id": "q1", "question": "1. Who counts?", "answer": "The clerk."},
            {"id": "q2", "question": "2. Who locks?", "answer": "The guard."},
            {"id": "q9", "question": "3. Who sweeps?", "answer": "Nobody."},
        ]
    )
    assert [(draft.number, draft.prompt) for draft in reading.drafts] == [
        (1, "Who counts?"),
        (2, "Who locks?"),
        (9, "3. Who sweeps?"),
    ]


def test_many_topics_take_time_in_proportion() -> None:
    value = {f"topic {n}": ["Who counts the crates?", "The list"] for n in range(20_000)}
    assert len(_read(value).drafts) == 40_000


@pytest.mark.parametrize(
    ("answer", "told", "others"),
    [
        ({"short": "The clerk.", "long": "He has the list."}, ["The clerk."], [("Long", "He has the list.")]),
        ({"text": "The clerk.", "why": "He has the list."}, ["The clerk."], [("Why", "He has the list.")]),
    ],
)
def test_an_answer_in_parts_of_its_own_names_begins_with_its_first(
    answer: Any, told: list[str], others: list[tuple[str, str]]
) -> None:
    draft = _read([{"question": "Who counts the crates?", "answer": answer}, {"question": "Why?", "answer": "Order."}])
    sections = draft.drafts[0].sections
    assert [one.text for one in sections if one.kind is SectionKind.ANSWER] == told
    assert [(one.heading, one.text) for one in sections if one.kind is SectionKind.OTHER] == others
