import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import corpora, counted

from decks.banks import read_bank
from decks.drafts import Draft
from decks.importers import importer_for
from decks.markdown.importer import IMPORTER
from decks.markdown.option_lines import option_block
from srs.model import SectionKind

CODED = """\
# Bakery quiz

###### 1. What comes out?

```sh
oven --bake
```

- A: `bread`
- B: `ash`
- C: nothing

<details><summary><b>Answer</b></summary>
<p>

#### Answer: A

The oven is hot.

</p>
</details>

---

###### 2. What comes out?

```sh
oven --burn
```

- A: `bread`
- B: `ash`

<details><summary><b>答案</b></summary>
<p>

#### 答案：B

</p>
</details>
"""


def drafts(text: str) -> tuple[Draft, ...]:
    return IMPORTER.read(text, "bank.md").drafts


def choices(draft: Draft) -> list[tuple[str, bool | None]]:
    return [(choice.text, choice.right) for part in draft.sections for choice in part.choices]


def answer(draft: Draft) -> str:
    return "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER)


def test_code_between_question_and_options_belongs_to_the_question() -> None:
    first, second = drafts(CODED)
    assert first.prompt == "What comes out?\n\n```sh\noven --bake\n```"
    assert choices(first) == [("`bread`", True), ("`ash`", False), ("nothing", False)]
    assert answer(first) == "The oven is hot."
    assert second.prompt != first.prompt
    assert choices(second) == [("`bread`", False), ("`ash`", True)]
    reading = IMPORTER.read(CODED, "bank.md")
    assert reading.unplaced == ()


QUESTION = "## What is leaven?\n\n{}\n\n## What is crumb?\n\nThe soft part.\n"


@pytest.mark.parametrize(
    "below",
    [
        "a) salt\nb) yeast\nc) ash\n\n**Answer:** b",
        "a) salt<br>\nb) yeast<br>\nc) ash<br>\n\nCorrect answer: B) yeast",
        "A. salt\n\nB. yeast\n\nC. ash\n\n**Correct Answer: B**",
        "(a) salt\n(b) yeast\n(c) ash\n\n> Ans: (b)",
        "- [ ] salt\n- [x] yeast\n- [ ] ash",
        "* A) salt\n* B) yeast ✅\n* C) ash",
        "- salt\n- yeast ✅\n- ash",
        "- [ ] A. salt\n- [x] B. yeast\n- [ ] C. ash",
        "- A) salt\n- **B) yeast**\n- C) ash",
        "- A. salt\n- B. **yeast**\n- C. ash",
        "1) salt\n2) yeast\n3) ash\n\nAnswer: 2",
        "A、salt\nB、yeast\nC、ash\n\n答案：B",
        "A: salt\nB: yeast\nC: ash\n\n### Answer\n\nB",
        "A: salt\nB: yeast\nC: ash\n\n### Answer\n\nyeast",
        "### Options\n\nA: salt\nB: yeast\nC: ash\n\n### Solution\n\n**B.**",
        "а) salt\nб) yeast\nв) ash\n\nОтвет: б",
    ],
)
def test_options_and_the_right_one_are_recognised(below: str) -> None:
    draft = drafts(QUESTION.format(below))[0]
    assert draft.prompt == "What is leaven?"
    assert choices(draft) == [("salt", False), ("yeast", True), ("ash", False)]
    assert answer(draft) == ""


def test_several_right_options_and_an_explanation() -> None:
    below = "A. salt\nB. yeast\nC. sourdough\n   starter\n\nCorrect answers: B, C\n\n**Explanation:** both rise."
    draft = drafts(QUESTION.format(below))[0]
    assert choices(draft) == [("salt", False), ("yeast", True), ("sourdough\nstarter", True)]
    assert answer(draft) == "**Explanation:** both rise."


def test_options_of_which_none_is_marked_are_of_unknown_truth() -> None:
    assert choices(drafts(QUESTION.format("a) salt\nb) yeast"))[0]) == [("salt", None), ("yeast", None)]


@pytest.mark.parametrize(
    "below",
    [
        "There are two kinds:\na) dry yeast\nb) fresh yeast",
        "a) It is alive.\nb) It rises.\n\nSo it leavens bread.",
        "1. Feed it.\n2. **Wait.**\n3. Bake.",
        "1. ✅ Feed it.\n2. ❌ Drown it.",
        "- ✅ Feed it.\n- ❌ Drown it.",
        "- [ ] Feed it\n- [ ] Wait",
        "```\na) in code\nb) in code\n```",
    ],
)
def test_a_lettered_list_in_an_answer_is_no_choice(below: str) -> None:
    draft = drafts(QUESTION.format(below))[0]
    assert choices(draft) == []
    assert answer(draft) == below


def test_an_option_may_be_a_block_of_code() -> None:
    below = "- [ ]\n\n```sh\nsalt\n```\n\n- [x] \n\n```sh\nyeast\n```\n"
    assert choices(drafts(QUESTION.format(below))[0]) == [("```sh\nsalt\n```", False), ("```sh\nyeast\n```", True)]


def test_pairs_have_options_too() -> None:
    text = "Q: What rises?\nA. salt\nB. yeast\nAnswer: B\n\nQ: What burns?\na) ash\nb) wood\nAns: b) wood\n"
    first, second = drafts(text)
    assert (first.prompt, choices(first)) == ("What rises?", [("salt", False), ("yeast", True)])
    assert (second.prompt, choices(second)) == ("What burns?", [("ash", False), ("wood", True)])


def test_a_bare_list_has_options_too() -> None:
    text = (
        "# Quiz\n\n1. What rises?\n   a) salt\n   b) yeast\n   Answer: b\n2. What burns?\n   - [x] wood\n   - [ ] ash\n"
        "3. What bakes?\n"
    )
    first, second, third = drafts(text)
    assert (first.prompt, choices(first)) == ("What rises?", [("salt", False), ("yeast", True)])
    assert (second.prompt, choices(second)) == ("What burns?", [("wood", True), ("ash", False)])
    assert choices(third) == []


def test_banks_of_others_have_as_many_choices_as_were_counted() -> None:
    held = {path: counts for path, counts in counted().items() if path.endswith(".md") and "multiple_choice" in counts}
    assert held
    for path, counts in held.items():
        found = read_bank(str(corpora() / path)).drafts
        asked = [draft for draft in found if choices(draft)]
        assert (len(found), len(asked)) == (counts["questions"], counts["multiple_choice"]), path
        if counts["answered"] == counts["questions"]:
            assert all(sum(right is True for _, right in choices(draft)) == 1 for draft in asked), path
            assert len({draft.prompt for draft in found}) > 0.9 * len(found)
        else:
            assert all(right is None for draft in asked for _, right in choices(draft)), path


@given(st.lists(st.sampled_from(["a) x", "b) y", "- [x] z", "```", "Answer: b", "1. u", ""]) | st.text(max_size=10)))
def test_any_text_has_options_or_none(lines: list[str]) -> None:
    block = option_block("\n".join(lines))
    assert block is None or len(block.options) > 1
    drafts("## What is it?\n\n" + "\n".join(lines))


@pytest.mark.parametrize(
    "bit", ["a) x\n", "a) x\nb) y\n", "- [ ] x\n", "a) x\n\n  y\n", "Answer: (a), (b) ", "** __ ("]
)
def test_many_options_take_linear_time(bit: str) -> None:
    drafts("## What is it?\n\n" + bit * 10_000)


@pytest.mark.parametrize("mark", ["a) a quay\n*b) a buoy\nc) a stone", "- A. a quay\n- *B. a buoy\n- C. a stone"])
def test_an_asterisk_before_a_letter_says_that_the_option_is_right(mark: str) -> None:
    for text in (
        f"## 1. What floats?\n\n{mark}\n\n## 2. What sinks?\n\n{mark}\n",
        f"1. What floats?\n{mark}\n\n2. What sinks?\n{mark}\n",
    ):
        first = read_text(text)
        assert [(one.text, one.right) for part in first.sections for one in part.choices] == [
            ("a quay", False),
            ("a buoy", True),
            ("a stone", False),
        ]


def read_text(text: str) -> Draft:
    name = "bank.md" if text.startswith("#") else "bank.txt"
    return importer_for(text, name).read(text, name).drafts[0]


def test_an_empty_bullet_or_a_rule_below_options_is_part_of_none() -> None:
    for stray in ("-", "---", "* * *"):
        block = option_block(f"Which lane?\n- A: the cold one\n- B: the dry one\n{stray}\nBehind.")
        assert block is not None
        assert [option.words for option in block.options] == ["the cold one", "the dry one"]
        assert block.after == "Behind."


@pytest.mark.parametrize(
    "fold", [("<details><summary><b>Answer</b></summary>\n<p>\n\n", "\n\n</p>\n</details>"), ("", "")]
)
def test_numbered_questions_below_the_title_of_a_quiz_are_as_many(fold: tuple[str, str]) -> None:
    told = "{}. Which rope holds?\n\n- A: hemp {}\n- B: wire\n\n{}#### Answer: B\n\nHemp rots.{}\n\n"
    text = "# Ropes quiz\n\n" + "".join(told.format(number, number, *fold) for number in (1, 2))
    drafts = IMPORTER.read(text, "quiz.md").drafts
    assert [draft.prompt for draft in drafts] == ["Which rope holds?"] * 2
    assert [[choice.right for choice in draft.sections[0].choices] for draft in drafts] == [[False, True]] * 2
    assert [draft.sections[1].text for draft in drafts] == ["Hemp rots."] * 2
