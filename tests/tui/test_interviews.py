"""The screen of interviews and its forms: days to go, adding, changing, removing, telling how one went."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from driven import opened
from factories import World, basic, question
from syrupy.assertion import SnapshotAssertion

from srs import interviews, saved_searches
from srs.model import Afterwards, Interview, InterviewId, Went
from tui.screens.form import FormScreen
from tui.screens.interviews import InterviewsScreen
from tui.screens.today import TodayScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)], ids=["80x24", "120x40", "40x12"])
TODAY = date(2027, 1, 11)
CRANES = replace(question("How do you keep a crane running?"), tags=("crane",))
FERRIES = replace(question("Why does a ferry float?"), tags=("ferry",))


def _interview(name: str = "SRE at Acme", days: int = 54, **fields: object) -> Interview:
    identifier = InterviewId(f"{name.casefold().replace(' ', '')[-8:]}-0000")
    return replace(Interview(id=identifier, name=name, day=TODAY + timedelta(days=days)), **fields)  # type: ignore[arg-type]


@pytest.fixture
def harbour(world: World) -> World:
    world.add([CRANES, FERRIES], basic)
    return world


@pytest.fixture
def planned(harbour: World) -> World:
    """Three interviews: one ahead that has everything, one tomorrow, one that is over."""
    whole = _interview(
        scope="tag:crane", minutes=25, weekdays=(None,) * 5 + (60, 0), role="SRE", company="Acme",
        stage="final round", target=0.9, days_off=(date(2027, 1, 20),),
    )  # fmt: skip
    over = _interview("Dev at Ajax", 2, over=Afterwards(asked=(CRANES.id,), went=Went.BADLY, note="Cranes, cranes."))
    for each in (whole, _interview("Ops at Hull", 1), over):
        interviews.add(harbour.journal, each)
    return harbour


def _all(world: World) -> list[Interview]:
    with world.store.reading() as transaction:
        return list(transaction.interviews.all())


@SIZES
async def test_the_list_has_those_ahead_first_and_tells_of_the_chosen(
    planned: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """Days to go at the end of each line; scope, minutes and what else is known of the one under the cursor."""
    async with opened(planned, size, start="today") as screen:
        await screen.press("p")
        assert await screen.press("down") == snapshot


@SIZES
async def test_one_that_is_over_says_how_it_went(
    planned: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with opened(planned, size, start="today") as screen:
        assert await screen.press("p", "down", "down") == snapshot


@SIZES
async def test_before_the_first_interview(harbour: World, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """One line that says what to do, and no keys for what is not there."""
    async with opened(harbour, size, start="today") as screen:
        assert await screen.press("p") == snapshot
        await screen.press("d", "o", "enter")
        assert isinstance(screen.app.screen, InterviewsScreen)


@SIZES
async def test_a_new_interview_is_filled_in_field_by_field(
    harbour: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """The first field is open at once; tab takes what was typed and opens the next."""
    async with opened(harbour, size, start="today") as screen:
        await screen.press("p", "a", *"Acme", "tab", "plus", *"54", "tab")
        assert await screen.press(*"tag", "colon", *"crane") == snapshot


@SIZES
async def test_what_a_field_does_not_take_stays_in_it_with_the_reason(
    harbour: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with opened(harbour, size, start="today") as screen:
        await screen.press("p", "a", *"Acme", "tab", "plus", *"54", "tab")
        assert await screen.press(*"is", "colon", *"weekly", "enter") == snapshot


@SIZES
async def test_today_says_how_many_days_are_left(
    planned: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """The next interview on a line of its own, and how many follow."""
    async with opened(planned, size, start="today") as screen:
        assert await screen.text() == snapshot


async def test_a_picture_of_the_interviews(planned: World, picture: SnapshotAssertion) -> None:
    async with opened(planned, start="today") as screen:
        await screen.press("p", "down")
        assert await screen.svg() == picture


async def test_what_was_filled_in_is_one_interview_and_one_step_of_undo(harbour: World) -> None:
    async with opened(harbour, start="today") as screen:
        await screen.press("p", "a", *"SRE", "space", *"at", "space", *"Acme", "tab", "plus", *"54", "tab")
        await screen.press(*"tag", "colon", *"crane", "enter", "enter", "home", "shift+end", *"45", "enter")
        text = await screen.press("s")
        assert "SRE at Acme is added." in text
        assert "in 54 days" in text
        [made] = _all(harbour)
        assert (made.name, made.day, made.scope, made.minutes) == ("SRE at Acme", date(2027, 3, 6), "tag:crane", 45)
        assert "Taken back: SRE at Acme on 2027-03-06 added." in await screen.press("u")
        assert _all(harbour) == []
        assert harbour.store.problems() == ()
        assert "the last action was none of these but an import" in await screen.press("u")


async def test_a_form_without_name_or_day_is_not_kept_and_says_so(harbour: World) -> None:
    async with opened(harbour, start="today") as screen:
        await screen.press("p", "a", "escape")
        assert "name takes a name of up to 80 characters" in await screen.press("s")
        await screen.press("enter", *"Acme", "enter")
        assert "on: '' is no day; write it like 2027-01-11" in await screen.press("s")
        assert isinstance(screen.app.screen, FormScreen)
        assert _all(harbour) == []


@pytest.mark.parametrize("leaving", ["tab", "enter"])
async def test_a_day_that_has_passed_is_refused_as_its_field_is_left(harbour: World, leaving: str) -> None:
    async with opened(harbour, start="today") as screen:
        await screen.press("p", "a", *"Acme", "tab")
        for each in "2026-12-24":
            await screen.press("minus" if each == "-" else each)
        text = await screen.press(leaving)
        assert "2026-12-24 has passed" in text
        assert "The day of the interview." in text
        assert _all(harbour) == []


async def test_a_name_that_is_taken_is_refused_as_its_field_is_left(planned: World) -> None:
    async with opened(planned, start="today") as screen:
        text = await screen.press("p", "a", *"ops", "space", *"at", "space", *"hull", "tab")
        assert "there is an interview 'Ops at Hull' already" in text
        await screen.press("escape", "escape", "enter", "enter")
        assert "already" not in await screen.press("enter")


async def test_the_line_about_a_mistake_goes_as_it_is_mended(harbour: World) -> None:
    async with opened(harbour, start="today") as screen:
        await screen.press("p", "a", *"Acme", "tab", "plus", "9", "tab", "tab")
        assert "minutes takes a whole number" in await screen.press("home", "shift+end", *"many", "enter")
        assert "minutes takes a whole number" in await screen.press("home", "shift+end", *"x4")
        assert "minutes takes" not in await screen.press("home", "delete")
        assert "minutes takes" in await screen.press(*"many", "tab")
        assert "minutes takes" not in await screen.press("home", "shift+end", *"45", "tab")


async def test_a_click_on_another_field_takes_what_was_typed_or_says_why_not(harbour: World) -> None:
    async with opened(harbour, start="today") as screen:
        await screen.press("p", "a", *"Acme")
        assert "The post." in await screen.click_on("role")
        await screen.press("up", "up", "enter", *"sat")
        text = await screen.click_on("stage")
        assert "weekday takes minutes" in text
        assert "Other minutes on single weekdays." in text
        assert "▸ weekday" in text
        text = await screen.press("escape")
        assert "  name      Acme" in text


async def test_marking_one_as_over_before_its_day_says_so(planned: World) -> None:
    async with opened(planned, start="today") as screen:
        text = await screen.press("p", "o", "s")
        assert "Ops at Hull is marked as over 1 day before its day; undo takes that back." in text
        await screen.press("u")
        assert next(each for each in _all(planned) if each.name == "Ops at Hull").over is None


async def test_leaving_a_form_with_changes_warns_once(harbour: World) -> None:
    async with opened(harbour, start="today") as screen:
        await screen.press("p", "a", *"Acme", "enter")
        assert "Nothing is kept yet" in await screen.press("escape")
        assert isinstance(screen.app.screen, FormScreen)
        assert "Nothing was changed." in await screen.press("escape")
        assert isinstance(screen.app.screen, InterviewsScreen)
        assert _all(harbour) == []


async def test_an_interview_is_changed_in_one_step(planned: World) -> None:
    async with opened(planned, start="today") as screen:
        await screen.press("p", "down", "enter", "down", "down", "down")
        await screen.press("enter", "home", "shift+end", *"50", "enter")
        await screen.press("down", "down", "enter", "home", "shift+end", *"Lead", "enter")
        assert "SRE at Acme is changed." in await screen.press("s")
        changed = next(each for each in _all(planned) if each.name == "SRE at Acme")
        assert (changed.minutes, changed.role) == (50, "Lead")
        await screen.press("u")
        before = next(each for each in _all(planned) if each.name == "SRE at Acme")
        assert (before.minutes, before.role) == (25, "SRE")


async def test_removing_asks_first_and_any_other_key_keeps_it(planned: World) -> None:
    async with opened(planned, start="today") as screen:
        assert "Remove Ops at Hull?" in await screen.press("p", "d")
        assert "Remove" not in (await screen.press("down")).split("enter change")[0]
        assert "Remove SRE at Acme?" in await screen.press("d")
        assert len(_all(planned)) == 3
        assert "SRE at Acme is removed." in await screen.press("d")
        assert {each.name for each in _all(planned)} == {"Ops at Hull", "Dev at Ajax"}
        await screen.press("u")
        assert len(_all(planned)) == 3


async def test_telling_how_it_went_adds_to_what_was_asked(planned: World) -> None:
    async with opened(planned, start="today") as screen:
        await screen.press("p", "down", "down", "o", "enter", *"ferry", "tab", "home", "shift+end", *"well", "enter")
        text = await screen.press("s")
        assert "Dev at Ajax is over; what was asked counts more from now on." in text
        over = next(each.over for each in _all(planned) if each.name == "Dev at Ajax")
        assert over == Afterwards(asked=(CRANES.id, FERRIES.id), went=Went.WELL, note="Cranes, cranes.")


async def test_what_was_asked_must_be_there_and_how_it_went_one_of_the_words(planned: World) -> None:
    async with opened(planned, start="today") as screen:
        assert "no question fits 'zebra'" in await screen.press("p", "o", "enter", *"zebra", "enter")
        await screen.press("escape", "down")
        assert "how it went takes well, so-so, badly, not 'fine'" in await screen.press("enter", *"fine", "enter")


async def test_a_click_chooses_an_interview_and_a_field(planned: World) -> None:
    async with opened(planned, start="today") as screen:
        await screen.press("p")
        assert "Ops at Hull: Tuesday" in await screen.text()
        assert "SRE at Acme: Saturday" in await screen.click_on("SRE at Acme")
        await screen.press("enter")
        assert "The share of questions that would be enough" in await screen.click_on("target")


async def test_q_goes_back_to_today_and_help_lists_the_keys(planned: World) -> None:
    async with opened(planned, start="today") as screen:
        assert "It is over: what was asked, and how it went" in await screen.press("p", "question_mark")
        await screen.press("q", "q")
        assert isinstance(screen.app.screen, TodayScreen)


async def test_without_a_card_there_is_no_plan(world: World) -> None:
    async with opened(world, start="today") as screen:
        await screen.press("p")
        assert isinstance(screen.app.screen, TodayScreen)


async def test_letters_go_into_the_field_while_one_types(harbour: World) -> None:
    async with opened(harbour, start="today") as screen:
        text = await screen.press("p", "a", "s", "q", "d", "u")
        assert "sqdu" in text
        assert isinstance(screen.app.screen, FormScreen)


async def test_many_interviews_scroll_with_the_cursor(harbour: World) -> None:
    for n in range(20):
        interviews.add(harbour.journal, _interview(f"Round {n:02}", n + 1))
    async with opened(harbour, (40, 12), start="today") as screen:
        assert "Round 19" not in await screen.press("p")
        assert "▸ Round 19" in await screen.press(*["down"] * 20)


@SIZES
async def test_after_its_day_today_asks_how_it_went(
    planned: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """Beside the days to the next: one line for both."""
    planned.hand.forward(days=2)
    async with opened(planned, size, start="today") as screen:
        assert await screen.text() == snapshot


@SIZES
async def test_the_form_of_one_that_is_there(
    planned: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """Every field as it would be typed; what the day under the cursor comes to."""
    async with opened(planned, size, start="today") as screen:
        assert await screen.press("p", "down", "enter", "down") == snapshot


@SIZES
async def test_the_form_of_how_one_went(planned: World, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with opened(planned, size, start="today") as screen:
        assert await screen.press("p", "down", "down", "o") == snapshot


async def test_a_scope_says_how_many_cards_it_finds_or_that_it_cannot_be_read_any_more(harbour: World) -> None:
    saved_searches.save(harbour.journal, "mine", "crane")
    interviews.add(harbour.journal, _interview(scope="saved:mine"))
    async with opened(harbour, start="today") as screen:
        assert "1 card." in await screen.press("p", "enter", "down", "down")
        await screen.press("escape")
        saved_searches.remove(harbour.journal, "mine")
        assert "saved:mine (cannot be read any more)" in await screen.press("down")
        assert "It cannot be read any more: " in await screen.press("enter", "down", "down")
        assert "SRE at Acme is changed" in await screen.press("down", "enter", "home", "shift+end", *"30", "enter", "s")
