"""`viva plan`: what to expect on the day of an interview, what is planned until then, and what would help."""

import shutil
import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from srs import interviews
from srs.actions import Journal
from srs.errors import CollectionError
from srs.model import Interview, Json
from tui.output import emit, json_option, note, place_options, say
from tui.places import journal

if TYPE_CHECKING:
    from srs.outlook.outlook import Outlook

_NARROWEST = 40
_NONE = 'No interview is ahead. Add one: viva interview add "SRE at Acme" --on 2027-01-14 --minutes 20'


@click.command()
@click.argument("name", required=False)
@json_option
@place_options
@click.pass_context
def plan(ctx: click.Context, *, name: str | None, as_json: bool) -> None:
    """Show what to expect on the day of the next interview (or of NAME), and what is planned until then."""
    from tui.clock_notice import clock_notice  # noqa: PLC0415 - not for --help
    from tui.outlooks import why_none  # noqa: PLC0415 - the same

    with journal(ctx) as opened:
        chosen = _chosen(opened, name)
        ahead = chosen is not None and chosen.is_ahead(opened.clock.study_day())
        found = _computed(opened, chosen) if chosen is not None and ahead else None
        if found is not None:
            _tell(opened, found, as_json=as_json)
        else:
            _tell_none(chosen, why_none(opened, chosen) if chosen else _NONE, as_json=as_json)
        if not as_json and (notice := clock_notice(opened)):
            _say_below(notice)


def _chosen(opened: Journal, name: str | None) -> Interview | None:
    """The interview of this name, or the next that there are days for, else one of today."""
    from tui.outlooks import ahead, next_ahead  # noqa: PLC0415 - not for --help

    if name is None:
        return next_ahead(opened) or next(iter(ahead(opened)), None)
    with opened.store.reading() as transaction:
        return interviews.named(transaction.interviews.all(), name)


def _computed(opened: Journal, chosen: Interview) -> "Outlook | None":
    """The outlook, with a line on how far it is where that takes long."""
    from srs.outlook.forecasting import Step, outlook  # noqa: PLC0415 - numpy, not for --help
    from tui.progress_line import progress_line  # noqa: PLC0415 - the same

    with progress_line() as tell:

        def told(step: Step) -> None:
            tell(step.what, step.done, step.of)

        return outlook(opened, chosen, told)


def _width() -> int:
    return max(_NARROWEST, shutil.get_terminal_size().columns)


def _say_below(notice: str) -> None:
    """Print what is to be said below a plan, or below why there is none."""
    say("")
    for line in textwrap.wrap(notice, _width()):
        say(line)


def _tell_none(chosen: Interview | None, message: str, *, as_json: bool) -> None:
    if not as_json:
        say(message)
        return
    about: Mapping[str, Json] = {}
    if chosen is not None:
        about = {"interview": chosen.id, "name": chosen.name, "day": chosen.day.isoformat()}
    emit({"interview": None, **about, "message": message})


def _tell(opened: Journal, found: "Outlook", *, as_json: bool) -> None:
    """Print the outlook, and keep its forecast."""
    from srs.outlook.document import document  # noqa: PLC0415 - not for --help
    from srs.outlook.forecasts import earlier, store  # noqa: PLC0415 - the same
    from tui.outlook_lines import lines_of  # noqa: PLC0415 - the same
    from tui.outlook_words import head, parts  # noqa: PLC0415 - the same

    before = earlier(opened, found.interview)
    if as_json:
        whole = document(found)
        emit({**(whole if isinstance(whole, dict) else {}), "earlier": [document(each) for each in before]})
    else:
        width = _width()
        say(head(found))
        for part in parts(found, before):
            say("")
            say(part.title.upper())
            for line in lines_of(part, width):
                say(line)
    try:
        store(opened, found)
    except CollectionError as error:
        note(f"note: this forecast is not kept for later: {error}")


COMMANDS = {"plan": plan}
