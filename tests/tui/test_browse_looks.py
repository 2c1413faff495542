"""How the browse screen and what is known of a card look, in their states and sizes."""

from pathlib import Path

import pytest
from browsed import browsed, filled
from factories import World
from syrupy.assertion import SnapshotAssertion

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)], ids=["80x24", "120x40", "40x12"])


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty questions; no test changes them."""
    place = tmp_path_factory.mktemp("browse") / "viva.db"
    filled(place, 40)
    return place


@SIZES
async def test_an_empty_collection(tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """That there is none, the line to search in, the keys."""
    place = tmp_path / "viva.db"
    World(str(place)).store.close()
    async with browsed(place, size, search="") as screen:
        assert await screen.steady("0 cards") == snapshot


@SIZES
async def test_all_cards(harbour: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """Heads, fronts, due days and recall; the card under the cursor below, with its ticks and its back."""
    async with browsed(harbour, size) as screen:
        assert await screen.steady("160 cards") == snapshot


@SIZES
async def test_found_by_a_word_of_the_answer(harbour: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """The search, and above the card the place where the question has the word."""
    async with browsed(harbour, size, search="inspect role:point") as screen:
        assert await screen.steady("120 cards") == snapshot


@SIZES
async def test_an_error_in_the_search(harbour: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """The search once more with carets below the place, and what is wrong; the list as it was."""
    async with browsed(harbour, size) as screen:
        await screen.shows("160 cards")
        assert await screen.steady("^^^", "slash", *"crane is:weekly") == snapshot


@SIZES
async def test_marked(harbour: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """Ticks before the marked cards, their number above, and the keys that change them."""
    async with browsed(harbour, size) as screen:
        await screen.steady("160 cards")
        assert await screen.steady("3 marked", "space", "down", "space", "space") == snapshot


@SIZES
async def test_asking(harbour: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """The question with its count over the lower part of the screen."""
    async with browsed(harbour, size, search="is:new") as screen:
        await screen.steady("156 cards")
        await screen.shows("156 marked", "a")
        assert await screen.steady("Suspend 156 cards?", "s") == snapshot


@SIZES
async def test_asking_for_a_day(harbour: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """A line to type in, and what is left out."""
    async with browsed(harbour, size, search="role:answer") as screen:
        await screen.steady("40 cards")
        await screen.shows("40 marked", "a")
        assert await screen.steady("On which day", "d") == snapshot


@SIZES
async def test_questions(harbour: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """Questions with the number of their cards, and all of those below."""
    async with browsed(harbour, size) as screen:
        await screen.shows("160 cards")
        assert await screen.steady("40 questions", "v") == snapshot


@SIZES
async def test_what_is_known_of_a_card(harbour: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """Front, facts, reasons, and as much of the curve as there is room for."""
    async with browsed(harbour, size, search="role:answer is:flagged") as screen:
        await screen.steady("1 card")
        assert await screen.steady("Difficulty", "i") == snapshot


@SIZES
async def test_the_curve_and_the_log(harbour: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """The end of the same: columns that fall and rise, ratings below them, the log newest first."""
    async with browsed(harbour, size, search="role:answer is:flagged") as screen:
        await screen.steady("1 card")
        await screen.steady("Difficulty", "i")
        assert await screen.steady("Log", *["pagedown"] * 4) == snapshot


@SIZES
async def test_the_same_in_numbers(harbour: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """Sentences in place of the drawing and the table."""
    async with browsed(harbour, size, search="role:answer is:flagged") as screen:
        await screen.steady("1 card")
        await screen.steady("Difficulty", "i")
        assert await screen.steady("2027, 09:00: Good", "n", *["pagedown"] * 4) == snapshot


async def test_a_new_card(harbour: Path, snapshot: SnapshotAssertion) -> None:
    """No memory, no curve, no log; why it waits."""
    async with browsed(harbour, search="is:new role:answer") as screen:
        await screen.steady("36 cards")
        assert await screen.steady("State", "i") == snapshot


async def test_a_picture_of_what_was_found(harbour: Path, picture: SnapshotAssertion) -> None:
    """Found words underlined in list and card, the cursor bold, the rest quiet."""
    async with browsed(harbour, search="crane") as screen:
        await screen.steady("28 cards")
        assert await screen.svg() == picture


async def test_a_picture_of_a_card(harbour: Path, picture: SnapshotAssertion) -> None:
    """Facts, reasons, and the curve in green."""
    async with browsed(harbour, (80, 40), search="role:answer is:flagged") as screen:
        await screen.steady("1 card")
        await screen.steady("Difficulty", "i")
        assert await screen.svg() == picture


async def test_without_colour_the_same_is_said(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsed(harbour, search="crane") as screen:
        coloured = await screen.steady("28 cards")
    monkeypatch.setenv("NO_COLOR", "1")
    async with browsed(harbour, search="crane") as screen:
        assert await screen.steady("28 cards") == coloured
