from hypothesis import given
from hypothesis import strategies as st

from decks.anki.header import header


def test_every_line_of_a_header_is_understood() -> None:
    found = header(
        "#separator:Semicolon\n#html:false\n#notetype:Basic\n#deck:Sea::Ropes\n#tags:rope sea\n"
        "#columns:Front;Back;Tags\n#tags column:3\n#if matches:keep current\na;b;c\n"
    )
    assert (found.separator, found.html, found.note_type, found.deck) == (";", False, "Basic", "Sea::Ropes")
    assert (found.tags, found.names, found.columns) == (("rope", "sea"), ("Front", "Back", "Tags"), {"tags": 2})
    assert (found.lines, found.told) == (8, True)


def test_a_separator_may_be_written_as_itself() -> None:
    assert header("#separator:|\n").separator == "|"
    assert header("#separator:the usual\n").separator is None


def test_a_line_that_is_none_of_a_header_ends_it() -> None:
    found = header("#html:true\n# What is hemp?\n")
    assert (found.lines, found.begin) == (1, 11)


def test_markdown_has_no_such_header() -> None:
    assert not header("#tags: rope, sea\n\n# What is hemp?\n").told
    assert header("# Ropes\n").lines == 0


@given(st.text("#separatohml:coun \n\t1,", max_size=80))
def test_any_text_has_a_header_or_none(text: str) -> None:
    found = header(text)
    assert text[: found.begin].count("\n") in (found.lines, found.lines - 1) or not found.lines
