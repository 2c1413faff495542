"""What a person's settings file says of the app: its keys and its theme, and what is wrong there."""

from dataclasses import dataclass, field
from pathlib import Path

from srs.errors import SettingError
from tui.keyboard import Keyboard
from tui.remapping import remapped
from tui.settings_file import flat, lines_in, settings_in, text_of

THEMES = ("dark", "light", "contrast", "terminal")
"""The names of the themes; the first holds until another is chosen."""

_NAMES = ("collection", "theme", "keys")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Keys and theme of a person, from a file that need not exist."""

    file: Path | None = None
    """Where a theme that is chosen is kept."""
    keyboard: Keyboard = field(default_factory=Keyboard)
    theme: str | None = None
    """None where none is chosen."""
    problems: tuple[str, ...] = ()
    """A line for each thing in the file that does not hold: what, where, what to do."""

    @property
    def told(self) -> str | None:
        """The first of the problems, for all of them would hide a screen; the others are counted."""
        if len(self.problems) < 2:
            return self.problems[0] if self.problems else None
        return f"{self.problems[0]} ({len(self.problems) - 1} more: `viva keys` lists them)"


def preferences_in(file: Path) -> Preferences:
    """The preferences that a settings file holds; what is wrong in it has its default, and a line that says so."""
    try:
        text = text_of(file)
        settings = settings_in(file, text)
    except SettingError as error:
        return Preferences(file=file, problems=(f"{error}; until then the default keys and theme hold",))
    if not settings:
        return Preferences(file=file)
    wrong: dict[str, str] = {name: _unknown(name) for name in settings if name not in _NAMES}
    theme, table = settings.get("theme"), settings.get("keys", {})
    if theme is not None and theme not in THEMES:
        wrong["theme"], theme = f"there is no theme {theme!r}; there are {', '.join(THEMES)}; dark holds", None
    if not isinstance(table, dict):
        wrong["keys"], table = 'keys is a table: write [keys], and below it lines such as "review.again" = "z"', {}
    keyboard, wrong_keys = remapped(flat(table))
    wrong |= {f"keys.{identifier}": problem for identifier, problem in wrong_keys.items()}
    return Preferences(file=file, keyboard=keyboard, theme=theme, problems=_placed(file, text, wrong))


def _unknown(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped name needs it

    near = get_close_matches(name, _NAMES, 1)
    return f"there is no setting {name!r}{f' (did you mean {near[0]}?)' if near else ''}; it is passed over"


def _placed(file: Path, text: str, wrong: dict[str, str]) -> tuple[str, ...]:
    """What is wrong, each with the file and, where it is known, its line; in the order of the file."""
    lines = lines_in(text)
    said = [
        (lines.get(name, 0), f"{file}, line {lines[name]}: {problem}" if name in lines else f"{file}: {problem}")
        for name, problem in wrong.items()
    ]
    return tuple(line for _, line in sorted(said))
