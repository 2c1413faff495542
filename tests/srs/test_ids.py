"""Ids: the same on every machine where they are derived, in order of time where they are given."""

import uuid

from factories import World, bank, basic, cards, question
from hypothesis import given
from hypothesis import strategies as st

from srs.ids import TimeOrderedIds, bank_id, card_id, following_id, normalised, point_id, question_id
from srs.model import PointId, QuestionId, Role, SectionKind

_MS_2027 = 1_799_000_000_000


def _time_of(identifier: str) -> int:
    return uuid.UUID(identifier).int >> 80


def test_two_fresh_collections_with_the_same_questions_have_the_same_ids() -> None:
    found = []
    for _ in range(2):
        world = World()
        world.add([question("How do you keep a crane running?"), question("What is slack water?", points=2)])
        with world.store.reading() as transaction:
            found.append(
                (
                    transaction.library.banks(),
                    transaction.library.questions(),
                    transaction.library.cards(),
                    sorted(transaction.schedule.states()),
                )
            )
        world.store.close()
    assert found[0] == found[1]
    assert len(found[0][3]) == 7


def test_derived_ids_are_the_ones_that_collections_already_hold() -> None:
    of = question_id("Harbour Questions", "How do you keep a crane running?", "")
    assert bank_id("Harbour Questions") == "92e5643d-eed0-5807-8b99-c38c017e404f"
    assert of == "a647c406-9f7b-5d20-b79c-953e3376cd38"
    assert card_id(of, Role.ANSWER) == "374c2788-d971-5602-84f9-b17df5d52107"


def test_case_spacing_width_and_edge_punctuation_make_no_other_question() -> None:
    one = question_id("Bank", "What is a  Runbook?", "")
    assert one == question_id(" bank", "**what is a runbook**", "elsewhere")
    assert one == question_id("Bank", "Ｗｈａｔ is a runbook", "")
    assert one != question_id("Bank", "What is a logbook?", "")
    assert one != question_id("Other bank", "What is a  Runbook?", "")


def test_an_ordinal_tells_two_questions_with_one_prompt_apart() -> None:
    assert len({question_id("Bank", "Why?", "", n) for n in range(4)}) == 4
    assert question_id("Bank", "Why?", "", 0) == question_id("Bank", "Why?", "")


def test_a_question_without_a_prompt_is_known_by_its_place_and_never_by_a_prompt_of_the_same_words() -> None:
    assert question_id("Bank", None, "Part > 3") == question_id("Bank", "", "part > 3")
    assert question_id("Bank", None, "Why") != question_id("Bank", "Why", "")


def test_the_parts_of_an_id_cannot_run_into_each_other() -> None:
    of = QuestionId("q")
    assert point_id(of, SectionKind.HINTS, "a b") != point_id(of, SectionKind.KEY_POINTS, "a b")
    assert card_id(of, Role.POINT, "ab") != card_id(QuestionId("qa"), Role.POINT, "b")
    assert card_id(of, Role.POINT, PointId("x")) != card_id(of, Role.POINT, "x/2")


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.lists(st.integers(0, 2**42), min_size=2, max_size=60))
def test_ids_are_unique_and_increase_whatever_the_clock_does(moments: list[int]) -> None:
    ids = TimeOrderedIds()
    made = [ids.next(moment) for moment in moments]
    assert made == sorted(set(made))


def test_ids_increase_while_the_clock_stands() -> None:
    ids = TimeOrderedIds()
    made = [ids.next(_MS_2027) for _ in range(5000)]
    assert made == sorted(set(made))


def test_ids_stay_above_the_floor_when_the_clock_was_set_back() -> None:
    floor = TimeOrderedIds().next(_MS_2027)
    ids = TimeOrderedIds(floor)
    made = [ids.next(_MS_2027 - 86_400_000), ids.next(0), ids.next(_MS_2027)]
    assert [floor, *made] == sorted({floor, *made})


def test_an_id_is_a_uuid_of_version_7_that_tells_its_millisecond() -> None:
    made = TimeOrderedIds().next(_MS_2027)
    assert uuid.UUID(made).version == 7
    assert uuid.UUID(made).variant == uuid.RFC_4122
    assert _time_of(made) == _MS_2027
    assert made == str(uuid.UUID(made))


def test_a_counted_id_is_a_uuid_of_version_7_too() -> None:
    ids = TimeOrderedIds("01900000-0000-7fff-bfff-ffffffffffff")
    made = uuid.UUID(ids.next(0))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert str(made) > "01900000-0000-7fff-bfff-ffffffffffff"
    assert made.int >> 80 == 0x019000000001, "the millisecond's bits take the carry"


def test_two_ids_of_one_moment_differ_between_two_sources() -> None:
    assert TimeOrderedIds().next(_MS_2027) != TimeOrderedIds().next(_MS_2027)


def test_two_machines_that_go_on_from_the_same_id_with_slow_clocks_never_meet() -> None:
    """One that takes in the log of a machine whose clock is a year ahead counts its ids up for a year."""
    ahead = TimeOrderedIds().next(2_000_000_000_000)
    one, other = TimeOrderedIds(ahead), TimeOrderedIds(ahead)
    made = [source.next(1_000_000_000_000) for _ in range(20_000) for source in (one, other)]
    assert len(set(made)) == len(made)
    steps = [int(after[:8] + after[9:13], 16) for after in made]
    assert steps[-1] - steps[0] < 5


def test_an_id_that_follows_is_above_and_the_same_for_the_same_content() -> None:
    floor = TimeOrderedIds().next(1_000_000_000_000)
    made = [following_id(floor, content) for content in ("one", "one", "other")]
    assert made[0] == made[1] != made[2]
    assert all(floor < each and uuid.UUID(each).version == 7 for each in made)


def test_the_factories_give_every_card_of_a_bank_its_own_id() -> None:
    of = bank()
    made = [card.id for n in range(30) for card in cards(question(f"Question {n}", of=of))]
    made += [card.id for n in range(30) for card in basic(question(f"Question {n}", of=of))]
    assert len(set(made)) == len(made) == 30 * 5
