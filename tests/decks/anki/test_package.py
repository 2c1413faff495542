import json
import random
import sqlite3
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import corpora, counted

from decks.anki import archive, collection, container
from decks.anki.package import IMPORTER
from decks.banks import read_bank
from srs.errors import SourceError
from srs.model import Role, SectionKind

MODELS = {
    "7": {
        "name": "Basic",
        "type": 0,
        "flds": [{"name": "Back", "ord": 1}, {"name": "Front", "ord": 0}],
        "tmpls": [{"ord": 0, "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}],
    }
}
TABLES = """
    CREATE TABLE col (models TEXT, decks TEXT);
    CREATE TABLE notes (id INTEGER PRIMARY KEY, mid INTEGER, tags TEXT, flds TEXT);
    CREATE TABLE cards (nid INTEGER, ord INTEGER, did INTEGER, odid INTEGER, type INTEGER, due INTEGER);
"""


def database(*notes: str, extra: str = "", models: str = json.dumps(MODELS)) -> bytes:
    made = sqlite3.connect(":memory:")
    made.executescript(TABLES)
    made.execute("INSERT INTO col VALUES (?, ?)", (models, json.dumps({"1": {"name": "Sea"}})))
    made.executemany("INSERT INTO notes VALUES (?, 7, ' knots ', ?)", enumerate(notes, 1))
    made.executemany("INSERT INTO cards VALUES (?, 0, 1, 0, 0, ?)", ((n, -n) for n in range(1, len(notes) + 1)))
    made.executescript(extra)
    made.commit()
    return bytes(made.serialize())


def package(stored: bytes, name: str = "collection.anki2", others: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, stored)
        for other, content in others.items():
            packed.writestr(other, content)
    return made.getvalue()


def refused(packed: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        IMPORTER.read_bytes(packed, "sea.apkg")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("sea.apkg: ")
    return str(caught.value)


def test_new_notes_come_in_the_order_in_which_they_are_learnt() -> None:
    reading = IMPORTER.read_bytes(package(database("last\x1fone", "first\x1ftwo")), "sea.apkg")
    assert [draft.prompt for draft in reading.drafts] == ["first", "last"]
    assert reading.title == "Sea"
    assert reading.drafts[0].tags == ("knots",)


def test_a_note_without_words_is_unplaced() -> None:
    reading = IMPORTER.read_bytes(package(database("a\x1fb", " \x1f")), "sea.apkg")
    assert [left.line for left in reading.unplaced] == [1]
    assert [draft.lines for draft in reading.drafts] == [{2}]


def test_the_newest_collection_of_a_package_is_read() -> None:
    packed = package(database("a\x1fstub"), others={"collection.anki21": database("a\x1freal")})
    assert IMPORTER.read_bytes(packed, "sea.apkg").drafts[0].sections[0].text == "real"


def test_a_newer_kind_of_package_is_refused_with_what_to_do() -> None:
    assert "older versions of Anki" in refused(package(database("a\x1fb"), others={"meta": b"\x08\x04"}))


def test_what_is_no_package_is_refused() -> None:
    assert "damaged" in refused(b"not a package at all")
    assert "no Anki collection" in refused(package(b"", name="other.db"))
    assert "damaged" in refused(package(b"SQLite format 3\0 and no more"))
    assert "not one of Anki's" in refused(package(database(extra="DROP TABLE cards")))


def test_only_a_package_is_recognised_but_a_damaged_one_by_its_name() -> None:
    assert IMPORTER.recognises(package(database("a\x1fb")), "x.zip") > 0.9
    assert IMPORTER.recognises(package(b"", name="word/document.xml"), "x.docx") == 0.0
    assert 0.0 < IMPORTER.recognises(b"PK\x03\x04 cut off", "sea.apkg") < 0.9


def test_a_package_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_MOST_COLLECTION", 1 << 20)
    assert "more than the 1 MB" in refused(package(b"\0" * (2 << 20)))
    bomb = zstandard.ZstdCompressor().compress(b"\0" * (2 << 20))
    assert "more than the 1 MB" in refused(package(bomb, name="collection.anki21b", others={"meta": b"\x08\x03"}))


def test_an_archive_that_lies_about_its_sizes_is_refused_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_MOST_COLLECTION", 1 << 20)
    packed = bytearray(package(b"\0" * (2 << 20)))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = packed.rindex(mark) + place
        packed[at : at + 4] = (100).to_bytes(4, "little")
    assert "sea.apkg" in refused(bytes(packed))


def test_too_many_files_in_a_package_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_MEMBERS", 3)
    packed = package(database("a\x1fb"), others={str(n): b"" for n in range(5)})
    assert "more than 3 files" in refused(packed)
    monkeypatch.setattr(archive, "_MOST_BYTES_OF_CONTENTS", 100)
    assert "more than 3 files" in refused(packed)


def test_too_many_notes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "_MOST_NOTES", 2)
    assert "more than 2 notes" in refused(package(database("a\x1fb", "c\x1fd", "e\x1ff")))


def test_a_collection_is_data_and_computes_nothing() -> None:
    endless = """
        DROP TABLE cards;
        CREATE VIEW cards AS WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more)
            SELECT n AS nid, 0 AS ord, 1 AS did, 0 AS odid, 0 AS type, 0 AS due FROM more;
    """
    assert "not one of Anki's" in refused(package(database("a\x1fb", extra=endless)))
    computed = """
        DROP TABLE cards;
        CREATE TABLE cards (nid, did, odid, type, due, ord AS (length(hex(zeroblob(1000)))));
        INSERT INTO cards (nid) VALUES (1);
    """
    assert "not one of Anki's" in refused(package(database("a\x1fb", extra=computed)))


def test_note_types_that_are_no_json_are_refused() -> None:
    assert "models" in refused(package(database("a\x1fb", models="[")))
    assert "models" in refused(package(database("a\x1fb", models="[" * 100_000)))


def test_a_note_whose_type_is_not_there_still_asks_its_first_field() -> None:
    reading = IMPORTER.read_bytes(package(database("a\x1fb\x1fc", models="{}")), "sea.apkg")
    (draft,) = reading.drafts
    assert (draft.prompt, draft.roles) == ("a", (Role.BASIC,))
    assert [part.text for part in draft.sections] == ["b", "c"]


def test_a_members_name_is_never_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    listed = json.dumps({"../../owned": "../owned.png", "0": "/etc/owned.png"}).encode()
    others = {"media": listed, "../../owned": b"x", "0": b"y"}
    stored = database("<img src='../owned.png'>\x1f<img src='/etc/owned.png'>")
    reading = IMPORTER.read_bytes(package(stored, others=others), "sea.apkg")
    assert reading.media == {"../owned.png": b"x", "/etc/owned.png": b"y"}
    assert list(tmp_path.iterdir()) == []


def test_media_have_a_bound_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_MOST_MEDIA", 6)
    listed = json.dumps({str(n): f"{n}.png" for n in range(3)}).encode()
    stored = database("<img src='0.png'><img src='1.png'>\x1f<img src='2.png'>")
    others = {"media": listed, "0": b"four", "1": b"four", "2": b"2"}
    reading = IMPORTER.read_bytes(package(stored, others=others), "sea.apkg")
    assert reading.media == {"0.png": b"four", "2.png": b"2"}
    assert [problem.message for problem in reading.problems] == ["Media lost: 1.png (too large to keep)."]


def test_packages_of_others_have_what_was_counted() -> None:
    exact = 0
    for name, counts in counted().items():
        if "notes_count" not in counts or not name.endswith(".apkg"):
            continue
        found = read_bank(str(corpora() / name))
        assert found.format == "apkg"
        assert len(found.drafts) == counts["questions"] == counts["notes_count"]
        assert sum(len(draft.roles) for draft in found.drafts) == counts["cards"]
        answers = [part.text for draft in found.drafts for part in draft.sections if part.kind is SectionKind.ANSWER]
        assert len(answers) == counts["answered"]
        pictures = [text for text in answers if text.startswith(("![", "[![")) and len(text.split("\n")) <= 2]
        assert len(pictures) == counts.get("image_only_answers", 0)
        assert all(draft.prompt and "#" not in draft.prompt and "<" not in draft.prompt for draft in found.drafts)
        assert not any("style=" in text or "<div" in text or "&nbsp;" in text for text in answers)
        assert (found.problems, found.unplaced) == ((), ())
        exact += 1
    assert exact == 2


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for packed in (data, b"PK\x03\x04collection.anki2" + data, package(data), package(data, "collection.anki21b")):
        IMPORTER.recognises(packed, "sea.apkg")
        try:
            IMPORTER.read_bytes(packed, "sea.apkg")
        except SourceError:
            continue


def test_a_damaged_package_is_read_or_refused() -> None:
    stored = database(*(f"question {n}\x1fanswer <b>{n}</b>" for n in range(200)))
    whole = {
        False: package(stored),
        True: package(zstandard.compress(stored), "collection.anki21b", others={"meta": b"\x08\x03"}),
    }
    chance = random.Random(1)
    for _ in range(150):
        for packed in whole.values():
            damaged = bytearray(packed)
            for _ in range(chance.randint(1, 8)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            try:
                IMPORTER.read_bytes(bytes(damaged[: chance.randint(100, len(damaged))]), "sea.apkg")
            except SourceError:
                continue


def test_a_damaged_database_is_read_or_refused() -> None:
    stored = database(*(f"question {n}\x1fanswer <b>{n}</b>" for n in range(200)))
    chance = random.Random(2)
    for _ in range(150):
        damaged = bytearray(stored)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            IMPORTER.read_bytes(package(bytes(damaged)), "sea.apkg")
        except SourceError:
            continue
