import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.anki.markup import html_of, html_of_line

ALLOWED = {
    *(
        [
            "p",
            "a",
            "i",
            "b",
            "em",
            "strong",
            "s",
            "code",
            "pre",
            "span",
            "div",
            "ul",
            "ol",
            "li",
            "blockquote",
            "hr",
            "br",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        ]
    ),
    *(["h1", "h2", "h3", "h4", "h5", "h6"]),
}


class Elements(HTMLParser):
    """Every element and attribute of some HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("plain, and \"so\" on!", "<p>plain, and \"so\" on!</p>"),
        ("a & b", "<p>a &amp; b</p>"),
        ("**b** *i* `c<d`", "<p><strong>b</strong> <em>i</em> <code>c&lt;d</code></p>"),
        ("[a](https://e.org/x?y=1&z=2)", '<p><a href="https://e.org/x?y=1&amp;z=2">a</a></p>'),
        ("", ""),
        (" \n\t", ""),
    ],
)  # fmt: skip
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    assert html_of(markdown) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "<svg/onload=alert(1)>",
        "<style>*{display:none}</style>",
        "<!-- hidden -->",
        "before\n\n<div>\nblock\n</div>",
        "</div></div><hr id=answer>",
        "<iframe src=https://e.org></iframe>",
        "```\n</code></pre><script>x</script>\n```",
        "```python\n</code></pre><script>x</script>\n```",
        '```"><script>x</script>\nx\n```',
        "[x]",
        "[red]not rich[/red]",
    ],
)
def test_html_is_text_and_every_letter_of_it_can_be_read(text: str) -> None:
    found = Elements(html_of(text))
    assert set(found.names) <= ALLOWED
    assert not [name for name, _ in found.attributes if name not in ("class", "href", "style")]
    if not text.startswith("```"):
        assert "".join(found.text.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "notes.md", "#top"],
)
def test_only_web_and_mail_addresses_can_be_followed(address: str) -> None:
    found = Elements(html_of(f"[here]({address})"))
    assert "a" not in found.names
    assert found.text.replace("%20", " ") == f"here ({address})"


def test_an_image_is_its_description_and_address_and_loads_nothing() -> None:
    found = Elements(html_of("![a *fine* crane](https://e.org/c.png 'title')"))
    assert "img" not in found.names
    assert found.text == "a *fine* crane (https://e.org/c.png)"


@pytest.mark.parametrize(
    "text",
    [
        *("{{Front}}", "{{c1::x}}", "{{cloze:Text}}", "<%cloze:x%>", "[[type:Front]]", "`{{Front}} [sound:x]`"),
        *("[sound:x.mp3]", "[anki:play:q:0]", "[anki:tts lang=en]x[/anki:tts]"),
        *("[latex]x[/latex]", "[$]x[/$]", "[$$]x[/$$]"),
    ],
)
def test_what_anki_acts_on_is_hidden_from_it_but_not_from_the_reader(text: str) -> None:
    for html in (html_of(text), html_of_line(text)):
        assert "[" not in html
        assert "{" not in html
        assert Elements(html).text == text.replace("`", "")


def test_no_element_holds_both_letters_of_a_mathjax_delimiter() -> None:
    for html in (html_of(r"`\(x\)` \\(y\\) \\[z\\]"), html_of_line(r"\(x\) \[y\]")):
        assert not any(mark in html for mark in ("\\(", "\\)", "\\[", "\\]", "\\&#91;"))
        assert "\\" in Elements(html).text


@pytest.mark.parametrize("front", ["Use […] here", "Use […](x)", "[…]: so", "`[…]`", "**[… 3 things]** (a)", "[…] […]"])
def test_a_blank_is_marked_wherever_it_stands(front: str) -> None:
    found = Elements(html_of(front))
    assert found.attributes == [("class", "blank")] * front.count("…")
    assert "a" not in found.names
    assert "…" in found.text


def test_a_task_list_is_one_that_can_be_ticked() -> None:
    assert html_of("- [ ] a\n- [x] **b**") == (
        '<ul>\n<li class="task"><input type="checkbox"> a</li>\n'
        '<li class="task"><input type="checkbox"> <strong>b</strong></li>\n</ul>'
    )
    assert Elements(html_of("[ ] no list")).text == "[ ] no list"


def test_characters_that_no_text_has_are_replaced() -> None:
    assert html_of("a\x1fb\x00c\ud800d\ufffee") == "<p>a\ufffdb\ufffdc\ufffdd\ufffde</p>"


def test_code_is_coloured_by_classes_where_its_language_is_known() -> None:
    known, unknown = html_of("```python\ndef f(): 1\n```"), html_of("```klingon\ndef f(): 1\n```")
    assert '<span class="k">def</span>' in known
    assert "style=" not in known
    assert unknown == '<pre class="code"><code>def f(): 1\n</code></pre>'
    assert '<pre class="code">' in html_of("    indented")


def test_a_text_that_markdown_would_swallow_is_shown() -> None:
    assert Elements(html_of("[x]: http://e.org")).text == "[x]: http://e.org"


@given(st.text(alphabet=st.sampled_from("ab[]()<>{}*_`\\!#|-: \n\"'&…cl1x\x1f"), max_size=60))
def test_no_text_makes_an_element_that_is_not_ours(text: str) -> None:
    html = html_of(text)
    found = Elements(html)
    assert set(found.names) <= ALLOWED
    assert {name for name, _ in found.attributes} <= {"class", "href", "style", "start"}
    assert all(value.startswith(("http:", "https:", "mailto:")) for name, value in found.attributes if name == "href")
    assert not any(mark in html for mark in ("[", "{", "\x1f", "\\(", "\\)", "\\]"))
    assert bool(html) == bool(text.replace("\x1f", "x").strip())


@pytest.mark.parametrize(
    "unit", ["[", "*a ", "> ", "[a](b", "<a ", "_a_", "- ", "![a", "\\[", "`", "|a", "a" * 50 + " "]
)
def test_a_very_long_text_does_not_take_for_ever(unit: str) -> None:
    start = time.process_time()
    assert html_of(unit * (190_000 // len(unit)))
    assert html_of(unit * (400_000 // len(unit)))
    assert time.process_time() - start < 20
