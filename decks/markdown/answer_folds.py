"""Questions in running text whose answers are folded away below them."""

import re
from collections.abc import Sequence

from decks.drafts import Draft
from decks.markdown.folded import Fold, folds_of
from decks.markdown.outline import Heading, asks
from decks.markdown.pair_drafts import drafts_of_pairs
from decks.markdown.pairs import Pair

_MARK = re.compile(
    r"^ {0,3}(?:[-*+]|(?:\*\*)?(?:Q(?:uestion)?[ .#]?)?(?P<number>\d{1,4})[.):])[ \t]+(?=\S)", re.IGNORECASE
)
_FEWEST = 2


def answered_by_folds(
    lines: Sequence[str], code: frozenset[int], found: Sequence[Heading], furniture: dict[int, str]
) -> list[Draft]:
    """The drafts of a text's paragraphs and list items that folds answer; none where there are few."""
    folds = [fold for fold in folds_of(lines, code) if fold.announces and fold.around is None]
    if len(folds) < _FEWEST or len({fold.line for fold in folds}) < len(folds):
        return []
    stops = sorted({0, *(heading.end - 1 for heading in found), *(fold.end for fold in folds)})
    shown = list(lines)
    pairs: list[Pair] = []
    rank = 0
    for fold in folds:
        while rank + 1 < len(stops) and stops[rank + 1] < fold.line:
            rank += 1
        begin = _begin(lines, code, stops[rank] + 1, fold.line)
        if begin is not None:
            pairs.append(_pair(fold, begin, shown, furniture))
    return drafts_of_pairs(pairs, shown, found, code, furniture) if len(pairs) >= _FEWEST else []


def _begin(lines: Sequence[str], code: frozenset[int], first: int, last: int) -> int | None:
    """Where the question above a fold begins: at the last marked or asking line, else at the last paragraph."""
    said = [number for number in range(max(first, last - 80), last) if lines[number - 1].strip()]
    plain = [number for number in said if number - 1 not in code]
    marked = [number for number in plain if _MARK.match(lines[number - 1]) or asks(lines[number - 1].strip(" *_>"))]
    numbered = [number for number in marked if (match := _MARK.match(lines[number - 1])) and match["number"]]
    if numbered or marked:
        return (numbered or marked)[-1] if numbered else marked[0]
    begins = [number for number in plain if number == first or not lines[number - 2].strip()]
    return begins[-1] if begins else None


def _pair(fold: Fold, begin: int, lines: list[str], furniture: dict[int, str]) -> Pair:
    """The question that begins at a line, and its fold as its answer; the tags of the fold are noted."""
    mark = _MARK.match(lines[begin - 1])
    asked = [lines[begin - 1][mark.end() if mark else 0 :].strip(), *lines[begin : fold.line - 1]]
    margin = mark.end() if mark and not mark.group().lstrip().startswith("**") else 0
    prompt = "\n".join([asked[0], *(line[min(margin, len(line) - len(line.lstrip())) :] for line in asked[1:])]).strip()
    if prompt.startswith("**") != prompt.endswith("**") and prompt.count("**") == 1:
        prompt = prompt.replace("**", "").strip()
    elif prompt.startswith("**") and prompt.endswith("**") and prompt.count("**") == 2:
        prompt = prompt[2:-2].strip()
    if fold.tail.strip() and fold.end != fold.asked:
        lines[fold.end - 1] = fold.tail
    begins = fold.asked if fold.rest_of_line else fold.asked + 1
    furniture.update(dict.fromkeys(range(fold.line, begins), "wrapper"))
    return Pair(
        line=begin,
        end=fold.end + 1,
        number=int(mark["number"]) if mark and mark["number"] else None,
        prompt=prompt,
        answer=begins,
        first=fold.rest_of_line or (lines[begins - 1] if begins <= fold.end else ""),
        margin=margin,
    )
