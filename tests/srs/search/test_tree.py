"""Patterns of names, and which words a search looks for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srs.search import parse
from srs.search.folding import folded
from srs.search.tree import Pattern, texts_in


@pytest.mark.parametrize(
    ("literals", "fitting", "other"),
    [
        (("final round",), ["Final Round", " final  round"], ["final", "the final round"]),
        (("dev", ""), ["dev", "DevOps"], ["my dev"]),
        (("", "ops"), ["devops", "ops"], ["opsdev"]),
        (("", "vo", ""), ["devops", "vo"], ["dvo ps"[::-1]]),
        (("a", "b", "c"), ["abc", "a-b-c", "abbc"], ["ac", "acb", "abcd"]),
        (("ab", "bc"), ["abbc", "ab bc"], ["abc"]),
        (("",), [""], ["x"]),
        (("école".replace("é", "e"),), ["École"], ["ecol"]),
    ],
)
def test_a_pattern_fits_the_whole_name(literals: tuple[str, ...], fitting: list[str], other: list[str]) -> None:
    assert [name for name in fitting if not Pattern(literals).matches(name)] == []
    assert [name for name in other if Pattern(literals).matches(name)] == []


@given(st.lists(st.text("ab", max_size=3), min_size=1, max_size=4), st.text("ab", max_size=9))
def test_a_star_stands_for_any_text(literals: list[str], name: str) -> None:
    expected = re.fullmatch(".*".join(map(re.escape, literals)), folded(name)) is not None
    assert Pattern(tuple(literals)).matches(name) is expected


def test_the_words_looked_for_are_those_that_must_be_there() -> None:
    tree = parse('a (b* or -c) -"d e" -(f) *g* is:new tag:h')
    assert [text.words for text in texts_in(tree)] == ["a", "b", "g"]
