"""The drafts of questions whose answers are known by the lines they stand on."""

from collections.abc import Sequence

from decks.drafts import Draft
from decks.markdown.answers import content_of
from decks.markdown.lone import draft_of
from decks.markdown.outline import Heading
from decks.markdown.pairs import Pair
from decks.markdown.places import places
from decks.metadata import metadata_of


def drafts_of_pairs(
    told: Sequence[Pair],
    lines: Sequence[str],
    found: Sequence[Heading],
    code: frozenset[int],
    furniture: dict[int, str],
) -> list[Draft]:
    """A draft for each pair, in order; headings inside an answer open its sections, and furniture in it is noted."""
    changed = list(lines)
    for pair in told:
        if pair.answer < pair.end:
            changed[pair.answer - 1] = pair.first
    inner = _inner(told, found)
    asking = {number for pair in told for number in range(pair.line, pair.answer)}
    within = {line for headings in inner for line in headings} | asking
    outer = [heading for heading in found if heading.line not in within]
    made: list[Draft] = []
    for pair, place, below in zip(told, places(outer, [pair.line for pair in told]), inner, strict=True):
        content = content_of(changed, pair.answer, pair.end, below, code, pair.margin)
        furniture.update(content.furniture)
        asked = {number for number in range(pair.line, pair.answer) if lines[number - 1].strip()}
        prompt = {line.strip() for line in pair.prompt.split("\n")}
        for number in sorted(asked):
            beside = metadata_of(lines[number - 1]) if lines[number - 1].strip() not in prompt else None
            content.metadata = content.metadata.with_missing_from(beside) if beside else content.metadata
        begun = {pair.answer} if pair.answer < pair.end and lines[pair.answer - 1].strip() else set()
        said = (content.lines | asked | begun) - set(content.furniture)
        made.append(
            draft_of(pair.number, (*place, pair.topic) if pair.topic else place, pair.prompt, content, frozenset(said))
        )
    return made


def _inner(told: Sequence[Pair], found: Sequence[Heading]) -> list[dict[int, Heading]]:
    """For each pair the headings inside its answer, by line."""
    made: list[dict[int, Heading]] = []
    rank = 0
    for pair in told:
        while rank < len(found) and found[rank].line < pair.answer:
            rank += 1
        made.append({})
        while rank < len(found) and found[rank].line < pair.end:
            made[-1][found[rank].line] = found[rank]
            rank += 1
    return made
