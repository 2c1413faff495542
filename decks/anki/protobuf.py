"""The fields of a protocol buffer message, as far as Anki's files need them.

Source: the encoding of Protocol Buffers, https://protobuf.dev/programming-guides/encoding/.
"""

from collections.abc import Iterator

_LONGEST_VARINT = 10


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The numbers and values of a message's fields in order: whole numbers and bytes; ends where it is damaged."""
    place = 0
    while place < len(message):
        tag, place = _varint(message, place)
        match tag & 7:
            case 0:
                value, place = _varint(message, place)
                yield tag >> 3, value
            case 2:
                size, place = _varint(message, place)
                if place + size > len(message):
                    return
                yield tag >> 3, message[place : place + size]
                place += size
            case 1:
                place += 8
            case 5:
                place += 4
            case _:
                return


def number(message: bytes, field: int) -> int | None:
    """The last whole number of a field, if it has one."""
    return next(
        (value for key, value in reversed(list(fields(message))) if key == field and isinstance(value, int)), None
    )


def text(message: bytes, field: int) -> str:
    """The last text of a field; empty where it has none."""
    found = [value for key, value in fields(message) if key == field and isinstance(value, bytes)]
    return found[-1].decode("utf-8", "replace") if found else ""


def _varint(message: bytes, place: int) -> tuple[int, int]:
    """A whole number of seven bits a byte, lowest first, and the place behind it."""
    value = 0
    for rank, byte in enumerate(message[place : place + _LONGEST_VARINT]):
        value |= (byte & 0x7F) << (7 * rank)
        if byte < 0x80:
            return value, place + rank + 1
    return value, len(message)
