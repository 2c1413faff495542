"""Pictures beside a bank are kept in the collection, and no other file is read."""

from pathlib import Path

import pytest
from factories import World

from decks.banks import read_bank
from decks.intake import Wishes, bring, read

PICTURE = b"\x89PNG\r\n\x1a\n a boom"


def _bank(folder: Path, target: str) -> Path:
    path = folder / "bank.md"
    path.write_text(f"# Sea\n\n## What does a boom look like?\n\nSo:\n\n![a boom]({target})\n", encoding="utf-8")
    return path


def test_a_picture_beside_the_bank_is_kept_and_a_new_one_replaces_it(tmp_path: Path, world: World) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "a boom.png").write_bytes(PICTURE)
    path = _bank(tmp_path, "img/a%20boom.png")
    report = bring(world.journal, read(str(path), Wishes()), Wishes())
    with world.store.reading() as transaction:
        assert transaction.media.content(report.bank.id, "img/a%20boom.png") == PICTURE
    (tmp_path / "img" / "a boom.png").write_bytes(PICTURE + b"!")
    bring(world.journal, read(str(path), Wishes()), Wishes())
    with world.store.reading() as transaction:
        assert transaction.media.content(report.bank.id, "img/a%20boom.png") == PICTURE + b"!"
        assert len(transaction.media.names(report.bank.id)) == 1


@pytest.mark.parametrize(
    ("target", "why"),
    [("../secret.png", "outside"), ("gone.png", "no such file"), ("notes.txt", "no picture's"),
     ("link.png", "outside"), ("/etc/boom.png", "outside")],
)  # fmt: skip
def test_no_other_file_is_read(tmp_path: Path, target: str, why: str) -> None:
    folder = tmp_path / "bank"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PICTURE)
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    found = read_bank(str(_bank(folder, target)))
    assert found.media == {}
    assert [problem.message for problem in found.problems if why in problem.message]


def test_a_picture_on_the_web_is_no_problem(tmp_path: Path) -> None:
    found = read_bank(str(_bank(tmp_path, "https://sea.example/boom.png")))
    assert (found.media, found.problems) == ({}, ())
