"""The pictures that are kept inside a notebook's cells, under names that are one picture's each in all of it."""

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from urllib.parse import unquote

from decks.picture_names import NamedPictures

_ATTACHED = re.compile(r"attachment:(?P<name>[^\s()<>\"']{1,400})")


def names_of(cell: Mapping[str, object], text: str, gathered: NamedPictures) -> dict[str, str]:
    """The names under which the attachments that a cell's text names are gathered, by those that stand in it."""
    held = cell.get("attachments")
    names: dict[str, str] = {}
    for match in _ATTACHED.finditer(text) if isinstance(held, dict) else ():
        name = unquote(match["name"])
        if match["name"] not in names and isinstance(held, dict):
            taken = gathered.taken(name, _decoded(held.get(name, held.get(match["name"]))))
            names |= {match["name"]: taken} if taken else {}
    return names


def with_names(line: str, names: Mapping[str, str]) -> str:
    """A line of a cell that calls its attachments by their new names."""
    if not names or "attachment:" not in line:
        return line
    return _ATTACHED.sub(lambda match: names.get(match["name"], match[0]), line)


def _decoded(held: object) -> bytes:
    """The first picture of an attachment, which is held by type in base64; nothing where there is none."""
    kinds = held.items() if isinstance(held, dict) else ()
    for kind, value in kinds:
        told = "".join(part for part in value if isinstance(part, str)) if isinstance(value, list) else value
        if str(kind).startswith("image/") and isinstance(told, str):
            try:
                return b64decode(told)
            except (binascii.Error, ValueError):
                return told.encode("utf-8", "replace") if "xml" in str(kind) else b""
    return b""
