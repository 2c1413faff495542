"""Banks inside fenced blocks, and lists of a program pasted as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Reading
from decks.importers import importer_for
from decks.markdown.importer import IMPORTER

TOLD = [("What is rye?", 'A "grain".'), ("What is bran?", "The husk, ground."), ("What is malt?", "Sprouted barley.")]
CARDS = {
    "letters": "Q: {}\nA: {}\n\n",
    "colons": "{}::{}\n",
    "headings": "## {}\n\n{}\n\n",
}
DATA = {
    "lists": ("json", "[\n", '  ["{}", "{}"],\n', "]\n"),
    "records": ("json", "[\n", '  {{"question": "{}", "answer": "{}"}},\n', "]\n"),
    "lines of records": ("jsonl", "", '{{"q": "{}", "a": "{}"}}\n', ""),
    "yaml": ("yaml", "", '- question: "{}"\n  answer: "{}"\n', ""),
    "tuples": ("python", "cards = [\n", '    ("{}", "{}"),  # a card\n', "]\n"),
    "a mapping": ("python", "cards = {\n", '    "{}": "{}",\n', "}\n"),
    "a program": ("js", "const cards = [\n", '  {{ question: "{}", answer: "{}" }},\n', "];\n"),
}


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bread.md")


def told(reading: Reading) -> list[tuple[str | None, str]]:
    return [(draft.prompt, "\n".join(part.text for part in draft.sections).strip()) for draft in reading.drafts]


def data(name: str) -> str:
    _, opens, record, closes = DATA[name]
    return opens + "".join(record.format(asked, said.replace('"', '\\"')) for asked, said in TOLD) + closes


@pytest.mark.parametrize("language", ["", "markdown", "text"])
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_cards_in_a_fenced_block_are_read_as_a_text_of_their_own(card: str, language: str) -> None:
    text = f"# Bread\n\n```{language}\n" + "".join(card.format(*pair) for pair in TOLD) + "```\n"
    reading = read(text)
    assert importer_for(text, "bread.md").name == "markdown"
    assert told(reading) == TOLD
    assert not reading.unplaced
    assert unaccounted(text, reading) == set()


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("named", [True, False])
def test_data_in_a_fenced_block_are_its_records(name: str, named: bool) -> None:
    text = f"Paste this:\n\n```{DATA[name][0] if named else ''}\n{data(name)}```\n"
    reading = read(text)
    assert importer_for(text, "bread.md").name == "markdown"
    assert told(reading) == TOLD
    assert [left.text for left in reading.unplaced] == ["Paste this:"]
    assert unaccounted(text, reading) == set()


@pytest.mark.parametrize("opens", ["", "cards = [\n"])
def test_tuples_pasted_without_a_fence_are_questions(opens: str) -> None:
    text = opens + "".join(f"(\"{asked}\", '{said}'),\n" for asked, said in TOLD) + ("]\n" if opens else "")
    assert told(read(text)) == TOLD
    assert unaccounted(text, read(text)) == set()


def test_a_card_in_each_of_several_blocks_stands_below_its_heading() -> None:
    cards = [f"## Part {place}\n\n```\nQ: {asked}\nA: {said}\n```\n\n" for place, (asked, said) in enumerate(TOLD)]
    text = "".join(cards)
    reading = read(text)
    assert told(reading) == TOLD
    assert [draft.place for draft in reading.drafts] == [("Part 0",), ("Part 1",), ("Part 2",)]


def test_examples_in_a_long_text_are_no_bank() -> None:
    text = "# The tool\n\n" + "It reads cards.\n\n" * 9 + "```\nQ: What is rye?\nA: A grain.\n```\n"
    assert read(text).drafts == ()


def test_blocks_in_the_answers_of_questions_stay_there() -> None:
    text = f"## How are cards written?\n\n```json\n{data('records')}```\n"
    assert [draft.prompt for draft in read(text).drafts] == ["How are cards written?"]


def test_damaged_data_are_left_where_they_stand() -> None:
    text = '```json\n[{"question": "What is rye?"\n```\n'
    assert read(text).drafts == ()
    assert unaccounted(text, read(text)) == set()


_PIECES = '```|```json|~~~|Q: a?|A: b|["c?", "d"],|("e?", "f"),|[|]|{|}|g::h|||# i|cards = ['.split("|")


@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_every_line_of_any_order_is_somewhere(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, read(text)) == set()


@pytest.mark.parametrize("bit", ["```\nQ: a?\n```\n", "(", '("a?", ', "```json\n", "[(", '"a', "'a'\n", "`````\n?\n"])
def test_strange_blocks_take_linear_time(bit: str) -> None:
    read(bit * (60_000 // len(bit)))
