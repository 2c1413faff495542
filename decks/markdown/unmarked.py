"""Questions with a mark whose answers have none: `Q1. What is it?` and the answer on the lines below."""

from collections.abc import Sequence
from dataclasses import replace

from decks.markdown.option_lines import option_block
from decks.markdown.pairs import Pair
from decks.markdown.tasks import is_task
from decks.question_marks import ends_as_question

_FURTHEST = 12


def with_answers_below(told: Sequence[Pair], lines: Sequence[str], code: frozenset[int]) -> list[Pair]:
    """The pairs, each with what stands below its question as its answer where none of them has a mark for it.

    Where most have one, those alone whose first line asks and whose others only tell: their mark was forgotten.
    """
    marked = sum(pair.answer < pair.end for pair in told)
    if not marked:
        return [_parted(pair, lines) for pair in told]
    if 2 * marked < len(told):
        return list(told)
    return [_parted(pair, lines) if _forgets_its_mark(pair, lines, code) else pair for pair in told]


def _forgets_its_mark(pair: Pair, lines: Sequence[str], code: frozenset[int]) -> bool:
    """Whether a pair without an answer asks on its first line, and words that neither ask nor are options follow it."""
    if pair.answer < pair.end or not _asks(lines[pair.line - 1]):
        return False
    below = [number for number in range(pair.line + 1, pair.end) if lines[number - 1].strip()]
    if not below or below[0] - 1 in code or is_task(lines[below[0] - 1].strip()):
        return False
    options = option_block("\n".join(lines[pair.line : pair.end - 1])) is not None
    return not options and not any(_asks(lines[number - 1]) for number in below if number - 1 not in code)


def _parted(pair: Pair, lines: Sequence[str]) -> Pair:
    """A pair whose answer begins below the line that ends as a question does, or below its first paragraph."""
    last = min(pair.end, pair.line + _FURTHEST)
    asked = next((number for number in range(pair.line, last) if _asks(lines[number - 1])), None)
    if asked is None:
        asked = next((number - 1 for number in range(pair.line + 1, last) if not lines[number - 1].strip()), None)
    if asked is None or asked + 1 >= pair.end or lines[asked - 1].rstrip().endswith((":", "：")):
        return pair
    prompt = "\n".join(pair.prompt.split("\n")[: asked - pair.line + 1]).strip()
    return replace(pair, prompt=prompt, answer=asked + 1, first=lines[asked])


def _asks(line: str) -> bool:
    """Whether a line ends as a question does."""
    return ends_as_question(line)
