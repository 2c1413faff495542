"""The columns of the browse screen: when a card comes in few words, and which columns a list has."""

from datetime import UTC, date, datetime, timedelta

import pytest

from srs.model import CardId, CardState, Due, QuestionId, Role
from srs.search.snippets import Snippet
from srs.store.finding import Found
from tui.found import Listing, Seen
from tui.found_columns import chosen_columns, columns_for, main_text, orders_for, state_in_words

NOW = datetime(2027, 1, 11, 9, tzinfo=UTC)
TODAY = date(2027, 1, 11)
SEEN = Seen(now=NOW, today=TODAY, zone=UTC)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (None, "new"),
        (TODAY, "today"),
        (TODAY + timedelta(days=1), "tomorrow"),
        (TODAY + timedelta(days=12), "in 12 d"),
        (TODAY + timedelta(days=400), "in 1.1 y"),
        (TODAY - timedelta(days=1), "1 d late"),
        (NOW - timedelta(minutes=1), "now"),
        (NOW + timedelta(minutes=8), "09:08"),
    ],
)
def test_when_a_card_comes(due: Due | None, words: str) -> None:
    assert state_in_words(CardState(card=CardId("c"), due=due), SEEN) == words


def test_a_card_that_is_put_aside_says_so() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert state_in_words(CardState(card=CardId("c"), due=TODAY, suspended=True), SEEN) == "suspended"
    assert state_in_words(CardState(card=CardId("c"), due=TODAY, buried_until=tomorrow), SEEN) == "buried"
    assert state_in_words(CardState(card=CardId("c"), due=TODAY, buried_until=TODAY), SEEN) == "today"


@pytest.mark.parametrize(
    ("front", "shown"),
    [
        ("What is a *quay*?", "What is a quay?"),
        ("**How cranes run** · 2 of 3 · Oil\n\nGrease […].", "2 of 3 · Oil Grease […]. · How cranes run"),
        ("**How cranes run**: which 3 steps?", "which 3 steps? · How cranes run"),
        ("**All of it**", "All of it"),
        ("**never closed", "**never closed"),
        ("", ""),
    ],
)
def test_what_sets_a_card_apart_from_others_of_its_question_comes_first(front: str, shown: str) -> None:
    row = Found(
        card=CardId("c"), question=QuestionId("q"), role=Role.POINT, front=front, deck="harbour",
        prompt=Snippet(text="", spans=()), type=None, difficulty=None, stage=None, tags=(),
        state=CardState(card=CardId("c")), snippet=None,
    )  # fmt: skip
    assert main_text(row) == shown


@pytest.mark.parametrize("listing", Listing)
def test_columns_that_there_are_not_are_passed_over(listing: Listing) -> None:
    assert [each.name for each in chosen_columns(listing, ["tags", "colour", "deck"])] == ["deck", "tags"]
    assert chosen_columns(listing, []) == ()
    assert chosen_columns(listing, None) != ()


def test_questions_have_no_column_of_a_cards_memory() -> None:
    names = {each.name for each in columns_for(Listing.QUESTIONS)}
    assert "cards" in names
    assert not names & {"stability", "recall", "phase", "flag"}
    assert "cards" not in {each.name for each in columns_for(Listing.CARDS)}


@pytest.mark.parametrize("listing", Listing)
def test_no_order_is_offered_twice(listing: Listing) -> None:
    orders = [order for order, _ in orders_for(listing)]
    assert len(orders) == len(set(orders))
