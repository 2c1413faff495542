"""What a bank says of a question that has a card stands on a card, in the bank's own words."""

import pytest
from factories import bank

from decks.decompose import decompose
from decks.rules.plain import one_line, without_parentheses
from srs.ids import point_id, question_id
from srs.model import Depth, Framework, Point, PointList, Prose, Question, Role, Section, SectionKind

PROMPT = "How do you count the crates of a lorry?"


def _question(*sections: Section) -> Question:
    return Question(
        id=question_id(bank().name, PROMPT, ""), bank=bank().id, deck="depot", prompt=PROMPT, sections=sections
    )


def _point(text: str) -> Point:
    identity = question_id(bank().name, PROMPT, "")
    return Point(id=point_id(identity, SectionKind.KEY_POINTS, text), text=text, tick=text)


def _prose(kind: SectionKind, heading: str, text: str) -> Prose:
    return Prose(kind=kind, heading=heading, text=text)


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_an_answer_of_nothing_but_code_has_its_card(fence: str) -> None:
    code = f"{fence}python\nprint(len(crates))\n{fence}"
    cards = decompose([_question(_prose(SectionKind.ANSWER, "", code))], depth=Depth.OUTLINE).cards
    assert [(card.role, card.back) for card in cards] == [(Role.BASIC, code)]


def test_an_empty_block_of_code_is_no_answer_to_lose() -> None:
    assert decompose([_question(_prose(SectionKind.ANSWER, "", "   "))], depth=Depth.FULL).cards == ()


def test_sections_that_no_rule_knows_stand_on_the_back_of_the_answer() -> None:
    steps = (_point("Open: break the seal"), _point("Count: row by row"))
    cards = decompose(
        [
            _question(
                _prose(SectionKind.ANSWER, "Answer", "Row by row, twice."),
                PointList(kind=SectionKind.KEY_POINTS, heading="", points=(_point("Two people count, one writes"),)),
                _prose(SectionKind.OTHER, "In one breath", "Two people count row by row and sign."),
                _prose(SectionKind.OTHER, "Links", "- [Depots](https://example.org)\n- https://example.org/crates"),
                Framework(heading="Structure", names=("OC",), steps=steps, text="Open: break the seal. Count: by row."),
                PointList(kind=SectionKind.HINTS, heading="", points=(_point("Think of the rows"),)),
            )
        ],
        depth=Depth.OUTLINE,
    ).cards
    back = cards[0].back
    for told in ("Row by row, twice.", "### In one breath", "and sign.", "break the seal", "Think of the rows"):
        assert told in back
    assert "example.org" not in back


def test_code_keeps_its_marks_and_brackets() -> None:
    assert one_line("**Call** `__init__` and *then* `f(*a, **b)`") == "Call `__init__` and then `f(*a, **b)`"
    assert without_parentheses("Use `each()` (not the other) here.") == "Use `each()` here."
    assert without_parentheses("open() of file(s) (see (all) of it) closes.") == "open() of file(s) closes."
    assert without_parentheses("f(x)(y) (twice") == "f(x)(y) (twice"
    assert one_line("2 * 3 ** 4 and snake_case_name") == "2 * 3 ** 4 and snake_case_name"
