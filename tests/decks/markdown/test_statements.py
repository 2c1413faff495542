"""Statements with what completes or judges them behind them."""

import pytest
from readings import unaccounted

from decks.markdown.importer import IMPORTER
from srs.model import Role


@pytest.mark.parametrize("form", ["1. {} ({})\n", "- {} [{}]\n", "- {} → {}\n", "* {} (Answer: {})\n"])
def test_a_blank_is_filled_by_what_stands_behind_its_statement(form: str) -> None:
    text = form.format("Rye is a ____.", "grain") + form.format("Malt is ____ barley.", "sprouted")
    drafts = IMPORTER.read(text, "bread.md").drafts
    assert [draft.prompt for draft in drafts] == ["Rye is a […].", "Malt is […] barley."]
    assert [draft.sections[0].text for draft in drafts] == [
        "Rye is a {{c1::grain}}.",
        "Malt is {{c1::sprouted}} barley.",
    ]
    assert {draft.roles for draft in drafts} == {(Role.CLOZE,)}


@pytest.mark.parametrize(("yes", "no"), [("True", "False"), ("T", "F"), ("✅", "❌"), ("richtig", "falsch")])
def test_a_statement_that_is_judged_is_a_choice(yes: str, no: str) -> None:
    text = f"# Bread\n\n1. Rye is a grain. ({yes})\n2. Malt is a fish. ({no})\n"
    reading = IMPORTER.read(text, "bread.md")
    assert [(draft.number, draft.prompt) for draft in reading.drafts] == [
        (1, "True or false? Rye is a grain."),
        (2, "True or false? Malt is a fish."),
    ]
    right = [[choice.text for choice in draft.sections[0].choices if choice.right] for draft in reading.drafts]
    assert right == [["True"], ["False"]]
    assert unaccounted(text, reading) == set()


def test_lists_in_which_few_items_are_judged_are_no_statements() -> None:
    text = "- Rye is sown late (true)\n- Malt is dried\n- Wheat is sown early\n- Oats are fed (false)\n- Barley too\n"
    assert IMPORTER.read(text, "bread.md").drafts == ()
