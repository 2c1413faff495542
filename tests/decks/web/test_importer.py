import re
from collections import Counter
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shared_corpora import corpora, counted

from decks.drafts import Draft, Reading
from decks.web.importer import IMPORTER
from decks.web.tree import parsed, text_of
from srs.model import SectionKind

_PAGES = Path(__file__).resolve().parents[2] / "data" / "pages"
_ROWS = (
    "derived__saved-web-page/front-end-faqpage.html",
    "beyzauzun-ai__game-programming-handbook/interview-questions.html",
)


def _answered(draft: Draft) -> bool:
    return any(section.kind not in {SectionKind.HINTS, SectionKind.FOLLOW_UPS} for section in draft.sections)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def _placed(reading: Reading) -> Counter[str]:
    words = _words(reading.title or "") + _words(" ".join(one.text for one in reading.unplaced))
    for draft in reading.drafts:
        words += _words(" ".join([draft.prompt or "", draft.difficulty or "", str(draft.number)]))
        for section in draft.sections:
            words += _words(" ".join([section.heading, section.text, *section.bullets]))
    return words


@pytest.mark.parametrize("row", _ROWS)
def test_a_saved_page_has_the_questions_that_were_counted(row: str) -> None:
    expected = counted()[row]
    reading = IMPORTER.read((corpora() / row).read_text(encoding="utf-8"), row)
    points = [
        point
        for draft in reading.drafts
        for section in draft.sections
        if section.kind is SectionKind.KEY_POINTS
        for point in section.bullets
    ]
    assert len(reading.drafts) == expected["questions"]
    assert sum(map(_answered, reading.drafts)) == expected["answered"]
    assert len(points) == expected.get("key_points", 0)


@pytest.mark.parametrize("row", _ROWS)
def test_every_line_and_every_word_of_a_saved_page_is_accounted_for(row: str) -> None:
    text = (corpora() / row).read_text(encoding="utf-8")
    reading = IMPORTER.read(text, row)
    said = {line for draft in reading.drafts for line in draft.lines}
    left = {one.line for one in reading.unplaced}
    lines = text.split("\n")
    assert said | left | set(reading.furniture) == {number for number, line in enumerate(lines, 1) if line.strip()}
    body = parsed(text)
    about = parsed("\n".join(lines[number - 1] for number in reading.furniture))
    assert body is not None
    assert about is not None
    assert _words(text_of(body)) - _placed(reading) - _words(text_of(about)) == Counter()


def _read(body: str, head: str = "") -> Reading:
    return IMPORTER.read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "page.html")


def _asked(reading: Reading) -> list[tuple[int | None, str | None, str]]:
    """Number, prompt and answer of each draft."""
    return [
        (draft.number, draft.prompt, "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER))
        for draft in reading.drafts
    ]


_TWO = [(None, "What is a lease?", "A lock that ends."), (None, "What is a fence?", "A number that grows.")]
_THREE = [(1, "What is a lease?", "A lock."), (2, "Explain fencing.", "A number."), (3, "Who holds it?", "One.")]


@pytest.mark.parametrize("path", sorted((_PAGES / "two").iterdir()), ids=lambda path: path.stem)
def test_questions_are_found_by_the_shape_of_the_page(path: Path) -> None:
    reading = IMPORTER.read(path.read_text(encoding="utf-8"), path.name)
    assert reading.title == "Locks"
    assert _asked(reading) == _TWO
    assert not reading.unplaced


@pytest.mark.parametrize("path", sorted((_PAGES / "three").iterdir()), ids=lambda path: path.stem)
def test_questions_are_found_by_their_numbers_and_their_make(path: Path) -> None:
    reading = IMPORTER.read(path.read_text(encoding="utf-8"), path.name)
    assert reading.title == "Locks"
    assert _asked(reading) == _THREE
    assert len(reading.unplaced) < 2


def test_a_list_of_questions_stands_below_its_headings() -> None:
    body = (
        "<h1>Locks</h1><h1>Basics</h1><ul><li>What is a lease?</li><li><a href='/q'>What is a fence?</a></li></ul>"
        "<h1>More</h1><ul><li>Who holds it?<ul><li>And after?</li></ul></li></ul>"
        "<h1>Check</h1><ul><li>✅ Leases</li><li>✅ Fences</li></ul>"
    )
    reading = _read(body)
    assert [(draft.place, draft.prompt) for draft in reading.drafts] == [
        (("Basics",), "What is a lease?"),
        (("Basics",), "What is a fence?"),
        (("More",), "Who holds it?"),
    ]
    assert reading.drafts[2].sections[0].bullets == ("And after?",)
    assert "Leases" in reading.unplaced[0].text


def test_what_a_page_says_of_a_question_becomes_its_sections() -> None:
    body = (
        "<h2>Locks</h2><div class=accordion-item><h3 class=accordion-header><button aria-expanded=false><span>7.</span>"
        " What does <code>flock</code> do? <span class=badge>Hard</span></button></h3><div class=accordion-body hidden>"
        "<p>Locks a file.</p><h4>Key points</h4><ul><li>Advisory<li>Per open file</ul><p class=share>Share</p></div>"
        "</div><div class=accordion-item><h3 class=accordion-header><button aria-expanded=false>What is a mutex?"
        "</button></h3><div class=accordion-body>Coming soon</div></div>"
    )
    first, second = _read(body).drafts
    assert (first.number, first.place, first.difficulty) == (7, ("Locks",), "Hard")
    assert first.prompt == "What does `flock` do?"
    assert [(part.kind, part.text, part.bullets) for part in first.sections] == [
        (SectionKind.ANSWER, "Locks a file.", ()),
        (SectionKind.KEY_POINTS, "", ("Advisory", "Per open file")),
    ]
    assert not second.sections


def test_what_is_about_the_page_is_furniture_by_kind() -> None:
    lines = [
        "<div id=cookie-banner>Do you like cookies?</div>",
        "<header class=site-header><nav><a href=/>What is new?</a></nav></header>",
        "<ul><li><a href='#a'>What is a lease?</a><li><a href='#b'>What is a fence?</a></ul>",
        "<details><summary>What is a lease?</summary>A lock that ends.",
        "<p class=share>Share this</p></details>",
        "<aside class=ad><h3>Ready to learn?</h3><p>Buy now.</p></aside>",
        "<details><summary>What is a fence?</summary>A number that grows.</details>",
        "<h2>You may also like</h2><ul><li><a href=/x>What is a clock?</a></ul>",
        "<section class=comments><p>Why so short?</p></section>",
        "<footer>Why us?</footer>",
    ]
    reading = IMPORTER.read("\n".join(["<html><body><h1>Locks</h1>", *lines]), "page.html")
    assert _asked(reading) == _TWO
    assert not reading.unplaced
    kinds = ["place", "cookie banner", "navigation", "contents", "sharing", "advert", "related", "comments", "footer"]
    assert [reading.furniture[number] for number in (1, 2, 3, 4, 6, 7, 9, 10, 11)] == kinds


def test_what_stands_around_the_main_content_is_furniture_unless_it_asks() -> None:
    lines = [
        "<div class=q1>Ask us!</div><main>",
        "<h2>What is a lease?</h2><p>A lock that ends.</p><h2>What is a fence?</h2><p>A number that grows.</p></main>",
        "<div class=z9>All rights reserved</div>",
    ]
    reading = _read("\n".join(lines))
    assert _asked(reading) == _TWO
    assert reading.furniture == {1: "frame", 3: "frame"}


_TOLD = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"FAQPage","mainEntity":['
    '{"@type":"Question","name":"1. What is a lease?","acceptedAnswer":{"text":"<p>A lock that ends.</p>"}},'
    '{"@type":"Question","name":"What is a fence?","acceptedAnswer":{"text":"&lt;p&gt;A number that grows.&lt;/p&gt;"}}'
    "]}]}</script>"
)


def test_questions_told_to_search_engines_and_shown_are_there_once() -> None:
    shown = "<h4>What is a lease?</h4><p>It ends.</p><h4>What is a fence?</h4>"
    assert _asked(_read(shown, _TOLD)) == [(None, "What is a lease?", "It ends."), _TWO[1]]


def test_questions_told_to_search_engines_alone_are_read() -> None:
    reading = _read("<div id=app></div>", _TOLD)
    assert [answer for _, _, answer in _asked(reading)] == [answer for _, _, answer in _TWO]
    assert reading.drafts[0].lines == {1}


def test_a_question_of_a_forum_has_its_text_and_its_answers() -> None:
    kind = "itemscope itemtype='https://schema.org/"
    body = (
        f"<div itemprop=mainEntity {kind}Question'><div><h1 itemprop=name><a href=/q>Why is a set fast?</a></h1></div>"
        "<div class=question id=question><div class=votecell>12</div><div itemprop=text>Mine is <b>big</b>.</div></div>"
        f"<div id=answers><div class=answer itemprop=acceptedAnswer {kind}Answer'><div itemprop=text>It hashes."
        "</div></div></div></div>"
    )
    assert _asked(_read(body)) == [(None, "Why is a set fast?\n\nMine is **big**.", "It hashes.")]


def test_a_fold_inside_a_question_is_part_of_its_answer_and_one_around_questions_is_none() -> None:
    body = (
        "<details><summary>Locks</summary>"
        "<details><summary>What is a lease?</summary>A lock.<details><summary>Is it safe?</summary>No.</details>"
        "</details><details><summary>What is a fence?</summary>A number.</details></details>"
    )
    assert [prompt for _, prompt, _ in _asked(_read(body))] == ["What is a lease?", "What is a fence?"]


def test_a_page_of_prose_has_no_questions() -> None:
    reading = _read("<h1>A walk by the sea</h1>\n<p>The tide was out.</p>\n<p>Then it rained.</p>")
    assert not reading.drafts
    assert [(one.line, one.text) for one in reading.unplaced] == [(2, "The tide was out."), (3, "Then it rained.")]


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("<!-- saved -->\n<!DOCTYPE html><html><body><p>x", True),
        ('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>', True),
        ("<details><summary>What?</summary>\n<p>That.</p>\n</details>", True),
        ("<details><summary>What?</summary>\n\n```js\nlet a\n```\n</details>", False),
        ("<h1 align=center>Questions</h1>\n\n## What is a lease?\n\nA lock.", False),
        ("# Questions\n\n<details><summary>What?</summary>That.</details>", False),
        ("1 < 2", False),
    ],
)
def test_pages_are_told_from_markdown_with_html_in_it(text: str, likely: bool) -> None:
    assert (IMPORTER.likelihood(text, "bank") > 0.5) is likely


@pytest.mark.parametrize(
    "piece",
    [
        "<div class=accordion-item><h3 class=accordion-header>What?</h3><div class=accordion-body>That.</div></div>",
        "<h3>What?</h3><p>That.</p>\n",
        "<p><b>What?</b><br>That.",
        "<dt>What?<dd>That.",
        "<ul><li>What?",
        "<div class=question>What?",
        "<h2>Related posts</h2><div><p>",
        "<a href='x>",
        "<!-- ",
        "< ",
    ],
)
def test_pages_take_time_in_proportion_to_their_length(piece: str) -> None:
    text = f"<html><body><h1>T</h1>{piece * (200_000 // len(piece))}"
    begun = process_time()
    IMPORTER.read(text, "page.html")
    assert process_time() - begun < 10


_PIECES = st.sampled_from(
    """
    <p> </p> <h2> </h2> <b> </b> <li> <ul> </ul> <details> <summary> </summary> </details> <dt> <dd>
    <div/class=question> <div/class=answer> </div> <nav> </nav> What is it? 1. words <script/type='application/ld+json'>
    { } [ "@type" : "Question" &lt; </script> <!-- --> <pre> </pre> <button> <a/href=#x> </a> <table> <td> <h1>
    <svg> <template>
    """.split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join)))
def test_any_text_is_read_with_every_line_accounted_for(text: str) -> None:
    reading = IMPORTER.read(text, "page.html")
    found = {line for draft in reading.drafts for line in draft.lines} | {one.line for one in reading.unplaced}
    lines = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert all(draft.lines for draft in reading.drafts)
    assert lines <= found | set(reading.furniture)
    assert 0 <= IMPORTER.likelihood(text, "page.html") <= 1


def test_numbered_headings_with_options_in_paragraphs_and_a_hidden_answer_are_questions() -> None:
    blocks = "".join(
        f"<div><h3>Exercise {number}</h3><p>What is {word}?</p>\n<p>a) a wall</p>\n<p>b) a ship</p>\n"
        '<div class="answer" style="display: none"><p>Correct answer: a) a wall</p></div>\n'
        "<button>Show the answer</button></div>\n"
        for number, word in enumerate(["a quay", "a mole", "a pier"], 1)
    )
    reading = IMPORTER.read(f"<html><body><h1>Harbour quiz</h1>\n{blocks}</body></html>", "quiz.html")
    assert [(draft.number, draft.prompt) for draft in reading.drafts] == [
        (1, "What is a quay?"),
        (2, "What is a mole?"),
        (3, "What is a pier?"),
    ]
    assert all(
        [one.right for part in draft.sections for one in part.choices] == [True, False] for draft in reading.drafts
    )


@pytest.mark.parametrize(
    "fold",
    [
        '<button class="accordion">{}</button><div class="panel"><p>{}</p></div>',
        '<button type="button" class="collapsible">{}</button>\n<div class="content"><p>{}</p></div>',
        '<div><button class="flex"><span>{}</span></button><div class="pb-4">{}</div></div>',
        '<div class="flip-card-front"><p>{}</p></div><div class="flip-card-back"><p>{}</p></div>',
    ],
)
def test_buttons_that_open_what_follows_and_fronts_with_their_backs_ask(fold: str) -> None:
    told = [("What is a keel?", "The spine."), ("What is a stem?", "The bow.")]
    inside = "\n".join(fold.format(*pair) for pair in told)
    text = f"<html><body><h1>Ships</h1><button>Subscribe</button>{inside}<button>Was it of use?</button></body></html>"
    drafts = IMPORTER.read(text, "page.html").drafts
    assert [(draft.prompt, *(part.text for part in draft.sections)) for draft in drafts] == told
