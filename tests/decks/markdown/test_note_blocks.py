"""Cards between START and END, a type of note for each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Draft, Reading
from decks.importers import importer_for
from decks.markdown.importer import IMPORTER
from srs.model import Role, SectionKind


def read(text: str) -> Reading:
    assert importer_for(text, "notes.md").name == "markdown"
    reading = IMPORTER.read(text, "notes.md")
    assert unaccounted(text, reading) == set()
    return reading


def only(text: str) -> Draft:
    (draft,) = read(text).drafts
    return draft


def told(draft: Draft) -> tuple[str | None, str]:
    return draft.prompt, draft.sections[0].text


@pytest.mark.parametrize("front", ["What is ebb?", "Front: What is ebb?"])
def test_a_block_has_its_front_its_back_and_its_tags(front: str) -> None:
    draft = only(f"START\nBasic\n{front}\nBack: Out.\nTags: tide sea\n<!--ID: 1566052191670-->\nEND\n")
    assert told(draft) == ("What is ebb?", "Out.")
    assert draft.tags == ("tide", "sea")
    assert draft.roles == (Role.BASIC,)


def test_fields_go_on_over_several_lines() -> None:
    draft = only("START\nBasic\nWhat is\nebb?\nBack:\nWater that\n\n- falls\n- goes out\nEND\n")
    assert told(draft) == ("What is\nebb?", "Water that\n\n- falls\n- goes out")


def test_a_reversed_type_asks_both_ways() -> None:
    assert only("START\nBasic (and reversed card)\nEbb\nBack: Out.\nEND\n").roles == (Role.BASIC, Role.REVERSED)
    assert only("START\nBasic (optional reversed card)\nEbb\nBack: Out.\nEND\n").roles == (Role.BASIC,)


@pytest.mark.parametrize("text", ["The {{c1::pilot}} steers.", "Text: The {pilot} steers.", "The {c1:pilot} steers."])
def test_a_cloze_is_marked_by_one_brace_or_two(text: str) -> None:
    draft = only(f"START\nCloze\n{text}\nExtra: By licence.\nEND\n")
    assert told(draft) == ("The […] steers.", "The {{c1::pilot}} steers.")
    assert [part.text for part in draft.sections if part.kind is SectionKind.ANSWER] == ["By licence."]


def test_fields_of_another_type_keep_their_names() -> None:
    draft = only("START\nRope\nWhich rope holds?\nAnswer: Hemp.\nSource: The yard book.\nEND\n")
    assert [(part.kind, part.heading, part.text) for part in draft.sections] == [
        (SectionKind.ANSWER, "", "Hemp."),
        (SectionKind.OTHER, "Source", "The yard book."),
    ]


def test_a_block_on_one_line_is_a_card() -> None:
    assert told(only("STARTI [Basic] What is ebb? Back: Out. <!--ID: 1566052191670--> ENDI\n")) == (
        "What is ebb?",
        "Out.",
    )


def test_the_deck_is_furniture_and_prose_between_blocks_is_unplaced() -> None:
    block = "START\nBasic\nWhat is {0}?\nBack: {0}.\nEND\n"
    reading = read(f"TARGET DECK\nTides\n\n{block.format('ebb')}\nMy own words.\n\n{block.format('flood')}")
    assert [draft.prompt for draft in reading.drafts] == ["What is ebb?", "What is flood?"]
    assert reading.furniture == {1: "property", 2: "property"}
    assert [one.text for one in reading.unplaced] == ["My own words."]


@given(st.lists(st.sampled_from(["START", "END", "Basic", "Cloze", "{a} b", "Back: x", "Front: y", "", "TARGET DECK"])))
def test_wherever_blocks_break_no_line_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, IMPORTER.read(text, "notes.md")) == set()
