"""What stands below a question reaches its answer in the bank's own words, whatever markup it holds."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import corpora

from decks.drafts import Draft
from decks.markdown.importer import IMPORTER
from decks.text import decoded
from srs.model import SectionKind

ANSWERS = {
    "a fence that is never closed": "Run it:\n\n```sh\ncut --rope",
    "a fence that is never opened": "cut --rope\n```\n\nThen pull.",
    "a fence within a longer one": "````md\n```sh\n# Why?\n```\n````\n\nDone.",
    "a fence of tildes around marks": "~~~\n## What is this?\n- [x] a\n<details>\n~~~",
    "code that is indented": "Thus:\n\n    ## What?\n    Q: a\n    A: b\n\nDone.",
    "elements": (
        "<table>\n<tr><td>hemp</td><td>1</td></tr>\n</table>\n\n"
        "A <b>bold</b> &amp; a<br>break <img src='a.png' alt='x'>."
    ),
    "a picture and a link": '![a quay](quay.png "at low tide")\n\n[Quays](https://quay.example/a_(b)) hold.',
    "lists inside lists": (
        "1. Unlay\n   - three strands\n     1. one\n     2. two\n\n     More.\n2. Tuck\n\n   ```sh\n   tuck\n   ```\n"
        "* and * stars"
    ),
    "headings of its own": "First.\n\n### 1. Unlay\n\nThree.\n\n#### Why three?\n\nThey are.\n\n### Tuck\n\nOver.",
    "a table": "| a | b::c |\n|---|---|\n| `x|y` | ==d== |",
    "a quotation": "> Who cuts?\n>\n> - He\n>   does\n\nSo.",
    "formulas and deletions": "$a_{1} = [b]$ and {{ c }} and C: d\n\n$$\ne\n$$",
    "a rule in its midst": "One.\n\n---\n\nTwo.\n\n***\n\nThree.",
    "a definition and a foot note": "Hemp[^1]\n: a plant\n\n[^1]: It grows.",
}


def drafts(text: str) -> tuple[Draft, ...]:
    return IMPORTER.read(text, "bank.md").drafts


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def said(draft: Draft) -> str:
    parts = [f"{part.heading}\n{part.text}\n" + "\n".join(part.bullets) for part in draft.sections]
    return "\n".join([draft.prompt or "", *parts])


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_kept_word_for_word(answer: str) -> None:
    above = "# Ropes\n\n## What is hemp?\n\nA plant.\n\n## How do you splice?"
    text = f"{above}\n\n{answer}\n\n## What is a jib?\n\nA sail.\n"
    first, second, third = drafts(text)
    assert (first.sections[0].text, third.sections[0].text) == ("A plant.", "A sail.")
    assert second.sections[0].text == answer
    assert [part.kind for part in second.sections] == [SectionKind.ANSWER]


@pytest.mark.parametrize("level", ["##", "####"])
def test_an_answer_in_a_numbered_list_is_kept_word_for_word(level: str) -> None:
    answer = "    Run it:\n\n    ```sh\n    cut\n      --rope\n    ```\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n"
    text = f"1. {level} What is hemp?\n\n{answer}\n2. {level} What is a jib?\n\n    A sail.\n"
    first, second = drafts(text)
    assert words(said(first)) == words("What is hemp?" + answer)
    assert "  --rope" in first.sections[0].text
    assert words(said(second)) == words("What is a jib? A sail.")


_ANSWER = st.lists(
    st.sampled_from([*ANSWERS.values(), "Plain words.", "- a\n- b", "hint", "**bold** words"]), min_size=1, max_size=4
)


@given(_ANSWER)
def test_answers_of_any_parts_lose_no_word(parts: list[str]) -> None:
    answer = "\n\n".join(parts)
    text = f"## How do you splice?\n\n{answer}\n"
    reading = IMPORTER.read(text, "bank.md")
    found = sum((words(said(draft)) for draft in reading.drafts), Counter())
    found += sum((words(text.split("\n")[line - 1]) for line in reading.furniture), Counter())
    found += sum((words(left.text) for left in reading.unplaced), Counter())
    numbers = Counter(str(draft.number) for draft in reading.drafts if draft.number is not None)
    lost = words(text) - found - numbers
    assert not any(word for word in lost if not word.isdigit() and word not in {"Q", "A", "details", "b"})


def test_no_answer_of_others_loses_more_than_marks() -> None:
    marks = words("a h4 name Q A C hint Answer details summary b strong a br c d e E D B Question")
    for path in sorted(corpora().rglob("README*.md")):
        text = decoded(path.read_bytes(), str(path)).text
        lines = text.split("\n")
        for draft in drafts(text):
            source = words("\n".join(lines[line - 1] for line in draft.lines))
            choices = " ".join(f"{choice.text}" for part in draft.sections for choice in part.choices)
            kept = words(
                f"{said(draft)} {choices} {draft.number} {draft.type} {draft.difficulty} {' '.join(draft.tags)}"
            )
            lost = [word for word in source - kept if word not in marks and not word.isdigit()]
            assert lost == [], (path.name, draft.prompt)
