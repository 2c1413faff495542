"""Small PDF files, made of the lines of their pages."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Courier"}


@dataclass(frozen=True)
class Text:
    """A line on a page: its words, how far it stands from the left and the top, its letters (F2 bold, F3 code)."""

    words: str
    down: float
    left: float = 72
    size: float = 11
    font: str = "F1"


def page(*lines: Text) -> str:
    """What draws the lines of a page."""
    shown = (
        f"BT /{line.font} {line.size} Tf 1 0 0 1 {line.left} {792 - line.down} Tm ({_escaped(line.words)}) Tj ET"
        for line in lines
    )
    return "\n".join(shown)


def running(words: Sequence[str], *, down: float = 100, gap: float = 14, left: float = 72) -> list[Text]:
    """Lines of running text below each other."""
    return [Text(line, down + gap * place, left) for place, line in enumerate(words)]


def pdf_file(*pages: str | bytes, title: str = "", packed: bool = False, more: str = "", form: bytes = b"") -> bytes:
    """The bytes of a file with these pages, whose content is packed if asked for.

    `more` stands with the fonts of every page; a `form` is object 6.
    """
    objects: list[bytes] = [b"", b""]
    fonts = " ".join(f"/{key} {3 + place} 0 R" for place, key in enumerate(_FONTS))
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for name in _FONTS.values()
    ]
    if form:
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << %s >> >> /Length %d >>"
        objects.append(head % (fonts.encode(), len(form)) + b"\nstream\n%s\nendstream" % form)
    kids = []
    for drawn in pages:
        content = drawn.encode("cp1252") if isinstance(drawn, str) else drawn
        content = zlib.compress(content) if packed else content
        how = b" /Filter /FlateDecode" if packed else b""
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), how, content))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {fonts} >> {more} >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(f"<< /Title ({_escaped(title)}) >>".encode())
    return _written(objects)


def _written(objects: Sequence[bytes]) -> bytes:
    """A file of numbered objects, the first its root, the last what is said of it."""
    data = b"%PDF-1.4\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return data + b"startxref\n%d\n%%%%EOF\n" % start


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
