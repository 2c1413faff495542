"""Terms of a bank: expansions, what tools are for, and definitions, once each."""

import pytest
from factories import bank

from decks.terms import spelt_out, terms_of
from decks.ticks import tick
from srs.ids import point_id, question_id
from srs.model import Point, PointList, Question, SectionKind


def question(*texts: str, prompt: str = "How?", kind: SectionKind = SectionKind.KEY_POINTS) -> Question:
    identity = question_id(bank().name, prompt, "")
    made = tuple(Point(id=point_id(identity, kind, text), text=text, tick=tick(text, None)) for text in texts)
    section = PointList(kind=kind, heading="", points=made)
    return Question(id=identity, bank=bank().id, deck="depot", prompt=prompt, sections=(section,))


def faces(*questions: Question) -> list[tuple[str, str]]:
    return [(term.front, term.back) for term in terms_of(questions)]


@pytest.mark.parametrize(
    ("text", "letters", "long"),
    [
        ("Ask for proof of delivery (POD) at the gate.", "POD", "proof of delivery"),
        ("Ask for POD (proof of delivery) at the gate.", "POD", "proof of delivery"),
        ("POD stands for proof of delivery in every depot.", "POD", "proof of delivery"),
        ("Agree on service level objectives (SLOs) with the lanes.", "SLO", "service level objectives"),
        ("It needs a POD (proof of delivery - a slip).", "POD", "proof of delivery"),
    ],
)
def test_an_expansion_is_found(text: str, letters: str, long: str) -> None:
    assert faces(question(text)) == [(f"What does **{letters}** stand for?", long)]


def test_letters_that_do_not_begin_the_words_are_no_expansion() -> None:
    assert spelt_out("LAN", "the local network".split()) is None


def test_an_expansion_is_asked_once_in_a_bank() -> None:
    text = "Ask for proof of delivery (POD)."
    assert len(faces(question(text), question(text, prompt="Why?"))) == 1


@pytest.mark.parametrize(
    ("text", "front", "back"),
    [
        ("Draw heat maps (Hotjar, Clarity).", "Heat maps: name one (of 2).", "Hotjar · Clarity"),
        (
            "Run route planning tools like Routific or Onfleet.",
            "Route planning: name one (of 2).",
            "Routific · Onfleet",
        ),
        ("We chose Routific for route planning.", "Route planning: what could you use?", "Routific"),
    ],
)
def test_what_tools_are_for(text: str, front: str, back: str) -> None:
    assert faces(question(text)) == [(front, back)]


def test_purposes_that_hold_each_other_are_one() -> None:
    found = faces(question("Use heat maps (Hotjar, Clarity).", "Draw yard heat maps (Mouseflow, Clarity)."))
    assert found == [("Heat maps: name one (of 3).", "Hotjar · Clarity · Mouseflow")]


@pytest.mark.parametrize(
    "text",
    [
        "Declare lateness (Slack, Zoom).",
        "Essential for internet usability.",
        "Choose a cloud provider (Hetzner, Scaleway).",
        "Weigh parcels (small, large).",
        "Read metrics (CPU, RAM).",
    ],
)
def test_what_is_no_purpose(text: str) -> None:
    assert faces(question(text)) == []


def test_a_terminology_section_defines_its_terms() -> None:
    found = faces(question("**Cross-dock**: goods leave without being stored", kind=SectionKind.TERMINOLOGY))
    assert found == [("What is meant by **Cross-dock**?", "goods leave without being stored")]
