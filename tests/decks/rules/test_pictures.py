"""Pictures are found in a text however they are written, and become Markdown's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.rules.pictures import picture_at, pictures_in, with_pictures


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a ![quay](img/quay.png) b", "a ![quay](img/quay.png) b"),
        ("![a](<low tide.png>)", "![a](low%20tide.png)"),
        ("![a](low tide.png)", "![a](low%20tide.png)"),
        ("![a](quay_(old).png)", "![a](quay_%28old%29.png)"),
        ("![a](img\\low\\quay.png)", "![a](img/low/quay.png)"),
        ("![a](a\\_b.png)", "![a](a_b.png)"),
        ('![a](quay.png "at low tide")', '![a](quay.png "at low tide")'),
        ("![](quay.png 'at low tide')", '![](quay.png "at low tide")'),
        ("![a](quay.png (low))", '![a](quay.png "low")'),
        ("![a](quay.png =300x200)", "![a](quay.png)"),
        ("![a|300](quay.png)", "![a](quay.png)"),
        ("![the [old] quay](quay.png)", "![the (old) quay](quay.png)"),
        ("![a](quay.png?raw=true)", "![a](quay.png?raw=true)"),
        ("[![a](quay.png)](https://quay.example)", "[![a](quay.png)](https://quay.example)"),
        ("![[quay.png]]", "![](quay.png)"),
        ("![[low tide.png|The quay]]", "![The quay](low%20tide.png)"),
        ("![[quay.png|The quay|300]]", "![The quay](quay.png)"),
        ("![[quay.png#right|300x200]]", "![](quay.png)"),
        ("![[50% off.png]]", "![](50%25%20off.png)"),
        ("![[Another note]]", "![[Another note]]"),
        ('<img src="img/yard.png" width="9" />', "![](img/yard.png)"),
        ("<img alt='The yard' src='yard.png'>", "![The yard](yard.png)"),
        ('<IMG\n  SRC="a yard.png"\n  ALT="a &amp; b [c]">', "![a & b (c)](a%20yard.png)"),
        ("<img src=yard.png alt=Yard>", "![Yard](yard.png)"),
        ('<img src="yard.png" alt="a > b" title="x">', "![a > b](yard.png)"),
        ("<img src='x.png' title='The yard'>", "![The yard](x.png)"),
        ('at <img src="https://draw.example.org/render/math?math=\\alpha%20(x)">', "at $\\alpha (x)$"),
        ("<img class=\"none\"> and <img src={path} />", "<img class=\"none\"> and <img src={path} />"),
        ("`![a](b c.png)` and ``<img src='b.png'>``", "`![a](b c.png)` and ``<img src='b.png'>``"),
        ("```\n![[a.png]]\n```\n![[b.png]]", "```\n![[a.png]]\n```\n![](b.png)"),
        ("~~~\n<img src='a.png'>", "~~~\n<img src='a.png'>"),
        ("- one\n    ![a](a b.png)", "- one\n    ![a](a%20b.png)"),
        ("So:\n\n    <img src='a.png'>", "So:\n\n    <img src='a.png'>"),
        ("\\![a](<b c.png>)", "\\![a](<b c.png>)"),
        ("![a](b", "![a](b"),
        ("![a]()", "![a]()"),
        ("a![](b)", "a![](b)"),
    ],
)  # fmt: skip
def test_a_picture_becomes_markdown_and_code_stays(text: str, shown: str) -> None:
    assert with_pictures(text) == shown


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("img/low tide.PNG", "![](img/low%20tide.PNG)"),
        ("img\\quay.png", "![](img/quay.png)"),
        ("quay.png?v=2", "![](quay.png?v=2)"),
        ("https://quay.example/1", "![](https://quay.example/1)"),
        ("a circle", None),
        ("circle", None),
        ("see a.png\nand b.png", None),
    ],
)  # fmt: skip
def test_a_place_alone_is_a_picture_where_it_is_one(place: str, shown: str | None) -> None:
    assert picture_at(place) == shown


def test_what_was_made_stays_as_it_is() -> None:
    for text in ("![a [b] c](<d (e) f.png> 'g')", "![[50% off.png|x]]", "<img src='a b.png' alt='c'>"):
        once = with_pictures(text)
        assert with_pictures(once) == once


def test_names_can_be_given_anew() -> None:
    text = "![a](b.png), <img src='b.png'> and ![c](d.png)"
    assert with_pictures(text, {"b.png": "e/b.png"}) == "![a](e/b.png), ![](e/b.png) and ![c](d.png)"


def test_a_picture_is_told_by_description_and_target() -> None:
    found = [(each.description, each.target) for each in pictures_in("![a](<b c.png>) ![[d.png|e]] <img src=f.png>")]
    assert found == [("a", "b%20c.png"), ("e", "d.png"), ("", "f.png")]


_BITS = ["![", "[[", "]]", "](", ")", "(", "<img ", "src='a.png'", ">", "`", "```", "\n", " ", "|", "<", "\\", '"', "x"]


@given(st.lists(st.sampled_from(_BITS)).map("".join))
def test_any_text_is_read(text: str) -> None:
    assert with_pictures(with_pictures(text)) is not None
