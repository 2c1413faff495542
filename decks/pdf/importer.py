"""The importer for PDF: the questions in its text, by their headings, numbers or marks."""

from dataclasses import replace

from decks.converted import Converted, read
from decks.drafts import Problem, Reading
from decks.numbered import with_headings
from decks.pdf.furniture import furniture
from decks.pdf.lines import pages_of
from decks.pdf.markdown import markdown
from srs.errors import SourceError

_HEAD = 1_024


class Pdf:
    """PDF files that hold text, read by pypdf."""

    name = "pdf"
    summary = "a PDF with text: large or bold lines, or numbered ones, for each question with its answer below"
    example = "a .pdf file: a large line `What does a readiness probe decide?`, below it lines that answer"
    suffixes = (".pdf",)

    def recognises(self, data: bytes, name: str) -> float:
        """How likely it is that bytes are a PDF, from 0 to 1: the mark near their beginning, or the name."""
        if b"%PDF-" in data[:_HEAD]:
            return 0.97
        return 0.5 if name.casefold().endswith(self.suffixes) else 0.0

    def read_bytes(self, data: bytes, path: str) -> Reading:
        """What its pages say; lines are counted from the first of its first page to the last of its last.

        Raises:
            SourceError: it is damaged, encrypted, has no text, or pypdf is not installed.
        """
        pages = pages_of(data, path)
        if not pages.lines:
            raise SourceError(
                f"{path}: no text: its pages are pictures. Make a copy with a text layer, such as by "
                "`ocrmypdf IN.pdf OUT.pdf`, and import that."
            )
        left_out = furniture(pages.lines)
        said = {rank: line.text.strip() for rank, line in enumerate(pages.lines, 1)}
        problems = tuple(
            Problem(path=path, line=0, message=f"Page {page} {what}.")
            for what, some in (
                ("cannot be read", pages.damaged),
                ("has no text", pages.empty),
                ("has more on it than a page may have and is left out", pages.full),
            )
            for page in some
        )
        lines = with_headings(tuple(markdown(pages.lines, left_out)))
        made = Converted(lines=lines, said=said, furniture=left_out, problems=problems)
        reading = read(made, path)
        return replace(reading, title=reading.title or pages.title)


IMPORTER = Pdf()
