"""The ticks of a plain answer: its own list, else its paragraphs."""

from decks.rules.spoken import basic_card, choice_card, own_ticks
from srs.model import BankId, Choice, Choices, Prose, Question, QuestionId, SectionKind

PARAGRAPH = "Weigh every parcel at the gate of the yard. " + "It is slow but it saves a second journey. " * 4


def _asked(*sections: tuple[SectionKind, str, str]) -> Question:
    return Question(
        id=QuestionId("q"),
        bank=BankId("b"),
        deck="d",
        prompt="How many lorries wait?",
        sections=tuple(Prose(kind=kind, heading=heading, text=text) for kind, heading, text in sections),
    )


def test_what_leads_up_to_a_question_stands_above_it_on_the_front() -> None:
    card = basic_card(
        _asked(
            (SectionKind.OTHER, "Yard", "There is a table `lorries(id, gate)`. Answer by a query:"),
            (SectionKind.ANSWER, "", "SELECT count(*) FROM lorries"),
        )
    )
    assert card is not None
    assert card.front == "There is a table `lorries(id, gate)`. Answer by a query:\n\nHow many lorries wait?"
    assert card.back == "SELECT count(*) FROM lorries"


def test_the_list_of_an_answer_is_its_ticks() -> None:
    assert own_ticks("It takes:\n\n1. **Weight** of the parcel\n   - in grams\n2. The seal\n3. A slip") == [
        "Weight of the parcel",
        "The seal",
        "A slip",
    ]


def test_several_lists_are_none() -> None:
    assert own_ticks("Dry:\n\n- lanes\n- docks\n\nCold:\n\n- fridges\n- vans") == []


def test_a_long_answer_is_ticked_by_its_paragraphs() -> None:
    text = "\n\n".join([PARAGRAPH, PARAGRAPH.replace("Weigh", "Scan"), "For example:", "```\ncode\n```", "| a | b |"])
    assert own_ticks(text) == [
        "Weigh every parcel at the gate of the yard",
        "Scan every parcel at the gate of the yard",
    ]


def test_a_short_answer_has_no_ticks() -> None:
    assert own_ticks("A place where lorries load.\n\nIt has a gate.") == []


def test_the_options_of_a_choice_are_nothing_to_cover() -> None:
    assert own_ticks("- A: `105`\n- B: a lane\n- C: `TypeError` in the yard\n\nAnswer: A") == []


def test_a_list_is_ticked_whole_or_not_at_all() -> None:
    assert own_ticks("- Weight: in grams\n- Objects\n- A slip") == ["Weight: in grams", "Objects", "A slip"]
    assert own_ticks("- 1\n- 2\n- 3") == []


def test_the_list_of_an_example_is_nothing_to_cover() -> None:
    assert own_ticks("For example, let's build a gate:\n\n- a bar of wood\n- a bell") == []


def test_remarks_are_no_paragraphs_to_cover() -> None:
    text = "\n\n".join(
        [PARAGRAPH, "Note: " + PARAGRAPH, "This is slow. " + PARAGRAPH, PARAGRAPH.replace("Weigh", "Scan")]
    )
    assert own_ticks(text) == [
        "Weigh every parcel at the gate of the yard",
        "Scan every parcel at the gate of the yard",
    ]


def test_what_goes_on_below_code_is_no_paragraph_to_cover() -> None:
    text = "\n\n".join(
        [PARAGRAPH, "```\nweigh n\n```", "where `n` is " + PARAGRAPH, PARAGRAPH.replace("Weigh", "Scan")]
    )
    assert own_ticks(text) == [
        "Weigh every parcel at the gate of the yard",
        "Scan every parcel at the gate of the yard",
    ]


def test_a_paragraph_that_leads_to_bullets_is_ticked_with_them() -> None:
    text = "\n\n".join([PARAGRAPH, "**Scales:**\n- of the gate\n- of the dock", "**Seals:**\n- of lead\n- of wax"])
    assert own_ticks(f"{text} for the cold lanes {'of the north ' * 12}")[:2] == [
        "Weigh every parcel at the gate of the yard",
        "Scales: of the gate, of the dock",
    ]


def test_lists_at_two_levels_that_go_down_are_none() -> None:
    assert own_ticks("Two ways:\n   1. Weigh by hand\n   2. Weigh by scale\n* If by hand, wait\n* If not, go") == []


def test_a_sentence_that_bullets_finish_is_no_paragraph_to_cover() -> None:
    half = "We weigh each parcel because,\n* It is dear\n* It may be too heavy for the belt of the yard"
    parts = "The parts of a scale are:\n* The beam\n* The pan"
    said = "Weigh at the gate of the yard:\n* by hand or by scale, as it comes and goes through the long night"
    text = "\n\n".join([PARAGRAPH, half, parts, said, PARAGRAPH.replace("Weigh", "Scan")])
    assert own_ticks(text)[1:-1] == ["Weigh at the gate of the yard"]


def test_a_sign_that_a_tick_begins_with_is_no_bullet() -> None:
    card = basic_card(_asked((SectionKind.ANSWER, "", "- `+` adds weights of parcels\n- `-` takes them away")))
    assert card is not None
    assert [point.text for point in card.points] == ["+ adds weights of parcels", "- takes them away"]


def test_an_option_that_stood_on_a_line_stays_on_one() -> None:
    options = (Choice(text="`dry` <br/>&nbsp; `cold`", right=True), Choice(text="`dry  cold`", right=False))
    asked = Question(
        id=QuestionId("q"),
        bank=BankId("b"),
        deck="d",
        prompt="Which?",
        sections=(Choices(heading="", options=options),),
    )
    card = choice_card(asked)
    assert card is not None
    assert [option.text for option in card.choices] == ["`dry` `cold`", "`dry  cold`"]


def test_a_list_under_one_of_several_headings_is_not_the_whole_answer() -> None:
    parts = "Seven lorries wait.\n\n## By hand\n\nCount them.\n\n## Mind\n\n- the cold lane\n- the long lane"
    assert own_ticks(parts) == []
    assert own_ticks(parts.replace("## By hand\n\nCount them.\n\n", "")) == ["The cold lane", "The long lane"]
    assert own_ticks(parts.partition("\n\n")[2]) == ["The cold lane", "The long lane"]
