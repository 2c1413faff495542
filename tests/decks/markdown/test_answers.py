"""What stands under a question: rules around its answer, metadata behind it."""

import pytest

from decks.drafts import Reading
from decks.markdown.importer import IMPORTER
from srs.model import SectionKind

TOLD = [("What is a keel?", "The spine."), ("What is a stem?", "The bow.")]


def read(text: str) -> Reading:
    return IMPORTER.read(text, "ships.md")


@pytest.mark.parametrize(
    "shape",
    [
        "# {}\n\n---\n\n{}\n\n===\n\n",
        "## {}\n\n%\n\n{}\n\n",
        "## {}\n\n<!--ID: 12-->\n\n***\n\n{}\n\n---\n\n",
    ],
)
def test_rules_that_only_divide_are_on_no_card(shape: str) -> None:
    reading = read("".join(shape.format(*pair) for pair in TOLD))
    assert [(draft.prompt, draft.sections[0].text.strip()) for draft in reading.drafts] == TOLD
    assert "rule" in reading.furniture.values()
    assert not reading.unplaced


def test_a_rule_inside_an_answer_stays_there() -> None:
    (draft,) = read("## What is a keel?\n\nThe spine.\n\n---\n\nOf oak.\n").drafts
    assert draft.sections[0].text.strip() == "The spine.\n\n---\n\nOf oak."


def test_metadata_in_a_paragraph_behind_an_answer_are_the_questions() -> None:
    (draft,) = read("## What is a keel?\n\nThe spine.\n\nTags: wood, iron\nDifficulty: Hard\n").drafts
    assert (draft.tags, draft.difficulty) == (("wood", "iron"), "Hard")
    assert [part.text.strip() for part in draft.sections] == ["The spine."]
    assert draft.lines == {1, 3, 5, 6}


def test_words_that_only_look_like_metadata_stay_in_their_paragraph() -> None:
    (draft,) = read("## What is said of it?\n\nOne says of it:\nDifficulty: Hard\n").drafts
    assert draft.difficulty is None


def test_named_metadata_directly_below_an_answer_are_the_questions() -> None:
    reading = read("Question: What is a keel?\nAnswer: The spine.\nDifficulty: Hard\nTags: wood, iron\n")
    (draft,) = reading.drafts
    assert (draft.tags, draft.difficulty) == (("wood", "iron"), "Hard")
    assert [part.text for part in draft.sections] == ["The spine."]


@pytest.mark.parametrize("last", ["- Tags: wood", "Level: of the sea", "hard"])
def test_the_last_line_of_an_answer_that_only_looks_like_metadata_stays(last: str) -> None:
    (draft,) = read(f"## What is a keel?\n\nThe spine.\n{last}\n").drafts
    assert [part.text for part in draft.sections] == [f"The spine.\n{last}"]


ASKED = "Q1. What is a keel?\nAns: The spine.\n\nQ2. What is a stem?\n{}\n\nQ3. What is a rib?\nAns: Of oak.\n"


@pytest.mark.parametrize("told", ["The bow.", "\nThe bow.\n\n- Of oak.", "| part |\n|---|\n| bow |"])
def test_an_answer_whose_label_was_forgotten_is_one(told: str) -> None:
    drafts = read(ASKED.format(told)).drafts
    assert [draft.prompt for draft in drafts] == ["What is a keel?", "What is a stem?", "What is a rib?"]
    assert [part.text for part in drafts[1].sections] == [told.strip()]


@pytest.mark.parametrize("told", ["And of what is it?", "Explain it.", "```\nkeel()\n```", "a) A bow.\nb) A sail."])
def test_what_goes_on_asking_is_no_answer_without_its_label(told: str) -> None:
    assert not any(part.text for part in read(ASKED.format(told)).drafts[1].sections)


@pytest.mark.parametrize("label", ["**Answer:** {}", "***Answer***\n\n{}", "{}", "{}\n"])
def test_below_labelled_headings_answers_need_no_label_though_others_have_one(label: str) -> None:
    asked = "### Q. What is a keel?\n\n**Answer:** The spine.\n\n### Q. Explain a stem\n\n{}\n\n### Q. Why?\n\n{}\n"
    drafts = read(asked.format(label.format("The bow."), label.format("So.")).strip()).drafts
    assert [draft.prompt for draft in drafts] == ["What is a keel?", "Explain a stem", "Why?"]
    assert [part.text.strip() for draft in drafts for part in draft.sections] == ["The spine.", "The bow.", "So."]


def test_a_link_back_as_a_tag_is_navigation() -> None:
    link = '<div align="right">\n    <b><a href="#">↥ back to top</a></b>\n</div>\n\n'
    reading = read(f"## Q. What is a keel?\n\nThe spine.\n\n{link}## Q. What is a stem?\n\nThe bow.\n\n{link}")
    assert [part.text.strip() for draft in reading.drafts for part in draft.sections] == ["The spine.", "The bow."]
    assert [kind for kind in reading.furniture.values() if kind == "navigation"] == ["navigation"] * 2


@pytest.mark.parametrize(
    ("folds", "hints"),
    [
        ("<details><summary><b>Hint</b></summary>It is low.</details>", ["It is low."]),
        (
            (
                "<details>\n<summary>💡 Hint 1</summary>\nIt is low.\n</details>\n"
                "<details>\n<summary>💡 Hint 2</summary>\n\nOak.\n</details>"
            ),
            ["It is low.", "Oak."],
        ),
    ],
)
@pytest.mark.parametrize("answer", ["The spine.", "<details><summary>Answer</summary>\n\nThe spine.\n\n</details>"])
def test_folds_that_hint_are_hints(folds: str, hints: list[str], answer: str) -> None:
    told = f"### 1. What is a keel?\n\n{folds}\n\n{answer}\n\n### 2. What is a stem?\n\n{answer}\n"
    for draft in read(told).drafts[:1]:
        assert draft.prompt == "What is a keel?"
        assert [each for part in draft.sections if part.kind is SectionKind.HINTS for each in part.bullets] == hints
        assert [part.text for part in draft.sections if part.kind is SectionKind.ANSWER] == ["The spine."]
