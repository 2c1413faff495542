import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.markdown.importer import IMPORTER
from decks.markdown.levels import legend_of, level


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("What is yeast? 🟢", ("What is yeast?", "Easy")),
        ("What is yeast? \u200d🔴\ufe0f", ("What is yeast?", "Hard")),
        ("Knead the dough (★☆☆)", ("Knead the dough", "Easy")),
        ("Knead the dough ★★☆", ("Knead the dough", "Medium")),
        ("Bake bread ⭐⭐⭐", ("Bake bread", "Hard")),
        ("What is yeast? 🟢🟡🔴", ("What is yeast?", "Hard")),
        ("What is yeast? [Medium]", ("What is yeast?", "Medium")),
        ("What is yeast? (a fungus)", ("What is yeast? (a fungus)", None)),
        ("What is yeast? 🍞", ("What is yeast? 🍞", None)),
        ("What is yeast? ⭐", ("What is yeast? ⭐", None)),
        ("(easy)", ("(easy)", None)),
    ],
)
def test_a_mark_at_the_end_says_how_hard_a_question_is(text: str, said: tuple[str, str | None]) -> None:
    assert level(text, {}) == said


def test_a_legend_gives_marks_their_meaning() -> None:
    legend = legend_of("Legend: 🍞 easy, \u200d⭐\ufe0f = medium | 🎂 expert")
    assert legend == {"🍞": "easy", "⭐": "medium", "🎂": "expert"}
    assert level("What is yeast? ⭐\ufe0f", legend) == ("What is yeast?", "medium")


@given(st.text(max_size=80))
def test_any_text_has_a_level_or_stays(text: str) -> None:
    said, difficulty = level(text, legend_of(text))
    assert said == text or difficulty


def test_a_single_star_is_the_least_where_others_have_several() -> None:
    text = "## What is yeast? ⭐\n\nA fungus.\n\n## What is a starter? ⭐⭐⭐\n\nFlour and water.\n"
    drafts = IMPORTER.read(text, "bank.md").drafts
    assert [(draft.prompt, draft.difficulty) for draft in drafts] == [
        ("What is yeast?", "Easy"),
        ("What is a starter?", "Hard"),
    ]
