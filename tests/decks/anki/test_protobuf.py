from hypothesis import given
from hypothesis import strategies as st

from decks.anki.protobuf import fields, number, text


def test_numbers_and_texts_are_found_by_their_field() -> None:
    message = b"\x08\x96\x01\x12\x03ahoi" + b"\x1d0000\x21 00000000"
    assert number(message, 1) == 150
    assert text(message[:8], 2) == "aho"
    assert (number(message, 5), text(message, 7)) == (None, "")


@given(st.binary())
def test_any_bytes_have_an_end(message: bytes) -> None:
    assert len(list(fields(message))) <= len(message)
