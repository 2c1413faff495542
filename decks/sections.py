"""The lines of one section: its statements where it has bullets, its running text where it has none."""

import re
from collections.abc import Sequence

from decks.drafts import DraftSection
from srs.model import SectionKind

LIST_KINDS = frozenset(
    {
        SectionKind.HOW_TO_ANSWER,
        SectionKind.KEY_POINTS,
        SectionKind.TERMINOLOGY,
        SectionKind.LOOK_FOR,
        SectionKind.MISTAKES,
        SectionKind.HINTS,
        SectionKind.FOLLOW_UPS,
    }
)
_SYMBOLS = "•‣◦∙▪▫●○■□◆◇✓✔✗✘✕✖✅❌☑☒☐➤➜→►▸▶·★☆⭐🔹🔸👉"
_MARK = re.compile(
    rf"^[ \t]*(?:(?:[-*+–—][ \t]+|\d{{1,3}}[.)][ \t]+)(?:[{_SYMBOLS}]\ufe0f?[ \t]*)?|[{_SYMBOLS}]\ufe0f?[ \t]*)"
)


def bullet(line: str) -> str | None:
    """The text of a line that begins with a dash, a symbol, both, or a number; else None."""
    match = _MARK.match(line)
    return line[match.end() :].strip() if match else None


def bullets_and_strays(lines: Sequence[tuple[int, str]]) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """The introduction, the statements, and the numbers of the lines that belong to neither.

    `lines` are numbers and lines. Without any bullet each line is a statement. With bullets, a line without one goes
    on from the statement above if it is indented or begins in lower case, and is a stray otherwise.
    """
    said = [(number, line) for number, line in lines if line.strip()]
    if all(bullet(line) is None for _, line in said):
        return "", tuple(line.strip() for _, line in said), ()
    introduction: list[str] = []
    statements: list[list[str]] = []
    strays: list[int] = []
    margin = next(_indent(line) for _, line in said if bullet(line) is not None)
    for number, line in said:
        text = bullet(line)
        if text is not None and (not statements or _indent(line) <= margin + 1):
            statements.append([text])
        elif not statements:
            introduction.append(line.strip())
        elif line[:1] in " \t" or line[:1].islower():
            statements[-1].append(line.rstrip())
        else:
            strays.append(number)
    return (
        "\n".join(introduction),
        tuple("\n".join(statement) for statement in statements if any(statement)),
        tuple(strays),
    )


def section(kind: SectionKind, heading: str, lines: Sequence[tuple[int, str]]) -> tuple[DraftSection, tuple[int, ...]]:
    """A section of numbered lines, and the numbers of the lines that do not belong to it."""
    if kind not in LIST_KINDS:
        return DraftSection(kind=kind, heading=heading, text="\n".join(line for _, line in lines).strip("\n")), ()
    introduction, statements, strays = bullets_and_strays(lines)
    return DraftSection(kind=kind, heading=heading, text=introduction, bullets=statements), strays


def _indent(line: str) -> int:
    """How far a line is indented, a tab being four columns."""
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
