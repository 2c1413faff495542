"""What the settings file says of the app, and that a mistake in it is told and stops nothing."""

from pathlib import Path

import pytest
from driven import opened
from factories import World

from srs.errors import SettingError
from tui.preferences import Preferences, preferences_in
from tui.settings_file import with_theme, write_theme


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "viva" / "config.toml"


def _written(file: Path, text: str) -> Preferences:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return preferences_in(file)


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    found = preferences_in(file)
    assert found == Preferences(file=file)
    assert not file.parent.exists()


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\n"review.again" = "z"\n',
        '[keys]\nreview.again = "z"\n',
        '[keys.review]\nagain = ["z"]\n',
        'keys = {"review.again" = "z"}\n',
        'keys.review.again = "z"\n',
    ],
)
def test_keys_are_read_however_the_table_is_written(file: Path, text: str) -> None:
    found = _written(file, text)
    assert not found.problems
    assert found.keyboard.name("review.again") == "z"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('# mine\n[keys]\n"review.agian" = "z"\n', 3, "there is no action 'review.agian'"),
        ('[keys]\n\n[keys.review]\nagain = "hyper+x"\n', 4, "'hyper+x' is no key"),
        ('[keys]\n"review.again" = "g"\n', 2, "g is also review.good"),
        ('theme = "lihgt"\n', 1, "there is no theme 'lihgt'; there are dark, light, contrast, terminal"),
        ('colection = "x"\n', 1, "there is no setting 'colection' (did you mean collection?)"),
        ("\n\nkeys = 3\n", 3, "keys is a table"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(file: Path, text: str, line: int, said: str) -> None:
    (problem,) = _written(file, text).problems
    assert problem.startswith(f"{file}, line {line}: {said}")
    assert "\n" not in problem


@pytest.mark.parametrize("text", ['[keys]\n"review.again = "z"\n', "[keys", "= 3", "a = " + "[" * 3000])
def test_a_damaged_file_is_one_line_and_the_defaults_hold(file: Path, text: str) -> None:
    found = _written(file, text)
    (problem,) = found.problems
    assert str(file) in problem
    assert "\n" not in problem
    assert "the default keys and theme hold" in problem
    assert not found.keyboard.changed


def test_bytes_that_are_no_text_are_told_too(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"\xff\xfe\x00")
    assert len(preferences_in(file).problems) == 1
    file.unlink()
    file.mkdir()
    assert len(preferences_in(file).problems) == 1


def test_the_good_lines_hold_beside_the_bad_one_and_problems_stand_in_the_order_of_the_file(file: Path) -> None:
    found = _written(file, 'theme = "light"\n[keys]\n"x" = "y"\n"review.again" = "z"\n"review.hard" = 3\n')
    assert found.theme == "light"
    assert found.keyboard.name("review.again") == "z"
    assert [problem.split(":")[0].rpartition(" ")[2] for problem in found.problems] == ["3", "5"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "light"\n'),
        ('# mine\ntheme = "dark"  # at night\n[keys]\n', '# mine\ntheme = "light"\n[keys]\n'),
        ('[keys]\n"help" = "f9"', 'theme = "light"\n[keys]\n"help" = "f9"'),
        ('[other]\ntheme = "x"\n', 'theme = "light"\n[other]\ntheme = "x"\n'),
    ],
)
def test_a_theme_is_written_into_its_line(before: str, after: str) -> None:
    assert with_theme(before, "light") == after


def test_writing_a_theme_makes_the_file_and_keeps_what_it_says(file: Path) -> None:
    write_theme(file, "light")
    assert preferences_in(file).theme == "light"
    _written(file, '# mine\n[keys]\n"help" = "w"\n')
    write_theme(file, "contrast")
    assert (preferences_in(file).theme, preferences_in(file).keyboard.name("help")) == ("contrast", "w")
    assert "# mine" in file.read_text()


@pytest.mark.parametrize("text", ["[keys", 'collection = """\ntheme = "dark"\n"""\n'])
def test_a_file_in_which_no_theme_can_be_written_stays_as_it_is(file: Path, text: str) -> None:
    _written(file, text)
    with pytest.raises(SettingError, match=r"config\.toml"):
        write_theme(file, "light")
    assert file.read_text() == text


async def test_chosen_keys_work_and_stand_in_footer_buttons_words_and_help(answers: World, file: Path) -> None:
    text = '[keys]\n"review.go" = "F9"\n"review.again" = "z"\n"review.bury" = "k"\n"help" = "F2"\n"review.undo" = "w"\n'
    async with opened(answers, (100, 40), preferences=_written(file, text)) as screen:
        front = await screen.text()
        assert "F9 show answer" in front
        assert "w undo" in front
        assert front == await screen.press("space", "a", "b"), "the old keys do nothing"
        back = await screen.press("f9")
        assert "rate with z h g y" in back
        assert "╭─ z ─" in back
        assert "Buried until tomorrow; w takes it back." in await screen.press("k")
        helped = await screen.press("f2")
        assert "F9 " in helped
        assert "space" not in helped.split("\n")[2]


async def test_two_actions_that_changed_places_do_so_on_the_screen(plain_cards: World, file: Path) -> None:
    preferences = _written(file, '[keys]\n"review.suspend" = "b"\n"review.bury" = "s"\n')
    async with opened(plain_cards, preferences=preferences) as screen:
        assert "Buried" in await screen.press("s")
        assert "Suspended" in await screen.press("b")


async def test_a_mistake_in_the_file_is_told_when_the_app_begins(plain_cards: World, file: Path) -> None:
    preferences = _written(file, '[keys]\n"review.agian" = "[red]z[/red]"\n')
    async with opened(plain_cards, (100, 40), preferences=preferences, notifications=True) as screen:
        text = " ".join((await screen.text()).split())
        assert "there is no action 'review.agian'" in text
        assert "keep a crane running" in text


async def test_of_many_mistakes_the_first_is_told_and_the_others_are_counted(plain_cards: World, file: Path) -> None:
    preferences = _written(file, 'theme = "lihgt"\n[keys]\n' + "".join(f'"x{n}" = "y"\n' for n in range(9)))
    async with opened(plain_cards, (100, 40), preferences=preferences, notifications=True) as screen:
        text = await screen.text()
        assert text.count("Settings file") == 1
        assert "lihgt" in text
        assert "(9" in text
        assert "x0" not in text
