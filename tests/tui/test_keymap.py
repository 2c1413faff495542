import subprocess
import sys

import pytest

from tui import keymap
from tui.keymap import Key

SCREENS = {
    "review": keymap.REVIEW,
    "today": keymap.TODAY,
    "statistics": keymap.STATISTICS,
    "browse": keymap.BROWSE,
    "card": keymap.CARD,
    "ask": keymap.ASK,
    "toggle": keymap.TOGGLE,
    "choose": keymap.CHOOSE,
    "help": (keymap.CLOSE,),
}


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_no_key_does_two_things_on_one_screen(keys: tuple[Key, ...]) -> None:
    bound = [name for key in keys for name in key.keys.split(",")]
    assert len(bound) == len(set(bound))


def test_every_action_has_an_id_of_its_own_and_words() -> None:
    every = {key.id: key for keys in SCREENS.values() for key in keys}
    on_several = sum(keymap.HELP in keys for keys in SCREENS.values()) - 1
    assert len(every) == sum(map(len, SCREENS.values())) - on_several, "only help is on several screens"
    assert all(key.words for key in every.values())


def test_keys_are_letters_digits_space_enter_escape_arrows_and_f_keys() -> None:
    """No key needs a modifier, so all of them work in tmux and in a browser."""
    allowed = {"space", "enter", "escape", "up", "down", "left", "right", "pageup", "pagedown", "home", "end"}
    allowed |= {"f1", "f3", "question_mark", "slash"}
    bound = [name for keys in SCREENS.values() for key in keys for name in key.keys.split(",")]
    assert all(name in allowed or (len(name) == 1 and name.isalnum() and name == name.lower()) for name in bound)


def test_what_a_footer_says_is_bound_on_its_screen() -> None:
    for footer in (keymap.FRONT, keymap.BACK, keymap.TICKS, keymap.DONE):
        assert set(footer) <= set(keymap.REVIEW)
        assert all(key.short for key in footer)
    for footer in (keymap.BROWSING, keymap.BROWSE_MARKED):
        assert set(footer) <= set(keymap.BROWSE)
        assert all(key.short for key in footer)
    assert set(keymap.ONE_CARD) <= set(keymap.CARD)
    assert set(keymap.WELCOME) <= set(keymap.TODAY)


def test_keys_read_as_they_stand_on_a_keyboard() -> None:
    assert keymap.HELP.names == ("?", "F1")


def test_plain_mode_words_and_keys_do_not_import_the_screen_library() -> None:
    code = (
        "import sys, tui.plain, tui.words, tui.keymap, tui.showing, tui.inline;"
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
