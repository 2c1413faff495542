"""HTML marks in Markdown become its own; what is code or says something stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.rules.markup import as_markdown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<strong>Y</strong>ard and <i>gate</i>", "**Y**ard and *gate*"),
        ("a <b> heavy </b>parcel", "a  **heavy** parcel"),
        ('<img src="img/yard.png" width="9" />', "![](img/yard.png)"),
        ("<img alt='The yard' src='yard.png'>", "![The yard](yard.png)"),
        ('at <img src="https://draw.example.org/render/math?math=\\alpha%20(x)">', "at $\\alpha (x)$"),
        ("Seven.\n\n<!-- tags: yard, gate -->\n", "Seven."),
        ("<!-- Your answer goes here. -->\n\nSeven.", "Seven."),
        ("`<b>heavy</b>` weighs", "`<b>heavy</b>` weighs"),
        ("```html\n<b>heavy</b>\n<!-- size: 3 -->\n```", "```html\n<b>heavy</b>\n<!-- size: 3 -->\n```"),
        ("Write:\n\n    <b>heavy</b>", "Write:\n\n    <b>heavy</b>"),
        ("A remark is written\n\n<!-- so -->", "A remark is written\n\n<!-- so -->"),
        ("<!-- to do: all -->", "<!-- to do: all -->"),
        ("3 < 4 and Map<b> is no mark", "3 < 4 and Map<b> is no mark"),
        ("H<sub>2</sub>O, 2<sup>10</sup> and x<sup>n+1</sup>", "H₂O, 2¹⁰ and xⁿ⁺¹"),
        ("log<sub>b</sub> n, the 3<sup>rd</sup>, e<sup>x/2</sup>", "log_b n, the 3rd, e^(x/2)"),
        ("A<sub>ij,k</sub>", "A_(ij,k)"),
        ("`x<sup>2</sup>` and a Brand<sup>TM</sup>", "`x<sup>2</sup>` and a Brand™"),
        ('<img class="none">', '<img class="none">'),
        ("\\<!-- Your answer goes here. -->\n\nSeven.", "Seven."),
        ("w<sub>i</sub> = x<sup>2</sup> + H<SUB>2</SUB>O", "wᵢ = x² + H₂O"),
        ("`w<sub>i</sub>`", "`w<sub>i</sub>`"),
        ("Seven.<br/>Eight.<br>\nNine.", "Seven.  \nEight.  \nNine."),
        ("| a<br>b | c |", "| a b | c |"),
        ("Which gate? ![plan](", "Which gate?"),
        ("Which gate? ![plan](yard.png)", "Which gate? ![plan](yard.png)"),
        ("Lanes:\n●\tdry\n· cold", "Lanes:\n- dry\n- cold"),
        ("3 · 4 ● 5", "3 · 4 ● 5"),
        ("Seven.\n\n\\## Gates\n\n\\> Two.", "Seven.\n\n## Gates\n\n> Two."),
        ("\\# 7 of the yard and \\## 8", "\\# 7 of the yard and \\## 8"),
    ],
)
def test_marks_become_markdown(text: str, shown: str) -> None:
    assert as_markdown(text) == shown


@given(
    st.lists(
        st.sampled_from(
            [
                "<b>",
                "</b>",
                "<br>",
                "<sub>",
                "</sub>",
                "●",
                "![](",
                "<!--",
                "-->",
                "<img src='a'>",
                "`",
                "```",
                "\n",
                "x",
                " ",
            ]
        )
    ).map("".join)
)
def test_any_text_is_read(text: str) -> None:
    assert as_markdown(text) is not None
