"""The first run: three lines that say what to do, and no more of them once a card was answered."""

from collections.abc import Callable

import pytest
from driven import opened
from factories import World
from syrupy.assertion import SnapshotAssertion

from srs.model import Choice, Rating, Role
from srs.session import ReviewSession
from tui.preferences import Preferences
from tui.remapping import remapped


async def test_the_first_card_is_told_step_by_step_and_the_second_is_not(answers: World) -> None:
    async with opened(answers, coached=True) as screen:
        assert "Say the answer aloud, then press space." in await screen.text()
        assert "Tick what you said, with 1-3, x or a click." in await screen.press("space")
        text = await screen.press("1", "2", "3")
        assert "All ticked? space takes Good; or rate with a h g y." in text
        text = await screen.press("space")
        assert "aloud" not in text
        assert "rate with a h g y" in await screen.press("space")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["80x24", "40x12"])
async def test_the_lines_stand_on_one_line_on_any_screen(
    answers: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """The line above the buttons says what to do: front, back, ticked."""
    async with opened(answers, size, coached=True) as screen:
        assert await screen.text() == snapshot
        assert await screen.press("space") == snapshot
        assert await screen.press("1") == snapshot


async def test_what_was_told_before_does_not_hide_the_lines(answers: World) -> None:
    async with opened(answers, start="today", coached=True, notifications=True) as screen:
        screen.app.notify("5 questions added, 0 changed. `viva undo` takes it back.")
        assert "5 questions added" in await screen.text()
        assert "Say the answer aloud, then press space." in await screen.press("r")


async def test_a_card_without_points_is_rated_at_once(plain_cards: World) -> None:
    async with opened(plain_cards, coached=True) as screen:
        assert "Now rate: space takes Good; or rate with a h g y." in await screen.press("space")


async def test_options_are_picked_by_number(one_card: Callable[..., World]) -> None:
    options = tuple(Choice(text=text, right=text == "wire") for text in ("hemp", "wire"))
    async with opened(one_card(role=Role.CHOICE, choices=options), coached=True) as screen:
        assert "Say which one it is, then press its number." in await screen.text()


async def test_who_has_a_log_is_told_nothing(answers: World) -> None:
    ReviewSession(answers.journal).answer(Rating.GOOD)
    async with opened(answers, coached=True) as screen:
        assert "aloud" not in await screen.text()


async def test_a_card_put_aside_leaves_the_lines_for_the_next(answers: World) -> None:
    async with opened(answers, coached=True) as screen:
        assert "Buried until tomorrow" in await screen.press("b")
        assert "Tick what you said" in await screen.press("space")


async def test_the_lines_name_the_keys_that_hold(answers: World) -> None:
    keyboard, _ = remapped({"review.go": "F9", "review.digit.3": "w", "review.again": "z"})
    async with opened(answers, coached=True, preferences=Preferences(keyboard=keyboard)) as screen:
        assert "then press F9." in await screen.text()
        assert "with 1-w, x or a click" in await screen.press("f9")
        assert "F9 takes" in await screen.press("1")
