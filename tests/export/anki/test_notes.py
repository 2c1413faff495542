from dataclasses import replace
from typing import Any

import pytest

from export.anki.note_types import POINT, QUESTION, TERM, back_template, front_template
from export.anki.notes import Note, deck_name, notes_of
from export.selection import Selection
from srs.ids import card_id
from srs.model import Form, GradedPoint, PointId, Role, SectionKind


def one(selection: Selection, role: Role, **changes: Any) -> Note:
    """The note of the only card of a selection: the first of a role, with changes."""
    question = selection.questions[0]
    card = next(card for card in selection.cards_of(question) if card.role is role)
    (note,) = notes_of(replace(selection, cards={question.id: (replace(card, **changes),)}))
    return note


def test_names_order_and_ids_of_note_types_are_for_ever() -> None:
    """Anki takes a note type with other fields for another one: add nothing, rename nothing, move nothing."""
    about = ("Question", "Bank", "Deck", "Type", "Difficulty", "Minutes", "Stage", "Cards", "Question Id")
    slots = ("Answer", "Framework", "Framework 2", "Story", "Choice", "Basic", "Reversed")
    parts = ("Front", "Ticks", "Back")
    assert (QUESTION.id, QUESTION.name) == (1790000000001, "Viva Question")
    assert tuple(slot.name for slot in QUESTION.slots) == slots
    assert QUESTION.fields == ("Question", *(f"{slot} {part}" for slot in slots for part in parts), "Hints", *about[1:])
    assert (POINT.id, POINT.name) == (1790000000002, "Viva Point")
    assert POINT.fields == ("Point Front", "Point Ticks", "Point Back", "Statement", "Kind", *about)
    assert (TERM.id, TERM.name) == (1790000000003, "Viva Term")
    assert tuple(slot.name for slot in TERM.slots) == ("Term", "Term Reversed")
    assert TERM.fields == (*(f"{slot} {part}" for slot in ("Term", "Term Reversed") for part in parts), *about)


def test_templates_name_only_fields_that_there_are() -> None:
    for note_type in (QUESTION, POINT, TERM):
        for slot in note_type.slots:
            text = front_template(slot) + back_template(slot, note_type)
            named = {part.split("}}")[0].lstrip("#/") for part in text.split("{{")[1:]}
            assert named <= {*note_type.fields, "FrontSide"}


def test_a_questions_own_roles_share_its_note_and_others_stand_alone(selection: Selection) -> None:
    question = selection.questions[0]
    notes = notes_of(selection)
    assert [note.note_type.name.split()[1] for note in notes] == ["Question", *["Point"] * 5, "Term", "Term"]
    assert notes[0].guid == question.id
    assert list(notes[0].cards) == [0, 1, 2, 3, 4, 5, 6]
    assert all(note.guid == note.cards[0] for note in notes[1:])
    by_id = {card.id: card for card in selection.cards_of(question)}
    assert {identifier for note in notes for identifier in note.cards.values()} == set(by_id)
    assert [note.position for note in notes] == list(range(1, 9))
    assert notes[0].values["Cards"].split()[1] == f"1={notes[0].cards[1]}"


def test_a_note_without_a_role_leaves_its_fields_empty(selection: Selection) -> None:
    note = one(selection, Role.STORY)
    assert list(note.cards) == [3]
    assert [name for name in note.note_type.fields[1:22] if note.values.get(name)] == [
        "Story Front", "Story Ticks", "Story Back",
    ]  # fmt: skip


def test_a_reversed_term_alone_keeps_the_terms_guid(selection: Selection) -> None:
    note = one(selection, Role.TERM_REVERSED)
    assert note.guid == card_id(selection.questions[0].id, Role.TERM, "SWL")
    assert list(note.cards) == [1]


def test_a_point_shows_its_whole_statement_unless_the_back_does(selection: Selection) -> None:
    notes = [note for note in notes_of(selection) if note.note_type is POINT]
    statements = [note.values["Statement"] for note in notes]
    assert statements[1:4] == [
        "<p>Park the boom with the wind.</p>",
        "<p><strong>Hoist:</strong> hold it with <code>brake --lock</code>.</p>",
        "",
    ]
    assert [note.values["Kind"] for note in notes[1:]] == ["Fill in", "Key point", "Finish it", "Fill in"]


def test_a_point_that_front_and_back_say_together_is_not_said_again(selection: Selection) -> None:
    point = selection.questions[0].points(SectionKind.KEY_POINTS)[0]
    begun = {"form": Form.MORE, "part": point.id, "point": point.id, "back": "with the wind."}
    assert one(selection, Role.POINT, front="Park the boom\n\nSay more.", **begun).values["Statement"] == ""
    assert one(selection, Role.POINT, front="Park it\n\nSay more.", **begun).values["Statement"] != ""


def test_hints_wait_behind_the_questions_own_cards(selection: Selection) -> None:
    assert one(selection, Role.BASIC).values["Hints"] == "<p>Think of the wind.</p>"
    hinted = [slot.name for slot in QUESTION.slots if "{{Hints}}" in front_template(slot)]
    assert hinted == ["Answer", "Choice", "Basic"]


def test_ticks_are_boxes_that_need_no_script(selection: Selection) -> None:
    points = (
        GradedPoint(id=PointId("a"), text="say <b>", label="First", essential=True),
        GradedPoint(id=PointId("b"), text="Second: `x`", label="Second"),
    )
    assert one(selection, Role.ANSWER, points=points).values["Answer Ticks"] == (
        '<ul class="tick-list">'
        '<li><label><input type="checkbox"><span class="essential"><b>First:</b> say &lt;b&gt;</span></label></li>'
        '<li><label><input type="checkbox"><span>Second: <code>x</code></span></label></li>'
        "</ul>"
    )
    assert one(selection, Role.ANSWER, points=()).values["Answer Ticks"] == ""


def test_a_card_without_a_front_asks_its_question(selection: Selection) -> None:
    note = one(selection, Role.FRAMEWORK, front=" ")
    assert note.values["Framework Front"] == note.values["Question"] != ""


def test_where_a_card_is_from_stands_on_its_note(selection: Selection) -> None:
    values = one(selection, Role.POINT).values
    found = [values[name] for name in ("Bank", "Deck", "Type", "Difficulty", "Minutes", "Stage")]
    assert found == ["Harbour Questions", "harbour › Cranes", "Technical", "Hard", "3–4.5 min", "final round"]
    assert values["Question Id"] == selection.questions[0].id


def test_tags_make_a_tree_without_spaces(selection: Selection) -> None:
    assert one(selection, Role.ANSWER).tags == (
        "viva::bank::Harbour_Questions",
        "viva::difficulty::Hard",
        "viva::role::answer",
        "viva::stage::final_round",
        "viva::tag::safety",
        "viva::tag::wind_&_weather",
        "viva::type::Technical",
    )
    odd = replace(selection.questions[0], tags=(' a\u3000b"c ', "::", "x::y", "Größe", "a b c"), type=None, stage="")
    (note, *_) = notes_of(replace(selection, questions=(odd,)))
    assert [tag.removeprefix("viva::tag::") for tag in note.tags if "::tag::" in tag] == ["Größe", "a_b_c", "x:y"]
    assert not any("viva::type" in tag or "viva::stage" in tag for tag in note.tags)


@pytest.mark.parametrize(
    ("deck", "name"),
    [
        ("devops::Behavioral", "devops::Behavioral"),
        ('a "b"\x1f::  ::c:', "a b�::c"),
        ("", "Viva"),
        ("::", "Viva"),
        ("港::б", "港::б"),
    ],
)
def test_a_decks_name_is_one_that_anki_keeps(deck: str, name: str) -> None:
    assert deck_name(deck) == name
