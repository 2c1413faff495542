"""Questions become cards: the worked examples, what each depth makes, and what holds for any text."""

from dataclasses import replace

import pytest
from factories import bank
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from decks import rubric
from decks.card_faults import Rule
from decks.decompose import decompose
from decks.ticks import tick
from srs.ids import point_id, question_id
from srs.model import (
    Card,
    Choice,
    Choices,
    Depth,
    Form,
    Framework,
    Point,
    PointId,
    PointList,
    Prose,
    Question,
    Role,
    Section,
    SectionKind,
    Story,
)

PROMPT = "How do you keep a parcel depot running?"


def points(*texts: str, prompt: str = PROMPT, kind: SectionKind = SectionKind.KEY_POINTS) -> PointList:
    identity = question_id(bank().name, prompt, "")
    made = tuple(
        Point(id=point_id(identity, kind, text), text=text, label=(own := label(text)), tick=tick(text, own))
        for text in texts
    )
    return PointList(kind=kind, heading="Points", points=made)


def label(text: str) -> str | None:
    head, colon, _ = text.partition(": ")
    return head if colon and head.istitle() else None


def asked(prompt: str = PROMPT, *sections: Section, answer: str | None = None) -> Question:
    said = (Prose(kind=SectionKind.ANSWER, heading="Answer", text=answer),) if answer else ()
    return Question(
        id=question_id(bank().name, prompt, ""), bank=bank().id, deck="depot", prompt=prompt,
        prompt_missing=not prompt, sections=(*said, *sections),
    )  # fmt: skip


def cards(*questions: Question, depth: Depth = Depth.POINTS) -> tuple[Card, ...]:
    return decompose(questions, depth=depth).cards


def point_cards(*texts: str, prompt: str = PROMPT, depth: Depth = Depth.POINTS) -> list[Card]:
    made = cards(asked(prompt, points(*texts, prompt=prompt)), depth=depth)
    return [card for card in made if card.role is Role.POINT]


def front(card: Card) -> str:
    """What a card asks below its cue."""
    return card.front.partition("\n\n")[2]


# ---------------------------------------------------------------------------------------------------- worked examples


def test_names_joined_by_or_are_one_blank() -> None:
    (card,) = point_cards("Route failed parcels to Quarantine Lane or Yellow Dock to keep the main belt free.")
    assert front(card) == "Route failed parcels to [… 2 names] to keep the main belt free."
    assert [tick.text for tick in card.points] == ["Quarantine Lane", "Yellow Dock"]


def test_a_written_list_is_one_blank_with_a_count() -> None:
    (card,) = point_cards("Check weight, barcode, address, and seal before loading; log refusals.")
    assert front(card) == "Check [… 4 things] before loading; log refusals."
    assert (card.form, [tick.text for tick in card.points]) == (Form.LIST, ["weight", "barcode", "address", "seal"])


def test_a_name_is_blanked_and_brackets_go_to_the_back() -> None:
    text = "Store the sensor readings with InfluxDB for a later comparison of all routes (tags: site, sensor)."
    (card,) = point_cards(text)
    assert front(card) == "Store the sensor readings with […] for a later comparison of all routes."
    assert card.back.startswith("**InfluxDB**")
    assert "tags: site, sensor" in card.back


def test_an_expansion_is_a_term_and_its_letters_leave_the_front() -> None:
    text = "Use role-based access control (RBAC) to limit who may carry the master keys of the yard."
    other = "Review the role-based access control of the yard every quarter, together with its owners."
    made = cards(asked(PROMPT, points(text, other)))
    term = next(card for card in made if card.role is Role.TERM)
    assert (term.front, term.back) == ("What does **RBAC** stand for?", "role-based access control")
    assert not any("RBAC" in card.front for card in made if card.role is Role.POINT)


def test_a_statement_that_carries_nothing_stays_a_tick() -> None:
    made = cards(asked(PROMPT, points("Adopt a clear and effective approach to improve results.")))
    assert [card.role for card in made] == [Role.ANSWER]
    assert [tick.text for tick in made[0].points] == ["Adopt a clear and effective approach to improve results"]


def test_tools_for_a_purpose_are_a_term() -> None:
    made = cards(asked(PROMPT, points("Use heat maps (Hotjar, Clarity).")))
    assert [(card.front, card.back) for card in made if card.role is Role.TERM] == [
        ("Heat maps: name one (of 2).", "Hotjar · Clarity")
    ]


def test_the_only_prohibition_asks_what_to_avoid() -> None:
    (card,) = point_cards("Do not trust a single thermometer. Compare three.", prompt="Plan a cold chain.")
    assert card.front == "**Plan a cold chain.** · 1 of 1\n\nWhat must you avoid?"
    assert card.back == "Do not trust a single thermometer."


def test_a_definition_of_the_cue_is_finished() -> None:
    text = "A cold chain is the unbroken cooling of goods from maker to buyer."
    (card,) = point_cards(text, prompt="What is a cold chain?")
    assert (front(card), card.back) == (
        "Finish: A cold chain is …",
        "the unbroken cooling of goods from maker to buyer.",
    )


def test_a_definition_that_goes_on_with_used_to_shows_it() -> None:
    text = "Dock scales are used to weigh parcels before they enter the belt."
    (card,) = point_cards(text, prompt="What are dock scales?")
    assert front(card) == "Finish: Dock scales are used to …"


def test_a_label_asks_for_what_stands_under_it() -> None:
    (card,) = point_cards("Triage (First 10 Minutes): Stop the belt. Call the lead. Note the lot.")
    assert card.front == f"**{PROMPT}** · 1 of 1 · Triage (First 10 Minutes)\n\nWhat do you do?"
    assert [tick.text for tick in card.points] == ["Stop the belt", "Call the lead", "Note the lot"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Order The Lanes By Risk: the cold lane first, dry goods after it, returns at the very end.", "How?"),
        ("Throughput: the share of parcels that leave within the hour, whatever their lane.", "What do you say?"),
    ],
)
def test_a_label_is_asked_in_its_own_way(text: str, question: str) -> None:
    (card,) = point_cards(text)
    assert front(card) == question


def test_a_long_statement_asks_to_say_more() -> None:
    text = (
        "Agree on two service levels. Frozen goods move within minutes, by the duty driver. "
        "Dry goods within a day, by the night shift."
    )
    (card,) = point_cards(text)
    assert front(card) == "Agree on two service levels.\n\nSay more."
    assert card.back.startswith("Frozen goods")


@pytest.mark.parametrize(
    ("following", "asked_for"),
    [
        ("This lets the duty driver leave the yard within minutes, before the packers of the night shift come.", True),
        ("Keep the thermometer of each lorry beside the slip until the packers of the night shift have read it.", True),
        ("Never let the packers of the night shift wait at the gate, because tired people drop the parcels.", False),
    ],
)
def test_more_is_asked_only_where_the_next_sentence_goes_on_with_the_thought(following: str, asked_for: bool) -> None:
    made = point_cards(f"Hang one thermometer in the cold lane. {following}")
    assert [front(card) for card in made] == ["Hang one thermometer in the cold lane.\n\nSay more."] * asked_for


def test_an_example_is_nothing_to_be_asked_for() -> None:
    text = "A slip has two halves that drivers tear apart. For example, the slips of frozen goods go to Yellow Dock."
    assert point_cards(text) == []


def test_a_story_makes_no_points_but_four_ticks() -> None:
    told = points(
        "**Situation:** Our depot lost parcels every night.",
        "**Task:** I had to find out where.",
        "**Action:** I rebuilt the sorting plan with InfluxDB and Grafana.",
        "**Result:** Losses fell by 80 %.",
        kind=SectionKind.HOW_TO_ANSWER,
    )
    labelled = replace(told, points=tuple(replace(p, label=p.text.split(":")[0].strip("* ")) for p in told.points))
    (card,) = cards(asked(PROMPT, labelled), depth=Depth.FULL)
    assert [tick.text for tick in card.points][:2] == ["the situation in a sentence", "your task"]
    assert "an example, not yours" in card.back


# ------------------------------------------------------------------------------------------------------ cards by depth

FRAMEWORK = Framework(
    heading="Framework",
    names=("LOADS",),
    steps=points(
        "Look: what stands on the belt?",
        "Order the lanes",
        "Assign the drivers",
        "Dispatch: by lane",
        kind=SectionKind.FRAMEWORK,
    ).points,
    text="Use the LOADS method.",
)
LONG = (
    "Store the readings with InfluxDB for a comparison of all lanes. Page the duty driver with PagerDuty every night."
)


def test_each_depth_adds_cards() -> None:
    question = asked(PROMPT, FRAMEWORK, points(LONG), Story(heading="Story", text="We once lost a lorry."))
    by_depth = {depth: [card.role for card in cards(question, depth=depth)] for depth in Depth}
    assert by_depth[Depth.OUTLINE] == [Role.ANSWER, Role.FRAMEWORK]
    assert by_depth[Depth.POINTS] == [Role.ANSWER, Role.FRAMEWORK, Role.POINT]
    assert by_depth[Depth.FULL] == [Role.ANSWER, Role.FRAMEWORK, Role.POINT, Role.POINT, Role.STORY]


def test_a_prompt_that_asks_for_a_story_has_no_card_for_one() -> None:
    prompt = "Tell me about a time when a depot stood still."
    question = asked(prompt, points(LONG, prompt=prompt), Story(heading="Story", text="We once lost a lorry."))
    assert Role.STORY not in {card.role for card in cards(question, depth=Depth.FULL)}


def test_a_framework_asks_for_its_steps_in_order() -> None:
    card = next(card for card in cards(asked(PROMPT, FRAMEWORK)) if card.role is Role.FRAMEWORK)
    assert card.front == f"**{PROMPT}**: which structure, and its 4 steps in order?"
    assert (card.back, [tick.text for tick in card.points]) == (
        "LOADS",
        ["Look", "Order the lanes", "Assign the drivers", "Dispatch"],
    )


def test_a_framework_of_more_than_nine_steps_is_two_cards() -> None:
    steps = points(*[f"Load lane {n} of the yard" for n in range(1, 12)], kind=SectionKind.FRAMEWORK).points
    made = cards(asked(PROMPT, replace(FRAMEWORK, names=(), steps=steps)))
    fronts = [card.front for card in made if card.role is Role.FRAMEWORK]
    assert fronts == [f"**{PROMPT}**: steps 1 to 6 of 11?", f"**{PROMPT}**: steps 7 to 11 of 11?"]


def test_a_step_that_the_cue_tells_brings_what_stands_after_it() -> None:
    step = points("Depot: count the lorries", "Belt: stop it", kind=SectionKind.FRAMEWORK).points
    card = cards(asked(PROMPT, replace(FRAMEWORK, steps=step)))[1]
    assert [tick.text for tick in card.points] == ["Depot (count the lorries)", "Belt"]


def test_a_framework_that_spells_its_name_is_a_term_once() -> None:
    steps = points("Reach", "Impact", "Cost", "Ease", kind=SectionKind.FRAMEWORK).points
    spelt = replace(FRAMEWORK, names=("RICE",), steps=steps)
    made = cards(asked(PROMPT, spelt), asked("How do you rank two orders?", spelt))
    terms = [card for card in made if card.role is Role.TERM]
    assert [(card.front, card.back) for card in terms] == [
        ("What does **RICE** stand for?", "Reach, Impact, Cost, Ease")
    ]


def test_a_question_with_only_an_answer_is_one_basic_card() -> None:
    (card,) = cards(asked("What is a dock?", answer="A place where lorries load."))
    assert (card.role, card.front, card.back) == (Role.BASIC, "What is a dock?", "A place where lorries load.")


@pytest.mark.parametrize("answer", ["TODO", "*Coming soon…*", "N/A", "https://depot.example/docks"])
def test_a_placeholder_is_no_card(answer: str) -> None:
    assert cards(asked("What is a dock?", answer=answer)) == ()


def test_placeholders_and_links_are_no_points() -> None:
    said = points("TBD", "See https://depot.example", "[More](https://depot.example)", "Time: 3-5 minutes", LONG)
    assert [tick.text for tick in cards(asked(PROMPT, said))[0].points] == [said.points[-1].tick]


def test_a_statement_that_only_says_where_else_to_look_is_no_point() -> None:
    said = points("Take a look at the other questions about `belts`!", "See the previous answer.", LONG)
    assert [tick.text for tick in cards(asked(PROMPT, said))[0].points] == [said.points[-1].tick]
    assert [card.role for card in cards(asked(PROMPT, points("See the next question."), answer="Seven."))] == [
        Role.BASIC
    ]


def test_the_same_point_is_asked_once_in_a_bank() -> None:
    other = "What do you store in a depot?"
    made = cards(asked(PROMPT, points(LONG)), asked(other, points(LONG, prompt=other)))
    assert [card.role for card in made].count(Role.POINT) == 1
    assert all(card.points for card in made if card.role is Role.ANSWER)


def test_code_that_the_prompt_points_at_stands_on_the_framework_too_and_has_no_points() -> None:
    prompt = "What does the following code print?\n\n```py\nprint(len(lanes))\n```"
    made = cards(asked(prompt, FRAMEWORK, points(LONG, prompt=prompt)))
    assert [card.role for card in made] == [Role.ANSWER, Role.FRAMEWORK]
    assert "print(len(lanes))" in made[1].front


@pytest.mark.parametrize("right", [True, None])
def test_a_choice_is_asked_where_its_right_option_is_known(right: bool | None) -> None:
    options = Choices(heading="", options=(Choice(text="a lane", right=right), Choice(text="a lorry", right=False)))
    question = asked("Where do parcels wait?", options, answer="In a lane.")
    (card,) = cards(question)
    assert card.role is (Role.CHOICE if right else Role.BASIC)
    assert card.front == ("Where do parcels wait?" if right else "Where do parcels wait?\n\n- a lane\n- a lorry")
    assert card.choices == (options.options if right else ())
    assert card.back == "In a lane."


def test_a_bank_that_says_which_cards_it_wants_gets_those_alone() -> None:
    question = asked("Where do parcels wait?", answer="In a lane, that is:\n\n- near the gate\n- under the roof")
    (basic,) = cards(replace(question, roles=(Role.BASIC,)))
    assert (basic.role, basic.points) == (Role.BASIC, ())
    both = cards(replace(question, roles=(Role.BASIC, Role.REVERSED)))
    assert [card.role for card in both] == [Role.BASIC, Role.REVERSED]
    assert both[1].back == "Where do parcels wait?"


def test_each_number_of_a_cloze_is_a_card() -> None:
    statement = "A {{c1::crane}} lifts, a {{c2::lorry::with wheels}} carries, the {{c1::hook}} holds."
    cloze = Prose(kind=SectionKind.CLOZE, heading="", text=statement)
    question = replace(asked("A […] lifts, a […] carries, the […] holds.", cloze), roles=(Role.CLOZE,))
    first, second = cards(question)
    assert first.front == "A […] lifts, a lorry carries, the […] holds."
    assert first.back == "1. crane\n2. hook"
    assert second.front == "A crane lifts, a [… with wheels] carries, the hook holds."
    assert second.back == "lorry"


def test_another_language_has_no_blanks_but_signs() -> None:
    prompt = "Wie halten Sie ein Paketlager am Laufen?"
    made = cards(
        asked(
            prompt,
            points(
                "Prüfen Sie Gewicht, Adresse und Siegel vor dem Beladen der Lastwagen im Hof.",
                "Speichern Sie die Messwerte mit InfluxDB für einen späteren Vergleich der Strecken.",
                prompt=prompt,
            ),
        )
    )
    assert [(card.form, card.back.partition("\n")[0]) for card in made if card.role is Role.POINT] == [
        (Form.BLANK, "**InfluxDB**")
    ]


def test_a_question_without_a_prompt_is_named_from_its_story() -> None:
    story = Story(
        heading="Story",
        situation="A belt broke at night.",
        task="My task was to move all frozen parcels to a second belt.",
    )
    said = points("Move frozen parcels first, then the second belt takes the rest of all parcels.", prompt="")
    made = decompose([asked("", said, story)], depth=Depth.OUTLINE)
    assert made.questions[0].prompt == "move all frozen parcels to a second belt"
    assert made.cards[0].front == (
        "(The bank has no question here.) How would you answer on: "
        "**Move all frozen parcels to a second belt**? For example: A belt broke at night."
    )


def test_a_statement_of_bullets_is_a_list() -> None:
    (card,) = point_cards("Before the lorry leaves the yard, check its:\n- tyres\n- seal\n- papers of the load")
    assert front(card) == "Before the lorry leaves the yard, check its: [… 3 things]"
    assert [tick.text for tick in card.points] == ["tyres", "seal", "papers of the load"]


# ---------------------------------------------------------------------------------------------------- what holds always

_HOSTILE = st.sampled_from(
    [
        "[bold red]x[/]", "[/nothing]", "<script>alert(1)</script>", "\x1b[31mred\x1b[0m", "`a", "**b", "```\ncode",
        "((((", "]]]]", "“open", "a, b, and c", "Use Kafka or Redis", "A (B) C", "- - -", "| a | b |", "\u202e",
        "RBAC", "role-based access control (RBAC)", "👍🏽", "日本語の質問です。", "…", "[…]", "[… 3 things]", "\\n",
        "Situation:",
    ]
)  # fmt: skip
_WORDS = st.sampled_from(
    "Route parcels to the Yellow Dock or Kafka and check weight, seal, because it is `df -h` not RBAC (see 3.1) "
    "I'd first avoid never: lanes are used to hold 5 % of all “frozen” goods.".split(" ")
)
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(_HOSTILE, _WORDS), max_size=30).map(" ".join),
    st.lists(_WORDS, min_size=6, max_size=40).map(" ".join),
)
_SENTENCES = st.lists(_TEXTS, min_size=1, max_size=4).map(". ".join)


def _question(prompt: str, texts: list[str], answer: str) -> Question:
    return asked(prompt, points(*texts, prompt=prompt), answer=answer)


_QUESTIONS = st.builds(_question, _TEXTS, st.lists(_SENTENCES, max_size=4), _SENTENCES)


@given(st.lists(_QUESTIONS, max_size=4, unique_by=lambda question: question.id))
@hypothesis_settings(max_examples=150, deadline=None)
def test_no_card_of_any_text_gives_its_answer_away_and_none_has_three_blanks(questions: list[Question]) -> None:
    made = decompose(questions, depth=Depth.FULL)
    found = rubric.check(made.questions, made.cards).findings
    assert [one for one in found if one.give_away or one.rule in {Rule.BLANKS, Rule.POINT_LOST}] == []
    assert len({card.id for card in made.cards}) == len(made.cards)


@given(st.lists(_QUESTIONS, max_size=3, unique_by=lambda question: question.id))
@hypothesis_settings(max_examples=50, deadline=None)
def test_the_same_questions_make_the_same_cards(questions: list[Question]) -> None:
    assert decompose(questions, depth=Depth.FULL) == decompose(list(questions), depth=Depth.FULL)


@given(_QUESTIONS, _SENTENCES)
@hypothesis_settings(max_examples=80, deadline=None)
def test_a_reworded_point_keeps_the_id_of_its_card(question: Question, said: str) -> None:
    before = decompose([question], depth=Depth.POINTS).cards
    sections = tuple(
        replace(section, points=tuple(replace(point, text=said) for point in section.points))
        if isinstance(section, PointList)
        else section
        for section in question.sections
    )
    after = decompose([replace(question, sections=sections)], depth=Depth.POINTS).cards
    ids = {(card.role, card.point): card.id for card in before if card.role is not Role.TERM}
    assert all(ids.get((card.role, card.point), card.id) == card.id for card in after if card.role is not Role.TERM)


@given(st.lists(_QUESTIONS, min_size=2, max_size=4, unique_by=lambda question: question.id))
@hypothesis_settings(max_examples=50, deadline=None)
def test_the_order_of_a_bank_does_not_matter_but_for_what_comes_first(questions: list[Question]) -> None:
    there = decompose(questions, depth=Depth.FULL).cards
    back = decompose(questions[::-1], depth=Depth.FULL).cards
    kept = {Role.ANSWER, Role.BASIC, Role.FRAMEWORK}
    assert {(card.id, card.front) for card in there if card.role in kept} == {
        (card.id, card.front) for card in back if card.role in kept
    }


@pytest.mark.parametrize(
    "piece", ["**a ", "[", "`", "(", "a, ", "Kafka or ", "word ", "__x", "- a\n", "_a", "[x](", "```\n"]
)
def test_a_very_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    question = asked(text, points(text, prompt=text), answer=text)
    assert decompose([question], depth=Depth.FULL).cards


def test_steps_that_the_question_itself_names_are_no_card() -> None:
    prompt = "You may mend a leaking valve, paint the cargo hatch, or optimise the winch. How do you prioritise?"
    steps = ("Leaking Valve: first", "Hatch Painting: last", "Winch Optimisation: then")
    listed = tuple(Point(id=PointId(str(n)), text=step, tick=step) for n, step in enumerate(steps))
    framework = Framework(heading="Framework", names=("RICE",), steps=listed, text="RICE: three steps.")
    assert [card.role for card in cards(asked(prompt, framework))] == [Role.ANSWER]
    other = asked("How do you prioritise the work of a yard?", framework)
    assert Role.FRAMEWORK in [card.role for card in cards(other)]


# ------------------------------------------------------------------------------------------------- points not asked


def test_a_definition_that_says_next_to_nothing_is_not_asked_for() -> None:
    question = "What is a silent dock?"
    assert point_cards("Silent docks are free of their noise.", prompt=question) == []
    assert point_cards("A silent dock is also known as night dock.", prompt=question) == []
    assert point_cards("A silent dock is a place where lorries load by hand.", prompt=question) != []


def test_a_label_that_only_leads_to_bullets_is_not_asked_for() -> None:
    assert (
        point_cards("Use:\n- `weigh` → for the scales of the yard\n- `seal` → for the wax\n- `slip` → to print") == []
    )


def test_more_is_asked_of_a_label_that_is_a_statement() -> None:
    text = "**Scales are slow**: Every parcel waits for a minute before the belt takes it on."
    (card,) = cards(asked(PROMPT, replace(points(text), points=(_labelled(text, "Scales are slow"),))))[1:]
    assert front(card) == "Say more."


def _labelled(text: str, own: str) -> Point:
    return Point(id=PointId("p"), text=text, label=own, tick=own)
