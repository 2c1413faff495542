import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from tui.face import laid_out, parts

HOSTILE = (
    "[red]red[/red]", "[/]", "[link=https://x.example]go[/link]", "[@click=app.quit]leave[/]", "[bold", "$text-error",
    "\\[b]", "<b>bold</b>", "<script>alert(1)</script>", "{{7*7}}", "[[a]]", "%s %(x)s",
)  # fmt: skip


def face(markdown: str, width: int = 40) -> Content:
    return laid_out(parts(markdown), width)


def shown(markdown: str, width: int = 40) -> list[str]:
    return [line.rstrip() for line in face(markdown, width).plain.split("\n")]


def styled(markdown: str) -> dict[str, str]:
    """Each styled stretch with its style."""
    content = face(markdown)
    return {content.plain[start:end]: str(style) for start, end, style in content.spans}


@pytest.mark.parametrize(
    ("markdown", "text", "style"),
    [
        ("a **bold** word", "bold", "bold"),
        ("a __bold__ word", "bold", "bold"),
        ("an *italic* word", "italic", "italic"),
        ("an _italic_ word", "italic", "italic"),
        ("***both***", "both", "bold italic"),
        ("~~gone~~", "gone", "strike"),
        ("`code`", "code", "$text-accent"),
        ("``a ` b``", "a ` b", "$text-accent"),
        ("Use […] now", "[…]", "bold reverse"),
        ("Use [… 3 things] now", "[… 3 things]", "bold reverse"),
        ("[words](https://x.example)", "words", "underline"),
        ("# Head", "Head", "bold underline"),
        ("### Head", "Head", "bold"),
        ("Head\n====", "Head", "bold underline"),
    ],
)
def test_emphasis_code_links_blanks_and_headings_are_styled_and_lose_their_marks(
    markdown: str, text: str, style: str
) -> None:
    assert styled(markdown)[text] == style


def test_emphasis_nests() -> None:
    assert styled("**bold `code` and _more_**")["code"] == "bold $text-accent"
    assert styled("# A **bold** `head`")["head"] == "bold underline $text-accent"


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "snake_case_name",
        "a ** b",
        "f(*args, **kwargs)",
        "5 > 3",
        "C# and F#",
        "50 %",
        "a_b_c",
        "~5 ms",
        "|x|",
    ],
)
def test_marks_that_are_no_emphasis_stay(text: str) -> None:
    assert shown(text) == [text]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_of_the_terminal_and_html_show_as_text(text: str) -> None:
    """Whatever a bank holds is read as characters, save the escape of Markdown itself."""
    assert shown(text, 80) == [text.replace("\\[", "[")]
    content = face(text)
    assert not any("click" in str(style) or "link" in str(style) for _, _, style in content.spans)
    assert shown(f"- {text}", 80) == [f"• {text}".replace("\\[", "[")]
    assert shown(f"```\n{text}\n```", 80) == [f"│ {text}"]


@pytest.mark.parametrize(
    "character",
    [*map(chr, range(9)), *map(chr, range(14, 32)), "\x7f", *map(chr, range(0x80, 0xA0)), "\u202e", "\u2066"],
)
def test_control_characters_and_overrides_of_direction_are_made_visible(character: str) -> None:
    assert character not in face(f"a{character}[31mb `c{character}d`").plain
    assert "[31mb" in face(f"a{character}[31mb").plain


def test_a_character_reference_is_read_and_cannot_smuggle_a_control_character() -> None:
    assert shown("a &lt;b&gt; &amp; c") == ["a <b> & c"]
    assert shown("`&lt;`") == ["&lt;"]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", face("&#27;[31m &#x9b;31m &#x202e;abc &#7;").plain)


def test_a_link_leads_nowhere_but_says_where_it_would() -> None:
    assert shown("see [the page](https://x.example/a_(b))", 80) == ["see the page (https://x.example/a_(b))"]
    assert shown("<https://x.example>") == ["https://x.example"]
    assert shown("![a chart](c.png)") == ["[picture: a chart, c.png]"]
    assert shown("![](img/low%20tide%1b.png?raw=true)") == ["[picture: low tide␛.png]"]


def test_lists_hang_under_their_text_and_nest() -> None:
    assert shown("- one that is longer than the line\n  - two\n    1. three\n- four", 20) == [
        "• one that is longer", "  than the line", "  • two", "    1. three", "• four",
    ]  # fmt: skip


def test_a_task_list_shows_what_is_done() -> None:
    assert shown("- [x] done\n- [ ] open") == ["☑ done", "☐ open"]


def test_a_loose_list_keeps_its_paragraphs() -> None:
    assert shown("- one\n\n  more\n\n- two") == ["• one", "", "  more", "", "• two"]


def test_code_keeps_its_lines_and_spaces_and_its_marks() -> None:
    assert shown("Say:\n```py\ndef f():\n    return '**x**'\n```\nend") == [
        "Say:", "│ def f():", "│     return '**x**'", "", "end",
    ]  # fmt: skip
    assert shown("    indented\n    code") == ["│ indented", "│ code"]


def test_code_in_a_list_stands_in_its_item() -> None:
    assert shown("- a\n  ```\n  x = 1\n  ```\n- b") == ["• a", "  │ x = 1", "• b"]


def test_a_long_line_of_code_folds_and_loses_nothing() -> None:
    lines = shown(f"```\n{'x' * 50}\n```", 20)
    assert [len(line) for line in lines] == [20, 20, 16]


def test_a_quotation_stands_behind_a_bar() -> None:
    assert shown("> one\n> two\n>\n> - three") == ["▌ one two", "▌", "▌ • three"]


def test_a_table_lines_up_and_fits() -> None:
    assert shown("| A | Long head |\n|---|:--:|\n| 1 | x\\|y |\n| 2 |") == [
        "A │ Long head", "──┼──────────", "1 │ x|y", "2 │",
    ]  # fmt: skip
    wide = shown(f"| A | B |\n|--|--|\n| 1 | {'word ' * 30}|", 30)
    assert max(map(cell_len, wide)) <= 30
    assert sum(line.count("word") for line in wide) == 30


def test_lines_of_a_paragraph_join_save_at_a_hard_break() -> None:
    assert shown("one\ntwo  \nthree\\\nfour") == ["one two", "three", "four"]


def test_wide_characters_fit() -> None:
    assert max(map(cell_len, shown("日本語" * 20, 15))) <= 15


def test_nothing_shows_as_nothing() -> None:
    assert parts("") == ()
    assert parts("\n \n") == ()
    assert face("").plain == ""


@pytest.mark.parametrize(
    "text",
    ["*" * 20000, "**a" * 7000, "`" * 20000, "`a``b" * 4000, "[…" * 10000, "[" * 20000, "[a](" * 5000, ">" * 20000,
     "> " * 9000, "- " * 10000, "_a " * 8000, "| " * 9000 + "\n" + "|-" * 9000, "\\" * 20000, "#" * 20000,
     "<http://" * 2500, "~~a" * 6000, "1. " * 7000, "&amp;" * 4000],
)  # fmt: skip
def test_a_hostile_face_is_shown_in_reasonable_time(text: str) -> None:
    began = time.perf_counter()
    face(text, 70)
    assert time.perf_counter() - began < 3


@given(st.text(max_size=300), st.integers(20, 100))
def test_whatever_the_text_the_face_fits_and_holds_no_control_character(text: str, width: int) -> None:
    lines = face(text, width).plain.split("\n")
    assert all(cell_len(line) <= width for line in lines)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", "".join(lines))


@given(st.lists(st.from_regex(r"[A-Za-z0-9]{1,12}[.,;?!]?", fullmatch=True), min_size=1, max_size=60))
def test_plain_words_come_through_whatever_the_width(said: list[str]) -> None:
    text = "x " + " ".join(said)
    assert " ".join(face(text, 24).plain.split()) == text


@given(st.text("*_`[]()!~|>#-+<&;\\ \nab…", max_size=120))
def test_letters_are_never_lost_among_marks(text: str) -> None:
    kept = re.sub(r"(?m)^\s*(?:```+|~~~+)[^`\n]*$", "", text)  # what stands after a fence names its language
    letters = [each for each in kept if each in "ab"]
    there = [each for each in face(text, 60).plain if each in "ab"]
    assert len(there) >= len(letters) - len(re.findall(r"\([^)]*\"", kept))


@pytest.mark.parametrize("empty", [">", "> \n>", "- >", "> >\n> >", "1. > \n   >", "a\n>\nb"])
def test_a_quotation_of_nothing_ends(empty: str) -> None:
    assert face(empty, 20).plain is not None
