"""The pictures packed in one file with a page (MHTML), under short names in the place of their addresses."""

import binascii
import re
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from quopri import decodestring
from urllib.parse import unquote, urljoin, urlsplit

from decks.drafts import Reading
from decks.picture_names import NamedPictures
from decks.pictures import all_targets_of, renamed
from decks.rules.pictures import SUFFIXES
from decks.web.archive import Part, parts

_FIELD = re.compile(r"^(?P<name>[\w-]{1,60}):[ \t]*(?P<value>.*(?:\n[ \t]+.*){0,20})$", re.MULTILINE)
_TYPE = re.compile(r"image/(?P<ending>[\w.-]{1,20})", re.IGNORECASE)


def with_packed_pictures(reading: Reading, text: str) -> Reading:
    """A reading of an archive's page with the pictures that its drafts show and the archive holds."""
    packed, page = _packed(text)
    gathered = NamedPictures()
    names: dict[str, str] = {}
    lines = text.split("\n")
    for target in dict.fromkeys(target for draft in reading.drafts for target in all_targets_of(draft)):
        part = packed.get(_address(target, page))
        name = gathered.taken(_name(target, part), _content(part, lines)) if part is not None else None
        if name is not None:
            names[target] = name
    drafts = tuple(renamed(draft, names) for draft in reading.drafts) if names else reading.drafts
    return replace(reading, drafts=drafts, media={**reading.media, **gathered.media})


def _packed(text: str) -> tuple[dict[str, Part], str]:
    """The pictures of an archive by their addresses, and the address of its page."""
    found: dict[str, Part] = {}
    page = ""
    for part in parts(text):
        fields = _fields(part)
        if _TYPE.match(fields.get("content-type", "")):
            found[_address(fields.get("content-location", ""), page)] = part
            found[f"cid:{unquote(fields.get('content-id', '').strip('<>'))}"] = part
        elif not page:
            page = fields.get("content-location", "")
    return found, page


def _fields(part: Part) -> dict[str, str]:
    """The fields of a part's head by their names in lower case."""
    return {field["name"].casefold(): "".join(field["value"].split()) for field in _FIELD.finditer(part.head)}


def _address(place: str, page: str) -> str:
    """The whole address of a place on a page, as it is compared with others."""
    try:
        return unquote(urljoin(page, place))
    except ValueError:
        return place


def _content(part: Part, lines: Sequence[str]) -> bytes:
    """The bytes of a picture; none where they are damaged."""
    told = "\n".join(lines[part.begin : part.end])
    encoding = _fields(part).get("content-transfer-encoding", "").casefold()
    if encoding != "base64":
        written = told.encode("utf-8", "replace")
        return decodestring(written) if encoding == "quoted-printable" else written
    try:
        return b64decode(told)
    except (binascii.Error, ValueError):
        return b""


def _name(target: str, part: Part) -> str:
    """A name for a picture: the end of its address, with the ending of its type where it has none."""
    try:
        named = PurePosixPath(unquote(urlsplit(target).path)).name
    except ValueError:
        named = ""
    if named.casefold().endswith(SUFFIXES):
        return named
    ending = _TYPE.match(_fields(part).get("content-type", ""))
    return f"{named or 'picture'}.{ending['ending'].partition('+')[0] if ending else 'png'}"
