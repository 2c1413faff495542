"""What an interview asks of the collection: its cards, their weights, and remarks on what is less than it seems."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import World, basic, cards, question

from srs import interviews, saved_searches
from srs.errors import SearchError
from srs.model import Afterwards, Aspect, CardId, Interview, Question, Weight, Went
from srs.preparation import remarks, scope, weights
from srs.relevance import of_asked, of_topic

TODAY = date(2027, 1, 11)

QUESTIONS = (
    replace(question("One?"), tags=("crane",)),
    replace(question("Two?"), tags=("crane::slewing", "gale"), stage="phone screen"),
    replace(question("Three?"), tags=(), stage=None),
)


def _interview(name: str = "SRE at Acme", **fields: object) -> Interview:
    made = Interview(id=interviews.new_id(), name=name, day=TODAY + timedelta(days=30))
    return replace(made, **fields)  # type: ignore[arg-type]


def _times(*of: tuple[Aspect, str, float]) -> tuple[Weight, ...]:
    return tuple(Weight(aspect=aspect, name=name, times=times) for aspect, name, times in of)


def _card(of: Question) -> CardId:
    return basic(of)[0].id


@pytest.fixture
def harbour(world: World) -> World:
    world.add(QUESTIONS, basic)
    return world


def _weights(world: World, of: Interview, *only: CardId) -> list[float]:
    with world.store.reading() as transaction:
        found = weights(transaction, of, only or None)
    return [found[_card(each)] for each in QUESTIONS if _card(each) in found]


def test_without_weights_every_card_counts_once(harbour: World) -> None:
    assert _weights(harbour, _interview()) == [1, 1, 1]


def test_a_tag_weighs_those_below_it_and_a_stage_its_own(harbour: World) -> None:
    by_tag = _interview(weights=_times((Aspect.TAG, "Crane", 2), (Aspect.TAG, "crane::slew*", 3)))
    assert _weights(harbour, by_tag) == [2, 6, 1]
    by_stage = _interview(weights=_times((Aspect.STAGE, "FINAL ROUND", 0.5), (Aspect.STAGE, "phone*", 4)))
    assert _weights(harbour, by_stage) == [0.5, 4, 1]
    assert _weights(harbour, _interview(weights=_times((Aspect.TAG, "crane", 0)))) == [0, 0, 1]


def test_only_the_cards_that_are_asked_for_are_weighed(harbour: World) -> None:
    assert _weights(harbour, _interview(), _card(QUESTIONS[1])) == [1]


def test_what_was_asked_earlier_weighs_more_and_most_where_it_went_badly(harbour: World) -> None:
    one, two, _ = (each.id for each in QUESTIONS)
    interviews.add(harbour.journal, _interview("A", over=Afterwards(asked=(one, two), went=Went.WELL)))
    interviews.add(harbour.journal, _interview("B", over=Afterwards(asked=(two,), went=Went.BADLY)))
    assert _weights(harbour, _interview("C")) == [2, 4, 1]
    assert _weights(harbour, _interview("C", weights=_times((Aspect.TAG, "gale", 3)))) == [2, 12, 1]


def test_what_is_asked_in_the_interview_itself_or_in_one_not_over_adds_nothing() -> None:
    own = _interview(over=Afterwards(asked=(QUESTIONS[0].id,)))
    assert of_asked(own, [own, _interview("Other")]) == {}


@pytest.mark.parametrize("went", [Went.WELL, Went.SO_SO, Went.BADLY, None])
def test_asked_is_always_more_than_not_asked(went: Went | None) -> None:
    other = _interview("Other", over=Afterwards(asked=(QUESTIONS[0].id, QUESTIONS[0].id), went=went))
    found = of_asked(_interview(), [other])
    assert found[QUESTIONS[0].id] > 1
    badly = of_asked(_interview(), [replace(other, over=Afterwards(asked=(QUESTIONS[0].id,), went=Went.BADLY))])
    assert found[QUESTIONS[0].id] <= badly[QUESTIONS[0].id]


def test_a_question_without_stage_or_tags_has_weight_one() -> None:
    assert of_topic(_interview(weights=_times((Aspect.STAGE, "*final*", 9), (Aspect.TAG, "a*", 9))), (), None) == 1


# --------------------------------------------------------------------------------------------------------------- scope


def test_the_scope_is_what_its_search_finds_and_all_without_one(harbour: World) -> None:
    clock = harbour.journal.clock
    with harbour.store.reading() as transaction:
        assert len(scope(transaction, clock, _interview())) == 3
        assert scope(transaction, clock, _interview(scope="tag:gale")) == (_card(QUESTIONS[1]),)
        assert scope(transaction, clock, _interview(scope="deck:nowhere")) == ()


def test_a_saved_search_that_was_forgotten_is_said_when_the_scope_is_asked_for(harbour: World) -> None:
    saved_searches.save(harbour.journal, "mine", "tag:crane")
    made = _interview(scope="saved:mine")
    interviews.add(harbour.journal, made)
    saved_searches.remove(harbour.journal, "mine")
    with harbour.store.reading() as transaction, pytest.raises(SearchError):
        scope(transaction, harbour.journal.clock, made)


def _remarks(world: World, of: Interview) -> list[str]:
    with world.store.reading() as transaction:
        return list(remarks(transaction, world.journal.clock, of))


def test_an_interview_that_is_all_well_gets_no_remark(harbour: World) -> None:
    assert _remarks(harbour, _interview(scope="tag:crane", weights=_times((Aspect.STAGE, "phone screen", 2)))) == []


def test_what_is_less_than_it_seems_is_said_once_each(harbour: World) -> None:
    assert _remarks(harbour, _interview(scope="deck:nowhere")) == ["no card fits the scope 'deck:nowhere', so far"]
    assert _remarks(World(), _interview()) == ["there are no cards yet; import a bank with `viva import FILE`"]
    for_nothing = _interview(scope="tag:gale", weights=_times((Aspect.TAG, "ferry", 2), (Aspect.TAG, "gale", 2)))
    assert _remarks(harbour, for_nothing) == [
        "no question in the scope has the tag 'ferry', so its weight does nothing"
    ]
    no_minutes = "no day until then has any minutes, so nothing will be planned"
    assert _remarks(harbour, _interview(minutes=0)) == [no_minutes]
    assert _remarks(harbour, _interview(minutes=0, weekdays=(None,) * 5 + (60, None))) == []
    assert _remarks(harbour, _interview(day=TODAY)) == ["the day is today, so no minutes are left to plan"]


def test_what_leaves_nothing_to_plan_is_said_before_a_weight_that_does_nothing(harbour: World) -> None:
    found = _remarks(harbour, _interview(minutes=0, weights=_times((Aspect.TAG, "nope", 2))))
    assert [each.split(",")[0] for each in found] == [
        "no day until then has any minutes", "no question in the scope has the tag 'nope'",
    ]  # fmt: skip


def test_minutes_of_another_interview_on_the_way_are_minutes_too(harbour: World) -> None:
    interviews.add(harbour.journal, replace(_interview(minutes=10), name="Another"))
    assert _remarks(harbour, _interview(minutes=0)) == []


def test_any_text_weighs_every_question_that_has_a_tag(harbour: World) -> None:
    with harbour.store.reading() as transaction:
        found = weights(transaction, _interview(weights=_times((Aspect.TAG, "*", 3))))
    assert set(found.values()) <= {1.0, 3.0}
    assert 3.0 in found.values()
    assert _remarks(harbour, _interview(weights=_times((Aspect.TAG, "*", 3)))) == []


def test_one_that_is_over_gets_no_remark(harbour: World) -> None:
    assert _remarks(harbour, _interview(scope="deck:nowhere", over=Afterwards())) == []


def test_every_card_of_a_question_weighs_alike(world: World) -> None:
    world.add(QUESTIONS[:1], cards)
    with world.store.reading() as transaction:
        found = weights(transaction, _interview(weights=_times((Aspect.TAG, "crane", 2))))
    assert found == {each.id: 2 for each in cards(QUESTIONS[0])}
