"""Statements with deletions, `{{c1,2::words::hint}}` as Anki writes them: one card for each number (rule 5)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.deletions import GAP, OPENING, numbers_of
from decks.rules.backs import behind
from srs.ids import card_id
from srs.model import Card, Form, Question, Role

_MARK = re.compile(rf"{OPENING}|::|\}}\}}")
_DEEPEST = 8
_WORDLESS = "…"


@dataclass
class _Deletion:
    """A deletion while it is read; `front` and `plain` gather what stands in it, and `hint` what follows its `::`.

    `taken_before` counts the words that were deleted before it: those inside it go with it.
    """

    numbers: tuple[int, ...] = ()
    taken_before: int = 0
    front: str = ""
    plain: str = ""
    hint: str | None = None

    def add(self, front: str, plain: str) -> None:
        if self.hint is None:
            self.front += front
            self.plain += plain
        else:
            self.hint += plain


def numbers(statement: str) -> list[int]:
    """The numbers of a statement's deletions, in order, each once."""
    written = (match["numbers"] for match in _MARK.finditer(statement) if match["numbers"])
    return sorted({number for each in written for number in numbers_of(each)})


def without(statement: str, number: int | None) -> tuple[str, list[str]]:
    """A statement with a blank for each deletion of a number (None: of any), and the words that were deleted."""
    open_ones = [_Deletion()]
    taken: list[str] = []
    place = 0
    for match in _MARK.finditer(statement):
        words = statement[place : match.start()]
        open_ones[-1].add(words, words)
        place = match.end()
        if match["numbers"] and len(open_ones) <= _DEEPEST:
            open_ones.append(_Deletion(numbers_of(match["numbers"]), len(taken)))
        elif match.group() == "}}" and len(open_ones) > 1:
            _close(open_ones, number, taken)
        elif match.group() == "::" and len(open_ones) > 1 and open_ones[-1].hint is None:
            open_ones[-1].hint = ""
        else:
            open_ones[-1].add(match.group(), match.group())
    open_ones[-1].add(statement[place:], statement[place:])
    while len(open_ones) > 1:
        _close(open_ones, None if number is None else -1, taken)
    return open_ones[0].front, taken


def _close(open_ones: list[_Deletion], number: int | None, taken: list[str]) -> None:
    """Takes the innermost deletion into what is around it: as a blank where its number is asked for."""
    inner = open_ones.pop()
    if number is None or number in inner.numbers:
        taken[inner.taken_before :] = [inner.plain]
        blank = f"[… {inner.hint.strip()}]" if inner.hint and inner.hint.strip() else GAP
        open_ones[-1].add(blank, inner.plain)
    else:
        open_ones[-1].add(inner.front, inner.plain)


def cloze_cards(question: Question) -> Iterator[Card]:
    """A card for each number of a question's deletions; none for one that hides nothing."""
    statement = question.cloze or ""
    extra = behind(question)
    for number in numbers(statement):
        front, taken = without(statement, number)
        words = [each.strip() for each in taken if each.strip(" " + _WORDLESS)]
        if not words:
            continue
        back = "\n\n".join(filter(None, [_listed(words), extra]))
        part = str(number)
        yield Card(
            id=card_id(question.id, Role.CLOZE, part),
            question=question.id,
            role=Role.CLOZE,
            part=part,
            form=Form.BLANK,
            front=front,
            back=back,
        )


def _listed(words: list[str]) -> str:
    """What belongs in the blanks, in their order."""
    return words[0] if len(words) == 1 else "\n".join(f"{rank}. {each}" for rank, each in enumerate(words, 1))
