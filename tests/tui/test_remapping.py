"""Keys that a person chooses: which names are keys, and what becomes of a mistake."""

import string

import pytest
from textual.keys import _character_to_key

from tui import keymap
from tui.keyboard import Keyboard, key_named, shown
from tui.remapping import remapped


@pytest.mark.parametrize("sign", string.punctuation + " ")
def test_a_sign_is_the_key_that_the_terminal_library_names(sign: str) -> None:
    assert key_named(sign) == _character_to_key(sign)


@pytest.mark.parametrize(
    ("named", "key"),
    [
        ("z", "z"), ("Z", "Z"), ("7", "7"), ("ф", "ф"), ("F5", "f5"), ("f12", "f12"), ("Esc", "escape"), ("↑", "up"),
        ("page up", "pageup"), ("colon", "colon"), ("Enter", "enter"), ("ctrl+k", "ctrl+k"), ("Ctrl+K", "ctrl+k"),
    ],
)  # fmt: skip
def test_keys_are_named_as_on_a_keyboard_or_as_the_library_does(named: str, key: str) -> None:
    assert key_named(named) == key


@pytest.mark.parametrize("named", ["", "f0", "f13", "ctrl+c", "ctrl+m", "hyper+x", "zz", "\n", "\x1b", "\u202e", "a,b"])
def test_what_is_no_key_is_refused(named: str) -> None:
    assert key_named(named) is None


def test_keys_read_back_as_they_are_written() -> None:
    for key in keymap.BY_ID.values():
        for name in Keyboard().keys(key):
            assert key_named(shown(name)) == name


def test_an_action_has_the_keys_it_is_given_and_others_keep_theirs() -> None:
    keyboard, wrong = remapped({"review.again": "z", "review.go": ["F5", "space"]})
    assert not wrong
    assert keyboard.names(keymap.BY_ID["review.go"]) == ("F5", "space")
    assert keyboard.name("review.again") == "z"
    assert keyboard.name("review.hard") == "h"


def test_two_actions_may_change_places() -> None:
    keyboard, wrong = remapped({"review.again": "h", "review.hard": "a"})
    assert not wrong
    assert (keyboard.name("review.again"), keyboard.name("review.hard")) == ("h", "a")


def test_an_unknown_action_names_the_nearest() -> None:
    keyboard, wrong = remapped({"review.agian": "z"})
    assert not keyboard.changed
    assert wrong["review.agian"] == (
        "there is no action 'review.agian' (did you mean review.again?); `viva keys` lists them"
    )


def test_an_unknown_key_leaves_the_default_and_says_what_can_be_one() -> None:
    keyboard, wrong = remapped({"review.again": "hyper+x", "review.hard": "z"})
    assert (keyboard.name("review.again"), keyboard.name("review.hard")) == ("a", "z")
    assert "'hyper+x' is no key; name a letter" in wrong["review.again"]
    assert wrong["review.again"].endswith("review.again stays on a")


@pytest.mark.parametrize("value", [3, [], [3], True, 1.5, None, [["a"]]])
def test_what_is_neither_a_key_nor_a_list_of_keys_leaves_the_default(value: object) -> None:
    keyboard, wrong = remapped({"review.again": value})
    assert keyboard.name("review.again") == "a"
    assert "takes a key in quotes" in wrong["review.again"]


def test_one_key_for_two_actions_of_a_screen_leaves_both_where_they_were() -> None:
    keyboard, wrong = remapped({"review.again": "z", "review.hard": "z", "today.all": "z"})
    assert (keyboard.name("review.again"), keyboard.name("review.hard")) == ("a", "h")
    assert keyboard.name("today.all") == "z", "on another screen"
    assert wrong["review.again"] == "z is also review.hard (review); review.again stays on a"
    assert wrong["review.hard"] == "z is also review.again (review); review.hard stays on h"


def test_a_key_of_an_action_that_was_not_changed_is_not_taken_from_it() -> None:
    keyboard, wrong = remapped({"review.again": "g"})
    assert (keyboard.name("review.again"), keyboard.name("review.good")) == ("a", "g")
    assert wrong["review.again"].startswith("g is also review.good (review)")


def test_where_a_mistake_gives_a_key_back_nobody_else_has_it() -> None:
    """`again` cannot have g, so it needs its a, which `hard` may not have then."""
    keyboard, wrong = remapped({"review.again": "g", "review.hard": "a"})
    assert (keyboard.name("review.again"), keyboard.name("review.hard")) == ("a", "h")
    assert set(wrong) == {"review.again", "review.hard"}


def test_a_key_of_all_screens_clashes_on_any() -> None:
    keyboard, wrong = remapped({"help": "i"})
    assert keyboard.name("help") == "?"
    assert any(f"i is also {key} ({screen})" in wrong["help"] for key, screen in (
        ("today.bring", "today"), ("bring.bring", "import"), ("review.history", "review"),
        ("browse.history", "browse"), ("card.back", "card"),
    ))  # fmt: skip
