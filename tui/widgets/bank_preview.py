"""What an import would bring in, as a summary and as blocks of questions with their cards."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from srs.model import Card, QuestionId
from tui.face import Block, Part
from tui.import_table import drawn, rows_of
from tui.inline import QUIET_STYLE, harmless, plain_line
from tui.words import count

if TYPE_CHECKING:
    from decks.intake import ImportReport

_MOST_QUESTIONS = 200
_MOST_PROBLEMS, _MOST_LINES = 20, 100
_LINE = 160
_TABLE = 36


def summary(report: "ImportReport") -> Content:
    """The bank, what is in it, and what an import would change."""
    changes = report.comparison
    told = [
        f"{len(ids)} {word}"
        for word, ids in (
            ("added", changes.added), ("changed", changes.changed), ("moved", changes.moved),
            ("retired", changes.retired), ("unchanged", changes.unchanged),
        )
        if ids
    ]  # fmt: skip
    unplaced = len(report.unplaced)
    missing = f", {len(report.unanswered):,} unanswered" if report.unanswered else ""
    made = f"{report.answered:,} answered{missing}, {count(len(report.cards), 'card')}"
    pace = count(max(1, round(report.minutes_a_day)), "minute")
    lines = [
        f"{report.bank.name} · {report.bank.format} · depth {report.bank.depth.value}",
        f"{count(len(report.questions), 'question')}, {made}, about {pace} a day",
        ", ".join(told),
    ]
    if unplaced or report.problems:
        lines.append(f"{count(unplaced, 'line')} unplaced, {count(len(report.problems), 'problem')} to look at")
    return Content("\n").join(
        Content.styled(harmless(line), "bold" if number == 0 else "") for number, line in enumerate(lines)
    )


def preview(report: "ImportReport") -> tuple[Part, ...]:
    """The questions, each with the fronts of its cards; of a long bank the first ones; then the figures of the report.

    Below them stands what is on no question.
    """
    return tuple(_blocks(report))


def _blocks(report: "ImportReport") -> Iterator[Part]:
    cards: dict[QuestionId, list[Card]] = defaultdict(list)
    for card in report.cards:
        cards[card.question].append(card)
    for question in report.questions[:_MOST_QUESTIONS]:
        made = " (named from its content)" if question.prompt_missing else ""
        yield Block(Content.assemble((_line(question.prompt), "bold"), (made, QUIET_STYLE)))
        for card in cards[question.id]:
            role = f"{card.role.value.replace('_', ' ')}: "
            yield Block(Content(_line(card.front)), f"  {role}", " " * 4, apart=False)
        if not cards[question.id]:
            yield Block(Content.styled("no answer yet: no card", QUIET_STYLE), "  ", "  ", apart=False)
    left = len(report.questions) - _MOST_QUESTIONS
    if left > 0:
        yield Block(Content.styled(f"… and {count(left, 'question')} more", QUIET_STYLE))
    for each in report.problems[:_MOST_PROBLEMS]:
        yield Block(Content(harmless(each.message)), "! ", "  ", apart=False)
    if len(report.problems) > _MOST_PROBLEMS:
        yield _more(len(report.problems) - _MOST_PROBLEMS, "problem")
    for number, line in enumerate(drawn(rows_of([report]), _TABLE)):
        yield Block(Content(harmless(line)), apart=number == 0)
    for left_over in report.unplaced[:_MOST_LINES]:
        yield Block(
            Content.styled(_line(left_over.text), QUIET_STYLE), f"  line {left_over.line}: ", "    ", apart=False
        )
    if len(report.unplaced) > _MOST_LINES:
        yield _more(len(report.unplaced) - _MOST_LINES, "line")


def _more(number: int, what: str) -> Block:
    """What a list goes on with, as a line."""
    return Block(Content.styled(f"… and {count(number, what)} more", QUIET_STYLE), "  ", "  ", apart=False)


def _line(text: str) -> str:
    """A text as one line, cut."""
    whole = plain_line(text)
    return whole if len(whole) <= _LINE else f"{whole[: _LINE - 1]}…"
