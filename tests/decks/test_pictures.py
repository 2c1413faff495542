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


@pytest.mark.parametrize(
    ("written", "name", "place"),
    [
        ("<img src='img/a boom.png' alt='a boom'>", "img/a%20boom.png", "img/a boom.png"),
        ("![a boom](<img/a boom.png>)", "img/a%20boom.png", "img/a boom.png"),
        ("![a boom](img/boom_(old).png)", "img/boom_%28old%29.png", "img/boom_(old).png"),
        ('![a boom](img/boom.png "in port")', "img/boom.png", "img/boom.png"),
        ("![a boom](img\\boom.png)", "img/boom.png", "img/boom.png"),
        ("![a boom](./img/boom.png?raw=true)", "./img/boom.png?raw=true", "img/boom.png"),
        ("![a boom](img/100%.png)", "img/100%.png", "img/100%.png"),
        ("![a boom](/img/boom.png)", "/img/boom.png", "img/boom.png"),
        ("![a boom](Img/Boom.PNG)", "Img/Boom.PNG", "img/boom.png"),
        ("![[boom.png]]", "boom.png", "notes/attached/boom.png"),
        ("![[attached/boom.png|a boom]]", "attached/boom.png", "notes/attached/boom.png"),
        ("![[50% boom.png]]", "50%25%20boom.png", "50% boom.png"),
        ("1. Look:\n    ![a boom](img/boom.png)", "img/boom.png", "img/boom.png"),
        ("![a boom][boom]\n\n[boom]: img/boom.png 'in port'", "img/boom.png", "img/boom.png"),
        ("![Boom]\n\n[boom]: <img/a boom.png>", "img/a%20boom.png", "img/a boom.png"),
    ],
)  # fmt: skip
def test_a_picture_is_kept_however_it_is_named(tmp_path: Path, written: str, name: str, place: str) -> None:
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_bytes(PICTURE)
    path = tmp_path / "bank.md"
    path.write_text(f"# Sea\n\n## What does a boom look like?\n\nSo:\n\n{written}\n", encoding="utf-8")
    found = read_bank(str(path))
    assert (found.media, found.problems) == ({name: PICTURE}, ())


@pytest.mark.parametrize(
    "written", ["![[gone.png]]", "<img src='gone.png'>", "![](<gone.png>)", "![a][b]\n\n[b]: gone.png"]
)
def test_a_picture_that_is_not_there_is_reported_at_its_question(tmp_path: Path, written: str) -> None:
    path = tmp_path / "bank.md"
    path.write_text(f"# Sea\n\n## What does a boom look like?\n\nSo:\n\n{written}\n", encoding="utf-8")
    (problem,) = read_bank(str(path)).problems
    assert (problem.path, problem.line) == (str(path), 3)
    assert problem.message == "The picture gone.png is not kept: there is no such file beside the bank."


def test_an_embedded_picture_is_looked_for_only_below_the_bank_and_must_be_the_only_one(tmp_path: Path) -> None:
    folder = tmp_path / "bank"
    for place in (
        "bank/b/boom.png",
        "bank/.trash/boom.png",
        "boom.png",
        "out/jib.png",
        "bank/a/gaff.png",
        "bank/b/gaff.png",
    ):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(place.encode())
    (folder / "linked").symlink_to(tmp_path / "out")
    path = folder / "bank.md"
    path.write_text("## What does a boom look like?\n\n![[boom.png]] ![[jib.png]] ![[gaff.png]]\n", encoding="utf-8")
    found = read_bank(str(path))
    assert found.media == {"boom.png": b"bank/b/boom.png"}
    assert [problem.message.partition(": ")[2] for problem in found.problems] == [
        "there is no such file beside the bank.",
        "several files below the bank have this name.",
    ]


def test_pictures_of_one_name_in_two_folders_are_two(tmp_path: Path) -> None:
    for name, content in (("a", b"1"), ("b", b"2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "boom.png").write_bytes(content)
        text = f"## What is boom {name}?\n\n<img src='boom.png' alt='boom'>\n"
        (tmp_path / name / "bank.md").write_text(text, encoding="utf-8")
    found = read_bank(str(tmp_path))
    assert found.media == {"boom.png": b"1", "b/boom.png": b"2"}
    assert "(b/boom.png)" in found.drafts[1].sections[0].text


def test_a_picture_in_code_or_on_another_machine_is_none_of_the_banks(tmp_path: Path) -> None:
    elsewhere = "![e](//f.example/g.png) ![h](data:image/png;base64,aaaa)"
    text = f"## What?\n\nSo: `![a](b.png)`\n\n```\n![c](d.png)\n```\n\n{elsewhere}\n"
    path = tmp_path / "bank.md"
    path.write_text(text, encoding="utf-8")
    found = read_bank(str(path))
    assert (found.media, found.problems) == ({}, ())


@pytest.mark.parametrize(
    "target", ["C:\\img\\boom.png", "file:///etc/boom.png", "..%2Fsecret.png", "a/../../secret.png"]
)
def test_a_picture_outside_is_said_to_be_there(tmp_path: Path, target: str) -> None:
    folder = tmp_path / "bank"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PICTURE)
    found = read_bank(str(_bank(folder, target)))
    assert found.media == {}
    assert ["it lies outside the bank's folder" in problem.message for problem in found.problems] == [True]


def test_a_picture_on_the_web_is_no_problem(tmp_path: Path) -> None:
    found = read_bank(str(_bank(tmp_path, "https://sea.example/boom.png")))
    assert (found.media, found.problems) == ({}, ())
