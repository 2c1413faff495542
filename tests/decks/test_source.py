import hashlib
import io
import os
from pathlib import Path

import pytest

from decks.source import MOST_BYTES, is_binary, sources
from srs.errors import SourceError

SUFFIXES = (".md", ".txt")


def test_a_file_is_its_bytes_and_their_hash(tmp_path: Path) -> None:
    bank = tmp_path / "bank.txt"
    bank.write_bytes(b"1\nWhy?\n")
    (found,) = sources(str(bank), suffixes=SUFFIXES)
    assert (found.path, found.name, found.data) == (str(bank), "bank.txt", b"1\nWhy?\n")
    assert found.content_hash == hashlib.sha256(b"1\nWhy?\n").hexdigest()


def test_a_file_of_any_name_is_taken_when_it_is_named(tmp_path: Path) -> None:
    bank = tmp_path / "LICENSE"
    bank.write_bytes(b"Why?")
    assert sources(str(bank), suffixes=SUFFIXES)[0].data == b"Why?"


def test_standard_input_is_a_dash() -> None:
    (found,) = sources("-", suffixes=SUFFIXES, stdin=io.BytesIO(b"Why?"))
    assert (found.path, found.data) == ("-", b"Why?")


def test_a_folder_gives_its_files_in_natural_order_without_licences(tmp_path: Path) -> None:
    for name in ("q10.md", "q2.md", "LICENSE.md", "README.md", ".hidden.md", "picture.png"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.TXT").write_bytes(b"x")
    (tmp_path / "empty.md").write_bytes(b"")
    assert [found.name for found in sources(str(tmp_path), suffixes=SUFFIXES)] == ["a.TXT", "q2.md", "q10.md"]


def test_a_read_me_is_the_bank_where_nothing_else_is(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes(b"# Why?")
    assert [found.name for found in sources(str(tmp_path), suffixes=SUFFIXES)] == ["README.md"]


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "empty"), (b" \n\n", "empty")],
)
def test_what_is_empty_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    bank = tmp_path / "bank.txt"
    bank.write_bytes(content)
    with pytest.raises(SourceError, match=message) as refused:
        sources(str(bank), suffixes=SUFFIXES)
    assert str(bank) in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("content", [b"a\0b", b"\x01\x02\x03 abc"])
def test_what_is_no_text_is_told(content: bytes) -> None:
    assert is_binary(content)


def test_utf_16_with_a_mark_is_text() -> None:
    assert not is_binary("Why?".encode("utf-16"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        sources(str(tmp_path / "none.txt"), suffixes=SUFFIXES)


def test_a_folder_without_a_bank_is_refused(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    with pytest.raises(SourceError, match="no bank in this folder"):
        sources(str(tmp_path), suffixes=SUFFIXES)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    bank = tmp_path / "bank.txt"
    with bank.open("wb") as opened:
        opened.truncate(MOST_BYTES + 1)
    with pytest.raises(SourceError, match="64 MB"):
        sources(str(bank), suffixes=SUFFIXES)


def test_too_much_standard_input_is_refused_without_reading_it_all() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            assert 0 < size <= MOST_BYTES + 1
            self.given += size
            return b"a" * size

    with pytest.raises(SourceError, match="64 MB"):
        sources("-", suffixes=SUFFIXES, stdin=Endless())  # type: ignore[arg-type]  # a stream that never ends


def test_a_pipe_with_a_name_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        sources(str(tmp_path / "pipe"), suffixes=SUFFIXES)


def test_a_device_is_refused() -> None:
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        sources("/dev/zero", suffixes=SUFFIXES)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    bank = tmp_path / "bank.txt"
    bank.write_bytes(b"Why?")
    bank.chmod(0)
    with pytest.raises(SourceError, match="cannot be read"):
        sources(str(bank), suffixes=SUFFIXES)


def test_a_path_that_cannot_be_is_refused() -> None:
    with pytest.raises(SourceError):
        sources("a\0b", suffixes=SUFFIXES)
    with pytest.raises(SourceError):
        sources("x" * 5_000, suffixes=SUFFIXES)
