"""Values as JSON and back: records as objects, tuples as arrays, dates as ISO text."""

import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from srs.model import Json

Value = TypeVar("Value")


def document(value: object) -> Json:
    """A value as JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: document(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple | list):
        return [document(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def value_of(kind: type[Value], found: Json) -> Value:
    """The value of this type that JSON stands for.

    Raises: KeyError, TypeError or ValueError where it stands for none.
    """
    return cast("Value", _value(kind, found))


def _value(kind: Any, found: Any) -> Any:
    kind = getattr(kind, "__supertype__", kind)
    if get_origin(kind) in (Union, types.UnionType):
        inner = next(each for each in get_args(kind) if each is not types.NoneType)
        return None if found is None else _value(inner, found)
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], each) for each in found)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{each.name: _value(hints[each.name], found[each.name]) for each in fields(kind)})
    if kind is date:
        return date.fromisoformat(found)
    if isinstance(kind, type) and issubclass(kind, Enum | float | int | str):
        return kind(found)
    raise TypeError(f"no value of type {kind} stands in JSON")
