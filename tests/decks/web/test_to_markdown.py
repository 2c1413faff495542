import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from decks.web.to_markdown import markdown_from


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>Load <b>balancing</b></h2><p>Spread it.</p>", "## Load balancing\n\nSpread it."),
        ("<ul><li>one<li>two<ul><li>in</ul></ul>", "- one\n- two\n  - in"),
        ("<ul><li>one</li><ul><li>in</li></ul></ul>", "- one\n  - in"),
        ("<ol start=3><li>c<li>d</ol>", "3. c\n4. d"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
        ("<p>x<br>y<br><br>z", "x  \ny\n\nz"),
        ("mc<sup>2</sup> and H<sub>2</sub>O", "mc<sup>2</sup> and H<sub>2</sub>O"),
        ("caf&eacute; &amp; bar&nbsp;&nbsp; x", "café & bar x"),
        ("<p>a <strong> bold </strong>b <i>c</i>", "a **bold** b *c*"),
        ("<b>Note:</b>text", "**Note:** text"),
        ("<a href='https://a.example/b c'>t</a>", "[t](https://a.example/b%20c)"),
        ("<a href='javascript:go()'>t</a> <a href=' DATA:x'>u</a> <a href='#q'>v</a>", "t u v"),
        ("<h3>Why?<a class='headerlink' href='#why'>¶</a></h3>", "### Why?"),
        ("<img src='a b.png' alt='a [b]'> <img src='data:image/png;base64,xx' alt='dot'>", "![a (b)](a%20b.png) dot"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b"),
        ("<p>a<hr>b", "a\n\n---\n\nb"),
        ("<code>a  b</code> or <code>`c`</code>", "`a b` or `` `c` ``"),
        ("<code>a<br>b</code>", "`a`  \n`b`"),
        ("<dl><dt>Quorum<dd>Most of them.</dl>", "**Quorum**\n\nMost of them."),
        ("<details><summary>Why</summary>So.</details>", "**Why**\n\nSo."),
    ],
)
def test_an_element_becomes_its_mark(html: str, markdown: str) -> None:
    assert markdown_from(html) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<pre><code class='language-js'>let a = 1\n\n\n  b</code></pre>", "```js\nlet a = 1\n\n\n  b\n```"),
        ("<div class='highlight-python notranslate'><pre><span>a</span>\n</pre></div>", "```python\na\n```"),
        ("<div class='highlight highlight-source-sql'><pre>a</pre></div>", "```sql\na\n```"),
        ("<pre class='lang-none'>```\nx\n```</pre>", "````\n```\nx\n```\n````"),
        ("<div class='code-box'>if (a) {\n    b();\n}</div>", "```\nif (a) {\n    b();\n}\n```"),
        ("<pre>a<br>b</pre>", "```\na\nb\n```"),
        ("<pre><button>Copy</button>a &lt; b</pre>", "```\na < b\n```"),
        ("<ul><li>x<pre>a\n  b</pre></li></ul>", "- x\n\n  ```\n  a\n    b\n  ```"),
        (
            "<table class='highlight'><tr><td class='linenos'><pre>1</pre></td><td><pre>go</pre></td></tr></table>",
            "```\ngo\n```",
        ),
    ],
)
def test_code_is_fenced_with_its_language(html: str, markdown: str) -> None:
    assert markdown_from(html) == markdown


def test_a_table_is_one() -> None:
    html = "<table><thead><tr><th>Type<th>Use</thead><tr><td>a|b<td><p>one</p><p>two</p><tr><td>c</table>"
    assert markdown_from(html) == "| Type | Use |\n| --- | --- |\n| a\\|b | one two |\n| c |  |"


def test_a_table_that_only_lays_out_its_page_is_none() -> None:
    assert markdown_from("<table><tr><td><ul><li>a</ul><td><p>b</table>") == "- a\n\nb"


def test_what_nobody_reads_is_dropped() -> None:
    html = (
        "<style>p{}</style><script>x()</script><!-- c --><form><p>Kept</p><input value=v><button>Send</button></form>"
    )
    assert markdown_from(html) == "Kept"


def test_the_soup_of_a_notebook_is_flattened() -> None:
    html = (
        '<div style="font: 12px"><span style="color: red">What holds a lease?</span></div><div><br></div>'
        "<div><span><div><span>The leader.</span></div></span></div><div><b>Not</b> the others.</div>"
    )
    assert markdown_from(html) == "What holds a lease?\n\nThe leader.\n\n**Not** the others."


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("#hashtag and C# stay", "#hashtag and C# stay"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a*b*c", "a\\*b\\*c"),
        ("one *lone mark", "one *lone mark"),
        ("snake_case_name and _this_", "snake_case_name and \\_this\\_"),
        ("A ____ holds ____.", "A ____ holds ____."),
        ("&gt; said", "\\> said"),
        ("Map&lt;K&gt; if a &lt; b", "Map\\<K> if a < b"),
        ("&amp;lt;", "\\&lt;"),
        ("R&amp;D", "R&D"),
        ("[a](b) and [c]", "\\[a](b) and [c]"),
        ("`a*b*c` said", "`a*b*c` said"),
        ("---", "\\---"),
        ("C:\\dir and \\(x\\)", "C:\\dir and \\\\(x\\\\)"),
    ],
)
def test_marks_in_the_words_are_escaped_where_they_would_mean_something(text: str, markdown: str) -> None:
    assert markdown_from(f"<p>{text}</p>") == markdown


@pytest.mark.parametrize(
    "piece", ["<div>x", "<ul><li>x", "<blockquote>x", "<b><p>x", "<a href=x>y<div>", "<table><tr><td>x", "<li>x", "x_*"]
)
def test_ten_thousand_nested_elements_are_read_in_time_and_keep_their_words(piece: str) -> None:
    begin = time.perf_counter()
    made = markdown_from(piece * 10_000)
    assert time.perf_counter() - begin < 5
    assert made.count("x") + made.count("y") >= 10_000


_PIECES = st.sampled_from(
    """
    <p> </p> <ul> <li> </ul> <pre> </pre> <b> </b> <code> </code> <table> <td> <a/href='x'> </a> <br> <h2> </h2> * _ `
    > # < &lt; &#0; x y <blockquote> <img/src=a> <!-- --> <script> </script> <div> </div> <svg> ](
    """.split(" ")
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
def test_any_text_becomes_markdown_without_two_blank_lines(html: str) -> None:
    made = markdown_from(html)
    assert made == made.strip("\n")
    assert "```" in made or "\n\n\n" not in made


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["*", "_", "a", " ", ".", "**", "__", "~~", "#", ">", "-", "[", "](", "&amp;", "b"])))
def test_words_with_marks_of_markdown_are_shown_as_they_are(pieces: list[str]) -> None:
    text = " ".join("".join(pieces).replace("&amp;", "&").split())
    if "___" in text or text[:1] in "*->":
        return
    shown = MarkdownIt("commonmark").render(markdown_from(f"<p>{text.replace('&', '&amp;').replace('>', '&gt;')}</p>"))
    assert "<em>" not in shown
    assert "<strong>" not in shown
    assert "<h" not in shown
    assert "<blockquote>" not in shown


def test_a_heading_that_holds_paragraphs_or_a_list_is_written_as_those() -> None:
    assert (
        markdown_from("<h4><p>Furl the sail.</p><p>Drop the anchor.</p></h4>") == "Furl the sail.\n\nDrop the anchor."
    )
    assert markdown_from("<h4><ul><li>sail</li><li>oar</li></ul></h4>") == "- sail\n- oar"
    assert markdown_from("<h4><p>Sails</p></h4>") == "#### Sails"


def test_an_image_is_where_its_set_of_sizes_or_a_foreign_slash_says() -> None:
    assert markdown_from('<img src="a_files\\b.png" alt="b">') == "![b](a_files/b.png)"
    assert markdown_from('<img srcset="a/b%20c.png 1x, a/d.png 2x">') == "![](a/b%20c.png)"
