"""The importer for JavaScript and TypeScript files that hold records: only their literals are read, nothing is run."""

import re
from collections.abc import Sequence
from dataclasses import replace

from decks.drafts import Reading
from decks.records.reading import certainty, reading
from decks.records.script_tree import Literal, literals
from decks.records.search import findings
from decks.source import PROGRAMS

_PROGRAM = re.compile(
    r"(?:\s|//[^\n]*+\n|/\*(?:[^*]|\*(?!/))*+\*/|[\"']use \w++[\"'];?|import\b[^;\n]{0,400};?\n)*+"
    r"(?:export\s|(?:const|let|var)\s++[\w${\[]|module\.exports\b|exports\.|window\.|globalThis\.|import[\s{*]|"
    r"(?:declare\s++)?(?:type|interface|enum)\s++[A-Z]\w*+\s*+[<={]|(?:async\s++)?function\s++\w)"
)
_SAMPLE = 400_000
_DECLARED = 0.02
_EXAMPLE = """\
export const questions = [
  {
    question: 'What does a readiness probe decide?',
    answer: `Whether the pod's address is in the service's endpoints.`,
  },
  { question: "Which of these keeps no state?", options: ["A cache", "A load balancer"], correct: 1 },
];
"""


class Script:
    """Records in the literals of a program."""

    name = "javascript"
    summary = "JavaScript, TypeScript: records in a list or an object of the program, which is not run"
    example = _EXAMPLE
    suffixes = PROGRAMS

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is a program with questions, from 0 to 1; looks at its beginning."""
        sure = _PROGRAM.match(text[:_SAMPLE].lstrip("\ufeff")) is not None
        if not sure and not name.casefold().endswith(PROGRAMS):
            return 0.0
        likely = certainty([one.node for one in _banks(_beginning(text))])
        return min(1.0, likely + _DECLARED) if sure and likely else likely

    def read(self, text: str, path: str) -> Reading:
        """The questions of a program, and every line that is on none of them."""
        found = _banks(text)
        inside = {number for one in found for number in range(one.first, one.last + 1)}
        lines = text.split("\n")
        shown = "\n".join(line if number in inside else "" for number, line in enumerate(lines, 1))
        made = reading([one.node for one in found], shown, path)
        rest = {number: "program" for number, line in enumerate(lines, 1) if line.strip() and number not in inside}
        return replace(made, furniture=made.furniture | rest)


def _banks(text: str) -> Sequence[Literal]:
    """The literals of a text that hold records."""
    return [one for one in literals(text) if findings([one.node]).records]


def _beginning(text: str) -> str:
    """The beginning of a text; all of it where it is not long, since a literal that is cut off is none."""
    return text if len(text) <= 4 * _SAMPLE else text[: 4 * _SAMPLE]


IMPORTER = Script()
