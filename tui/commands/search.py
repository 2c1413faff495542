"""`viva search`: searches that are saved under a name."""

import click

from srs import saved_searches
from srs.errors import NotFoundError, UsageError
from tui.output import emit, json_option, place_options, say
from tui.places import journal
from tui.searching import SearchCommand, joined


@click.command(cls=SearchCommand)
@click.argument("name", required=False)
@click.argument("search", nargs=-1, metavar="[SEARCH]...")
@click.option("--remove", is_flag=True, help="Forget the search of this name.")
@json_option
@place_options
@click.pass_context
def search(ctx: click.Context, *, name: str | None, search: tuple[str, ...], remove: bool, as_json: bool) -> None:
    """Save a search under a name, show the one of a name, or list them all; `saved:NAME` is then a search.

    docs/search.md has every word that a search takes.
    """
    text = joined(search)
    if remove and (name is None or text):
        raise UsageError("--remove takes the name of one saved search: viva search NAME --remove")
    with journal(ctx) as opened:
        if name is not None and (remove or text):
            saved_searches.remove(opened, name) if remove else saved_searches.save(opened, name, text)
        with opened.store.reading() as transaction:
            saved = transaction.finding.saved()
    if name is not None and not remove:
        if name.lower() not in saved:
            raise NotFoundError(f"no search is saved as {name!r}; give it one: viva search {name} SEARCH")
        saved = {name.lower(): saved[name.lower()]}
    if as_json:
        emit([{"name": each, "search": of} for each, of in saved.items()])
        return
    for each, of in saved.items():
        say(f"saved:{each}  {of}")
    if not saved:
        say("No searches are saved. Save one: viva search NAME SEARCH.")


COMMANDS = {"search": search}
