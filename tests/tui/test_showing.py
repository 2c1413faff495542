from dataclasses import replace

from factories import basic, cards, question

from srs.model import Card, GradedPoint, PointId, Rating, Role, Tick
from srs.view import View
from tui.showing import Showing, is_spoken_in_full

CARD = replace(
    cards(question())[0],
    points=tuple(GradedPoint(id=PointId(each), text=each, essential=each == "c") for each in "abcde"),
)


def showing(card: Card = CARD) -> Showing:
    return Showing(view=View(card=card), revealed=True)


def test_points_are_there_only_with_the_back() -> None:
    assert Showing(view=View(card=CARD)).points == ()
    assert len(showing().points) == 5


def test_a_press_goes_from_missed_to_covered_to_nudged_and_round() -> None:
    seen = [showing()]
    for _ in range(3):
        seen.append(seen[-1].ticked(1))
    assert [each.tick(CARD.points[1]) for each in seen] == [Tick.MISSED, Tick.COVERED, Tick.NUDGED, Tick.MISSED]
    assert seen[0].ticks is None
    assert seen[3].ticks == {PointId("b"): Tick.MISSED}, "a point taken back was asked for all the same"
    assert seen[1].cursor == 1


def test_a_point_that_is_not_there_changes_nothing() -> None:
    assert showing().ticked(9) == showing()
    assert Showing().ticked(0) == Showing()


def test_without_ticks_good_is_suggested_and_with_them_what_they_say() -> None:
    assert showing().suggested is Rating.GOOD
    assert showing().ticked(0).suggested is Rating.AGAIN
    assert showing().with_covered(frozenset({0, 1, 2})).suggested is Rating.HARD
    assert showing().with_covered(frozenset({0, 1, 3, 4})).suggested is Rating.AGAIN, "the essential one is missed"
    assert showing().all_covered().suggested is Rating.GOOD


def test_all_covered_turns_into_all_missed() -> None:
    once = showing().ticked(2).all_covered()
    assert once.covered == 5
    assert once.all_covered().covered == 0
    assert once.all_covered().ticks is not None


def test_the_cursor_stays_on_the_list() -> None:
    assert showing().moved(-1).cursor == 0
    assert showing().moved(99).cursor == 4


def test_minutes_measure_only_a_card_that_asks_the_whole_question() -> None:
    assert is_spoken_in_full(showing())
    assert is_spoken_in_full(showing(basic(question())[0]))
    assert not is_spoken_in_full(showing(replace(CARD, role=Role.POINT)))
    assert not is_spoken_in_full(Showing())
