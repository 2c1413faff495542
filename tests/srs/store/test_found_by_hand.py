"""A search finds what going through every card by hand would: any tree, with the index and without it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from factories import World, basic, question
from hypothesis import given
from hypothesis import strategies as st

from srs.model import CardId, CardState, Memory, Phase, Prose, Question, SectionKind
from srs.scheduler import retrievability
from srs.search import Query, query
from srs.search.folding import literal_of, searchable, words
from srs.search.tree import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Field,
    Is,
    Measure,
    Measured,
    Named,
    Node,
    Not,
    Pattern,
    Reach,
    Text,
)
from srs.settings import lineage
from srs.store.finding import Order

TODAY = date(2027, 1, 11)
_WORDS = ("crane", "cranes", "boat", "c++", "容器", "node.js", "École", "no.", "de")
_DECKS = ("sea", "sea::deep", "Land")
_TAGS = ((), ("a",), ("a::b", "É"), ("c", "crane"))


@dataclass(frozen=True)
class Row:
    """A question with one card, or with none."""

    question: Question
    state: CardState | None


def _questions() -> list[Question]:
    made = []
    for n in range(12):
        prompt, body = _WORDS[n % 9], " ".join((_WORDS[(n * 5) % 9], _WORDS[(n * 7 + 2) % 9]))
        made.append(
            replace(
                question(f"{prompt} number {n}", points=0), deck=_DECKS[n % 3], tags=_TAGS[n % 4],
                type=(None, "Technical", "other")[n % 3],
                sections=(Prose(kind=SectionKind.ANSWER, heading="", text=body),),
            )
        )  # fmt: skip
    return made


def _state(card: CardId, n: int) -> CardState:
    if n % 4 == 0:
        return CardState(card=card, flag="x" if n % 8 else None)
    day = TODAY - timedelta(days=n * 3 % 11)
    return CardState(
        card=card, memory=Memory(stability=1.5 * n, difficulty=5.0), phase=Phase.REVIEW, study_day=day,
        due=TODAY + timedelta(days=n - 6), reviews=n, lapses=n % 5 * 3, suspended=n == 7,
        buried_until=TODAY + timedelta(days=n - 8) if n % 3 == 0 else None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [Row(of, _state(basic(of)[0].id, n) if n % 5 else None) for n, of in enumerate(_questions())]


@pytest.fixture(scope="module")
def harbour(rows: list[Row]) -> World:
    world = World()
    answered = {row.question.id for row in rows if row.state}
    world.add([row.question for row in rows], lambda of: basic(of) if of.id in answered else ())
    with world.store.writing() as transaction:
        transaction.schedule.replace(row.state for row in rows if row.state)
    return world


# ------------------------------------------------------------------------------------------------------------ by hand


def _fits(node: Node, row: Row) -> bool:
    match node:
        case AllOf(parts=parts):
            return all(_fits(part, row) for part in parts)
        case AnyOf(parts=parts):
            return any(_fits(part, row) for part in parts)
        case Not(part=part):
            return not _fits(part, row)
        case Text():
            return _has(node, row.question)
        case Named(field=Field.DECK, pattern=pattern):
            return any(pattern.matches(each) for each in lineage(row.question.deck)[1:])
        case Named(field=Field.TAG, pattern=pattern):
            return any(pattern.matches(each) for tag in row.question.tags for each in lineage(tag)[1:])
        case Named(pattern=pattern):
            return row.question.type is not None and pattern.matches(row.question.type)
        case Is(condition=condition):
            return row.state is not None and _stands(condition, row.state)
        case Measured():
            value = None if row.state is None else _value(node.measure, row.state)
            return value is not None and _compares(node, value)
    raise AssertionError(node)


def _has(node: Text, of: Question) -> bool:
    columns = [searchable(text) for text in (of.prompt, "\n".join(of.tags), of.answer or "")]
    if node.reach is Reach.INSIDE:
        return any(node.words in column for column in columns)
    literal, parts = literal_of(node.words), words(node.words)
    if literal is not None and not any(literal in column for column in columns):
        return False
    wanted = f" {' '.join(parts)}{'' if node.reach is Reach.BEGINNING and node.words.endswith(parts[-1]) else ' '}"
    return any(wanted in f" {' '.join(words(column))} " for column in columns)


def _stands(condition: Condition, state: CardState) -> bool:
    buried = state.buried_until is not None and state.buried_until > TODAY
    due = isinstance(state.due, date) and state.due <= TODAY and not state.suspended and not buried
    recall = _value(Measure.RETRIEVABILITY, state)
    return {
        Condition.NEW: state.phase is Phase.NEW, Condition.REVIEW: state.phase is Phase.REVIEW,
        Condition.SUSPENDED: state.suspended, Condition.BURIED: buried, Condition.FLAGGED: state.flag is not None,
        Condition.LEECH: state.lapses >= 8, Condition.DUE: due, Condition.WEAK: recall is not None and recall < 0.8,
    }[condition]  # fmt: skip


def _value(measure: Measure, state: CardState) -> float | None:
    if measure is Measure.LAPSES:
        return state.lapses
    if state.memory is None or state.study_day is None or not isinstance(state.due, date):
        return None
    elapsed = (TODAY - state.study_day).days
    recall = retrievability(state.memory.stability, elapsed) if elapsed else None
    return {
        Measure.STABILITY: state.memory.stability, Measure.RETRIEVABILITY: recall,
        Measure.DUE: (state.due - TODAY).days, Measure.INTERVAL: (state.due - state.study_day).days,
    }[measure]  # fmt: skip


def _compares(asked: Measured, value: float) -> bool:
    whole = asked.measure in (Measure.DUE, Measure.INTERVAL, Measure.LAPSES)
    half = 0 if whole else 0.5 * 10**-asked.decimals
    equal = value == asked.value if whole else asked.value - half <= value < asked.value + half
    return {
        Comparison.EQUAL: equal, Comparison.UNEQUAL: not equal, Comparison.LESS: value < asked.value,
        Comparison.LESS_OR_EQUAL: value <= asked.value, Comparison.MORE: value > asked.value,
        Comparison.MORE_OR_EQUAL: value >= asked.value,
    }[asked.comparison]  # fmt: skip


# -------------------------------------------------------------------------------------------------------------- trees

_texts = st.builds(
    Text,
    words=st.sampled_from([*_WORDS, "crane number", "number 1", "boat c++", "++", "node js"]).map(searchable),
    reach=st.sampled_from(list(Reach)),
).filter(lambda text: text.reach is Reach.INSIDE or bool(words(text.words)))
_patterns = st.sampled_from(
    [("sea",), ("sea", ""), ("", "deep"), ("a",), ("", ""), ("e",), ("", "::b"), ("t", "l"), ("x",)]
)
_leaves: st.SearchStrategy[Node] = st.one_of(
    _texts,
    st.builds(Named, field=st.sampled_from([Field.DECK, Field.TAG, Field.TYPE]), pattern=_patterns.map(Pattern)),
    st.builds(
        Is,
        condition=st.sampled_from(
            [each for each in Condition if each not in (Condition.UNANSWERED, Condition.LEARNING)]
        ),
    ),
    st.builds(
        Measured,
        measure=st.sampled_from([Measure.STABILITY, Measure.RETRIEVABILITY]),
        comparison=st.sampled_from(list(Comparison)),
        value=st.sampled_from([0.0, 0.5, 0.8, 0.9, 1.0, 3.0, 7.5]),
        decimals=st.integers(0, 2),
    ),
    st.builds(
        Measured,
        measure=st.sampled_from([Measure.DUE, Measure.INTERVAL, Measure.LAPSES]),
        comparison=st.sampled_from(list(Comparison)),
        value=st.integers(-4, 9).map(float),
    ),
)
_trees = st.recursive(
    _leaves,
    lambda nodes: st.one_of(
        st.builds(AllOf, parts=st.lists(nodes, max_size=3).map(tuple)),
        st.builds(AnyOf, parts=st.lists(nodes, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, part=nodes),
    ),
    max_leaves=6,
)


def _asked(world: World, tree: Node) -> Query:
    return query(world.journal.clock, tree)


@given(tree=_trees)
def test_any_search_finds_what_fits(harbour: World, rows: list[Row], tree: Node) -> None:
    fitting = [row for row in rows if _fits(tree, row)]
    with harbour.store.reading() as transaction:
        asked = _asked(harbour, tree)
        assert transaction.finding.questions(asked, Order.COLLECTION) == tuple(row.question.id for row in fitting)
        assert transaction.finding.cards(asked, Order.COLLECTION) == tuple(
            row.state.card for row in fitting if row.state
        )
        assert set(transaction.finding.cards(asked)) == set(transaction.finding.cards(asked, Order.COLLECTION))


def _without_words(node: Node) -> bool:
    match node:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return all(map(_without_words, parts))
        case Not(part=part):
            return _without_words(part)
    return not isinstance(node, Text)


@given(tree=_trees.filter(_without_words))
def test_a_search_without_words_needs_no_index(harbour: World, rows: list[Row], tree: Node) -> None:
    with harbour.store.reading() as transaction:
        connection = harbour.store._connection
        connection.exec_driver_sql("DROP TABLE question_words")
        found = transaction.finding.questions(_asked(harbour, tree), Order.COLLECTION)
    assert found == tuple(row.question.id for row in rows if _fits(tree, row))


@given(text=_texts.filter(lambda text: text.words != "node js"))
def test_without_the_index_words_are_found_too_and_perhaps_inside_others(
    harbour: World, rows: list[Row], text: Text
) -> None:
    with harbour.store.reading() as transaction:
        connection = harbour.store._connection
        connection.exec_driver_sql("DROP TABLE question_words")
        found = set(transaction.finding.questions(_asked(harbour, text)))
    assert {row.question.id for row in rows if _fits(text, row)} <= found
