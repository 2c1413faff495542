import subprocess
import sys

import pytest

from tui import keymap
from tui.keyboard import Keyboard
from tui.keymap import Key


@pytest.mark.parametrize("keys", keymap.SCREENS.values(), ids=keymap.SCREENS)
def test_no_key_does_two_things_on_one_screen(keys: tuple[Key, ...]) -> None:
    bound = [name for key in keys for name in key.keys.split(",")]
    assert len(bound) == len(set(bound))


def test_every_action_has_an_id_of_its_own_and_words() -> None:
    shared = {keymap.HELP.id, keymap.PALETTE.id}
    ids = [key.id for keys in keymap.SCREENS.values() for key in keys if key.id not in shared]
    assert len(ids) == len(set(ids)), "only help and palette are on several screens"
    assert all(key.words and key.short for key in keymap.BY_ID.values())


def test_every_action_has_a_key_that_needs_no_modifier() -> None:
    """So all of them work in tmux and in a browser."""
    signs = {"question_mark", "colon", "slash"}
    named = {"space", "enter", "escape", "up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab"}
    named |= {"f1", "f2", "f3", "f5"}
    for key in keymap.BY_ID.values():
        plain = [name for name in key.keys.split(",") if not name.startswith("ctrl+")]
        assert plain
        assert all(name in named | signs or (len(name) == 1 and name == name.lower()) for name in plain)


def test_what_a_footer_says_is_bound_on_its_screen() -> None:
    """A footer may call an action by another word, as where it does something else."""
    bound = {(key.id, key.keys, key.action) for key in keymap.REVIEW}
    for footer in (keymap.FRONT, keymap.OPTIONS, keymap.BACK, keymap.TICKS, keymap.DONE):
        assert {(key.id, key.keys, key.action) for key in footer} <= bound
        assert all(key.short for key in footer)
    assert set(keymap.BROWSING) | set(keymap.BROWSE_MARKED) <= set(keymap.BROWSE)
    assert set(keymap.ONE_CARD) <= set(keymap.CARD_FIRST) <= set(keymap.CARD)
    assert set(keymap.WELCOME) <= set(keymap.TODAY_FIRST) <= set(keymap.TODAY)


def test_keys_read_as_they_stand_on_a_keyboard() -> None:
    assert Keyboard().names(keymap.HELP) == ("?", "F1")


def test_plain_mode_words_and_keys_do_not_import_the_screen_library() -> None:
    code = (
        "import sys, tui.plain, tui.words, tui.keymap, tui.showing, tui.inline;"
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
