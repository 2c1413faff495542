"""The importer for Org: headlines that ask with what stands below them, and the cards of org-drill and org-fc."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from decks.converted import Converted, read
from decks.drafts import Draft, Reading
from decks.org.cards import cards
from decks.org.lines import Document, Headline, document

_HEADLINE = re.compile(r"^\*+[ \t]+\S")
_BOLD = re.compile(r"\*\*[ \t]*$")
_MARK = re.compile(
    r"^[ \t]*(?:#\+(?:title|begin_\w+|filetags|startup|options|todo|property|author|date):?|:PROPERTIES:[ \t]*$)",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"^(?:#{2,6} |```)")
_BLOCK = re.compile(r"^[ \t]*#\+(?P<which>begin|end)_", re.IGNORECASE)
_SEARCHED = 3_000
_OWN_TAGS = frozenset("drill fc attach noexport export leech suspended crypt archive".split())
_FOR_EXAMPLE = """\
#+TITLE: Platform interview questions

* Networks                                                        :network:
** TODO What does a readiness probe decide?
Whether the pod's address is in the service's /endpoints/.
#+BEGIN_SRC sh
kubectl get endpoints
#+END_SRC
** Port                                                             :drill:
A name server listens on port [53].
"""


class Org:
    """Org files: headlines are questions, and drill or fc headlines are cards."""

    name = "org"
    summary = "Org: a headline for each question with its answer below, and the cards of org-drill and org-fc"
    example = _FOR_EXAMPLE
    suffixes = (".org",)

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is Org, from 0 to 1: headlines and keywords, none of Markdown's marks."""
        lines = text[:400_000].split("\n")
        likely = _shape(_outside_blocks(lines[:_SEARCHED]), named=name.casefold().endswith(self.suffixes))
        whole = len(text) <= 400_000 and len(lines) <= _SEARCHED
        return 0.0 if likely and whole and not self.read(text, name).drafts else likely

    def read(self, text: str, path: str) -> Reading:
        """The questions and cards of a file, by its own lines; drawers, planning and keywords are furniture."""
        rows = text.split("\n")
        found = document(rows)
        own = cards(found)
        taken = frozenset(number for draft in own for number in draft.lines)
        lines = [line for number, made in enumerate(found.made, 1) if number not in taken for line in made]
        said = {number: row for number, row in enumerate(rows, 1) if row.strip()}
        furniture = found.furniture | _holding(found.headlines, taken)
        reading = read(Converted(lines=lines, said=said, furniture=furniture, title=found.title), path, own)
        tags = _Tags(found)
        return replace(reading, drafts=tuple(tags.on(draft) for draft in reading.drafts))


def _shape(rows: Sequence[str], *, named: bool) -> float:
    """How much rows outside code look like Org; in a file that is named so a headline is enough."""
    headlines = [row for row in rows if _HEADLINE.match(row) and not _BOLD.search(row)]
    deep = sum(row.startswith("** ") for row in headlines)
    marks = sum(_MARK.match(row) is not None for row in rows)
    if named and headlines:
        return 0.97
    if not headlines or not (marks or deep > 1) or any(_MARKDOWN.match(row) for row in rows):
        return 0.0
    return min(0.96, 0.6 + 0.1 * marks + 0.05 * deep)


def _outside_blocks(rows: Sequence[str]) -> list[str]:
    """The rows that stand in no block, with those that begin and end one."""
    inside = False
    found = []
    for row in rows:
        block = _BLOCK.match(row)
        inside = block["which"].casefold() == "begin" if block else inside and not _HEADLINE.match(row)
        if block or not inside:
            found.append(row)
    return found


def _holding(headlines: Sequence[Headline], cards: frozenset[int]) -> dict[int, str]:
    """The headlines that cards stand below, which are places."""
    begins = sorted(cards)
    return {
        headline.line: "place"
        for headline in headlines
        if bisect_left(begins, headline.line) < bisect_left(begins, headline.end)
    }


class _Tags:
    """The tags of the places of a document: each headline's own and those of all above it, and the file's."""

    def __init__(self, document: Document) -> None:
        self._lines = [0]
        self._tags = [document.tags]
        above: list[tuple[int, tuple[str, ...]]] = []
        for headline in document.headlines:
            while above and above[-1][0] >= headline.level:
                above.pop()
            own = tuple(tag for tag in headline.tags if tag.casefold() not in _OWN_TAGS)
            inherited = tuple(dict.fromkeys((above[-1][1] if above else document.tags) + own))
            above.append((headline.level, inherited))
            self._lines.append(headline.line)
            self._tags.append(inherited)

    def on(self, draft: Draft) -> Draft:
        """The draft with the tags of where it stands."""
        tags = self._tags[bisect_right(self._lines, min(draft.lines, default=0)) - 1]
        return replace(draft, tags=tuple(dict.fromkeys((*tags, *draft.tags))))


IMPORTER = Org()
