"""The words of the search language: what `key:value` asks for."""

import re
from collections.abc import Callable, Iterable, Mapping

from srs.errors import SearchError
from srs.model import Rating, Role
from srs.search.folding import folded, searchable
from srs.search.lexer import Term
from srs.search.pointing import search_error
from srs.search.tree import (
    EVERYTHING,
    Added,
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
    Pattern,
    Rated,
    Reach,
    Text,
)

MOST_DAYS = 36_500

_ALSO: Mapping[str, str] = {"learn": "learning", "ivl": "interval", "reps": "reviews", "s": "stability"} | {
    "d": "difficulty", "r": "retrievability",
}  # fmt: skip
"""Anki's short words for ours."""

_COMPARED = re.compile(r"([A-Za-z_]+)\s*(<=|>=|!=|=|<|>)\s*(-?)(\d{1,9})(?:\.(\d{1,9}))?")
_WHOLE = (Measure.DUE, Measure.INTERVAL, Measure.REVIEWS, Measure.LAPSES)
_ID = re.compile(r"[0-9a-f-]{1,36}")


def node(term: Term) -> Node:
    """What a term asks for.

    Raises:
        SearchError: its key or its value is none that is known.
    """
    if term.key is None:
        return _text(term)
    if term.key not in _READERS:
        raise _wrong(term, f"there is no {term.key}: in a search; there are {listed(f'{key}:' for key in KEYS)}; "
                     "put text that has a colon into quotes")  # fmt: skip
    return _READERS[term.key](term)


def listed(words: Iterable[str]) -> str:
    """Words with commas between them."""
    return ", ".join(words)


def _wrong(term: Term, reason: str) -> SearchError:
    return search_error(reason, term.text, term.start, term.end)


def _text(term: Term) -> Node:
    """Words of the question: as they stand, `begun*`, or `*inside*`."""
    stars = len(term.literals) - 1
    literal = searchable(max(term.literals, key=len))
    if not literal:
        if stars:
            return EVERYTHING
        raise _wrong(term, "there is nothing to look for here")
    for reach, shape in (
        (Reach.WHOLE, (True,)),
        (Reach.BEGINNING, (True, False)),
        (Reach.INSIDE, (False, True, False)),
    ):
        if tuple(bool(each) for each in term.literals) == shape:
            return Text(words=literal, reach=reach)
    raise _wrong(
        term, "a * stands at the end (word*) or at both ends (*word*) of what is looked for; \\* is a star itself"
    )


def _named(field: Field) -> Callable[[Term], Node]:
    def read(term: Term) -> Node:
        if not term.value.strip():
            raise _wrong(
                term, f'{field.value}: takes a name, such as {field.value}:"two words" or {field.value}:begun*'
            )
        named = Named(field=field, pattern=_pattern(term))
        if field is Field.TAG and named.pattern.literals == ("leech",):
            return AnyOf(parts=(named, Is(condition=Condition.LEECH)))
        return named

    return read


def _pattern(term: Term) -> Pattern:
    first, *rest = (folded(literal) for literal in term.literals)
    if not rest:
        return Pattern((first.strip(),))
    return Pattern((first.lstrip(), *rest[:-1], rest[-1].rstrip()))


def _role(term: Term) -> Node:
    roles = frozenset(role for role in Role if _pattern(term).matches(role.value))
    if not roles:
        raise _wrong(term, f"role: takes {listed(role.value for role in Role)}")
    return HasRole(roles=roles)


def _is(term: Term) -> Node:
    word = folded(term.value)
    try:
        return Is(condition=Condition(_ALSO.get(word, word)))
    except ValueError:
        raise _wrong(term, f"is: takes {listed(each.value for each in Condition)}") from None


def _measured(term: Term) -> Node:
    found = _COMPARED.fullmatch(term.value.strip())
    name = found.group(1).lower() if found else ""
    if found is None or _ALSO.get(name, name) not in list(Measure):
        measures = listed(each.value for each in Measure)
        raise _wrong(term, f"prop: takes {measures}, compared with a number: prop:stability>10")
    measure = Measure(_ALSO.get(name, name))
    _, comparison, sign, whole, part = found.groups()
    value = float(f"{sign}{whole}.{part or 0}")
    if measure in _WHOLE and part:
        raise _wrong(term, f"prop:{measure.value} takes a whole number")
    if abs(value) > MOST_DAYS:
        raise _wrong(term, f"prop:{measure.value} takes a number up to {MOST_DAYS}")
    return Measured(measure=measure, comparison=Comparison(comparison), value=value, decimals=len(part or ""))


def _rated(term: Term) -> Node:
    days, colon, given = term.value.partition(":")
    ratings = {name: rating for rating in Rating for name in (str(rating.value), rating.name.lower())}
    if colon and given.lower() not in ratings:
        raise _wrong(term, f"rated:{days}: takes a rating: {listed(ratings)}")
    return Rated(days=_days(term, days), rating=ratings[given.lower()] if colon else None)


def _added(term: Term) -> Node:
    return Added(days=_days(term, term.value))


def _days(term: Term, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and 1 <= int(text) <= MOST_DAYS):
        raise _wrong(term, f"{term.key}: takes a number of days from 1 (today) to {MOST_DAYS}, such as {term.key}:7")
    return int(text)


def _id(term: Term) -> Node:
    starts = tuple(dict.fromkeys(start.strip() for start in term.value.lower().split(",")))
    if not all(_ID.fullmatch(start) for start in starts):
        raise _wrong(term, "id: takes the beginning of a card's or a question's id, or several: id:3f2a,81c0")
    return HasId(starts=starts)


_READERS: Mapping[str, Callable[[Term], Node]] = {
    **{field.value: _named(field) for field in Field},
    "role": _role,
    "is": _is,
    "prop": _measured,
    "rated": _rated,
    "added": _added,
    "id": _id,
}

SAVED = "saved"
"""The key of a saved search, which the parser reads."""

KEYS = (*_READERS, SAVED)
"""Every key there is."""
