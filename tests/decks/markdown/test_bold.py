import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted
from shared_corpora import corpora, counted

from decks.banks import read_bank
from decks.drafts import Draft, Reading
from decks.markdown.importer import IMPORTER
from srs.model import SectionKind

MARKED = """\
# Mill questions

* Legend: 🟢 easy 🟡 medium 🔴 hard

## Stones

**What does the runner stone do? 🟢**

It turns.

#### Beside it

**Bias** is a word in bold, **not** a question.

<br/>

**How is a stone dressed?** \u200d🟡\ufe0f

Answer here

## Sails

__Why are sails twisted? 🔴__

For the wind's angle.
"""

TASKS = """\
# Mill exercises

## Sums

**1)** The number of sacks.

```sql
# a remark, not a heading
SELECT count(*) FROM sacks;
```

**2) Sieve.** Sort the flour.

* fine first

```python
sorted(flour)
```

**3) Bran** Weigh it.

Take the scales.
"""


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bank.md")


def answers(draft: Draft) -> list[str]:
    return [part.text for part in draft.sections if part.kind is SectionKind.ANSWER]


def test_a_bold_line_with_its_mark_is_a_question_of_that_difficulty() -> None:
    reading = read(MARKED)
    assert [(d.prompt, d.difficulty, d.place) for d in reading.drafts] == [
        ("What does the runner stone do?", "easy", ("Stones",)),
        ("How is a stone dressed?", "medium", ("Stones",)),
        ("Why are sails twisted?", "hard", ("Sails",)),
    ]
    assert reading.furniture[3] == "legend"
    assert unaccounted(MARKED, reading) == set()


def test_a_placeholder_is_no_answer_but_stands_on_its_question() -> None:
    dressed = read(MARKED).drafts[1]
    assert answers(dressed) == []
    assert MARKED.split("\n").index("Answer here") + 1 in dressed.lines


def test_a_heading_inside_an_answer_belongs_to_it() -> None:
    assert answers(read(MARKED).drafts[0]) == [
        "It turns.\n\n#### Beside it\n\n**Bias** is a word in bold, **not** a question."
    ]


def test_tasks_are_numbered_bold_lines_with_their_words_down_to_the_code() -> None:
    drafts = read(TASKS).drafts
    assert [(d.number, d.prompt) for d in drafts] == [
        (1, "The number of sacks."),
        (2, "Sieve. Sort the flour.\n\n* fine first"),
        (3, "Bran Weigh it."),
    ]
    assert answers(drafts[0]) == ["```sql\n# a remark, not a heading\nSELECT count(*) FROM sacks;\n```"]
    assert answers(drafts[2]) == ["Take the scales."]
    assert unaccounted(TASKS, read(TASKS)) == set()


@pytest.mark.parametrize("example", ["    weigh(7)\n    heavy", "```\nweigh(7)\n```"])
def test_code_that_shows_an_example_of_a_task_belongs_to_the_task(example: str) -> None:
    text = TASKS.replace("* fine first\n", f"* fine first\n\nExample:\n\n{example}\n\n```python\nsort()\n```\n")
    sieve = read(text).drafts[1]
    assert (sieve.prompt or "").endswith(f"Example:\n\n{example}")
    assert answers(sieve)[0].startswith("```python\nsort()\n```")


@pytest.mark.parametrize("form", ["**Q{}. {}**", "**{}. {}**", "{}. **{}**", "**Q{}:** {}", "**Question {} - {}**"])
def test_a_number_may_stand_inside_or_before_the_bold_words(form: str) -> None:
    asked = ["What is bran?", "Why grind slowly?", "Explain the bolter well."]
    text = "\n\n".join(f"{form.format(n, q)}\n\n   Told {n}." for n, q in enumerate(asked, 1))
    assert [(d.prompt, [each.strip() for each in answers(d)]) for d in read(text).drafts] == [
        (asked[0], ["Told 1."]),
        (asked[1], ["Told 2."]),
        (asked[2], ["Told 3."]),
    ]


def test_an_answer_may_begin_beside_its_question() -> None:
    text = "**What is bran?** Husks.\n\n**Why sift?** For white flour.\n\n**Who mills?** The miller.\nAlone.\n"
    drafts = read(text).drafts
    assert [(d.prompt, answers(d)) for d in drafts] == [
        ("What is bran?", ["Husks."]),
        ("Why sift?", ["For white flour."]),
        ("Who mills?", ["The miller.\nAlone."]),
    ]
    assert unaccounted(text, read(text)) == set()


def test_a_bold_question_may_go_on_over_a_line() -> None:
    text = "**What is\nbran?**\n\nHusks.\n\n**Why sift?**\n\nSo.\n\n**Who mills?**\n\nShe.\n"
    assert read(text).drafts[0].prompt == "What is bran?"


def test_headings_that_ask_win_over_bold_lines_in_their_answers() -> None:
    text = "".join(f"## What is mill {n}?\n\n**Why does it matter?**\n\nSo.\n\n" for n in range(6))
    assert [draft.prompt for draft in read(text).drafts] == [f"What is mill {n}?" for n in range(6)]


def test_bold_labels_in_prose_are_no_questions() -> None:
    text = "# Milling\n\n**Stones**\n\nHard.\n\n**Sails**\n\nWide.\n\n**1. Grind**\n\n**2. Sift**\n\n**3. Pack**\n"
    assert read(text).drafts == ()


def test_what_leads_up_to_several_tasks_stands_on_each() -> None:
    tasks = "**1)** The heaviest sack.\n\n`a`\n\n**2)** The lightest.\n\n`b`\n\n"
    above = "# Mill exercises\n\n## Sacks\n\nThere is a table:\n\n* sack(id)\n\nFind:\n\n"
    text = f"{above}{tasks}## Sums\n\n**1)** 1 + 1\n\n2\n"
    reading = read(text)
    others = [[p.text for p in d.sections if p.kind is SectionKind.OTHER] for d in reading.drafts]
    assert others == [["There is a table:\n\n* sack(id)\n\nFind:"]] * 2 + [[]]
    assert unaccounted(text, reading) == set()


@pytest.mark.parametrize("name", ["theory.md", "technical.md"])
def test_banks_of_others_have_as_many_bold_questions_as_were_counted(name: str) -> None:
    ((path, counts),) = ((path, counts) for path, counts in counted().items() if path.endswith(name))
    drafts = read_bank(str(corpora() / path)).drafts
    assert (len(drafts), sum(bool(answers(draft)) for draft in drafts)) == (counts["questions"], counts["answered"])


_PIECES = """**What is a?**|**1)** b|**2) c.** d|__Why? 🟢__|1. **How?**|**|```|# H||text|- **Q3.**|Q1. e|A: f"""


@given(st.lists(st.sampled_from(_PIECES.split("|")) | st.text(max_size=12), max_size=25))
def test_any_text_is_read_and_every_line_accounted_for(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, read(text)) == set()


@pytest.mark.parametrize("bit", ["**What is it?** 🟢\n", "**1)** a\n", "**\n", "**a ", "# A\n\n**Why?**\n\nb\n\n"])
def test_many_bold_lines_take_linear_time(bit: str) -> None:
    read(bit * 8_000)


def test_a_second_title_is_the_place_of_the_bold_lines_below_it() -> None:
    told = "# Keels\n\n**1. What is a keel?**\nThe spine.\n\n**2. What is a shoe?**\nIts foot.\n\n"
    drafts = IMPORTER.read(f"{told}# Sails\n\n**1. What is a jib?**\nA sail.\n", "ships.md").drafts
    assert [draft.place for draft in drafts] == [(), (), ("Sails",)]
