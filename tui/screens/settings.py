"""The settings screen: what holds for the collection or a deck, a line that explains it, and setting it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input, Static

from srs import actions
from srs.actions import Journal
from srs.clock import Clock, zone_named
from srs.errors import SrsError
from srs.model import Json
from srs.settings import SETTINGS, Setting, Settings, held, lineage, resolve, typed
from tui import keymap
from tui.bound import keyboard_of
from tui.inline import harmless
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_bar import KeyBar, bindings
from tui.widgets.setting_list import SettingList
from tui.words import deck as deck_words

if TYPE_CHECKING:
    from tui.browsing import Browsing

_LOW = 16


class SettingsScreen(KeyedScreen[None]):
    """Every setting of a deck, one of them chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.SETTINGS)]
    KEYS = keymap.SETTINGS
    KEYS_TITLE = "Keys on the settings screen"
    CSS_PATH = "settings.tcss"

    @dataclass
    class Left(Message):
        """The person goes back."""

        clock: Clock
        """The clock by the zone and the hour that are set now."""

    def __init__(self, journal: Journal, aside: "Browsing | None" = None, *, deck: str | None = None) -> None:
        """Begin with what holds for a deck, or for the collection; changes are made `aside`, if that is given."""
        super().__init__()
        self._journal = journal
        self._aside = aside
        self._deck = deck or ""
        self._zone: str | None = None
        self._clock = journal.clock
        self._decks: Sequence[str] = ("",)

    def compose(self) -> ComposeResult:
        """Whose settings they are, the list, what the chosen one is about, a line to type in, the keys."""
        self._title, self._about = Static(markup=False, id="title"), Static(markup=False, id="about")
        self._list, self._input = SettingList(), Input(id="value")
        self._status, self._keys = Static(markup=False, id="status"), KeyBar(keymap.SETTINGS_FIRST)
        yield self._title
        with VerticalScroll(can_focus=False, id="list") as self._scroll:
            yield self._list
        with Vertical(id="below"):
            yield self._about
            yield self._input
        yield self._status
        yield self._keys

    def on_mount(self) -> None:
        """Read what holds."""
        self._input.display = False
        self._fit()
        self._read()

    def on_resize(self, _: events.Resize) -> None:
        """Lay out for the room there is."""
        self._fit()

    def _fit(self) -> None:
        self.set_class(self.app.size.height < _LOW, "-compact")

    def _read(self) -> None:
        try:
            with self._journal.store.reading() as transaction:
                stored, decks = transaction.schedule.stored_settings(), transaction.schedule.decks()
        except SrsError as error:
            self._say(str(error), alarm=True)
            return
        self._follow(resolve("", stored))
        self._decks = tuple(sorted({"", *(each for deck in decks for each in lineage(deck))}))
        shown = [each for each in SETTINGS.values() if each.of_decks or not self._deck]
        self._list.show([held(each, self._deck, stored) for each in shown])
        whose = f"for {deck_words(harmless(self._deck))}" if self._deck else "for the whole collection"
        self._title.update(Content.assemble(("Settings ", "bold"), whose))
        self._tell()

    def _follow(self, settings: Settings) -> None:
        """Let the clock follow zone and hour; a zone that was not set here stays as the app began with it."""
        changed = self._zone is not None and self._zone != settings.time_zone
        zone = zone_named(settings.time_zone) if changed else self._clock.zone
        self._clock = replace(self._clock, zone=zone, rollover_hour=settings.rollover_hour)
        self._zone = settings.time_zone

    def _tell(self) -> None:
        """What the chosen setting is about."""
        chosen = self._list.chosen
        self._about.update(f"{chosen.setting.words}\nTakes {chosen.setting.kind.takes}." if chosen else "")

    def _say(self, text: str, *, alarm: bool = False) -> None:
        self._status.update(Content.styled(harmless(text), "bold $text-error" if alarm else ""))

    # -------------------------------------------------------------------------------------------------- keys and clicks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now: while one types, only leaving and the keys of the field."""
        if action in ("move", "edit", "unset", "deck", "undo") and self._input.display:
            return False
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Move over the settings."""
        self._list.move(by)
        self._scroll.scroll_to_region(Region(0, self._list.line, 1, 1), animate=False)
        self._tell()

    def action_edit(self) -> None:
        """Type another value for the chosen setting."""
        chosen = self._list.chosen
        if chosen is None:
            return
        self._say("")
        self._input.value = chosen.shown
        self._input.placeholder = chosen.setting.kind.such_as
        self._input.display = True
        self._input.focus()
        self._keys.show(keymap.SETTINGS_TYPING)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Set what was typed."""
        event.stop()
        self.action_set()

    def action_set(self) -> None:
        """Set what was typed; what is no value stays in the field, with a line that says why."""
        chosen, text = self._list.chosen, self._input.value
        if chosen is not None:
            self._set(chosen.setting, lambda: typed(chosen.setting.name, text, self._clock.study_day()))

    def action_unset(self) -> None:
        """Let the decks above decide again, or the default."""
        if (chosen := self._list.chosen) is not None:
            self._set(chosen.setting, lambda: None)

    def _set(self, setting: Setting, value: Callable[[], Json]) -> None:
        def set_now(journal: Journal) -> str:
            change = actions.set_setting(journal, self._deck, setting.name, wanted)
            return f"{setting.name} is set; {undo} takes it back." if change.action else "Nothing was changed."

        undo = keyboard_of(self).name("settings.undo")
        try:
            wanted = value()
        except SrsError as error:
            self._say(str(error), alarm=True)
            return
        self._change(set_now)

    def action_undo(self) -> None:
        """Take back the last setting."""

        def undo_now(journal: Journal) -> str:
            turned = actions.undo(journal, only=actions.OF_SETTINGS)
            return f"Taken back: {actions.named(turned.target)}."

        self._change(undo_now)

    def _change(self, work: Callable[[Journal], str]) -> None:
        """Change something and say what was done; other weights, which fold every memory again, take their time."""
        if not any(not worker.is_finished for worker in self.workers):
            self.run_worker(self._changed(work))

    async def _changed(self, work: Callable[[Journal], str]) -> None:
        self._say("Working …")
        try:
            said = work(self._journal) if self._aside is None else await self._aside.ask(work)
        except SrsError as error:
            self._say(str(error), alarm=True)
            return
        self._close_input()
        self._read()
        self._say(said)

    def on_unmount(self) -> None:
        """Let go of the second connection."""
        if self._aside is not None:
            self._aside.close()

    def action_deck(self) -> None:
        """Look at the next deck's settings, and after the last at the collection's."""
        here = self._decks.index(self._deck) if self._deck in self._decks else -1
        self._deck = self._decks[(here + 1) % len(self._decks)]
        self._say("")
        self._read()

    def action_back(self) -> None:
        """Leave the field, or the screen."""
        if self._input.display:
            self._close_input()
            self._say("")
        else:
            self.post_message(self.Left(self._clock))

    def on_setting_list_chosen(self, _: SettingList.Chosen) -> None:
        """Tell of the setting that was clicked."""
        self._tell()

    def _close_input(self) -> None:
        self._input.display = False
        self.set_focus(None)
        self._keys.show(keymap.SETTINGS_FIRST)
