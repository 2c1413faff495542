"""Answers that an arrow opens: `-> words`, `=> words`, `→ words` below a question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from decks.drafts import Draft, DraftSection
from srs.model import SectionKind

_ARROW = re.compile(r"[ \t]{0,8}(?:[-=]{1,3}>|[→⇒⟶➔➜➡➤👉]\ufe0f?)[ \t]+(?=\S)")
_LOOKED_AT = 40
_FEWEST = 2


def opens_by_arrow(line: str) -> bool:
    """Whether an arrow and then words stand on a line."""
    return _ARROW.match(line[:_LOOKED_AT]) is not None


def without_arrows(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the arrows that open their answers, where at least half of a bank's answers begin so.

    Where several lines of an answer have one, they are its list.
    """
    answers = [answer for draft in drafts if (answer := _answer(draft)) is not None]
    opened = sum(opens_by_arrow(answer.text.lstrip("\n")) for answer in answers)
    if opened < _FEWEST or 2 * opened < len(answers):
        return list(drafts)
    return [_bare(draft) for draft in drafts]


def _answer(draft: Draft) -> DraftSection | None:
    """What a draft says is its answer, where no card of its own is asked for."""
    told = (part for part in draft.sections if part.kind is SectionKind.ANSWER and part.text.strip())
    return None if draft.roles else next(told, None)


def _bare(draft: Draft) -> Draft:
    """A draft whose answer has no arrow before it."""
    answer = _answer(draft)
    if answer is None or not opens_by_arrow(answer.text.lstrip("\n")):
        return draft
    bare = replace(answer, text=_without(answer.text.lstrip("\n")))
    return replace(draft, sections=tuple(bare if part is answer else part for part in draft.sections))


def _without(text: str) -> str:
    """A text without the arrow before it; with a dash for each, where lines further down have one too."""
    lines = text.split("\n")
    mark = "- " if sum(map(opens_by_arrow, lines)) > 1 else ""
    return "\n".join(_ARROW.sub(mark, line, count=1) if opens_by_arrow(line) else line for line in lines)
