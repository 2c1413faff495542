"""The browse screen: what it lists, how it is searched, sorted and moved over, and what it changes."""

from pathlib import Path

import pytest
from browsed import Browsed, browsed, filled, questions
from factories import World, cards

from srs.model import Question
from tui.screens.browse import BrowseScreen
from tui.screens.card_history import CardHistoryScreen
from tui.screens.today import TodayScreen


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """Twelve questions with 48 cards."""
    place = tmp_path / "viva.db"
    filled(place)
    return place


def _screen(screen: Browsed) -> BrowseScreen:
    assert isinstance(screen.app.screen, BrowseScreen)
    return screen.app.screen


def _line(text: str, words: str) -> str:
    return next(line for line in text.split("\n") if words in line)


# ------------------------------------------------------------------------------------------------------------- listing


async def test_b_lists_all_cards_with_the_card_under_the_cursor_below(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        text = await screen.steady("48 cards")
        assert "▸   Crane 1: how is it kept" in text
        assert "Grease it, inspect it, log it." in text


async def test_a_start_with_a_search_lists_what_it_finds(harbour: Path) -> None:
    async with browsed(harbour, search="ferry role:answer") as screen:
        assert "/ ferry role:answer" in await screen.shows("2 cards")


async def test_an_empty_collection_lists_nothing_and_every_key_is_harmless(tmp_path: Path) -> None:
    place = tmp_path / "viva.db"
    World(str(place)).store.close()
    async with browsed(place, search="") as screen:
        await screen.shows("0 cards")
        for key in "space x a e s b f d t m n r o c v l p i enter up down home end pagedown u".split():
            await screen.pilot.press(key)
            await screen.pilot.press("escape") if not isinstance(screen.app.screen, BrowseScreen) else None
        assert isinstance(screen.app.screen, BrowseScreen | TodayScreen)


async def test_the_cursor_goes_through_more_rows_than_are_read_at_once(tmp_path: Path) -> None:
    place = tmp_path / "viva.db"
    filled(place, 90)
    async with browsed(place) as screen:
        await screen.shows("360 cards")
        last = cards(questions(90)[-1])[-1]
        text = await screen.shows(f"▸   {last.front[:24]}", "end")
        assert "Crane 1: " not in text
        await screen.shows("▸   Crane 1: how is it kept", "home")
        for _ in range(12):
            await screen.pilot.press("pagedown")
        await screen.steady("▸   ")
        assert "…\n" not in await screen.text(), "every row in sight is read"


async def test_questions_are_listed_in_place_of_cards(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.shows("48 cards")
        text = await screen.shows("12 questions", "v")
        assert _line(text, "Pilot boat 4").split()[-2] == "4", "with the number of its cards"
        await screen.shows("48 cards", "v")


async def test_a_question_without_cards_is_listed_among_questions(tmp_path: Path) -> None:
    place = tmp_path / "viva.db"
    world = World(str(place))
    world.add(questions(2), lambda each: cards(each) if each.number == 1 else ())
    world.store.close()
    async with browsed(place) as screen:
        await screen.shows("4 cards")
        await screen.shows("2 questions", "v")
        await screen.shows("Ferry 2", "down")
        assert "no card yet" in await screen.shows("no card yet", "i")


# ----------------------------------------------------------------------------------------------------------- searching


async def test_what_is_typed_is_searched_at_once(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.shows("48 cards")
        await screen.shows("8 cards", "slash", *"radar")
        assert "Radar 5" in await screen.text()
        text = await screen.shows("2 cards", *" role:answer")
        assert "Crane" not in text
        await screen.pilot.press("enter", "x")
        assert "1 marked" in await screen.text(), "letters are keys again"


async def test_what_is_wrong_with_a_search_is_pointed_at_and_the_list_stays(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.shows("48 cards")
        text = await screen.steady("^^^^^^^^^", "slash", *"crane is:weekly")
        lines = text.split("\n")
        caret = next(n for n, line in enumerate(lines) if "^^^^^^^^^" in line)
        assert lines[caret].index("^") == lines[caret - 1].index("is:weekly"), "below what was typed"
        assert "is: takes new, due" in text
        assert "Crane 1" in text, "what was found before is there still"
        text = await screen.steady("8 cards", *["backspace"] * 10)
        assert "^" not in text


async def test_escape_leaves_the_search_and_then_the_screen(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.shows("48 cards")
        await screen.shows("8 cards", "slash", *"crane", "escape")
        assert isinstance(screen.app.screen, BrowseScreen)
        await screen.shows("Due today", "escape")
        assert isinstance(screen.app.screen, TodayScreen)


async def test_found_words_stand_out_without_colour(harbour: Path) -> None:
    async with browsed(harbour, search="crane") as screen:
        await screen.steady("8 cards")
        line = _screen(screen)._list.render()
        spans = [(line.plain[span.start : span.end], str(span.style)) for span in line.spans]  # type: ignore[union-attr]
        assert ("Crane", "bold underline $text-warning") in spans


async def test_a_word_of_the_answer_is_shown_where_it_stands(harbour: Path) -> None:
    async with browsed(harbour, search='"inspect it" role:point') as screen:
        assert "found in: Grease it, inspect it, log it." in await screen.steady("36 cards")


async def test_a_search_is_saved_taken_again_and_forgotten_by_undo(harbour: Path) -> None:
    async with browsed(harbour, search="ferry role:answer") as screen:
        await screen.shows("2 cards")
        await screen.shows("Save this search: ferry role:answer", "l")
        await screen.shows("Under which name?", "enter")
        await screen.shows("Saved: saved:evening", *"evening", "enter")
        await screen.shows("0 cards", "slash", *" x", "enter")
        await screen.shows("evening   ferry role:answer", "l")
        await screen.shows("/ saved:evening", "down", "enter")
        await screen.shows("2 cards")
        await screen.shows("Taken back: a setting", "u")


# --------------------------------------------------------------------------------------------------- order and columns


async def test_the_list_is_sorted_by_a_column_and_the_other_way_round(harbour: Path) -> None:
    async with browsed(harbour, search="role:answer") as screen:
        await screen.shows("12 cards")
        await screen.shows("Sort by", "o")
        text = await screen.steady("by due", *["down"] * 4, "enter")
        assert "due↑" in text
        await screen.shows("Sort by", "o")
        await screen.shows("turned round", "enter")


async def test_a_click_on_a_head_sorts_by_it(harbour: Path) -> None:
    async with browsed(harbour, search="role:answer") as screen:
        await screen.steady("12 cards")
        await screen.click_on("deck ")
        assert "deck↑" in await screen.shows("by deck")


async def test_columns_are_chosen_and_kept_for_the_next_time(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.shows("48 cards")
        await screen.shows("Which columns?", "c")
        await screen.shows("[✓] question", "space")
        await screen.shows("[✓] reviews", *["down"] * 8, "space")
        text = await screen.steady("48 cards", "enter")
        assert "question" in _line(text, "front")
    async with browsed(harbour, (120, 40)) as screen:
        heads = _line(await screen.steady("48 cards"), "front").split()
        assert heads == ["front", "question", "deck", "due", "recall", "reviews"]


async def test_leaving_the_choice_of_columns_keeps_them(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.shows("48 cards")
        await screen.shows("Which columns?", "c")
        await screen.shows("[✓] question", "space")
        text = await screen.steady("48 cards", "escape")
        assert _line(text, "front").split() == ["front", "deck", "due", "recall"]


# ------------------------------------------------------------------------------------------------------------ changing


async def _marked(screen: Browsed, count: int) -> None:
    await screen.steady("cards")
    await screen.shows(f"{count} marked", *["space"] * count)


async def test_marked_cards_are_suspended_together_and_taken_back_together(harbour: Path) -> None:
    world = World(str(harbour))
    before = world.rows("card_state")
    world.store.close()
    async with browsed(harbour, search="is:new") as screen:
        await _marked(screen, 3)
        await screen.shows("Suspend 3 cards?", "s")
        text = await screen.steady("3 cards suspended; u takes it back.", "y")
        assert text.count("  suspended") == 3
        now = screen.world()
        assert sum(bool(state[11]) for state in now.rows("card_state")["card_state"]) == 4
        now.store.close()
        await screen.shows("Taken back: a suspension (3 cards).", "u")
    world = World(str(harbour))
    assert world.rows("card_state") == before
    world.store.close()


async def test_no_leaves_everything_as_it_was(harbour: Path) -> None:
    world = World(str(harbour))
    before = world.rows()
    world.store.close()
    async with browsed(harbour) as screen:
        await _marked(screen, 2)
        for key in "sbnr":
            await screen.shows("n no", key)
            await screen.shows("2 marked", "n")
        for key in "fdtm":
            await screen.shows("esc cancel", key)
            await screen.shows("2 marked", "escape")
    world = World(str(harbour))
    assert world.rows() == before
    world.store.close()


async def test_one_card_under_the_cursor_is_suspended_without_asking(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.steady("48 cards")
        await screen.shows("1 card suspended", "s")
        await screen.shows("1 card brought back", "s")


async def test_all_that_is_found_is_marked_and_again_none(harbour: Path) -> None:
    async with browsed(harbour, search="role:point") as screen:
        await screen.steady("36 cards")
        await screen.shows("36 marked", "a")
        await screen.shows("Bury 36 cards until tomorrow?", "b")
        await screen.shows("36 cards buried until tomorrow", "y")
        text = await screen.steady("36 cards", "a")
        assert "marked" not in text


@pytest.mark.parametrize(
    ("key", "typed", "asked", "told"),
    [
        ("f", "look again", "Flag 2 cards", "2 cards flagged"),
        ("d", "+5", "On which day shall 2 cards come back?", "2 cards due on 2027-01-16"),
        ("t", "evening, -steel", "Tags for 2 questions with 8 cards", "2 questions tagged anew"),
        ("m", "yard::north", "Move 2 questions with 8 cards to which deck?", "2 questions moved to yard::north"),
        ("n", None, "Make 2 cards new again?", "2 cards new again"),
        ("r", None, "Take out 2 questions with 8 cards?", "2 questions taken out"),
    ],
)
async def test_what_is_done_to_two_cards_is_asked_with_the_count_and_one_undo_takes_it_back(
    harbour: Path, key: str, typed: str | None, asked: str, told: str
) -> None:
    world = World(str(harbour))
    before = world.rows()
    world.store.close()
    async with browsed(harbour, search="role:answer prop:reviews>0 -is:flagged -is:suspended") as screen:
        await _marked(screen, 2)
        await screen.shows(asked, key)
        await screen.shows(told, *(typed or ""), "enter")
        now = screen.world()
        assert now.rows() != before
        assert now.store.problems() == ()
        now.store.close()
        await screen.shows("Taken back", "u")
    world = World(str(harbour))
    assert world.rows() == before
    world.store.close()


async def test_new_cards_are_left_out_where_a_day_is_set(harbour: Path) -> None:
    async with browsed(harbour, search="crane") as screen:
        await screen.steady("8 cards")
        await screen.shows("8 marked", "a")
        await screen.shows("1 card come back? 7 new cards left out", "d")


async def test_what_is_no_day_is_said_and_nothing_changes(harbour: Path) -> None:
    async with browsed(harbour, search="is:review") as screen:
        await _marked(screen, 2)
        await screen.shows("On which day", "d")
        await screen.shows("! 'soon' is no day", *"soon", "enter")


async def test_questions_are_changed_by_all_their_cards(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.shows("48 cards")
        await screen.shows("12 questions", "v")
        await screen.shows("2 marked", "space", "space")
        await screen.shows("Suspend 7 cards?", "s")
        await screen.shows("7 cards suspended", "y")


async def test_marks_go_when_questions_are_listed_in_place_of_cards(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await _marked(screen, 2)
        assert "marked" not in await screen.steady("12 questions", "v")


# ------------------------------------------------------------------------------------------------------ one card alone


async def test_i_shows_what_is_known_of_the_card_and_escape_leads_back(harbour: Path) -> None:
    async with browsed(harbour, search="role:answer is:review") as screen:
        await screen.steady("4 cards")
        text = await screen.steady("Difficulty", "i")
        assert isinstance(screen.app.screen, CardHistoryScreen)
        assert "Stability" in text
        await screen.shows("/ role:answer", "escape")


async def test_of_a_question_the_arrows_turn_to_its_next_card(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.shows("48 cards")
        await screen.shows("12 questions", "v")
        await screen.shows("1 of 4", "i")
        assert "Point 1: grease" in await screen.shows("2 of 4", "right")
        await screen.shows("4 of 4", "left", "left")


async def test_e_edits_the_question_and_the_list_follows(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import nullcontext

    from tui import editor
    from tui.app import VivaApp

    def run(_command: list[str], path: Path) -> None:
        path.write_text(path.read_text(encoding="utf-8").replace("Ferry", "Tanker"), encoding="utf-8")

    monkeypatch.setenv("EDITOR", "an-editor")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(editor, "_run", run)
    monkeypatch.setattr(VivaApp, "suspend", lambda _: nullcontext())
    async with browsed(harbour, search="ferry role:answer") as screen:
        await screen.steady("2 cards")
        await screen.steady("1 card", "e")
        await screen.shows("Saved; its cards follow.")


async def test_without_an_editor_e_says_what_to_set(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with browsed(harbour) as screen:
        await screen.steady("48 cards")
        await screen.shows("! no editor is set", "e")


async def test_p_hides_the_card_and_shows_it_again(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.steady("Grease it, inspect it")
        assert "Grease it, inspect it" not in await screen.steady("48 cards", "p")
        await screen.shows("Grease it, inspect it", "p")


async def test_text_from_outside_is_shown_as_text(tmp_path: Path) -> None:
    place = tmp_path / "viva.db"
    world = World(str(place))
    made: list[Question] = questions(1)
    from dataclasses import replace

    world.add([replace(made[0], prompt="[bold]a\x1b[2Jb[/] \u202eevil", tags=("[red]x",))], cards)
    world.store.close()
    async with browsed(place, (120, 24)) as screen:
        text = await screen.steady("4 cards")
        assert "[bold]a␛[2Jb[/]" in text
        assert "\u202e" not in text
        assert "[bold]a␛[2Jb[/]" in await screen.steady("State", "i")


# -------------------------------------------------------------------------------------------------------- from a review


async def test_i_while_reviewing_shows_the_card_and_leads_back_to_it(harbour: Path) -> None:
    async with browsed(harbour, start="review") as screen:
        await screen.shows("show answer")
        reviewed = screen.showing.view.card
        assert reviewed is not None
        assert f"{reviewed.id[:8]}, {reviewed.role.value}" in await screen.steady("Card        ", "i", "pagedown")
        await screen.shows("show answer", "q")
        assert screen.showing.view.card == reviewed


async def test_a_card_that_is_long_is_scrolled_below_the_list(harbour: Path) -> None:
    async with browsed(harbour, (80, 16)) as screen:
        text = await screen.steady("48 cards")
        assert "Grease it, inspect it" not in text
        await screen.shows("Grease it, inspect it", "j", "j", "j")
        assert "Grease it, inspect it" not in await screen.steady("48 cards", "k", "k", "k")


async def test_typing_on_while_a_search_is_read_ends_with_what_was_typed(harbour: Path) -> None:
    async with browsed(harbour) as screen:
        await screen.shows("48 cards")
        await screen.pilot.press("slash", *"crane", *["backspace"] * 5)
        assert "/ all; type to search" in await screen.steady("48 cards")
