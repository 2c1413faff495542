"""A sitting over what a search finds: the queue of the day, and no other cards."""

from dataclasses import replace

import pytest
from factories import World, basic, cards, question

from srs import actions
from srs.day import Counts
from srs.model import CardId, Phase, Rating, Role, Tick
from srs.search import parse
from srs.session import ReviewSession

QUESTION = question()


def _sitting(world: World, search: str) -> ReviewSession:
    return ReviewSession(world.journal, search=parse(search))


def _answered(session: ReviewSession, rating: Rating = Rating.GOOD) -> list[CardId]:
    """Answer until no card comes, or a dozen did."""
    found: list[CardId] = []
    while session.view.card is not None and len(found) < 12:
        found.append(session.view.card.id)
        session.answer(rating)
    return found


@pytest.fixture
def tagged(world: World) -> World:
    """Thirty plain cards, the last three with a tag, five of them new a day."""
    world.set("", new_per_day=5)
    world.add(
        [replace(question(f"Question {n:02}"), tags=("late",) if n > 26 else ()) for n in range(30)],
        basic,
    )
    return world


def test_new_cards_that_a_search_finds_come_though_others_stand_before_them(tagged: World) -> None:
    session = _sitting(tagged, "tag:late")
    assert session.view.counts == Counts(new=3)
    prompts = []
    while session.view.question is not None:
        prompts.append(session.view.question.prompt)
        session.answer(Rating.EASY)
    assert prompts == ["Question 27", "Question 28", "Question 29"]


def test_the_limits_of_the_day_hold_for_a_search_and_what_it_did_counts(tagged: World) -> None:
    assert _sitting(tagged, "question").view.counts == Counts(new=5)
    assert len(_answered(_sitting(tagged, "tag:late"), Rating.EASY)) == 3
    assert _sitting(tagged, "-tag:late").view.counts == Counts(new=2)
    assert ReviewSession(tagged.journal).view.counts == Counts(new=2)


def test_a_card_that_no_longer_fits_stays_in_its_sitting(tagged: World) -> None:
    session = _sitting(tagged, "is:new tag:late")
    first = session.view.card
    assert first is not None
    session.answer(Rating.AGAIN)
    session.bury()
    assert session.view.counts == Counts(new=1, learning=1)
    tagged.hand.forward(minutes=11)
    assert session.refresh().card is not None
    session.undo()
    session.undo()
    assert session.view.card == first
    assert session.view.counts == Counts(new=3)


def test_on_a_new_study_day_the_search_is_made_anew(tagged: World) -> None:
    session = _sitting(tagged, "is:new tag:late")
    session.answer(Rating.EASY)
    tagged.hand.forward(days=1)
    assert session.refresh().counts == Counts(new=2)


def test_points_come_by_themselves_when_the_search_leaves_their_answer_out(world: World) -> None:
    world.add([QUESTION], cards)
    points = [card.id for card in cards(QUESTION)[1:]]
    assert _sitting(world, "role:point").view.card is not None
    assert _sitting(world, "*").view.card == cards(QUESTION)[0]
    session = ReviewSession(world.journal)
    session.answer(Rating.GOOD, ticks={point.id: Tick.COVERED for point in cards(QUESTION)[0].points})
    world.hand.forward(days=3)
    for card in points:
        assert world.state(card).phase in (Phase.REVIEW, Phase.LEARNING)
    assert _sitting(world, f"id:{points[0]}").view.card is not None, "its answer is near, and not in this sitting"


def test_points_missed_in_a_sitting_come_back_in_it_though_the_search_leaves_them_out(world: World) -> None:
    world.add([QUESTION], cards)
    session = _sitting(world, "role:answer")
    assert session.view.card is not None
    session.answer(Rating.GOOD, ticks={})
    world.hand.forward(minutes=11)
    session.refresh()
    assert session.view.card is not None
    roles: set[Role] = set()
    while session.view.card is not None and len(roles) < 2:
        roles.add(session.view.card.role)
        session.bury()
    assert Role.POINT in roles


def test_a_suspended_card_does_not_come_though_a_search_finds_it(tagged: World) -> None:
    card = _sitting(tagged, "tag:late").view.card
    assert card is not None
    actions.suspend(tagged.journal, card.id)
    assert _sitting(tagged, "tag:late").view.counts == Counts(new=2)
    assert _sitting(tagged, "is:suspended").view.card is None


def test_a_sitting_may_have_a_deck_and_a_search(world: World) -> None:
    world.add([question("One"), replace(question("Two"), deck="harbour::Behavioral")], basic)
    session = ReviewSession(world.journal, deck="harbour::Behavioral", search=parse("one or two"))
    assert session.view.counts == Counts(new=1)
