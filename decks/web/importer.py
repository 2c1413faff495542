"""The importer for saved web pages: folded answers, definition lists, accordions, headings, and lists of questions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from decks.drafts import Draft, Reading, Unplaced
from decks.markdown.lone import draft_of
from decks.web.archive import is_archive, repacked, unpacked
from decks.web.asked import asked_draft, content_of_markdown
from decks.web.boxed import with_boxes
from decks.web.escape import unescaped
from decks.web.formulas import with_formulas
from decks.web.frame import frame_of_page
from decks.web.furniture import furniture_of_page
from decks.web.lines import Source, Words, source_of
from decks.web.packed_pictures import with_packed_pictures
from decks.web.page import Asked, Part, asked_with_content, parts_of, place_words
from decks.web.questions import question_elements
from decks.web.rest import Rest, read_rest, rest_of
from decks.web.scripted import scripted_reading, with_page
from decks.web.signs import asks
from decks.web.stated import in_stated_languages
from decks.web.structured import Told, same_words, told_questions
from decks.web.titles import is_default_title, section_title
from decks.web.tree import HEADINGS, ancestors, descendants, parsed, text_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG_LINE = re.compile(r"\s*</?[A-Za-z][\w-]{0,30}[\s/>]")
_NOT_MARKUP = re.compile(r"#{1,6} |```|[-*] |\d+\. ")
_TITLE = re.compile(r"<title[^>]*>([^<]{1,400})</title", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—·»-]\s+")
_FENCE = re.compile(r"```html?[ \t]*(?=\r?\n|$)", re.IGNORECASE)
_SEARCHED = 2_000
_FOR_EXAMPLE = """\
<!DOCTYPE html>
<html><body><main>
<h1>Storage interview questions</h1>
<details><summary>What does a checkpoint do?</summary>
<p>It writes changed pages to disk, so that recovery reads less of the log.</p></details>
</main></body></html>
"""


class Html:
    """Saved web pages with questions in folds, definition lists, accordions, headings or lists."""

    name = "html"
    summary = (
        "HTML: a saved page with questions in folds, lists, accordions or headings; menus and adverts are left out"
    )
    example = _FOR_EXAMPLE
    suffixes = (".html", ".htm", ".xhtml", ".mhtml", ".mht")

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is a page or a piece of one, from 0 to 1; looks at its beginning."""
        beginning = _without_comments(text[:_SEARCHED])
        if _PAGE.match(beginning) or is_archive(text):
            return 0.95
        if not beginning.startswith("<"):
            return 0.0
        lines = [line for line in text[:100_000].split("\n")[:_SEARCHED] if line.strip()]
        tagged = sum(bool(_TAG_LINE.match(line)) for line in lines)
        if any(_NOT_MARKUP.match(line) for line in lines):
            return 0.0
        return 0.9 if 2 * tagged >= len(lines) and self.read(text[:100_000], name).drafts else 0.0

    def read(self, text: str, path: str) -> Reading:
        """The questions of a page, what is about the page by kind, and every text that is on none of them."""
        page = unpacked(text)
        reading = _read_page(page.html if page is not None else text, path)
        return reading if page is None else with_packed_pictures(repacked(reading, page, text), text)


def _read_page(text: str, path: str) -> Reading:
    """The questions of a page."""
    page, fence = _unfenced(text)
    page = with_formulas(page)
    body = parsed(page)
    reading = _read(page, path, body) if body is not None else Reading(title=None, drafts=())
    return replace(reading, furniture=reading.furniture | dict.fromkeys(fence, "wrapper")) if fence else reading


def _read(text: str, path: str, body: "LexborNode") -> Reading:
    """The questions of a page from its tree."""
    about_page = furniture_of_page(body)
    about_page |= frame_of_page(body, about_page)
    left_out = frozenset(about_page)
    told = told_questions(body)
    elements = question_elements(body, about_page, [same_words(one.prompt) for one in told])
    asked = asked_with_content(elements, about_page)
    parts = parts_of(body, asked, about_page)
    source = source_of(text)
    furniture = place_words(body, parts, about_page, Words(source.words))
    title = _title(text, body, about_page)
    drafts, lines = _asked_drafts(asked, parts, _places(asked, parts, title), left_out)
    furniture |= lines
    rest = rest_of(parts, left_out, title)
    others, reading = read_rest(rest, path, title, alone=not asked)
    ranked = in_stated_languages([*drafts, *others], parts)
    ordered = [with_boxes(draft) for _, draft in sorted(ranked, key=lambda pair: pair[0])]
    if not ordered and not told and (scripted := scripted_reading(text, path)) is not None:
        return with_page(scripted, _reading(text, path, title, [], furniture, rest, reading, source))
    data = frozenset(line for line, kind in source.kinds.items() if kind == "structured data")
    return _reading(
        text, path, title, _somewhere(_with_told(ordered, told, data), text), furniture, rest, reading, source
    )


def _asked_drafts(
    asked: Sequence[Asked], parts: Sequence[Part], places: Sequence[tuple[str, ...]], left_out: frozenset[int]
) -> tuple[list[tuple[int, Draft]], dict[int, str]]:
    """The draft of each question with the rank of its first part, and the lines of furniture under them."""
    own: dict[int, list[int]] = {}
    for rank, part in enumerate(parts):
        if part.question is not None:
            own.setdefault(part.question, []).append(rank)
    counted: Counter[int] = Counter()
    drafts: list[tuple[int, Draft]] = []
    furniture: dict[int, str] = {}
    for question, ranks in own.items():
        draft, lines = asked_draft(asked[question], [parts[rank] for rank in ranks], places[question], left_out)
        furniture |= lines
        drafts.append((ranks[0], replace(draft, number=draft.number or _number(asked[question].node, counted))))
    return drafts, furniture


def _number(node: "LexborNode", counted: Counter[int]) -> int | None:
    """The number of a question that stands in a numbered list, its questions so far being counted by list."""
    item = next((above for above in ancestors(node) if above.tag == "li"), None)
    around = item.parent if item is not None else None
    if around is None or around.tag != "ol":
        return None
    counted[around.mem_id] += 1
    return counted[around.mem_id]


def _places(asked: Sequence[Asked], parts: Sequence[Part], title: str | None) -> list[tuple[str, ...]]:
    """For each question the headings above it, without the page's title."""
    places: list[tuple[str, ...]] = [()] * len(asked)
    above: list[tuple[str, str]] = []
    for part in parts:
        if part.question is None:
            for mark, words in _headings(part):
                level = mark if mark in HEADINGS else max((other[:2] for other, _ in above), default="h0") + mark
                above = [other for other in above if other[0] < level] + [(level, words)]
        elif part.asked:
            tag = asked[part.question].node.tag or ""
            level = tag if tag in HEADINGS else "h7"
            places[part.question] = tuple(words for other, words in above if other < level and words != title)
    return places


def _somewhere(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts in order; one of no words that are found in the source stands where the one before it ends."""
    last = next((number for number, line in enumerate(text.split("\n"), 1) if line.strip()), 1)
    placed: list[Draft] = []
    for draft in drafts:
        placed.append(draft if draft.lines else replace(draft, lines=frozenset({last})))
        last = max(placed[-1].lines)
    return placed


def _headings(part: Part) -> Iterator[tuple[str, str]]:
    """The headings of a part with their levels, and what classes call titles of sections with letters for theirs."""
    for node in part.nodes:
        for one in (node, *descendants(node)):
            if one.tag in HEADINGS and (words := text_of(one)):
                yield one.tag or "", words
            elif (title := section_title(one)) is not None:
                yield title


def _with_told(drafts: Sequence[Draft], told: Sequence[Told], lines: frozenset[int]) -> list[Draft]:
    """The drafts with the answers that only the structured data has, and the questions that stand only there."""
    answers = {same_words(one.prompt): one.answer for one in told}
    shown = {same_words(draft.prompt or "") for draft in drafts}
    both = [
        replace(draft, sections=content_of_markdown(answer).sections)
        if not draft.sections and (answer := answers.get(same_words(draft.prompt or "")))
        else draft
        for draft in drafts
    ]
    hidden = (one for one in told if same_words(one.prompt) not in shown)
    return both + [draft_of(None, (), one.prompt, content_of_markdown(one.answer), lines) for one in hidden]


def _reading(
    text: str,
    path: str,
    title: str | None,
    drafts: Sequence[Draft],
    furniture: dict[int, str],
    rest: Rest,
    read: Reading,
    source: Source,
) -> Reading:
    """The reading of a page, with every line of its source accounted for."""
    said = {line for draft in drafts for line in draft.lines}
    holding = {words for draft in drafts for words in draft.place} | ({title} if title else set())
    lines = text.split("\n")
    unplaced: dict[int, str] = {}
    for left in read.unplaced:
        found = sorted(rest.in_source([left.line]))
        if left.text.startswith("#") and _names(left.text, holding):
            furniture.update(dict.fromkeys(found, "place"))
        elif found:
            unplaced[found[0]] = " ".join(filter(None, [unplaced.get(found[0]), unescaped(left.text)]))
            unplaced.update({line: lines[line - 1].strip() for line in found[1:] if line not in unplaced})
    for number, kind in read.furniture.items():
        furniture.update(dict.fromkeys(rest.in_source([number]), kind))
    kinds = source.kinds | furniture
    return Reading(
        title=title,
        drafts=tuple(drafts),
        unplaced=tuple(Unplaced(path=path, line=line, text=words) for line, words in sorted(unplaced.items())),
        furniture={line: kind for line, kind in kinds.items() if line not in said and line not in unplaced},
    )


def _names(heading: str, places: Iterable[str]) -> bool:
    """Whether a heading is that of a place, be it with a mark or a count beside it."""
    said = f" {same_words(heading)} "
    return any(f" {same_words(words)} " in said for words in places if same_words(words))


def _unfenced(text: str) -> tuple[str, frozenset[int]]:
    """A page without the fence of code around it, and the lines of the fence."""
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if not filled or not _FENCE.match(lines[filled[0]]):
        return text, frozenset()
    fence = {filled[0], *(number for number in filled[-1:] if lines[number].strip() == "```")}
    return "\n".join("" if number in fence else line for number, line in enumerate(lines)), frozenset(
        number + 1 for number in fence
    )


def _without_comments(text: str) -> str:
    """A beginning without the comments and declarations it begins with, and the fence of code it stands in."""
    text = _FENCE.sub("", text.lstrip("\ufeff \t\r\n"), count=1).lstrip()
    while text.startswith(("<!--", "<?")):
        _, end, after = text.partition("-->" if text.startswith("<!--") else ">")
        text = after.lstrip() if end else ""
    return text


def _title(text: str, body: "LexborNode", furniture: dict[int, str]) -> str | None:
    """The title of a page: its only heading of the first level, else its `<title>` without the name of the site."""
    tops = [
        words
        for one in descendants(body)
        if one.tag == "h1" and one.mem_id not in furniture and (words := text_of(one))
    ]
    named = _TITLE.search(text[:200_000])
    whole = " ".join(unescape(named[1]).split()) if named else ""
    if len(tops) == 1 or (tops and whole.startswith(tops[0])):
        return tops[0]
    named_so = _SITE.split(whole)[0]
    if named_so and not is_default_title(named_so):
        return named_so
    return tops[0] if tops else _only_heading(body, about_page=furniture)


def _only_heading(body: "LexborNode", about_page: dict[int, str]) -> str | None:
    """The words of a page's only heading, where these ask nothing."""
    found = [one for one in descendants(body) if one.tag in HEADINGS and one.mem_id not in about_page and text_of(one)]
    words = text_of(found[0]) if len(found) == 1 else ""
    return words if words and not asks(words) else None


IMPORTER = Html()
