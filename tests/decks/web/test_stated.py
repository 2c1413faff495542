"""The language that a page says it is in is that of its questions, where their words do not say otherwise."""

from pathlib import Path

import pytest

from decks.banks import read_bank
from decks.web.importer import IMPORTER

_ENGLISH = "<h2>What is the quay of a harbour for?</h2><p>It is where the ships are moored, and that is all of it.</p>"
_GERMAN = (
    "<h2>Was ist der Kai in einem Hafen?</h2><p>Dort werden die Schiffe mit Leinen festgemacht, und nicht nur sie.</p>"
)
_RUSSIAN = "<h2>Что такое причал в порту?</h2><p>Здесь стоят суда.</p>"


def _page(inside: str, language: str = "") -> str:
    return f"<!DOCTYPE html><html{f' lang={language}' if language else ''}><body>{inside}</body></html>"


@pytest.mark.parametrize(
    ("page", "languages"),
    [
        (_page(_ENGLISH, "en"), ["en"]),
        (_page(_ENGLISH, "en-GB"), ["en-GB"]),
        (_page(_GERMAN, "de"), ["de"]),
        (_page(f"<section lang='de'>{_GERMAN}</section>", "en"), ["de"]),
        (_page(_GERMAN, "en"), [None]),
        (_page(_RUSSIAN, "en"), [None]),
        (_page(_RUSSIAN, "ru"), ["ru"]),
        (_page(_ENGLISH), [None]),
        (_page(_ENGLISH, "xx"), [None]),
        (_page(_ENGLISH + f"<div lang=de>{_GERMAN}</div>", "en"), ["en", "de"]),
        (_page(_ENGLISH * 3 + f"<div lang=de>{_GERMAN}</div>", "en"), ["en", "en", "en", None]),
    ],
)  # fmt: skip
def test_questions_are_in_the_language_that_is_stated_around_them(page: str, languages: list[str | None]) -> None:
    assert [draft.language for draft in IMPORTER.read(page, "page.html").drafts] == languages


@pytest.mark.parametrize(("wished", "prompt"), [("de", "Was ist der Kai"), ("en", "What is the quay")])
def test_of_a_page_in_two_languages_the_wished_one_comes_in(tmp_path: Path, wished: str, prompt: str) -> None:
    page = _page(f"<div lang=en>{_ENGLISH}</div><div lang=de>{_GERMAN}</div>")
    (tmp_path / "quay.html").write_text(page, encoding="utf-8")
    bank = read_bank(str(tmp_path / "quay.html"), language=wished)
    (draft,) = bank.drafts
    assert (draft.prompt or "").startswith(prompt)
    assert (bank.language, set(bank.languages)) == (wished, {"en", "de"})
