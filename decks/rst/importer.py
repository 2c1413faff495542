"""The importer for reStructuredText: titles that ask with what stands below them, and lists of definitions."""

import re
from collections.abc import Sequence

from decks.converted import Converted, read
from decks.drafts import Problem, Reading
from decks.rst.lines import document
from decks.rst.rows import title_at

_MARK = re.compile(
    r"^\s*\.\. [\w:|-]+.*::(?:\s|$)|:[a-z][\w:-]*:`[^`\n]|`[^`<\n]{1,200}<[^>`\n]{1,500}>`__?|^\.\. _[^:]{1,200}:"
)
_MARKDOWN = re.compile(r"^(?:#{1,6} |```)")
_SEARCHED = 3_000
_FOR_EXAMPLE = """\
Platform interview questions
============================

What does a readiness probe decide?
-----------------------------------

Whether the pod's address is in the service's *endpoints*:

.. code-block:: sh

   kubectl get endpoints
"""


class Restructured:
    """reStructuredText, as Sphinx and docutils read it."""

    name = "restructured"
    summary = "reStructuredText: an underlined title for each question with its answer below, or definitions"
    example = _FOR_EXAMPLE
    suffixes = (".rst", ".rest")

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is reStructuredText, from 0 to 1: its titles with its directives or roles."""
        rows = text[:400_000].split("\n")
        likely = _shape([row.rstrip() for row in rows[:_SEARCHED]], named=name.casefold().endswith(self.suffixes))
        whole = len(text) <= 400_000 and len(rows) <= _SEARCHED
        return 0.0 if likely and whole and not self.read(text, name).drafts else likely

    def read(self, text: str, path: str) -> Reading:
        """The questions of a document by its own lines; files that it includes are not read."""
        rows = text.split("\n")
        made = document(rows)
        said = {number: row for number, row in enumerate(rows, 1) if row.strip()}
        problems = tuple(Problem(path=path, line=line, message=message) for line, message in made.problems)
        return read(Converted(lines=made.lines, said=said, furniture=made.furniture, problems=problems), path)


def _shape(rows: Sequence[str], *, named: bool) -> float:
    """How much rows look like reStructuredText; in a file that is named so, more of it than of Markdown is enough."""
    numbered = list(enumerate(rows, 1))
    titles = sum(title_at(numbered, place) is not None for place in range(len(rows)))
    marks = sum(_MARK.search(row[:1_000]) is not None for row in rows)
    markdown = sum(_MARKDOWN.match(row) is not None for row in rows)
    if named:
        return 0.97 if marks + titles > markdown else 0.3 if not markdown else 0.0
    return min(0.96, 0.8 + 0.04 * marks) if titles and marks and not markdown else 0.0


IMPORTER = Restructured()
