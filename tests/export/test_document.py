import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from factories import MORNING, World

from export.document import due_text, entry_document, moment_text, question_document
from export.selection import Selection, read
from srs.model import Framework, Rating, Story
from srs.session import ReviewSession

KEYS = [
    "id",
    "bank",
    "deck",
    "number",
    "question",
    "prompt_missing",
    "type",
    "difficulty",
    "minutes",
    "stage",
    "tags",
    "framework",
    "star",
    "how_to_answer",
    "key_points",
    "terminology",
    "look_for",
    "mistakes",
    "answer",
    "choices",
    "hints",
    "follow_ups",
    "other",
    "cards",
]
CARD_KEYS = ["id", "role", "front", "back", "phase", "due", "stability", "difficulty"]


def only(selection: Selection) -> dict[str, Any]:
    return question_document(selection.questions[0], selection)


def test_a_question_has_exactly_the_keys_of_the_form_in_its_order(world: World) -> None:
    found = only(read(world.store, at=MORNING))
    assert list(found) == KEYS
    assert [list(card) for card in found["cards"]] == [CARD_KEYS] * len(found["cards"])


def test_sections_are_the_banks_own_words(selection: Selection) -> None:
    found = only(selection)
    assert found["bank"] == "Harbour Questions"
    assert found["minutes"] == [3, 4.5]
    assert isinstance(found["minutes"][0], int)
    assert found["framework"] == {
        "names": ["LLL"],
        "steps": ["Look at the wind", "Lower the boom", "Log the stop"],
        "text": "LLL: look, lower, log.",
    }
    assert list(found["star"]) == ["context", "situation", "task", "action", "result", "text"]
    assert found["star"]["situation"] == "A gale."
    assert found["star"]["context"] is None
    assert found["key_points"][1] == "**Hoist:** hold it with `brake --lock`."
    assert found["choices"] == [{"text": "Stop", "right": True}, {"text": "Go on", "right": False}]
    assert found["other"] == [{"heading": "Tools", "text": "A wind gauge."}]
    assert found["hints"] == ["Think of the wind."]


def test_a_question_without_sections_says_so(selection: Selection) -> None:
    bare = replace(selection.questions[0], sections=(), minutes=None, number=None)
    found = question_document(bare, replace(selection, cards={}))
    assert (found["framework"], found["star"], found["minutes"], found["answer"]) == (None, None, None, None)
    assert found["key_points"] == found["choices"] == found["other"] == found["cards"] == []


def test_a_second_framework_and_story_are_not_lost(selection: Selection) -> None:
    question = selection.questions[0]
    more = (
        Framework(heading="Second", names=(), steps=(), text="Look again."),
        Story(heading="Other", task="T", result="R"),
    )
    found: Any = question_document(replace(question, sections=(*question.sections, *more)), selection)
    assert found["other"][1:] == [{"heading": "Second", "text": "Look again."}, {"heading": "Other", "text": "T\n\nR"}]


def test_a_card_has_its_log_where_it_was_asked_for(world: World) -> None:
    session = ReviewSession(world.journal)
    assert session.view.card is not None
    answered = session.view.card.id
    session.answer(Rating.GOOD, duration_ms=4000)
    without = only(read(world.store, at=MORNING))
    assert not any("log" in card for card in without["cards"])
    found = {card["id"]: card for card in only(read(world.store, at=MORNING, with_log=True))["cards"]}
    assert all("log" in card for card in found.values())
    card = found[answered]
    with world.store.reading() as transaction:
        state = transaction.schedule.state(answered)
    assert state.memory is not None
    assert (card["phase"], card["due"]) == (state.phase.value, due_text(state.due))
    assert (card["stability"], card["difficulty"]) == (state.memory.stability, state.memory.difficulty)
    (entry,) = card["log"]
    assert (entry["kind"], entry["rating"], entry["duration_ms"]) == ("review", "good", 4000)
    assert (entry["moment"], entry["study_day"]) == ("2027-01-11T09:00:00.000Z", "2027-01-11")
    assert (entry["phase_before"], entry["phase_after"], entry["due"]) == ("new", card["phase"], card["due"])
    assert json.loads(json.dumps(entry)) == entry


def test_an_entry_shows_every_field(world: World) -> None:
    session = ReviewSession(world.journal)
    session.answer(Rating.AGAIN, duration_ms=1)
    with world.store.reading() as transaction:
        (entry,) = next(iter(transaction.log.entries().values()))
    assert set(entry_document(entry)) == set(entry.__dataclass_fields__) - {"card"}


def test_due_is_a_day_or_a_moment() -> None:
    assert due_text(None) is None
    assert due_text(date(2027, 1, 14)) == "2027-01-14"
    assert due_text(datetime(2027, 1, 14, 9, 30, tzinfo=UTC)) == "2027-01-14T09:30:00.000Z"
    east = timezone(timedelta(hours=2))
    assert moment_text(datetime(2027, 1, 14, 9, 30, 0, 5000, tzinfo=east)) == "2027-01-14T07:30:00.005Z"
