from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import corpora, counted

from decks.banks import read_bank
from decks.drafts import Draft, DraftSection
from decks.repeats import Merged, merged
from srs.model import SectionKind

HAND = DraftSection(kind=SectionKind.ANSWER, text="A wall.\n\nOf stone.")
SPACED = DraftSection(kind=SectionKind.ANSWER, text="A wall. \nOf  stone.")
OTHER = DraftSection(kind=SectionKind.ANSWER, text="A bridge.")
HINT = DraftSection(kind=SectionKind.HINTS, bullets=("Look down",))


def draft(
    prompt: str | None, *sections: DraftSection, line: int = 1, place: tuple[str, ...] = (), tag: str = ""
) -> Draft:
    return Draft(prompt=prompt, sections=sections, lines=frozenset({line}), place=place, tags=(tag,) if tag else ())


def once(*drafts: Draft) -> Merged:
    return merged([("bank.md", one) for one in drafts])


def test_the_same_question_printed_twice_is_one_and_keeps_all_that_is_said() -> None:
    found = once(draft("What is a quay?", HAND, tag="sea"), draft("what is a quay", SPACED, HINT, line=9, tag="stone"))
    ((_, only),) = found.drafts
    assert (only.prompt, only.sections, only.tags) == ("What is a quay?", (HAND, HINT), ("sea", "stone"))
    assert len(found.lines) == 1
    assert [(problem.line, problem.message) for problem in found.problems] == [
        (9, "1 question stands here again and came in once.")
    ]


def test_other_answers_and_other_code_are_other_questions() -> None:
    drafts = (
        draft("What is a quay?", HAND),
        draft("What is a quay?", OTHER, line=2),
        draft("What is printed?\n\n```\na\n```", OTHER, line=3),
        draft("What is printed?\n\n```\nb\n```", OTHER, line=4),
        draft(None, OTHER, line=5),
        draft(None, OTHER, line=6),
    )
    assert [one for _, one in once(*drafts).drafts] == list(drafts)


def test_a_question_that_is_only_listed_is_the_one_that_is_answered() -> None:
    found = once(draft("What is a quay?"), draft("What is a quay?", HAND, line=2))
    assert [one.sections for _, one in found.drafts] == [(HAND,)]


def test_questions_without_an_answer_are_one_only_in_one_place() -> None:
    drafts = (
        draft("Why us?", place=("A",)),
        draft("Why us?", place=("A",), line=2),
        draft("Why us?", place=("B",), line=3),
    )
    assert [one.place for _, one in once(*drafts).drafts] == [("A",), ("B",)]


def test_a_bank_says_how_many_were_repeats(tmp_path: Path) -> None:
    for name in ("ropes", "knots"):
        (tmp_path / f"{name}.md").write_text(
            "# T\n\n## What is hemp?\n\nA plant.\n\n## Why?\n\nSo.\n", encoding="utf-8"
        )
    found = read_bank(str(tmp_path))
    assert len(found.drafts) == 2
    assert found.furniture["repeat"] == 4
    assert "2 questions stand here again" in found.problems[0].message


def test_the_banks_of_others_have_as_many_questions_as_are_distinct() -> None:
    for row, expected in counted().items():
        if "distinct" in expected:
            assert len(read_bank(str(corpora() / row)).drafts) == expected["distinct"]


_DRAFTS = st.builds(
    draft,
    st.sampled_from(["What?", "what", "Why?", None]),
    st.sampled_from([HAND, SPACED, OTHER, HINT]),
    line=st.integers(1, 9),
    place=st.sampled_from([(), ("A",)]),
)


@given(st.lists(_DRAFTS, max_size=12))
def test_merging_again_changes_nothing_and_loses_no_words(drafts: list[Draft]) -> None:
    first = once(*drafts)
    again = merged(first.drafts)
    assert again.drafts == first.drafts
    words = {(one.prompt or "").strip("?").lower() for one in drafts}
    assert {(one.prompt or "").strip("?").lower() for _, one in first.drafts} == words
    said = {" ".join(part.text.split()) for one in drafts for part in one.sections}
    assert {" ".join(part.text.split()) for _, one in first.drafts for part in one.sections} == said
