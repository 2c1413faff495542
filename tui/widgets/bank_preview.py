"""What an import would bring in, as a summary and as blocks of questions with their cards."""

from collections import defaultdict
from collections.abc import Iterator

from textual.content import Content

from decks.intake import ImportReport
from srs.model import Card, QuestionId
from tui.face import Block, Part
from tui.inline import QUIET_STYLE, harmless
from tui.words import count

_MOST_QUESTIONS = 200
_LINE = 160


def summary(report: ImportReport) -> Content:
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
    made = f"{report.answered} with an answer, {count(len(report.cards), 'card')}"
    lines = [
        f"{report.bank.name} · {report.bank.format} · depth {report.bank.depth.value}",
        f"{count(len(report.questions), 'question')}, {made}, about {report.minutes_a_day:.0f} minutes a day",
        ", ".join(told),
    ]
    if unplaced or report.problems:
        lines.append(f"{count(unplaced, 'line')} on no question, {count(len(report.problems), 'problem')} to look at")
    return Content("\n").join(
        Content.styled(harmless(line), "bold" if number == 0 else "") for number, line in enumerate(lines)
    )


def preview(report: ImportReport) -> tuple[Part, ...]:
    """The questions, each with the fronts of its cards; of a long bank the first ones; then what is on none."""
    return tuple(_blocks(report))


def _blocks(report: ImportReport) -> Iterator[Part]:
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
    for each in report.problems[:20]:
        yield Block(Content(harmless(each.message)), "! ", "  ", apart=False)
    for line in report.unplaced[:100]:
        yield Block(Content.styled(_line(line.text), QUIET_STYLE), f"  line {line.line}: ", "    ", apart=False)


def _line(text: str) -> str:
    """A text as one line, cut."""
    whole = " ".join(harmless(text).replace("**", "").split())
    return whole if len(whole) <= _LINE else f"{whole[: _LINE - 1]}…"
