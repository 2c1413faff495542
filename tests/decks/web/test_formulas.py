"""Formulas of saved pages are the words they were written in, and their drawings are left out."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import accounts_for_every_line

from decks.web.formulas import with_formulas
from decks.web.importer import IMPORTER
from decks.web.to_markdown import markdown_from

_TEX = "\\sum_{i} x_i^{2} &lt; a*b*c"
_SEEN = "\\sum_{i} x_i^{2} < a*b*c"
_NOTE = f'<annotation encoding="application/x-tex">{_TEX}</annotation>'
_MATHML = f"<math><semantics><mrow><mi>x</mi><mn>2</mn></mrow>{_NOTE}</semantics></math>"
_PREVIEW = '<span class="MathJax_Preview"></span><span class="MathJax" id="b"><span><span>x</span>2</span></span>'
_DISPLAY = '<div class="MathJax_Display"><span class="MathJax">x2</span></div>'
_DRAWN = '<span class="katex-html" aria-hidden="true"><span class="base">x</span>2</span>'
_KATEX = f'<span class="katex"><span class="katex-mathml">{_MATHML}</span>{_DRAWN}</span>'
_HIDDEN = '<span style="display: none;"><math alttext="{\\displaystyle E=mc^{2}}"><mi>E</mi></math></span>'
_WIKI = f'<span class="mwe-math-element">{_HIDDEN}<img class="mwe-math-fallback-image-inline" src="a.svg"></span>'
_HELD = f"<mjx-assistive-mml>{_MATHML}</mjx-assistive-mml>"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (f'So <script type="math/tex">{_SEEN}</script>.', f"So ${_SEEN}$."),
        ('So <script type="math/tex; mode=display" id="a">% <![CDATA[\nx < y\n%]]></script>', "So $$x < y$$"),
        (f'{_PREVIEW}<script type="math/tex" id="c">x^2</script> holds', "$x^2$ holds"),
        (f'{_DISPLAY}<script type="math/tex; mode=display">x^2</script>', "$$x^2$$"),
        (f"<p>Of {_KATEX} it is.</p>", f"Of ${_SEEN}$ it is."),
        (f'<span class="katex-display">{_KATEX}</span>', f"$${_SEEN}$$"),
        (f"{_WIKI}, he said", "$E=mc^{2}$, he said"),
        (f'<mjx-container display="true">{_HELD}</mjx-container>', f"$${_SEEN}$$"),
        ('<mjx-container><mjx-math data-latex="a_1"><mjx-mi>a</mjx-mi></mjx-math></mjx-container>', "$a_1$"),
        ("<math><mi>x</mi><mo>=</mo><mn>2</mn></math>", "x=2"),
        ('<span class="MathJax">x2</span> drawn alone', "x2 drawn alone"),
        ('<span class="katex">x2</span> and <script>math/tex</script>', "x2 and"),
        ('<code>&lt;script type="math/tex"&gt;</code>', '`<script type="math/tex">`'),
    ],
)
def test_a_formula_is_what_was_written(html: str, markdown: str) -> None:
    assert markdown_from(html) == markdown


def test_a_page_with_formulas_accounts_for_every_line() -> None:
    html = (
        "<html><body>\n<details><summary>What is <span class='katex'>\n<span>" + _MATHML + "</span>\n<span>x2</span>\n"
        "</span> for?</summary>\n<p>It counts.\n<script type='math/tex'>\ny\n</script>\nSo.</p></details>\n"
        "<p>Last words.</p></body></html>\n"
    )
    reading = IMPORTER.read(html, "page.html")
    (draft,) = reading.drafts
    assert draft.prompt == f"What is ${_SEEN}$ for?"
    assert draft.sections[0].text == "It counts. $y$ So."
    assert [(one.line, one.text) for one in reading.unplaced] == [(11, "Last words.")]
    assert accounts_for_every_line(html, reading)


_MARKS = ["<span class='katex'>", "<span>", "</span>", "<script type='math/tex'>", "</script>", "<math alttext='a'>"]
_OTHERS = ["</math>", "<annotation encoding='application/x-tex'>", "<div class='MathJax'>", "</div>", "x", "\n", "&lt;"]
_BITS = [*_MARKS, *_OTHERS, "<", ">", "'", '"']


@given(st.lists(st.sampled_from(_BITS)).map("".join))
def test_any_page_keeps_its_lines(html: str) -> None:
    assert with_formulas(html).count("\n") >= html.count("\n")


@pytest.mark.parametrize("bit", _BITS)
def test_a_page_of_one_mark_is_read_in_time(bit: str) -> None:
    begun = process_time()
    with_formulas("math/tex" + bit * (400_000 // len(bit)))
    assert process_time() - begun < 10
