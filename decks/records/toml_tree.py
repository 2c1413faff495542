"""TOML as a tree with lines: its statements one by one, each read by Python's own parser."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from decks.records.tree import DEEPEST, DamageError, Field, Listed, Mapped, Node, Scalar, Sort, scalar

_TEXT = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*+\'{3,5}|"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'|#[^\n]*',
    re.DOTALL,
)
_LONG_KEY = re.compile(rf"(?<![\w-])(?:(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{DEEPEST}}}")
_BARE_KEY = re.compile(r"[ \t]*[A-Za-z0-9_-]+[ \t]*")
_STEP = re.compile(r"[\"'#\[\]{}\n,]")
_TOO_DEEP = f"more than {DEEPEST} lists or tables inside one another"
_WHERE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")


@dataclass(slots=True)
class _Table:
    """A table while its statements are read: its first and last line, and its keys with what they hold."""

    first: int
    last: int
    keys: dict[str, tuple[int, "_Table | list[_Table] | Node"]] = field(default_factory=dict)

    def node(self) -> Mapped:
        """The table as a part of the tree."""
        fields = []
        for key, (line, held) in self.keys.items():
            if isinstance(held, list):
                items = tuple(one.node() for one in held)
                fields.append(Field(key, line, Listed(items, items[0].first, items[-1].last)))
            else:
                fields.append(Field(key, line, held.node() if isinstance(held, _Table) else held))
        last = max([self.last, *(field.node.last for field in fields)])
        return Mapped(tuple(fields), self.first, last)


def tree(text: str) -> Mapped:
    """The tree of a text.

    Raises:
        DamageError: it is none.
    """
    if _LONG_KEY.search(text):
        raise DamageError(_TOO_DEEP)
    statements = list(_statements(text))
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.search(str(error))
        wrong = _WHERE.sub("", str(error)).strip()
        line = int(where["line"]) if where else text.count("\n") + 1
        raise DamageError(wrong, line, int(where["column"]) if where else 1) from error
    except (RecursionError, ValueError) as error:
        raise DamageError(f"{_TOO_DEEP}, or a number is too long") from error
    root = _Table(1, 1)
    current = root
    for line, statement in statements:
        if statement.startswith("["):
            current = _opened(root, statement, line)
        else:
            _assign(current, statement, line)
    return root.node()


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Every statement with its first line: a table's header, or a key with its value over all its lines."""
    for line, part in _parts(text, "\n", 1):
        if part.strip() and not part.lstrip().startswith("#"):
            yield line + part[: len(part) - len(part.lstrip())].count("\n"), part.strip()


def _parts(text: str, divider: str, line: int) -> Iterator[tuple[int, str]]:
    """The parts of a text between dividers that stand in no text, comment or bracket, each with its first line."""
    depth = begin = place = 0
    while (step := _STEP.search(text, place)) is not None:
        sign, place = step[0], step.end()
        if sign in "\"'#":
            whole = _TEXT.match(text, step.start())
            place = whole.end() if whole else place
        elif sign in "[{":
            depth += 1
            if depth > DEEPEST:
                raise DamageError(_TOO_DEEP, line + text.count("\n", begin, place), 1)
        elif sign in "]}":
            depth -= 1
        if sign == divider and depth == 0:
            yield line, text[begin : step.start()]
            line += text.count("\n", begin, place)
            begin = place
    yield line, text[begin:]


def _opened(root: _Table, header: str, line: int) -> _Table:
    """The table that a header opens, made where there is none; of `[[…]]` a new one in its list."""
    bracket = "[[" if header.startswith("[[") else "["
    closing = header.rfind("]" * len(bracket), 0, _end_of_header(header))
    path = _path(header[len(bracket) : closing])
    table = root
    for key in path[:-1]:
        table = _inside(table, key, line)
    if bracket == "[":
        return _inside(table, path[-1], line)
    added = _Table(line, line)
    held = table.keys.setdefault(path[-1], (line, []))[1]
    if isinstance(held, list):
        held.append(added)
    return added


def _end_of_header(header: str) -> int:
    """Where a header ends: before a comment behind it."""
    for match in _TEXT.finditer(header):
        if match[0].startswith("#"):
            return match.start()
    return len(header)


def _inside(table: _Table, key: str, line: int) -> _Table:
    """The table below a key: of a list its last; made where there is none."""
    held = table.keys.setdefault(key, (line, _Table(line, line)))[1]
    if isinstance(held, list):
        return held[-1]
    return held if isinstance(held, _Table) else _Table(line, line)


def _path(written: str) -> list[str]:
    """The keys of a dotted key."""
    if _BARE_KEY.fullmatch(written):
        return [written.strip()]
    keys = []
    value: Any = tomllib.loads(f"{written} = 0")
    while isinstance(value, dict):
        ((key, value),) = value.items()
        keys.append(scalar(key, 1, 1).text)
    return keys


def _assign(table: _Table, statement: str, line: int) -> None:
    """Puts a statement's value in its table."""
    written, value = _divided(statement)
    path = _path(written)
    for key in path[:-1]:
        table = _inside(table, key, line)
    node = _node(value, line)
    table.keys[path[-1]] = (line, node)
    table.last = max(table.last, node.last)


def _divided(statement: str) -> tuple[str, str]:
    """A statement's key and value: what stands before and after the first equals sign outside of a text."""
    place = 0
    while place < len(statement):
        if statement[place] == "=":
            return statement[:place], statement[place + 1 :].strip()
        whole = _TEXT.match(statement, place)
        place = whole.end() if whole else place + 1
    return statement, "''"


def _node(written: str, line: int) -> Node:
    """A written value as a part of the tree; a list's values keep their own lines."""
    last = line + written.count("\n")
    if written.startswith("["):
        inside = written[1 : written.rfind("]")]
        parts = ((first, _bare(part)) for first, part in _parts(inside, ",", line))
        items = [_node(part.strip(), first + _blank(part)) for first, part in parts if part.strip()]
        return Listed(tuple(items), line, last)
    return _valued(tomllib.loads(f"x = {written}")["x"], line, last)


def _bare(part: str) -> str:
    """A list's value without the comments around it; their lines stay."""
    return _TEXT.sub(lambda match: "" if match[0].startswith("#") else match[0], part)


def _blank(part: str) -> int:
    """How many lines a text begins with that are blank."""
    return part[: len(part) - len(part.lstrip())].count("\n")


def _valued(value: Any, first: int, last: int) -> Node:
    """A value as Python has it, as a part of the tree."""
    if isinstance(value, dict):
        return Mapped(
            tuple(Field(scalar(key, 1, 1).text, first, _valued(held, first, last)) for key, held in value.items()),
            first,
            last,
        )
    if isinstance(value, list):
        return Listed(tuple(_valued(held, first, last) for held in value), first, last)
    if isinstance(value, bool):
        return Scalar("true" if value else "false", Sort.TRUTH, first, last)
    if isinstance(value, int | float):
        return Scalar(str(value), Sort.NUMBER, first, last)
    return scalar(str(value).rstrip("\n"), first, last)
