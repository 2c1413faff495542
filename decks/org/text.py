"""Rows of text in Org as Markdown: lists, tables, rules and quotations; a description that asks is a question."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from decks.converted import Line
from decks.org.inline import inline
from decks.question_marks import ends_as_question

_RULE = re.compile(r"^-{5,}$")
_BULLET = re.compile(r"^(?P<indent> *)(?P<mark>[-+]|(?<= )\*|\d{1,9}[.)])[ \t]+(?P<rest>\S.*)$")
_BOX = re.compile(r"^(?:\[@\d+\][ \t]*)?(?:\[(?P<state>[ xX-])\][ \t]+)?")

Numbered = tuple[int, str]


def text(rows: Iterable[Numbered]) -> Iterator[list[Line]]:
    """The Markdown of each row of a run of text, which come with their numbers and without their margin."""
    for is_table, run in groupby(rows, lambda numbered: numbered[1].lstrip().startswith("|")):
        taken = tuple(run)
        yield from _table(taken) if is_table else _running(taken)


def quoted(rows: Iterable[Numbered]) -> Iterator[list[Line]]:
    """The Markdown of each row of a quotation."""
    for number, row in rows:
        yield [Line(text=f"> {_line(row)}".rstrip(), origin=(number,))]


def _running(rows: Iterable[Numbered]) -> Iterator[list[Line]]:
    """The Markdown of each row that is in no table."""
    in_pairs = in_list = False
    for number, row in rows:
        pair = _pair(row)
        outside = bool(row.strip()) and not row.startswith(" ") and _BULLET.match(row) is None
        after = in_pairs and pair is None and bool(row.strip()) and not row.startswith(" ")
        lines = [Line(text=one) for one in (["", "---", ""] if after else [""] if in_list and outside else [])]
        in_pairs = (in_pairs and not after) or pair is not None
        in_list = (in_list and not outside) or _BULLET.match(row) is not None
        if pair:
            lines += [Line(text=f"Q: {pair[0]}", origin=(number,)), Line(text=f"A: {pair[1]}", origin=(number,))]
        elif _RULE.match(row.strip()):
            lines += [Line(text=""), Line(text="---", origin=(number,))]
        else:
            lines.append(Line(text=_line(row), origin=(number,)))
        yield lines


def _pair(row: str) -> tuple[str, str] | None:
    """The question and the answer of an item at the margin that describes what a question asks."""
    item = _BULLET.match(row)
    if item is None or item["indent"] or " ::" not in item["rest"]:
        return None
    term, said = _described(item["rest"])
    return (inline(term), inline(said)) if term and ends_as_question(term) else None


def _line(row: str) -> str:
    """A row as Markdown."""
    item = _BULLET.match(row)
    if item is None:
        return inline(row)
    box = _BOX.match(item["rest"])
    state = box["state"] if box else None
    rest = item["rest"][box.end() :] if box else item["rest"]
    mark = "-" if item["mark"] in "+*" else item["mark"]
    ticked = "" if state is None else "[x] " if state in "xX" else "[ ] "
    term, said = _described(rest) if " ::" in rest and not item["mark"][0].isdigit() else ("", rest)
    words = f"**{inline(term)}**: {inline(said)}" if term else inline(rest)
    return f"{item['indent']}{mark} {ticked}{words}"


def _described(rest: str) -> tuple[str, str]:
    """The term of an item and what it says of it; no term where it describes nothing."""
    term, mark, said = f"{rest} ".partition(" :: ")
    return (term.strip(), said.strip()) if mark else ("", rest)


def _table(rows: Sequence[Numbered]) -> Iterator[list[Line]]:
    """The rows of a table; a line is put under the first of them where it has none, and later lines fall away."""
    heads = 0
    ruled = False
    for number, row in rows:
        bare = row.strip()
        if bare.startswith("|-"):
            keeps = heads == 1 and not ruled
            ruled = ruled or keeps
            yield [Line(text=bare.replace("+", "|"), origin=(number,))] if keeps else []
            continue
        heads += 1
        rule = heads == 2 and not ruled
        ruled = ruled or rule
        first = "" if heads == 1 else "|---" * max(1, bare.count("|") - 1) + "|"
        own = [Line(text=first)] if heads == 1 or rule else []
        yield [*own, Line(text=inline(bare), origin=(number,))]
