"""The ticks of a plain answer: its own list, else its paragraphs."""

from decks.rules.spoken import own_ticks

PARAGRAPH = "Weigh every parcel at the gate of the yard. " + "It is slow but it saves a second journey. " * 4


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
