"""The importers for JSON: one value of records, or one record a line."""

from decks.drafts import Problem, Reading, Unplaced
from decks.records.json_tree import Scan
from decks.records.reading import certainty, reading
from decks.records.tree import Listed, Mapped, Node, Scalar
from srs.errors import SourceError

_SAMPLE = 400_000
_LINES_SAMPLED = 50
_ONE_LINE = 0.99
_EXAMPLE = """\
[
  {
    "question": "What does a readiness probe decide?",
    "answer": "Whether the pod's address is in the service's endpoints.",
    "key_points": ["A failing one takes the pod out without a restart."],
    "tags": ["kubernetes"],
    "difficulty": "Medium"
  },
  {
    "question": "Which of these keeps no state?",
    "choices": ["A cache", "A load balancer", "A queue"],
    "correct": "B"
  }
]
"""
_EXAMPLE_OF_LINES = """\
{"question": "What does a readiness probe decide?", "answer": "Whether the pod is in the service's endpoints."}
{"question": "What is a headless service?", "answer": "One without an address of its own.", "tags": ["network"]}
"""


class Json:
    """Records in one value of JSON, under the usual keys, in sections or not."""

    name = "json"
    summary = "JSON: records with a question and an answer or choices, in lists or sections"
    example = _EXAMPLE
    suffixes = (".json", ".json5", ".jsonld")

    def likelihood(self, text: str, name: str) -> float:  # noqa: ARG002 - the protocol's
        """How likely it is that a text is JSON with questions, from 0 to 1; looks at its beginning."""
        if not text[:1_000].lstrip("\ufeff \t\n").startswith(("[", "{")):
            return 0.0
        scan = Scan(text[:_SAMPLE])
        return certainty(scan.values) if scan.values else 0.0

    def read(self, text: str, path: str) -> Reading:
        """The questions of a text, and every line that is on none of them.

        Raises:
            SourceError: it is not JSON; the message says where it goes wrong.
        """
        scan = Scan(text)
        if scan.wrong is not None:
            wrong = scan.wrong
            raise SourceError(
                f"{path}, line {wrong.line}, column {wrong.column}: not JSON, {wrong}. Mend it there and import again."
            )
        return reading(scan.values, text, path)


class JsonLines:
    """Records as JSON, one a line."""

    name = "jsonl"
    summary = "JSON Lines: one record a line, with a question and an answer or choices"
    example = _EXAMPLE_OF_LINES
    suffixes = (".jsonl", ".ndjson")

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that each line of a text is a record, from 0 to 1; looks at its beginning."""
        lines = [line for line in text[:_SAMPLE].split("\n") if line.strip()][:_LINES_SAMPLED]
        begun = [line for line in lines if line.lstrip("\ufeff \t").startswith(("{", "["))]
        fenced = any(line.lstrip().startswith(("```", "~~~")) for line in lines)
        if fenced or 2 * len(begun) < len(lines) or (len(begun) < 2 and not name.casefold().endswith(self.suffixes)):
            return 0.0
        values = [value for line in begun if (value := _value(line, 1)) is not None]
        if 2 * len(values) < len(begun):
            return 0.0
        return min(_ONE_LINE, certainty(_listed(values)) * _ONE_LINE / 0.98)

    def read(self, text: str, path: str) -> Reading:
        """The questions of a text; a line that is damaged is a problem, and the others are read."""
        values: list[Node] = []
        problems: list[Problem] = []
        unplaced: list[Unplaced] = []
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            scan = Scan(line, number)
            if scan.wrong is None:
                values += scan.values
                continue
            message = f"Not JSON, {scan.wrong} (column {scan.wrong.column}); the line is left out."
            problems.append(Problem(path=path, line=number, message=message))
            unplaced.append(Unplaced(path=path, line=number, text=line.strip()))
        damaged = {left.line for left in unplaced}
        shown = "\n".join("" if number in damaged else line for number, line in enumerate(text.split("\n"), 1))
        made = reading(_listed(values), shown, path, problems)
        return Reading(
            title=made.title,
            drafts=made.drafts,
            problems=made.problems,
            unplaced=tuple(sorted((*made.unplaced, *unplaced), key=lambda left: left.line)),
            furniture=made.furniture,
        )


def _value(line: str, number: int) -> Node | None:
    """The value of a line that is one list or mapping and nothing else."""
    scan = Scan(line, number)
    one = scan.values[0] if len(scan.values) == 1 and scan.wrong is None else None
    return None if isinstance(one, Scalar) else one


def _listed(values: list[Node]) -> list[Node]:
    """The values of all lines as one list, as a file of JSON would have them."""
    mapped = [value for value in values if isinstance(value, Mapped | Listed)]
    return [Listed(tuple(values), mapped[0].first, mapped[-1].last)] if mapped else list(values)


IMPORTER = Json()
LINES = JsonLines()
