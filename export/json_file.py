"""One JSON document of everything in a selection: `{"version", "exported_at", "banks", "questions"}`.

`version` is that of this form. A question is as `list --json` prints it (with the log where the selection has it).
A bank is without its path, which says more of the learner's disk than of the questions.
"""

import json

from export.document import Document, moment_text, question_documents
from export.exporters import Rendering
from export.selection import Selection
from srs.model import Bank, Json

VERSION = 1


def render(selection: Selection) -> Rendering:
    """The document, in UTF-8, two spaces a level."""
    banks: list[Json] = [_bank(bank) for bank in selection.banks.values()]
    document: Document = {
        "version": VERSION,
        "exported_at": moment_text(selection.exported_at),
        "banks": banks,
        "questions": question_documents(selection),
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    # Half a surrogate pair has no UTF-8; what this handler writes for it is JSON's own escape.
    return Rendering(content=text.encode("utf-8", "backslashreplace"))


def _bank(bank: Bank) -> Document:
    return {
        "id": bank.id,
        "name": bank.name,
        "format": bank.format,
        "deck": bank.deck,
        "depth": bank.depth.value,
        "language": bank.language,
        "imported_at": moment_text(bank.imported_at),
    }
