"""Terms with their meanings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted

from decks.drafts import Reading
from decks.markdown.importer import IMPORTER

TOLD = [("Crumb", "the inside of a loaf"), ("Crust", "the outside of a loaf"), ("Poolish", "a wet ferment")]


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bread.md")


def told(text: str) -> list[tuple[str | None, str]]:
    return [(draft.prompt, draft.sections[0].text) for draft in read(text).drafts]


@pytest.mark.parametrize(
    "shape",
    [
        "**{}** – {}\n\n",
        "- **{}**: {}\n",
        "* **{}:** {}\n",
        "{}: {}\n",
        "- {} - {}\n",
        "{}\n: {}\n\n",
        "## {}\n\n{}\n\n",
    ],
)
@pytest.mark.parametrize("title", ["Glossary of bread", "Flashcards", "Vokabeln", "术语"])
def test_the_terms_of_a_glossary_ask_for_their_meanings(title: str, shape: str) -> None:
    text = f"# {title}\n\n" + "".join(shape.format(*pair) for pair in TOLD)
    assert told(text) == TOLD
    assert not read(text).unplaced


def test_places_of_a_glossary_stand_above_its_terms() -> None:
    text = (
        "# Glossary\n\n## Bread\n\n### Crumb\n\nInside.\n\n### Crust\n\nOutside.\n\n## Drink\n\n### Malt\n\nBarley.\n"
    )
    assert [(draft.place, draft.prompt) for draft in read(text).drafts] == [
        (("Bread",), "Crumb"),
        (("Bread",), "Crust"),
        (("Drink",), "Malt"),
    ]


@pytest.mark.parametrize("shape", ["{}: {}\n", "- {} - {}\n", "## {}\n\n{}\n\n"])
def test_other_texts_have_no_terms_of_lines_and_headings(shape: str) -> None:
    assert told("# The bakery\n\n" + "".join(shape.format(*pair) for pair in TOLD)) == []


def test_a_few_bold_words_in_running_text_are_no_glossary() -> None:
    text = "# The bakery\n\n" + "Words of it.\n\n" * 3 + "".join("**{}**: {}\n\n".format(*pair) for pair in TOLD)
    assert told(text) == []


_PIECES = "**a**: b|- **c** – d|e: f|e|: g|# Glossary|## h||  i|```|- j - k".split("|")


@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_every_line_of_any_order_is_somewhere(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, read(text)) == set()
