"""Files appear whole or not at all."""

import stat
import threading
from pathlib import Path

import pytest

from srs.files import replaced, write_whole


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "deck.txt"
    write_whole(path, b"first")
    write_whole(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "deck.txt"
    path.write_bytes(b"first")
    with pytest.raises(FileNotFoundError), replaced(path) as temporary:
        (temporary.write_bytes(b"sec"), (tmp_path / "nowhere").read_bytes())
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_where_nothing_stood_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), replaced(tmp_path / "deck.txt"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_nobody_ever_reads_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "deck.txt"
    contents = {bytes([letter]) * 200_000 for letter in b"ab"}
    write_whole(path, b"a" * 200_000)
    seen, over = set(), threading.Event()

    def read() -> None:
        while not over.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for n in range(60):
        write_whole(path, b"ab"[n % 2 : n % 2 + 1] * 200_000)
    over.set()
    reader.join()
    assert seen <= contents


def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    usual, new, private = tmp_path / "usual", tmp_path / "new", tmp_path / "private"
    usual.touch()
    private.touch()
    private.chmod(0o600)
    write_whole(new, b"x")
    write_whole(private, b"x")
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_a_missing_folder_is_an_error_of_the_system_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "deck.txt", b"x")
    assert list(tmp_path.iterdir()) == []


def test_names_with_signs_in_them_are_as_good_as_others(tmp_path: Path) -> None:
    path = tmp_path / "what? 100% #1 – ü.txt"
    write_whole(path, b"x")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
