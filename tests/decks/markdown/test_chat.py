import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks import importers
from decks.drafts import Reading
from decks.markdown.importer import IMPORTER
from srs.model import SectionKind

REPLY = """\
Sure! Here are 3 interview questions about harbours, with answers:

---

### 1️⃣ **What is a quay?**

**Answer:**
A wall of stone.

---

### 2️⃣ **What is a pier?**

The harbour master asks.

**Answer:** A bridge on piles.

- of wood

---

### 3. **Why is a *mole* high?**

**Sample answer:** Tides.

---

Let me know if you'd like more of these! 😊

Good luck with your interview!
"""


def read(text: str) -> Reading:
    reading = importers.importer_for(text, "pasted").read(text, "pasted")
    said = {line for draft in reading.drafts for line in draft.lines}
    left = {unplaced.line for unplaced in reading.unplaced}
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert said | left | set(reading.furniture) == filled
    return reading


def told(text: str) -> list[tuple[int | None, str | None, str]]:
    return [
        (draft.number, draft.prompt, "|".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER))
        for draft in read(text).drafts
    ]


def test_a_reply_is_its_questions_and_its_courtesies_are_furniture() -> None:
    reading = read(REPLY)
    assert told(REPLY) == [
        (1, "What is a quay?", "A wall of stone."),
        (2, "What is a pier?\n\nThe harbour master asks.", "A bridge on piles.\n\n- of wood"),
        (3, "Why is a *mole* high?", "Tides."),
    ]
    assert [line for line, kind in sorted(reading.furniture.items()) if kind == "greeting"] == [1, 28, 30]
    assert reading.unplaced == ()


BOLD = """\
Certainly! Below are some questions for a pilot:

**1. What is a quay?**
A wall.

**2. What is a pier?**
A bridge.

**3. What is a mole?**
A wall.

I hope this helps! Good luck!
"""
LISTED = """\
Here are 3 questions:

1. **What is a quay?**
   A wall.

2. **What is a pier?**
   A bridge.

3. **What is a mole?**
   A wall.

Would you like me to add more?
"""
LETTERED = """\
Sure, here are the Q&As.

Q1: What is a quay?
A1: A wall.

Q2: What is a pier?
A2: A bridge.

Q3: What is a mole?
A3: A wall.

Good luck! 🍀
"""
SPOKEN = """\
**You said:**

Of course — here's a list of questions.

**Q1: What is a quay?**

**A:** A wall.

**Q2: What is a pier?**

**A:** A bridge.

**Q3: What is a mole?**

**A:** A wall.

---

These questions should cover it. Let me know if you want more.
"""
PLAIN = """\
Hier sind drei Fragen:

1. What is a quay?
A wall.

2. What is a pier?
A bridge.

3. What is a mole?
A wall.

Viel Erfolg!
"""


@pytest.mark.parametrize("text", [BOLD, LISTED, LETTERED, SPOKEN, PLAIN])
def test_replies_of_other_shapes(text: str) -> None:
    assert told(text) == [
        (1, "What is a quay?", "A wall."),
        (2, "What is a pier?", "A bridge."),
        (3, "What is a mole?", "A wall."),
    ]
    assert "greeting" in read(text).furniture.values()
    assert read(text).unplaced == ()


def test_a_second_reply_in_the_same_paste_begins_with_courtesies_too() -> None:
    first, second = (f"## What is {name}?\n\nA wall.\n" for name in ("a quay", "a mole"))
    text = f"{first}\nLet me know if you want more.\n\nGreat! Here are more questions:\n\n{second}"
    assert [answer for _, _, answer in told(text)] == ["A wall.", "A wall."]
    assert read(text).furniture == {5: "greeting", 7: "greeting"}


def test_a_question_or_answer_that_sounds_like_a_courtesy_stays() -> None:
    text = "## Would you like to sail?\n\nSure, if the wind holds.\n\n## How do you part?\n\n- Good luck with it!\n"
    assert [answer for _, _, answer in told(text)] == ["Sure, if the wind holds.", "- Good luck with it!"]


def test_a_greeting_above_a_rule_is_no_heading() -> None:
    text = "Sure! Here are two questions\n---\n## What is a quay?\n\nA wall.\n\n## What is a pier?\n\nA bridge.\n"
    assert [prompt for _, prompt, _ in told(text)] == ["What is a quay?", "What is a pier?"]


def test_badges_and_adverts_stand_outside_answers_or_at_their_end() -> None:
    text = """\
# Harbour

[![Build](https://ci.example/b.svg)](https://ci.example)

⭐ Star this repo if you like it!

## What is a quay?

A wall.

![a quay](quay.png)

⭐ **Star this repo** if it helped you

## What is a topic?

Subscribe to the topic first, then read.

> 🚀 Sponsored by [Ropes](https://ropes.example): hemp for all.

## What is a pier?

![a pier](pier.png)

<p align="center"><a href="https://buymeacoffee.com/x"><img src="https://img.shields.io/badge/x.svg" /></a></p>

Follow me on [the quay](https://quay.example)
"""
    reading = read(text)
    assert [answer for _, _, answer in told(text)] == [
        "A wall.\n\n![a quay](quay.png)",
        "Subscribe to the topic first, then read.",
        "![a pier](pier.png)",
    ]
    kinds = ["badge", "advert", "advert", "advert", "badge", "advert"]
    assert [kind for _, kind in sorted(reading.furniture.items()) if kind != "place"] == kinds


_PIECES = [
    "Sure! Here are 3 questions:",
    "Good luck!",
    "---",
    "## What is a?",
    "1️⃣ Why?",
    "**Answer:** b",
    "Answer: c",
    "🔟 **d**",
    "You said:",
    "```",
    "",
    "[![x](y)](z)",
    "Star this repo",
    "Would you like more?",
    "1. e",
    "Hope this helps",
]


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=30))
def test_any_reply_is_read_and_every_line_accounted_for(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    reading = IMPORTER.read(text, "pasted")
    said = {line for draft in reading.drafts for line in draft.lines}
    left = {unplaced.line for unplaced in reading.unplaced}
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert said | left | set(reading.furniture) == filled


@pytest.mark.parametrize(
    "bit", ["Sure! Here are questions:\n\n", "Good luck!\n", "if you want ", "[![", "<a ", "1️⃣", "⭐ give ", "![a](b) "]
)
def test_strange_replies_take_linear_time(bit: str) -> None:
    IMPORTER.read("## What is a?\n\n" + bit * (200_000 // len(bit)), "pasted")
