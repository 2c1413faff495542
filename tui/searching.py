"""Searches on the command line."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from srs.actions import Journal
from srs.errors import NotFoundError, UsageError
from srs.model import CardId

if TYPE_CHECKING:
    from srs.model import QuestionId
    from srs.search.tree import Node

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_NEGATED = re.compile(r"-(?!h$)[^-]")


class SearchCommand(click.Command):
    """A command whose arguments are a search: `-is:new` is what is not to be found, not an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line with a space before each negated word, which a search passes over."""
        return super().parse_args(ctx, [f" {each}" if _NEGATED.match(each) else each for each in args])


def search_argument(command: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """The words of a search, which may be one argument or several."""
    return click.argument("search", nargs=-1, metavar="[SEARCH]...")(command)


def joined(words: Sequence[str]) -> str:
    """The words of a command line as the text of one search."""
    return " ".join(word.strip() for word in words).strip()


def searched(opened: Journal, words: Sequence[str]) -> "Node | None":
    """What the words of a command line search for; None where there are none.

    Raises:
        SearchError: the search cannot be read.
    """
    text = joined(words)
    if not text:
        return None
    from srs.search import parse  # noqa: PLC0415 - who does not search does not wait for it

    with opened.store.reading() as transaction:
        saved = transaction.finding.saved()
    return parse(text, saved)


def found_cards(opened: Journal, text: str) -> tuple[CardId, ...]:
    """The cards that a search finds, in the order of the collection.

    Raises:
        SearchError: the search cannot be read.
        NotFoundError: no card fits it.
    """
    tree = must_find(opened, [text])
    if tree is None:
        raise NotFoundError("an empty search names no cards; `viva list` shows what there is, and * finds all")
    from srs.search import query  # noqa: PLC0415 - who does not search does not wait for it
    from srs.store.finding import Order  # noqa: PLC0415 - the same

    with opened.store.reading() as transaction:
        return transaction.finding.cards(query(opened.clock, tree), Order.COLLECTION)


def must_find(opened: Journal, words: Sequence[str]) -> "Node | None":
    """What the words of a command line search for, which at least one card fits; None where there are none.

    Raises:
        SearchError: the search cannot be read.
        NotFoundError: no card fits it.
    """
    tree = searched(opened, words)
    if tree is not None:
        from srs.search import query  # noqa: PLC0415 - the same

        with opened.store.reading() as transaction:
            if not transaction.finding.count(query(opened.clock, tree)):
                raise NotFoundError(f"no card fits {joined(words)!r}; `viva list` shows what there is")
    return tree


def questions_found(opened: Journal, text: str) -> "tuple[QuestionId, ...]":
    """The questions that a search finds, at least one.

    Raises:
        UsageError: the search is empty, or cannot be read.
        NotFoundError: no question fits it.
    """
    from srs.search import query  # noqa: PLC0415 - who does not search does not wait for it

    tree = searched(opened, [text])
    if tree is None:
        raise UsageError("an empty search finds no question; name words of the questions, or tag:…")
    with opened.store.reading() as transaction:
        found = transaction.finding.questions(query(opened.clock, tree))
    if not found:
        raise NotFoundError(f"no question fits {joined([text])!r}; `viva list` shows what there is")
    return found
