"""The formulas of a page in the words they were written in (TeX), in the place of what a library drew of them.

MathJax 2 keeps them in scripts (`<script type="math/tex">`), KaTeX, MathJax 4 and Wikipedia inside their drawing, as an
annotation or an attribute of its MathML. What is left out keeps its line breaks, so that lines keep their numbers.
"""

import re
from html import escape, unescape

FORMULA = "data-formula"
"""The attribute of the `<code>` that a formula becomes; its value is the sign that stands on both of its sides."""

_TELLING = re.compile(r"math/tex|application/x-tex|alttext|data-latex", re.IGNORECASE)
_QUOTED = r"(?:\"(?P<{0}double>[^\"]{{0,{1}}})\"|'(?P<{0}single>[^']{{0,{1}}})')"
_OPENED = re.compile(
    r"<(?P<tag>script|span|div|mjx-container|math)(?=[\s>])"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"<]{0,4000}\"|'[^'<]{0,4000}'){0,400})>",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"\btype\s{0,9}=\s{0,9}[\"']?math/tex(?P<own>\s{0,9};\s{0,9}mode\s{0,9}=\s{0,9}display)?", re.IGNORECASE
)
_CLASS = re.compile(r"\bclass\s{0,9}=\s{0,9}" + _QUOTED.format("", 400), re.IGNORECASE)
_SAID = re.compile(r"\b(?:alttext|data-latex)\s{0,9}=\s{0,9}" + _QUOTED.format("", 4000), re.IGNORECASE)
_ANNOTATION = re.compile(
    r"<annotation\b[^<>]{0,200}application/x-tex[^<>]{0,200}>(?P<formula>[^<]{1,8000})<", re.IGNORECASE
)
_ON_ITS_OWN = re.compile(r"katex-display|\bdisplay\s{0,9}=\s{0,9}[\"']?(?:true|block)\b", re.IGNORECASE)
_DRAWN = frozenset(
    """
    mathjax mathjax_display mathjax_svg mathjax_svg_display mathjax_chtml mathjax_preview mjx-chtml
    """.split()
)
_SHOWN = frozenset({"katex", "katex-display", "mwe-math-element"})
_STYLED = re.compile(r"\{\\(?:display|text)style\b(?P<formula>.*)\}", re.DOTALL)
_WRAPPED = re.compile(r"%\s{0,9}<!\[CDATA\[|%?\s{0,9}\]\]>")
_ENDS = {
    tag: re.compile(rf"<(?P<closes>/?){tag}(?=[\s>])", re.IGNORECASE)
    for tag in ("script", "span", "div", "mjx-container", "math")
}
_LONGEST = 60_000
_HEAD = 800
_MOST_UNCLOSED = 20


def with_formulas(html: str) -> str:
    """The page with each formula as `<code>` with the sign of its kind (`$`, `$$`); a page without any as it is."""
    if _TELLING.search(html) is None:
        return html
    scripted = "math/tex" in html.casefold()
    made: list[str] = []
    place = unclosed = 0
    while unclosed < _MOST_UNCLOSED and (opened := _OPENED.search(html, place)) is not None:
        made.append(html[place : opened.start()])
        place = opened.end()
        if not _may_show(opened):
            made.append(opened[0])
            continue
        end = _end(html, opened)
        unclosed += end is None
        whole = html[opened.start() : end or place]
        told = _told(opened, whole, scripted=scripted) if end is not None else None
        made.append(opened[0] if told is None else told + "\n<wbr>" * whole.count("\n"))
        place = place if told is None or end is None else end
    return "".join([*made, html[place:]])


def _may_show(opened: re.Match[str]) -> bool:
    """Whether an element is one that shows a formula, or holds it."""
    tag = opened["tag"].casefold()
    if tag == "script":
        return _SCRIPT.search(opened["attributes"]) is not None
    return tag in {"mjx-container", "math"} or bool(_classes(opened) & (_DRAWN | _SHOWN))


def _classes(opened: re.Match[str]) -> frozenset[str]:
    """The classes of an element, in lower case."""
    named = _CLASS.search(opened["attributes"])
    return frozenset((named["double"] or named["single"] or "").casefold().split()) if named else frozenset()


def _end(html: str, opened: re.Match[str]) -> int | None:
    """Where an element ends, those of its name inside it counted; None of one that is not closed, or far too long."""
    depth = 1
    for tag in _ENDS[opened["tag"].casefold()].finditer(html, opened.end(), opened.end() + _LONGEST):
        depth += -1 if tag["closes"] else 1
        if depth == 0:
            return html.find(">", tag.end()) + 1 or None
    return None


def _told(opened: re.Match[str], whole: str, *, scripted: bool) -> str | None:
    """What an element becomes: its formula; nothing where a script says it; None where it says none."""
    script = _SCRIPT.search(opened["attributes"])
    if script is not None:
        inside = whole[len(opened[0]) : whole.rfind("<")]
        return _code(_WRAPPED.sub("", inside), own=bool(script["own"]))
    annotation = _ANNOTATION.search(whole)
    said = _SAID.search(whole[:_HEAD])
    formula = annotation["formula"] if annotation else (said["double"] or said["single"]) if said else None
    if formula:
        return _code(unescape(formula), own=_ON_ITS_OWN.search(whole[:_HEAD]) is not None)
    return "<wbr>" if scripted and _classes(opened) & _DRAWN else None


def _code(formula: str, *, own: bool) -> str:
    """A formula as an element; nothing of one that says nothing."""
    bare = " ".join(formula.split())
    styled = _STYLED.fullmatch(bare)
    bare = styled["formula"].strip() if styled else bare
    return f'<code {FORMULA}="{"$$" if own else "$"}">{escape(bare, quote=False)}</code>' if bare else "<wbr>"
