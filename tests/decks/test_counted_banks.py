"""Banks that others wrote: what was counted by hand, that no word is lost, and that damage brings nothing down."""

import math
import random
import re
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shared_corpora import CORPORA, counted_rows

from bench.corpora import census
from decks.banks import BankReading, read_bank
from decks.drafts import Draft
from srs.errors import SrsError

_ROWS = counted_rows()
_TOLERANCE = re.compile(r"(?:\+-|±|\+/-)\s?(\d+)")
_TEXT = (".md", ".txt", ".csv", ".json", ".yml", ".html", ".ktx")
_LONGEST = 60_000

pytestmark = pytest.mark.skipif(not _ROWS, reason="no banks of others beside this checkout")


def _files() -> list[Path]:
    """Every bank that is one file, or a file of a folder that is one."""
    places = [CORPORA / path for path in _ROWS]
    found = [file for place in places for file in (sorted(place.rglob("*")) if place.is_dir() else [place])]
    return [file for file in found if file.is_file()]


@pytest.mark.parametrize("path", list(_ROWS))
def test_a_bank_has_what_was_counted_by_hand(path: str) -> None:
    row = _ROWS[path]
    if row["questions"] == 0:
        with pytest.raises(SrsError, match="no questions"):
            census(str(CORPORA / path))
        return
    found = census(str(CORPORA / path))
    allowed = _TOLERANCE.search(row["confidence"])
    room = int(allowed[1]) if allowed else 0
    wrong = {
        name: (found.counts[name], number)
        for name, number in row.items()
        if name in found.counts and abs(found.counts[name] - number) > room
    }
    assert wrong == {}
    assert found.give_aways == 0
    assert found.failures <= found.counts["cards"] / 100


# ------------------------------------------------------------------------------------------------------ nothing is lost


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]{2,}", text.casefold()))


def _said(draft: Draft) -> Iterator[str]:
    yield draft.prompt or ""
    yield " ".join((*draft.place, *draft.tags, draft.type or "", draft.difficulty or "", draft.stage or ""))
    yield f"{draft.minutes.low:g} {draft.minutes.high:g}" if draft.minutes else ""
    for section in draft.sections:
        yield " ".join((section.heading, section.text, *section.bullets, *(choice.text for choice in section.choices)))


@pytest.mark.parametrize("path", [path for path in _ROWS if path.endswith((".md", ".txt", ".ktx", "/"))])
def test_every_line_is_on_a_question_or_accounted_for(path: str) -> None:
    if _ROWS[path]["questions"] == 0:
        return
    reading = read_bank(str(CORPORA / path))
    for file, one in reading.files:
        rows = Path(file).read_bytes().decode("utf-8-sig", "replace").split("\n")
        filled = {number for number, row in enumerate(rows, 1) if row.strip()}
        placed = {number for draft in one.drafts for number in draft.lines}
        left = {each.line for each in one.unplaced}
        assert filled <= placed | left | set(one.furniture), file
        assert not left & (placed | set(one.furniture)), file


@pytest.mark.parametrize("path", [path for path in _ROWS if path.endswith(".md")])
def test_the_words_of_a_placed_line_are_the_words_of_its_question(path: str) -> None:
    if _ROWS[path]["questions"] == 0:
        return
    (file, one) = read_bank(str(CORPORA / path)).files[0]
    rows = (CORPORA / path).read_text(encoding="utf-8-sig").split("\n")
    lost: dict[int, set[str]] = {}
    for draft in one.drafts:
        said = _words(" ".join(_said(draft))) | {str(draft.number)}
        for number in draft.lines:
            if missing := _words(_without_marks(rows[number - 1])) - said:
                lost[number] = missing
    assert len(lost) <= math.ceil(len(rows) / 100), dict(list(lost.items())[:8])
    assert file


def _without_marks(row: str) -> str:
    """A line without what is no word of it: tags, link targets, labels of sections, references."""
    label = r"^\W*(?:q|a|answer|hint|question|问题|答案|(?:step|example) \W?\d|[A-Ha-h])\W*[:：.)]"
    return re.sub(rf"(?i)<[^>]*>|\]\([^)]*\)|&\w+;|{label}|```\w*", " ", row)


# ------------------------------------------------------------------------------------------------------- damaged banks


def _read(content: bytes, name: str, folder: Path) -> BankReading | None:
    file = folder / name
    file.write_bytes(content)
    try:
        return read_bank(str(file))
    except SrsError as error:
        return None if "\n" not in str(error) else pytest.fail(f"an error of several lines: {error}")


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_bank_cut_short_or_spliced_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    files = _files()
    one, other = data.draw(st.sampled_from(files)), data.draw(st.sampled_from(files))
    first = one.read_bytes()[: data.draw(st.integers(0, _LONGEST))]
    second = other.read_bytes()
    begin = data.draw(st.integers(0, max(0, len(second) - 1)))
    junk = data.draw(st.binary(max_size=20))
    _read(first + junk + second[begin : begin + 10_000], f"bank{one.suffix}", tmp_path)


@pytest.mark.parametrize("suffix", [".md", ".txt", ".csv", ".json", ".yml", ".toml", ".html", ".org", ".rst", ".ipynb"])
@pytest.mark.parametrize(
    "bit", ["# a?\n", "- a?\n", "**a?**\n", "| a |", "<details>", "a::b\n", "[", "{", "```\n", "1. a\n", "> ", '"a",']
)
def test_repeated_marks_take_time_in_proportion(tmp_path: Path, suffix: str, bit: str) -> None:
    def seconds(size: int) -> float:
        begun = process_time()
        _read((bit * (size // len(bit))).encode(), f"bank{suffix}", tmp_path)
        return process_time() - begun

    assert seconds(60_000) < 20


def test_random_bytes_are_read_or_refused(tmp_path: Path) -> None:
    source = random.Random(7)
    for suffix in (*_TEXT, ".apkg", ".xlsx", ".docx", ".pdf", ".db", ".org", ".toml", ".ipynb"):
        for size in (1, 40, 4_000):
            _read(source.randbytes(size), f"bank{suffix}", tmp_path)
            _read(bytes(source.choice(b"#*-`|:[]{}()<>!?\n abcQA\"'\\") for _ in range(size)), f"b{suffix}", tmp_path)
