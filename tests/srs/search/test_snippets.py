"""Where the words of a search stand: spans of a text, never marks in it."""

from hypothesis import given
from hypothesis import strategies as st

from srs.search import parse
from srs.search.snippets import Snippet, highlighted, places, snippet
from srs.search.tree import Text, texts_in


def _wanted(search: str) -> tuple[Text, ...]:
    return tuple(texts_in(parse(search)))


def _marked(found: Snippet | None) -> str:
    """The text with its spans in brackets."""
    assert found is not None
    shown, ended = "", 0
    for start, end in found.spans:
        shown += f"{found.text[ended:start]}[{found.text[start:end]}]"
        ended = end
    return shown + found.text[ended:]


def test_words_phrases_and_beginnings_are_marked_where_they_stand() -> None:
    text = "Naïve **cranes**\n  and a crane; Cranes’ hooks"
    assert _marked(highlighted(text, _wanted("crane"))) == "Naïve **cranes** and a [crane]; Cranes’ hooks"
    assert _marked(highlighted(text, _wanted("crane*"))) == "Naïve **[cranes]** and a [crane]; [Cranes]’ hooks"
    assert _marked(highlighted(text, _wanted('"a crane"'))) == "Naïve **cranes** and [a crane]; Cranes’ hooks"
    assert _marked(highlighted(text, _wanted("NAIVE hooks"))) == "[Naïve] **cranes** and a crane; Cranes’ [hooks]"
    assert _marked(highlighted(text, _wanted("*ane*"))) == "Naïve **[cranes]** and a [crane]; [Cranes]’ hooks"
    assert _marked(highlighted(text, _wanted("boat"))) == "Naïve **cranes** and a crane; Cranes’ hooks"


def test_marks_that_belong_to_a_word_are_marked_with_it_and_must_be_there() -> None:
    text = "Is C faster than C++ or node.js, and what of .NET?"
    assert _marked(highlighted(text, _wanted("c++"))) == "Is C faster than [C++] or node.js, and what of .NET?"
    assert _marked(highlighted(text, _wanted("node.js"))) == "Is C faster than C++ or [node.js], and what of .NET?"
    assert _marked(highlighted(text, _wanted(".net"))) == "Is C faster than C++ or node.js, and what of [.NET]?"
    assert _marked(highlighted(text, _wanted("++"))) == "Is C faster than C[++] or node.js, and what of .NET?"


def test_words_of_scripts_without_spaces_are_marked() -> None:
    assert _marked(highlighted("什么是Docker容器？它", _wanted("容器 docker"))) == "什么是[Docker容器]？它"
    assert _marked(highlighted("ฉันเรียนภาษาไทย", _wanted("ภาษา"))) == "ฉันเรียน[ภาษา]ไทย"


def test_a_snippet_is_of_the_text_that_has_most_of_the_words() -> None:
    texts = ["a boat", "a crane and a boat", "a crane"]
    assert _marked(snippet(texts, _wanted("crane boat"))) == "a [crane] and a [boat]"
    assert snippet(texts, _wanted("train")) is None
    assert snippet(texts, ()) is None


def test_a_long_text_is_cut_around_the_first_place_at_words() -> None:
    text = f"{'before ' * 50}the crane stands {'after ' * 50}crane"
    found = snippet([text], _wanted("crane"), width=60)
    assert found is not None
    assert found.text.startswith("…before ")
    assert found.text.endswith("…")
    assert len(found.text) <= 62
    assert _marked(found).count("[crane]") == 1


@given(st.text(max_size=200), st.lists(st.text("ab容. ", min_size=1, max_size=6), max_size=3), st.integers(1, 80))
def test_spans_are_inside_the_text_in_order_and_apart(text: str, parts: list[str], width: int) -> None:
    wanted = tuple(Text(words=part.strip()) for part in parts if part.strip())
    for found in (highlighted(text, wanted), snippet([text, "a b 容 器 a.b " * 9], wanted, width)):
        if found is not None:
            ended = -1
            for start, end in found.spans:
                assert ended < start < end <= len(found.text)
                ended = end
            assert "\n" not in found.text


def test_places_are_those_of_the_line_as_it_stands() -> None:
    line = "  grease   the crane"
    assert [line[start:end] for start, end in places(line, _wanted("crane grease"))] == ["grease", "crane"]
    assert places(line, ()) == ()
