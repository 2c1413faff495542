"""The last outlook of each interview, in a file beside the collection, until the log goes on or another day begins.

The file holds nothing that cannot be computed again, and may be deleted at any time.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from srs.files import write_whole
from srs.model import InterviewId
from srs.outlook.document import document, value_of
from srs.outlook.outlook import Outlook

_SUFFIX = ".outlooks"


def kept_at(collection: Path | None) -> Path | None:
    """Where the outlooks of a collection are kept; None where it is no file."""
    return None if collection is None else collection.with_name(collection.name + _SUFFIX)


def kept(place: Path | None, interview: InterviewId, basis: str) -> Outlook | None:
    """The outlook that is kept of an interview, if it rests on this; None too where nobody can read it."""
    try:
        found = _all(place)[interview]
        return value_of(Outlook, found["outlook"]) if found["basis"] == basis else None
    except (ValueError, TypeError, KeyError):
        return None


def keep(place: Path | None, basis: str, outlook: Outlook) -> None:
    """Keep an outlook in the place of its interview's last one; where that cannot be written, it is computed again."""
    if place is None:
        return
    every = {**_all(place), outlook.interview: {"basis": basis, "outlook": document(outlook)}}
    with suppress(OSError):
        write_whole(place, json.dumps(every).encode())


def _all(place: Path | None) -> dict[str, Any]:
    try:
        found = json.loads(place.read_bytes()) if place else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
