from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from shared_corpora import recorded_truth

from decks.drafts import Draft, DraftSection
from decks.listing import IMPORTER
from decks.structure import questions_from
from decks.text import decoded
from srs.ids import bank_id
from srs.model import Bank, Choice, Depth, PointList, Prose, Question, SectionKind

SMALL = Path(__file__).parents[1] / "data" / "decks" / "small-listing.txt"
BANK = Bank(
    id=bank_id("Harbour"),
    name="Harbour",
    path="harbour.txt",
    format="listing",
    encoding="utf-8",
    content_hash="",
    imported_at=datetime(2026, 1, 5, tzinfo=UTC),
    deck="harbour",
    depth=Depth.POINTS,
    language="en",
)


def made(*drafts: Draft) -> tuple[Question, ...]:
    return questions_from(drafts, bank=BANK)


def texts(question: Question, kind: SectionKind) -> list[str]:
    return [point.text for point in question.points(kind)]


def labels(question: Question, kind: SectionKind) -> list[str | None]:
    return [point.label for point in question.points(kind)]


@pytest.fixture
def small() -> tuple[Question, ...]:
    return questions_from(IMPORTER.read(SMALL.read_text(encoding="utf-8"), "small.txt").drafts, bank=BANK)


def test_a_listed_framework_has_its_name_and_its_steps(small: Sequence[Question]) -> None:
    framework = small[0].framework
    assert framework is not None
    assert framework.names == ("ABCD",)
    assert [step.text for step in framework.steps] == [
        "Ask what worries them",
        "Bring the evidence (tide logs, delays)",
        "Check one shift",
        "Decide together",
    ]


def test_a_numbered_framework_ends_before_its_closing_sentence(small: Sequence[Question]) -> None:
    framework = small[1].framework
    assert framework is not None
    assert framework.names == ("MECE",)
    assert [step.text for step in framework.steps] == [
        "Sound & Chart: Measure the basin (lead line, sonar). Log it",
        "Mark: Set buoys, e.g. at the bend",
        "Watch: Keep a light burning",
    ]
    assert [step.label for step in framework.steps] == ["Sound & Chart", "Mark", "Watch"]


def test_a_framework_in_ordinal_words_loses_them(small: Sequence[Question]) -> None:
    framework = small[2].framework
    assert framework is not None
    assert [step.text for step in framework.steps] == [
        "name the tides you know",
        "say why you like the quiet",
        "ask about the rota",
    ]


def test_a_story_has_its_parts_and_the_mislabelled_task_is_the_result(small: Sequence[Question]) -> None:
    story = small[0].story
    assert story is not None
    assert story.context == "Our harbour had two berths."
    assert story.situation == "Ships waited for water."
    assert story.task == "Halve the waiting time."
    assert story.action == "I printed the tables and walked the quay."
    assert story.result == "Waiting fell from 6 hours to 2."
    assert story.text is None


def test_a_story_without_labels_is_its_text(small: Sequence[Question]) -> None:
    story = small[1].story
    assert story is not None
    assert story.text == "In a spring storm I moved eleven barges before the flood reached the lower quay."
    assert story.situation is None


def test_labels_are_bold_or_in_capitals(small: Sequence[Question]) -> None:
    assert labels(small[0], SectionKind.HOW_TO_ANSWER) == ["Situation (STAR)", "Result (STAR)"]
    assert labels(small[1], SectionKind.HOW_TO_ANSWER) == ["SITUATION", None]
    assert labels(small[0], SectionKind.LOOK_FOR) == ["Patience", None]


def test_terms_in_a_row_are_points_of_their_own(small: Sequence[Question]) -> None:
    assert texts(small[1], SectionKind.TERMINOLOGY) == ["neap tide", "spring tide", "slack water"]


def test_empty_sections_are_left_out(small: Sequence[Question]) -> None:
    kinds = [section.kind for section in small[0].sections if isinstance(section, PointList)]
    assert kinds == [SectionKind.HOW_TO_ANSWER, SectionKind.LOOK_FOR, SectionKind.MISTAKES]


def test_the_deck_is_the_banks_with_the_type_or_the_place(small: Sequence[Question]) -> None:
    assert [question.deck for question in small] == ["harbour::Behavioral", "harbour", "harbour::Culture Fit"]
    assert [q.deck for q in made(*[Draft(prompt=p, place=("Ropes::and knots", p)) for p in ("a?", "b?")])] == [
        "harbour::Ropes and knots"
    ] * 2
    assert made(Draft(prompt="Why?", place=("A topic",)))[0].deck == "harbour"


def test_a_missing_prompt_is_empty_and_marked(small: Sequence[Question]) -> None:
    assert (small[1].prompt, small[1].prompt_missing) == ("", True)


def test_ids_are_the_same_every_time_and_never_twice(small: Sequence[Question]) -> None:
    again = questions_from(IMPORTER.read(SMALL.read_text(encoding="utf-8"), "elsewhere.txt").drafts, bank=BANK)
    assert again == tuple(small)
    twice = made(*[Draft(prompt="Why?"), Draft(prompt="why"), Draft(prompt=None), Draft(prompt=None)])
    assert len({question.id for question in twice}) == 4


def test_a_point_said_twice_has_two_ids() -> None:
    draft = Draft(prompt="Why?", sections=(DraftSection(kind=SectionKind.KEY_POINTS, bullets=("Tar.", "Tar.")),))
    points = made(draft)[0].points(SectionKind.KEY_POINTS)
    assert points[0].id != points[1].id


def test_an_introduction_above_statements_is_kept_beside_them() -> None:
    drafted = DraftSection(kind=SectionKind.KEY_POINTS, heading="Key", text="Say this:", bullets=("Tar.",))
    sections = made(Draft(prompt="Why?", sections=(drafted,)))[0].sections
    assert isinstance(sections[0], Prose)
    assert sections[0].text == "Say this:"
    assert isinstance(sections[1], PointList)


def test_choices_answers_and_other_headings_keep_their_words() -> None:
    choices = (Choice(text="Hemp", right=True), Choice(text="Steel", right=False))
    question = made(
        Draft(
            prompt="Which rope floats?",
            sections=(
                DraftSection(kind=SectionKind.CHOICES, choices=choices),
                DraftSection(kind=SectionKind.ANSWER, text="Hemp.\n\n```\nknot\n```"),
                DraftSection(kind=SectionKind.OTHER, heading="History", text="Long."),
            ),
        )
    )[0]
    assert question.choices == choices
    assert question.answer == "Hemp.\n\n```\nknot\n```"
    assert [type(section).__name__ for section in question.sections] == ["Choices", "Prose", "Prose"]


def test_a_bank_with_recorded_truth_is_read_exactly() -> None:
    truth = recorded_truth()
    gold = truth.questions
    drafts = IMPORTER.read(decoded(truth.damaged, "bank.txt").text, "bank.txt").drafts
    assert [_as_gold(question, each) for question, each in zip(made(*drafts), gold, strict=True)] == gold


def _as_gold(question: Question, truth: dict[str, Any]) -> dict[str, Any]:
    """A question in the form in which the truth was recorded; the style of a framework is nobody's field."""
    framework, story = question.framework, question.story
    assert framework is not None
    assert story is not None
    lists = ("how_to_answer", "key_points", "terminology", "look_for", "mistakes")
    return {
        "number": question.number,
        "type": question.type,
        "difficulty": question.difficulty,
        "minutes": [question.minutes.low, question.minutes.high] if question.minutes else None,
        "stage": question.stage,
        "question": question.prompt or None,
        "framework": {
            "names": list(framework.names),
            "style": truth["framework"]["style"],
            "steps": [step.text for step in framework.steps],
            "text": framework.text,
        },
        "star": {part: getattr(story, part) for part in truth["star"]},
        **{name: texts(question, SectionKind(name)) for name in lists},
        **{f"{name}_labels": labels(question, SectionKind(name)) for name in lists if f"{name}_labels" in truth},
    }


def test_a_list_with_anything_to_say_keeps_all_of_it() -> None:
    hints = DraftSection(kind=SectionKind.HINTS, heading="Hints", bullets=("None", "Look at the sea."))
    (question,) = made(Draft(prompt="What is a quay?", sections=(hints,)))
    assert texts(question, SectionKind.HINTS) == ["None", "Look at the sea."]
