import pytest

from decks.drafts import Draft, Reading
from decks.importers import importer_for
from decks.markdown.importer import IMPORTER

FERRIES = ("Which rope holds a ferry?", "Which bell calls the pilot?", "Which lamp marks the pier?")


def reading(text: str, name: str = "bank.md") -> Reading:
    return importer_for(text, name).read(text, name)


def choices(draft: Draft) -> list[tuple[str, bool | None]]:
    return [(choice.text, choice.right) for part in draft.sections for choice in part.choices]


def bank(options: str, name: str) -> list[list[tuple[str, bool | None]]]:
    heading = "### {}. {}\n\n{}\n" if name.endswith(".md") else "{}. {}\n{}\n"
    text = "\n".join(heading.format(number, words, options) for number, words in enumerate(FERRIES, 1))
    read = reading(text, name)
    assert [draft.prompt for draft in read.drafts] == list(FERRIES)
    assert read.unplaced == ()
    return [choices(draft) for draft in read.drafts]


SECOND = [("hemp", False), ("steel", True), ("silk", False)]


@pytest.mark.parametrize("name", ["bank.md", "bank.txt"])
@pytest.mark.parametrize(
    "options",
    [
        "a) hemp\n*b) steel\nc) silk",
        "a) hemp\nb) steel *\nc) silk",
        "A. hemp\nB. steel (*)\nC. silk",
        "- hemp\n- steel ✅\n- silk",
        "- [ ] A) hemp\n- [x] B) steel\n- [ ] C) silk",
        "- [ ] A) hemp\n- [ ] B) steel\n- [ ] C) silk\n\n**Answer: B**",
        "a) hemp\nb) steel\nc) silk\nAnswer: b",
        "A) 🔴 hemp\nB) 🟢 steel\nC) 🔴 silk",
    ],
)
def test_the_right_option_is_known_by_its_mark_or_letter(options: str, name: str) -> None:
    assert bank(options, name) == [SECOND] * 3


def test_coloured_circles_that_are_levels_mark_nothing() -> None:
    levels = "A) 🔴 Critical\nB) 🟡 Medium ✅\nC) 🟢 Low"
    assert bank(levels, "bank.md") == [[("🔴 Critical", False), ("🟡 Medium", True), ("🟢 Low", False)]] * 3
    unmarked = "A) 🔴 Critical\nB) 🟡 Medium\nC) 🟢 Low"
    assert bank(unmarked, "bank.md") == [[("🔴 Critical", None), ("🟡 Medium", None), ("🟢 Low", None)]] * 3


def test_a_callout_below_the_options_names_the_right_one_and_explains_it() -> None:
    told = "> [!success]- Answer **Correct Answer: B) steel**\n>\n> Hemp rots."
    text = "\n".join(f"**Q{n}.** {q}\n\n- [ ] A) hemp\n- [ ] B) steel\n\n{told}\n" for n, q in enumerate(FERRIES, 1))
    for draft in reading(text).drafts:
        assert choices(draft) == [("hemp", False), ("steel", True)]
        assert draft.sections[-1].text == "Hemp rots."


def test_a_letter_in_bold_before_a_dash_is_the_right_option() -> None:
    fold = "<details>\n<summary>Answer</summary>\n\n**B** — hemp rots.\n\n</details>"
    assert bank(f"A) hemp\nB) steel\nC) silk\n\n{fold}", "bank.md") == [SECOND] * 3


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("b) guard - he has the list.", "he has the list."),
        ("B. Guard: he has the list.", "he has the list."),
        ("**b) guard** – he has the list.", "he has the list."),
        ("b) guard\n\nHe has the list.", "He has the list."),
    ],
)
def test_an_answer_that_begins_with_letter_and_words_of_an_option_says_that_it_is_right(below: str, told: str) -> None:
    text = f"# Depot\n\n### Who signs the list?\n\n- a) clerk\n- b) guard\n- c) driver\n\n{below}\n"
    (draft,) = IMPORTER.read(text, "bank.md").drafts
    assert [(one.text, one.right) for part in draft.sections for one in part.choices] == [
        ("clerk", False),
        ("guard", True),
        ("driver", False),
    ]
    assert [part.text for part in draft.sections if not part.choices] == [told]


def test_the_beginning_of_an_options_words_says_that_it_is_right_and_other_words_do_not() -> None:
    text = (
        "# Depot\n\n### Who signs?\n\n- a) clerk\n- b) guard (by night)\n\nb) guard - he is there.\n\n"
        "### What is done?\n\n- a) count\n- b) sign\n\nb) The list is signed last.\n"
    )
    first, second = IMPORTER.read(text, "bank.md").drafts
    assert [one.right for part in first.sections for one in part.choices] == [False, True]
    assert not any(part.choices for part in second.sections)


def test_boxes_without_letters_are_named_by_the_letter_of_their_place() -> None:
    text = "# Depot\n\n### Who signs?\n\n- [ ] clerk\n- [ ] guard\n- [ ] driver\n\nAnswer: c\n"
    (draft,) = IMPORTER.read(text, "bank.md").drafts
    assert [one.right for part in draft.sections for one in part.choices] == [False, False, True]


KEYS = [
    "(Ans: {})",
    "[Ans: {}]",
    "(Ans. {})",
    "Ans. {}",
    "Ans {}",
    "Answer is {}",
    "The answer is {}.",
    "Correct answer is {}",
    "The correct answer is option {}",
    "Right answer is ({})",
    "(Answer is {})",
    "(Correct answer: {})",
]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("letter", ["b", "B"])
@pytest.mark.parametrize("name", ["bank.md", "bank.txt"])
def test_a_line_in_brackets_or_with_a_verb_names_the_right_option(key: str, letter: str, name: str) -> None:
    assert bank(f"a) hemp\nb) steel\nc) silk\n{key.format(letter)}", name) == [SECOND] * 3


def test_words_behind_a_key_in_brackets_explain_it() -> None:
    read = reading(
        "1. Which holds?\na) hemp\nb) steel\n(Ans: b) Steel (wire) holds most.\n\n2. Who?\na) I\nb) You\nAns: a\n"
    )
    assert [part.text for part in read.drafts[0].sections[1:]] == ["Steel (wire) holds most."]


def test_an_answer_that_only_begins_with_a_letter_names_no_option() -> None:
    text = "1. Which holds?\na) hemp\nb) steel\n\nThe answer is a rope of steel.\n\n2. Who?\na) I\nb) You\n\nAsk.\n"
    assert {right for draft in reading(text).drafts[:1] for _, right in choices(draft)} <= {None}
