"""What two machines changed of one question: both where they can be, else the later, and the other in the report."""

import pytest
from factories import question
from machines import QUESTIONS, Machine, copied, dump, pair, take, united

from srs import actions
from srs.model import ActionKind, Json, SectionKind, Subject
from srs.store import codec
from srs.union import unite

ONE = QUESTIONS[0]

Pair = tuple[Machine, Machine]


@pytest.fixture
def two() -> Pair:
    """A collection and a copy of it on another machine, three hours later."""
    return pair()


def _sections(machine: Machine) -> list[dict[str, Json]]:
    record = machine.record(Subject.QUESTION, ONE.id)
    assert record is not None
    sections = record["sections"]
    assert isinstance(sections, list)
    return [section for section in sections if isinstance(section, dict)]


def test_different_fields_of_a_question_are_both_kept(two: Pair) -> None:
    desk, train = two
    desk.rewrite(Subject.QUESTION, ONE.id, prompt="What floats?", tags=["sea"])
    train.rewrite(Subject.QUESTION, ONE.id, difficulty="Hard")
    found = take(desk.world, train.world)
    with desk.world.store.reading() as transaction:
        now = transaction.library.question(ONE.id)
    assert (now.prompt, now.tags, now.difficulty) == ("What floats?", ("sea",), "Hard")
    assert found.conflicts == ()


@pytest.mark.parametrize("into", [0, 1])
def test_of_the_same_field_the_later_action_stands_and_the_report_has_the_other(two: Pair, into: int) -> None:
    desk, train = two
    desk.rewrite(Subject.QUESTION, ONE.id, difficulty="Hard", prompt="What floats?")
    train.rewrite(Subject.QUESTION, ONE.id, difficulty="Easy", tags=["sea"])
    found = take(two[into].world, two[1 - into].world)
    [conflict] = found.conflicts
    assert (conflict.question, conflict.field, conflict.kept, conflict.other) == (ONE.id, "difficulty", "Easy", "Hard")
    assert found.prompts == {ONE.id: "What floats?"}
    assert take(two[1 - into].world, two[into].world).conflicts == ()


def test_the_same_edit_on_both_sides_is_no_conflict(two: Pair) -> None:
    for machine in two:
        machine.rewrite(Subject.QUESTION, ONE.id, difficulty="Hard", minutes_low=9.0)
    assert take(two[0].world, two[1].world).conflicts == ()


def test_an_edit_of_one_section_and_one_of_another_are_both_kept_with_their_points(
    two: Pair,
) -> None:
    desk, train = two
    answer, points = _sections(desk)
    hints: dict[str, Json] = {"kind": "hints", "heading": "Hints"}
    desk.rewrite(Subject.QUESTION, ONE.id, sections=[{**answer, "text": "It floats."}, points])
    train.rewrite(Subject.QUESTION, ONE.id, sections=[hints, answer, points])
    found = take(desk.world, train.world)
    assert found.conflicts == ()
    with desk.world.store.reading() as transaction:
        now = transaction.library.question(ONE.id)
    assert [section.heading for section in now.sections] == ["Hints", "Answer", "Key Points"]
    assert now.answer == "It floats."
    assert len(now.points(SectionKind.KEY_POINTS)) == 3
    assert desk.world.store.problems() == ()


def test_of_one_section_that_both_edited_the_report_has_the_other_text(two: Pair) -> None:
    desk, train = two
    answer, points = _sections(desk)
    desk.rewrite(Subject.QUESTION, ONE.id, sections=[{**answer, "text": "It floats."}, points])
    train.rewrite(Subject.QUESTION, ONE.id, sections=[{**answer, "text": "It swims."}, points])
    [conflict] = take(desk.world, train.world).conflicts
    assert (conflict.field, conflict.kept, conflict.other) == ("Answer", "It swims.", "It floats.")


def test_of_a_point_that_both_reworded_and_of_one_taken_out_the_report_has_the_other(
    two: Pair,
) -> None:
    desk, train = two
    first, second, *_ = codec.point_records(ONE)
    desk.rewrite(Subject.POINT, first, text="Oil it")
    desk.rewrite(Subject.POINT, second, text="Oil it too")
    train.rewrite(Subject.POINT, first, text="Wax it")
    train.rewrite(Subject.POINT, second, retired=True)
    told = {(each.field, each.kept, each.other) for each in take(desk.world, train.world).conflicts}
    assert told == {("Key Points: point", "Wax it", "Oil it"), ("Key Points: point", "", "Oil it too")}


def test_a_point_added_to_a_section_that_the_other_took_out_brings_it_back(two: Pair) -> None:
    desk, train = two
    answer, _ = _sections(desk)
    desk.rewrite(Subject.QUESTION, ONE.id, sections=[answer])
    made = codec.point_records(question("One?", points=4))
    new = list(made)[-1]
    train.change(ActionKind.EDIT, [(Subject.POINT, new, made[new])])
    both = united(desk.world, train.world)
    with both.store.reading() as transaction:
        now = transaction.library.question(ONE.id)
    assert new in [point.id for point in now.points(SectionKind.KEY_POINTS)]
    assert both.store.problems() == ()


def test_an_edit_stays_when_the_other_machine_imported_the_same_bank_later() -> None:
    desk, train = Machine(name="desk"), Machine(hours_off=3, name="train")
    desk.do(("bring", 7, 0))
    desk.rewrite(Subject.QUESTION, ONE.id, prompt="What floats?", retired=False)
    train.do(("bring", 7, 0))
    found = take(desk.world, train.world)
    assert found.conflicts == ()
    with desk.world.store.reading() as transaction:
        assert transaction.library.question(ONE.id).prompt == "What floats?"
        assert len(transaction.library.questions()) == 3
    assert (found.taken.actions, found.shared.actions, found.own.actions) == (1, 0, 2)


def test_where_each_imported_another_edition_of_a_bank_the_later_stands_field_by_field() -> None:
    desk, train = Machine(name="desk"), Machine(hours_off=3, name="train")
    desk.do(("bring", 7, 1))
    train.do(("bring", 3, 2))
    both = united(desk.world, train.world)
    with both.store.reading() as transaction:
        found = {each.prompt: each.difficulty for each in transaction.library.questions()}
    assert found == {"One?": "Easy", "Two?": "Easy", "Three?": "Hard"}
    undone = copied(both)
    actions.undo(undone.journal)
    with undone.store.reading() as transaction:
        assert {each.difficulty for each in transaction.library.questions()} == {"Hard"}
    actions.undo(undone.journal)
    with undone.store.reading() as transaction:
        assert transaction.library.questions() == ()
    assert undone.store.problems() == ()


def test_a_setting_that_both_chose_is_the_later_and_the_report_has_the_other(two: Pair) -> None:
    desk, train = two
    desk.world.set("harbour", new_per_day=5, leech_threshold=3)
    train.world.set("harbour", new_per_day=7)
    [conflict] = take(desk.world, train.world).conflicts
    assert (conflict.question, conflict.kept, conflict.other) == (None, "7", "5")
    assert "new_per_day" in conflict.field
    assert {row[1]: row[2] for row in dump(desk.world, "setting")["setting"]} == {
        "new_per_day": 7,
        "leech_threshold": 3,
    }


def test_only_questions_of_which_each_side_changed_something_else_are_handed_on(two: Pair) -> None:
    desk, train = two
    two_points = list(codec.point_records(QUESTIONS[1]))
    desk.rewrite(Subject.QUESTION, ONE.id, prompt="What floats?")
    train.rewrite(Subject.QUESTION, ONE.id, difficulty="Hard")
    desk.rewrite(Subject.POINT, two_points[0], text="Oil it")
    train.rewrite(Subject.QUESTION, QUESTIONS[1].id, stage="first")
    desk.rewrite(Subject.QUESTION, QUESTIONS[2].id, stage="first")
    handed: list[str] = []
    unite(desk.world.journal, train.world.store, follow=lambda _, questions: handed.extend(questions))
    assert sorted(handed) == sorted([ONE.id, QUESTIONS[1].id])
