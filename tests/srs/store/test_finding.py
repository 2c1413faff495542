"""What a search finds: every word of the language, in every order, and page by page."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from factories import World, basic, cards, question

from srs import actions
from srs.model import Card, CardId, CardState, Choice, Choices, Memory, Phase, Prose, Question, Rating, SectionKind
from srs.scheduler import DEFAULT_WEIGHTS, retrievability
from srs.search import parse, query
from srs.session import ReviewSession
from srs.store.finding import Found, Order

TODAY = date(2027, 1, 11)
CRANE = replace(
    question("How do you keep a crane running?", points=1), tags=("lifting::heavy", "Öl"), stage="final round"
)
FERRY = replace(
    question("What moves a ferry?", points=0), deck="harbour::Behavioral", type="Behavioral", difficulty=None,
    stage=None, tags=(), sections=(
        Prose(kind=SectionKind.ANSWER, heading="Answer", text="Its **screws** turn, driven by C++ and Node.js."),
        Prose(kind=SectionKind.OTHER, heading="Lock gates", text="Gates open; the 容器 stays."),
        Choices(heading="Options", options=(Choice(text="Diesel", right=True), Choice(text="Steam", right=False))),
    ),
)  # fmt: skip
UNANSWERED = replace(question("Why does a buoy float?", points=0), deck="pilots", sections=(), tags=("ferry",))
ALL = (CRANE, FERRY, UNANSWERED)


def _made(of: Question) -> tuple[Card, ...]:
    return {CRANE.id: cards(CRANE), FERRY.id: basic(FERRY), UNANSWERED.id: ()}[of.id]


NAMES: dict[str, str] = {
    **{card.id: name for card, name in zip(cards(CRANE), ("crane", "point"), strict=True)},
    **{card.id: "ferry" for card in basic(FERRY)},
    CRANE.id: "Crane", FERRY.id: "Ferry", UNANSWERED.id: "Buoy",
}  # fmt: skip
ANSWER, POINT = (card.id for card in cards(CRANE))
BASIC = basic(FERRY)[0].id


@pytest.fixture
def harbour(world: World) -> World:
    """A question with an answer card and a point, one with a plain card, and one without cards."""
    world.add(ALL, _made)
    return world


def _cards(world: World, search: str, order: Order = Order.COLLECTION, *, descending: bool = False) -> list[str]:
    with world.store.reading() as transaction:
        asked = query(world.journal.clock, parse(search, transaction.finding.saved()))
        found = transaction.finding.cards(asked, order, descending=descending)
        assert transaction.finding.count(asked) == len(found)
        rows: Any = world.store._connection.execute(transaction.finding.card_set(asked))
        assert {row[0] for row in rows} == set(found)
    return [NAMES[card] for card in found]


def _questions(world: World, search: str) -> list[str]:
    with world.store.reading() as transaction:
        found = transaction.finding.questions(query(world.journal.clock, parse(search)), Order.COLLECTION)
    return [NAMES[each] for each in found]


def _page(world: World, search: str) -> tuple[Found, ...]:
    with world.store.reading() as transaction:
        return transaction.finding.page(query(world.journal.clock, parse(search)))


def _set(world: World, **states: CardState) -> None:
    """Give cards states, as if their logs had led there."""
    of = {"crane": ANSWER, "point": POINT, "ferry": BASIC}
    with world.store.writing() as transaction:
        transaction.schedule.replace(replace(state, card=of[name]) for name, state in states.items())


def _reviewed(days_ago: int = 3, due_in: int = 4, stability: float = 5.0, **more: Any) -> CardState:
    day = TODAY - timedelta(days=days_ago)
    return replace(
        CardState(card=CardId("")), memory=Memory(stability=stability, difficulty=6.0), phase=Phase.REVIEW,
        due=TODAY + timedelta(days=due_in), study_day=day, first_study_day=day, reviews=2, **more,
    )  # fmt: skip


# ---------------------------------------------------------------------------------------------------------------- text


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("crane", "Crane"), ("CRANE", "Crane"), ("cran", ""), ("cran*", "Crane"), ("*ran*", "Crane"),
        ("crane ferry", ""), ("crane or screws", "Crane Ferry"), ("ferry", "Ferry Buoy"), ('"moves a"', "Ferry"),
        ('"a moves"', ""), ("grease", "Crane"), ('"grease bear*"', "Crane"), ("-grease", "Ferry Buoy"),
        ("c++", "Ferry"), ("c", "Ferry"), ("c#", ""), ("node.js", "Ferry"), ("node", "Ferry"), ("++", "Ferry"),
        ("ferry?", "Ferry Buoy"), ("heavy", "Crane"), ("ol", "Crane"), ("ÖL", "Crane"), ("容器", "Ferry"),
        ("容", "Ferry"), ("器容", ""), ("gates", "Ferry"), ("lock", "Ferry"), ("options", ""), ("steam", "Ferry"),
        ("answer", ""), ("*", "Crane Ferry Buoy"), ("", "Crane Ferry Buoy"), ("a*", "Crane Ferry Buoy"),
    ],
)  # fmt: skip
def test_words_are_looked_for_in_prompt_sections_points_and_tags(harbour: World, search: str, expected: str) -> None:
    assert _questions(harbour, search) == expected.split()


def test_the_question_that_words_fit_best_comes_first(world: World) -> None:
    said = {"one": "A crane.", "two": "Ask about boats.", "three": "A crane, a crane, a crane!"}
    made = [replace(question(p, points=0), sections=(Prose(kind=SectionKind.ANSWER, heading="", text=t),), tags=())
            for p, t in {**said, "What is a crane?": "Nothing."}.items()]  # fmt: skip
    world.add(made, basic)
    with world.store.reading() as transaction:
        found = transaction.finding.questions(query(world.journal.clock, parse("crane")))
        prompts = [transaction.library.question(each).prompt for each in found]
    assert prompts == ["What is a crane?", "three", "one"]


# --------------------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("deck:harbour", "Crane Ferry"), ("deck:Harbour::technical", "Crane"), ("deck:harb", ""),
        ("deck:*::behav*", "Ferry"), ("deck:har*", "Crane Ferry"), ("-deck:harbour", "Buoy"),
        ("tag:lifting", "Crane"), ("tag:lifting::heavy", "Crane"), ("tag:heavy", ""), ("tag:*heavy", "Crane"),
        ("tag:öl", "Crane"), ("tag:ol", "Crane"), ("tag:*", "Crane Buoy"), ("-tag:*", "Ferry"),
        ("type:technical", "Crane Buoy"), ("type:tech*", "Crane Buoy"), ("-type:technical", "Ferry"),
        ("difficulty:medium", "Crane Buoy"), ("-difficulty:*", "Ferry"), ('stage:"final round"', "Crane Buoy"),
        ("stage:final", ""), ('bank:"harbour questions"', "Crane Ferry Buoy"), ("bank:h*q*", "Crane Ferry Buoy"),
        ("bank:other", ""), ("deck:nowhere", ""), ("tag:nothing", ""), ("type:nothing", ""),
    ],
)  # fmt: skip
def test_names_are_compared_whole_without_case_and_accents_and_decks_and_tags_with_those_below(
    harbour: World, search: str, expected: str
) -> None:
    assert _questions(harbour, search) == expected.split()


def test_cards_are_found_by_role_and_by_the_start_of_an_id(harbour: World) -> None:
    assert _cards(harbour, "role:answer") == ["crane"]
    assert _cards(harbour, "role:*") == ["crane", "point", "ferry"]
    assert _cards(harbour, "-role:answer") == ["point", "ferry"]
    assert _questions(harbour, "-role:answer") == ["Crane", "Ferry", "Buoy"]
    assert _cards(harbour, f"id:{POINT[:13]}") == ["point"]
    assert _cards(harbour, f"id:{CRANE.id[:13].upper()},{BASIC[:13]}") == ["crane", "point", "ferry"]
    assert _questions(harbour, f"id:{UNANSWERED.id}") == ["Buoy"]


def test_a_question_without_a_card_that_asks_for_its_answer_is_unanswered(harbour: World) -> None:
    assert _questions(harbour, "is:unanswered") == ["Buoy"]
    assert _questions(harbour, "-is:unanswered") == ["Crane", "Ferry"]
    assert _cards(harbour, "is:unanswered") == []


def test_what_is_retired_is_not_found(harbour: World) -> None:
    actions.undo(harbour.journal)
    assert _questions(harbour, "") == []
    actions.redo(harbour.journal)
    assert len(_questions(harbour, "")) == 3


# -------------------------------------------------------------------------------------------------------------- states


def test_phases_and_marks_have_their_words(harbour: World) -> None:
    _set(
        harbour,
        crane=_reviewed(suspended=True, flag=""),
        point=_reviewed(due_in=0, buried_until=TODAY + timedelta(days=1)),
    )
    assert _cards(harbour, "is:new") == ["ferry"]
    assert _cards(harbour, "is:review") == ["crane", "point"]
    assert _cards(harbour, "is:learning") == []
    assert _cards(harbour, "is:suspended") == ["crane"]
    assert _cards(harbour, "is:flagged") == ["crane"]
    assert _cards(harbour, "is:buried") == ["point"]
    assert _cards(harbour, "is:due") == []
    harbour.hand.forward(days=1)
    assert _cards(harbour, "is:buried") == []
    assert _cards(harbour, "is:due") == ["point"]


def test_due_is_today_or_before_with_learning_cards_of_the_study_day(harbour: World) -> None:
    now = harbour.journal.clock.now()
    learning = replace(_reviewed(days_ago=0), phase=Phase.LEARNING)
    _set(
        harbour,
        crane=_reviewed(due_in=-2),
        point=replace(learning, due=now + timedelta(hours=18)),
        ferry=replace(learning, due=now + timedelta(hours=20)),
    )
    assert _cards(harbour, "is:due") == ["crane", "point"], "the study day ends at four in the morning, in 19 hours"
    assert _cards(harbour, "is:learning") == ["point", "ferry"]
    assert _cards(harbour, "prop:due=0") == ["point"]
    assert _cards(harbour, "prop:due=1") == ["ferry"]
    assert _cards(harbour, "prop:due<0") == ["crane"]
    assert _cards(harbour, "prop:due<=0") == ["crane", "point"]
    assert _cards(harbour, "prop:due>0") == ["ferry"]
    assert _cards(harbour, "prop:due>=0") == ["point", "ferry"]
    assert _cards(harbour, "prop:due!=0") == ["crane", "ferry"]


def test_numbers_are_compared_and_new_cards_have_none(harbour: World) -> None:
    _set(harbour, crane=_reviewed(stability=10.26, lapses=2), point=_reviewed(stability=2.0, due_in=1))
    for search, expected in {
        "prop:stability>10": ["crane"], "prop:stability=10": ["crane"], "prop:stability=10.3": ["crane"],
        "prop:stability=10.2": [], "prop:stability!=10": ["point"], "prop:stability<=2": ["point"],
        "prop:difficulty>=6": ["crane", "point"], "prop:lapses>1": ["crane"], "prop:lapses=0": ["point", "ferry"],
        "prop:reviews=2": ["crane", "point"], "prop:interval=7": ["crane"], "prop:ivl<7": ["point"],
        "-prop:stability>0": ["ferry"], "prop:interval!=7": ["point"],
    }.items():  # fmt: skip
        assert _cards(harbour, search) == expected, search


def test_retrievability_is_that_of_the_scheduler_and_there_is_none_on_the_day_of_a_review(harbour: World) -> None:
    _set(harbour, crane=_reviewed(days_ago=9, stability=5.0), point=_reviewed(days_ago=0), ferry=_reviewed(days_ago=1))
    recall = retrievability(5.0, 9)
    assert 0.8 < recall < 0.9
    for search, expected in {
        f"prop:retrievability<{recall + 1e-6:.8f}": ["crane"], f"prop:retrievability<{recall - 1e-6:.8f}": [],
        f"prop:retrievability={recall:.4f}": ["crane"], f"prop:retrievability>{recall - 1e-6:.8f}": ["crane", "ferry"],
        "prop:r>0": ["crane", "ferry"], "prop:r<=1": ["crane", "ferry"], "prop:r>=1": [], "prop:r<0": [],
        "prop:r<5": ["crane", "ferry"], "prop:r!=0": ["crane", "ferry"],
    }.items():  # fmt: skip
        assert _cards(harbour, search) == expected, search


def test_retrievability_is_by_the_weights_in_force(harbour: World) -> None:
    slow = (*DEFAULT_WEIGHTS[:20], 0.5)
    by_default, by_slow = retrievability(5.0, 30), retrievability(5.0, 30, slow)
    assert by_slow < by_default - 0.02
    _set(harbour, crane=_reviewed(days_ago=30, stability=5.0))
    between = f"prop:retrievability<{(by_default + by_slow) / 2:.6f}"
    assert _cards(harbour, between) == []
    harbour.set("", weights=list(slow))
    assert _cards(harbour, between) == ["crane"]


def test_a_learnt_card_is_weak_when_it_fades_or_failed_last(harbour: World) -> None:
    assert _cards(harbour, "is:weak") == []
    session = ReviewSession(harbour.journal)
    session.show(BASIC)
    session.answer(Rating.AGAIN)
    assert _cards(harbour, "is:weak") == ["ferry"]
    harbour.hand.forward(minutes=11)
    session.show(BASIC)
    session.answer(Rating.GOOD)
    assert _cards(harbour, "is:weak") == []
    actions.undo(harbour.journal)
    assert _cards(harbour, "is:weak") == ["ferry"]
    actions.redo(harbour.journal)
    harbour.hand.forward(days=30)
    assert _cards(harbour, "is:weak") == ["ferry"]
    assert _cards(harbour, "prop:retrievability<0.8") == ["ferry"]
    actions.reset(harbour.journal, BASIC)
    assert _cards(harbour, "is:weak") == []


def test_a_leech_has_failed_as_often_as_its_deck_says(harbour: World) -> None:
    _set(harbour, crane=_reviewed(lapses=8), point=_reviewed(lapses=7), ferry=_reviewed(lapses=3))
    assert _cards(harbour, "is:leech") == ["crane"]
    harbour.set("harbour::Behavioral", leech_threshold=3)
    assert _cards(harbour, "tag:leech") == ["crane", "ferry"]
    harbour.set("harbour", leech_threshold=0)
    assert _cards(harbour, "is:leech") == ["ferry"]
    harbour.set("harbour::Behavioral", leech_threshold=0)
    assert _cards(harbour, "is:leech") == []


# ------------------------------------------------------------------------------------------------------- what was done


def test_cards_are_found_by_when_and_how_they_were_answered(harbour: World) -> None:
    session = ReviewSession(harbour.journal)
    session.show(BASIC)
    session.answer(Rating.HARD)
    assert _cards(harbour, "rated:1") == ["ferry"]
    assert _cards(harbour, "rated:1:2") == ["ferry"]
    assert _cards(harbour, "rated:1:again") == []
    harbour.hand.forward(days=2)
    assert _cards(harbour, "rated:2") == []
    assert _cards(harbour, "rated:3") == ["ferry"]
    actions.undo(harbour.journal)
    assert _cards(harbour, "rated:3") == []


def test_cards_are_found_by_when_they_came(harbour: World) -> None:
    assert _cards(harbour, "added:1") == ["crane", "point", "ferry"]
    harbour.hand.forward(days=2)
    late = replace(question("A late one?", points=0), tags=())
    NAMES[basic(late)[0].id] = "late"
    harbour.add([late], basic)
    assert _cards(harbour, "added:1") == ["late"]
    assert _cards(harbour, "added:2") == ["late"]
    assert _cards(harbour, "added:3") == ["crane", "point", "ferry", "late"]
    actions.undo(harbour.journal)
    assert _cards(harbour, "added:3") == ["crane", "point", "ferry"]
    harbour.hand.forward(hours=18)
    assert _cards(harbour, "added:3") == ["crane", "point", "ferry"], "at three in the morning it is the same study day"
    harbour.hand.forward(hours=2)
    assert _cards(harbour, "added:3") == []


# --------------------------------------------------------------------------------------------------- orders and pages


def test_cards_come_in_the_order_asked_for_and_those_without_it_last(harbour: World) -> None:
    now = harbour.journal.clock.now()
    _set(
        harbour,
        crane=_reviewed(days_ago=9, due_in=2, stability=3.0, lapses=1),
        point=replace(_reviewed(days_ago=1, stability=9.0), phase=Phase.LEARNING, due=now + timedelta(minutes=5)),
    )
    for order, expected in {
        Order.COLLECTION: ["crane", "point", "ferry"], Order.DUE: ["point", "crane", "ferry"],
        Order.STABILITY: ["crane", "point", "ferry"], Order.RETRIEVABILITY: ["crane", "point", "ferry"],
        Order.REVIEWED: ["crane", "point", "ferry"], Order.LAPSES: ["point", "ferry", "crane"],
        Order.DECK: ["ferry", "crane", "point"], Order.PROMPT: ["crane", "point", "ferry"],
        Order.DIFFICULTY: ["crane", "point", "ferry"], Order.REVIEWS: ["ferry", "crane", "point"],
        Order.BEST: ["crane", "point", "ferry"],
    }.items():  # fmt: skip
        assert _cards(harbour, "", order) == expected, order
    for order, expected in {
        Order.COLLECTION: ["ferry", "point", "crane"], Order.DUE: ["crane", "point", "ferry"],
        Order.STABILITY: ["point", "crane", "ferry"], Order.RETRIEVABILITY: ["point", "crane", "ferry"],
        Order.PROMPT: ["ferry", "crane", "point"],
    }.items():  # fmt: skip
        assert _cards(harbour, "", order, descending=True) == expected, order


def test_pages_follow_one_another_without_gap_or_repeat(world: World) -> None:
    world.add([question(f"Question {n}", points=0) for n in range(23)], basic)
    asked = query(world.journal.clock, parse("question"))
    with world.store.reading() as transaction:
        every = transaction.finding.cards(asked, Order.COLLECTION)
        pages = [transaction.finding.page(asked, Order.COLLECTION, offset, 10) for offset in range(0, 40, 10)]
    assert [len(page) for page in pages] == [10, 10, 3, 0]
    assert tuple(found.card for page in pages for found in page) == every


def test_a_page_shows_card_question_and_memory_with_the_places_of_the_words(harbour: World) -> None:
    _set(harbour, ferry=_reviewed(flag="look"))
    (found,) = _page(harbour, "ferry steam")
    assert (found.card, found.question, found.role.value, found.deck) == (BASIC, FERRY.id, "basic", FERRY.deck)
    assert (found.type, found.difficulty, found.stage, found.tags) == ("Behavioral", None, None, ())
    assert found.state.flag == "look"
    assert (found.prompt.text, found.prompt.spans) == ("What moves a ferry?", ((13, 18),))
    assert found.snippet is not None
    assert [found.snippet.text[a:b] for a, b in found.snippet.spans] == ["Steam"]
    assert _page(harbour, "role:basic")[0].snippet is None


def test_a_list_that_changed_since_is_searched_again(filed: World) -> None:
    filed.add([question("One", points=0), question("Two", points=0)], basic)
    assert len(_page(filed, "is:new")) == 2
    session = ReviewSession(filed.journal)
    session.answer(Rating.GOOD)
    assert len(_page(filed, "is:new")) == 1
    elsewhere = World(filed.place, hand=filed.hand)
    ReviewSession(elsewhere.journal).answer(Rating.GOOD)
    assert len(_page(elsewhere, "is:new")) == 0
    elsewhere.store.close()
    assert len(_page(filed, "is:new")) == 0


def test_a_search_inside_a_change_sees_it_and_leaves_nothing_behind_when_it_is_taken_back(harbour: World) -> None:
    asked = query(harbour.journal.clock, parse("is:suspended"))

    def half_way() -> None:
        with harbour.store.writing() as transaction:
            transaction.schedule.replace([replace(transaction.schedule.state(BASIC), suspended=True)])
            assert transaction.finding.cards(asked) == (BASIC,)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    assert _cards(harbour, "is:suspended") == []


def test_as_many_words_as_a_search_takes_can_be_searched_for(harbour: World) -> None:
    for search in (
        " ".join(["grease"] * 200), " or ".join(["nothing"] * 199 + ["crane"]), " ".join(["-nothing"] * 200),
        "-" * 9 + "(crane or grease)", "(" * 10 + "crane" + ")" * 10, "-(crane or " * 5 + "prop:due<3" + ")" * 5,
        "(-grease " * 5 + "or is:weak" + ")" * 5, " or ".join(["is:weak", "-is:due"] * 100),
        " ".join(["prop:due<9 or type:x or tag:y"] * 60),
    ):  # fmt: skip
        assert isinstance(_questions(harbour, search), list), search


def test_the_days_of_a_search_are_study_days_of_the_learners_zone(harbour: World) -> None:
    session = ReviewSession(harbour.journal)
    session.show(BASIC)
    session.answer(Rating.GOOD)
    harbour.hand.forward(hours=18)
    assert _cards(harbour, "rated:1") == ["ferry"]
    harbour.hand.forward(hours=2)
    assert _cards(harbour, "rated:1") == []
