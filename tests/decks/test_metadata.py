import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.metadata import Metadata, metadata_of
from srs.model import Minutes


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("⏱ 3-4 minutes · final round", Metadata(minutes=Minutes(low=3, high=4), stage="final round")),
        ("⏱️ 10–15 min", Metadata(minutes=Minutes(low=10, high=15))),
        (
            "5 minutes | phone screen | Hard",
            Metadata(minutes=Minutes(low=5, high=5), stage="phone screen", difficulty="Hard"),
        ),
        ("**Difficulty:** High", Metadata(difficulty="High")),
        ("Type: Technical | Level: Senior", Metadata(type="Technical", difficulty="Senior")),
        ("Time: 2 to 3", Metadata(minutes=Minutes(low=2, high=3))),
        ("- Tags: #rope, `knots`", Metadata(tags=("rope", "knots"))),
        ("Behavioral · Medium", Metadata(type="Behavioral", difficulty="Medium")),
    ],
)
def test_lines_of_metadata(line: str, said: Metadata) -> None:
    assert metadata_of(line) == said


@pytest.mark.parametrize(
    "line", ["", "It took 5 minutes, and nobody noticed it at all.", "Note: be kind", "Why?", "Result: 5"]
)
def test_other_lines_are_none(line: str) -> None:
    assert metadata_of(line) is None


@given(st.text(max_size=60))
def test_any_line_is_read(line: str) -> None:
    metadata_of(line)
