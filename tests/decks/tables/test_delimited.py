from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import corpora, counted

from decks import importers
from decks.banks import read_bank
from decks.drafts import Draft, Reading
from decks.samples import LISTING, MARKDOWN, sample
from decks.tables.delimited import IMPORTER
from srs.errors import SourceError
from srs.model import Choice, Minutes, Role, SectionKind

PROSE = """\
The tide came in, and the boats rose.
When it went out, they lay on their sides, and the crews slept.
Nobody, it seems, had asked why.
"Ebb", said the pilot, "is only half of it", and he left.
"""


def read(text: str) -> Reading:
    reading = IMPORTER.read(text, "bank.csv")
    accounted = (
        {line for draft in reading.drafts for line in draft.lines}
        | set(reading.furniture)
        | {left.line for left in reading.unplaced}
    )
    assert accounted == {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    return reading


def only(text: str) -> Draft:
    drafts = read(text).drafts
    assert len(drafts) == 1
    return drafts[0]


def answer(draft: Draft) -> str | None:
    return next((part.text for part in draft.sections if part.kind is SectionKind.ANSWER), None)


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(draft.prompt, answer(draft)) for draft in read(text).drafts]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_rows_under_names_are_questions_whatever_parts_their_cells(sign: str) -> None:
    text = "\n".join(
        sign.join(row) for row in [("Question", "Answer"), ("What is a neap?", "A low tide."), ("Ebb?", "Out")]
    )
    assert told(text) == [("What is a neap?", "A low tide."), ("Ebb?", "Out")]
    assert importers.importer_for(text, "pasted").name == "delimited"


@pytest.mark.parametrize(
    "header",
    ["question,answer", "Front,Back", "PROMPT,Response", "Term,Definition", "Pregunta,Respuesta", "Frage,Antwort",
     "Pergunta,Resposta", "Вопрос,Ответ", "问题,答案", "Interview question,Sample answer", "q,a", "concept,explanation",
     "Question Text,Answer text", "domanda,risposta", "質問,答え", "Intitulé,Réponse", "**Question**,_answer_"],
)  # fmt: skip
def test_names_in_usual_words_of_several_languages_are_a_header(header: str) -> None:
    reading = read(f"{header}\nWhat is a neap?,A low tide.")
    assert reading.furniture == {1: "header"}
    assert [(draft.prompt, answer(draft)) for draft in reading.drafts] == [("What is a neap?", "A low tide.")]


def test_columns_may_stand_in_any_order() -> None:
    assert told("back,front\nA low tide.,What is a neap?") == [("What is a neap?", "A low tide.")]


@pytest.mark.parametrize(
    "text",
    ["What is a neap?,A low tide.\nWhat is an ebb?,It goes out.\n", "answer\tla respuesta\nquestion\tla pregunta\n"],
)
def test_a_first_row_of_other_words_is_a_card(text: str) -> None:
    assert len(read(text).drafts) == 2


def test_what_a_table_says_beside_the_question_stands_in_its_place() -> None:
    draft = only(
        "No,Question,Answer,Topic,Difficulty,Type,Tags,Time (min),Round,Hints,Key points,Follow-ups,Seen at\n"
        '7,What is a neap?,A low tide.,Sea::Tides,Hard,Technical,"moon, sun",2-3,Onsite,Think of the moon,'
        '"• Quarter moon\n• Small range","Why?\nHow often?",The harbour\n'
    )
    assert (draft.number, draft.place, draft.difficulty, draft.type) == (7, ("Sea", "Tides"), "Hard", "Technical")
    assert (draft.tags, draft.minutes, draft.stage) == (("moon", "sun"), Minutes(low=2, high=3), "Onsite")
    lists = {part.kind: part.bullets for part in draft.sections if part.bullets}
    assert lists == {
        SectionKind.HINTS: ("Think of the moon",),
        SectionKind.KEY_POINTS: ("Quarter moon", "Small range"),
        SectionKind.FOLLOW_UPS: ("Why?", "How often?"),
    }
    other = draft.sections[-1]
    assert (other.kind, other.heading, other.text) == (SectionKind.OTHER, "Seen at", "The harbour")
    assert draft.lines == {2, 3, 4}


@pytest.mark.parametrize("key", ["B", "b)", "2", "Option B", "Twice a day", "B. Twice a day", "(b)"])
def test_a_letter_a_number_or_the_words_say_which_option_is_right(key: str) -> None:
    draft = only(f"question,A,B,C,answer\nHow often is it high water?,Once,Twice a day,Never,{key}")
    assert [part.choices for part in draft.sections] == [
        (Choice(text="Once", right=False), Choice(text="Twice a day", right=True), Choice(text="Never", right=False))
    ]


@pytest.mark.parametrize("key", ["A, C", "AC", "A;C", "1 and 3", "a/c", "Once|Never"])
def test_several_right_options_are_all_marked(key: str) -> None:
    draft = only(f'Question,Option 1,Option 2,Option 3,Correct\nWhich?,Once,Twice,Never,"{key}"')
    assert [choice.right for choice in draft.sections[0].choices] == [True, False, True]


def test_options_without_a_key_are_known_to_be_neither() -> None:
    draft = only('question,options,answer\nWhich?,"A) Once\nB) Twice",')
    assert draft.sections[0].choices == (Choice(text="Once", right=None), Choice(text="Twice", right=None))


def test_an_answer_that_is_no_option_stays_an_answer() -> None:
    draft = only("question,option a,option b,correct,explanation\nWhich?,Once,Twice,neither of them,The moon decides.")
    assert {choice.right for part in draft.sections for choice in part.choices} == {None}
    assert [part.text for part in draft.sections if part.kind is SectionKind.ANSWER] == [
        "neither of them",
        "The moon decides.",
    ]


def test_numbers_of_options_may_count_from_zero() -> None:
    drafts = read("question,option1,option2,correct index\nX?,a,b,0\nY?,c,d,1").drafts
    assert [[choice.right for choice in draft.sections[0].choices] for draft in drafts] == [
        [True, False],
        [False, True],
    ]


def test_wrong_answers_in_columns_of_their_own_are_options_beside_the_right_one() -> None:
    draft = only("question,correct_answer,wrong_answer_1,wrong_answer_2\nHow often?,Twice,Once,Never")
    assert [(choice.text, choice.right) for choice in draft.sections[0].choices] == [
        ("Twice", True),
        ("Once", False),
        ("Never", False),
    ]


def test_options_are_seen_without_a_header() -> None:
    drafts = read("How often?,Once,Twice,Never,B\nHow high?,1 m,2 m,3 m,C\n").drafts
    assert [[choice.right for choice in draft.sections[0].choices] for draft in drafts] == [
        [False, True, False],
        [False, False, True],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "How often?;1;Once;Twice;Never\nHow high?;0;Far up;Low;Flat\nHow long?;2;A day;A week;Six hours\n",
        "How often?;Once;Twice;Never;Twice\nHow high?;Far up;Low;Flat;far up\nHow long?;A day;A week;Six;Six\n",
    ],
)
def test_the_number_or_the_words_of_the_right_option_are_seen_without_a_header(rows: str) -> None:
    assert [[choice.right for choice in draft.sections[0].choices] for draft in read(rows).drafts] == [
        [False, True, False],
        [True, False, False],
        [False, False, True],
    ]


def test_a_level_between_question_and_answer_is_no_key_of_options() -> None:
    assert told("Ebb?,2,Goes out,See tides\nFlood?,3,Comes in,See tides too\nNeap?,1,Is low,See the moon\n") == [
        ("Ebb?", "Goes out"),
        ("Flood?", "Comes in"),
        ("Neap?", "Is low"),
    ]


@pytest.mark.parametrize("name", ["answer", "correct_answer"])
def test_a_right_answer_that_no_row_has_among_its_options_is_one_more_option(name: str) -> None:
    drafts = read(f"question,option1,option2,{name}\nHow often?,Once,Never,Twice\nHow high?,Low,Flat,Far up\n").drafts
    assert [[(each.text, each.right) for part in draft.sections for each in part.choices] for draft in drafts] == [
        [("Once", False), ("Never", False), ("Twice", True)],
        [("Low", False), ("Flat", False), ("Far up", True)],
    ]
    assert [answer(draft) for draft in drafts] == [None, None]


def test_a_topic_that_every_row_has_is_no_prompt_where_another_column_can_be() -> None:
    rows = [
        "1,Tides,Goes out,Explain ebb",
        "2,Tides,Comes in,Explain flood",
        "3,Tides,Is low,Neap",
        "4,Tides,High,Spring",
    ]
    drafts = read("\n".join(["ID,theme,explanation,scene", *rows])).drafts
    assert [(draft.prompt, draft.place, answer(draft)) for draft in drafts[:2]] == [
        ("Explain ebb", ("Tides",), "Goes out"),
        ("Explain flood", ("Tides",), "Comes in"),
    ]


def test_words_that_rows_without_a_header_share_behind_the_answer_are_tags_or_a_place() -> None:
    rows = [("Ebb", "goes out"), ("Flood", "comes in"), ("Neap", "is low"), ("Spring", "is high")]
    tagged = read("\n\n".join(f"{front}; {back}; tides" for front, back in rows)).drafts
    placed = read("\n".join(f"{front}; {back}; On the shore" for front, back in rows)).drafts
    assert {(draft.tags, draft.place) for draft in tagged} == {(("tides",), ())}
    assert {(draft.tags, draft.place) for draft in placed} == {((), ("On the shore",))}


@pytest.mark.parametrize("blank", ["____", "__", "[...]", "{...}", "[…]"])
def test_a_blank_that_the_answer_fills_is_a_cloze(blank: str) -> None:
    draft = only(f"front,back\nA {blank} tide is low.,neap")
    assert draft.prompt == "A […] tide is low."
    assert draft.roles == (Role.CLOZE,)
    assert [(part.kind, part.text) for part in draft.sections] == [(SectionKind.CLOZE, "A {{c1::neap}} tide is low.")]


@pytest.mark.parametrize("words", ["neap, spring", "neap;spring", "neap / spring"])
def test_several_blanks_share_an_answer_of_as_many_parts(words: str) -> None:
    draft = only(f'front,back\nA ___ is low and a ___ is high.,"{words}"')
    assert draft.sections[0].text == "A {{c1::neap}} is low and a {{c2::spring}} is high."


def test_blanks_that_share_one_answer_are_one_deletion() -> None:
    draft = only("front,back\nA ___ follows a ___.,tide")
    assert draft.sections[0].text == "A {{c1::tide}} follows a {{c1::tide}}."


@pytest.mark.parametrize("front", ["What does `__init__` do?", "What is __main__ for?", "What does f([...]) give?"])
def test_underscores_and_brackets_of_code_are_no_blanks(front: str) -> None:
    assert only(f"front,back\n{front},It begins").roles == ()


def test_deletions_as_anki_writes_them_are_a_cloze() -> None:
    draft = only('text,answer\n"A {{c1::neap}} is low, a {{c2::spring::season}} high.",')
    assert (draft.prompt, draft.roles) == ("A […] is low, a [… season] high.", (Role.CLOZE,))


def test_quoted_cells_hold_line_breaks_delimiters_and_quotes() -> None:
    reading = read(
        'question,answer\n"What does ""ebb"" mean,\nin short?","It goes out:\n\n- slowly,\n- then fast"\nNext?,Yes\n'
    )
    assert reading.drafts[0].prompt == 'What does "ebb" mean,\nin short?'
    assert answer(reading.drafts[0]) == "It goes out:\n\n- slowly,\n- then fast"
    assert [draft.lines for draft in reading.drafts] == [{2, 3, 5, 6}, {7}]


def test_a_quote_that_is_never_closed_takes_no_other_row() -> None:
    text = 'question\tanswer\n"Ebb\tout\nFlood\t"in" or so\nNeap\tlow\n'
    assert told(text) == [('"Ebb', "out"), ("Flood", '"in" or so'), ("Neap", "low")]


def test_rows_of_other_lengths_lose_nothing() -> None:
    reading = read("number,question,answer\n1,Ebb?\n2,Flood?,It comes in,quickly\n3,Neap?,Low\n")
    assert [answer(draft) for draft in reading.drafts] == [None, "It comes in\nquickly", "Low"]
    assert [problem.line for problem in reading.problems] == [3]


def test_commas_that_nobody_quoted_belong_to_the_last_of_two_columns() -> None:
    text = "Ebb?,It goes out\nFlood?,It comes in, and fast\nNeap?,Low\nSpring?,High\n"
    assert told(text)[1] == ("Flood?", "It comes in, and fast")


def test_a_vocabulary_with_bare_line_breaks_is_read() -> None:
    assert told("ebb\tgoes out\nslowly\n\nflood\tcomes in\nneap\tis low\n") == [
        ("ebb", "goes out\nslowly"),
        ("flood", "comes in"),
        ("neap", "is low"),
    ]
    assert importers.importer_for("ebb\tout\nflood\tin\nneap\tlow\n", "pasted").name == "delimited"


@pytest.mark.parametrize("placeholder", ["TBD", "Answer here", "N/A", "To be completed.", "..."])
def test_a_placeholder_is_no_answer(placeholder: str) -> None:
    draft = only(f"question,answer\nWhat is a neap?,{placeholder}")
    assert draft.sections == ()
    assert draft.lines == {2}


def test_a_bare_link_is_kept_and_is_no_answer() -> None:
    draft = only("question,answer\nWhat is a neap?,https://example.org/neap")
    assert [(part.kind, part.text) for part in draft.sections] == [(SectionKind.OTHER, "https://example.org/neap")]


def test_rows_without_a_question_are_unplaced_and_empty_ones_are_nothing() -> None:
    reading = read("topic,question,answer\nSea,Ebb?,Out\n,,lonely words\n,,\n\n")
    assert len(reading.drafts) == 1
    assert [(left.line, left.text) for left in reading.unplaced] == [(3, ",,lonely words")]
    assert reading.furniture == {1: "header", 4: "empty row"}


def test_categories_reach_the_rows_below_them() -> None:
    reading = read("topic,question,answer\nSea,Ebb?,Out\n,Flood?,In\n,Neap?,Low\nLand,Hill?,Up\n,Dale?,Down\n")
    assert [draft.place for draft in reading.drafts] == [("Sea",)] * 3 + [("Land",)] * 2
    reading = read("topic,question,answer\nSea,,\n,Ebb?,Out\nLand,,\n,Hill?,Up\n")
    assert [draft.place for draft in reading.drafts] == [("Sea",), ("Land",)]


def test_titles_above_the_header_and_the_sign_that_excel_declares_are_furniture() -> None:
    reading = read("sep=;\nHarbour questions;\nquestion;answer\nEbb?;Out, slowly\n")
    assert reading.title == "Harbour questions"
    assert [(draft.prompt, answer(draft)) for draft in reading.drafts] == [("Ebb?", "Out, slowly")]


def test_numbers_and_small_columns_are_seen_without_a_header() -> None:
    reading = read("1,Sea,Ebb?,Out,Easy\n2,Sea,Flood?,In,Hard\n3,Sea,Neap?,Low,Easy\n4,Land,Hill?,Up,Easy\n")
    first = reading.drafts[0]
    assert (first.number, first.place, first.prompt, answer(first), first.difficulty) == (
        1,
        ("Sea",),
        "Ebb?",
        "Out",
        "Easy",
    )


def test_cells_in_html_become_markdown_and_words_about_html_stay() -> None:
    text = (
        "Front,Back\n"
        '"What is <b>ebb</b>?","It goes<br>out &amp; away"\n'
        '"List them","<ul><li>ebb</li><li>flood</li></ul>"\n'
        "What does <br> do?,`<b>` is another\n"
        '"A ____ tide<br>is low",neap\n'
    )
    reading = read(text)
    assert [draft.prompt for draft in reading.drafts][:3] == ["What is **ebb**?", "List them", "What does <br> do?"]
    said = [answer(draft) for draft in reading.drafts]
    assert said[1:3] == ["- ebb\n- flood", "`<b>` is another"]
    assert [line.strip() for line in (said[0] or "").split("\n")] == ["It goes", "out & away"]
    assert reading.drafts[3].roles == (Role.CLOZE,)


def test_a_column_of_languages_is_one_of_codes() -> None:
    spoken, coded = read("question,answer,language\nEbb?,Out,en-GB\nJoin?,Both,sql\n").drafts
    assert (spoken.language, coded.language) == ("en-GB", None)
    assert (coded.sections[-1].heading, coded.sections[-1].text) == ("language", "sql")


def test_names_with_remarks_as_quiz_makers_write_them_are_known() -> None:
    draft = only(
        "Question - max 120 characters,Answer 1 - max 75,Answer 2 - max 75,Time limit (sec),Correct answer(s)\n"
        "How often?,Once,Twice,30,2\n"
    )
    assert [choice.right for choice in draft.sections[0].choices] == [False, True]
    assert draft.minutes == Minutes(low=0.5, high=0.5)


def test_options_inside_the_cell_of_the_question_are_choices() -> None:
    draft = only('question,answer\n"Which is low?\nA) ebb\nB) flood",A\n')
    assert draft.prompt == "Which is low?"
    assert [(choice.text, choice.right) for choice in draft.sections[0].choices] == [("ebb", True), ("flood", False)]


def test_a_single_column_of_questions_is_read_from_a_table() -> None:
    reading = read("Question\nWhat is ebb, in short?\nWhat is flood?\n")
    assert [draft.prompt for draft in reading.drafts] == ["What is ebb, in short?", "What is flood?"]
    assert IMPORTER.likelihood("What is ebb?\nWhat is neap, then?\nAnd flood?\n", "bank.csv") > 0.1


def test_prompts_that_begin_with_their_numbers_lose_them_to_the_number() -> None:
    reading = read("question,answer\n1. Ebb?,Out\n2. Flood?,In\n")
    assert [(draft.number, draft.prompt) for draft in reading.drafts] == [(1, "Ebb?"), (2, "Flood?")]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("cp1252", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
)
def test_the_encodings_of_spreadsheets_are_read(tmp_path: Path, encoding: str, mark: bytes) -> None:
    bank = tmp_path / "bank.csv"
    bank.write_bytes(
        mark + "Frage;Antwort\r\nWas heißt „Übermut“?;Zu viel Mut, zu früh\r\nEbbe?;Abfluß\r\n".encode(encoding)
    )
    found = read_bank(str(bank))
    assert found.format == "delimited"
    assert [(draft.prompt, answer(draft)) for draft in found.drafts] == [
        ("Was heißt „Übermut“?", "Zu viel Mut, zu früh"),
        ("Ebbe?", "Abfluß"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        PROSE * 30,
        "#separator:tab\n#html:false\nebb\tout\nflood\tin\n",
        '{"question": "Ebb?", "answer": "Out"}\n{"question": "Flood?", "answer": "In"}\n',
        "- question: Ebb?\n  answer: Out, slowly\n- question: Flood?\n  answer: In, fast\n",
        "# Tides\n\n| Question | Answer |\n|---|---|\n| Ebb? | Out |\n",
        "def ebb(a, b):\n    return a, b\n",
    ],
)
def test_other_texts_are_no_tables(text: str) -> None:
    assert IMPORTER.likelihood(text, "bank.txt") < 0.1


@pytest.mark.parametrize("name", [LISTING, MARKDOWN])
def test_the_sample_banks_are_no_tables(name: str) -> None:
    with sample(name) as path:
        assert IMPORTER.likelihood(path.read_text(encoding="utf-8"), name) < 0.1


@pytest.mark.parametrize("name", ["csv"])
def test_banks_of_others_have_the_counts_that_were_counted(name: str) -> None:
    for path, counts in counted().items():
        if path.endswith(name):
            found = read_bank(str(corpora() / path))
            clozes = [draft for draft in found.drafts if draft.roles == (Role.CLOZE,)]
            assert len(found.drafts) == counts["questions"]
            assert sum(bool(draft.sections) for draft in found.drafts) == counts["answered"]
            assert len(clozes) == counts["cloze"]
            assert not found.unplaced
            assert not found.problems


@given(
    st.text(alphabet=st.sampled_from("ab?\"',;\t|\n _[].{}<>&1A"), max_size=200), st.sampled_from(["a.csv", "a.txt"])
)
def test_any_text_is_read_whole(text: str, name: str) -> None:
    assert 0 <= IMPORTER.likelihood(text, name) <= 1
    try:
        read(text)
    except SourceError:
        return


@pytest.mark.parametrize(
    "bit", [",", "--|", " ", '"', '""', ',"', '"a\n', '",', "\t", "a,b\n", "____", "{{c1::", "<b", "\n\n", "a; "]
)
def test_repeated_marks_take_time_in_proportion(bit: str) -> None:
    read("question,answer\n" + bit * (100_000 // len(bit)))


def test_a_column_of_pictures_stands_with_the_question_where_it_names_pictures() -> None:
    text = "question,answer,image\nWhich knot is it?,A bowline,img/low tide.png\nAnd this?,A splice,a drawing of two\n"
    first, second = IMPORTER.read(text, "knots.csv").drafts
    assert first.prompt == "Which knot is it?\n\n![](img/low%20tide.png)"
    assert second.prompt == "And this?"
    assert [(part.heading, part.text) for part in second.sections][1:] == [("image", "a drawing of two")]


@pytest.mark.parametrize("score", ["1", "2.5", "10 points", "5%"])
def test_points_that_are_a_score_are_nothing_to_tick(score: str) -> None:
    draft = read(f"question,answer,points\nWhat is a keel?,The spine.,{score}\nWhat is a stem?,The bow.,1\n").drafts[0]
    assert [part.kind for part in draft.sections] == [SectionKind.ANSWER, SectionKind.OTHER]
