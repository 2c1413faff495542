"""Every setting: what it takes, and one line that says what it does."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from srs.errors import SettingError, UsageError
from srs.model import Json
from srs.settings import kinds
from srs.settings.kinds import Kind
from srs.settings.values import LeechAction, NewOrder, ReviewOrder, Settings, lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its name, what it takes, one line about it, and whether a deck may have its own."""

    name: str
    kind: Kind
    words: str
    of_decks: bool = True

    @property
    def default(self) -> Any:
        """What holds until the person sets another."""
        return getattr(Settings(), self.name)


def _one(name: str, kind: Kind, words: str, *, of_decks: bool = True) -> Setting:
    return Setting(name=name, kind=kind, words=words, of_decks=of_decks)


SETTINGS: Mapping[str, Setting] = {
    each.name: each
    for each in (
        _one("new_per_day", kinds.whole(0, 9999), "New cards a day, of the deck and those below it together."),
        _one("new_today", kinds.today_only(0, 9999), "New cards today only; tomorrow the usual number holds again."),
        _one("reviews_per_day", kinds.whole(0, 99999), "Reviews a day, of the deck and those below it together."),
        _one("reviews_today", kinds.today_only(0, 99999), "Reviews today only; tomorrow the usual number holds again."),
        _one("desired_retention", kinds.share(0.7, 0.99), "The chance of recall at which a review comes back."),
        _one("learning_steps", kinds.steps(), "How soon a new card comes back before its first interval of days."),
        _one("relearning_steps", kinds.steps(), "How soon a forgotten card comes back before its next interval."),
        _one("maximum_interval_days", kinds.whole(1, 36500), "The longest interval in days."),
        _one("leech_threshold", kinds.whole(0, 99), "How often a card is forgotten until it is a leech; 0 for never."),
        _one("leech_action", kinds.one_of(LeechAction), "What becomes of a leech: marked, or suspended as well."),
        _one("new_order", kinds.one_of(NewOrder), "New cards as their bank has them, deck by deck, or at random."),
        _one("review_order", kinds.one_of(ReviewOrder), "Reviews by lowest recall, longest due, deck, or at random."),
        _one("siblings_apart", kinds.yes_or_no(), "Whether two cards of one question wait for different days."),
        _one("learn_ahead_minutes", kinds.whole(0, 1440),
             "When nothing else is left, cards in their steps come up to this much early.", of_decks=False),
        _one("minutes_per_day", kinds.whole(1, 1440),
             "The minutes a day that a backlog is worked off in.", of_decks=False),
        _one("easy_days", kinds.weekday_weights(),
             "Weekdays with fewer reviews: 1 is a usual day, 0 none where it can be helped.", of_decks=False),
        _one("days_off", kinds.days(), "Study days on which nothing falls due.", of_decks=False),
        _one("rollover_hour", kinds.whole(0, 12), "The hour at which a new study day begins.", of_decks=False),
        _one("time_zone", kinds.zone(), "The zone whose clock counts, wherever you are.", of_decks=False),
        _one("weights", kinds.weights(), "The weights of FSRS-6, the memory model; default for those it comes with.",
             of_decks=False),
    )
}  # fmt: skip


def setting_named(name: str) -> Setting:
    """The setting of this name.

    Raises:
        SettingError: there is none; the message names those there are.
    """
    if name not in SETTINGS:
        raise SettingError(f"there is no setting {name!r}; there are {', '.join(SETTINGS)}")
    return SETTINGS[name]


def checked(name: str, value: Json) -> Any:
    """The value as `Settings` holds it.

    Raises:
        SettingError: there is no such setting, or it does not take this value.
    """
    setting = setting_named(name)
    try:
        return setting.kind.read(value)
    except ValueError as error:
        raise SettingError(f"{name} takes {setting.kind.takes}, not {value!r}") from error


def typed(name: str, text: str, today: date) -> Json:
    """What a person typed for a setting on a study day, as it is stored.

    Raises:
        SettingError: there is no such setting, or it does not take this.
    """
    setting = setting_named(name)
    try:
        value = setting.kind.typed(text.strip(), today)
        setting.kind.read(value)
    except UsageError as error:
        raise SettingError(f"{name}: {error}") from error
    except (ValueError, OverflowError) as error:
        raise SettingError(
            f"{name} takes {setting.kind.takes} (such as {setting.kind.such_as}), not {text!r}"
        ) from error
    return value


def resolve(deck: str, stored: Mapping[tuple[str, str], Json]) -> Settings:
    """The settings of a deck: the defaults, then what is stored (by deck and name) for the decks above it, then its.

    What another version stored under a name that there is not is passed over.

    Raises:
        SettingError: a stored value is outside what its setting takes.
    """
    chosen: dict[str, Any] = {
        name: checked(name, value)
        for each in lineage(deck)
        for (of, name), value in stored.items()
        if of == each and name in SETTINGS
    }
    return replace(Settings(), **chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A setting as it holds for a deck, shown as it is typed; `place` is the deck it is set for, None by default."""

    setting: Setting
    shown: str
    place: str | None


def held(setting: Setting, deck: str, stored: Mapping[tuple[str, str], Json]) -> Held:
    """What holds for a deck, and where it was set: '' is the collection.

    Raises:
        SettingError: a stored value is outside what its setting takes.
    """
    places = [each for each in lineage(deck) if stored.get((each, setting.name)) is not None]
    shown = setting.kind.shown(getattr(resolve(deck, stored), setting.name))
    return Held(setting=setting, shown=shown, place=places[-1] if places else None)
