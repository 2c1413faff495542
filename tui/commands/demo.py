"""`viva demo`: the sample bank in a throw-away collection."""

import sys
import tempfile
from pathlib import Path

import click

from decks.intake import Wishes, bring
from decks.samples import sample
from srs.actions import Journal
from srs.store import open_store
from tui.commands.today import open_today
from tui.output import place_options, say
from tui.places import clock


@click.command()
@place_options
@click.pass_context
def demo(ctx: click.Context) -> None:
    """Try Viva on a sample bank in a throw-away collection: nothing of yours is touched."""
    with tempfile.TemporaryDirectory(prefix="viva-demo-") as folder:
        place = str(Path(folder) / "collection.db")
        store = open_store(place, create=True)
        with sample() as bank:
            bring(Journal(store=store, clock=clock(ctx)), str(bank), Wishes())
        store.close()
        ctx.find_root().obj["collection"] = place
        open_today(ctx)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        say("This was the sample, in a collection that is gone again. Your own bank: viva import FILE.")


COMMANDS = {"demo": demo}
