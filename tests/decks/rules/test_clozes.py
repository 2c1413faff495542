"""A card for each number of a statement's deletions, however the bank's format writes them."""

from dataclasses import replace
from pathlib import Path

import pytest
from factories import World, question
from hypothesis import given
from hypothesis import strategies as st

from decks.intake import Wishes, bring, read
from decks.rules.clozes import cloze_cards, numbers, without
from srs.model import Prose, Question, SectionKind

NUMBERED = "A {{c1,2::crane}} lifts, a {{c2::lorry}} carries, the {{c3::hook}} holds."
NESTED = "The {{c1::boom of a {{c2::crane}} in the yard}} turns."


def _asked(statement: str) -> Question:
    cloze = Prose(kind=SectionKind.CLOZE, heading="", text=statement)
    return replace(question("A statement", points=0), sections=(cloze,))


def _told(statement: str) -> list[tuple[str, str, str]]:
    return [(card.part, card.front, card.back) for card in cloze_cards(_asked(statement))]


def test_a_deletion_of_several_numbers_is_hidden_on_the_card_of_each() -> None:
    assert _told(NUMBERED) == [
        ("1", "A […] lifts, a lorry carries, the hook holds.", "crane"),
        ("2", "A […] lifts, a […] carries, the hook holds.", "1. crane\n2. lorry"),
        ("3", "A crane lifts, a lorry carries, the […] holds.", "hook"),
    ]


def test_a_deletion_inside_another_is_told_with_it_and_asked_alone() -> None:
    assert _told(NESTED) == [
        ("1", "The […] turns.", "boom of a crane in the yard"),
        ("2", "The boom of a […] in the yard turns.", "crane"),
    ]


def test_deletions_of_several_numbers_stand_inside_each_other() -> None:
    assert _told("{{c1,3::a {{c2,3::b}} c}} d") == [
        ("1", "[…] d", "a b c"),
        ("2", "a […] c d", "b"),
        ("3", "[…] d", "a b c"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("yard.md", "# Yard\n\n{first}\n\n{second}\n"),
        ("notes.md", "#flashcards\n\n- {first}\n- {second}\n"),
        ("yard.csv", 'text,extra\n"{first}",One\n"{second}",Two\n'),
        ("yard.txt", "#separator:tab\n#html:false\n#notetype:Cloze\n{first}\tOne\n{second}\tTwo\n"),
        ("yard.json", '[{{"question": "{first}"}}, {{"question": "{second}"}}]'),
        ("yard.yaml", "- question: '{first}'\n- question: '{second}'\n"),
        (
            "yard.org",
            "".join(
                f"* {name}\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Cloze\n:END:\n** Text\n{{{name}}}\n"
                for name in ("first", "second")
            ),
        ),
    ],
)
def test_every_format_keeps_several_numbers_and_deletions_inside_others(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text.format(first=NUMBERED, second=NESTED), encoding="utf-8")
    world = World()
    report = bring(world.journal, read(str(path), Wishes()), Wishes())
    fronts = {(card.part, card.front) for card in report.cards}
    assert fronts == {(part, front) for statement in (NUMBERED, NESTED) for part, front, _ in _told(statement)}
    assert {question.prompt for question in report.questions} == {
        "A […] lifts, a […] carries, the […] holds.",
        "The […] turns.",
    }
    world.store.close()


@given(st.lists(st.sampled_from(["{{c1::", "{{c2,3::", "{{c", "}}", "a", " ", ",", "{{"]), max_size=30).map("".join))
def test_no_word_is_lost_whatever_marks_stand_in_a_statement(statement: str) -> None:
    list(cloze_cards(_asked(statement)))
    for number in (None, *numbers(statement)):
        front, taken = without(statement, number)
        assert (front + "".join(taken)).count("a") >= statement.count("a")
