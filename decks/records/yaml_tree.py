"""YAML as trees with lines, one a document: read event by event, nothing in it evaluated, no tag made an object."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from decks.records.tree import DEEPEST, DamageError, Field, Listed, Mapped, Node, Scalar, bare, scalar, scalars

if TYPE_CHECKING:
    from yaml import Event, ScalarEvent
    from yaml._yaml import Mark as FastMark
    from yaml.error import Mark

MOST_REPEATED = 200_000
"""How many values the names of a text (`*name`) may stand for together."""

_TYPES = frozenset(f"tag:yaml.org,2002:{name}" for name in ("int", "float", "bool", "null"))
_NOTHING = frozenset({"", "~", "null"})
_BREAKS = {"\u2028": "\ue028", "\u2029": "\ue029", "\x85": " "}
_BACK = str.maketrans({"\ue028": "\u2028", "\ue029": "\u2029"})


@dataclass(slots=True)
class _Open:
    """A list or a mapping whose end has not come: its first line, its anchor, and what it holds so far."""

    mapped: bool
    line: int
    anchor: str | None
    items: list[Node] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    key: tuple[str, int] | None = None
    size: int = 1

    def add(self, node: Node, size: int) -> None:
        """Takes a key or a value in."""
        self.size += size
        if not self.mapped:
            self.items.append(node)
        elif self.key is None:
            said = [one.text for one in scalars(node)] if size <= DEEPEST else []
            self.key = (" ".join(said), node.first)
        else:
            self.fields.append(Field(*self.key, node))
            self.key = None

    def closed(self, end: int) -> Node:
        """What it is in the end; its last line is that of what it holds, or of its closing bracket."""
        if not self.mapped:
            return Listed(tuple(self.items), self.line, max([end, *(node.last for node in self.items)]))
        last = max([end, *(field.lines[-1] for field in self.fields)])
        return Mapped(tuple(_merged(self.fields)), self.line, last)


class Scan:
    """The documents of a text, as far as it is YAML; `wrong` says why it went no further."""

    def __init__(self, text: str) -> None:
        self.values: list[Node] = []
        self.wrong: DamageError | None = None
        for mark, instead in _BREAKS.items():
            text = text.replace(mark, instead)
        self._lines = text.split("\n")
        self._open: list[_Open] = []
        self._named: dict[str, tuple[Node, int]] = {}
        self._left = MOST_REPEATED
        try:
            for event in _events(text):
                self._take(event)
        except DamageError as wrong:
            self.wrong = wrong
            while self._open:
                inner = self._open.pop()
                self._place(inner.closed(inner.line), inner.size)
            self.values = self.values if self._left > 0 else []

    def _take(self, event: "Event") -> None:
        """Takes one event in."""
        import yaml  # noqa: PLC0415 - only where YAML is read

        line, column = _line(event.start_mark) + 1, event.start_mark.column + 1 if event.start_mark else 1
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
            self._name(event.anchor, value, 1)
            self._place(value, 1)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self._open) >= DEEPEST:
                raise DamageError(f"more than {DEEPEST} lists inside one another", line, column)
            self._open.append(_Open(isinstance(event, yaml.MappingStartEvent), line, event.anchor))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close(line if _is_wide(event) else 0)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._named:
                raise DamageError(f"there is no &{event.anchor} for *{event.anchor}", line, column)
            self._repeat(*self._named[event.anchor])

    def _close(self, line: int) -> None:
        """Closes the innermost list or mapping; `line` is that of its closing bracket, 0 where it has none."""
        inner = self._open.pop()
        value = inner.closed(max(line, inner.line))
        self._name(inner.anchor, value, inner.size)
        self._place(value, inner.size)

    def _scalar(self, event: "ScalarEvent") -> Scalar:
        """The value of an event that is one."""
        first = _line(event.start_mark) + 1
        last = max(first, _line(event.end_mark) + (1 if event.end_mark and event.end_mark.column else 0))
        text = str(event.value).translate(_BACK)
        if event.style in {"|", ">"}:
            while last > first and not self._lines[min(last, len(self._lines)) - 1].strip():
                last -= 1
            return scalar(text.rstrip("\n"), first, last)
        plain = (event.implicit[0] and not event.style) or event.tag in _TYPES
        return bare(text, first, last, _NOTHING) if plain else scalar(text, first, last)

    def _name(self, anchor: str | None, node: Node, size: int) -> None:
        """Remembers a value that has a name."""
        if anchor is not None:
            self._named[anchor] = (node, size)

    def _repeat(self, node: Node, size: int) -> None:
        """Puts a value that has a name where the name stands, as long as names repeat no more than a bank may."""
        self._left -= size
        if self._left <= 0:
            raise DamageError(f"names repeat more than {MOST_REPEATED} values", node.first, 1)
        self._place(node, size)

    def _place(self, node: Node, size: int) -> None:
        """Puts a value where it belongs."""
        if self._open:
            self._open[-1].add(node, size)
        else:
            self.values.append(node)


def _line(mark: "Mark | FastMark | None") -> int:
    """The line of a mark, from 0."""
    return mark.line if mark else 0


def _is_wide(event: "Event") -> bool:
    """Whether an event stands on characters of its own, as a closing bracket does."""
    return bool(event.start_mark and event.end_mark and event.end_mark.index > event.start_mark.index)


def _merged(fields: list[Field]) -> Iterator[Field]:
    """The fields of a mapping with those of another that it takes over (`<<`), save the ones that it has itself."""
    own = {one.key for one in fields}
    for one in fields:
        if one.key != "<<":
            yield one
            continue
        others = one.node.items if isinstance(one.node, Listed) else (one.node,)
        for other in others:
            if isinstance(other, Mapped):
                yield from (Field(each.key, one.line, each.node) for each in other.fields if each.key not in own)
                own |= {each.key for each in other.fields}


def _events(text: str) -> Iterator["Event"]:
    """The events of a text.

    Raises:
        DamageError: the text goes on otherwise than YAML does.
    """
    import yaml  # noqa: PLC0415 - only where YAML is read

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        wrong = " ".join(filter(None, [error.context, error.problem]))
        raise DamageError(wrong or "not YAML", mark.line + 1 if mark else 0, mark.column + 1 if mark else 0) from error
    except yaml.YAMLError as error:
        raise DamageError(" ".join(str(error).split())) from error
