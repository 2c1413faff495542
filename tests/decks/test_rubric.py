"""The rubric finds what is wrong with a card, and the banks at hand keep to it."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from factories import MORNING, bank
from shared_corpora import corpora

from decks import rubric
from decks.banks import read_bank
from decks.card_faults import Rule
from decks.decompose import decompose
from decks.rubric import check
from decks.structure import bank_name, questions_from, short_deck
from srs.errors import SrsError
from srs.ids import bank_id
from srs.model import (
    Bank,
    Card,
    CardId,
    Depth,
    Form,
    GradedPoint,
    PointId,
    Prose,
    Question,
    QuestionId,
    Role,
    SectionKind,
)

QUESTION = Question(id=QuestionId("q"), bank=bank_id("b"), deck="d", prompt="How do you keep a parcel depot running?")
CUE = "How do you keep a parcel depot running?"
POINT = Card(
    id=CardId("c"), question=QUESTION.id, role=Role.POINT, part="p", form=Form.BLANK, point=PointId("p"),
    front=f"**{CUE}** · 1 of 2\n\nStore the lane readings with […] for a comparison.",
    back="**InfluxDB**\n\nAll of it.",
)  # fmt: skip
LIST = replace(
    POINT,
    form=Form.LIST,
    front=f"**{CUE}** · 1 of 2\n\nCheck every lorry at the gate before loading: [… 2 things].",
    points=(GradedPoint(id=PointId("1"), text="tyres"), GradedPoint(id=PointId("2"), text="seal")),
)


def rules(*cards: Card) -> set[Rule]:
    return {finding.rule for finding in check([QUESTION], cards).findings}


def below(text: str, of: Card = POINT) -> Card:
    return replace(of, front=f"**{CUE}** · 1 of 2\n\n{text}")


def items(*texts: str) -> tuple[GradedPoint, ...]:
    return tuple(GradedPoint(id=PointId(str(n)), text=text) for n, text in enumerate(texts))


def test_a_sound_card_has_no_finding() -> None:
    assert rules(POINT) == rules(LIST) == set()


@pytest.mark.parametrize(
    ("card", "rule"),
    [
        (replace(POINT, front=POINT.front.replace("How", "How " * 6)), Rule.CUE_LENGTH),
        (below("Store […] " + "the readings of lanes " * 12), Rule.FRONT_LENGTH),
        (below("Store […] with […] for […] readings of lanes and docks."), Rule.BLANKS),
        (below("Store the readings of all lanes."), Rule.BLANKS),
        (below("Store […] now."), Rule.IN_SIGHT),
        (replace(POINT, back=f"**{'word ' * 26}end**"), Rule.BACK_LENGTH),
        (below("InfluxDB stores lane readings with […] for a comparison."), Rule.ANSWER_SHOWN),
        (below("POD means a slip that drivers sign: […] at the gate.", replace(POINT, back="**proof on delivery**")),
         Rule.EXPANSION_SHOWN),
        (replace(POINT, role=Role.TERM, form=Form.PLAIN, front="What is a parcel depot?", back="a depot"),
         Rule.ANSWER_SHOWN),
        (replace(LIST, points=items("seal")), Rule.ITEMS),
        (replace(LIST, points=items("seal", "Seal")), Rule.ITEMS),
        (replace(LIST, points=items("seal", "a " * 13)), Rule.ITEMS),
        (replace(LIST, points=items("seal", "the depot")), Rule.ITEM_TOLD),
        (below("Store (the lane readings with […] for a comparison."), Rule.UNCLOSED),
        (below("This stores lane readings with […] for a comparison."), Rule.OPENING),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_card_is_found(card: Card, rule: Rule) -> None:
    assert rule in rules(card)


def test_two_cards_with_the_same_front_are_found() -> None:
    assert rules(POINT, replace(POINT, id=CardId("d"))) == {Rule.SAME_FRONT}


def test_a_cue_that_finds_another_question_is_found() -> None:
    other = replace(QUESTION, id=QuestionId("r"), prompt="How do you clean the belt of a cold lane?")
    card = replace(POINT, front=POINT.front.replace(CUE, "Clean the belt of a cold lane"))
    assert [finding.rule for finding in check([QUESTION, other], [card]).findings] == [Rule.CUE_RANK]


def test_the_report_counts() -> None:
    told = below("InfluxDB stores lane readings with […] for a comparison.")
    report = check([QUESTION], [POINT, replace(told, id=CardId("d")), replace(LIST, id=CardId("e"))])
    assert (report.cards, report.failures, report.give_aways, report.cards_per_question) == (3, 1, 1, 3)
    assert report.counts == {(Role.POINT, Form.BLANK): 2, (Role.POINT, Form.LIST): 1}


# ------------------------------------------------------------------------------------------------------- banks at hand


def questions_of(path: str) -> tuple[Question, ...]:
    reading = read_bank(path)
    name = bank_name(reading.title, reading.path)
    bank = Bank(
        id=bank_id(name), name=name, path=path, format=reading.format, encoding=reading.encoding, content_hash="",
        imported_at=MORNING, deck=short_deck(name), depth=Depth.POINTS,
    )  # fmt: skip
    return questions_from(reading.drafts, bank=bank)


def holds(questions: tuple[Question, ...], depth: Depth) -> rubric.Report:
    made = decompose(questions, depth=depth)
    assert made == decompose(questions, depth=depth)
    report = check(made.questions, made.cards)
    assert report.give_aways == 0, report.findings
    assert report.failures <= max(1, report.cards // 100), report.findings
    assert not [finding for finding in report.findings if finding.rule is Rule.POINT_LOST]
    return report


@pytest.mark.parametrize("depth", Depth)
def test_our_own_banks_keep_to_the_rubric(depth: Depth) -> None:
    samples = [path for path in files("decks.samples").iterdir() if path.name.endswith((".md", ".txt"))]
    assert samples
    for path in samples:
        report = holds(questions_of(str(path)), depth)
        assert report.failures == 0
        assert report.cards_per_question <= 7


def _readable() -> list[Path]:
    """Each bank beside the checkout: a folder, or a file of one that cannot be read whole."""
    return sorted(path for path in corpora().iterdir() if path.is_dir())


@pytest.mark.parametrize("depth", [Depth.POINTS, Depth.FULL])
def test_banks_of_others_keep_to_the_rubric(depth: Depth) -> None:
    read = 0
    for path in _readable():
        try:
            questions = questions_of(str(path))
        except SrsError:
            continue
        holds(questions, depth)
        read += 1
    assert read


def test_a_bank_with_much_to_learn_makes_seven_cards_a_question_at_most() -> None:
    for path in _readable():
        try:
            questions = questions_of(str(path))
        except SrsError:
            continue
        assert check(questions, decompose(questions, depth=Depth.POINTS).cards).cards_per_question <= 7


def test_an_answer_that_no_card_asks_for_is_lost() -> None:
    sections = (Prose(kind=SectionKind.ANSWER, heading="", text="Wire."),)
    question = Question(id=QuestionId("q"), bank=bank().id, deck="sea", prompt="Which rope holds?", sections=sections)
    assert [finding.rule for finding in check([question], []).findings] == [Rule.ANSWER_LOST]
