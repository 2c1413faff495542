import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.drafts import Draft
from decks.importers import importer_for
from decks.markdown.inline_options import with_lines_of_their_own

ASKED = ("Which rope holds a ferry?", "Which rope pulls a sail?", "Which rope ties a boat?")


def choices(draft: Draft) -> list[tuple[str, bool | None]]:
    return [(choice.text, choice.right) for part in draft.sections for choice in part.choices]


@pytest.mark.parametrize("name", ["bank.md", "bank.txt"])
@pytest.mark.parametrize(
    "options",
    [
        " A) hemp B) steel C) silk Answer: B",
        " (a) hemp / (b) steel / (c) silk **Answer: b**",
        "\nA) hemp · **B) steel** · C) silk\n**Correct answer: B.**",
        "\nA) hemp | B) steel | C) silk\nAnswer: B",
        "\na) hemp    b) steel\nc) silk\nAnswer: b",
    ],
)
def test_options_that_share_a_line_are_options(options: str, name: str) -> None:
    text = "\n\n".join(f"{number}. {words}{options}" for number, words in enumerate(ASKED, 1))
    read = importer_for(text, name).read(text, name)
    assert [draft.prompt for draft in read.drafts] == list(ASKED)
    assert all(choices(draft) == [("hemp", False), ("steel", True), ("silk", False)] for draft in read.drafts)
    assert read.unplaced == ()


def test_letters_in_a_sentence_are_no_options() -> None:
    text = "\n".join(f"## Compare (a) rope {n} and (b) chain {n}\n\nThey differ.\n" for n in (1, 2, 3))
    read = importer_for(text, "bank.md").read(text, "bank.md")
    assert [draft.prompt for draft in read.drafts] == [f"Compare (a) rope {n} and (b) chain {n}" for n in (1, 2, 3)]
    assert not any(choices(draft) for draft in read.drafts)


@given(st.text(alphabet="aAbBcC().:*|·` \n", max_size=80))
def test_no_word_is_lost_in_dividing_lines(text: str) -> None:
    divided = with_lines_of_their_own(text)
    assert [sign for sign in divided if sign in "aAbBcC"] == [sign for sign in text if sign in "aAbBcC"]
