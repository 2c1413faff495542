"""Multiple-choice cards: options picked by digit, by click and by line, and what a pick suggests."""

import io
from collections.abc import Callable

import pytest
from driven import opened
from factories import World
from syrupy.assertion import SnapshotAssertion

from srs.model import Choice, Rating, Role
from tui.plain import review

ROPES = ("hemp", "steel wire", "sisal", "cotton")


@pytest.fixture
def choosing(one_card: Callable[..., World]) -> Callable[..., World]:
    """A world of one choice card whose options of these places are right."""

    def make(*right: int) -> World:
        options = tuple(Choice(text=text, right=place in right) for place, text in enumerate(ROPES))
        front = "Which rope holds a ferry?"
        return one_card(role=Role.CHOICE, front=front, back="Wire does not rot.", choices=options)

    return make


@pytest.mark.parametrize(("wanted", "rating"), [("steel wire", Rating.GOOD), ("sisal", Rating.AGAIN)])
async def test_a_digit_picks_and_shows_the_answer_and_suggests_what_it_is_worth(
    choosing: Callable[..., World], wanted: str, rating: Rating
) -> None:
    world = choosing(1)
    async with opened(world) as screen:
        shown = [option.text for option in screen.showing.view.options]
        assert sorted(shown) == sorted(ROPES)
        assert "Wire does not rot." not in await screen.text()
        text = await screen.press(str(shown.index(wanted) + 1))
        assert "Wire does not rot." in text
        assert f"[✓] {ROPES[1]}" in text
        assert ("[✗] sisal" in text) is (wanted == "sisal")
        assert "suggested" in text
        await screen.press("space")
    assert [entry.rating for entry in world.entries()] == [rating]


async def test_of_several_right_ones_each_is_ticked_and_space_shows_the_answer(choosing: Callable[..., World]) -> None:
    world = choosing(0, 1)
    async with opened(world) as screen:
        shown = [option.text for option in screen.showing.view.options]
        await screen.press(str(shown.index("hemp") + 1), str(shown.index("sisal") + 1), str(shown.index("sisal") + 1))
        assert not screen.showing.revealed
        await screen.click_on("steel wire")
        assert screen.showing.picked == {shown.index("hemp"), shown.index("steel wire")}
        await screen.press("space", "space")
    assert [entry.rating for entry in world.entries()] == [Rating.GOOD]


async def test_without_a_pick_the_person_rates(choosing: Callable[..., World]) -> None:
    world = choosing(1)
    async with opened(world) as screen:
        assert "[✓] steel wire" in await screen.press("9", "space")
        await screen.press("2")
    assert [entry.rating for entry in world.entries()] == [Rating.HARD]


async def test_the_next_showing_has_another_order_and_an_undo_the_same(choosing: Callable[..., World]) -> None:
    world = choosing(1)
    async with opened(world) as screen:
        first = screen.showing.view.options
        await screen.press("space", "a", "u")
        assert screen.showing.view.options == first


def test_line_by_line_the_numbers_pick(choosing: Callable[..., World]) -> None:
    world, stdout = choosing(0, 1, 2, 3), io.StringIO()
    review(world.journal, stdin=io.StringIO("9\n1 2 3 4\n\n"), stdout=stdout)
    said = stdout.getvalue()
    assert "Which options? (numbers, Enter shows the answer)" in said
    assert "'9' is nothing to do here" in said
    assert said.count("[✓]") == 4
    assert [entry.rating for entry in world.entries()] == [Rating.GOOD]


@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=["40x12", "80x24"])
async def test_options_that_do_not_fit_are_said_to_be_there(
    one_card: Callable[..., World], size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """How many options stand below is said above the button as long as any does; the arrow scrolls to them."""
    options = tuple(
        Choice(text=f"rope number {number} of hemp and steel wire, twisted", right=number == 1) for number in range(8)
    )
    async with opened(one_card(role=Role.CHOICE, back="Wire.", choices=options), size) as screen:
        assert await screen.text() == snapshot
        await screen.press("down", "down")
        assert await screen.text() == snapshot
        await screen.press("pagedown", "pagedown")
        assert "more option" not in await screen.text()
        await screen.press("1")
        assert "more option" not in await screen.text()
