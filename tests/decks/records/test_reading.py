import json
from collections.abc import Iterable
from time import process_time
from typing import Any

import pytest
from factories import bank
from shared_corpora import corpora, counted

from decks import importers
from decks.banks import read_bank
from decks.decompose import answered, decompose
from decks.drafts import Draft, DraftSection, Reading
from decks.structure import questions_from
from srs.model import Depth, Minutes, SectionKind


def _read(value: Any) -> Reading:
    """The reading of a value as JSON, in one line where it is short."""
    return _text(json.dumps(value, ensure_ascii=False, indent=1), "json")


def _text(text: str, format_name: str) -> Reading:
    one = importers.importer(format_name)
    assert isinstance(one, importers.Importer)
    return one.read(text, "bank")


def _draft(**fields: Any) -> Draft:
    (draft,) = _read([fields]).drafts
    return draft


def _sections(draft: Draft, kind: SectionKind) -> list[DraftSection]:
    return [section for section in draft.sections if section.kind is kind]


def _answer(draft: Draft) -> str:
    return "\n\n".join(section.text for section in _sections(draft, SectionKind.ANSWER))


def _choices(draft: Draft) -> list[tuple[str, bool | None]]:
    return [(choice.text, choice.right) for section in draft.sections for choice in section.choices]


def _right(draft: Draft) -> list[str]:
    return [text for text, right in _choices(draft) if right]


def _prompts(drafts: Iterable[Draft]) -> list[str | None]:
    return [draft.prompt for draft in drafts]


# --------------------------------------------------------------------------------------------------------------- keys


@pytest.mark.parametrize(
    ("asks", "tells"),
    [
        ("question", "answer"),
        ("q", "a"),
        ("Q", "A"),
        ("_question", "_answer"),
        ("questionText", "modelAnswer"),
        ("front", "back"),
        ("term", "definition"),
        ("word", "meaning"),
        ("title", "solution"),
        ("name", "description"),
        ("prompt", "response"),
        ("pregunta", "respuesta"),
        ("frage", "antwort"),
        ("pytanie", "odpowiedź"),
        ("вопрос", "ответ"),
        ("问题", "答案"),
        ("質問", "回答"),
    ],
)
def test_the_usual_keys_are_the_question_and_its_answer(asks: str, tells: str) -> None:
    first, second = _read(
        [{asks: "Who counts crates?", tells: "The clerk."}, {asks: "Who signs?", tells: "The driver."}]
    ).drafts
    assert (first.prompt, _answer(first)) == ("Who counts crates?", "The clerk.")
    assert (second.prompt, _answer(second)) == ("Who signs?", "The driver.")


def test_what_is_known_beside_the_words_is_kept() -> None:
    draft = _draft(
        id=7,
        question="Who counts crates?",
        answer="The clerk.",
        difficulty="Hard",
        category="Depot",
        subcategory="Yard",
        type="Behavioral",
        minutes=3,
        stage="final",
        labels=["crates", "#people"],
    )
    assert (draft.number, draft.place, draft.type, draft.difficulty) == (7, ("Depot", "Yard"), "Behavioral", "Hard")
    assert (draft.minutes, draft.stage, draft.tags) == (Minutes(low=3, high=3), "final", ("crates", "people"))


def test_statements_hints_follow_ups_and_links_are_sections() -> None:
    draft = _draft(
        question="Who counts crates?",
        goodToHear=["Two people", "By row"],
        hints=["Think of rows"],
        followUps=["And at night?", {"question": "And who signs?", "answer": "The driver."}],
        references=[{"title": "Depots", "url": "https://example.org/d"}],
        redFlags="Counting alone",
        in_one_breath="Two people count.",
    )
    told = {section.kind: (section.heading, section.bullets or section.text) for section in draft.sections}
    assert told[SectionKind.KEY_POINTS] == ("Good to hear", ("Two people", "By row"))
    assert told[SectionKind.HINTS] == ("Hints", ("Think of rows",))
    assert told[SectionKind.FOLLOW_UPS] == ("Follow ups", ("And at night?", "And who signs? The driver."))
    assert told[SectionKind.MISTAKES] == ("Red flags", ("Counting alone",))
    others = {section.heading: section.bullets or section.text for section in _sections(draft, SectionKind.OTHER)}
    assert others == {"References": ("[Depots](https://example.org/d)",), "In one breath": "Two people count."}


def test_ids_dates_addresses_and_numbers_are_record_data() -> None:
    reading = _read(
        [{"uuid": "0f8c1c2e-aa", "question": "Who?", "answer": "Me.", "createdAt": "2024-01-02", "views": 12, "x": 3}]
    )
    assert [section.heading for section in reading.drafts[0].sections] == [""]
    assert reading.drafts[0].lines == {4, 5}
    assert set(reading.furniture.values()) == {"record data"}
    assert reading.unplaced == ()


def test_what_is_said_already_is_not_said_twice() -> None:
    code = "```js\nrow++\n```"
    draft = _draft(question="How does one count?", answer=f"So:\n\n{code}", answerCodeBlocks=[code])
    assert [section.kind for section in draft.sections] == [SectionKind.ANSWER]


def test_code_that_a_question_asks_of_is_on_its_front_and_other_code_is_not() -> None:
    asked = _draft(question="What is the output?", code="row + 1", answer="2")
    told = _draft(question="Write a counter.", answer="Add one.", code="row + 1")
    assert asked.prompt == "What is the output?\n\n```\nrow + 1\n```"
    assert told.prompt == "Write a counter."
    inside = _draft(question="What is wrong here?", answer={"text": "It counts twice.", "code": "row += 1"})
    assert inside.prompt == "What is wrong here?"
    assert [section.text for section in inside.sections] == ["It counts twice.", "```\nrow += 1\n```"]


def test_a_picture_is_shown_below_its_question() -> None:
    assert _draft(question="What is this?", image="img/crate.png", answer="x").prompt == (
        "What is this?\n\n![](img/crate.png)"
    )


def test_a_task_with_a_title_and_a_description_is_asked_with_both() -> None:
    draft = _draft(title="Two crates", description="Find two crates that fit.", solution="Sort them first.")
    assert draft.prompt == "Two crates\n\nFind two crates that fit."
    assert _answer(draft) == "Sort them first."


@pytest.mark.parametrize("placeholder", ["TODO", "", None, "TBD", "https://example.org"])
def test_a_placeholder_is_no_answer(placeholder: str | None) -> None:
    draft = _draft(question="Who counts crates?", answer=placeholder)
    assert draft.sections == ()
    assert len(draft.lines) == 2


def test_html_becomes_markdown_and_entities_become_characters() -> None:
    draft = _draft(question="What is &quot;R&amp;D&quot;?", answer="<p>Research, <b>then</b></p><ul><li>one</li></ul>")
    assert draft.prompt == 'What is "R&D"?'
    assert _answer(draft) == "Research, **then**\n\n- one"


def test_words_about_tags_and_markdown_with_tags_in_code_stay() -> None:
    draft = _draft(question="What does <b> do?", answer="It makes `<b>bold</b>`.\n\n```html\n<p>Hi</p>\n```")
    assert draft.prompt == "What does <b> do?"
    assert "<p>Hi</p>" in _answer(draft)


def test_an_answer_with_headings_of_its_own_has_its_sections() -> None:
    draft = _draft(question="Who?", answer="The clerk.\n\n#### Good to hear\n\n- Two people\n- By row")
    assert _answer(draft).strip() == "The clerk."
    assert _sections(draft, SectionKind.KEY_POINTS)[0].bullets == ("Two people", "By row")


def test_a_story_in_fields_is_a_story() -> None:
    draft = _draft(
        question="Tell me of a conflict.", situation="Two shifts.", task="One gate.", action="I asked.", result="Peace."
    )
    (story,) = _sections(draft, SectionKind.STORY)
    assert story.text.startswith("**Situation:** Two shifts.")


def test_a_question_in_several_languages_is_one_question_in_each() -> None:
    by_key = _read([{"question_en": "Who?", "questionDE": "Wer?", "answer_en": "Me", "answerDE": "Ich", "tags": ["t"]}])
    inside = _read([{"question": {"en": "Who?", "German": "Wer?"}, "answer": {"en": "Me", "de": "Ich"}, "tags": ["t"]}])
    for reading in (by_key, inside):
        told = [(draft.language, draft.prompt, _answer(draft), draft.tags) for draft in reading.drafts]
        assert told == [("en", "Who?", "Me", ("t",)), ("de", "Wer?", "Ich", ("t",))]


# ------------------------------------------------------------------------------------------------------------- choices


@pytest.mark.parametrize(
    ("key", "value", "right"),
    [
        ("answer", "A queue", ["A queue"]),
        ("answer", "a queue.", ["A queue"]),
        ("correct", "B", ["A queue"]),
        ("correctAnswer", "b)", ["A queue"]),
        ("correct_answer", "B) A queue", ["A queue"]),
        ("answerIndex", 1, ["A queue"]),
        ("correct", [0, 2], ["A cache", "A gateway"]),
        ("correct", ["A", "C"], ["A cache", "A gateway"]),
        ("answer", "A, C", ["A cache", "A gateway"]),
        ("answer", "AC", ["A cache", "A gateway"]),
        ("answer", 3, ["A gateway"]),
        ("answer", "Option C", ["A gateway"]),
        ("right", ["A queue", "A cache"], ["A cache", "A queue"]),
        ("richtig", "A queve in a depot with a roof and walls", []),
    ],
)
def test_the_right_option_is_found_however_it_is_named(key: str, value: Any, right: list[str]) -> None:
    draft = _draft(question="Which?", choices=["A cache", "A queue", "A gateway"], **{key: value})
    assert _right(draft) == right
    assert [text for text, _ in _choices(draft)] == ["A cache", "A queue", "A gateway"]


@pytest.mark.parametrize(
    "options",
    [
        {"options": {"A": "one", "B": "two", "C": "three"}, "correct": "B"},
        {"A": "one", "B": "two", "C": "three", "answer": "B"},
        {"a": "one", "b": "two", "c": "three", "answer": "b"},
        {"option1": "one", "option2": "two", "option3": "three", "answer": "2"},
        {"options": ["A) one", "B) two", "C) three"], "answer": "B"},
        {"options": "one; two; three", "answer": "two"},
        {"answers": [{"text": "one"}, {"text": "two", "correct": True}, {"text": "three"}]},
        {"options": [{"text": t, "isCorrect": t == "two"} for t in ("one", "two", "three")]},
        {"options": [{"id": i, "text": t} for i, t in (("a", "one"), ("b", "two"), ("c", "three"))], "correct": "b"},
        {"options": [{"A": "one"}, {"B": "two"}, {"C": "three"}], "answer": "B"},
        {"options": ["[ ] one", "[x] two", "[ ] three"]},
        {"choices": {"one": False, "two": True, "three": False}},
        {"choices": {"text": ["one", "two", "three"], "label": ["A", "B", "C"]}, "answerKey": "B"},
        {"option_a": "one", "option_b": "two", "option_c": "three", "correct_answer": "option_b"},
        {
            "answers": {"answer_a": "one", "answer_b": "two", "answer_c": "three", "answer_d": None},
            "correct_answers": {"answer_a_correct": "false", "answer_b_correct": "true"},
        },
    ],
)
def test_options_are_found_however_they_are_listed(options: dict[str, Any]) -> None:
    draft = _draft(question="Which?", **options)
    assert _choices(draft) == [("one", False), ("two", True), ("three", False)]
    assert _answer(draft) == ""


def test_the_right_answer_may_stand_beside_the_wrong_ones() -> None:
    draft = _draft(
        type="multiple", question="Which?", correct_answer="R&amp;D", incorrect_answers=["Caf&eacute;", "Depot"]
    )
    assert _choices(draft) == [("R&D", True), ("Café", False), ("Depot", False)]
    assert draft.type is None


@pytest.mark.parametrize(("numbers", "right"), [((0, 1), ["one", "two"]), ((1, 3), ["one", "three"])])
def test_a_bank_counts_its_options_from_0_or_from_1_as_all_its_records_show(
    numbers: tuple[int, int], right: list[str]
) -> None:
    reading = _read([{"question": f"Which {n}?", "choices": ["one", "two", "three"], "correct": n} for n in numbers])
    assert [text for draft in reading.drafts for text in _right(draft)] == right


def test_a_second_list_may_name_the_right_options() -> None:
    assert _right(_draft(question="Which?", options=["one", "two", "three"], answers=["one", "three"])) == [
        "one",
        "three",
    ]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("answers", "alternatives"), ("answer", "options"), ("correct_answer", "choices"), ("right", "opts")],
)
def test_right_answers_that_a_bank_never_has_among_its_options_are_options(right: str, wrong: str) -> None:
    several = right == "answers"
    one, two = ["a barge"], ["Dover", "Calais"] if several else ["Dover"]
    first, second = _read(
        [
            {"question": "What carries coal?", right: one if several else one[0], wrong: ["a gull", "a buoy"]},
            {"question": "Where does it sail?", right: two if several else two[0], wrong: ["Bern", "Graz"]},
        ]
    ).drafts
    assert _choices(first) == [("a gull", False), ("a buoy", False), ("a barge", True)]
    assert _choices(second) == [("Bern", False), ("Graz", False), *((text, True) for text in two)]
    assert _answer(first) == ""


def test_one_wrong_answer_beside_the_right_one_makes_two_options() -> None:
    bank = [
        {"question": f"Is {each} wet?", "answers": ["It is"], "alternatives": ["Never"]} for each in ("tide", "sea")
    ]
    assert [_choices(draft) for draft in _read(bank).drafts] == [[("Never", False), ("It is", True)]] * 2


@pytest.mark.parametrize(
    "options",
    [
        [{"optionKey": "A", "optionValue": "a gull"}, {"optionKey": "B", "optionValue": "a barge"}],
        [{"id": "A", "item": "a gull"}, {"id": "B", "item": "a barge"}],
    ],
)
def test_options_with_letters_of_their_own_are_named_by_these(options: list[dict[str, str]]) -> None:
    draft = _draft(question="What carries coal?", options=options, answer=["B"], key="2023_first_0")
    assert _choices(draft) == [("a gull", False), ("a barge", True)]
    assert not _sections(draft, SectionKind.OTHER)


def test_long_options_under_letters_are_options() -> None:
    long = "A vessel that carries coal, ore and other heavy goods along the coast between two harbours"
    text = f'[[q]]\nstem = "What is a collier?"\nopts.a = "{long}."\nopts.b = "{long}, by night."\nanswer = "b"\n'
    (draft,) = _text(text, "toml").drafts
    assert (draft.place, [right for _, right in _choices(draft)]) == ((), [False, True])


def test_words_whose_answers_stand_below_them_are_questions() -> None:
    words = {name: {"answer": f"a {name} thing", "wrong": ["a cat", "a hat"]} for name in ("Boje", "Kahn", "Netz")}
    reading = _read({"title": "Words", "messages": {"good": ["Well done!"]}, "words": words})
    assert _prompts(reading.drafts) == ["Boje", "Kahn", "Netz"]
    assert _right(reading.drafts[1]) == ["a Kahn thing"]
    assert [left.text for left in reading.unplaced] == ['"Well done!"']


def test_what_a_whole_value_is_indented_by_is_no_code() -> None:
    text = '[[q]]\nquestion = "Why?"\nanswer = """\n    The tide turns,\n      slowly,\n    at noon.\n"""\n'
    (draft,) = _text(text, "toml").drafts
    assert _answer(draft) == "The tide turns,\n  slowly,\nat noon."


def test_options_that_are_numbers_are_named_by_their_words() -> None:
    assert _right(_draft(question="5 + 7?", options=["10", "11", "12", "14"], answer="12")) == ["12"]
    assert _right(_draft(question="1 + 1?", options=[1, 2, 3], answer=2)) == ["2"]


def test_an_answer_in_other_words_than_any_option_is_kept_as_the_answer() -> None:
    draft = _draft(question="Which?", options=["a cache", "a queue", "both"], answer="each of these two")
    assert {right for _, right in _choices(draft)} == {None}
    assert _answer(draft) == "each of these two"


def test_options_of_which_none_is_known_to_be_right_are_kept_so() -> None:
    assert _choices(_draft(question="Which?", answers=["one", "two"])) == [("one", None), ("two", None)]


def test_an_explanation_beside_choices_is_the_answer() -> None:
    draft = _draft(question="Which?", options=["one", "two"], answer=1, explanation="Two is more.")
    assert _answer(draft) == "Two is more."


def test_answers_that_others_voted_on_are_no_options() -> None:
    votes = [{"body": f"{word} " * 300, "score": 3} for word in ("one", "two")]
    assert _choices(_draft(title="Which one?", answers=votes)) == []


def test_long_answers_in_a_list_are_no_options() -> None:
    assert _choices(_draft(question="Which?", answers=["one " * 400, "two " * 400])) == []


# ------------------------------------------------------------------------------------------------------------- shapes


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"Depot": [{"q": "Who?", "a": "x"}], "yard_work": [{"q": "How?", "a": "y"}]}, [("Depot",), ("Yard work",)]),
        (
            [{"title": "Depot", "questions": [{"q": "Who?", "a": "x"}]}, {"title": "Yard", "items": ["How?", "Why?"]}],
            [("Depot",), ("Yard",), ("Yard",)],
        ),
        (
            [{"categoryName": "Depot", "questions": [{"q": "Who?", "a": "x"}]}, {"q": "How?", "a": "y"}],
            [("Depot",), ()],
        ),
        ({"title": "Bank", "cards": [{"q": "Who?", "a": "x"}, {"q": "How?", "a": "y"}]}, [(), ()]),
        ({"data": {"Depot": {"Gate": {"Who is there?": "The guard."}}}}, [("Depot", "Gate")]),
        ({"quiz": {"depot": {"q1": {"question": "Who?", "options": ["x", "y"]}}}}, [("Depot",)]),
    ],
)
def test_sections_are_places(value: Any, told: list[tuple[str, ...]]) -> None:
    assert [draft.place for draft in _read(value).drafts] == told


@pytest.mark.parametrize(
    "value",
    [
        {"Who counts crates?": "The clerk.", "Who signs?": "The driver."},
        [["Who counts crates?", "The clerk."], ["Who signs?", "The driver."]],
        [["Question", "Answer"], ["Who counts crates?", "The clerk."], ["Who signs?", "The driver."]],
        {"questions": ["Who counts crates?", "Who signs?"], "answers": ["The clerk.", "The driver."]},
        {"Who counts crates?": {"answer": "The clerk."}, "Who signs?": {"answer": "The driver.", "tags": ["x"]}},
        {
            "q1": {"question": "Who counts crates?", "answer": "The clerk."},
            "q2": {"q": "Who signs?", "a": "The driver."},
        },
        {
            "@type": "FAQPage",
            "mainEntity": [
                {"@type": "Question", "name": ask, "acceptedAnswer": {"@type": "Answer", "text": tell}}
                for ask, tell in (("Who counts crates?", "<p>The clerk.</p>"), ("Who signs?", "<p>The driver.</p>"))
            ],
        },
        {"cards": [{"content": "Who counts crates?\n---\nThe clerk."}, {"content": "Who signs?\n---\nThe driver."}]},
        [
            {"fields": {"Front": "Who counts crates?", "Back": "The clerk."}, "modelName": "Basic"},
            {"fields": {"Front": {"value": "Who signs?", "order": 0}, "Back": {"value": "The driver.", "order": 1}}},
        ],
        {"notes": [{"fields": ["Who counts crates?", "The clerk."]}, {"fields": ["Who signs?", "The driver."]}]},
    ],
)
def test_every_shape_of_two_pairs_is_read(value: Any) -> None:
    reading = _read(value)
    assert [(draft.prompt, _answer(draft)) for draft in reading.drafts] == [
        ("Who counts crates?", "The clerk."),
        ("Who signs?", "The driver."),
    ]
    assert reading.unplaced == ()


def test_bare_strings_that_ask_are_questions_without_answers() -> None:
    reading = _read(["Who counts crates?", "Why by row?", "Explain the gate."])
    assert _prompts(reading.drafts) == ["Who counts crates?", "Why by row?", "Explain the gate."]


def test_what_a_section_says_of_all_its_questions_is_said_of_each() -> None:
    reading = _read({"topic": "Yard", "level": "senior", "items": ["Who counts?", {"q": "How?", "level": "junior"}]})
    assert [(draft.prompt, draft.difficulty) for draft in reading.drafts] == [
        ("Who counts?", "senior"),
        ("How?", "junior"),
    ]
    assert reading.unplaced == ()


def test_a_file_that_speaks_of_itself_has_a_title() -> None:
    assert _read({"meta": {"title": "Depot"}, "junior": [{"q": "Who?", "a": "x"}]}).title == "Depot"


def test_a_deletion_as_anki_writes_it_is_a_cloze() -> None:
    draft = _draft(text="Crates stand in {{c1::rows::how?}}.", answer="")
    assert draft.prompt == "Crates stand in [… how?]."
    assert _sections(draft, SectionKind.CLOZE)[0].text == "Crates stand in {{c1::rows::how?}}."


def test_a_record_whose_question_is_empty_is_kept_without_one() -> None:
    reading = _read([{"question": None, "key_points": ["Two people"]}, {"question": "Who?", "key_points": ["x y"]}])
    assert _prompts(reading.drafts) == [None, "Who?"]


def test_words_beside_the_records_are_unplaced_and_the_title_is_the_banks() -> None:
    reading = _read(
        {"title": "Depot work", "about": "All about crates.", "version": 2, "cards": [{"q": "a?", "a": "b"}]}
    )
    assert reading.title == "Depot work"
    assert [left.text for left in reading.unplaced] == ['"about": "All about crates.",']
    assert set(reading.furniture.values()) == {"place", "record data"}


@pytest.mark.parametrize(
    "value",
    [
        [{"role": "user", "content": "What is a crate?"}, {"role": "assistant", "content": "A box."}],
        {"name": "depot", "version": "1.0.0", "description": "Counts the crates", "scripts": {"test": "pytest -q all"}},
        {"gate.title": "Please come in now", "gate.text": "Show your pass here", "gate.end": "Thank you so much"},
        {"servers": [{"name": "one", "port": 1}, {"name": "two", "port": 2}]},
        ["one", "two", "three"],
        {},
        [],
    ],
)
def test_other_files_are_no_banks(value: Any) -> None:
    one = importers.importer("json")
    assert isinstance(one, importers.Importer)
    assert one.likelihood(json.dumps(value), "x.json") == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "[" + ",".join(['{"question": "Who?", "x": "some words"}'] * 20_000) + "]",
        '[{"question": "Who?", ' + ", ".join(f'"k{n}": "some words {n}"' for n in range(20_000)) + "}]",
        '[{"question": "Who?", ' + ", ".join(['"tags": "some words", "topic": "yard"'] * 20_000) + "}]",
        '[{"question": "Who?", "options": ["aaaa", "bbbb"], "correct": [' + ", ".join(['"aaab"'] * 20_000) + "]}]",
        '[{"question": "Who?", "points": [' + ", ".join(['"some words"'] * 40_000) + "]}]",
        "{" + ", ".join(f'"Who {n}?": "me"' for n in range(20_000)) + "}",
        "[" + ",".join(['{"s":' * 40 + '{"q": "Who?", "a": "b"}' + "}" * 40] * 500) + "]",
        '[{"q": "Who?", "a": "' + "<b <br &amp " * 40_000 + '"}]',
    ],
    ids=["records", "fields", "tags", "right", "points", "pairs", "nested", "marks"],
)
def test_large_records_take_time_in_proportion(text: str) -> None:
    begun = process_time()
    assert _text(text, "json").drafts
    assert process_time() - begun < 20


# ------------------------------------------------------------------------------------------------------------ corpora


@pytest.mark.parametrize("suffix", [".json", ".yml"])
def test_the_banks_of_others_have_the_counts_that_were_made_by_hand(suffix: str) -> None:
    rows = {path: row for path, row in counted().items() if path.endswith(suffix)}
    assert rows
    for path, row in rows.items():
        reading = read_bank(str(corpora() / path))
        questions = questions_from(reading.drafts, bank=bank())
        cards = decompose(questions, depth=Depth.POINTS).cards
        points = [len(question.points(SectionKind.KEY_POINTS)) for question in questions]
        choices = [question.choices for question in questions if question.choices]
        unmarked = [each for each in choices if not any(choice.right for choice in each)]
        found = {
            "questions": len(questions),
            "answered": len(answered(cards)),
            "multiple_choice": len(choices),
            "key_points": sum(points),
            "questions_with_key_points": sum(map(bool, points)),
            "answer_not_among_choices": len(unmarked),
        }
        assert {name: found[name] for name in row if name in found} == {n: row[n] for n in row if n in found}, path
        assert reading.unplaced == ()
        lines = sum(bool(line.strip()) for line in (corpora() / path).read_text(encoding="utf-8").split("\n"))
        said = {number for draft in reading.drafts for number in draft.lines}
        assert lines <= len(said) + sum(reading.furniture.values()) <= lines + sum(len(d.lines) for d in reading.drafts)
