"""The sections of a question under names, and the changes of two sides in one list."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srs.model import Json
from srs.store.sections import bare_section, in_words, section_names, with_changes


def _section(kind: str, heading: str = "", text: str = "") -> dict[str, Json]:
    return {"kind": kind, "heading": heading, "text": text}


ANSWER, POINTS, HINTS = _section("answer", "", "It floats."), _section("key_points", "Points"), _section("hints")


def _with(section: dict[str, Json], text: str) -> dict[str, Json]:
    return {**section, "text": text}


def _merged(now: list[dict[str, Json]], before: list[dict[str, Json]], after: list[dict[str, Json]]) -> list[Json]:
    return with_changes(*(cast("list[Json]", each) for each in (now, before, after)))


def test_sections_are_called_by_kind_and_heading_and_numbered_where_both_are_the_same() -> None:
    same = [_section("other", "Notes"), _section("other", "Notes"), _section("other", "Notes #2"), ANSWER]
    assert section_names(same) == ["other Notes", "other Notes #2", "other Notes #2 #2", "answer"]


@given(st.lists(st.tuples(st.sampled_from(["other", "hints"]), st.sampled_from(["", "#2", "a", "a #2", " "]))))
def test_no_two_sections_of_a_question_are_called_the_same(named: list[tuple[str, str]]) -> None:
    names = section_names([_section(*each) for each in named])
    assert len(set(names)) == len(named)


@pytest.mark.parametrize(
    ("name", "kind", "heading"),
    [("answer", "answer", ""), ("key_points Key Points", "key_points", "Key Points"), ("hints #2", "hints", ""),
     ("other C #2", "other", "C"), ("other C # and more", "other", "C # and more")],
)  # fmt: skip
def test_a_section_is_made_again_from_its_name(name: str, kind: str, heading: str) -> None:
    made = bare_section(name)
    assert (made["kind"], made["heading"]) == (kind, heading)


def test_a_section_is_named_in_words() -> None:
    assert (in_words("how_to_answer"), in_words("other My notes")) == ("how to answer", "My notes")
    assert in_words("look_for #2") == "look for #2"


def test_a_change_of_one_section_leaves_the_others_as_they_are_now() -> None:
    now = [_with(ANSWER, "It sinks."), POINTS]
    assert _merged(now, [ANSWER, POINTS], [ANSWER, POINTS, HINTS]) == [_with(ANSWER, "It sinks."), POINTS, HINTS]
    assert _merged([ANSWER, POINTS, HINTS], [ANSWER, POINTS], [_with(ANSWER, "x"), POINTS]) == [
        _with(ANSWER, "x"), POINTS, HINTS
    ]  # fmt: skip


def test_of_one_section_that_both_changed_the_later_stands() -> None:
    assert _merged([_with(ANSWER, "first")], [ANSWER], [_with(ANSWER, "second")]) == [_with(ANSWER, "second")]
    assert _merged([HINTS, ANSWER], [ANSWER], [_with(HINTS, "second"), ANSWER]) == [_with(HINTS, "second"), ANSWER]


def test_a_section_taken_out_stays_out_unless_the_later_change_reworded_it() -> None:
    assert _merged([POINTS], [ANSWER, POINTS], [ANSWER, POINTS, HINTS]) == [POINTS, HINTS]
    assert _merged([POINTS], [ANSWER, POINTS], [_with(ANSWER, "x"), POINTS]) == [_with(ANSWER, "x"), POINTS]
    assert _merged([_with(ANSWER, "x"), POINTS], [ANSWER, POINTS], [POINTS]) == [POINTS]


_few = st.lists(
    st.builds(_section, st.sampled_from(["answer", "hints", "other"]), st.just(""), st.sampled_from("ab")),
    max_size=4,
    unique_by=lambda section: str(section["kind"]),
)


@given(_few, _few)
def test_a_change_of_what_it_saw_gives_what_it_made(
    before: list[dict[str, Json]], after: list[dict[str, Json]]
) -> None:
    assert _merged(before, before, after) == after


@given(_few, _few, _few)
def test_what_the_later_change_wrote_is_there(
    now: list[dict[str, Json]], before: list[dict[str, Json]], after: list[dict[str, Json]]
) -> None:
    made = _merged(now, before, after)
    assert all(section in made for section in after if section not in before)
    assert all(section in made for section in now if section in before and section in after)
