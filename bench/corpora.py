"""What the importers make of a folder of banks: questions, answers, cards, furniture, what is left over, seconds.

Run: python -m bench.corpora [FOLDER]

The folder has a JSON file of the counts that were made by hand, by path below it; without one, every file is read.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from decks.banks import read_bank
from decks.decompose import answered, decompose
from decks.rubric import check
from decks.structure import bank_name, questions_from
from srs.errors import SrsError
from srs.ids import bank_id
from srs.model import Bank, Depth, PointList, Question, Role, SectionKind

_FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpora"


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """What one bank holds, as the import would report it."""

    counts: Mapping[str, int]
    furniture: int
    unplaced: int
    problems: int
    failures: int
    give_aways: int
    seconds: float


def census(path: str) -> Census:
    """Read a bank, take it apart at the usual depth, and count.

    Raises:
        SourceError: there is no bank at the path.
    """
    began = time.perf_counter()
    reading = read_bank(path)
    name = bank_name(reading.title, reading.path)
    bank = Bank(
        id=bank_id(name), name=name, path=path, format=reading.format, encoding=reading.encoding, content_hash="",
        imported_at=datetime.now(UTC), deck="deck", depth=Depth.POINTS,
    )  # fmt: skip
    made = decompose(questions_from(reading.drafts, bank=bank), depth=Depth.POINTS)
    seconds = time.perf_counter() - began
    with_answer = answered(made.cards)
    checked = check(made.questions, made.cards)
    counts: dict[str, int] = {
        "questions": len(made.questions) + reading.repeats,
        "distinct": len(made.questions),
        "answered": len(with_answer) + reading.repeats,
        "cards": len(made.cards),
        "multiple_choice": sum(bool(question.choices) for question in made.questions),
        "cloze": sum(question.cloze is not None for question in made.questions),
        "cloze_deletions": sum(card.role is Role.CLOZE for card in made.cards),
        **_points(made.questions),
    }
    return Census(
        counts=counts,
        furniture=sum(reading.furniture.values()),
        unplaced=len(reading.unplaced),
        problems=len(reading.problems),
        failures=checked.failures,
        give_aways=checked.give_aways,
        seconds=seconds,
    )


def _points(questions: tuple[Question, ...]) -> dict[str, int]:
    """How many statements the sections of each kind have."""
    found: Counter[SectionKind] = Counter()
    for question in questions:
        found.update(
            {section.kind: len(section.points) for section in question.sections if isinstance(section, PointList)}
        )
    kinds = (SectionKind.KEY_POINTS, SectionKind.FOLLOW_UPS, SectionKind.HINTS, SectionKind.HOW_TO_ANSWER,
             SectionKind.LOOK_FOR, SectionKind.MISTAKES)  # fmt: skip
    return {kind.value: found[kind] for kind in kinds}


def expected(folder: Path) -> dict[str, dict[str, Any]]:
    """The counts made by hand, by path below the folder; every file without any where there are none."""
    counted = next(folder.glob("*.json"), None)
    if counted is not None:
        found: dict[str, dict[str, Any]] = json.loads(counted.read_text(encoding="utf-8"))
        return found
    return {str(path.relative_to(folder)): {} for path in sorted(folder.rglob("*")) if path.is_file()}


def main(folder: Path = _FOLDER) -> None:
    """Print a line a bank, and below it what is otherwise than counted by hand."""
    print(f"{'questions':>9} {'answered':>8} {'cards':>6} {'fail':>4} {'give':>4} {'furn':>5} {'left':>5} {'sec':>6}")
    wrong = 0
    for path, counted in expected(folder).items():
        try:
            found = census(str(folder / path))
        except SrsError as error:
            expected_none = counted.get("questions") == 0
            print(f"  {path}: {'no questions, as by hand' if expected_none else error}")
            wrong += not expected_none
            continue
        counts = found.counts
        print(
            f"{counts['questions']:>9} {counts['answered']:>8} {counts['cards']:>6} {found.failures:>4} "
            f"{found.give_aways:>4} {found.furniture:>5} {found.unplaced:>5} {found.seconds:>6.2f}  {path}"
        )
        for name, number in counted.items():
            if name in counts and counts[name] != number:
                wrong += 1
                print(f"          {name}: {counts[name]}, by hand {number}")
    print(f"{wrong} differences")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
