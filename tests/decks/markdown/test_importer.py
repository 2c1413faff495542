import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted
from shared_corpora import corpora

from decks.drafts import DraftSection, Reading
from decks.markdown.importer import IMPORTER
from decks.text import decoded
from srs.model import Minutes, SectionKind

BANK = """\
# Harbour questions

Welcome aboard.

## Table of contents

- [Ropes](#ropes)
  - [What is hemp?](#what-is-hemp)

## Ropes

### 1. What is hemp?

A plant:

```sh
# What is this?
cut --rope
```

| a | b |
|---|---|
| 1 | 2 |

**[⬆ Back to Top](#table-of-contents)**

---

### 2. How do you splice?

Difficulty: Hard | Time: 3-4 minutes
**Tags:** rope, knots

#### Key points

- Unlay three strands.
  Tuck each one.
- Repeat.

#### Common mistakes

* Pulling too early.

#### History

Old.

## Licence

Free.
"""


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bank.md")


def test_headings_are_questions_and_what_only_holds_them_is_a_place() -> None:
    reading = read(BANK)
    assert reading.title == "Harbour questions"
    assert [(d.number, d.prompt, d.place) for d in reading.drafts] == [
        (1, "What is hemp?", ("Ropes",)),
        (2, "How do you splice?", ("Ropes",)),
    ]


def test_an_answer_is_kept_word_for_word_without_its_navigation() -> None:
    answer = read(BANK).drafts[0].sections
    assert answer == (
        DraftSection(
            kind=SectionKind.ANSWER,
            text="A plant:\n\n```sh\n# What is this?\ncut --rope\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        ),
    )


def test_metadata_and_sections_below_a_question() -> None:
    draft = read(BANK).drafts[1]
    assert draft.difficulty == "Hard"
    assert draft.minutes == Minutes(low=3, high=4)
    assert draft.tags == ("rope", "knots")
    assert draft.sections == (
        DraftSection(
            kind=SectionKind.KEY_POINTS,
            heading="Key points",
            bullets=("Unlay three strands.\n  Tuck each one.", "Repeat."),
        ),
        DraftSection(kind=SectionKind.MISTAKES, heading="Common mistakes", bullets=("Pulling too early.",)),
        DraftSection(kind=SectionKind.OTHER, heading="History", text="Old."),
    )


def test_contents_navigation_and_rules_are_furniture_and_the_rest_is_unplaced() -> None:
    reading = read(BANK)
    assert {reading.furniture[line] for line in (5, 7, 8)} == {"contents"}
    assert (reading.furniture[10], reading.furniture[25], reading.furniture[27]) == ("place", "navigation", "rule")
    assert [left.text for left in reading.unplaced] == ["Welcome aboard.", "## Licence", "Free."]
    assert unaccounted(BANK, reading) == set()


def test_questions_and_answers_by_their_letters() -> None:
    text = "# Knots\nQ: What holds?\nA: A bowline.\n\n- rope\n\nQ: What\nslips?\nA:\n\n    a granny\n---\nC: [x]\n"
    reading = read(text)
    assert [draft.prompt for draft in reading.drafts] == ["What holds?", "What\nslips?"]
    assert reading.drafts[0].sections[0].text == "A bowline.\n\n- rope"
    assert reading.drafts[1].sections[0].text == "    a granny"
    assert [left.text for left in reading.unplaced] == ["C: [x]"]
    assert unaccounted(text, reading) == set()


def test_a_topic_among_questions_is_a_question() -> None:
    text = "# T\n\n## Why sail?\n\nFun.\n\n## What is a jib?\n\nA sail.\n\n## Reefing\n\nLess sail.\n"
    assert [draft.prompt for draft in read(text).drafts] == ["Why sail?", "What is a jib?", "Reefing"]


def test_letters_inside_code_are_no_questions() -> None:
    assert read("# Manual\n\n```\nQ: What?\nA: That.\n```\n").drafts == ()


def test_a_question_in_a_numbered_list_has_its_answer_outdented() -> None:
    text = (
        "# T\n\n1. ### What is a keel?\n\n    The spine.\n\n        code\n\n2. ### What is a stem?\n\n   The front.\n"
    )
    assert [(d.number, d.prompt, d.sections[0].text) for d in read(text).drafts] == [
        (1, "What is a keel?", " The spine.\n\n     code"),
        (2, "What is a stem?", "The front."),
    ]


def test_a_fence_that_is_never_closed_does_not_swallow_the_questions_below() -> None:
    text = "## What is a?\n\n```sh\ncode\n\n## What is b?\n\nText.\n\n```sh\nmore\n```\n\n## What is c?\n\nEnd.\n"
    assert [draft.prompt for draft in read(text).drafts] == ["What is a?", "What is b?", "What is c?"]


def test_a_file_with_a_topic_a_question_and_sections_is_one_question() -> None:
    text = (
        "---\ntitle: Anchors\ndifficulty: easy\ntags: [iron, chain]\n---\n# Anchors\n\nHow long is the chain?\n\n"
        "## Answer guide\n- Five depths.\n\n## References\n- [x](y)\n"
    )
    (draft,) = read(text).drafts
    assert (draft.prompt, draft.place, draft.difficulty, draft.tags) == (
        "How long is the chain?",
        ("Anchors",),
        "easy",
        ("iron", "chain"),
    )
    assert [part.kind for part in draft.sections] == [SectionKind.KEY_POINTS, SectionKind.OTHER]
    assert unaccounted(text, read(text)) == set()


def test_a_file_whose_heading_says_question_is_one_question() -> None:
    text = (
        "### Question\nThe pump fails. Why?\n\n---\n\n### Answer\n\n### 1. What fails?\n\nAir.\n\n"
        "### Key Takeaways\n- Bleed it.\n"
    )
    (draft,) = read(text).drafts
    assert draft.prompt == "The pump fails. Why?"
    assert [part.kind for part in draft.sections] == [SectionKind.ANSWER, SectionKind.KEY_POINTS]


_TITLES = ["面试题", "Question", "Questions", "Питання", "問題", "Preguntas", "Fragen", "Вопросы", "질문", "Pergunta"]
_BANKS = [
    "## {}\n\n{}\n\n",
    "**{}**\n\n{}\n\n",
    "1. {}\n\n   {}\n\n",
    "- {}\n\n  {}\n\n",
    "### {}\n\n#### Answer\n\n{}\n\n",
]


@pytest.mark.parametrize("title", _TITLES)
@pytest.mark.parametrize("shape", _BANKS)
def test_a_title_that_is_the_word_for_questions_is_the_title_of_a_bank(title: str, shape: str) -> None:
    told = [("What is a quay?", "A wall."), ("What is a mole?", "A wall in the sea."), ("What is a pier?", "A bridge.")]
    reading = read(f"# {title}\n\n" + "".join(shape.format(*pair) for pair in told))
    assert [(draft.prompt, draft.sections[0].text.strip()) for draft in reading.drafts] == told
    assert reading.title == title


@pytest.mark.parametrize("form", ["# Question\n\n## {}\n\n## Answer\n\n{}\n", "# Question\n\n{}\n\n{}\n"])
def test_a_heading_of_the_word_for_a_question_is_the_label_of_the_one_below_it(form: str) -> None:
    (draft,) = read(form.format("What is a quay?", "A wall.")).drafts
    assert (draft.prompt, draft.sections[0].text.strip()) == ("What is a quay?", "A wall.")


def test_a_bare_list_is_questions_with_follow_ups() -> None:
    text = "# Deck\n\n## Sails\n\n* What is a jib?\n  * Why is it small?\n* Explain reefing.\n* How do you tack?\n"
    drafts = read(text).drafts
    assert [draft.prompt for draft in drafts] == ["What is a jib?", "Explain reefing.", "How do you tack?"]
    assert drafts[0].sections == (DraftSection(kind=SectionKind.FOLLOW_UPS, bullets=("Why is it small?",)),)
    assert drafts[0].place == ("Sails",)


@pytest.mark.parametrize("line", ["hint: look down", "**Hint:** look down", "`hint: look down`"])
def test_a_hint_is_not_part_of_the_answer(line: str) -> None:
    sections = read(f"## Where is the bilge?\n{line}\n\nBelow.\n").drafts[0].sections
    assert [(part.kind, part.bullets or part.text) for part in sections] == [
        (SectionKind.HINTS, ("look down",)),
        (SectionKind.ANSWER, "Below."),
    ]


@pytest.mark.parametrize("line", ["Hint: N/A", "**Hint:** None", "Hints: no hints provided"])
def test_a_hint_that_says_nothing_is_none(line: str) -> None:
    reading = read(f"## Where is the bilge?\n{line}\n\nBelow.\n")
    assert [(part.kind, part.text.strip()) for part in reading.drafts[0].sections] == [(SectionKind.ANSWER, "Below.")]
    assert reading.furniture == {2: "placeholder"}


def test_every_line_of_the_banks_of_others_is_somewhere() -> None:
    for path in sorted(corpora().rglob("*.md")):
        text = decoded(path.read_bytes(), str(path)).text
        assert unaccounted(text, read(text)) == set(), path


_PIECES = """# T|## What is a?|### Answer|1. ### Why?|```|```py|~~~|- a|  - b|Q: x|A: y|---|
Hint: z|#### Key points|<details>|text|===
<!-- tags: (a) -->|## Contents|- [a](#a)|## Question|    code|> quote|Difficulty: High|[⬆ Back to top](#x)|***|C: [x]
"""
_LINES = st.lists(st.sampled_from(_PIECES.replace("\n", "|").split("|")) | st.text(max_size=12), max_size=25)


@given(_LINES)
def test_any_text_is_read_and_every_line_accounted_for(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, read(text)) == set()


@pytest.mark.parametrize(
    "text",
    ["ab# " * 250_000, "```\n" * 20_000, "## What is x?\n\ntext\n\n" * 5_000, "> " * 50_000, "[" * 50_000 + "]("],
)
def test_strange_texts_take_linear_time(text: str) -> None:
    read(text)


def test_a_question_heading_beside_pairs_is_a_question_too() -> None:
    text = "# Bank\n\n## What does a capstan do?\n\n- It hauls.\n- It holds.\n\nQ: What is a quay?\nA: A wall.\n"
    reading = IMPORTER.read(text, "bank.md")
    assert [draft.prompt for draft in reading.drafts] == ["What does a capstan do?", "What is a quay?"]
    assert reading.unplaced == ()


@pytest.mark.parametrize("mark", ["#", "##"])
@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("Check out our course and [enrol today](https://ships.example/?utm_campaign=a)!", "advert"),
        ("Subscribe to our newsletter for more.", "advert"),
        ("Good luck with your interview!", "greeting"),
        ("", "greeting"),
    ],
)
def test_a_closing_heading_over_nothing_but_an_advert_is_furniture(mark: str, below: str, kind: str) -> None:
    text = f"# Tides\n\n## 1. What is ebb?\n\nOut.\n\n## 2. What is flood?\n\nIn.\n\n{mark} Conclusion\n\n{below}\n"
    reading = IMPORTER.read(text, "bank.md")
    assert [draft.prompt for draft in reading.drafts] == ["What is ebb?", "What is flood?"]
    assert reading.furniture[11] == kind
    assert not reading.unplaced


def test_a_closing_heading_with_words_of_its_own_is_no_question_and_unplaced() -> None:
    text = "## What is ebb?\n\nOut.\n\n## What is flood?\n\nIn.\n\n## Conclusion\n\nTides turn twice a day.\n"
    reading = IMPORTER.read(text, "bank.md")
    assert len(reading.drafts) == 2
    assert [one.line for one in reading.unplaced] == [9, 11]


@pytest.mark.parametrize("heading", ["## (1) What is ebb?", "### **(1) What is ebb?**", "**(1) What is ebb?**"])
def test_a_number_in_brackets_is_none_of_a_headings_words(heading: str) -> None:
    text = f"{heading}\n\nOut.\n\n{heading.replace('1', '2').replace('ebb', 'flood')}\n\nIn.\n"
    drafts = IMPORTER.read(text, "bank.md").drafts
    assert [(draft.number, draft.prompt) for draft in drafts] == [(1, "What is ebb?"), (2, "What is flood?")]
