"""The text of a search to its tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from srs.errors import SearchError
from srs.search.lexer import Mark, Sign, Term, Token, tokens
from srs.search.pointing import search_error
from srs.search.tree import EVERYTHING, AllOf, AnyOf, Node, Not
from srs.search.vocabulary import SAVED, listed, node

_CLOSES_NONE = "this bracket closes none; write \\) to search for one"
_NEVER_CLOSED = "this bracket is never closed; write \\( to search for one"

MOST_CHARACTERS, MOST_TERMS, DEEPEST = 10_000, 200, 10
"""What a search may have: no person's comes near, and a database bounds how deep a condition may be."""


def parse(text: str, saved: Mapping[str, str] | None = None) -> Node:
    """What a search asks for; everything, where it is empty. `saved` are the texts of saved searches by name.

    Raises:
        SearchError: it cannot be read; the error points at the place.
    """
    if len(text) > MOST_CHARACTERS:
        raise search_error(f"a search has at most {MOST_CHARACTERS:,} characters", text, MOST_CHARACTERS, len(text))
    return _Parser(text, _Around(saved or {})).tree()


@dataclass(slots=True)
class _Around:
    """What a search shares with the saved ones in it."""

    saved: Mapping[str, str]
    names: list[str] = field(default_factory=list)
    """Those it is being read for, the outermost first."""
    terms: int = 0
    depth: int = 0


class _Parser:
    """Reads one text."""

    def __init__(self, text: str, around: _Around) -> None:
        self._text = text
        self._around = around
        self._tokens: Sequence[Token] = tuple(tokens(text))
        self._place = 0

    def tree(self) -> Node:
        """The whole of it."""
        if not self._tokens:
            return EVERYTHING
        found = self._any()
        if (rest := self._next()) is not None:
            raise self._wrong(_CLOSES_NONE, rest)
        return found

    def _next(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _takes(self, sign: Sign) -> Mark | None:
        """The sign, if it comes next, passed over."""
        token = self._next()
        if isinstance(token, Mark) and token.sign is sign:
            self._place += 1
            return token
        return None

    def _any(self) -> Node:
        parts = [self._all()]
        while self._takes(Sign.OR):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else AnyOf(parts=tuple(parts))

    def _all(self) -> Node:
        parts = [self._one()]
        while True:
            token = self._next()
            if token is None or (isinstance(token, Mark) and token.sign in (Sign.OR, Sign.CLOSE)):
                return parts[0] if len(parts) == 1 else AllOf(parts=tuple(parts))
            self._takes(Sign.AND)
            parts.append(self._one())

    def _one(self) -> Node:
        token = self._next()
        if isinstance(token, Term):
            self._place += 1
            return self._term(token)
        if token is None or token.sign not in (Sign.OPEN, Sign.NOT):
            raise self._nothing_before(token)
        self._place += 1
        self._deeper(token)
        found = self._group(token) if token.sign is Sign.OPEN else Not(part=self._one())
        self._around.depth -= 1
        return found

    def _deeper(self, token: Token) -> None:
        """One level more inside another."""
        self._around.depth += 1
        if self._around.depth > DEEPEST:
            raise self._wrong(
                f"a search has at most {DEEPEST} brackets, - and saved searches inside one another", token
            )

    def _group(self, opened: Mark) -> Node:
        if closed := self._takes(Sign.CLOSE):
            raise search_error(
                "there is nothing between these brackets; write \\( and \\) to search for them", self._text,
                opened.start, closed.end,
            )  # fmt: skip
        found = self._any()
        if not self._takes(Sign.CLOSE):
            raise self._wrong(_NEVER_CLOSED, opened)
        return found

    def _term(self, term: Term) -> Node:
        self._around.terms += 1
        if self._around.terms > MOST_TERMS:
            raise self._wrong(
                f"a search has at most {MOST_TERMS} words and conditions, those of saved ones included", term
            )
        return self._saved(term) if term.key == SAVED else node(term)

    def _saved(self, term: Term) -> Node:
        around, name = self._around, term.value.lower()
        if name not in around.saved:
            there = (
                f"there are {listed(around.saved)}" if around.saved else "there is none yet; `viva search` saves one"
            )
            raise self._wrong(f"no search is saved as {name!r}; {there}", term)
        if name in around.names:
            raise self._wrong(f"the saved search {name!r} is part of itself", term)
        around.names.append(name)
        self._deeper(term)
        try:
            found = _Parser(around.saved[name], around).tree()
        except SearchError as error:
            raise self._wrong(f"in the saved search {name!r}: {error.reason}", term) from error
        around.names.pop()
        around.depth -= 1
        return found

    def _nothing_before(self, token: Mark | None) -> SearchError:
        """Why nothing that can be looked for stands here."""
        before = self._tokens[self._place - 1] if self._place else None
        for each in (before, token):
            if isinstance(each, Mark) and each.sign in (Sign.OR, Sign.AND):
                return self._wrong(f'{each.sign} stands between two conditions; write "{each.sign}" for the word', each)
        if token is not None:
            return self._wrong(_CLOSES_NONE, token)
        return self._wrong(_NEVER_CLOSED, self._tokens[-1])

    def _wrong(self, reason: str, token: Token) -> SearchError:
        return search_error(reason, self._text, token.start, token.end)
