"""A card or a question that a search found, as a list shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from srs.model import CardId, CardState, Due, QuestionId, Role
from srs.search.query import Query
from srs.search.snippets import Snippet, highlighted, snippet
from srs.search.tree import Text, texts_in
from srs.store import log_codec, tables
from srs.store.question_text import section_texts, statements_of

_AT_ONCE = 500
_CARD, _QUESTION, _STATE = tables.card.c, tables.question.c, tables.card_state.c
_SHOWN = select(
    *tables.card_state.c, _CARD.role, _CARD.front, _QUESTION.id.label("question_id"), _QUESTION.deck, _QUESTION.prompt,
    _QUESTION.type, _QUESTION.difficulty.label("question_difficulty"), _QUESTION.stage, _QUESTION.tags,
).select_from(
    tables.card_state.join(tables.card, _CARD.id == _STATE.card_id).join(
        tables.question, _QUESTION.id == _CARD.question_id
    )
)  # fmt: skip

_QUESTION_SHOWN = select(
    _QUESTION.id,
    _QUESTION.deck,
    _QUESTION.prompt,
    _QUESTION.type,
    _QUESTION.difficulty,
    _QUESTION.stage,
    _QUESTION.tags,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One card of a list: what is shown of it, of its question, and of its memory.

    `prompt` is on one line, with the places of the words looked for. `snippet` is a piece of the question's sections
    that has them; None where they have none.
    """

    card: CardId
    question: QuestionId
    role: Role
    front: str
    deck: str
    prompt: Snippet
    type: str | None
    difficulty: str | None
    stage: str | None
    tags: tuple[str, ...]
    state: CardState
    snippet: Snippet | None


def found(connection: Connection, query: Query, cards: Sequence[CardId]) -> tuple[Found, ...]:
    """These cards, in this order; those that are gone are passed over."""
    rows: dict[str, Mapping[Any, Any]] = {}
    for start in range(0, len(cards), _AT_ONCE):
        got = connection.execute(_SHOWN.where(_STATE.card_id.in_(cards[start : start + _AT_ONCE])))
        rows |= {row["card_id"]: row for row in got.mappings()}
    pieces = snippets(connection, query, [row["question_id"] for row in rows.values()])
    wanted = tuple(texts_in(query.tree))
    return tuple(_found(rows[card], wanted, pieces.get(rows[card]["question_id"])) for card in cards if card in rows)


def _found(row: Mapping[Any, Any], wanted: Sequence[Text], piece: Snippet | None) -> Found:
    return Found(
        card=CardId(row["card_id"]),
        question=QuestionId(row["question_id"]),
        role=Role(row["role"]),
        front=row["front"],
        deck=row["deck"],
        prompt=highlighted(row["prompt"], wanted),
        type=row["type"],
        difficulty=row["question_difficulty"],
        stage=row["stage"],
        tags=tuple(row["tags"]),
        state=log_codec.state_from(row),
        snippet=piece,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuestion:
    """One question of a list: what is shown of it, and how many cards it has.

    `due` is when the first of its cards comes back, new, suspended and buried ones aside; None where none does.
    """

    question: QuestionId
    deck: str
    prompt: Snippet
    type: str | None
    difficulty: str | None
    stage: str | None
    tags: tuple[str, ...]
    cards: int
    due: Due | None
    snippet: Snippet | None


def found_questions(connection: Connection, query: Query, questions: Sequence[QuestionId]) -> tuple[FoundQuestion, ...]:
    """These questions, in this order; those that are gone are passed over."""
    rows: dict[str, Mapping[Any, Any]] = {}
    for start in range(0, len(questions), _AT_ONCE):
        got = connection.execute(_QUESTION_SHOWN.where(_QUESTION.id.in_(questions[start : start + _AT_ONCE])))
        rows |= {row["id"]: row for row in got.mappings()}
    states = _states_of(connection, list(rows))
    pieces = snippets(connection, query, [QuestionId(each) for each in rows])
    wanted = tuple(texts_in(query.tree))
    return tuple(
        FoundQuestion(
            question=each,
            deck=row["deck"],
            prompt=highlighted(row["prompt"], wanted),
            type=row["type"],
            difficulty=row["difficulty"],
            stage=row["stage"],
            tags=tuple(row["tags"]),
            cards=len(states.get(each, ())),
            due=_first_due(states.get(each, ()), query),
            snippet=pieces.get(each),
        )
        for each in questions
        if (row := rows.get(each)) is not None
    )


def _states_of(connection: Connection, questions: Sequence[str]) -> dict[str, list[CardState]]:
    """The states of the cards of questions, the retired aside."""
    states: dict[str, list[CardState]] = {}
    for start in range(0, len(questions), _AT_ONCE):
        query = (
            select(_CARD.question_id, *tables.card_state.c)
            .join_from(tables.card, tables.card_state, _CARD.id == _STATE.card_id)
            .where(_CARD.question_id.in_(questions[start : start + _AT_ONCE]), ~_CARD.retired)
        )
        for row in connection.execute(query).mappings():
            states.setdefault(row["question_id"], []).append(log_codec.state_from(row))
    return states


def _first_due(states: Sequence[CardState], query: Query) -> Due | None:
    """The earliest day or moment on which one of some cards comes back."""
    coming = [
        each.due
        for each in states
        if each.due is not None
        and not each.suspended
        and (each.buried_until is None or each.buried_until <= query.today)
    ]
    return min(coming, key=lambda due: due if isinstance(due, datetime) else query.start_of(due), default=None)


def snippets(connection: Connection, query: Query, questions: Sequence[QuestionId]) -> dict[QuestionId, Snippet]:
    """The piece of the sections of each of these questions that has the words looked for, where they have any."""
    wanted = tuple(texts_in(query.tree))
    ids = list(dict.fromkeys(questions)) if wanted else []
    pieces: dict[QuestionId, Snippet] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        statements = statements_of(connection, some)
        for row in connection.execute(select(_QUESTION.id, _QUESTION.sections).where(_QUESTION.id.in_(some))):
            piece = snippet((*section_texts(row[1]), *statements.get(row[0], ())), wanted)
            if piece is not None:
                pieces[QuestionId(row[0])] = piece
    return pieces
