"""Whether a Word file can be opened: what kind of file its bytes are, and that it is no trap."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from srs.errors import SourceError

_ZIP = b"PK\x03\x04"
_MAIN = "word/document.xml"
_PICTURES = "word/media/"
_MOST_PARTS = 20_000
_MOST_BYTES = 512 << 20
_MOST_TEXT = 48 << 20
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc), or one with a password"),
    (b"{\\rtf", "a rich text file (.rtf)"),
)
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, NotImplementedError, RuntimeError)


def is_word(data: bytes) -> bool:
    """Whether bytes are an archive that holds a Word document."""
    if not data.startswith(_ZIP):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _MAIN in archive.NameToInfo
    except _BROKEN:
        return False


def foreign(data: bytes) -> str | None:
    """What bytes are that a word processor wrote in another format; None where they are no such file."""
    if data.startswith(_ZIP) and _OPEN_DOCUMENT in data[:120]:
        return "an OpenDocument file (.odt)"
    return next((name for mark, name in _FOREIGN if data.startswith(mark)), None)


def check(data: bytes, path: str) -> None:
    """Says nothing where the archive can be opened.

    Raises:
        SourceError: it is another format, damaged, has a password, or would unpack to more than there is room for.
    """
    other = foreign(data)
    if other is not None:
        raise SourceError(f"{path}: {other}. Save it as .docx without a password, or as text, and import that.")
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
                raise SourceError(f"{path}: it unpacks to more than a bank may have. Divide it.")
            if any(part.flag_bits & 1 for part in parts):
                raise SourceError(f"{path}: it has a password. Save it without one.")
            written = [part for part in parts if not part.filename.startswith(_PICTURES)]
            if sum(part.file_size for part in written) > _MOST_TEXT:
                raise SourceError(f"{path}: its text is more than the 48 MB a bank may have. Divide it.")
            if _MAIN not in archive.NameToInfo or any(_declares(archive, part) for part in written):
                raise damaged(path)
    except _BROKEN as error:
        raise damaged(path) from error


def damaged(path: str) -> SourceError:
    """The one line for a file that is not whole."""
    return SourceError(f"{path}: damaged: it cannot be read as a Word document. Save it again as .docx.")


def _declares(archive: ZipFile, part: ZipInfo) -> bool:
    """Whether a part declares entities, which Word never writes and which may unfold without end."""
    text = archive.read(part).replace(b"\0", b"")
    return b"<!DOCTYPE" in text or b"<!ENTITY" in text
