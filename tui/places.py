"""Where things are on this machine, and opening the collection a command works on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srs.actions import Journal
from srs.clock import Clock, clock_at, zone_named
from srs.errors import CollectionError, NotFoundError, SettingError
from srs.settings import DECK_SEPARATOR, Settings, lineage, resolve
from srs.store import open_store
from tui.settings_file import lines_in, settings_in, text_of

if TYPE_CHECKING:
    from tui.preferences import Preferences

APPLICATION = "viva"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The collection a command works on, by path or URL, whether the person named it, and the settings file."""

    collection: str
    named: bool
    settings_file: Path

    @property
    def path(self) -> Path:
        """The collection's file, where it is one."""
        return Path(self.collection)


def places(ctx: click.Context) -> Places:
    """The places of this run: what the command line says, else the environment, the settings file, the data folder.

    Raises:
        SettingError: the settings file cannot be read.
    """
    import platformdirs  # noqa: PLC0415 - not for --help

    settings_file = Path(platformdirs.user_config_dir(APPLICATION, appauthor=False)) / "config.toml"
    chosen = _inherited(ctx, "collection")
    if chosen:
        chosen = chosen.removeprefix("sqlite:///")
        return Places(collection=os.path.expanduser(chosen), named=True, settings_file=settings_file)  # noqa: PTH111 - a URL is no path
    configured = _configured(settings_file)
    if configured:
        return Places(collection=str(Path(configured).expanduser()), named=True, settings_file=settings_file)
    folder = Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))
    return Places(collection=str(folder / "collection.db"), named=False, settings_file=settings_file)


def _configured(settings_file: Path) -> str | None:
    """The collection that the settings file names, if there is such a file and it names one.

    Where the file is damaged and no line of it names a collection, there is nothing that a command could miss.
    """
    text = text_of(settings_file)
    try:
        named = settings_in(settings_file, text).get("collection")
    except SettingError:
        if "collection" in lines_in(text):
            raise
        return None
    if named is not None and not isinstance(named, str):
        raise SettingError(f'in {settings_file}, collection is no text; write it like collection = "~/viva.db"')
    return named


def clock(ctx: click.Context, settings: Settings | None = None, *, running: bool = False) -> Clock:
    """The clock of this run: the machine's, or what --at says, from where time passes if it is `running`.

    Its zone and the hour of its new day are those that are set; an offset that --at names goes before the zone.

    Raises:
        UsageError: --at is no moment.
    """
    at, settings = _inherited(ctx, "at"), settings or Settings()
    zone = zone_named(settings.time_zone)
    found = clock_at(at, zone, running=running) if at else Clock(zone=zone)
    return replace(found, rollover_hour=settings.rollover_hour)


def preferences(ctx: click.Context) -> "Preferences":
    """The person's keys and theme; what is wrong in the settings file is a problem of theirs."""
    from tui.preferences import preferences_in  # noqa: PLC0415 - for screens, not for scripts

    return preferences_in(places(ctx).settings_file)


def _inherited(ctx: click.Context, name: str) -> str | None:
    """An option given before the command or after it; the latter has won."""
    value = (ctx.find_root().obj or {}).get(name)
    return value if isinstance(value, str) else None


@contextmanager
def journal(
    ctx: click.Context, *, create: bool = False, running: bool = False, may_be_new: bool = False
) -> Iterator[Journal]:
    """The open collection of this run, closed at the end.

    Without `create`, a collection that was never made reads as empty, and nothing is written; one that the person
    named must be there, unless it `may_be_new`.

    Raises:
        CollectionError: the person named a collection that is not there, or it cannot be opened.
    """
    where = places(ctx)
    if (
        where.named
        and not (create or may_be_new)
        and "://" not in where.collection
        and not Path(where.collection).exists()
    ):
        raise CollectionError(
            f"there is no collection at {where.collection}; "
            f"`viva --collection {where.collection} import FILE` makes one"
        )
    store = open_store(where.collection, create=create)
    try:
        with store.reading() as transaction:
            settings = resolve("", transaction.schedule.stored_settings())
        yield Journal(store=store, clock=clock(ctx, settings, running=running))
    finally:
        store.close()


def must_have(opened: Journal, deck: str | None) -> None:
    """Refuse a deck in which no question stands, neither in it nor below it.

    Raises:
        NotFoundError: there is no such deck; the message names those there are.
    """
    if deck is None:
        return
    with opened.store.reading() as transaction:
        decks = transaction.schedule.decks()
    if not any(deck in lineage(each) for each in decks):
        tops = ", ".join(dict.fromkeys(each.split(DECK_SEPARATOR)[0] for each in decks))
        there = f"there are {tops}, and those below them" if tops else "there is none yet; `viva import FILE` makes one"
        raise NotFoundError(f"there is no deck {deck!r}; {there}")


def is_empty(opened: Journal) -> bool:
    """Whether no question is in the collection."""
    with opened.store.reading() as transaction:
        return not transaction.schedule.decks()
