"""References to targets that stand elsewhere become links and pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import accounts_for_every_line

from decks.markdown.importer import IMPORTER
from decks.markdown.references import resolved


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("See [the quay][1].", "See [the quay](quay.html)."),
        ("![The quay][1]", "![The quay](quay.html)"),
        ("[Low Tide][] is low", '[Low Tide](<low tide.png> "at six") is low'),
        ("So [low tide] is", 'So [low tide](<low tide.png> "at six") is'),
        ("[![low tide]][1]", '[![low tide](<low tide.png> "at six")](quay.html)'),
        ("[![a][low tide]][1]", '[![a](<low tide.png> "at six")](quay.html)'),
        ("`[the quay][1]` and [the jib][2] [^1] a[1] \\[1]", "`[the quay][1]` and [the jib][2] [^1] a[1] \\[1]"),
        ("[1](x) [1]: y", "[1](x) [1]: y"),
        ("    [the quay][1]", "    [the quay][1]"),
    ],
)  # fmt: skip
def test_a_reference_becomes_a_link(line: str, made: str) -> None:
    lines = ["[use][1]", "", line, "", "[1]: quay.html", '[low  tide]: <low tide.png> "at six"', "[^1]: It grows."]
    found = resolved(lines)
    assert found is not None
    assert found.lines[2] == made
    assert 5 in found.definitions
    assert 7 not in found.definitions


@pytest.mark.parametrize("text", ["[a]: b", "- [ ] a\n- [x] b", "```\n[a][b]\n[b]: c\n```", "[//]: # (a remark)"])
def test_a_text_without_references_stays(text: str) -> None:
    assert resolved(text.split("\n")) is None


def test_definitions_are_counted_and_stand_on_no_answer() -> None:
    above = "## What is a jib?\n\nA sail, see [sails][s].\n\n## What is a boom?\n\nA spar."
    text = f"{above}\n\n[s]: https://sail.example\n[t]: u\n"
    reading = IMPORTER.read(text, "bank.md")
    assert [draft.sections[0].text for draft in reading.drafts] == [
        "A sail, see [sails](https://sail.example).",
        "A spar.\n\n\n[t]: u",
    ]
    assert reading.furniture == {9: "link definition"}
    assert accounts_for_every_line(text, reading)


_BITS = ["[", "]", "![", "][", "a", "b", "[a]", "[a]: ", "(", ")", ": ", "`", "```", "\n", " ", "<", ">", "\\"]


@given(st.lists(st.sampled_from(_BITS)).map("".join))
def test_any_text_is_read(text: str) -> None:
    found = resolved(text.split("\n"))
    assert found is None or len(found.lines) == text.count("\n") + 1
