"""`viva stats`: drawings, numbers, one JSON document, a page; and what it refuses."""

import json
from functools import partial
from pathlib import Path

import pytest
from commands import Viva
from factories import World
from logs import reviewed
from syrupy.assertion import SnapshotAssertion

from srs.store.backup import folder_of

AT = "2027-01-11T09:00+00:00"


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A year of reviews in a file."""
    place = tmp_path / "viva.db"
    world = World(str(place))
    reviewed(world)
    world.store.close()
    return place


@pytest.fixture
def viva(collection: Path, viva: Viva, monkeypatch: pytest.MonkeyPatch) -> Viva:
    """Run `viva stats` on it."""
    monkeypatch.setenv("COLUMNS", "80")
    return partial(viva, "--collection", str(collection), "--at", AT, "stats")


@pytest.mark.parametrize("columns", ["80", "40"])
def test_drawings_fit_the_terminal(
    viva: Viva, columns: str, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    """Six sections; every bar has its number, every sentence its n; nothing is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", columns)
    code, out, err = viva("--days", "90")
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= int(columns)
    assert out == snapshot


def test_numbers_are_lines_without_drawings(viva: Viva, snapshot: SnapshotAssertion) -> None:
    """Every number with its label, a line each; no block, no shade."""
    out = viva("--numbers", "--deck", "lighthouse")[1]
    assert not set(out) & set("█▏▎▍▌▋▊▉▁▂▃▄▅▆▇░▒▓│┤└")
    assert out.startswith("Statistics of all days, deck lighthouse\n")
    assert out == snapshot


def test_json_is_one_document_that_a_deck_and_days_narrow(viva: Viva) -> None:
    whole = json.loads(viva("--json")[1])
    harbour = json.loads(viva("--json", "--deck", "harbour")[1])
    lighthouse = json.loads(viva("--json", "--deck", "lighthouse", "--days", "90")[1])
    assert (whole["first"], whole["deck"]) == (None, None)
    assert lighthouse["first"] == "2026-10-14"
    assert all(day >= "2026-10-14" for day in lighthouse["days"])
    assert 0 < lighthouse["total"]["reviews"] < whole["total"]["reviews"] - harbour["total"]["reviews"]
    assert harbour["cards"]["total"] + lighthouse["cards"]["total"] == whole["cards"]["total"] == 40


def test_a_deck_that_is_not_there_is_named(viva: Viva) -> None:
    code, out, err = viva("--deck", "pier", "--json")
    assert (code, out) == (1, "")
    assert err == "viva: there is no deck 'pier'; there are harbour, lighthouse, and those below them\n"


def test_a_collection_of_today_alone_says_that_there_is_not_enough(viva: Viva, collection: Path) -> None:
    collection.unlink()
    World(str(collection)).store.close()
    code, out, _ = viva()
    assert code == 0
    assert "No answer yet." in out
    assert "not enough reviews yet (n = 0)" in out


@pytest.mark.parametrize("days", ["0", "-3", "many"])
def test_days_are_one_or_more(viva: Viva, days: str) -> None:
    assert viva("--days", days)[0] == 2


def test_more_days_than_the_calendar_has_are_all_days(viva: Viva) -> None:
    told = json.loads(viva("--days", "99999999", "--json")[1])
    assert told["first"] == "0001-01-01"
    assert told["total"] == json.loads(viva("--json")[1])["total"]
    assert viva("--days", "99999999")[0] == 0


# --------------------------------------------------------------------------------------------------------------- pages


def test_a_page_goes_to_a_file_and_its_size_is_told(viva: Viva, tmp_path: Path) -> None:
    code, out, err = viva("--html", "page.html")
    content = (tmp_path / "page.html").read_bytes()
    assert (code, err) == (0, "")
    assert out == f"page.html: {len(content):,} bytes\n"
    assert content.startswith(b"<!doctype html>")


def test_a_page_goes_to_standard_output(viva: Viva) -> None:
    assert viva("--html", "-")[1].endswith("</html>\n")


@pytest.mark.parametrize(
    "words", [["--json", "--html", "x.html"], ["--numbers", "--json"], ["--numbers", "--html", "x"]]
)
def test_one_way_at_a_time(viva: Viva, words: list[str], tmp_path: Path) -> None:
    code, out, err = viva(*words)
    assert (code, out) == (2, "")
    assert "give one of them" in err
    assert not (tmp_path / "x.html").exists()


def test_a_page_never_takes_the_place_of_the_collection_or_a_backup(viva: Viva, collection: Path) -> None:
    before = collection.read_bytes()
    folder = folder_of(collection)
    folder.mkdir(exist_ok=True)
    for place in (collection, collection.with_name("viva.db-wal"), folder / "x.html"):
        code, out, err = viva("--html", str(place))
        assert (code, out) == (2, "")
        assert "is the collection itself" in err
    assert collection.read_bytes() == before


@pytest.mark.parametrize("name", [" ", "n" * 300, "~nobody-of-this-name/x.html"])
def test_a_name_that_no_file_can_have_is_refused(viva: Viva, name: str) -> None:
    code, out, err = viva("--html", name)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_a_folder_is_no_file_and_stays(viva: Viva, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for place in ("folder", "nowhere/page.html"):
        code, out, err = viva("--html", place)
        assert (code, out) == (1, "")
        assert "cannot be written" in err
    assert list((tmp_path / "folder").iterdir()) == []


def test_a_page_that_cannot_be_made_leaves_the_old_one(
    viva: Viva, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    (tmp_path / "page.html").write_text("the old one", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = viva("--html", "page.html")
    assert code == 1
    assert "No space left" in err
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "the old one"
    assert sorted(each.name for each in tmp_path.glob(".page*")) == []
