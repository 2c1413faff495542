"""Options that nothing marks: the lines below a question one of which an answer repeats."""

import re
from collections.abc import Sequence
from dataclasses import replace

from decks.drafts import Draft, DraftSection
from decks.markdown.marked_answers import named_answer
from srs.ids import normalised
from srs.model import Choice, SectionKind

_EXPLAINED = re.compile(r"\s*(?:explanation|rationale|reason)\s*[-–—:]\s*(?P<words>.*)", re.IGNORECASE)
_FEWEST = 2
_MOST = 8
_LONGEST = 200


def with_plain_options(draft: Draft) -> Draft:
    """The draft with the lines of its answer as choices, where a line below them names one of them as the answer."""
    place = next((rank for rank, part in enumerate(draft.sections) if part.kind is SectionKind.ANSWER), None)
    if place is None or any(part.choices for part in draft.sections):
        return draft
    lines = draft.sections[place].text.split("\n")
    answer = next((rank for rank, line in enumerate(lines) if named_answer(line) is not None), len(lines))
    explained = next((rank for rank, line in enumerate(lines) if _EXPLAINED.match(line[:_LONGEST])), len(lines))
    options = [line.strip() for line in lines[: min(answer, explained)] if line.strip()]
    said = normalised(named_answer(lines[answer]) or "") if answer < len(lines) else ""
    right = [normalised(option) == said for option in options]
    if not _FEWEST <= len(options) <= _MOST or sum(right) != 1 or any(len(option) > _LONGEST for option in options):
        return draft
    rest = _explanation([*lines[len(lines[: min(answer, explained)]) : answer], *lines[answer + 1 :]])
    choices = tuple(Choice(text=option, right=mark) for option, mark in zip(options, right, strict=True))
    made = [DraftSection(kind=SectionKind.CHOICES, choices=choices)]
    made += [DraftSection(kind=SectionKind.ANSWER, text=rest)] if rest else []
    return replace(draft, sections=(*draft.sections[:place], *made, *draft.sections[place + 1 :]))


def _explanation(lines: Sequence[str]) -> str:
    """The words beside the options and the answer, without the label of an explanation."""
    text = "\n".join(lines).strip("\n")
    match = _EXPLAINED.match(text.split("\n", 1)[0])
    return text[match.start("words") :].strip("\n") if match else text
