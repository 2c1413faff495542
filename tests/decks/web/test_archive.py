from decks.web.archive import unpacked
from decks.web.importer import IMPORTER

_ARCHIVE = """\
From: <Saved by Blink>
Subject: Locks
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----B"

------B
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<!DOCTYPE html><html><body><h1 class=3D"t">Locks</h1>
<details><summary>What is a caf=C3=A9 le=
ase?</summary>A lock=
 that ends.</details>
<p>Leases are old.</p></body></html>
------B
Content-Type: image/png
Content-Transfer-Encoding: base64

aGVsbG8=
------B--
"""


def test_the_page_in_an_archive_is_read_by_the_lines_of_the_archive() -> None:
    reading = IMPORTER.read(_ARCHIVE, "locks.mhtml")
    (draft,) = reading.drafts
    assert (draft.prompt, draft.sections[0].text) == ("What is a café lease?", "A lock that ends.")
    assert draft.lines == {11, 12, 13}
    assert [(one.line, one.text) for one in reading.unplaced] == [(14, "Leases are old.")]
    assert reading.furniture[10] == "place"
    assert reading.furniture[1] == reading.furniture[19] == "archive"
    accounted = set(reading.furniture) | draft.lines | {14}
    assert accounted == {number for number, line in enumerate(_ARCHIVE.split("\n"), 1) if line.strip()}


def test_an_archive_is_known_by_its_beginning() -> None:
    assert IMPORTER.likelihood(_ARCHIVE, "locks") > 0.9
    assert unpacked("MIME-Version: 1.0\n\nmultipart/related") is None
    assert unpacked("<p>x") is None


def test_an_archive_packed_in_base64_or_damaged_is_read() -> None:
    packed = _ARCHIVE.replace("quoted-printable\n\n", "base64\n\nPGgyPldoYXQ/PC9oMj48cD5UaGF0LjwvcD4=\n#").split("#")[0]
    assert [draft.prompt for draft in IMPORTER.read(packed, "x.mht").drafts] == ["What?"]
    assert not IMPORTER.read(packed.replace("PGgy", "P"), "x.mht").drafts


def test_an_archive_that_ends_before_its_page_or_names_no_known_encoding_is_read() -> None:
    for end in range(0, len(_ARCHIVE), 7):
        IMPORTER.read(_ARCHIVE[:end], "x.mhtml")
    assert IMPORTER.read(_ARCHIVE.replace("text/html\n", "text/html; charset=idna\n"), "x.mhtml").drafts


def test_the_pictures_in_an_archive_are_kept_under_short_names() -> None:
    page = "https://locks.example/a/index.html"
    shown = '<img src=3D"../img/key%20hole.png?v=3D1" alt=3D"key hole"> <img src=3D"cid:7@x"> <img src=3D"gone.png">'
    text = (
        _ARCHIVE.replace(
            "------B\nContent-Type: text/html", f"------B\nContent-Type: text/html\nContent-Location: {page}"
        )
        .replace("A lock=\n", f"A lock {shown}=\n")
        .replace(
            "Content-Type: image/png\n",
            "Content-Type: image/png\nContent-Location:\n https://locks.example/img/key%20hole.png?v=1\n",
        )
        .replace("------B--", "------B\nContent-Type: image/svg+xml\nContent-ID: <7@x>\n\n<svg/>\n------B--")
    )
    reading = IMPORTER.read(text, "locks.mhtml")
    assert reading.media == {"key%20hole.png": b"hello", "7%40x.svg": b"<svg/>"}
    assert (
        reading.drafts[0].sections[0].text.startswith("A lock ![key hole](key%20hole.png) ![](7%40x.svg) ![](gone.png)")
    )
