"""The headings that stand above lines of a text."""

from collections.abc import Iterable, Sequence

from decks.markdown.outline import Heading


def places(found: Sequence[Heading], lines: Iterable[int]) -> list[tuple[str, ...]]:
    """For each line, given in rising order, the texts of the headings above it, without the first of level 1.

    That one is the title of the whole.
    """
    top = next((heading for heading in found if heading.level == 1), None)
    above: list[Heading] = []
    made: list[tuple[str, ...]] = []
    rank = 0
    for line in lines:
        while rank < len(found) and found[rank].line < line:
            above = [other for other in above if other.level < found[rank].level] + [found[rank]]
            rank += 1
        made.append(tuple(heading.text for heading in above if heading is not top))
    return made
