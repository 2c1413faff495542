"""Where the lines of each file of a bank stand: on a question, as furniture of some kind, or unplaced."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from decks.drafts import Draft, Reading

REPEAT = "repeat"
"""The kind of furniture that the lines of a question are which stands in the bank once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How many questions a file gives, and how many of its lines with something on them stand where.

    In a format without lines they are its rows, notes or paragraphs. `furniture` counts them by kind.
    """

    path: str
    questions: int
    placed: int
    furniture: Mapping[str, int]
    unplaced: int

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.placed + sum(self.furniture.values()) + self.unplaced


def accounts_of(
    files: Sequence[tuple[str, Reading]],
    kept: Sequence[tuple[str, Draft]],
    repeated: Collection[tuple[str, int]],
) -> tuple[Account, ...]:
    """The account of each file, given with its path; `kept` are the drafts that became questions, with their files.

    `repeated` are the lines, with their files, that stand on no question but on repeats of some.
    """
    questions = Counter(path for path, _ in kept)
    repeats = Counter(path for path, _ in repeated)
    return tuple(
        Account(
            path=path,
            questions=questions[path],
            placed=len({line for draft in reading.drafts for line in draft.lines}) - repeats[path],
            furniture=Counter(reading.furniture.values()) + Counter({REPEAT: repeats[path]}),
            unplaced=len(reading.unplaced),
        )
        for path, reading in files
    )
