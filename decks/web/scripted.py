"""The questions that a page has only in its scripts, as records that its program shows one after another."""

import re
from dataclasses import replace

from decks.drafts import Reading
from decks.records.scripts import IMPORTER as SCRIPTS
from decks.web.lines import pieces

_OPENED = re.compile(r"<script\b[^<>]*>", re.IGNORECASE)
_CLOSED = re.compile(r"</script\s*>\s*$", re.IGNORECASE)
_LIKELY = 0.5


def scripted_reading(text: str, path: str) -> Reading | None:
    """The reading of a page's scripts as one program on the page's lines; None where they hold no questions."""
    program = "".join(_program(piece) if kind == "script" else _blank(piece) for piece, kind in pieces(text))
    if SCRIPTS.likelihood(program, "page.js") < _LIKELY:
        return None
    reading = SCRIPTS.read(program, path)
    return reading if reading.drafts else None


def with_page(scripted: Reading, page: Reading) -> Reading:
    """The reading of a page's scripts with what the page says around them."""
    said = {line for draft in scripted.drafts for line in draft.lines} | {left.line for left in scripted.unplaced}
    unplaced = sorted((*scripted.unplaced, *page.unplaced), key=lambda left: left.line)
    furniture = page.furniture | scripted.furniture
    return replace(
        scripted,
        title=page.title or scripted.title,
        unplaced=tuple(unplaced),
        furniture={line: kind for line, kind in furniture.items() if line not in said},
    )


def _program(script: str) -> str:
    """What stands in the element of a script, on its lines."""
    opened = _OPENED.match(script)
    begin = opened.end() if opened else 0
    closed = _CLOSED.search(script, begin)
    return _blank(script[:begin]) + script[begin : closed.start() if closed else len(script)] + ";"


def _blank(piece: str) -> str:
    """The line breaks of a piece."""
    return "\n" * piece.count("\n")
