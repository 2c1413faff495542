"""Cards as comma-separated values for a spreadsheet: a header, then one row a card (RFC 4180, UTF-8).

The file begins with a byte order mark, without which Excel reads UTF-8 as the old Western encoding. Minutes stand in
two columns, for `3-4` would become a date.

A text that begins with `=`, `+`, `-`, `@`, a tab or a return would be a formula to a spreadsheet, which may run
programs and open addresses. Such a cell gets an apostrophe in front and is text then; so does one that begins with an
apostrophe itself. Whoever reads the file back takes one leading apostrophe off (`original`) and has the text as it was.
"""

import csv
import io

from export.document import due_text
from export.exporters import Rendering
from export.options import asked, told
from export.selection import Selection
from srs.model import Card, Question

COLUMNS = (
    "id",
    "question_id",
    "bank",
    "deck",
    "number",
    "role",
    "form",
    "front",
    "back",
    "points",
    "question",
    "type",
    "difficulty",
    "minutes_low",
    "minutes_high",
    "stage",
    "tags",
    "phase",
    "due",
    "stability_days",
    "memory_difficulty",
    "reviews",
    "lapses",
    "suspended",
)
"""The header. `points` has one point a line, `tags` has `; ` between two; `difficulty` is the question's own word."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def render(selection: Selection) -> Rendering:
    """The table, header first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for question, card in selection.pairs():
        writer.writerow([inert(cell) for cell in _row(question, card, selection)])
    return Rendering(content=text.getvalue().encode("utf-8-sig", "replace"))


def inert(cell: str) -> str:
    """The cell as a spreadsheet takes it for text, whatever it begins with."""
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell


def original(cell: str) -> str:
    """The text that `inert` was given."""
    return cell.removeprefix("'")


def _row(question: Question, card: Card, selection: Selection) -> tuple[str, ...]:
    state = selection.state(card)
    minutes, memory = question.minutes, state.memory
    values = (
        card.id,
        question.id,
        selection.bank_name(question),
        question.deck,
        question.number,
        card.role.value,
        card.form.value,
        asked(card),
        told(card),
        "\n".join(point.text for point in card.points),
        question.prompt,
        question.type,
        question.difficulty,
        minutes and f"{minutes.low:g}",
        minutes and f"{minutes.high:g}",
        question.stage,
        "; ".join(question.tags),
        state.phase.value,
        due_text(state.due),
        memory and memory.stability,
        memory and memory.difficulty,
        state.reviews,
        state.lapses,
        "yes" if state.suspended else "",
    )
    return tuple("" if value is None else str(value) for value in values)
