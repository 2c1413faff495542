import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.drafts import Draft, Reading
from decks.importers import importer_for
from decks.markdown.importer import IMPORTER
from srs.errors import SourceError
from srs.model import SectionKind

ASKED = ("What holds a ferry?", "Why does a bell ring?", "Name the lamp of a pier.")
SAID = ("A rope of steel.", "To call the pilot.", "The leading light.")


def reading(text: str, name: str) -> Reading:
    return importer_for(text, name).read(text, name)


def answer(draft: Draft) -> str:
    return "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER)


def unaccounted(text: str, read: Reading) -> set[int]:
    said = {line for draft in read.drafts for line in draft.lines}
    left = {unplaced.line for unplaced in read.unplaced}
    furniture = set(read.furniture)
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    return (filled - said - left - furniture) | (said & left) | (left & furniture) | (said & furniture)


@pytest.mark.parametrize("name", ["bank.md", "bank.txt"])
@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("## Questions\n\n", "## Answers\n\n"),
        ("### Questions\n\n", "### Answer Key & Explanations\n\n"),
        ("", "Answers:\n"),
        ("", "---\n\n**Answer Key**\n\n"),
        ("", "ANSWERS\n\n"),
    ],
)
@pytest.mark.parametrize("mark", ["{}. {}", "{}) {}", "**Q{}.** {}"])
def test_answers_in_words_below_all_questions_are_theirs(heading: str, key: str, mark: str, name: str) -> None:
    questions = "\n\n".join(mark.format(number, words) for number, words in enumerate(ASKED, 1))
    answers = "\n\n".join(mark.format(number, words) for number, words in enumerate(SAID, 1))
    text = f"{heading}{questions}\n\n{key}{answers}\n"
    read = reading(text, name)
    assert [draft.prompt for draft in read.drafts] == list(ASKED)
    assert [answer(draft) for draft in read.drafts] == list(SAID)
    assert read.unplaced == ()
    assert unaccounted(text, read) == set()


def test_labels_with_letters_and_blanks_to_fill_are_answered() -> None:
    text = (
        "## C\n\n**C2.** Salt eats ____ first.\n\n**C3.** A ____ is lost.\n\n### Key\n\n**C2.** iron\n\n**C3.** rod\n"
    )
    read = reading(text, "bank.md")
    assert [draft.prompt for draft in read.drafts] == ["Salt eats ____ first.", "A ____ is lost."]
    assert [answer(draft) for draft in read.drafts] == ["iron", "rod"]


def test_each_chapter_has_its_own_key() -> None:
    chapter = (
        "## Chapter {0}\n\n1. What is rope {0}?\n2. What is bell {0}?\n\n### Answers\n\n1. Rope {0}.\n2. Bell {0}.\n"
    )
    read = reading("# Quay\n\n" + "\n".join(map(chapter.format, "AB")), "bank.md")
    assert [draft.place for draft in read.drafts] == [("Chapter A",)] * 2 + [("Chapter B",)] * 2
    assert [answer(draft) for draft in read.drafts] == ["Rope A.", "Bell A.", "Rope B.", "Bell B."]


@pytest.mark.parametrize(
    "key",
    [
        "**Answers:** 1-b, 2-a, 3-b",
        "Answers: 1-B 2-A 3-B",
        "Answer Key:\n1. B\n2. A\n3. B",
        "Key:\n\n1. b) steel\n2. a - to call.\n3. B",
    ],
)
@pytest.mark.parametrize("name", ["bank.md", "bank.txt"])
def test_a_key_names_the_right_options(key: str, name: str) -> None:
    quiz = "\n".join(f"{number}. {words}\na) bell\nb) steel\n" for number, words in enumerate(ASKED, 1))
    read = reading(f"{quiz}\n{key}\n", name)
    right = [[choice.right for part in draft.sections for choice in part.choices] for draft in read.drafts]
    assert right == [[False, True], [True, False], [False, True]]


def test_the_steps_of_an_answer_are_no_key() -> None:
    steps = "1. The rope.\n2. The knot.\n\n### Solutions\n\n1. Throw it.\n2. Tie it.\n"
    text = f"## How does one moor?\n\n{steps}\n## Who calls?\n\nThe pilot.\n"
    read = IMPORTER.read(text, "bank.md")
    assert [(draft.prompt or "").split("\n")[0] for draft in read.drafts] == ["How does one moor?", "Who calls?"]
    assert unaccounted(text, read) == set()


LINES = [
    "## Answers",
    "Answers:",
    "**Key**",
    "1. Why?",
    "2. What?",
    "1. one",
    "2. two",
    "**C1.** a",
    "---",
    "## Part",
    "```",
    "",
]


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=12), max_size=20))
def test_any_lines_are_read_and_accounted_for(lines: list[str]) -> None:
    text = "\n".join(lines).replace("\r", "").replace("\f", "")
    assert unaccounted(text, IMPORTER.read(text, "bank.md")) == set()
    with contextlib.suppress(SourceError):
        importer_for(text, "bank.txt").read(text, "bank.txt")
