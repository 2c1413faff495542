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

    Where some have one, so do those below headings, and where most have, those whose first line asks and whose others
    only tell: their mark was forgotten.
    """
    marked = sum(pair.answer < pair.end for pair in told)
    if not marked:
        return [_parted(pair, lines) for pair in told]
    mostly = 2 * marked >= len(told)
    return [
        _below_heading(pair, lines)
        if _is_headed(pair, lines)
        else _parted(pair, lines)
        if mostly and _forgets_its_mark(pair, lines, code)
        else pair
        for pair in told
    ]


def _is_headed(pair: Pair, lines: Sequence[str]) -> bool:
    """Whether a pair without an answer is a heading that says what it asks, with text below it."""
    asked = pair.prompt.split("\n", 1)[0]
    told = any(line.strip() for line in lines[pair.line : pair.end - 1])
    headed = lines[pair.line - 1].startswith("#") and asked != "" and asked in lines[pair.line - 1]
    return headed and told and pair.answer == pair.end


def _below_heading(pair: Pair, lines: Sequence[str]) -> Pair:
    """A pair with all that stands below its heading as its answer."""
    return replace(pair, prompt=pair.prompt.split("\n")[0], answer=pair.line + 1, first=lines[pair.line])


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
