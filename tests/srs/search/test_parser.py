"""The search language: what a text asks for, and where it is wrong."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from srs.errors import SearchError, UsageError
from srs.model import Rating, Role
from srs.search import parse
from srs.search.parser import DEEPEST, MOST_CHARACTERS, MOST_TERMS
from srs.search.tree import (
    EVERYTHING,
    Added,
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Field,
    HasId,
    HasRole,
    Is,
    Measure,
    Measured,
    Named,
    Node,
    Not,
    Pattern,
    Rated,
    Reach,
    Text,
)


def _text(words: str, reach: Reach = Reach.WHOLE) -> Text:
    return Text(words=words, reach=reach)


def _named(field: Field, *literals: str) -> Named:
    return Named(field=field, pattern=Pattern(literals))


A, B, C = _text("a"), _text("b"), _text("c")


@pytest.mark.parametrize("text", ["", "  ", "\t\n", "*", "(*)"])
def test_an_empty_search_or_a_star_is_everything(text: str) -> None:
    assert parse(text) == EVERYTHING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b", AllOf(parts=(A, B))),
        ("a and b", AllOf(parts=(A, B))),
        ("a or b c", AnyOf(parts=(A, AllOf(parts=(B, C))))),
        ("(a or b) c", AllOf(parts=(AnyOf(parts=(A, B)), C))),
        ("(a or b)c", AllOf(parts=(AnyOf(parts=(A, B)), C))),
        ("a OR b", AnyOf(parts=(A, B))),
        ("-a", Not(part=A)),
        ("-(a b)", Not(part=AllOf(parts=(A, B)))),
        ("--a", Not(part=Not(part=A))),
        ('-"a b"', Not(part=_text("a b"))),
        ("a -b", AllOf(parts=(A, Not(part=B)))),
        ("((a))", A),
        ('"or" "and"', AllOf(parts=(_text("or"), _text("and")))),
        ("a - b", AllOf(parts=(A, _text("-"), B))),
        ("well-being", _text("well-being")),
    ],
)
def test_words_are_joined_by_and_or_and_brackets(text: str, expected: Node) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kubernetes", _text("kubernetes")),
        ("ÉCOLE", _text("ecole")),
        ('"Final  Round"', _text("final round")),
        ("kub*", _text("kub", Reach.BEGINNING)),
        ('"final rou*"', _text("final rou", Reach.BEGINNING)),
        ("*ber*", _text("ber", Reach.INSIDE)),
        (r"a\*", _text("a*")),
        (r"std\:\:vector", _text("std::vector")),
        ('"std::vector"', _text("std::vector")),
        ("10:30", _text("10:30")),
        (r"\-a", _text("-a")),
        (r"f\(x\)", _text("f(x)")),
        (r'"say \"hello\""', _text('say "hello"')),
        (r'5"', _text('5"')),
        (r"C:\\temp", _text(r"c:\temp")),
        (r"\d", _text(r"\d")),
        ("C++", _text("c++")),
        ("容器", _text("容 器")),
    ],
)
def test_a_word_is_text_of_the_question(text: str, expected: Node) -> None:
    assert parse(r"C\:\\temp" if text == r"C:\\temp" else text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("deck:devops::Behavioral", _named(Field.DECK, "devops::behavioral")),
        ('stage:"final round"', _named(Field.STAGE, "final round")),
        ("tag:net*", _named(Field.TAG, "net", "")),
        ("type:*tech*", _named(Field.TYPE, "", "tech", "")),
        (r"tag:a\*b", _named(Field.TAG, "a*b")),
        ("difficulty:Mittel", _named(Field.DIFFICULTY, "mittel")),
        ("BANK:x", _named(Field.BANK, "x")),
        ("tag:leech", AnyOf(parts=(_named(Field.TAG, "leech"), Is(condition=Condition.LEECH)))),
        ("role:point", HasRole(roles=frozenset({Role.POINT}))),
        ("role:term*", HasRole(roles=frozenset({Role.TERM, Role.TERM_REVERSED}))),
        ("is:learn", Is(condition=Condition.LEARNING)),
        ("rated:7", Rated(days=7)),
        ("rated:7:1", Rated(days=7, rating=Rating.AGAIN)),
        ("rated:7:Hard", Rated(days=7, rating=Rating.HARD)),
        ("added:30", Added(days=30)),
        ("id:3F2A", HasId(starts=("3f2a",))),
        ("id:3f2a,81c0", HasId(starts=("3f2a", "81c0"))),
    ],
)
def test_a_key_asks_for_what_it_names(text: str, expected: Node) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize("condition", list(Condition))
def test_every_condition_has_its_word(condition: Condition) -> None:
    assert parse(f"is:{condition.value}") == Is(condition=condition)


@pytest.mark.parametrize(
    ("text", "measure", "comparison", "value", "decimals"),
    [
        ("prop:stability>10", Measure.STABILITY, Comparison.MORE, 10, 0),
        ("prop:s>=10.25", Measure.STABILITY, Comparison.MORE_OR_EQUAL, 10.25, 2),
        ("prop:retrievability<0.8", Measure.RETRIEVABILITY, Comparison.LESS, 0.8, 1),
        ("prop:due<=-3", Measure.DUE, Comparison.LESS_OR_EQUAL, -3, 0),
        ("prop:lapses!=2", Measure.LAPSES, Comparison.UNEQUAL, 2, 0),
        ('prop:"ivl = 7"', Measure.INTERVAL, Comparison.EQUAL, 7, 0),
        ("prop:Reps=0", Measure.REVIEWS, Comparison.EQUAL, 0, 0),
    ],
)
def test_a_number_is_compared(text: str, measure: Measure, comparison: Comparison, value: float, decimals: int) -> None:
    assert parse(text) == Measured(measure=measure, comparison=comparison, value=value, decimals=decimals)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a is:weekly b", "is:weekly", "is: takes new, due, learning,"),
        ("a foo:bar", "foo:bar", "there is no foo: in a search; there are deck:, tag:,"),
        ("role:boss", "role:boss", "role: takes answer, framework,"),
        ("prop:size>3", "prop:size>3", "prop: takes stability, difficulty,"),
        ("prop:stability", "prop:stability", "compared with a number"),
        ("prop:lapses>1.5", "prop:lapses>1.5", "prop:lapses takes a whole number"),
        ("prop:due>99999", "prop:due>99999", "prop:due takes a number up to 36500"),
        ("rated:0", "rated:0", "rated: takes a number of days from 1"),
        ("rated:7:5", "rated:7:5", "rated:7: takes a rating: 1, again,"),
        ("added:soon", "added:soon", "added: takes a number of days"),
        ("added:٣", "added:٣", "added: takes a number of days"),
        ("id:xyz", "id:xyz", "id: takes the beginning of"),
        ("deck: b", "deck:", "deck: takes a name"),
        ('tag:""', 'tag:""', "tag: takes a name"),
        ('a "b c', '"', "is never closed"),
        ('stage:"final', '"', "is never closed"),
        ("a (b", "(", "this bracket is never closed"),
        ("a (", "(", "this bracket is never closed"),
        ("a) b", ")", "this bracket closes none"),
        (")", ")", "this bracket closes none"),
        ("a () b", "()", "nothing between these brackets"),
        ("a or", "or", "or stands between two conditions"),
        ("OR a", "OR", "or stands between two conditions"),
        ("a and or b", "and", "and stands between two conditions"),
        ("a*b", "a*b", "a * stands at the end"),
        ("*a", "*a", "a * stands at the end"),
        ('""', '""', "there is nothing to look for here"),
        ("saved:mine", "saved:mine", "no search is saved as 'mine'; there is none yet"),
    ],
)
def test_an_error_points_at_the_place_and_says_what_there_is(text: str, place: str, said: str) -> None:
    with pytest.raises(SearchError) as caught:
        parse(text)
    error = caught.value
    assert said in error.reason
    assert text[error.start : error.end] == place
    first, shown, carets = str(error).split("\n")
    assert first == error.reason
    assert shown == f"  {text}"
    assert carets == " " * (2 + error.start) + "^" * len(place)
    assert isinstance(error, UsageError)


def test_the_carets_stand_below_wide_characters_and_in_a_long_search() -> None:
    with pytest.raises(SearchError) as caught:
        parse("容器 x:y")
    assert str(caught.value).split("\n")[1:] == ["  容器 x:y", " " * 7 + "^^^"]
    long = "word " * 60
    with pytest.raises(SearchError) as caught:
        parse(f"{long}x:y {long}")
    _, shown, carets = str(caught.value).split("\n")
    assert len(shown) < 80
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "x:y"


def test_a_saved_search_is_read_in_its_place() -> None:
    saved = {"weak": "is:weak or is:leech", "mine": "saved:weak tag:x"}
    weak = AnyOf(parts=(Is(condition=Condition.WEAK), Is(condition=Condition.LEECH)))
    assert parse("saved:Weak a", saved) == AllOf(parts=(weak, A))
    assert parse("-saved:mine", saved) == Not(part=AllOf(parts=(weak, _named(Field.TAG, "x"))))
    assert parse("saved:weak or saved:weak", saved) == AnyOf(parts=(weak, weak))


def test_a_saved_search_that_is_wrong_or_part_of_itself_is_told_of() -> None:
    with pytest.raises(SearchError, match="in the saved search 'one': there is no foo: in a search") as caught:
        parse("a saved:one", {"one": "foo:1"})
    assert (caught.value.start, caught.value.end) == (2, 11)
    with pytest.raises(SearchError, match="in the saved search 'b': the saved search 'a' is part of itself"):
        parse("saved:a", {"a": "x saved:b", "b": "y saved:a"})
    with pytest.raises(SearchError, match="there are a, b"):
        parse("saved:c", {"a": "", "b": ""})


def test_saved_searches_that_double_again_and_again_are_refused() -> None:
    saved = {"n0": "a b"} | {f"n{n}": f"saved:n{n - 1} saved:n{n - 1}" for n in range(1, 60)}
    with pytest.raises(SearchError, match=f"at most {MOST_TERMS} words and conditions"):
        parse("saved:n8", saved)
    with pytest.raises(SearchError, match=f"at most {DEEPEST} brackets, - and saved searches inside one another"):
        parse("saved:n59", saved)


def test_a_search_is_bounded() -> None:
    assert parse(" ".join(["a"] * MOST_TERMS))
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST) == A
    for text in (
        "a" * (MOST_CHARACTERS + 1),
        "a " * (MOST_TERMS + 1),
        "(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1),
        "-" * (DEEPEST + 1) + "a",
    ):
        with pytest.raises(SearchError):
            parse(text)


_PIECES = st.sampled_from(
    [
        "(",
        ")",
        "-",
        '"',
        "\\",
        "*",
        ":",
        " ",
        "or",
        "and",
        "a",
        "is:new",
        "prop:s>",
        "deck:",
        "saved:x",
        "容",
        "\x00",
        "|",
    ]
)


def _error(text: str) -> SearchError | None:
    try:
        parse(text, {"x": "a or b"})
    except SearchError as error:
        return error
    return None


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=40).map("".join)))
@example("\ud800")
@example("-" * 9999)
@example('"' + "\\" * 9000)
@example("(" * 9999)
def test_any_text_is_a_search_or_an_error_that_points_into_it(text: str) -> None:
    error = _error(text)
    if error is not None:
        assert 0 <= error.start < error.end <= len(text)
        assert str(error).count("\n") == 2
