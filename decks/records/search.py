"""Where the records of a tree are: in lists, in sections, below their own questions, as rows, pairs or bare strings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from decks.records.keys import CONTAINERS, Part, heading_of, part_of, words_of
from decks.records.shapes import (
    asked,
    asking,
    asking_in_a_text,
    asking_together,
    asks,
    has_empty_prompt,
    has_prompt,
    is_keyed,
    is_record,
    is_text,
    paired,
    rows,
    side_by_side,
    wrapped,
)
from decks.records.tree import Field, Listed, Mapped, Node, Scalar, Sort

_ITS_OWN = frozenset(
    {Part.CHOICES, Part.ANSWER, Part.OPTION, Part.WRONG, Part.RIGHT, Part.POINTS, Part.EXPLANATION, Part.LINKS}
)
_TITLES = frozenset({Part.NAME, Part.PLACE})
_SHARED = frozenset({Part.DIFFICULTY, Part.STAGE, Part.TAGS})
_MOST_SHARED = 20
_LONGEST_PLACE = 120
_LETTERS = re.compile(r"[^\W\d_]{3}")
_ABOUT = frozenset({"meta", "metadata", "info", "about", "header"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One question as a file of records has it: its fields, and the headings above it.

    `bare` is one that has no keys of its own: a string, a pair, a key with its value.
    """

    fields: tuple[Field, ...]
    place: tuple[str, ...]
    bare: bool = False


@dataclass(slots=True)
class Findings:
    """The records of a tree in order, its title, the lines that name places, and what stands on no record, by key."""

    records: list[Record] = field(default_factory=list)
    title: str | None = None
    places: set[int] = field(default_factory=set)
    left: list[tuple[str, Node]] = field(default_factory=list)


def findings(values: Sequence[Node]) -> Findings:
    """What the values of a file hold."""
    search = _Search()
    for value in values:
        search.look(value, (), top=True, listed=len(values) > 1)
    if search.found.title is None:
        search.found.title = next((one.text for one in _names(search.found.left)), None)
    return search.found


def _names(left: Sequence[tuple[str, Node]]) -> Iterator[Scalar]:
    """What the part of a file that is about itself calls it."""
    for key, node in left:
        if isinstance(node, Mapped) and words_of(key) in _ABOUT:
            yield from (one.node for one in node.fields if _is_title(one) and isinstance(one.node, Scalar))


class _Search:
    """Looks through a tree, and remembers which parts of it hold records."""

    def __init__(self) -> None:
        self.found = Findings()
        self._above: list[Field] = []
        self._known: dict[tuple[int, bool], bool] = {}
        self._asking: set[int] = set()

    def look(self, node: Node, place: tuple[str, ...], *, listed: bool, key: str = "", top: bool = False) -> None:
        """Finds the records of a part of the tree that stands under a key; `listed` says that it is one of several."""
        if not self._holds(node, listed=listed):
            self.found.left.append((key, node))
        elif isinstance(node, Listed):
            self._list(node, place, key)
        elif isinstance(node, Mapped):
            if self._is_record(node, listed=listed):
                self._add(node.fields, place)
            else:
                self._section(node, place, top=top)

    def _add(self, fields: Sequence[Field], place: tuple[str, ...], *, bare: bool = False) -> None:
        """Takes a record in, with what its sections say of every question in them."""
        own = {part_of(one.key)[0] for one in fields}
        above = [one for one in reversed(self._above) if part_of(one.key)[0] not in own]
        self.found.records.append(Record(fields=(*fields, *above), place=place, bare=bare))

    def _holds(self, node: Node, *, listed: bool) -> bool:
        """Whether a part of the tree has a record in it, or is one."""
        if isinstance(node, Scalar):
            return False
        known = self._known.get((id(node), listed))
        if known is None:
            if isinstance(node, Listed):
                known = any(self._holds(one, listed=True) for one in node.items) or bool(rows(node))
                known = known or self._asks(node) or asking_in_a_text(node)
            else:
                known = self._is_record(node, listed=listed) or bool(self._inner(node))
                known = known or bool(side_by_side(node)) or bool(asked(node))
            self._known[id(node), listed] = known
        return known

    def _is_record(self, node: Mapped, *, listed: bool) -> bool:
        """Whether a mapping is one question, and no section that has a title and holds questions."""
        if not is_record(node, listed=listed):
            return False
        own = has_prompt(node) or has_empty_prompt(node) or any(wrapped(one, listed=listed) for one in node.fields)
        return own or not self._inner(node)

    def _inner(self, node: Mapped) -> list[Field]:
        """The fields of a mapping that hold records of their own, or are one whose key is its question."""
        if asking_together(node):
            self._asking.update(id(one.node) for one in node.fields)
        listed = _alike(node)
        return [
            one
            for one in node.fields
            if part_of(one.key)[0] not in _ITS_OWN
            and (is_keyed(one, listed=listed) or self._holds(one.node, listed=listed))
        ]

    def _section(self, node: Mapped, place: tuple[str, ...], *, top: bool) -> None:
        """A mapping that holds records: its title is their place, at the top the title of all."""
        pairs = side_by_side(node)
        inner = [] if pairs else self._inner(node)
        told = [] if pairs or inner else asked(node)
        taken = {id(one) for one in (*inner, *told)}
        title = next((one for one in node.fields if id(one) not in taken and _is_title(one)), None)
        if title is None and not top:
            title = next((one for one in node.fields if id(one) not in taken and _is_id_in_words(one)), None)
        if title is not None:
            place = self._titled(title, place, top=top)
        beside = [one for one in node.fields if id(one) not in taken and one is not title]
        shared = [one for one in beside if _is_shared(one)][:_MOST_SHARED]
        told_of_all = {id(one) for one in shared}
        self.found.places.update(number for one in shared for number in one.lines)
        self._above += [_elsewhere(one) for one in shared]
        for fields in pairs:
            self._add(fields, place, bare=True)
        for one in node.fields:
            if id(one) not in taken:
                if one is not title and id(one) not in told_of_all and not (pairs and isinstance(one.node, Listed)):
                    self.found.left.append((one.key, one.node))
            elif told:
                self._add(_turned(one), place, bare=True)
            else:
                self._field(one, place, listed=_alike(node))
        del self._above[len(self._above) - len(shared) :]

    def _titled(self, title: Field, place: tuple[str, ...], *, top: bool) -> tuple[str, ...]:
        """The place that a title makes; that of the whole tree makes none."""
        self.found.places.update(title.lines)
        name = " ".join(title.node.text.split()) if isinstance(title.node, Scalar) else ""
        if top and self.found.title is None:
            self.found.title = name
            return place
        return (*place, name)

    def _field(self, one: Field, place: tuple[str, ...], *, listed: bool) -> None:
        """A field that holds records: its key is their place unless it only holds them."""
        if is_keyed(one, listed=listed) and isinstance(one.node, Mapped):
            self._add((_question(one), *one.node.fields), place)
            return
        alone = isinstance(one.node, Mapped) and self._is_record(one.node, listed=listed)
        words = words_of(one.key)
        if words and not alone and words not in CONTAINERS and not words.isdigit() and len(words) <= _LONGEST_PLACE:
            self.found.places.add(one.line)
            place = (*place, heading_of(one.key))
        self.look(one.node, place, key=one.key, listed=listed)

    def _list(self, node: Listed, place: tuple[str, ...], key: str) -> None:
        """A list of rows, of strings that ask, or of records and sections."""
        told = rows(node)
        for fields in told:
            self._add(fields, place, bare=True)
        if told:
            return
        bare = self._asks(node)
        texts = asking_in_a_text(node)
        for item in node.items:
            if texts and isinstance(item, Mapped) and not is_record(item, listed=True):
                self._add([_asked_in_its_text(one) for one in item.fields], place)
            elif bare or (isinstance(item, Scalar) and is_text(item) and asks(item.text)):
                self._add([Field("question", item.first, item)], place, bare=True)
            else:
                self.look(item, place, key=key, listed=True)

    def _asks(self, node: Listed) -> bool:
        """Whether a list is of strings that ask, by itself or together with those beside it."""
        return id(node) in self._asking or asking(node)


def _alike(node: Mapped) -> bool:
    """Whether a mapping is nothing but several mappings of the same keys, so that each is one of a list."""
    inner = [{each.key for each in one.node.fields} for one in node.fields if isinstance(one.node, Mapped)]
    return len(inner) > 1 and len(inner) == len(node.fields) and bool(set.intersection(*inner))


def _is_title(one: Field) -> bool:
    """Whether a field names what stands beside it."""
    short = isinstance(one.node, Scalar) and is_text(one.node) and len(one.node.text) <= _LONGEST_PLACE
    return short and part_of(one.key)[0] in _TITLES


def _is_id_in_words(one: Field) -> bool:
    """Whether a field is the id of what stands beside it, and says in letters what that is."""
    named = part_of(one.key)[0] is Part.NUMBER or words_of(one.key) == "slug"
    return named and isinstance(one.node, Scalar) and _LETTERS.search(one.node.text[:_LONGEST_PLACE]) is not None


def _is_shared(one: Field) -> bool:
    """Whether a field beside records says the same of all of them: a level, tags."""
    nodes = one.node.items if isinstance(one.node, Listed) else (one.node,)
    short = all(isinstance(each, Scalar) and is_text(each) and len(each.text) <= _LONGEST_PLACE for each in nodes)
    return short and 0 < len(nodes) <= _MOST_SHARED and part_of(one.key)[0] in _SHARED


def _elsewhere(one: Field) -> Field:
    """A field as one that stands on no line of the record."""
    if isinstance(one.node, Listed):
        items = tuple(Scalar(each.text, each.sort, 0, 0) for each in one.node.items if isinstance(each, Scalar))
        return Field(one.key, 0, Listed(items, 0, 0))
    return Field(one.key, 0, Scalar(one.node.text, one.node.sort, 0, 0)) if isinstance(one.node, Scalar) else one


def _asked_in_its_text(one: Field) -> Field:
    """A field for any text as one for a question; any other as it is."""
    return Field("question", one.line, one.node) if part_of(one.key)[0] is Part.BODY else one


def _question(one: Field) -> Field:
    """The key of a field as a question."""
    return Field("question", one.line, Scalar(one.key, Sort.TEXT, one.line, one.line))


def _turned(one: Field) -> tuple[Field, ...]:
    """The fields of a record that is a key and its value."""
    return paired(_question(one).node, one.node)
