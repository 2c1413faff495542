"""What is done outside a sitting, and undo: the log only grows, and what stands always folds to what is stored."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

import pytest
import strategies
from factories import MORNING, Hand, Running, World, basic, question
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from srs import actions
from srs.errors import NotFoundError, StaleCardError, UsageError
from srs.model import Action, ActionId, ActionKind, CardId, EntryKind, Phase, PointId, Rating, Tick
from srs.session import ReviewSession


@pytest.fixture
def card(world: World) -> CardId:
    """The one card of a collection."""
    world.add([question()], basic)
    return _cards(world)[0]


def _cards(world: World) -> list[CardId]:
    with world.store.reading() as transaction:
        return list(transaction.schedule.states())


def _history(world: World) -> list[tuple[Action, bool]]:
    with world.store.reading() as transaction:
        return list(transaction.log.actions(10_000))


def _last(world: World) -> ActionId:
    return _history(world)[0][0].id


def _answer(world: World, card: CardId, rating: Rating = Rating.GOOD) -> ActionId:
    session = ReviewSession(world.journal)
    session.show(card)
    session.answer(rating)
    return _last(world)


# --------------------------------------------------------------------------------------------------- one card, marked


def test_a_suspended_card_is_not_asked_until_it_is_brought_back(world: World, card: CardId) -> None:
    assert actions.suspend(world.journal, card)[0].suspended
    assert ReviewSession(world.journal).view.card is None
    assert not actions.suspend(world.journal, card, on=False)[0].suspended
    assert ReviewSession(world.journal).view.card is not None


def test_a_buried_card_comes_back_on_the_next_study_day(world: World, card: CardId) -> None:
    assert actions.bury(world.journal, card)[0].buried_until == date(2027, 1, 12)
    assert ReviewSession(world.journal).view.card is None
    world.hand.moment = datetime(2027, 1, 12, 3, 59, tzinfo=UTC)
    assert ReviewSession(world.journal).view.card is None
    world.hand.forward(minutes=1)
    assert ReviewSession(world.journal).view.card is not None


def test_a_buried_card_can_be_brought_back_at_once(world: World, card: CardId) -> None:
    actions.bury(world.journal, card)
    actions.bury(world.journal, card, on=False)
    assert ReviewSession(world.journal).view.card is not None


def test_a_flag_keeps_its_note(world: World, card: CardId) -> None:
    assert actions.flag(world.journal, card, note="ask Rosa")[0].flag == "ask Rosa"
    assert actions.flag(world.journal, card)[0].flag == ""
    assert actions.flag(world.journal, card, on=False)[0].flag is None


def test_a_reset_card_is_new_again_and_its_log_stays(world: World, card: CardId) -> None:
    _answer(world, card)
    (state,) = actions.reset(world.journal, card)
    assert (state.phase, state.memory, state.due, state.reviews) == (Phase.NEW, None, None, 0)
    assert [entry.kind for entry in world.entries(card)] == [EntryKind.REVIEW, EntryKind.RESET]
    assert world.store.problems() == ()


def test_a_clock_set_back_is_stepped_past(world: World, card: CardId) -> None:
    _answer(world, card)
    world.hand.forward(days=-400)
    for act in (actions.suspend, actions.flag, actions.bury):
        act(world.journal, card)
    assert [entry.moment - MORNING for entry in world.entries(card)] == [timedelta(milliseconds=n) for n in range(4)]
    assert world.store.problems() == ()


def test_action_ids_stay_above_the_highest_when_the_clock_was_set_back(world: World, card: CardId) -> None:
    made = [_answer(world, card)]
    world.hand.forward(days=-400)
    made.append(_answer(world, card))
    actions.undo(world.journal)
    made.append(_last(world))
    assert made == sorted(set(made))
    other = ReviewSession(world.elsewhere())
    other.show(card)
    other.answer(Rating.GOOD)
    assert _last(world) > made[-1]


def test_ids_are_above_every_other_though_the_clock_stands(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(30)])
    session = ReviewSession(world.journal)
    last = str(_last(world))
    for _ in range(20):
        assert session.view.card is not None
        session.answer(Rating.EASY, ticks={point.id: Tick.COVERED for point in session.view.card.points})
        action = _last(world)
        made = [str(action), *sorted(str(entry.id) for entry in world.entries() if entry.action == action)]
        assert len(made) == 5
        assert [last, *made] == sorted({last, *made})
        last = made[-1]


def test_an_entrys_id_is_above_its_actions(world: World) -> None:
    world.add([question()])
    session = ReviewSession(world.journal)
    assert session.view.card is not None
    session.answer(Rating.GOOD, ticks={point.id: Tick.COVERED for point in session.view.card.points})
    entries = world.entries()
    assert [*{entry.action for entry in entries}, *(entry.id for entry in entries)] == sorted(
        {str(entries[0].action), *(str(entry.id) for entry in entries)}
    )


def test_an_action_says_who_did_it_when_and_where(world: World, card: CardId) -> None:
    actions.suspend(world.elsewhere(zone=strategies.ZONES[3], sitting="tuesday"), card)
    action, stands = _history(world)[0]
    assert (action.kind, action.moment, action.zone_offset_minutes) == (ActionKind.SUSPEND, MORNING, 330)
    assert (action.machine, action.sitting, stands) == ("test", "tuesday", True)


# -------------------------------------------------------------------------------------------------------- undo, redo


def _marks() -> list[Callable[[World, CardId], object]]:
    return [
        _answer,
        lambda world, card: _answer(world, card, Rating.AGAIN),
        lambda world, card: actions.suspend(world.journal, card),
        lambda world, card: actions.bury(world.journal, card),
        lambda world, card: actions.flag(world.journal, card, note="odd"),
        lambda world, card: actions.reset(world.journal, card),
    ]


@pytest.mark.parametrize("act", _marks(), ids=["good", "again", "suspend", "bury", "flag", "reset"])
@pytest.mark.parametrize("past", [0, 3])
def test_undo_brings_every_row_back_byte_for_byte_and_redo_too(
    world: World, card: CardId, act: Callable[[World, CardId], object], past: int
) -> None:
    for _ in range(past):
        _answer(world, card)
        world.hand.forward(days=5)
    before = world.rows()
    act(world, card)
    after = world.rows()
    assert before != after
    turned = actions.undo(world.journal)
    assert turned.cards == (card,)
    assert world.rows() == before
    assert actions.redo(world.journal).target == turned.target
    assert world.rows() == after
    assert world.store.problems() == ()


def test_undo_and_redo_walk_back_and_forth(world: World, card: CardId) -> None:
    states = [world.state(card)]
    for _ in range(4):
        _answer(world, card)
        states.append(world.state(card))
        world.hand.forward(days=3)
    for expected in (3, 2, 1, 0):
        actions.undo(world.journal)
        assert world.state(card) == states[expected]
    for expected in (1, 2, 3, 4):
        actions.redo(world.journal)
        assert world.state(card) == states[expected]
    with pytest.raises(NotFoundError, match="nothing to redo"):
        actions.redo(world.journal)


def test_undo_out_of_turn_takes_out_one_answer_of_several(world: World, card: CardId) -> None:
    first = _answer(world, card, Rating.AGAIN)
    world.hand.forward(minutes=11)
    _answer(world, card)
    second = world.entries(card)[1]
    actions.undo(world.journal, first[:30])
    state = world.state(card)
    assert (state.reviews, state.due, state.phase, state.last_entry) == (1, second.due, Phase.REVIEW, second.id)
    assert world.store.problems() == ()


def test_an_answer_undone_out_of_turn_comes_back_between_the_others(world: World, card: CardId) -> None:
    made = []
    for _ in range(3):
        made.append(_answer(world, card))
        world.hand.forward(days=4)
    before = world.rows()
    actions.undo(world.journal, made[1])
    undoing = _last(world)
    actions.undo(world.journal, made[0])
    actions.undo(world.journal, undoing)
    actions.undo(world.journal, _last(world))
    actions.undo(world.journal, _last(world))
    actions.redo(world.journal)
    assert world.rows() == before
    assert world.store.problems() == ()


def test_to_undo_an_undo_is_to_redo(world: World, card: CardId) -> None:
    made = _answer(world, card)
    after = world.rows()
    actions.undo(world.journal)
    actions.undo(world.journal, _last(world))
    assert world.rows() == after
    action, stands = _history(world)[0]
    assert (action.kind, action.target, stands) == (ActionKind.REDO, made, True)
    actions.undo(world.journal, action.id)
    assert _history(world)[0][0].kind is ActionKind.UNDO
    assert world.state(card).reviews == 0


def test_what_was_taken_back_cannot_be_taken_back_again(world: World, card: CardId) -> None:
    made = _answer(world, card)
    actions.undo(world.journal, made)
    undoing = _last(world)
    with pytest.raises(UsageError, match="taken back already"):
        actions.undo(world.journal, made)
    actions.redo(world.journal)
    with pytest.raises(UsageError, match="stands already"):
        actions.undo(world.journal, undoing)


def test_nothing_is_redone_once_something_new_was_done(world: World, card: CardId) -> None:
    _answer(world, card)
    actions.undo(world.journal)
    actions.flag(world.journal, card)
    with pytest.raises(NotFoundError, match="nothing to redo; since the last undo something new was done"):
        actions.redo(world.journal)


def test_redo_by_id_brings_back_any_that_was_taken_back(world: World, card: CardId) -> None:
    made = _answer(world, card)
    after = world.state(card)
    actions.undo(world.journal)
    undoing = _last(world)
    actions.flag(world.journal, card)
    actions.flag(world.journal, card, on=False)
    for named in (made, undoing):
        assert actions.redo(world.journal, named).target.id == made
        assert world.state(card).memory == after.memory
        actions.undo(world.journal, made)
    actions.redo(world.journal, made)
    with pytest.raises(UsageError, match="stands already"):
        actions.redo(world.journal, made)


def test_redo_brings_back_what_was_undone_last(world: World, card: CardId) -> None:
    first = _answer(world, card)
    second = _answer(world, card)
    actions.undo(world.journal, first)
    actions.undo(world.journal, second)
    assert actions.redo(world.journal).target.id == second
    assert actions.redo(world.journal).target.id == first


def test_there_is_nothing_to_undo_in_an_empty_collection(world: World) -> None:
    with pytest.raises(NotFoundError, match="nothing to undo"):
        actions.undo(world.journal)


@pytest.mark.parametrize("start", ["ffffffff", "%", "_", "  "])
def test_an_action_is_named_by_the_start_of_its_id_and_nothing_else(world: World, card: CardId, start: str) -> None:
    _answer(world, card)
    with pytest.raises(NotFoundError, match="no action has"):
        actions.undo(world.journal, start)


def test_a_start_that_two_actions_share_names_neither(world: World, card: CardId) -> None:
    one, two = _answer(world, card), _answer(world, card)
    with pytest.raises(NotFoundError, match="more than one action"):
        actions.undo(world.journal, one[:8])
    assert one[:8] == two[:8]
    assert actions.undo(world.journal, f" {two.upper()} ").target.id == two


def test_undoing_an_import_retires_what_it_added_and_keeps_its_answers(world: World, card: CardId) -> None:
    _answer(world, card)
    importing = _history(world)[-1][0]
    assert importing.kind is ActionKind.IMPORT
    before = world.rows()
    actions.undo(world.journal, importing.id)
    assert ReviewSession(world.journal).view.card is None
    with world.store.reading() as transaction:
        assert transaction.library.questions() == ()
        assert transaction.library.card(card).retired
    assert len(world.entries(card)) == 1
    assert world.store.problems() == ()
    actions.redo(world.journal)
    assert world.rows() == before


def test_the_log_only_grows(world: World, card: CardId) -> None:
    _answer(world, card)
    before = world.rows("action", "entry", "change")
    actions.undo(world.journal)
    actions.redo(world.journal)
    actions.reset(world.journal, card)
    after = world.rows("action", "entry", "change")
    assert all(set(before[table]) <= set(after[table]) for table in ("action", "entry"))
    assert [len(after[table]) - len(before[table]) for table in ("action", "entry", "change")] == [3, 1, 0]


@pytest.mark.parametrize(("kind", "said"), [(ActionKind.ANSWER, "an answer"), (ActionKind.INTERVIEW, "an interview")])
def test_an_action_is_named_in_words(kind: ActionKind, said: str) -> None:
    action = Action(id=ActionId("a"), kind=kind, moment=MORNING, zone_offset_minutes=0, machine="m", sitting="s")
    assert actions.named(action) == said


# ------------------------------------------------------------------------------- whatever is done, in whatever order

_INTERESTING = (
    datetime(2027, 3, 14, 6, 50, tzinfo=UTC),
    datetime(2027, 3, 28, 0, 50, tzinfo=UTC),
    datetime(2027, 10, 31, 0, 50, tzinfo=UTC),
    datetime(2027, 11, 7, 5, 50, tzinfo=UTC),
)
"""Minutes before New York and Berlin change their clocks."""


class Collection(RuleBasedStateMachine):
    """A learner who does everything, in every order, at every time of day, on journeys and with a clock gone wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.hand: Hand = Running(MORNING)
        self.world = World(hand=self.hand)
        self.world.add([question("One"), question("Two", points=2)])
        self.world.add([question("Three"), question("Four")], basic)
        self.cards = _cards(self.world)
        self.rows = {name: len(rows) for name, rows in self.world.rows("action", "entry", "change").items()}
        self.before = self.world.rows()
        self.undoable = False

    @initialize(zone=strategies.zones, steps=st.sampled_from([[600], [60, 600], []]))
    def begin(self, zone: tzinfo, steps: list[int]) -> None:
        self.travel(zone)
        self.world.set("", learning_steps=list(steps), relearning_steps=list(steps))

    def _act(self, act: Callable[[], object]) -> None:
        """Do one thing, remembering what was before it."""
        before = self.world.rows()
        act()
        self.before, self.undoable = before, True

    @rule(span=strategies.spans)
    def wait(self, span: timedelta) -> None:
        self.hand.moment += span

    @rule(span=strategies.spans)
    def find_the_clock_set_back(self, span: timedelta) -> None:
        self.hand.moment -= span

    @rule(moment=st.sampled_from(_INTERESTING))
    def come_to_a_change_of_the_clocks(self, moment: datetime) -> None:
        self.hand.moment = moment

    @rule(zone=strategies.zones)
    def travel(self, zone: tzinfo) -> None:
        self.world.journal = self.world.elsewhere(zone=zone)

    @rule(rating=strategies.ratings, ticks=st.none() | st.lists(strategies.ticks, min_size=3, max_size=3))
    def answer_what_comes(self, rating: Rating, ticks: list[Tick] | None) -> None:
        self._answer(ReviewSession(self.world.journal), rating, ticks)

    @rule(
        which=st.integers(0, 8),
        rating=strategies.ratings,
        ticks=st.none() | st.lists(strategies.ticks, min_size=3, max_size=3),
    )
    def answer_one_card(self, which: int, rating: Rating, ticks: list[Tick] | None) -> None:
        session = ReviewSession(self.world.journal)
        session.show(self.cards[which])
        self._answer(session, rating, ticks)

    def _answer(self, session: ReviewSession, rating: Rating, ticks: list[Tick] | None) -> None:
        view = session.view
        if view.card is None:
            return
        given: dict[PointId, Tick] | None = None
        if ticks is not None:
            given = {point.id: tick for point, tick in zip(view.card.points, ticks, strict=False)}
        card = view.card
        self._act(lambda: session.answer(rating, ticks=given))
        outcome = view.outcomes[rating]
        state = self.world.state(card.id)
        entry = next(entry for entry in self.world.entries(card.id) if entry.id == state.last_entry)
        due = outcome.due
        if outcome.delay_seconds is not None:
            due = entry.moment + timedelta(seconds=outcome.delay_seconds)
        assert (state.phase, state.step, state.due) == (outcome.phase, outcome.step, due)
        assert state.memory == outcome.memory
        assert (entry.phase_after, entry.step, entry.due) == (outcome.phase, outcome.step, due)

    @rule(which=st.integers(0, 8), what=st.sampled_from(["suspend", "bury", "flag"]), on=st.booleans())
    def mark(self, which: int, what: str, on: bool) -> None:
        act = {"suspend": actions.suspend, "bury": actions.bury}.get(what)
        if act is not None:
            self._act(lambda: act(self.world.journal, self.cards[which], on=on))
        else:
            self._act(lambda: actions.flag(self.world.journal, self.cards[which], note="odd", on=on))

    @rule(which=st.integers(0, 8))
    def reset(self, which: int) -> None:
        self._act(lambda: actions.reset(self.world.journal, self.cards[which]))

    @rule(limit=st.integers(0, 9))
    def choose(self, limit: int) -> None:
        self._act(lambda: self.world.set("harbour", new_per_day=limit))

    @precondition(lambda self: self.undoable)
    @rule()
    def undo_and_redo_what_was_just_done(self) -> None:
        after = self.world.rows()
        actions.undo(self.world.journal)
        assert self.world.rows() == self.before
        actions.redo(self.world.journal)
        assert self.world.rows() == after

    @rule()
    def undo_the_last(self) -> None:
        try:
            actions.undo(self.world.journal)
        except NotFoundError as error:
            assert "nothing to undo" in str(error)  # noqa: PT017 - both ways are right
        self.undoable = False

    @rule(which=st.integers(0, 40))
    def undo_one_by_its_id(self, which: int) -> None:
        history = _history(self.world)
        try:
            actions.undo(self.world.journal, history[which % len(history)][0].id)
        except UsageError as error:
            assert "already" in str(error)  # noqa: PT017 - both ways are right
        self.undoable = False

    @rule()
    def redo(self) -> None:
        try:
            actions.redo(self.world.journal)
        except NotFoundError as error:
            assert "nothing to redo" in str(error)  # noqa: PT017 - both ways are right
        self.undoable = False

    @invariant()
    def the_log_only_grows(self) -> None:
        rows = {name: len(found) for name, found in self.world.rows("action", "entry", "change").items()}
        assert all(rows[name] >= count for name, count in self.rows.items())
        self.rows = rows

    def teardown(self) -> None:
        assert self.world.store.problems() == ()
        history = _history(self.world)
        assert len({action.id for action, _ in history}) == len(history)
        by_action: dict[ActionId, list[datetime]] = {}
        for entry in self.world.entries():
            by_action.setdefault(entry.action, []).append(entry.moment)
        assert all(len(set(moments)) == len(moments) for moments in by_action.values())
        self.world.store.close()


TestCollection = Collection.TestCase
TestCollection.settings = settings(max_examples=30, stateful_step_count=25)


def test_undo_of_the_last_action_survives_two_programs_on_one_file(filed: World) -> None:
    filed.add([question()], basic)
    card = _cards(filed)[0]
    other = World(str(filed.place))
    _answer(filed, card)
    actions.undo(other.journal)
    with pytest.raises(NotFoundError):
        actions.undo(World(str(filed.place)).journal, "ffff")
    _answer(other, card)
    session = ReviewSession(filed.journal)
    session.show(card)
    actions.flag(other.journal, card)
    with pytest.raises(StaleCardError):
        session.answer(Rating.GOOD)
    assert filed.store.problems() == ()
    other.store.close()
