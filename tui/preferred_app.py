"""An app in a person's keys and theme."""

import os

from textual.app import App

from srs.errors import SrsError
from tui.inline import harmless
from tui.preferences import THEMES, Preferences
from tui.settings_file import write_theme
from tui.themes import BY_NAME, TERMINAL


class PreferredApp(App[None]):
    """An app that keeps to preferences: until it is given some, to the default ones."""

    def __init__(self) -> None:
        # Without colour the terminal's own theme has all it needs: words, signs, frames, bold and reversed text.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        for theme in BY_NAME.values():
            self.register_theme(theme)
        self.prefer(Preferences())

    def prefer(self, preferences: Preferences) -> None:
        """Have these keys and this theme; `tell_problems` says what is wrong with them."""
        self._preferences = preferences
        self.keyboard = preferences.keyboard
        self.theme = TERMINAL.name if self.no_color else preferences.theme or THEMES[0]
        self.set_keymap({identifier: ",".join(keys) for identifier, keys in self.keyboard.changed.items()})

    def action_choose_theme(self, theme: str) -> None:
        """Have another theme, now and the next time."""
        self.theme = TERMINAL.name if self.no_color else theme
        if self._preferences.file is None:
            return
        try:
            write_theme(self._preferences.file, theme)
        except SrsError as error:
            self.notify(harmless(str(error)), title="Not kept", severity="warning", markup=False)

    def tell_problems(self) -> None:
        """Say what is wrong in the file of the preferences, if anything is."""
        if (told := self._preferences.told) is not None:
            self.notify(harmless(told), title="Settings file", severity="warning", timeout=10, markup=False)
