"""Where sentences end."""

import pytest

from decks.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Weigh it. Seal it.", ["Weigh it.", "Seal it."]),
        ("Use `dock`. `lane` is slower.", ["Use `dock`.", "`lane` is slower."]),
        ("Use gates, e.g. `dock`, at night.", ["Use gates, e.g. `dock`, at night."]),
        ("Weigh it (by hand. Or not.) twice.", ["Weigh it (by hand. Or not.) twice."]),
    ],
)
def test_a_sentence_ends_before_a_capital_or_code(text: str, found: list[str]) -> None:
    assert sentences(text) == found
