import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Draft, Reading
from decks.markdown.importer import IMPORTER
from srs.model import Role, SectionKind

BOTH = (Role.BASIC, Role.REVERSED)
ONE = (Role.BASIC,)


def read(text: str) -> Reading:
    reading = IMPORTER.read(text, "notes.md")
    assert unaccounted(text, reading) == set()
    return reading


def told(text: str) -> list[tuple[str | None, str, tuple[Role, ...]]]:
    """Prompt, first section's text and roles of every draft."""
    return [(draft.prompt, _text(draft), draft.roles) for draft in read(text).drafts]


def _text(draft: Draft) -> str:
    return draft.sections[0].text if draft.sections else ""


def test_two_colons_ask_one_way_and_three_both_ways() -> None:
    text = "# Harbour\n\n## Parts\n\nWhat holds a ship?::An anchor\nPort side:::Left\nThe capstan :: hauls `a::b`\n"
    reading = read(text)
    assert told(text) == [
        ("What holds a ship?", "An anchor", ONE),
        ("Port side", "Left", BOTH),
        ("The capstan", "hauls `a::b`", ONE),
    ]
    assert {draft.place for draft in reading.drafts} == {("Parts",)}


def test_what_is_indented_below_a_card_goes_on_with_its_back() -> None:
    text = "- Knots that hold :: two\n  - a bowline\n  - a hitch\n- A bad knot :: a granny\n"
    assert told(text) == [("Knots that hold", "two\n- a bowline\n- a hitch", ONE), ("A bad knot", "a granny", ONE)]


@pytest.mark.parametrize(
    "text",
    [
        "Use std::vector and std::list for it.\n",
        "- std::vector\n- std::list\n- std::map\n",
        "## What is a vector?\n\nA `std::vector` grows; std::array does not.\n\nThe class Foo::Bar too.\n",
        "# Code\n\n```cpp\nwhat is this::that\nstd::sort(a)\n```\n\n    a :: b\n",
        "| a::b | c::d |\n|---|---|\n| e::f | g::h |\n",
        "## front::back\n",
        "Note::\n\n.. note:: this\n",
    ],
)
def test_colons_of_programs_tables_and_headings_part_no_cards(text: str) -> None:
    assert all(Role.BASIC not in draft.roles for draft in read(text).drafts)


def test_a_deck_of_short_words_is_one_and_its_tag_and_schedule_are_furniture() -> None:
    schedule = "<!--SR:!2024-01-02,3,250-->"
    text = f"#flashcards/harbour/words\n\nquay::wall\npier::bridge {schedule}\n{schedule}\n"
    reading = read(text)
    assert told(text) == [("quay", "wall", ONE), ("pier", "bridge", ONE)]
    assert reading.drafts[0].tags == ("harbour", "words")
    assert reading.furniture == {1: "tag", 5: "schedule"}


def test_a_line_of_one_or_two_question_marks_parts_front_and_back() -> None:
    text = "What is a\nquay?\n?\nA wall.\n\n- of stone\n\nA mole\n??\nIn the sea\n```\ncode\n\nmore\n```\n\nProse.\n"
    assert told(text) == [
        ("What is a\nquay?", "A wall.", ONE),
        ("A mole", "In the sea\n```\ncode\n\nmore\n```", BOTH),
    ]
    assert [left.text for left in read(text).unplaced] == ["- of stone", "Prose."]


def test_blank_lines_may_stand_around_the_mark_and_rules_between_cards() -> None:
    text = "A quay\n\n?\n\nA wall.\n\nOf stone.\n\n---\n\nA pier\n?\nA bridge.\n\nOf wood.\n"
    assert told(text) == [("A quay", "A wall.\n\nOf stone.", ONE), ("A pier", "A bridge.\n\nOf wood.", ONE)]


def test_highlights_are_deletions_in_a_deck() -> None:
    text = "#flashcards\n\nA ==quay== is a ==wall==, not `a==b==c`.\n\n- ==Hemp== makes rope\n\nNothing here.\n"
    assert told(text) == [
        ("A […] is a […], not `a==b==c`.", "A {{c1::quay}} is a {{c2::wall}}, not `a==b==c`.", (Role.CLOZE,)),
        ("[…] makes rope", "{{c1::Hemp}} makes rope", (Role.CLOZE,)),
    ]


def test_highlights_in_an_answer_are_none() -> None:
    text = "## What is a quay?\n\nA ==wall== of stone.\n\n## What is a pier?\n\nA ==bridge==.\n"
    assert [draft.prompt for draft in read(text).drafts] == ["What is a quay?", "What is a pier?"]


@pytest.mark.parametrize(
    ("line", "cloze"),
    [
        ("A {{c1::quay}} is a {{c2::wall::of stone}}.", "A {{c1::quay}} is a {{c2::wall::of stone}}."),
        ("A {{c1::quay}} or {{c1::pier}} holds.", "A {{c1::quay}} or {{c1::pier}} holds."),
    ],
)
def test_numbered_braces_are_deletions_anywhere(line: str, cloze: str) -> None:
    assert told(f"Some words.\n\n{line}\n") == [(told(f"{line}\n")[0][0], cloze, (Role.CLOZE,))]


def test_bare_braces_are_deletions_where_most_paragraphs_have_them() -> None:
    assert [text for _, text, _ in told("A {{quay}} holds.\n\n- A {{cloze pier}} stands.\n")] == [
        "A {{c1::quay}} holds.",
        "A {{c1::pier}} stands.",
    ]
    assert told("## What is a template?\n\nIt says {{ name }} or {{name}}.\n")[0][0] == "What is a template?"


def test_bold_words_are_deletions_only_where_the_deck_has_nothing_else() -> None:
    assert told("#flashcards\n\nA **quay** is a wall.\n\nA **pier** is a bridge.\n")[0][0] == "A […] is a wall."
    assert told("#flashcards\n\nA **quay** is::a wall.\n")[0][:2] == ("A **quay** is", "a wall.")
    assert told("A **quay** is a wall.\n\nA **pier** is a bridge.\n") == []


def test_arrows_of_an_outline_say_which_way_it_asks() -> None:
    text = "- quay >> wall\n- left << port\n- pier <> bridge\n  - of wood\n"
    assert told(text) == [("quay", "wall", ONE), ("port", "left", ONE), ("pier", "bridge\n- of wood", BOTH)]
    assert told("- Run `a` >> log\n- Then b\n- Then c\n- Then d\n") == []


def test_a_tagged_item_has_its_answer_below_it() -> None:
    text = (
        "- Harbour\n\t- What is a quay? #card\n\t  card-last-interval:: 4\n\t  id:: 64\n\t\t- A wall\n"
        "\t\t- of stone\n\t- A {{cloze pier}} stands #card\n\t- Which rope? #card\n\t\t- Hemp\n"
    )
    reading = read(text)
    assert told(text) == [
        ("What is a quay?", "- A wall\n- of stone", ONE),
        ("A […] stands", "A {{c1::pier}} stands", (Role.CLOZE,)),
        ("Which rope?", "Hemp", ONE),
    ]
    assert reading.furniture == {1: "place", 3: "property", 4: "property"}
    assert [draft.place for draft in reading.drafts] == [("Harbour",)] * 3
    assert not reading.unplaced


def test_a_tagged_line_or_heading_has_its_answer_after_it() -> None:
    text = (
        "What is a quay? #card\nA wall.\n\nProse.\n\n## The pier #card-reverse\n\nA bridge.\n\nOf wood.\n\n## Notes\n"
    )
    assert told(text) == [("What is a quay?", "A wall.", ONE), ("The pier", "A bridge.\n\nOf wood.", BOTH)]


def test_a_rule_right_below_a_card_makes_it_no_heading() -> None:
    text = "What is a quay?::A wall\n---\nWhat is a pier?::A bridge\n---\n"
    assert [prompt for prompt, _, _ in told(text)] == ["What is a quay?", "What is a pier?"]


def test_tags_of_the_front_matter_say_that_it_is_a_deck() -> None:
    text = "---\ntags: [flashcards, sea]\n---\nquay::wall\n\nLong prose about it.\nMore of it.\nAnd more.\n"
    assert told(text) == [("quay", "wall", ONE)]


_PIECES = """a::b|c:::d|?|??|==e==|{{c1::f}}|{{g}}|- h #card|  - i|#flashcards/x|<!--SR:!1-->|## j #card|j >> k|- l << m
```|---|| |C: [n] o|Q: p|A: q|### r?|id:: 1|**s** t|`u::v`|| w |"""


@given(st.lists(st.sampled_from(_PIECES.replace("\n", "|").split("|")) | st.text(max_size=10), max_size=30))
def test_any_notes_are_read_and_every_line_accounted_for(pieces: list[str]) -> None:
    read("\n".join(pieces))


@pytest.mark.parametrize(
    "bit",
    [
        "a::b\n",
        "?\n",
        "a\n?\nb\n\n",
        "==a",
        "{{",
        "{{c1::a}} ",
        "- a #card\n",
        "  " * 20 + "- a #card\n",
        "a :: ",
        "`a",
        "**a** ",
        "}}",
    ],
)
def test_strange_notes_take_linear_time(bit: str) -> None:
    IMPORTER.read("#flashcards\n" + bit * (300_000 // len(bit)), "notes.md")


def test_a_deck_is_its_cards_with_a_front_and_a_back() -> None:
    draft = read("Where is it?::Here\n").drafts[0]
    assert [part.kind for part in draft.sections] == [SectionKind.ANSWER]
    assert draft.lines == {1}


def test_an_outline_with_several_marks_keeps_what_its_cards_stand_below() -> None:
    text = (
        "- [[Sea]] #topic\n    - Quay\n        - What holds it? >> stone\n        - Mole :: a wall\n        - Uses >>\n"
    )
    text += "            - shelter\n            - landing\n        - Slip ;; a ramp\n"
    reading = read(text)
    assert [(draft.prompt, draft.sections[0].text) for draft in reading.drafts] == [
        ("What holds it?", "stone"),
        ("Mole", "a wall"),
        ("Uses", "- shelter\n- landing"),
        ("Slip", "a ramp"),
    ]
    assert {draft.place for draft in reading.drafts} == {("Sea", "Quay")}
    assert reading.furniture == {1: "place", 2: "place"}


def test_lists_of_arrows_are_cards_where_a_text_has_little_else() -> None:
    assert told("# Sea\n\n- Quay → a wall\n- Mole -> another\n- Port ↔ left\n") == [
        ("Quay", "a wall", ONE),
        ("Mole", "another", ONE),
        ("Port", "left", BOTH),
    ]
    assert told("# Sea\n\n- Quay → a wall\n- Mole → another\n\nLong words.\n\nMore of them.\n\nAnd more.\n") == []
    assert [prompt for prompt, _, _ in told("## What is it?\n\n- a → b\n- c → d\n- e → f\n")] == ["What is it?"]


@pytest.mark.parametrize("tag", ["#card", "#flashcard", "#flash-card", "#Flashcard"])
def test_a_tag_behind_a_line_makes_it_a_card_with_the_paragraph_below(tag: str) -> None:
    text = f"What is ebb? {tag}\nOut.\nTwice a day.\n\nMy prose.\n\nSlack water {tag}\n\nNeither.\n^1667300000000\n"
    assert told(text) == [("What is ebb?", "Out.\nTwice a day.", ONE), ("Slack water", "Neither.", ONE)]


def test_a_tag_of_a_deck_above_other_cards_is_none() -> None:
    assert told("Tides and ships #flashcards\n\nEbb::Out\n\nFlood::In\n") == [("Ebb", "Out", ONE), ("Flood", "In", ONE)]
    assert told("What is ebb? #flashcard\n?\nOut.\n") == [("What is ebb?", "Out.", ONE)]
