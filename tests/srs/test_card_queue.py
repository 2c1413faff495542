"""The day's queue: what comes first, what waits, what the limits leave."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srs.card_queue import CardQueue, build
from srs.day import Candidate, Counts, Day
from srs.model import CardId, Phase, QuestionId, Role
from srs.settings import NewOrder, ReviewOrder, Settings, TodayOnly, lineage

TODAY = date(2027, 1, 11)
NOW = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)


def _new(n: int, *, question: int | None = None, deck: str = "d", **fields: object) -> Candidate:
    made = Candidate(
        card=CardId(f"new {n}"), question=QuestionId(f"q{n if question is None else question}"), role=Role.BASIC,
        deck=deck, sequence=n, position=0, phase=Phase.NEW,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def _due(n: int, *, stability: float = 10.0, ago: int = 10, **fields: object) -> Candidate:
    made = replace(
        _new(n), card=CardId(f"due {n}"), question=QuestionId(f"due q{n}"), phase=Phase.REVIEW, stability=stability,
        study_day=TODAY - timedelta(days=ago),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def _learning(n: int, minutes: float, **fields: object) -> Candidate:
    made = replace(
        _new(n), card=CardId(f"learning {n}"), question=QuestionId(f"learning q{n}"), phase=Phase.LEARNING,
        due_at=NOW + timedelta(minutes=minutes),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def _built(day: Day, **of_decks: Settings) -> CardQueue:
    every = {*day.new_done, *day.reviews_done, *(c.deck for c in (*day.new, *day.reviews, *day.learning))}
    decks = {each for deck in every for each in lineage(deck)} | {""}
    return build(
        day, {deck: of_decks.get(deck.replace("::", "__"), of_decks.get("every", Settings())) for deck in decks}
    )


def _played(queue: CardQueue, now: datetime = NOW) -> list[str]:
    """The cards in the order in which they come, each done once."""
    order = []
    while (candidate := queue.next(now)) is not None:
        order.append(str(candidate.card))
        queue = queue.without(candidate.question, done=candidate)
    return order


def test_learning_that_is_due_comes_first_then_reviews_and_learning_that_is_nearly_due_last() -> None:
    queue = _built(
        Day(today=TODAY, learning=[_learning(1, 19), _learning(2, 0), _learning(3, -5)], reviews=[_due(1), _due(2)])
    )
    assert _played(queue) == ["learning 3", "learning 2", "due 1", "due 2", "learning 1"]


@pytest.mark.parametrize(("minutes", "comes"), [(20, True), (20.01, False)])
def test_a_learning_card_is_shown_at_most_twenty_minutes_early(minutes: float, comes: bool) -> None:
    queue = _built(Day(today=TODAY, learning=[_learning(1, minutes)]))
    assert (queue.next(NOW) is not None) is comes
    assert queue.waiting_until() == NOW + timedelta(minutes=minutes)
    assert queue.counts() == Counts(learning=1)


def test_the_learn_ahead_time_is_a_setting() -> None:
    day = Day(today=TODAY, learning=[_learning(1, 5)])
    assert _built(day, every=Settings(learn_ahead_minutes=4)).next(NOW) is None


def test_the_review_with_the_lowest_retrievability_comes_first() -> None:
    reviews = [
        _due(1, stability=10, ago=10), _due(2, stability=2, ago=10), _due(3, stability=100, ago=110),
        _due(4, stability=10, ago=40),
    ]  # fmt: skip
    assert _played(_built(Day(today=TODAY, reviews=reviews))) == ["due 2", "due 4", "due 3", "due 1"]


def test_equal_reviews_come_in_the_order_of_the_bank() -> None:
    assert _played(_built(Day(today=TODAY, reviews=[_due(n) for n in (3, 1, 2)]))) == ["due 1", "due 2", "due 3"]


@pytest.mark.parametrize(("reviews", "new"), [(20, 4), (6, 6), (3, 12), (1, 1), (40, 1)])
def test_new_cards_are_spread_evenly_between_the_reviews(reviews: int, new: int) -> None:
    order = _played(
        _built(Day(today=TODAY, reviews=[_due(n) for n in range(reviews)], new=[_new(n) for n in range(new)]))
    )
    assert len(order) == reviews + new
    places = [n for n, card in enumerate(order) if card.startswith("new")]
    gap = (reviews + new) / new
    assert all(abs(place - gap * (n + 0.5)) <= gap / 2 + 1 for n, place in enumerate(places))


def test_the_spread_goes_on_where_it_stood_when_the_queue_is_built_anew() -> None:
    day = Day(today=TODAY, reviews=[_due(n) for n in range(9)], new=[_new(n) for n in range(3)])
    queue, rest, new_done, reviews_done = _built(day), [], 0, 0
    while (candidate := queue.next(NOW)) is not None:
        rest.append(candidate.card)
        new_done += candidate.phase is Phase.NEW
        reviews_done += candidate.phase is Phase.REVIEW
        queue = queue.without(candidate.question, done=candidate)
        fresh = _built(
            replace(
                day,
                reviews=[each for each in day.reviews if each.card not in rest],
                new=[each for each in day.new if each.card not in rest],
                new_done={"d": new_done},
                reviews_done={"d": reviews_done},
            )
        )
        assert fresh.next(NOW) == queue.next(NOW)
        assert fresh.counts() == queue.counts()


def test_siblings_do_not_come_on_the_same_day() -> None:
    day = Day(
        today=TODAY,
        reviews=[_due(1, stability=2, question=QuestionId("a")), _due(2, question=QuestionId("a")), _due(3)],
        new=[_new(1, question=1), _new(2, question=1), replace(_new(3), question=QuestionId("a")), _new(4)],
        reviewed=frozenset({QuestionId("q4")}),
    )
    assert sorted(_played(_built(day))) == ["due 1", "due 3", "new 1"]


def test_a_question_with_a_card_in_learning_shows_no_new_one() -> None:
    day = Day(today=TODAY, learning=[_learning(1, 0, question=QuestionId("q1"))], new=[_new(1), _new(2)])
    assert _played(_built(day)) == ["learning 1", "new 2"]


def test_a_due_point_waits_for_an_answer_card_that_is_due_within_a_day() -> None:
    day = Day(
        today=TODAY,
        reviews=[_due(1, role=Role.POINT), _due(2, role=Role.POINT), _due(3, role=Role.TERM)],
        answers_near=frozenset({QuestionId("due q1"), QuestionId("due q3")}),
    )
    assert _played(_built(day)) == ["due 2", "due 3"]


def test_a_deck_keeps_its_own_limit_and_that_of_every_deck_above_it() -> None:
    new = [_new(n, deck=("d::a", "d::b", "e")[n % 3]) for n in range(18)]
    queue = _built(
        Day(today=TODAY, new=new), d=Settings(new_per_day=5), d__a=Settings(new_per_day=2), e=Settings(new_per_day=3)
    )
    by_deck = [candidate.deck for candidate in queue.new]
    assert {deck: by_deck.count(deck) for deck in set(by_deck)} == {"d::a": 2, "d::b": 3, "e": 3}


def test_what_was_done_today_counts_for_the_limits_of_new_and_of_reviews_apart() -> None:
    day = Day(
        today=TODAY,
        new=[_new(n, deck="d::a") for n in range(9)],
        reviews=[_due(n, deck="d::a") for n in range(9)],
        new_done={"d::b": 3},
        reviews_done={"d::b": 1, "d::a": 1},
    )
    queue = _built(day, every=Settings(new_per_day=5, reviews_per_day=4))
    assert queue.counts() == Counts(new=2, review=2)


def test_reviews_beyond_the_limit_are_those_remembered_best() -> None:
    reviews = [_due(n, stability=5.0 + n) for n in range(6)]
    queue = _built(Day(today=TODAY, reviews=reviews[::-1]), every=Settings(reviews_per_day=2))
    assert [candidate.card for candidate in queue.reviews] == ["due 0", "due 1"]


def test_a_limit_of_zero_leaves_none_and_learning_has_no_limit() -> None:
    day = Day(today=TODAY, learning=[_learning(n, 0) for n in range(3)], reviews=[_due(1)], new=[_new(1)])
    queue = _built(day, every=Settings(new_per_day=0, reviews_per_day=0))
    assert queue.counts() == Counts(learning=3)


def test_a_card_that_comes_back_after_a_step_takes_its_place_by_moment_and_only_once() -> None:
    queue = CardQueue(learning=(_learning(1, 5), _learning(2, 10)))
    queue = queue.with_learning(_learning(3, 7)).with_learning(_learning(1, 9))
    assert [candidate.card for candidate in queue.learning] == ["learning 3", "learning 1", "learning 2"]


def test_a_deck_holds_those_below_it_and_none_whose_name_only_begins_alike() -> None:
    day = Day(today=TODAY, new=[_new(1, deck="d"), _new(2, deck="d::a"), _new(3, deck="dd"), _new(4, deck="e::d")])
    settings = {deck: Settings() for deck in ("", "d", "d::a", "dd", "e", "e::d")}
    assert [candidate.card for candidate in build(day, settings, "d").new] == ["new 1", "new 2"]


@pytest.mark.parametrize(
    ("order", "cards"),
    [
        (ReviewOrder.RECALL, ["due 2", "due 3", "due 1"]),
        (ReviewOrder.DUE, ["due 3", "due 1", "due 2"]),
        (ReviewOrder.DECK, ["due 2", "due 3", "due 1"]),
    ],
)
def test_reviews_come_in_the_order_that_is_set(order: ReviewOrder, cards: Sequence[str]) -> None:
    day = Day(
        today=TODAY,
        reviews=[
            _due(1, stability=30.0, deck="b", due_day=TODAY - timedelta(days=1)),
            _due(2, stability=10.0, deck="a", due_day=TODAY),
            _due(3, stability=20.0, deck="a", due_day=TODAY - timedelta(days=2)),
        ],
    )
    assert _played(_built(day, every=Settings(review_order=order))) == cards


def test_a_random_order_is_the_same_all_day_and_another_tomorrow() -> None:
    day = Day(today=TODAY, reviews=[_due(n) for n in range(9)], new=[_new(n) for n in range(9)])
    at_random = Settings(review_order=ReviewOrder.RANDOM, new_order=NewOrder.RANDOM)
    orders = [_played(_built(replace(day, today=TODAY + timedelta(days=n)), every=at_random)) for n in (0, 0, 1)]
    assert orders[0] == orders[1]
    assert len({tuple(filter(lambda card: kind in card, order)) for kind in ("new",) for order in orders}) == 2
    assert sorted(orders[0]) == sorted(orders[2])


def test_at_random_the_new_cards_of_a_question_stay_in_their_order() -> None:
    new = [_new(n, question=n // 3, position=n % 3, sequence=n // 3) for n in range(12)]
    settings = Settings(new_order=NewOrder.RANDOM, siblings_apart=False)
    queue = _built(Day(today=TODAY, new=new), every=settings)
    by_question: dict[QuestionId, list[int]] = {}
    for each in queue.new:
        by_question.setdefault(each.question, []).append(each.position)
    assert list(by_question.values()) == [[0, 1, 2]] * 4


def test_new_cards_come_deck_by_deck_where_that_is_set() -> None:
    day = Day(today=TODAY, new=[_new(1, deck="b"), _new(2, deck="a"), _new(3, deck="b")])
    assert _played(_built(day, every=Settings(new_order=NewOrder.DECK))) == ["new 2", "new 1", "new 3"]


def test_siblings_come_together_in_a_deck_that_wants_it_so_and_each_of_them_once() -> None:
    day = Day(
        today=TODAY,
        reviews=[_due(1, question=QuestionId("a")), _due(2, question=QuestionId("a"))],
        new=[_new(1, question=1), _new(2, question=1, deck="e"), _new(3, question=1, deck="e")],
        reviewed=frozenset({QuestionId("a")}),
    )
    assert sorted(_played(_built(day, d=Settings(siblings_apart=False)))) == ["due 1", "due 2", "new 1"]


def test_a_number_for_today_only_is_the_limit_of_today() -> None:
    day = Day(today=TODAY, new=[_new(n) for n in range(9)], reviews=[_due(n) for n in range(9)])
    today = Settings(
        new_per_day=1, new_today=TodayOnly(day=TODAY, count=4), reviews_today=TodayOnly(day=TODAY, count=2)
    )
    assert _built(day, every=today).counts() == Counts(new=4, review=2)
    assert _built(replace(day, today=TODAY + timedelta(days=1)), every=today).counts() == Counts(new=1, review=9)


def test_in_a_backlog_the_card_whose_review_saves_most_a_second_comes_first_and_new_ones_last() -> None:
    late = TODAY - timedelta(days=20)
    reviews = [
        _due(1, stability=30.0, ago=40, difficulty=5.0, due_day=late, role=Role.ANSWER),
        _due(2, stability=30.0, ago=40, difficulty=5.0, due_day=late, role=Role.TERM),
        _due(3, stability=3000.0, ago=40, difficulty=5.0, due_day=late, role=Role.TERM),
    ]
    day = Day(today=TODAY, reviews=reviews, new=[_new(1)], seconds={Role.ANSWER: 3600.0})
    queue = _built(day, every=Settings(minutes_per_day=20))
    assert queue.in_backlog
    assert _played(queue) == ["due 2", "due 3", "due 1", "new 1"]


def test_an_empty_day_has_nothing() -> None:
    queue = _built(Day(today=TODAY))
    assert (queue.next(NOW), queue.counts(), queue.waiting_until()) == (None, Counts(), None)
    assert queue.counts().total == 0


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["d", "d::a", "d::b", "e"])), max_size=12),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["d", "d::a", "e"])), max_size=12),
    st.integers(0, 4),
    st.integers(0, 4),
)
def test_limits_and_siblings_hold_in_every_queue(
    new: Sequence[tuple[int, str]], due: Sequence[tuple[int, str]], new_limit: int, review_limit: int
) -> None:
    day = Day(
        today=TODAY,
        new=[_new(n, question=question, deck=deck) for n, (question, deck) in enumerate(new)],
        reviews=[_due(n, question=QuestionId(f"q{question}"), deck=deck) for n, (question, deck) in enumerate(due)],
        new_done={"d::a": 1},
    )
    queue = _built(day, every=Settings(new_per_day=new_limit, reviews_per_day=review_limit))
    questions = [candidate.question for candidate in (*queue.new, *queue.reviews)]
    assert len(set(questions)) == len(questions)
    for deck in ("d", "d::a", "e"):
        fresh = sum(deck in lineage(candidate.deck) for candidate in queue.new)
        assert fresh <= max(0, new_limit - (deck in ("d", "d::a")))
        assert sum(deck in lineage(candidate.deck) for candidate in queue.reviews) <= review_limit
    assert len(_played(queue)) == queue.counts().total
