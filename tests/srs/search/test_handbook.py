"""The handbook's page on searching: every example can be read, and every word has a line."""

import re
from pathlib import Path

import pytest

from srs.model import Role
from srs.search import parse
from srs.search.parser import DEEPEST, MOST_CHARACTERS, MOST_TERMS
from srs.search.tree import Comparison, Condition, Measure
from srs.search.vocabulary import KEYS

PAGE = (Path(__file__).parents[3] / "docs" / "search.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| (?!search \|)(`.*?) \|", re.MULTILINE)
EXAMPLES = [example for row in _ROW.findall(PAGE) for example in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_can_be_read(example: str) -> None:
    assert parse(example, {"evening": "is:due"})


def test_the_page_has_every_word() -> None:
    assert len(EXAMPLES) > 50
    words = [*(f"{key}:" for key in KEYS), *(f"is:{each.value}" for each in Condition)]
    words += [*(f"prop:{each.value}" for each in Measure), *(role.value for role in Role)]
    words += [f"`{each.value}`" for each in Comparison]
    assert [word for word in words if word not in PAGE] == []


def test_the_page_has_the_bounds() -> None:
    assert DEEPEST == 10
    assert f"{MOST_CHARACTERS:,} characters, {MOST_TERMS} words and conditions, and ten brackets" in PAGE
