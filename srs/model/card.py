"""Cards: what is asked, and what an answer is graded by."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from srs.model.question import Choice, PointId, QuestionId, Role

CardId = NewType("CardId", str)


class Form(StrEnum):
    """How a card asks: the forms of a point card, or a plain question."""

    PLAIN = "plain"
    BLANK = "blank"
    LIST = "list"
    AVOID = "avoid"
    FINISH = "finish"
    LABEL = "label"
    MORE = "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedPoint:
    """One line of a card's tick list.

    On an `answer` card the id is a key point's, whose own point card (if any) the tick reviews; on other cards it is
    a framework step's, a story part's or a list item's.
    """

    id: PointId
    text: str
    label: str | None = None
    essential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A front and a back, made from a question by decomposition and shown as they stand.

    `part` tells cards of one role apart: a point's id and the rank of its sentence (`ID` or `ID/2`), a term, a cloze
    number; empty where a question has one card of the role. `point` is the key point that a point card asks for.
    `points` is its tick list; the back does not repeat it. `choices` are the options of a choice card in the bank's
    order: they are on neither side, and each showing puts them in an order of its own.
    """

    id: CardId
    question: QuestionId
    role: Role
    part: str = ""
    form: Form = Form.PLAIN
    position: int = 0
    front: str
    back: str
    point: PointId | None = None
    points: tuple[GradedPoint, ...] = ()
    choices: tuple[Choice, ...] = ()
    retired: bool = False

    @property
    def asks_for_answer(self) -> bool:
        """Whether it asks for something of the question's answer: a term stands on a question that has none too."""
        return self.role not in (Role.TERM, Role.TERM_REVERSED)
