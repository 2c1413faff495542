"""The importer for Anki's text exports: notes or cards in plain text, a row each."""

from collections.abc import Iterator, Sequence

from decks.anki.cloze import has_deletions, hides_images
from decks.anki.fields import has_html, sound_names
from decks.anki.header import header
from decks.anki.notes import under_one_title
from decks.anki.rows import Row, rows
from decks.anki.table import Table, separator_of
from decks.drafts import Draft, Problem, Reading, Unplaced

_SAMPLE = 40
_LOOKED_AT = 200_000
_FEWEST_MARKED = 0.3
_FOR_EXAMPLE = """\
#separator:tab
#html:true
#notetype column:1
#deck column:2
#tags column:5
Basic	Networks::DNS	What does a CNAME record hold?	"The name that a name is <b>another name</b> for."	dns
Cloze	Networks::DNS	A record that gives an IPv6 address is {{c1::AAAA::four letters}}.		dns
"""


class AnkiText:
    """Notes in plain text, or cards in plain text, as Anki writes and reads them."""

    name = "anki-text"
    summary = "Anki's plain text: a note or a card a row, with lines such as #separator:tab above"
    example = _FOR_EXAMPLE
    suffixes = (".txt", ".tsv", ".csv")

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is such an export: by the lines above, else by HTML or deletions in its rows."""
        above = header(text)
        beginning = text[: above.begin + _LOOKED_AT]
        if above.told:
            return 0.98 if next(rows(beginning, separator_of(above, beginning), begin=above.begin), None) else 0.0
        return _likelihood_without_header(beginning, name)

    def read(self, text: str, path: str) -> Reading:
        """The notes of a text; its header is furniture, rows without a word or that begin with `#` are unplaced."""
        table = Table.of(text)
        drafts: list[Draft] = []
        unplaced: list[Unplaced] = []
        playing: list[int] = []
        hiding: list[int] = []
        lines = text.split("\n")
        for row in table.rows:
            fields = table.fields_of(row)
            remark = table.header.told and lines[row.first - 1].startswith("#")
            if remark or not any(field.strip() for field in fields):
                unplaced += _left(row, lines, path)
                continue
            drafts.append(table.draft(row, fields))
            playing += [row.first] if any(map(sound_names, fields)) else []
            hiding += [row.first] if any(hides_images(field) for field in fields) else []
        title, drafts_below = under_one_title(drafts)
        return Reading(
            title=title,
            drafts=drafts_below,
            problems=tuple(_problems(path, playing, hiding)),
            unplaced=tuple(unplaced),
            furniture=dict.fromkeys(range(1, table.header.lines + 1), "header"),
        )


def _likelihood_without_header(text: str, name: str) -> float:
    """By the first rows: tabs in each, and HTML or deletions in enough of them."""
    found = [row for row, _ in zip(rows(text, "\t"), range(_SAMPLE), strict=False)]
    if not found or any(len(row.fields) != len(found[0].fields) or len(row.fields) < 2 for row in found):
        return 0.0
    marked = sum(any(has_html(field) or has_deletions(field) for field in row.fields) for row in found)
    deletions = any(has_deletions(field) for row in found for field in row.fields)
    named = name.casefold().endswith(".txt")
    if marked < _FEWEST_MARKED * len(found):
        return 0.0
    return (0.85 if deletions else 0.7) + (0.1 if named else 0.0)


def _left(row: Row, lines: Sequence[str], path: str) -> Iterator[Unplaced]:
    """The lines of a row that is no note."""
    for number in range(row.first, row.end):
        if lines[number - 1].strip():
            yield Unplaced(path=path, line=number, text=lines[number - 1].strip())


def _problems(path: str, playing: Sequence[int], hiding: Sequence[int]) -> Iterator[Problem]:
    """What a person should know: sounds, which no text holds, and deletions that are shapes on a picture."""
    if playing:
        told = f"Notes that play a sound, which a text export does not hold: {len(playing)}. Export a package instead."
        yield Problem(path=path, line=playing[0], message=told)
    if hiding:
        told = f"Notes whose deletions are shapes on a picture have no card here: {len(hiding)}."
        yield Problem(path=path, line=hiding[0], message=told)


IMPORTER = AnkiText()
