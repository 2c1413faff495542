"""The importer for TOML: records as arrays of tables under the usual keys."""

import re

from decks.drafts import Reading
from decks.records.reading import certainty, reading
from decks.records.toml_tree import tree
from decks.records.tree import DamageError
from srs.errors import SourceError

_BEGINS = re.compile(r"[ \t]*(?:\[\[?[^\[\]\n]{1,200}\]\]?[ \t]*(?:#.*)?$|[\w\"'. -]{1,200}=)")
_SAMPLE = 200_000
_EXAMPLE = """\
title = "Networking"

[[questions]]
question = "What does a readiness probe decide?"
answer = "Whether the pod's address is in the service's endpoints."
tags = ["kubernetes"]

[[questions]]
question = "Which of these keeps no state?"
choices = ["A cache", "A load balancer", "A queue"]
answer = "A load balancer"
"""


class Toml:
    """Records in TOML, as arrays of tables or tables of their own."""

    name = "toml"
    summary = "TOML: records with a question and an answer or choices, as arrays of tables"
    example = _EXAMPLE
    suffixes = (".toml",)

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is TOML with questions, from 0 to 1."""
        first = next((line for line in text[:20_000].split("\n") if line.strip() and line.lstrip()[0] != "#"), "")
        if not _BEGINS.match(first):
            return 0.0
        try:
            return certainty([tree(_beginning(text))])
        except DamageError:
            damaged = name.casefold().endswith(self.suffixes) and "[[" in text
            return 0.5 if damaged else 0.0

    def read(self, text: str, path: str) -> Reading:
        """The questions of a text, and every line that is on none of them.

        Raises:
            SourceError: it is not TOML; the message says where it goes wrong.
        """
        try:
            found = tree(text)
        except DamageError as wrong:
            where = f", line {wrong.line}, column {wrong.column}" if wrong.line else ""
            raise SourceError(f"{path}{where}: not TOML, {wrong}. Mend it there and import again.") from wrong
        return reading([found], text, path)


def _beginning(text: str) -> str:
    """The beginning of a text, up to the head of a table."""
    end = text.rfind("\n[", 0, _SAMPLE) if len(text) > _SAMPLE else -1
    return text if end < 0 else text[: end + 1]


IMPORTER = Toml()
