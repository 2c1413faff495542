"""The importer for YAML: records under the usual keys, in one document or several."""

import re

from decks.drafts import Reading
from decks.records.reading import certainty, reading
from decks.records.tree import DamageError, Listed, Mapped, Node, Scalar
from decks.records.yaml_tree import Scan
from srs.errors import SourceError

_SAMPLE = 200_000
_BEGINS = re.compile(
    r"(?:---|%YAML|- |-$|\"[^\"\n]{1,200}\"[ \t]*:|'[^'\n]{1,200}'[ \t]*:|"
    r"[^\s#\-\[{<>|`*!&%@][^\n]{0,200}?:(?:[ \t]|$))"
)
_MOST_WITHOUT_NAME = 0.95
_BARE = 0.3
_EXAMPLE = """\
- title: Networking
  questions:
    - question: What does a readiness probe decide?
      answer: Whether the pod's address is in the service's endpoints.
      tags: [kubernetes]
    - question: Which of these keeps no state?
      choices: [A cache, A load balancer, A queue]
      answer: A load balancer
"""


class Yaml:
    """Records in YAML, under the usual keys, in sections or not."""

    name = "yaml"
    summary = "YAML: records with a question and an answer or choices, in lists or sections"
    example = _EXAMPLE
    suffixes = (".yml", ".yaml")

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is YAML with questions, from 0 to 1; looks at its beginning.

        A text that Markdown could be (bare lists of strings, one mapping of `Q:` and `A:`) is YAML by its name only.
        """
        first = next((line for line in text[:20_000].split("\n") if line.strip() and not line.startswith("#")), "")
        if not _BEGINS.match(first):
            return 0.0
        named = name.casefold().endswith(self.suffixes)
        scan = Scan(_beginning(text))
        if scan.wrong is not None and not (named or len(text) > _SAMPLE):
            return 0.0
        if not scan.values or any(isinstance(value, Scalar) for value in scan.values):
            return 0.0
        likely = certainty(scan.values)
        if named:
            return likely
        return min(likely, _MOST_WITHOUT_NAME if any(map(_has_records, scan.values)) else _BARE)

    def read(self, text: str, path: str) -> Reading:
        """The questions of a text, and every line that is on none of them.

        Raises:
            SourceError: it is not YAML; the message says where it goes wrong.
        """
        scan = Scan(text)
        if scan.wrong is not None:
            raise SourceError(f"{path}{_where(scan.wrong)}: not YAML, {scan.wrong}. {_advice(scan.wrong)}")
        return reading(scan.values, text, path)


def _beginning(text: str) -> str:
    """The beginning of a text, up to the end of a line."""
    return text if len(text) <= _SAMPLE else text[: text.rfind("\n", 0, _SAMPLE) + 1]


def _has_records(node: Node) -> bool:
    """Whether a list somewhere in a tree has mappings in it, as no list of Markdown has."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Listed):
            if any(isinstance(item, Mapped) and len(item.fields) > 1 for item in one.items):
                return True
            waiting.extend(one.items)
        elif isinstance(one, Mapped):
            waiting.extend(each.node for each in one.fields)
    return False


def _where(wrong: DamageError) -> str:
    return f", line {wrong.line}, column {wrong.column}" if wrong.line else ""


def _advice(wrong: DamageError) -> str:
    """What a person can do about the commonest mistakes."""
    if "mapping values are not allowed" in str(wrong):
        return "Put quotation marks around a text that has a colon and a space in it."
    if "cannot start any token" in str(wrong):
        return "Indent with spaces, and put quotation marks around a text that begins with a sign."
    return "Mend it there and import again."


IMPORTER = Yaml()
