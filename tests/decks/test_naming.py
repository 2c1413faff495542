import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.naming import bank_name, short_deck


@pytest.mark.parametrize(
    ("name", "deck"),
    [
        ("DevOps Engineer Interview Questions", "devops"),
        ("Top 50 Kubernetes Interview Questions & Answers (2026)", "kubernetes"),
        ("list-of-rope-questions", "rope"),
        ("C++ Questions", "c++"),
        ("Interview Questions", "interview questions"),
        ("harbour::night", "harbour night"),
        ("::", "bank"),
    ],
)
def test_a_deck_is_called_by_the_telling_words(name: str, deck: str) -> None:
    assert short_deck(name) == deck


@given(st.text(max_size=80))
def test_a_deck_is_never_empty_and_never_divided(name: str) -> None:
    assert short_deck(name).strip()
    assert "::" not in short_deck(name)


def test_a_bank_is_called_by_its_title_or_its_file() -> None:
    assert bank_name("  Ropes\n and knots ", "x/y.md") == "Ropes and knots"
    assert bank_name(None, "x/sea-terms.md") == "sea-terms"
    assert bank_name("", "-") == "bank"
