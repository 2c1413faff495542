"""`viva merge`: another collection's actions come in."""

from pathlib import Path

import click

from decks.rewriting import with_cards_anew
from srs.conflicts import Conflict
from srs.errors import UsageError
from srs.model import Json
from srs.store import database
from srs.store.backup import Backup
from srs.store.visitor import visiting
from srs.union import Counts, United, unite
from tui.importing import back_up
from tui.output import emit, json_option, place_options, say
from tui.places import journal
from tui.words import count

_SHOWN = 12
"""How many conflicts are shown; --json has them all."""

_LONGEST = 60

_STAMP = 15
"""How much of a backup's name tells it from the others."""


@click.command()
@click.argument("other", metavar="OTHER.db")
@click.option("--dry-run", is_flag=True, help="Show what would come in, and change nothing.")
@json_option
@place_options
@click.pass_context
def merge(ctx: click.Context, *, other: str, dry_run: bool, as_json: bool) -> None:
    """Take in what another collection has, such as the one on your other machine. The other stays as it is.

    Merge in any order and as often as you like: what comes out is the same. Merging is no action that undo takes back;
    the backup made before is.
    """
    if database.is_url(other):
        raise UsageError("merge takes the file of a collection; a collection on a server is merged from its own side")
    backups: list[Backup | None] = []
    with journal(ctx, create=not dry_run, may_be_new=dry_run) as opened, visiting(Path(other), opened.store) as visitor:
        found = unite(
            opened,
            visitor,
            dry_run=dry_run,
            before_writing=lambda: backups.append(back_up(opened, "merge")),
            follow=with_cards_anew,
        )
    made = next(iter(backups), None)
    if as_json:
        emit(_document(found, made))
    else:
        _print(found, other, made)


def _document(found: United, made: Backup | None) -> dict[str, Json]:
    return {
        "written": found.written,
        **_counts(found.taken),
        "shared": _counts(found.shared),
        "own": _counts(found.own),
        "machines": list(found.machines),
        "cards": found.cards,
        "conflicts": [
            {
                "question": each.question,
                "prompt": found.prompts.get(each.question) if each.question else None,
                "field": each.field,
                "kept": each.kept,
                "other": each.other,
            }
            for each in found.conflicts
        ],
        "backup": str(made.path) if made else None,
    }


def _counts(of: Counts) -> dict[str, Json]:
    return {
        "actions": of.actions,
        "entries": of.entries,
        "changes": of.changes,
        "media": of.media,
        "forecasts": of.forecasts,
    }


def _print(found: United, other: str, made: Backup | None) -> None:
    if not found.taken.any:
        say(f"{other} has nothing that is not here already ({_told(found.shared)})")
        return
    machines = f" of {', '.join(found.machines)}" if found.machines else ""
    say(f"{'taken in' if found.written else 'would come in'}: {_told(found.taken)}{machines}")
    say(f"in both: {_told(found.shared)}; only here: {_told(found.own)}")
    if found.cards:
        say(f"{count(found.cards, 'card')} scheduled anew")
    if found.conflicts:
        say(f"changed on both sides: {count(len(found.conflicts), 'field')}; the later change stands")
    for each in found.conflicts[:_SHOWN]:
        _print_conflict(each, found)
    if len(found.conflicts) > _SHOWN:
        say(f"  and {len(found.conflicts) - _SHOWN} more: --json lists all")
    if made:
        say(f"viva restore {made.path.stem[:_STAMP]} brings back what was here before")


def _print_conflict(each: Conflict, found: United) -> None:
    about = f"{each.question[:8]} {_short(found.prompts.get(each.question, ''))}: " if each.question else ""
    say(f"  {about}{each.field}")
    say(f"    stands: {_short(each.kept) or '(nothing)'}")
    say(f"    other:  {_short(each.other) or '(nothing)'}")


def _told(of: Counts) -> str:
    """Counts in words, those of nothing left out."""
    named = (
        (of.actions, "action"),
        (of.entries, "log entry", "log entries"),
        (of.changes, "change"),
        (of.media, "picture"),
        (of.forecasts, "forecast"),
    )
    return ", ".join(count(*each) for each in named if each[0]) or "nothing"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


COMMANDS = {"merge": merge}
