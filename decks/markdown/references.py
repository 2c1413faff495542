"""Links and pictures whose targets stand elsewhere: `[words][1]` with `[1]: target` below becomes `[words](target)`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from decks.markdown.outline import headings

_DEFINITION = re.compile(
    r"^[ \t]{0,8}\[(?P<label>[^\[\]^\n][^\[\]\n]{0,200})\]:[ \t]{1,9}"
    r"(?:<(?P<between>[^<>\n]{1,1000})>|(?P<bare>[^\s<]\S{0,1000}))"
    r"(?:[ \t]{1,9}(?P<title>\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|\([^()\n]{0,300}\)))?[ \t]*$"
)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]+(?<!`)\1(?!`)")
_REFERENCE = re.compile(
    r"(?<![\\\w\]])(?P<mark>!?)\[(?P<words>(?:[^\[\]\n]|\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,600}\))?){1,400})\]"
    r"(?:\[(?P<label>[^\[\]\n]{0,200})\]|(?![\[(:]))"
)
_PASSES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The lines with each reference's target beside it, and the numbers of those that were only definitions, blank."""

    lines: Sequence[str]
    definitions: frozenset[int]


def resolved(lines: Sequence[str]) -> Resolved | None:
    """A text whose references are links; None where it has none. Code stays, and so do definitions nothing uses."""
    if not any("]: " in line or "]:\t" in line for line in lines):
        return None
    code = headings(lines)[1]
    found = {
        number: match
        for number, line in enumerate(lines, 1)
        if number - 1 not in code and (match := _DEFINITION.match(line))
    }
    targets: dict[str, str] = {}
    for match in found.values():
        targets.setdefault(_name(match["label"]), _target(match))
    used: set[str] = set()
    made = [
        line if number in found or number - 1 in code or "[" not in line else _linked(line, targets, used)
        for number, line in enumerate(lines, 1)
    ]
    gone = frozenset(number for number, match in found.items() if _name(match["label"]) in used)
    if not gone:
        return None
    return Resolved(lines=["" if number in gone else line for number, line in enumerate(made, 1)], definitions=gone)


def _linked(line: str, targets: Mapping[str, str], used: set[str]) -> str:
    """A line with its references as links; a picture inside a link is read first."""

    def replaced(match: re.Match[str]) -> str:
        name = _name(match["label"] or match["words"])
        if name not in targets:
            return match[0]
        used.add(name)
        return f"{match['mark']}[{match['words']}]({targets[name]})"

    for _ in range(_PASSES if "][" in line else 1):
        pieces, end = [], 0
        for code in _CODE.finditer(line):
            pieces += [_REFERENCE.sub(replaced, line[end : code.start()]), code[0]]
            end = code.end()
        line = "".join([*pieces, _REFERENCE.sub(replaced, line[end:])])
    return line


def _target(match: re.Match[str]) -> str:
    """A definition's target with its title, as they stand in a link."""
    target = match["bare"] or match["between"]
    target = f"<{target}>" if re.search(r"[\s()]", target) else target
    return f"{target} {match['title']}" if match["title"] else target


def _name(label: str) -> str:
    """A label as it is compared with others."""
    return " ".join(label.casefold().split())
