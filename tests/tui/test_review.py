"""What every key and every click of the review screen does, and what is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from driven import opened
from factories import World

from srs.errors import CollectionError
from srs.model import Entry, EntryKind, GradedPoint, PointId, Rating, Tick
from srs.session import ReviewSession
from srs.sitting.day_course import DayCourse
from tui.screens.help import HelpScreen
from tui.screens.today import TodayScreen

FIRST, SECOND = "keep a crane running", "keep a ferry running"


def own(world: World) -> list[Entry]:
    """What the person did, without the reviews of ticked points."""
    mine = [entry for entry in world.entries() if entry.rating is None or entry.duration_ms is not None]
    return sorted(mine, key=lambda entry: entry.action)


def kinds(world: World) -> list[EntryKind]:
    return [entry.kind for entry in own(world)]


# ------------------------------------------------------------------------------------------------- revealing and rating


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_space_and_enter_show_the_answer_and_then_take_good(plain_cards: World, key: str) -> None:
    async with opened(plain_cards) as screen:
        assert "It floats." not in await screen.text()
        assert "It floats." in await screen.press(key)
        assert SECOND in await screen.press(key)
    assert [entry.rating for entry in own(plain_cards)] == [Rating.GOOD]


@pytest.mark.parametrize(
    ("key", "rating"),
    [("a", Rating.AGAIN), ("h", Rating.HARD), ("g", Rating.GOOD), ("y", Rating.EASY),
     ("1", Rating.AGAIN), ("2", Rating.HARD), ("3", Rating.GOOD), ("4", Rating.EASY)],
)  # fmt: skip
async def test_letters_and_digits_rate_a_card_without_points(plain_cards: World, key: str, rating: Rating) -> None:
    async with opened(plain_cards) as screen:
        assert FIRST in await screen.press(key), "before the answer is shown nothing is rated"
        await screen.press("space", key)
        assert screen.showing.view.summary.answered == 1
    assert [entry.rating for entry in own(plain_cards)] == [rating]


async def test_what_a_button_says_is_what_is_stored(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        await screen.press("space")
        promised = screen.showing.view.outcomes[Rating.EASY]
        await screen.press("y")
    assert own(plain_cards)[0].due == promised.due


async def test_the_time_from_front_to_answer_is_stored(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        screen.seconds.at += 20
        await screen.press("space")
        screen.seconds.at += 1.5
        await screen.press("g", "space")
        screen.seconds.at += 4
        await screen.press("g")
    assert [entry.duration_ms for entry in own(plain_cards)] == [21_500, 4_000]


async def test_digits_above_four_do_nothing_without_points(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        await screen.press("space", "5", "9", "0", "x", "c")
        assert screen.showing.view.summary.answered == 0
    assert own(plain_cards) == []


# --------------------------------------------------------------------------------------------------------------- points


async def test_digits_tick_points_and_cycle_missed_covered_nudged(answers: World) -> None:
    async with opened(answers) as screen:
        assert "1 [ ] Grease" in await screen.press("space")
        assert "▸2 [✓] Grease" in await screen.press("2")
        assert "▸2 [~] Grease" in await screen.press("2")
        assert "▸2 [ ] Grease" in await screen.press("2")
        assert screen.showing.view.summary.answered == 0


async def test_the_footer_offers_ticks_where_there_are_points(answers: World) -> None:
    async with opened(answers) as screen:
        assert "x tick  c all" in await screen.press("space")


async def test_the_footer_offers_no_ticks_where_there_are_no_points(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        assert "x tick" not in await screen.press("space")


async def test_arrows_and_x_tick_the_point_under_the_cursor(answers: World) -> None:
    async with opened(answers) as screen:
        text = await screen.press("space", "down", "down", "x", "up", "x", "x")
        assert "▸2 [~]" in text
        assert " 3 [✓]" in text
        assert " 1 [ ]" in text


async def test_zero_is_the_tenth_point(one_card: Callable[..., World]) -> None:
    points = tuple(GradedPoint(id=PointId(f"p{n}"), text=f"Check bollard {n}") for n in range(1, 12))
    async with opened(one_card(points=points), (80, 40)) as screen:
        assert "0 [✓] Check bollard 10" in await screen.press("space", "0")
        assert "▸  [✓] Check bollard 11" in await screen.press("down", "x")


async def test_a_digit_beyond_the_last_point_does_nothing(answers: World) -> None:
    async with opened(answers) as screen:
        await screen.press("space", "4", "9")
        assert screen.showing.ticks is None


async def test_c_covers_all_points_and_then_none(answers: World) -> None:
    async with opened(answers) as screen:
        assert "3 of 3 covered: Good suggested" in await screen.press("space", "c")
        assert "0 of 3 covered: Again suggested" in await screen.press("c")


@pytest.mark.parametrize(
    ("ticked", "rating"), [(["1"], Rating.AGAIN), (["1", "2"], Rating.HARD), (["1", "2", "3"], Rating.GOOD)]
)
async def test_enter_takes_what_the_ticks_suggest(answers: World, ticked: list[str], rating: Rating) -> None:
    async with opened(answers) as screen:
        text = await screen.press("space", *ticked)
        assert f"{len(ticked)} of 3 covered: {rating.name.title()} suggested" in text
        await screen.press("enter")
    stored = own(answers)[0]
    assert stored.rating is rating
    expected = [Tick.COVERED] * len(ticked) + [Tick.MISSED] * (3 - len(ticked))
    assert list(stored.ticks.values()) == expected
    assert len(answers.entries()) == 4, "each point's own card is reviewed too"


async def test_the_person_may_rate_otherwise_than_suggested(answers: World) -> None:
    async with opened(answers) as screen:
        await screen.press("space", "1", "y")
    assert own(answers)[0].rating is Rating.EASY
    assert len(own(answers)[0].ticks) == 3


async def test_rating_without_a_tick_is_of_the_card_alone(answers: World) -> None:
    async with opened(answers) as screen:
        await screen.press("space", "h")
    assert own(answers)[0].ticks == {}
    assert len(answers.entries()) == 1


# -------------------------------------------------------------------------------------------- undo, suspend, bury, flag


async def test_u_takes_the_last_answer_back_and_shows_its_front(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        await screen.press("space", "y", "space")
        text = await screen.press("u")
        assert FIRST in text
        assert "It floats." not in text
        assert "Taken back" in text
        assert screen.showing.view.summary.answered == 0
    assert own(plain_cards) == []


async def test_u_with_no_review_to_take_back_says_so(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        assert "! the last action was no review" in " ".join((await screen.press("u")).split())
        assert FIRST in await screen.text()


@pytest.mark.parametrize("before", [[], ["space"]], ids=["front", "back"])
@pytest.mark.parametrize(
    ("key", "kind", "told"), [("s", EntryKind.SUSPEND, "Suspended"), ("b", EntryKind.BURY, "Buried")]
)
async def test_s_suspends_and_b_buries_and_u_takes_it_back(
    plain_cards: World, before: list[str], key: str, kind: EntryKind, told: str
) -> None:
    async with opened(plain_cards) as screen:
        text = await screen.press(*before, key)
        assert told in text
        assert SECOND in text
        assert kinds(plain_cards) == [kind]
        assert FIRST in " ".join((await screen.press("u")).split())
    assert kinds(plain_cards) == []


@pytest.mark.parametrize(("action", "aside"), [("mark", ""), ("suspend", ", so suspended")])
async def test_a_card_that_becomes_a_leech_is_offered_for_rewriting(
    one_card: Callable[..., World], action: str, aside: str
) -> None:
    world = one_card()
    ReviewSession(world.journal).answer(Rating.EASY)
    world.set("", leech_threshold=1, leech_action=action)
    world.hand.forward(days=30)
    async with opened(world) as screen:
        text = " ".join((await screen.press("space", "1")).split())
        assert f"Leech: forgotten 1 time{aside}; is:leech finds it, e edits." in text


async def test_f_flags_the_card_where_it_stands_and_takes_the_flag_off(answers: World) -> None:
    async with opened(answers) as screen:
        text = await screen.press("space", "1", "f")
        assert "⚑ flagged" in text
        assert "1 [✓]" in text
        assert "⚑" not in await screen.press("f")
    assert kinds(answers) == [EntryKind.FLAG, EntryKind.UNFLAG]


# ----------------------------------------------------------------------------------------------------- help and leaving


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_lists_every_key_and_closes(plain_cards: World, key: str) -> None:
    async with opened(plain_cards, (100, 40)) as screen:
        text = await screen.press(key)
        for line in ("space, enter", "1 … 0", "Suspend this card", "Take back the last answer", "Back to today"):
            assert line in text
        assert isinstance(screen.app.screen, HelpScreen)
        assert FIRST in await screen.press("escape")


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_q_and_escape_go_back_to_today_with_everything_stored(plain_cards: World, key: str) -> None:
    async with opened(plain_cards) as screen:
        await screen.press("space", "g")
        text = await screen.press(key)
        assert isinstance(screen.app.screen, TodayScreen)
        assert "1 review today" in text
        assert "5 new" in text


# ---------------------------------------------------------------------------------------------------------------- mouse


async def test_a_click_on_the_card_shows_the_answer(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        assert "It floats." in await screen.click_on(FIRST)
        await screen.click_on("It floats.")
        assert screen.showing.view.summary.answered == 0, "a further click rates nothing"


async def test_a_click_on_the_button_shows_the_answer(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        assert "It floats." in await screen.click("#reveal")


@pytest.mark.parametrize("rating", list(Rating))
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_click_on_a_rating_stores_it(plain_cards: World, rating: Rating, size: tuple[int, int]) -> None:
    async with opened(plain_cards, size) as screen:
        await screen.press("space")
        await screen.click(f"#{rating.name.lower()}")
    assert [entry.rating for entry in own(plain_cards)] == [rating]


async def test_a_click_on_a_point_ticks_it(answers: World) -> None:
    async with opened(answers) as screen:
        await screen.press("space")
        assert "▸3 [✓]" in await screen.click_on("Grease bearing 3")
        assert "▸3 [~]" in await screen.click_on("Grease bearing 3")
        await screen.click_on("which did you cover?")
        assert len(screen.showing.ticks or {}) == 1


async def test_a_click_on_the_footer_does_what_it_says(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        assert "Flagged." in await screen.click_on("flag")
        assert SECOND in await screen.click_on("bury")
        assert "Keys while reviewing" in await screen.click_on("help")
        assert SECOND in await screen.click_on("close")
        assert "It floats." in await screen.click_on("show answer")


# ----------------------------------------------------------------------------------------------------- scrolling, sizes


async def test_a_long_card_scrolls_by_keys(one_card: Callable[..., World]) -> None:
    back = "\n\n".join(f"Step {n}" for n in range(40))
    async with opened(one_card(back=back)) as screen:
        assert "Step 39" not in await screen.press("space")
        await screen.press(*["pagedown"] * 8)
        assert "Step 39" in await screen.text()
        assert "Step 39" not in await screen.press("up", "up", "up")
        assert "Step 39" in await screen.press("down", "down", "down")
        await screen.press(*["pageup"] * 8)
        assert FIRST in await screen.text()


async def test_the_answer_is_brought_into_sight_under_a_long_front(one_card: Callable[..., World]) -> None:
    async with opened(one_card(front="\n\n".join(f"Part {n}" for n in range(30)))) as screen:
        assert "It floats." in await screen.press("space")


async def test_the_cursor_stays_in_sight_on_a_low_screen(one_card: Callable[..., World]) -> None:
    points = tuple(GradedPoint(id=PointId(f"p{n}"), text=f"Check bollard {n}") for n in range(1, 10))
    async with opened(one_card(points=points), (40, 12)) as screen:
        await screen.press("space")
        for number in range(1, 9):
            text = await screen.press("down")
            assert f"▸{number + 1} [ ]" in text


async def test_a_screen_that_changes_its_size_is_laid_out_anew(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        assert "Again  10 min" in await screen.press("space")
        await screen.pilot.resize_terminal(40, 12)
        assert "Again 10m Hard 15m Good 2d Easy" in await screen.text()
        await screen.pilot.resize_terminal(80, 24)
        assert "Again  10 min" in await screen.text()


# ----------------------------------------------------------------------------------------------------- time and waiting


async def test_over_the_minutes_is_said_in_a_word(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        screen.seconds.at += 72
        await screen.pilot.pause(1.1)
        assert "1:12 / 3–4 min" in await screen.text()
        screen.seconds.at += 180
        assert "4:12 / 3–4 min over" in await screen.press("space")


async def test_the_next_learning_card_is_announced_and_comes_by_itself(one_card: Callable[..., World]) -> None:
    world = one_card()
    ReviewSession(world.journal).answer(Rating.AGAIN)
    world.hand.moment -= timedelta(minutes=30)
    async with opened(world) as screen:
        text = await screen.text()
        assert "A short pause." in text
        assert "in 40 min, at 09:10" in text
        world.hand.forward(minutes=21)
        await screen.pilot.pause(1.2)
        assert FIRST in await screen.text()


async def test_the_end_has_the_figures_and_what_comes_next(answers: World) -> None:
    async with opened(answers, limit=2) as screen:
        screen.seconds.at += 65
        text = await screen.press("space", "1", "2", "enter", "space", "y")
        assert "That was this sitting." in text
        assert "Answered 2 cards, 2 of them new" in text
        assert "0 again, 1 hard, 0 good, 1 easy" in text
        assert "2 of 3 covered" in text
        assert "1 min" in text
        assert "left today" in text
        await screen.press("enter")
        assert isinstance(screen.app.screen, TodayScreen)


async def test_after_the_last_card_the_next_day_is_named_and_undo_still_works(one_card: Callable[..., World]) -> None:
    async with opened(one_card()) as screen:
        text = await screen.press("space", "y")
        assert "Done for today." in text
        assert "in 8 days" in text
        assert FIRST in " ".join((await screen.press("u")).split())


async def test_nothing_due_says_so(world: World) -> None:
    async with opened(world) as screen:
        assert "Nothing is due." in await screen.text()
        assert "suspend" not in await screen.press("s", "b", "f", "g", "1")


# --------------------------------------------------------------------------------------------------------------- errors


async def test_a_card_answered_elsewhere_is_said_and_the_sitting_goes_on(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        ReviewSession(plain_cards.elsewhere()).answer(Rating.EASY, duration_ms=1)
        text = await screen.press("space", "g")
        assert "since it was shown" in " ".join(text.split())
        assert SECOND in text
    assert [entry.rating for entry in own(plain_cards)] == [Rating.EASY]


async def test_a_new_day_is_said_and_the_card_stays_with_its_ticks(answers: World) -> None:
    async with opened(answers) as screen:
        await screen.press("space", "1")
        answers.hand.forward(days=1)
        text = await screen.press("enter")
        assert "! a new study day began" in text
        assert "1 [✓]" in text
        await screen.press("enter")
        assert screen.showing.view.summary.answered == 1


async def test_a_collection_that_cannot_be_written_is_said_and_the_card_stays(
    plain_cards: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise CollectionError("the disk is full; nothing was stored")

    async with opened(plain_cards) as screen:
        await screen.press("space")
        monkeypatch.setattr(DayCourse, "record", full)
        text = await screen.press("g")
        assert "! the disk is full; nothing was stored" in text
        assert "It floats." in text
        monkeypatch.undo()
        assert SECOND in await screen.press("g")


# ------------------------------------------------------------------------------------------------------------- security

EVIL = (
    "[red]a[/red] [/] [link=https://x.example]b[/link] [@click=app.quit]c[/] [bold", "\x1b[31mred\x1b[0m", "\x9b2Jgone",
    "\x1b]0;title\x07", "\u202edesrever", "a\rb", "\x08\x08\x7f", "$text-error {{x}} %s",
)  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
async def test_text_from_a_bank_shows_as_text_everywhere(one_card: Callable[..., World], evil: str) -> None:
    """Wherever it stands, nothing of it is markup and no control character comes out."""
    point = GradedPoint(id=PointId("p"), text=f"P {evil}", label=f"L {evil}")
    told = {"deck": f"D {evil}", "type": f"T {evil}", "difficulty": evil, "stage": evil}
    world = one_card(of_question=told, front=f"F {evil}", back=f"B {evil}", points=(point,))
    async with opened(world, (200, 30)) as screen:
        text = await screen.press("space")
        await screen.click_on("F ")
        picture = await screen.svg()
        assert screen.app.is_running
        plain = evil.splitlines()[0] if evil.isprintable() else ""
        for place in "FBPLDT":
            assert f"{place} {plain}" in text
        today = await screen.press("q")
        assert f"D {plain}" in today
    for written in (text, picture, today):
        assert not any(ord(each) < 32 and each != "\n" for each in written)
        assert not any(0x7F <= ord(each) < 0xA0 for each in written.replace("\xa0", ""))
        assert "\u202e" not in written


async def test_taking_back_a_flag_leaves_the_card_as_it_was_shown(answers: World) -> None:
    async with opened(answers) as screen:
        await screen.press("space", "1", "f")
        text = await screen.press("u")
        assert "Taken back." in text
        assert screen.showing.revealed
        assert screen.showing.covered == 1
        assert screen.showing.view.state is not None
        assert screen.showing.view.state.flag is None


async def test_an_undo_says_what_it_took_back(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        text = await screen.press("space", "g", "u")
        assert "Taken back: an answer (good: How do you keep a" in text
    async with opened(plain_cards) as screen:
        await screen.press("space", "g")
    plain_cards.journal = replace(plain_cards.journal, sitting="another")
    async with opened(plain_cards) as screen:
        assert "done in another sitting" in " ".join((await screen.press("u")).split())
