"""Which question, and which point, of a bank that returns is which."""

from dataclasses import replace

import pytest
from factories import bank, question
from hypothesis import given
from hypothesis import strategies as st

from decks.matching import matched
from srs.model import Point, PointId, PointList, Question, QuestionId, SectionKind

NAME = bank().name


def _reworded(old: Question, prompt: str) -> Question:
    """The question as a fresh reading gives it: another wording, so another id."""
    return replace(question(prompt), sections=old.sections)


def _with_points(of: Question, *texts: str) -> Question:
    points = tuple(
        Point(id=PointId(f"new-{number}"), text=text, tick=text, label=text.partition(":")[0] if ":" in text else None)
        for number, text in enumerate(texts)
    )
    return replace(of, sections=(PointList(kind=SectionKind.KEY_POINTS, heading="Key Points", points=points),))


def _point_ids(of: Question) -> list[PointId]:
    return [point.id for point in of.points(SectionKind.KEY_POINTS)]


def test_the_same_prompt_keeps_its_id_whatever_its_case_and_punctuation() -> None:
    old = question("How do you keep a crane running?")
    new = _reworded(old, "how do you keep a CRANE running")
    assert matched([new], [old], NAME).questions[0].id == old.id


def test_a_corrected_word_keeps_the_history() -> None:
    old = question("How do you keep a crain runing?")
    found = matched([_reworded(old, "How do you keep a crane running?")], [old], NAME)
    assert found.questions[0].id == old.id
    assert [(match.question, match.before, match.after) for match in found.reworded] == [
        (old.id, old.prompt, "How do you keep a crane running?")
    ]


def test_a_question_inserted_at_the_top_takes_no_history_from_its_neighbours() -> None:
    old = [replace(question(f"What is knot number {n}?"), number=n) for n in range(1, 6)]
    new = [
        replace(question("Who ties them all?"), number=1),
        *(replace(_reworded(each, each.prompt), number=(each.number or 0) + 1) for each in old),
    ]
    found = matched(new, old, NAME).questions
    assert [each.id for each in found[1:]] == [each.id for each in old]
    assert found[0].id not in {each.id for each in old}


def test_number_and_place_never_match_alone() -> None:
    old = replace(question("What is a bollard?", points=0), number=3, place=("Quay",))
    new = replace(question("Which flag means a diver is down?", points=0), number=3, place=("Quay",), sections=())
    assert matched([new], [old], NAME).questions[0].id != old.id


def test_a_question_without_a_prompt_is_known_by_its_content() -> None:
    old = replace(question("Named from its content"), prompt_missing=True)
    new = replace(old, id=QuestionId("another"), prompt="", number=9)
    assert matched([new], [old], NAME).questions[0].id == old.id


def test_a_new_question_never_takes_an_id_that_is_in_use() -> None:
    old = question("What is a quay?")
    moved = replace(old, prompt="What on earth is a completely different thing?", sections=())
    new = question("What is a quay?", points=0)
    found = matched([replace(new, sections=())], [moved], NAME).questions[0]
    assert found.id != moved.id


def test_of_two_equal_prompts_each_keeps_its_own_content() -> None:
    one = _with_points(question("What does this print?"), "It prints seven")
    other = replace(_with_points(question("What does this print?"), "It prints eight"), id=QuestionId("other"))
    found = matched([replace(other, id=QuestionId("x")), replace(one, id=QuestionId("y"))], [one, other], NAME)
    assert [each.id for each in found.questions] == [other.id, one.id]


def test_points_keep_their_ids_by_text_then_label_then_likeness() -> None:
    old = _with_points(question(), "Grease the bearing weekly", "Log: write it down", "Inspect every wire rope")
    new = _with_points(
        question(), "Inspect each wire rope", "Log: note it in the book", "Grease the bearing weekly", "Call the yard"
    )
    before, after = _point_ids(old), _point_ids(matched([new], [old], NAME).questions[0])
    assert after[:3] == [before[2], before[1], before[0]]
    assert after[3] not in before


@given(st.permutations(range(8)), st.sets(st.integers(0, 7)), st.integers(0, 7))
def test_no_history_lands_on_another_question(order: list[int], gone: set[int], corrected: int) -> None:
    words = ("anchor", "ballast", "capstan", "davit", "fender", "galley", "hawser", "keel")
    old = [question(f"Explain how the {word} of a freighter is serviced") for word in words]
    kept = [n for n in order if n not in gone]
    new = [
        _reworded(old[n], old[n].prompt.replace("serviced", "servicd") if n == corrected else old[n].prompt)
        for n in kept
    ]
    extra = question("Which lights does a tug show at night?", points=0)
    found = matched([extra, *new], old, NAME).questions
    assert [each.id for each in found[1:]] == [old[n].id for n in kept]
    assert found[0].id not in {each.id for each in old}


@pytest.mark.parametrize(
    ("before", "after"),
    [("What does the signal 301 on a pier mean?", "What does the signal 302 on a pier mean?"),
     ("What are the advantages of a floating dock?", "What are the disadvantages of a floating dock?")],
)  # fmt: skip
def test_another_number_or_the_contrary_with_another_answer_is_another_question(before: str, after: str) -> None:
    old = _with_points(question(before), "It floats with the tide and needs no piles.")
    new = _with_points(question(after), "It rises too quickly, and its chains rust.")
    assert matched([new], [old], NAME).questions[0].id != old.id
    same = _with_points(question(after), "It floats with the tide and needs no piles.")
    assert matched([same], [old], NAME).questions[0].id == old.id
