"""A cue says in twelve words what its question asks, and belongs to no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.rules.cue import MOST_WORDS, cue
from decks.rules.words import word_count


@pytest.mark.parametrize(
    ("prompt", "short"),
    [
        ("What is a dock?", "What is a dock?"),
        (
            "Describe a time you had to win over a warehouse team, including drivers and packers, "  # noqa: ISC004
            "to accept the barcode scanners or handheld printers you had chosen, despite early delays.",
            "win over warehouse team to accept barcode scanners you had chosen",
        ),
        (
            "What is a lane? And how would you explain to a new driver why the cold one is never closed?",
            "What is a lane?",
        ),
        (
            "What does `cold lane` do, and what are some of the key benefits of closing it in the yard?",
            "What does `cold lane` do?",
        ),
        (
            "Which of the lanes are cold and dry and which of them are warm at night in a small yard?",
            "Which of the lanes are cold and dry?",
        ),
        (
            "Plan a cold chain is a logistics interview topic. Explain the mechanism, the limits, and failure modes.",
            "Plan a cold chain",
        ),
        (
            "The main belt stands still. How do you find out why, and how do you make the next night a safer one?",
            "The main belt stands still: how you find out why",
        ),
        (
            "How would you secure a significant shipment of frozen goods against both theft and warm weather?",
            "How would you secure a significant shipment of frozen goods",
        ),
        (
            "Classify a parcel as small, large, or odd when the scanner at the gate of the yard has failed?",
            "Classify parcel as small, large, or odd when scanner at gate",
        ),
        (
            "Describe a time when you reduced the number of lost parcels in the yard for good.",
            "when you reduced number of lost parcels in yard for good",
        ),
    ],
)  # fmt: skip
def test_the_cue_of_a_prompt(prompt: str, short: str) -> None:
    assert cue(prompt) == short


@given(st.text(max_size=400))
def test_a_cue_is_short(text: str) -> None:
    assert word_count(cue(text)) <= MOST_WORDS
