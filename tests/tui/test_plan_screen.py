"""The plan's screen: from today in one key, computed in the background, for one interview after another."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from driven import Driven, Seconds
from factories import MORNING, World, cards, clock_of, question
from outlooks import HELP, OUTLOOK, TOPICS
from syrupy.assertion import SnapshotAssertion

from srs import interviews
from srs.actions import Journal
from srs.errors import CollectionError
from srs.model import Forecast, Interview, InterviewId, Rating
from srs.session import ReviewSession
from srs.store import open_store
from tui.app import VivaApp
from tui.foretelling import Foretold
from tui.screens.interviews import InterviewsScreen
from tui.screens.plan import PlanScreen, Shown
from tui.screens.review import ReviewScreen
from tui.screens.today import TodayScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)], ids=["80x24", "120x40", "40x12"])
TODAY = date(2027, 1, 11)


@dataclass
class Again:
    """Opens a collection once more, until it is broken."""

    world: World
    broken: bool = False

    def __call__(self, create: bool) -> AbstractContextManager[Journal]:
        del create
        if self.broken:
            raise CollectionError("the collection is damaged; `viva restore` brings back the last backup")
        return self._opened()

    @contextmanager
    def _opened(self) -> Iterator[Journal]:
        store = open_store(self.world.place)
        try:
            yield Journal(store=store, clock=clock_of(self.world.hand))
        finally:
            store.close()


def _interview(name: str, days: int, **fields: object) -> Interview:
    made = Interview(id=InterviewId(name), name=name, day=TODAY + timedelta(days=days), minutes=10)
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.fixture
def planned(filed: World) -> World:
    """Four questions and two interviews."""
    filed.add([question(f"How would you moor a ship of {n} metres?") for n in range(4)], cards)
    interviews.add(filed.journal, _interview("SRE at Acme", 9))
    interviews.add(filed.journal, _interview("Ops at Hull", 20))
    return filed


@asynccontextmanager
async def _app(world: World, size: tuple[int, int] = (80, 24), *, broken: bool = False) -> AsyncIterator[Driven]:
    app = VivaApp(world.journal, open_again=Again(world, broken), stopwatch=(seconds := Seconds()))
    async with app.run_test(size=size) as pilot:
        driven = Driven(app, pilot, seconds)
        await driven.settled()
        yield driven


async def _computed(screen: Driven) -> str:
    """Wait until the outlook is there and kept; gives the screen as text."""
    plan = screen.app.screen
    async with asyncio.timeout(30):
        while isinstance(plan, PlanScreen) and plan.view.told.done < 1 and not plan.view.failure:
            await asyncio.sleep(0.01)
    await screen.app.workers.wait_for_complete()
    return await screen.text()


async def _showing(screen: Driven, shown: Shown) -> str:
    """Open the plan and let it show this."""
    await screen.press("p")
    await _computed(screen)
    assert isinstance(screen.app.screen, PlanScreen)
    screen.app.screen.view = shown
    return await screen.text()


BEFORE = Forecast(
    interview=InterviewId("acme"), study_day=date(2027, 1, 2), made_at=MORNING, for_day=date(2027, 1, 14),
    questions=300, expected=0.7, low=0.6, high=0.8, stopped=0.2, believed=0.7,
)  # fmt: skip
WHOLE = replace(OUTLOOK, help=HELP, topics=TOPICS)


@SIZES
async def test_the_plan_begins_with_what_to_expect(
    planned: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """The interview and its day, two forecasts, today's cards and why."""
    async with _app(planned, size) as screen:
        shown = Shown(told=Foretold(done=1.0, outlook=WHOLE, earlier=(BEFORE,)))
        assert await _showing(screen, shown) == snapshot


@SIZES
async def test_further_down_are_the_days_what_it_takes_and_the_topics(
    planned: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with _app(planned, size) as screen:
        await _showing(screen, Shown(told=Foretold(done=1.0, outlook=WHOLE)))
        assert await screen.press("space") == snapshot
        assert await screen.press("pagedown") == snapshot


@SIZES
async def test_while_it_computes_what_is_known_is_there_beside_the_progress(
    planned: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with _app(planned, size) as screen:
        assert await _showing(screen, Shown(told=Foretold(done=0.4, outlook=OUTLOOK))) == snapshot


async def test_a_picture_of_the_plan(planned: World, picture: SnapshotAssertion) -> None:
    async with _app(planned) as screen:
        await _showing(screen, Shown(told=Foretold(done=1.0, outlook=WHOLE)))
        await screen.press("space")
        assert await screen.svg() == picture


async def test_a_clock_that_went_backwards_is_told_above_the_plan(planned: World) -> None:
    ReviewSession(planned.journal).answer(Rating.GOOD, duration_ms=20_000)
    planned.hand.moment -= timedelta(days=2)
    async with _app(planned) as screen:
        await screen.press("p")
        lines = (await _computed(screen)).split("\n")
    told = next(n for n, line in enumerate(lines) if "The last answer is of 11 January 2027, after today" in line)
    assert told < next(n for n, line in enumerate(lines) if "Expected recall on the day" in line)


async def test_p_opens_the_plan_of_the_next_interview_and_p_again_the_list(planned: World) -> None:
    async with _app(planned) as screen:
        await screen.press("p")
        text = await _computed(screen)
        assert "SRE at Acme: Wednesday 20 January 2027, in 9 days  (1 of 2)" in text
        assert "if you follow the plan  of 100 questions about" in text
        await screen.press("p")
        assert isinstance(screen.app.screen, InterviewsScreen)
        await screen.press("down", "p")
        assert "Ops at Hull" in await _computed(screen)
        await screen.press("q")
        assert isinstance(screen.app.screen, TodayScreen)


async def test_what_was_shown_is_kept_as_a_forecast(planned: World) -> None:
    async with _app(planned) as screen:
        await screen.press("p")
        await _computed(screen)
        await screen.press("right")
        await _computed(screen)
    with planned.store.reading() as transaction:
        for name in ("SRE at Acme", "Ops at Hull"):
            assert [each.study_day for each in transaction.forecasts.of(InterviewId(name))] == [TODAY]


async def test_left_and_right_turn_to_the_other_interviews(planned: World) -> None:
    async with _app(planned) as screen:
        await screen.press("p")
        await screen.press("right")
        assert "Ops at Hull" in (await _computed(screen)).split("\n")[0]
        await screen.press("right")
        assert "SRE at Acme" in (await _computed(screen)).split("\n")[0]
        await screen.press("left")
        assert "Ops at Hull" in (await _computed(screen)).split("\n")[0]


async def test_enter_reviews_what_the_plan_has_for_today(planned: World) -> None:
    async with _app(planned) as screen:
        await screen.press("p")
        await _computed(screen)
        await screen.press("enter")
        assert isinstance(screen.app.screen, ReviewScreen)


async def test_leaving_before_it_is_computed_stops_it(planned: World) -> None:
    async with _app(planned) as screen:
        await screen.press("p", "q")
        assert isinstance(screen.app.screen, TodayScreen)
        await screen.app.workers.wait_for_complete()


async def test_without_an_interview_ahead_p_opens_the_list(filed: World) -> None:
    filed.add([question()], cards)
    async with _app(filed) as screen:
        assert "No interview yet" in await screen.press("p")


async def test_where_nothing_can_be_planned_the_screen_says_why(filed: World) -> None:
    filed.add([question()], cards)
    interviews.add(filed.journal, _interview("SRE at Acme", 9, scope="tag:nothing"))
    async with _app(filed) as screen:
        await screen.press("p")
        text = await _computed(screen)
        assert "SRE at Acme has no plan: no card fits the scope 'tag:nothing', so far" in text


async def test_a_collection_that_cannot_be_read_is_told(planned: World) -> None:
    async with _app(planned, broken=True) as screen:
        await screen.press("p")
        assert "! the collection is damaged" in await _computed(screen)
