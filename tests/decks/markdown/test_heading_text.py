import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.markdown.heading_text import heading_text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("1.What is a keel?", (1, "What is a keel?")),
        ("12) What is a keel?", (12, "What is a keel?")),
        ("Q3: What is a keel?", (3, "What is a keel?")),
        ("Question 4 - What is a keel?", (4, "What is a keel?")),
        ("**5. What is a keel?**", (5, "What is a keel?")),
        ("**5.** What is a keel?", (5, "What is a keel?")),
        ("5. **What is a keel?**", (5, "What is a keel?")),
        ("***What is a keel?***", (None, "What is a keel?")),
        ("*What is a keel?*", (None, "What is a keel?")),
        ("**What** is a **keel**?", (None, "**What** is a **keel**?")),
        ('<a name="k"></a>6. What is a keel?', (6, "What is a keel?")),
        ("What is a keel? {#keel}", (None, "What is a keel?")),
        ("What is a keel? [⬆](#top)", (None, "What is a keel?")),
        ("[What is a keel?](keel.md)", (None, "What is a keel?")),
        ("❓ What is a keel?", (None, "What is a keel?")),
        ("7️⃣ What is a keel?", (7, "What is a keel?")),
        ("3.11 and what changed?", (None, "3.11 and what changed?")),
        ("`__init__`", (None, "`__init__`")),
        ("2024", (None, "2024")),
        ("", (None, "")),
    ],
)
def test_a_heading_has_words_and_perhaps_a_number(content: str, said: tuple[int | None, str]) -> None:
    assert heading_text(content) == said


@given(st.text(max_size=60))
def test_any_text_can_be_a_heading(content: str) -> None:
    heading_text(content)
