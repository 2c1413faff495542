"""The back of a card has all that the bank says, once, in the order in which one wants it."""

from decks.rules.backs import behind, leading_up
from srs.model import BankId, Point, PointId, PointList, Prose, Question, QuestionId, Section, SectionKind, Story


def _asked(*sections: Section) -> Question:
    return Question(
        id=QuestionId("q"), bank=BankId("b"), deck="d", prompt="How many lorries wait?", sections=sections
    )  # fmt: skip


def _prose(kind: SectionKind, text: str, heading: str = "") -> Prose:
    return Prose(kind=kind, heading=heading, text=text)


def _points(kind: SectionKind, *texts: str, heading: str = "Points") -> PointList:
    made = tuple(Point(id=PointId(str(number)), text=text, tick=text) for number, text in enumerate(texts))
    return PointList(kind=kind, heading=heading, points=made)


def test_an_answer_stands_before_the_sections_beside_it_and_without_rules_around_it() -> None:
    question = _asked(
        _prose(SectionKind.OTHER, "The book of the yard", "References"),
        _prose(SectionKind.ANSWER, "---\n\nSeven.\n\n---\n\nAt noon.\n\n---\n"),
    )
    assert behind(question) == "Seven.\n\n---\n\nAt noon.\n\n### References\n\nThe book of the yard"


def test_words_above_a_line_keep_it_as_their_heading() -> None:
    assert behind(_asked(_prose(SectionKind.ANSWER, "Seven.\n\nGates\n---"))) == "Seven.\n\nGates\n---"


def test_text_under_the_heading_of_a_list_stands_around_the_list() -> None:
    question = _asked(
        _prose(SectionKind.ANSWER, "Seven."),
        _prose(SectionKind.OTHER, "Two of them matter:", "Keep in mind"),
        _points(SectionKind.KEY_POINTS, "the cold one", "the long one", heading="Keep in mind"),
        _prose(SectionKind.OTHER, "---\n\nThe others can wait.", "Keep in mind"),
    )
    assert behind(question) == (
        "Seven.\n\n### Key points\n\nTwo of them matter:\n\n- the cold one\n- the long one\n\nThe others can wait."
    )


def test_what_leads_to_a_list_does_not_lead_to_the_question() -> None:
    led = _prose(SectionKind.OTHER, "Two of them matter:", "Keep in mind")
    listed = _points(SectionKind.KEY_POINTS, "the cold one", heading="Keep in mind")
    assert leading_up(_asked(led, listed)) is None
    assert leading_up(_asked(led, _prose(SectionKind.ANSWER, "Seven."))) == led


def test_a_section_that_only_repeats_the_answer_stands_there_once() -> None:
    answer = _prose(SectionKind.ANSWER, "Count them:\n\n```sql\nSELECT count(*)\n  FROM lorries\n```")
    again = _prose(SectionKind.OTHER, "```sql\nSELECT count(*)\nFROM lorries\n```", "Code blocks")
    other = _prose(SectionKind.OTHER, "```sql\nSELECT 7\n```", "Code blocks")
    assert behind(_asked(answer, again)) == answer.text
    assert behind(_asked(answer, other)).endswith("### Code blocks\n\n```sql\nSELECT 7\n```")


def test_a_placeholder_is_no_hint() -> None:
    answer = _prose(SectionKind.ANSWER, "Seven.")
    assert behind(_asked(answer, _points(SectionKind.HINTS, "No hints provided..."))) == "Seven."
    assert behind(_asked(answer, _points(SectionKind.HINTS, "Count them"))) == "Seven.\n\n### Hints\n\n- Count them"


def test_a_story_is_told_without_the_lines_that_announce_its_parts() -> None:
    story = Story(
        heading="Example",
        situation="First, describe the situation:\n\nA belt broke.",
        task="The task was this:",
        action="I did two things:\n\n- I called the lead.\n- I stopped the lane.",
    )
    assert behind(_asked(story)) == (
        "### An example, not yours\n\n**Situation:** A belt broke.\n\n**Task:** The task was this:\n\n"
        "**Action:** I did two things:\n\n- I called the lead.\n- I stopped the lane."
    )
