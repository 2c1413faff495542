"""Text as a search compares it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from srs.search.folding import folded, literal_of, placed_words, searchable, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crème Brûlée", "creme brulee"), ("STRASSE straße", "strasse strasse"),
        ("don’t “quote” — x", "don't \"quote\" - x"),
        ("a\n\t b\x00c", "a b c"), ("ﬁne²", "fine2"), ("so\u00adft", "soft"), ("Ёлка", "елка"),
        ("が", "が"), ("한글", "한글"),
    ],
)  # fmt: skip
def test_ways_of_writing_that_look_alike_are_one(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++ & node.js", "c++ & node.js"), ("什么是Docker容器？", "什 么 是 docker 容 器 ?"), ("ราคา 5", "ร า ค า 5"),
        ("a≤b", "a ≤ b"), ("“x” … y", '"x" ... y'), ("• point", "point"), ("हिन्दी भाषा", "हिन्दी भाषा"), ("  a  ", "a"),
    ],
)  # fmt: skip
def test_words_are_parted_by_spaces_and_ascii_marks_alone(text: str, expected: str) -> None:
    assert searchable(text) == expected


def test_the_words_of_a_text_pass_over_marks() -> None:
    assert words(searchable("Use node.js, don’t use C++!")) == ("use", "node", "js", "don", "t", "use", "c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("c++", "c++"), ("node.js", "node.js"), (".net", ".net"), ("running?", None), ('"quoted"', None), ("plain", None),
     ("two words", None), ("don't", "don't"), ("?", "?"), ("a, b.", "a, b"), ("容 器 ?", None)],
)  # fmt: skip
def test_marks_inside_and_before_words_must_stand_so_and_those_that_end_a_sentence_need_not(
    text: str, expected: str | None
) -> None:
    assert literal_of(text) == expected


_texts = st.one_of(
    st.text(max_size=60), st.text(st.sampled_from("aÉ1 ._-+\n’“…≤什容ราか한หि्™½\u0301\u200b\u00ad€ﬁ"), max_size=40)
)


@given(_texts)
@example("\ud800x")
def test_what_was_folded_once_stays_as_it_is(text: str) -> None:
    assert searchable(searchable(text)) == searchable(text)
    assert folded(folded(text)) == folded(text)


@given(_texts)
def test_the_words_of_a_text_stand_where_they_are_said_to(text: str) -> None:
    before = (0, 0)
    for word, start, end in placed_words(text):
        assert 0 <= start < end <= len(text)
        assert start >= before[1] or (start, end) == before
        assert word in words(searchable(text[start:end]))
        before = (start, end)


@given(st.lists(st.sampled_from(["Crane", "CREME", "naïve", "容", "器", "x1", "ру́сский", "€"]), max_size=8))
def test_the_placed_words_are_those_of_the_index(parts: list[str]) -> None:
    text = " ".join(parts)
    assert tuple(word for word, _, _ in placed_words(text)) == words(searchable(text))
