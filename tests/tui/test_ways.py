"""Cramming and reviewing ahead: on screen, line by line, and from scripts."""

import io
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from commands import Viva
from driven import opened
from factories import World
from syrupy.assertion import SnapshotAssertion

from srs.model import EntryKind, Rating
from srs.session import ReviewSession
from srs.way import Ahead, Cram, Way
from tui.plain import review
from tui.screens.review import ReviewScreen
from tui.screens.today import TodayScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)], ids=["80x24", "120x40", "40x12"])


@pytest.fixture
def tomorrow(plain_cards: World) -> World:
    """Six plain cards learnt the day before, so that nothing is due."""
    session = ReviewSession(plain_cards.journal)
    while session.view.card is not None:
        session.answer(Rating.EASY)
    plain_cards.hand.forward(days=1)
    return plain_cards


@pytest.fixture
def viva(home: Path, viva: Viva) -> Viva:
    """Run a command on a collection with three questions."""
    bank = "# Harbour\n\n" + "".join(f"## What is a {name}?\n\nA thing.\n\n" for name in ("buoy", "crane", "dock"))
    (home / "harbour.md").write_text(bank, encoding="utf-8")
    at_nine = partial(viva, "--at", "2027-01-11T09:00+00:00")
    assert at_nine("import", "harbour.md")[0] == 0
    return at_nine


# -------------------------------------------------------------------------------------------------------- on the screen


@SIZES
async def test_a_cram_shows_that_nothing_is_scheduled(
    tomorrow: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """The word for a cram in the head, how many are left and again, and buttons without an interval."""
    async with opened(tomorrow, size, way=Cram()) as screen:
        await screen.press("space", "a", "space")
        assert await screen.text() == snapshot


@SIZES
async def test_a_card_that_comes_ahead_says_when_it_was_due(
    tomorrow: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """The word for a review ahead in the head, in how many days the card is due, and its true intervals."""
    async with opened(tomorrow, size, way=Ahead()) as screen:
        await screen.press("space")
        assert await screen.text() == snapshot


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (Cram(), "All of them passed; nothing was scheduled."),
        (Ahead(60), "That was what comes next."),
    ],
)
async def test_the_end_says_what_it_was(tomorrow: World, way: Way, words: str) -> None:
    async with opened(tomorrow, way=way) as screen:
        await screen.press(*["space", "g"] * 6)
        assert words in await screen.text()


async def test_letters_at_the_end_lead_to_a_cram_and_to_the_next_cards(tomorrow: World) -> None:
    async with opened(tomorrow) as screen:
        assert "n: review ahead   m: cram" in await screen.text()
        text = await screen.press("m")
        assert "Cram: " in text
        assert "6 left" in text
    async with opened(tomorrow) as screen:
        text = await screen.press("n")
        assert "Ahead: " in text
        assert "ahead: due in" in text
        await screen.press("m")
        assert isinstance(screen.showing.view.way, Ahead), "while a card is there the letter does nothing"


@pytest.mark.parametrize(("key", "kind"), [("m", EntryKind.CRAM), ("n", EntryKind.REVIEW)])
async def test_letters_of_today_cram_and_review_ahead(tomorrow: World, key: str, kind: EntryKind) -> None:
    async with opened(tomorrow, start="today") as screen:
        assert "n: review ahead   m: cram" in await screen.text()
        await screen.press(key)
        assert isinstance(screen.app.screen, ReviewScreen)
        await screen.press("space", "h", "q")
        assert isinstance(screen.app.screen, TodayScreen)
    assert tomorrow.entries()[-1].kind is kind


async def test_undo_in_a_cram_shows_the_card_again(tomorrow: World) -> None:
    before = tomorrow.rows("card_state")
    async with opened(tomorrow, way=Cram()) as screen:
        await screen.press("space", "a")
        assert "Taken back: an answer (cram, again: " in await screen.press("u")
    assert tomorrow.rows("card_state") == before


# --------------------------------------------------------------------------------------------------------- line by line


def _said(world: World, way: Way, *lines: str) -> str:
    stdout = io.StringIO()
    typed = io.StringIO("".join(f"{line}\n" for line in lines))
    assert review(world.journal, way=way, stdin=typed, stdout=stdout, stopwatch=lambda: 5.0) == 0
    return stdout.getvalue()


def test_a_cram_reads_line_by_line(tomorrow: World) -> None:
    said = _said(tomorrow, Cram(), "", "1", "", "3", "q")
    assert "0 done, 6 left" in said
    assert "1 done, 6 left, 1 of them again" in said
    assert "cram: nothing is scheduled" in said
    assert "1 Again repeats, 2 Hard done, 3 Good done, 4 Easy done (Enter = Good) > " in said
    assert "Next: 5 left, 1 of them again of this cram" in said
    assert "Next: nothing was scheduled" in _said(tomorrow, Cram(), *["", "3"] * 6)


def test_a_review_ahead_reads_line_by_line(tomorrow: World) -> None:
    said = _said(tomorrow, Ahead(60), "", "3", "q")
    assert "ahead: due in" in said
    assert "left ahead" in said


# ---------------------------------------------------------------------------------------------------------- in scripts


def _next(viva: Viva, *arguments: str) -> Any:
    code, out, _ = viva("next", *arguments, "--json")
    assert code == 0
    return json.loads(out)


def test_scripts_cram_round_by_round(viva: Viva) -> None:
    seen = []
    for _ in range(4):
        found = _next(viva, "--cram")
        assert found["outcomes"] == {}
        seen.append(found["card"]["id"])
        code, out, _ = viva("answer", found["card"]["id"], "good", "--cram", "--json")
        assert code == 0
        assert json.loads(out)["outcome"] is None
    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]
    assert "nothing is scheduled" in viva("answer", seen[0], "again", "--cram")[1]
    assert viva("check")[0] == 0


def test_a_script_asks_for_what_comes_next(viva: Viva) -> None:
    card = _next(viva)["card"]["id"]
    viva("answer", card, "easy")
    assert _next(viva, "crane", "--ahead", "--at", "2027-01-12T09:00+00:00")["card"] is None
    assert _next(viva, "--ahead", "30", "--at", "2027-01-12T09:00+00:00")["card"]["id"] == card
    assert _next(viva, "--ahead", "buoy", "--at", "2027-01-12T09:00+00:00")["card"]["id"] == card
    assert _next(viva, "--ahead", "1", "--at", "2027-01-12T09:00+00:00")["card"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--cram", "--ahead"), "give one of them"),
        (("--random",), "--random is for --cram"),
        (("--ahead=soon",), "takes a number of days"),
        (("--ahead=0",), "takes a number of days"),
        (("--ahead=99999999999999999999",), "takes a number of days"),
    ],
)
def test_ways_that_make_no_sense_are_misuse(viva: Viva, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = viva("review", "--plain", *arguments)
    assert (code, out) == (2, "")
    assert words in err
