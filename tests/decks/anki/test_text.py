from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import corpora, counted

from decks.anki.text import IMPORTER
from decks.banks import read_bank
from decks.drafts import Reading
from decks.importers import importer_for
from srs.model import Role, SectionKind

HEADER = "#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n"


def read(rows: str, header: str = HEADER) -> Reading:
    return IMPORTER.read(header + rows, "sea.txt")


def accounted(text: str, reading: Reading) -> bool:
    """Whether every line with a word in it is on a draft, furniture or unplaced, and on one of them only."""
    places = [number for draft in reading.drafts for number in draft.lines]
    places += [*reading.furniture, *(left.line for left in reading.unplaced)]
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip('" \t')}
    return filled <= set(places) and len(places) == len(set(places))


def test_a_basic_note_is_a_question_with_its_answer() -> None:
    reading = read("Basic\tSea::Ropes\tWhat is <b>hemp</b>?\tA plant.\tropes old\n")
    (draft,) = reading.drafts
    assert (draft.prompt, draft.tags, draft.roles) == ("What is **hemp**?", ("ropes", "old"), (Role.BASIC,))
    assert [(part.kind, part.text) for part in draft.sections] == [(SectionKind.ANSWER, "A plant.")]
    assert (reading.title, draft.place, draft.lines) == ("Sea", ("Ropes",), frozenset({6}))
    assert set(reading.furniture.values()) == {"header"}


def test_a_field_that_only_says_the_front_with_its_sound_is_no_answer() -> None:
    (draft,) = read("ebb\tebb [sound:ebb(1).mp3]\tthe tide goes out\n", "#separator:tab\n#html:true\n").drafts
    assert (draft.prompt, [(part.kind, part.text) for part in draft.sections]) == (
        "ebb",
        [(SectionKind.ANSWER, "the tide goes out"), (SectionKind.OTHER, "ebb *(sound: ebb(1).mp3)*")],
    )


def test_a_note_whose_first_field_is_empty_asks_with_the_next() -> None:
    (draft,) = read("abc\t\t<b>一</b>\tone\t\n", "#separator:tab\n#html:true\n#guid column:1\n").drafts
    assert (draft.prompt, draft.sections[0].kind, draft.sections[0].text) == ("一", SectionKind.ANSWER, "one")


def test_a_cloze_note_keeps_its_statement_and_asks_with_gaps() -> None:
    (draft,) = read("Cloze\tSea\tThe {{c1::<i>bow</i>::front}} of a {{c2::ship}}\tMore.\t\n").drafts
    assert (draft.prompt, draft.roles) == ("The […] of a […]", (Role.CLOZE,))
    assert [(part.kind, part.text) for part in draft.sections] == [
        (SectionKind.CLOZE, "The {{c1::*bow*::front}} of a {{c2::ship}}"),
        (SectionKind.ANSWER, "More."),
    ]


@pytest.mark.parametrize(
    ("kind", "third", "roles"),
    [
        ("Basic (and reversed card)", "", (Role.BASIC, Role.REVERSED)),
        ("Basic (optional reversed card)", "y", (Role.BASIC, Role.REVERSED)),
        ("Basic (optional reversed card)", "", (Role.BASIC,)),
        ("Harbour terms", "", (Role.BASIC,)),
    ],
)
def test_the_note_type_says_which_ways_a_note_is_asked(kind: str, third: str, roles: tuple[Role, ...]) -> None:
    (draft,) = IMPORTER.read(f"#separator:tab\n#notetype column:1\n{kind}\tport\tleft\t{third}\n", "sea.txt").drafts
    assert draft.roles == roles
    assert [part.text for part in draft.sections] == ["left"]


def test_named_columns_are_headings_of_what_is_no_answer() -> None:
    text = "#separator:comma\n#notetype:Knot\n#columns:Name,Use,Origin\nbowline,a loop,old\n"
    (draft,) = IMPORTER.read(text, "knots.txt").drafts
    assert [(part.kind, part.heading, part.text) for part in draft.sections] == [
        (SectionKind.ANSWER, "", "a loop"),
        (SectionKind.OTHER, "Origin", "old"),
    ]


def test_fields_that_are_no_html_stay_as_they_are() -> None:
    text = "#separator:tab\n#html:false\nWhat does &lt;br&gt; do?\ta <b> tag\n"
    (draft,) = IMPORTER.read(text, "tags.txt").drafts
    assert (draft.prompt, draft.sections[0].text) == ("What does &lt;br&gt; do?", "a <b> tag")


def test_a_placeholder_is_no_answer_but_a_picture_a_number_and_none_are() -> None:
    backs = ["TODO", "<img src='https://example.org/a.png'>", "5 minutes", "None", "", "https://example.org"]
    drafts = read("".join(f"Basic\tSea\tQuestion {back[:4]}?\t{back}\t\n" for back in backs)).drafts
    answered = [any(part.kind is SectionKind.ANSWER for part in draft.sections) for draft in drafts]
    assert answered == [False, True, True, True, False, False]
    assert [bool(draft.roles) for draft in drafts] == answered


def test_sounds_that_a_text_cannot_hold_are_one_problem() -> None:
    reading = read("Basic\tSea\ta\t[sound:x.mp3]\t\nBasic\tSea\tb\t[sound:y.mp3]\t\n")
    (problem,) = reading.problems
    assert (problem.line, ": 2." in problem.message) == (6, True)


def test_pictures_that_lie_beside_a_text_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a buoy.png").write_bytes(b"png")
    bank = tmp_path / "sea.txt"
    bank.write_text(HEADER + 'Basic\tSea\tA buoy?\t<img src="a buoy.png">\t\n', encoding="utf-8")
    found = read_bank(str(bank))
    assert found.media == {"a%20buoy.png": b"png"}
    assert found.problems == ()


def test_lines_without_a_note_are_unplaced() -> None:
    text = HEADER + "Basic\tSea\ta\tb\t\n# a remark\n\nBasic\tSea\t\t\t\n"
    reading = IMPORTER.read(text, "sea.txt")
    assert [(left.line, left.text) for left in reading.unplaced] == [(7, "# a remark"), (9, "Basic\tSea")]
    assert accounted(text, reading)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (HEADER + "Basic\tSea\ta\tb\t\n", "sea.csv"),
        ("#separator:Comma\n#html:true\nWhat is hemp?,A plant.\n", "pasted"),
        ("What is hemp?\tA <b>plant</b>.\nWhat is jute?\tAnother<br>plant.\n", "sea.txt"),
        ("The {{c1::bow}} is in front.\tsea\n", "sea.txt"),
    ],
)
def test_an_export_is_recognised(text: str, name: str) -> None:
    assert importer_for(text, name).name == "anki-text"


@pytest.mark.parametrize(
    "text",
    ["#tags: a\n\n## What is hemp?\n\nA plant.\n", "question\tanswer\nWhat is hemp?\tA plant.\n", "#html:true\n"],
)
def test_other_texts_are_left_to_others(text: str) -> None:
    assert IMPORTER.likelihood(text, "sea.md") == 0.0


def test_an_old_export_has_its_tags_in_the_last_column() -> None:
    text = "".join(f"What is <i>{n}</i>?\tA number.\t{'odd' if n % 2 else 'even'}\n" for n in range(1, 7))
    drafts = IMPORTER.read(text, "numbers.txt").drafts
    assert {draft.tags for draft in drafts} == {("odd",), ("even",)}


def test_the_export_of_another_has_what_was_counted() -> None:
    exact = 0
    for name, counts in counted().items():
        if "cloze_notes" not in counts:
            continue
        path = corpora() / name
        found = read_bank(str(path))
        roles = [draft.roles for draft in found.drafts]
        clozes = [draft for draft in found.drafts if draft.roles == (Role.CLOZE,)]
        deletions = sum((draft.prompt or "").count("[…]") for draft in clozes)
        answers = {SectionKind.ANSWER, SectionKind.CLOZE}
        answered = sum(any(part.kind in answers for part in draft.sections) for draft in found.drafts)
        assert found.format == "anki-text"
        assert (len(roles), answered) == (counts["questions"], counts["answered"])
        assert roles.count((Role.BASIC,)) == counts["basic"]
        assert len(clozes) == counts["cloze_notes"]
        assert roles.count((Role.BASIC,)) + deletions == counts["cards"]
        assert accounted(path.read_text(encoding="utf-8"), IMPORTER.read(path.read_text(encoding="utf-8"), name))
        assert (found.problems, found.unplaced) == ((), ())
        exact += 1
    assert exact


@given(st.lists(st.sampled_from(["#html:true\n", "#separator:", "tab\n", "\t", "\n", '"', "a", "{{c1::", "}}", "<b>"])))
def test_any_text_is_read_and_every_line_of_it_is_somewhere(parts: list[str]) -> None:
    text = "".join(parts)
    IMPORTER.likelihood(text, "sea.txt")
    assert accounted(text, IMPORTER.read(text, "sea.txt"))
