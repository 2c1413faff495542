"""`viva where`: where things are."""

import click

from srs.store import backup, database
from tui.output import emit, json_option, place_options, say
from tui.places import places


@click.command()
@json_option
@place_options
@click.pass_context
def where(ctx: click.Context, *, as_json: bool) -> None:
    """Where the collection, its backups and the settings file are."""
    found = places(ctx)
    on_server = database.is_url(found.collection)
    folder = None if on_server else str(backup.folder_of(found.path))
    shown = database.named(found.collection)
    if as_json:
        emit({"collection": shown, "backups": folder, "settings": str(found.settings_file)})
        return
    say(f"collection  {shown}{'' if on_server or found.path.exists() else '  (not made yet)'}")
    say(f"backups     {folder or 'those of the server'}")
    settings = found.settings_file
    say(f"settings    {settings}{'' if settings.exists() else '  (none: the defaults hold)'}")


COMMANDS = {"where": where}
