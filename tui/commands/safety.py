"""`viva backup`, `restore` and `check`: nothing is lost."""

from pathlib import Path

import click

from srs.errors import CollectionError, UsageError
from srs.model import Json
from srs.store import backup as backups
from srs.store import database
from srs.store.backup import Backup
from tui.cli import FAILED
from tui.clock_notice import clock_notice
from tui.output import emit, json_option, moment_text, place_options, say
from tui.places import clock, journal, places


def _file(ctx: click.Context) -> Path:
    """The collection's file, which must be one."""
    found = places(ctx)
    if database.is_url(found.collection):
        raise UsageError("a collection on a server is backed up by the server's own means")
    return found.path


@click.command()
@json_option
@place_options
@click.pass_context
def backup(ctx: click.Context, *, as_json: bool) -> None:
    """Back the collection up now. Your own backups are kept; automatic ones are thinned."""
    path = _file(ctx)
    if not path.exists():
        raise CollectionError(f"there is no collection at {path} yet, so nothing to back up")
    with journal(ctx):
        pass  # it opens, so it is a collection
    made = backups.make(path, "manual", now=clock(ctx).now())
    emit(_document(made)) if as_json else say(f"backed up to {made.path}")


@click.command()
@click.argument("name", required=False)
@click.option("--list", "listing", is_flag=True, help="List the backups, newest first.")
@json_option
@place_options
@click.pass_context
def restore(ctx: click.Context, *, name: str | None, listing: bool, as_json: bool) -> None:
    """Bring a backup back: the newest, the one whose name begins so, or a file. What stood there is backed up first."""
    path = _file(ctx)
    if listing:
        found = backups.backups(path)
        if as_json:
            emit([_document(each) for each in found])
        for each in () if as_json else found:
            say(f"{each.path.name}  {each.made_at:%Y-%m-%d %H:%M} UTC  {each.reason}")
        return
    source = Path(name) if name and Path(name).is_file() else backups.chosen(path, name).path
    before = backups.restore(path, source)
    if as_json:
        emit({"restored": str(source), "before": str(before.path) if before else None})
        return
    say(f"restored {source.name}")
    if before:
        say(f"what stood there is in {before.path.name}: viva restore {before.path.stem[:15]} brings it back")


@click.command()
@click.option("--mend", is_flag=True, help="First make anew the text and the index that searches look through.")
@json_option
@place_options
@click.pass_context
def check(ctx: click.Context, *, mend: bool, as_json: bool) -> int:
    """Check that the collection is sound: its file, its references, and that every cache is what its log gives."""
    with journal(ctx) as opened:
        if mend:
            opened.store.mend()
        found = opened.store.problems()
        remark = "" if found else clock_notice(opened)  # a damaged log may not be readable
    if as_json:
        emit({"sound": not found, "problems": list(found), "remarks": [remark] if remark else []})
    else:
        if remark:
            say(f"remark: {remark}")
        for problem in found:
            say(problem)
        many = f"{len(found)} {'problem' if len(found) == 1 else 'problems'}"
        say(f"{many}; `viva restore --list` shows the backups" if found else "sound")
    return FAILED if found else 0


def _document(made: Backup) -> dict[str, Json]:
    return {"path": str(made.path), "made_at": moment_text(made.made_at), "reason": made.reason}


COMMANDS = {"backup": backup, "restore": restore, "check": check}
