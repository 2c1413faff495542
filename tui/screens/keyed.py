"""What every screen with keys has: its actions as data, the list of them, and the palette that finds one."""

from typing import ClassVar, TypeVar

from textual.actions import parse
from textual.screen import Screen

from tui.keymap import Key

Result = TypeVar("Result")


class KeyedScreen(Screen[Result]):
    """A screen whose actions stand in its footer, in the list of its keys and in the palette."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    """Its actions."""
    KEYS_TITLE: ClassVar[str] = "Keys"
    """What the list of them is called."""

    def can(self, key: Key) -> bool:
        """Whether an action does anything now."""
        _, action, parameters = parse(key.action)
        return bool(self.check_action(action, parameters))

    def action_help(self) -> None:
        """List the keys."""
        from tui.screens.help import HelpScreen  # noqa: PLC0415 - only who asks for it waits for it

        self.app.push_screen(HelpScreen(self.KEYS_TITLE, self.KEYS))

    def action_palette(self) -> None:
        """Find an action by its name."""
        from tui.palette import Palette  # noqa: PLC0415 - only who asks for it waits for it

        self.app.push_screen(Palette())
