"""A cue says in twelve words what its question asks, and belongs to no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.rules.cue import MOST_WORDS, cue, points_at_code, unique
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


def test_equal_cues_are_told_apart_by_their_own_words() -> None:
    prompts = [f"What is a key? Say in your own words how it opens a {thing}." for thing in ("dock", "lorry")]
    assert unique([cue(prompt) for prompt in prompts], prompts, [(), ()]) == [
        "What is a key? … dock",
        "What is a key? … lorry",
    ]


def test_a_cue_without_a_word_of_its_own_has_its_tag() -> None:
    assert unique(["Why is that?"], ["Why is that?"], [("belts",)]) == ["Why is that? (belts)"]


def test_a_prompt_that_speaks_of_code_points_at_it() -> None:
    assert points_at_code("What does the following code print?")
    assert not points_at_code("What is a dock?")
