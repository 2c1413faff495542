"""Names that a file gives to the ids of its sections in a list of their own, beside the questions."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from decks.records.keys import Part, part_of, words_of
from decks.records.search import Findings, Record
from decks.records.tree import Field, Listed, Mapped, Node, Scalar, scalars

_IDS = frozenset({"id", "key", "slug", "code", "value", "uid"})
_DEEPEST = 6


@dataclass(slots=True)
class _Legend:
    """What a list tells of sections: names from the outermost to the section by id, and what else it says."""

    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rest: list[tuple[str, Node]] = field(default_factory=list)


def with_names(found: Findings) -> Findings:
    """The findings with the names of sections for their ids; what tells only such names stands on no question."""
    used = {_place(one) for record in found.records for one in record.fields} - {None}
    names: dict[str, tuple[str, ...]] = {}
    left: list[tuple[str, Node]] = []
    for key, node in found.left:
        legend = _Legend()
        _read(node, (), legend)
        if used & legend.names.keys():
            names |= legend.names
            left += legend.rest
            found.places.update(range(node.first, node.last + 1))
        else:
            left.append((key, node))
    if names:
        found.records = [_named(record, names) for record in found.records]
        found.left = left
    return found


def _read(node: Node, above: tuple[str, ...], legend: _Legend) -> None:
    """Takes down the ids and names of a list of sections, and of the lists in them."""
    if not isinstance(node, Listed) or len(above) >= _DEEPEST:
        return
    for item in node.items:
        fields = item.fields if isinstance(item, Mapped) else ()
        named = [(one, text) for one, text in _texts(fields) if part_of(one.key)[0] is Part.NAME]
        ids = [(one, text) for one, text in _texts(fields) if words_of(one.key) in _IDS]
        if not named or not ids:
            legend.rest.append(("", item))
            continue
        name = (*above, named[0][1])
        legend.names |= {text: name for _, text in ids}
        for one in fields:
            if isinstance(one.node, Listed):
                _read(one.node, name, legend)
            elif one not in {each for each, _ in ids} and not _says_no_more(one, name[-1]):
                legend.rest.append((one.key, one.node))


def _texts(fields: tuple[Field, ...]) -> Iterator[tuple[Field, str]]:
    """The fields that hold one value that says something, and this."""
    for one in fields:
        if isinstance(one.node, Scalar) and one.node.text.strip():
            yield one, one.node.text.strip()


def _says_no_more(one: Field, name: str) -> bool:
    """Whether a field says nothing that a name does not say."""
    return all(each.text.strip().casefold() in name.casefold() for each in scalars(one.node))


def _named(record: Record, names: dict[str, tuple[str, ...]]) -> Record:
    """A record that stands where the names of its section say."""
    place = [name for one in record.fields for name in names.get(_place(one) or "", ())]
    if not place:
        return record
    fields = tuple(one for one in record.fields if _place(one) not in names)
    return replace(record, fields=fields, place=(*record.place, *place))


def _place(one: Field) -> str | None:
    """Where a field says in one value that its question stands; None of any other."""
    if part_of(one.key)[0] is not Part.PLACE or not isinstance(one.node, Scalar):
        return None
    return one.node.text
