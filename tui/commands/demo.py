"""`viva demo`: the sample bank in a throw-away collection."""

import tempfile
from pathlib import Path

import click

from decks.intake import Wishes, bring, read
from decks.samples import sample
from srs.actions import Journal
from srs.store import open_store
from tui.commands.today import open_today
from tui.output import place_options
from tui.places import clock

_GO_ON = (
    "This is the sample, in a collection that is thrown away. In a terminal, viva demo (or make run) opens it. "
    "Your own bank: viva import FILE."
)


@click.command()
@place_options
@click.pass_context
def demo(ctx: click.Context) -> None:
    """Try Viva on a sample bank in a throw-away collection: nothing of yours is touched."""
    with tempfile.TemporaryDirectory(prefix="viva-demo-") as folder:
        place = str(Path(folder) / "collection.db")
        store = open_store(place, create=True)
        with sample() as bank:
            bring(Journal(store=store, clock=clock(ctx)), read(str(bank), Wishes()), Wishes())
        store.close()
        ctx.find_root().obj["collection"] = place
        open_today(ctx, go_on=_GO_ON)


COMMANDS = {"demo": demo}
