import csv
import io
from dataclasses import replace

import pytest
from factories import MORNING, World
from hypothesis import given
from hypothesis import strategies as st

from export.delimited import COLUMNS, inert, original
from export.exporters import exporter
from export.selection import Selection, read
from srs.model import Rating
from srs.session import ReviewSession


def table(selection: Selection) -> list[dict[str, str]]:
    text = exporter("csv").to_bytes(selection).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_spreadsheet_is_told_that_the_file_is_utf_8(selection: Selection) -> None:
    content = exporter("csv").to_bytes(selection)
    assert content.startswith(b"\xef\xbb\xbfid,question_id,")
    assert content.endswith(b"\r\n")


def test_every_card_is_a_row_with_its_texts_as_they_are(selection: Selection) -> None:
    rows = table(selection)
    assert [tuple(row) for row in rows] == [COLUMNS] * 15
    for row, (question, card) in zip(rows, selection.pairs(), strict=True):
        assert (row["id"], row["question_id"], row["role"]) == (card.id, question.id, card.role.value)
        assert (original(row["front"]), original(row["back"])) == (card.front, card.back)
    assert (rows[0]["minutes_low"], rows[0]["minutes_high"]) == ("3", "4.5")
    assert rows[0]["points"].split("\n") == [
        point.text for point in selection.cards[selection.questions[0].id][0].points
    ]
    assert rows[0]["tags"] == "wind & weather; safety"
    assert (rows[0]["phase"], rows[0]["due"], rows[0]["stability_days"]) == ("new", "", "")


def test_memory_stands_in_the_row(world: World) -> None:
    ReviewSession(world.journal).answer(Rating.EASY, duration_ms=1)
    selection = read(world.store, at=MORNING)
    rows = [row for row in table(selection) if row["phase"] != "new"]
    assert [row["phase"] for row in rows] == ["review"]
    state = next(state for state in selection.states.values() if state.memory)
    assert state.memory is not None
    assert float(rows[0]["stability_days"]) == state.memory.stability
    assert rows[0]["due"] == str(state.due)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "＝x", "'quoted", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(cell: str, selection: Selection) -> None:
    question = selection.questions[0]
    card = replace(selection.cards_of(question)[0], front=cell)
    row = table(replace(selection, cards={question.id: (card,)}))[0]
    assert row["front"] == f"'{cell}"
    assert original(row["front"]) == cell


@given(st.text())
def test_every_cell_comes_back_as_it_was(cell: str) -> None:
    assert original(inert(cell)) == cell
    assert not inert(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
