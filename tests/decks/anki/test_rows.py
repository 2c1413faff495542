import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from decks.anki.rows import Row, rows


def found(text: str, separator: str = "\t") -> list[Row]:
    return list(rows(text, separator))


def test_a_quoted_field_goes_over_lines_and_doubles_its_marks() -> None:
    first, second = found('a\t"one ""two""\n\nthree"\tb\nc\td\n')
    assert first == Row(first=1, end=4, fields=("a", 'one "two"\n\nthree', "b"))
    assert (second.lines, second.fields) == (frozenset({4}), ("c", "d"))


def test_blank_lines_are_no_rows_but_are_counted() -> None:
    assert [(row.first, row.end) for row in found("a\tb\n\n \t \nc\td")] == [(1, 2), (4, 5)]


def test_the_last_row_may_end_without_a_newline() -> None:
    assert [(row.first, row.end) for row in found('a\t"b\nc"')] == [(1, 3)]


def test_a_mark_that_nothing_closes_takes_no_other_line() -> None:
    fields = [row.fields for row in found('"a\tb\nc\t""d""\ne\t"f"\n')]
    assert fields[-1] == ("e", "f")
    assert len(fields) == 3


def test_marks_around_some_words_of_a_field_are_its_own() -> None:
    assert found('"a" b\tc')[0].fields == ('"a" b', "c")


@given(st.lists(st.lists(st.text('ab";,\n#', max_size=6), min_size=2, max_size=4), max_size=6))
def test_rows_are_those_that_were_written(written: list[list[str]]) -> None:
    text = StringIO()
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(written)
    said = [tuple(fields) for fields in written if any(field.strip() for field in fields)]
    assert [row.fields for row in found(text.getvalue(), ";")] == said


@given(st.text('"\t\nab'))
def test_every_line_that_is_not_blank_is_in_one_row(text: str) -> None:
    numbers = [number for row in found(text) for number in range(row.first, row.end)]
    assert len(numbers) == len(set(numbers))
    assert {n for n, line in enumerate(text.split("\n"), 1) if line.strip('" \t')} <= set(numbers)
