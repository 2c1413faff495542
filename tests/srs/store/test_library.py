"""Reading banks, questions and cards, and finding them by the start of an id."""

from dataclasses import replace

import pytest
from factories import World, bank, basic, cards, question

from srs import actions
from srs.errors import NotFoundError
from srs.model import (
    Card,
    CardId,
    Choice,
    Choices,
    Framework,
    Point,
    PointId,
    PointList,
    Prose,
    Question,
    QuestionId,
    SectionKind,
    Story,
)


def _everything() -> Question:
    """A question that has every kind of section."""
    step = Point(id=PointId("step"), text="**Context**: say it", label="Context", tick="say it", essential=True)
    hint = Point(id=PointId("hint"), text="think of tides", tick="think of tides")
    return replace(
        question(),
        place=("Part 1", "Cranes"),
        language="en",
        prompt_missing=True,
        sections=(
            Framework(heading="Framework", names=("STAR", "CAR"), steps=(step,), text="Use STAR."),
            Story(heading="Example", situation="A storm.", result="42 % less."),
            PointList(kind=SectionKind.HINTS, heading="Hints", points=(hint,)),
            Choices(heading="Options", options=(Choice(text="A", right=True), Choice(text="B", right=None))),
            Prose(kind=SectionKind.OTHER, heading="Sources", text="A *book*."),
            Prose(kind=SectionKind.ANSWER, heading="Answer", text="Grease it."),
        ),
    )


def test_every_kind_of_section_comes_back_as_it_went_in(world: World) -> None:
    world.add([_everything()], basic)
    with world.store.reading() as transaction:
        assert transaction.library.questions() == (_everything(),)
        assert transaction.library.question(_everything().id) == _everything()


def test_cards_come_back_as_they_went_in_and_in_order(world: World) -> None:
    world.add([question(), question("Other?")])
    with world.store.reading() as transaction:
        found = transaction.library.cards()
        assert found == {of.id: cards(of) for of in (question(), question("Other?"))}
        assert transaction.library.cards(questions=[question().id]) == {question().id: cards(question())}
        assert transaction.library.card(cards(question())[2].id) == cards(question())[2]


def test_questions_come_in_the_order_of_the_collection_or_by_id(world: World) -> None:
    world.add([question(f"Question {n}") for n in (3, 1, 2)])
    with world.store.reading() as transaction:
        assert [each.prompt[-1] for each in transaction.library.questions()] == ["3", "1", "2"]
        one = transaction.library.questions(ids=[question("Question 1").id])
        assert one == (question("Question 1"),)
        assert transaction.library.questions(bank=bank().id) == transaction.library.questions()
        assert transaction.library.last_sequence() == 3
        assert transaction.library.sequences(bank().id)[question("Question 2").id] == 3


def test_what_is_retired_is_read_only_when_asked_for(world: World) -> None:
    world.add([question()])
    actions.undo(world.journal)
    with world.store.reading() as transaction:
        library = transaction.library
        assert (library.banks(), library.questions(), library.cards()) == ((), (), {})
        assert len(library.banks(retired=True)) == len(library.questions(retired=True)) == 1
        assert len(library.cards(retired=True)[question().id]) == 4
        assert library.question(question().id).retired
        assert len(library.retired_points(bank().id)[question().id]) == 3
        assert library.totals() == {"banks": 0, "questions": 0, "cards": 0}


def _named(world: World, *names: str) -> None:
    def make(of: Question) -> tuple[Card, ...]:
        return tuple(replace(basic(of)[0], id=CardId(name), part=name) for name in names)

    world.add([replace(question(), id=QuestionId("abc-question"), sections=())], make)


def test_a_card_is_found_by_any_start_of_its_id_that_is_its_alone(world: World) -> None:
    _named(world, "aaa1", "aab2", "a%c3")
    with world.store.reading() as transaction:
        find = transaction.library.find_card
        assert find("aab") == "aab2"
        assert find(" AAA1 ") == "aaa1"
        assert find("a%") == "a%c3"
        for start, said in (("aa", "more than one card"), ("x", "no card"), ("", "no card"), ("%", "no card")):
            with pytest.raises(NotFoundError, match=said):
                find(start)


def test_a_question_is_found_by_its_own_id_or_its_cards(world: World) -> None:
    _named(world, "aaa1", "aab2")
    with world.store.reading() as transaction:
        assert transaction.library.find_question("abc") == "abc-question"
        assert transaction.library.find_question("aab") == "abc-question"
        for start in ("nothing", "aa", ""):
            with pytest.raises(NotFoundError, match="no question"):
                transaction.library.find_question(start)


def test_many_questions_are_read_at_once(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(620)], basic)
    ids = [question(f"Question {n}").id for n in range(620)]
    with world.store.reading() as transaction:
        assert len(transaction.library.questions(ids=ids)) == 620
        assert len(transaction.library.cards(questions=ids)) == 620
