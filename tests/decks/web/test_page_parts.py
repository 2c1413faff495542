"""What a page says by its classes: headings that are none by tag, titles of questions, links back, fences around."""

import pytest

from decks import importers
from decks.drafts import Draft, Reading
from decks.web.importer import IMPORTER
from srs.model import SectionKind


def _read(body: str, title: str = "Depot") -> Reading:
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"
    return IMPORTER.read(page, "page.html")


def _answer(draft: Draft) -> str:
    return "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER)


def _card(ask: str, tell: str) -> str:
    return (
        f"<div class=qa-item><div class=question><span>{ask}</span><span class=icon>▼</span></div>"
        f"<div class=answer><p>{tell}</p></div></div>\n"
    )


@pytest.mark.parametrize(
    "heading",
    [
        "<div class=section-header>{}</div>",
        "<div class='section-title big'>{}</div>",
        "<p class=category-name>{}</p>",
        "<div class=section-header><i class=section-icon>🌱</i>\n<b class='section-title t'>{}</b>\n<b>Q1–Q2</b></div>",
    ],
)
def test_what_a_class_calls_the_title_of_a_section_is_the_place_of_its_questions(heading: str) -> None:
    body = (
        "<h1>Depot</h1>"
        + heading.format("Gate work")
        + _card("Who locks?", "The guard.")
        + _card("Who opens?", "The clerk.")
        + heading.format("Yard")
        + _card("Who counts?", "Nobody.")
    )
    reading = _read(body)
    assert [(draft.place, draft.prompt) for draft in reading.drafts] == [
        (("Gate work",), "Who locks?"),
        (("Gate work",), "Who opens?"),
        (("Yard",), "Who counts?"),
    ]
    assert reading.unplaced == ()


def test_titles_of_parts_stand_below_those_of_sections() -> None:
    body = (
        "<h1>Depot</h1><h2>Inside</h2><div class=section-title>Gate</div><div class=subsection-label>Keys</div>"
        + _card("Who locks?", "The guard.")
        + "<div class=section-title>Yard</div>"
        + _card("Who counts?", "Nobody.")
    )
    assert [draft.place for draft in _read(body).drafts] == [("Inside", "Gate", "Keys"), ("Inside", "Yard")]


def test_titles_with_a_number_beside_them_are_questions_though_they_ask_nothing() -> None:
    def card(number: int, title: str, told: str) -> str:
        return (
            f"<div class=q-card id=q{number}>\n<span class=q-num>Q 0{number}</span>\n<div class=q-title>{title}</div>\n"
            f"<div class=q-tags><span class=q-tag>Keys</span></div>\n<p>{told}</p><div class=sh>By night</div>"
            f"<p>Not at all.</p></div>\n"
        )

    body = "<h1>Depot</h1>" + card(1, "Locking of the gate", "With a key.") + card(2, "Lost crates", "Look again.")
    reading = _read(body + card(3, "Who sweeps?", "Nobody."))
    assert [(draft.number, draft.prompt) for draft in reading.drafts] == [
        (1, "Locking of the gate"),
        (2, "Lost crates"),
        (3, "Who sweeps?"),
    ]
    assert _answer(reading.drafts[0]).endswith("With a key.\n\nBy night\n\nNot at all.")


@pytest.mark.parametrize(
    "link",
    [
        "<div class=home><a href=/>🏠 Back to Home</a></div>",
        "<a href=index.html>← Back to Depot</a>",
        "<p><a href=/next>Next →</a></p>",
        "<p><a href=/a>« Previous page</a> <a href=/b>Next page »</a></p>",
    ],
)
def test_a_link_back_or_on_is_no_part_of_an_answer(link: str) -> None:
    body = f"<h2>Who locks?</h2><p>The guard.</p><h2>Who opens?</h2><p>The <a href=/c>clerk</a>.</p>\n{link}"
    reading = _read(body)
    assert [_answer(draft) for draft in reading.drafts] == ["The guard.", "The [clerk](/c)."]
    assert reading.unplaced == ()
    assert "navigation" in reading.furniture.values()


def test_a_page_in_a_fence_of_code_is_a_page() -> None:
    page = "```html\n<!DOCTYPE html>\n<html><body>\n<h2>1. Who locks?</h2>\n<p>The guard.</p>\n</body></html>\n```\n"
    importer = importers.importer_for(page, "page.html")
    reading = importer.read(page, "page.html")
    assert (importer.name, [(draft.prompt, _answer(draft)) for draft in reading.drafts]) == (
        "html",
        [("Who locks?", "The guard.")],
    )
    assert set(reading.furniture) == {1, 2, 3, 6, 7}


@pytest.mark.parametrize("title", ["Document", "Untitled Document", "Untitled", "Title", "Home"])
def test_the_title_that_a_program_gives_every_page_is_none(title: str) -> None:
    assert _read("<h4>Who locks?</h4><p>The guard.</p>", title).title is None


def test_the_only_heading_of_a_page_without_a_title_is_its_title() -> None:
    reading = _read("<h2>Depot quiz</h2><div>" + _card("Who locks?", "The guard.") + "</div>", "Document")
    assert (reading.title, [draft.place for draft in reading.drafts]) == ("Depot quiz", [()])


def test_a_mark_that_folds_is_no_part_of_an_answer() -> None:
    def card(ask: str, tell: str) -> str:
        return (
            f"<div class=qa-card><div class=qa-question><span class=qa-num>01</span><span class=qa-q-text>{ask}</span>"
            f"<span class=qa-toggle>▾</span></div><div class=qa-answer><p>{tell}</p></div></div>\n"
        )

    reading = _read(card("Who locks?", "The guard.") + card("Gate and yard", "Two of them.") + card("Who?", "No one."))
    assert [(draft.prompt, _answer(draft)) for draft in reading.drafts] == [
        ("Who locks?", "The guard."),
        ("Gate and yard", "Two of them."),
        ("Who?", "No one."),
    ]


def test_an_answer_that_is_one_quotation_is_no_quotation() -> None:
    body = (
        "<h3>Who locks?</h3><blockquote><p>The guard.</p><ul><li>At night</li></ul></blockquote>"
        "<h3>Who opens?</h3><p>The rule says:</p><blockquote>The clerk.</blockquote>"
    )
    first, second = _read(body).drafts
    assert _answer(first) == "The guard.\n\n- At night"
    assert _answer(second) == "The rule says:\n\n> The clerk."
