"""What holds over any days of reviewing in any way: limits, siblings apart, days off, previews, states from the log."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from factories import MORNING, World, basic, cards, question
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from strategies import ratings, ticks

from srs.errors import UsageError
from srs.model import CardId, Chooser, Entry, EntryKind, Phase, Rating, Tick
from srs.scheduler import fold
from srs.search import parse
from srs.session import ReviewSession
from srs.settings import lineage
from srs.sitting.day_course import DayCourse
from srs.way import DAILY, Ahead, Cram, Way

LIMITS = {"harbour": (3, 4), "harbour::Technical": (2, 3), "lighthouse": (1, 1)}
DAYS_OFF = frozenset(MORNING.date() + timedelta(days=n) for n in (2, 3, 4, 11, 12, 30))

_ways = st.sampled_from([DAILY, DAILY, DAILY, Ahead(), Ahead(20), Cram(), Cram(at_random=True)])
_scopes = st.sampled_from(["", "", "deck harbour::Technical", "deck lighthouse", "role:point", "is:review or is:new"])


class ManyDays(RuleBasedStateMachine):
    """A person who reviews, crams, goes ahead, takes back, and lets days pass."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.session: ReviewSession | None = None
        self.by_id: set[str] = set()
        """Entries of cards that the person chose by their ids."""

    @initialize(steps=st.sampled_from([[600], [60, 600], []]), apart=st.booleans())
    def begin(self, steps: list[int], apart: bool) -> None:
        self.apart = apart
        self.world.set(
            "", learning_steps=list(steps), siblings_apart=apart, days_off=[str(day) for day in sorted(DAYS_OFF)]
        )
        for deck, (new, reviews) in LIMITS.items():
            self.world.set(deck, new_per_day=new, reviews_per_day=reviews)
        self.world.add([question(f"Long {n}", points=2) for n in range(3)], cards)
        self.world.add([replace(question(f"Short {n}"), deck="lighthouse") for n in range(3)], basic)
        with self.world.store.reading() as transaction:
            self.decks = {
                card.id: each.deck
                for each in transaction.library.questions()
                for card in transaction.library.cards(questions=[each.id])[each.id]
            }
        self.sit(DAILY, "")

    @rule(way=_ways, scope=_scopes)
    def sit(self, way: Way, scope: str) -> None:
        deck = scope.removeprefix("deck ") if scope.startswith("deck ") else None
        search = parse(scope) if scope and deck is None else None
        self.session = ReviewSession(self.world.journal, deck=deck, search=search, way=way)

    @rule(rating=ratings, given=st.none() | st.lists(ticks, min_size=2, max_size=2))
    def answer(self, rating: Rating, given: list[Tick] | None) -> None:
        assert self.session is not None
        view = self.session.refresh()
        if view.card is None or view.study_day != self.world.journal.clock.study_day():
            return
        points = [point.id for point in view.card.points]
        ticked = dict(zip(points, given, strict=True)) if given and points else None
        before = self.world.state(view.card.id)
        self.session.answer(rating, ticks=ticked)
        entry = self.world.entries(view.card.id)[-1]
        after = self.world.state(view.card.id)
        assert entry.rating is rating
        if entry.kind is EntryKind.CRAM:
            assert after == replace(before, last_entry=entry.id, last_moment=entry.moment)
            return
        promised = view.outcomes[rating]
        due = promised.due
        if promised.delay_seconds is not None:
            due = entry.moment + timedelta(seconds=promised.delay_seconds)
        assert (entry.phase_after, entry.step, entry.due) == (promised.phase, promised.step, due)
        assert (after.phase, after.step, after.due, after.memory) == (*promised_state(entry), promised.memory)

    @rule(rating=ratings, which=st.integers(0, 20))
    def answer_this(self, rating: Rating, which: int) -> None:
        assert self.session is not None
        every = sorted(self.decks)
        self.session.show(every[which % len(every)])
        self.session.answer(rating)
        self.by_id.update(entry.id for entry in self.world.entries(every[which % len(every)])[-1:])

    @precondition(lambda self: self.session is not None and self.session.view.card is not None)
    @rule(what=st.sampled_from(["bury", "flag", "suspend"]))
    def put_aside(self, what: str) -> None:
        getattr(self.session, what)()

    @rule()
    def undo(self) -> None:
        assert self.session is not None
        with suppress(UsageError):
            self.session.undo()

    @rule(hours=st.sampled_from([0.2, 3, 24, 24, 72, 500]))
    def wait(self, hours: float) -> None:
        self.world.hand.forward(hours=hours)

    # ------------------------------------------------------------------------------------------------------ what holds

    def _reviews(self) -> list[Entry]:
        return [entry for entry in self.world.entries() if entry.kind is EntryKind.REVIEW]

    @invariant()
    def states_are_what_the_log_folds_to(self) -> None:
        entries = self.world.entries()
        with self.world.store.reading() as transaction:
            states = transaction.schedule.states()
        for card, state in states.items():
            assert state == fold(card, [entry for entry in entries if entry.card == card])

    @invariant()
    def limits_are_never_exceeded_by_what_the_queue_chose(self) -> None:
        done: Counter[tuple[date, str, Phase | None]] = Counter()
        for entry in self._reviews():
            if entry.chooser is Chooser.QUEUE:
                done.update((entry.study_day, deck, entry.phase_before) for deck in lineage(self.decks[entry.card]))
        for (_, deck, phase), number in done.items():
            if deck in LIMITS and phase in (Phase.NEW, Phase.REVIEW):
                assert number <= LIMITS[deck][phase is Phase.REVIEW], (deck, phase)

    @invariant()
    def siblings_are_apart(self) -> None:
        seen: dict[tuple[date, str], set[CardId]] = {}
        for entry in self._reviews():
            with self.world.store.reading() as transaction:
                of = transaction.library.card(entry.card).question
            others = seen.setdefault((entry.study_day, of), set())
            chosen = entry.chooser in (Chooser.QUEUE, Chooser.AHEAD) and entry.phase_before in (Phase.NEW, Phase.REVIEW)
            if self.apart and chosen and entry.id not in self.by_id:
                assert not others - {entry.card}
            others.add(entry.card)

    @invariant()
    def no_queue_of_a_day_holds_two_cards_of_a_question(self) -> None:
        course = self.session._course if self.session is not None else None
        if isinstance(course, DayCourse) and self.apart:
            questions = [each.question for each in (*course.queue.reviews, *course.queue.new)]
            assert len(questions) == len(set(questions))

    @invariant()
    def no_review_falls_on_a_day_off(self) -> None:
        dues = [entry.due for entry in self._reviews() if entry.due is not None]
        assert not DAYS_OFF & {due for due in dues if not isinstance(due, datetime)}

    def teardown(self) -> None:
        assert self.world.store.problems() == ()
        self.world.store.close()


def promised_state(entry: Entry) -> tuple[object, ...]:
    """What an entry says of its card's state."""
    return entry.phase_after, entry.step, entry.due


TestManyDays = ManyDays.TestCase
TestManyDays.settings = settings(max_examples=25, stateful_step_count=25)
