"""Pages of questions, and the beginning of a collection before it is searched."""

from collections.abc import Callable
from dataclasses import replace

from factories import World, cards, question
from hypothesis import given
from hypothesis import strategies as st

from srs import actions
from srs.model import Card, Question, Rating
from srs.search import parse, query
from srs.session import ReviewSession
from srs.store.finding import FoundQuestion, Order


def _questions(count: int) -> list[Question]:
    return [question(f"How is crane {n} kept running?", points=n % 4) for n in range(count)]


def _made(of: Question) -> tuple[Card, ...]:
    return cards(of) if len(of.prompt) % 2 else ()


def _page(world: World, search: str = "", offset: int = 0, limit: int = 50) -> tuple[FoundQuestion, ...]:
    with world.store.reading() as transaction:
        return transaction.finding.question_page(query(world.journal.clock, parse(search)), Order.BEST, offset, limit)


def test_a_page_of_questions_has_each_once_with_the_number_of_its_cards(world: World) -> None:
    world.add(_questions(8), cards)
    assert [(each.prompt.text, each.cards) for each in _page(world, offset=2, limit=3)] == [
        ("How is crane 2 kept running?", 3),
        ("How is crane 3 kept running?", 4),
        ("How is crane 4 kept running?", 1),
    ]


def test_a_question_without_cards_has_none_and_no_due_day(world: World) -> None:
    world.add([question(points=0)], lambda _: ())
    (found,) = _page(world)
    assert (found.cards, found.due) == (0, None)


def test_the_first_of_its_cards_to_come_says_when_a_question_is_due(world: World) -> None:
    world.add([question()], cards)
    assert _page(world)[0].due is None, "all are new"
    ReviewSession(world.journal).answer(Rating.EASY)
    answer = cards(question())[0].id
    assert _page(world)[0].due == world.state(answer).due
    actions.suspend(world.journal, answer)
    assert _page(world)[0].due is None
    actions.suspend(world.journal, answer, on=False)
    actions.bury(world.journal, answer)
    assert _page(world)[0].due is None


def test_words_found_in_a_question_are_marked_in_its_prompt_and_its_sections(world: World) -> None:
    world.add(_questions(2), cards)
    first = _page(world, "inspect crane")[0]
    assert [first.prompt.text[start:end] for start, end in first.prompt.spans] == ["crane"]
    assert first.snippet is not None
    assert "inspect" in first.snippet.text


@given(st.integers(0, 12), st.integers(1, 30), st.sampled_from([cards, _made]))
def test_the_beginning_is_where_the_first_page_begins(
    count: int, limit: int, make: Callable[[Question], tuple[Card, ...]]
) -> None:
    world = World()
    world.add([replace(each, number=n) for n, each in enumerate(_questions(count))], make)
    asked = query(world.journal.clock)
    with world.store.reading() as transaction:
        begun = [each.card for each in transaction.finding.beginning(asked, limit)]
        page = [each.card for each in transaction.finding.page(asked, Order.COLLECTION, 0, limit)]
    world.store.close()
    assert begun == page[: len(begun)]
    assert make is _made or begun == page, "where every question has cards"


def test_the_beginning_leaves_out_what_was_taken_out(world: World) -> None:
    from decks import editing

    made = _questions(3)
    world.add(made, cards)
    editing.remove(world.journal, [made[0].id])
    with world.store.reading() as transaction:
        begun = transaction.finding.beginning(query(world.journal.clock), 50)
    assert {each.question for each in begun} == {made[1].id, made[2].id}
