import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import corpora, counted

from decks.banks import read_bank
from decks.drafts import Draft
from decks.markdown.importer import IMPORTER
from decks.story import parts
from srs.model import SectionKind

TOLD = {
    "situation": "The kiln broke.",
    "task": "I had to fire 40 pots.",
    "action": "I built one.",
    "result": "All held.",
}


def stories(draft: Draft) -> list[dict[str, str]]:
    return [parts(part.text) for part in draft.sections if part.kind is SectionKind.STORY]


@pytest.mark.parametrize(
    "form", ["### {0}", "### {0}:", "## {0}", "### Step {1}. {0}", "### {1}) {0}", "**{0}**", "**{0}:**"]
)
def test_headings_that_name_the_parts_of_a_story_make_one(form: str) -> None:
    told = "\n\n".join(
        f"{form.format(part.capitalize(), n)}\n\n{text}" for n, (part, text) in enumerate(TOLD.items(), 1)
    )
    asked = "# Pottery questions\n\n## Tell me about a time when a kiln broke.\n\nFor example.\n\n"
    text = f"{asked}{told}\n\n## Why clay?\n\nIt bakes.\n"
    first, second = IMPORTER.read(text, "bank.md").drafts
    assert stories(first) == [TOLD]
    assert [part.text for part in first.sections if part.kind is SectionKind.ANSWER] == ["For example."]
    assert second.prompt == "Why clay?"


def test_steps_whose_first_sentence_names_the_part_make_a_story() -> None:
    told = "\n\n".join(
        f"## Step {n}.\n\nNow comes the {part}:\n\n{text}" for n, (part, text) in enumerate(TOLD.items(), 1)
    )
    (draft,) = IMPORTER.read(f"# Pottery\n\n## 1. Tell me about a broken kiln.\n\n{told}\n", "bank.md").drafts
    assert stories(draft) == [{part: f"Now comes the {part}:\n\n{text}" for part, text in TOLD.items()}]


def test_steps_of_anything_else_are_no_story() -> None:
    steps = "### Step 1. Dry it\n\nSlowly.\n\n### Step 2. Heat\n\nMore.\n\n### Result\n\nA pot.\n"
    (draft,) = IMPORTER.read(f"## How do you fire a pot?\n\n{steps}", "bank.md").drafts
    assert stories(draft) == []


def test_a_bank_of_others_told_in_steps_is_one_question_with_four_parts() -> None:
    ((path, counts),) = ((path, counts) for path, counts in counted().items() if "star" in path)
    drafts = read_bank(str(corpora() / path)).drafts
    assert len(drafts) == counts["questions"]
    assert [set(story) for story in stories(drafts[0])] == [set(TOLD)]


@given(
    st.lists(st.sampled_from(["## What?", "## Step 1.", "### Task", "**Action**", "result:", ""]) | st.text(max_size=9))
)
def test_any_text_is_read(lines: list[str]) -> None:
    IMPORTER.read("\n".join(lines), "bank.md")
