"""How the review screen looks in each of its states and sizes: as plain text, and the key states as pictures."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from driven import Driven, opened
from factories import World
from syrupy.assertion import SnapshotAssertion

from srs.model import Form, GradedPoint, PointId, Rating, Role
from srs.session import ReviewSession
from tui.preferences import Preferences

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)], ids=["80x24", "120x40", "40x12"])

BACK = """\
## In short

Keep it **dry** and *moving*; see `crane.conf` and [the log](https://harbour.example/log).

1. Grease it
   - bearings
   - ropes
2. Log it

```
grease --weekly
```

| part | days |
|------|-----:|
| rope | 7 |

> Not in a [red]storm[/red].
"""

POINTS = (
    GradedPoint(id=PointId("a"), text="Grease the slewing bearing every week", label="Grease", essential=True),
    GradedPoint(
        id=PointId("b"), text="Check the wire ropes before every shift, and the hooks, brakes and switches too"
    ),
    GradedPoint(id=PointId("c"), text="seven days", label="Log"),
)

State = Callable[[Driven], Awaitable[object]]


async def front(_: Driven) -> None:
    """The question, how to show its answer, the stopwatch beside the question's minutes."""


async def back(screen: Driven) -> None:
    """The answer under a rule, four buttons with their intervals, the one that space takes."""
    screen.seconds.at += 72
    await screen.press("space")


async def ticked(screen: Driven) -> None:
    """One point covered, one after a nudge; how many; the suggested button marked by a word and its frame."""
    screen.seconds.at += 300
    await screen.press("space", "1", "2", "2")


async def flagged(screen: Driven) -> None:
    """The flag in the head, and that it was set."""
    await screen.press("f")


async def done(screen: Driven) -> None:
    """The figures of the sitting, and when the next card comes."""
    screen.seconds.at += 90
    await screen.press("space", "y")


async def helped(screen: Driven) -> None:
    """Every key with what it does."""
    await screen.press("question_mark")


async def failed(screen: Driven) -> None:
    """What failed, marked by an exclamation mark, above the buttons; the card is still there."""
    await screen.press("u")


@pytest.fixture
def graded_card(one_card: Callable[..., World]) -> World:
    return one_card(role=Role.ANSWER, points=POINTS, back=BACK)


@SIZES
@pytest.mark.parametrize("state", [front, back, ticked, flagged, done, helped, failed])
async def test_a_card_with_points(
    graded_card: World, state: State, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with opened(graded_card, size) as screen:
        await state(screen)
        assert await screen.text() == snapshot


@SIZES
@pytest.mark.parametrize("state", [front, back])
async def test_a_point_card_with_a_blank(
    one_card: Callable[..., World], state: State, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """No minutes beside the stopwatch, for they are those of the whole answer; digits rate, as the buttons say."""
    world = one_card(
        role=Role.POINT, form=Form.BLANK, front="Keep it up (1 of 3)\n\nGrease […] every week", back="ropes"
    )
    async with opened(world, size) as screen:
        await state(screen)
        assert await screen.text() == snapshot


@SIZES
async def test_a_question_made_from_its_content(
    one_card: Callable[..., World], size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """That the bank has no question here, under the front."""
    async with opened(one_card(of_question={"prompt_missing": True}), size) as screen:
        assert await screen.text() == snapshot


@SIZES
async def test_waiting_for_a_learning_card(
    one_card: Callable[..., World], size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """When the next card is due, and that it shows by itself."""
    world = one_card()
    ReviewSession(world.journal).answer(Rating.AGAIN)
    world.hand.moment -= timedelta(minutes=30)
    async with opened(world, size) as screen:
        assert await screen.text() == snapshot


@SIZES
async def test_a_leech(one_card: Callable[..., World], size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """The mark of a leech, with its lapses, in the head."""
    world = one_card()
    session = ReviewSession(world.journal)
    for _ in range(9):
        session.answer(Rating.GOOD)
        world.hand.forward(days=60)
        session = ReviewSession(world.journal)
        session.answer(Rating.AGAIN)
        world.hand.forward(minutes=15)
        session.refresh()
    async with opened(world, size) as screen:
        assert await screen.text() == snapshot


@pytest.mark.parametrize("state", [front, back, ticked, flagged, done, helped, failed])
async def test_pictures_of_a_card_with_points(graded_card: World, state: State, picture: SnapshotAssertion) -> None:
    async with opened(graded_card) as screen:
        await state(screen)
        assert await screen.svg() == picture


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize("state", [front, ticked])
async def test_pictures_in_other_themes(
    graded_card: World, state: State, theme: str, picture: SnapshotAssertion
) -> None:
    """Dark letters on a light screen; white, and few strong colours, on black."""
    async with opened(graded_card, preferences=Preferences(theme=theme)) as screen:
        await state(screen)
        assert await screen.svg() == picture


@pytest.mark.parametrize("state", [front, ticked])
async def test_pictures_of_a_small_screen(graded_card: World, state: State, picture: SnapshotAssertion) -> None:
    """One line of buttons; the suggested one reversed."""
    async with opened(graded_card, (40, 12)) as screen:
        await state(screen)
        assert await screen.svg() == picture


async def test_a_picture_of_a_blank(one_card: Callable[..., World], picture: SnapshotAssertion) -> None:
    """The blank reversed, so that it stands out without colour too."""
    async with opened(one_card(front="Grease […] every week, at [… 2 places]"), (80, 24)) as screen:
        assert await screen.svg() == picture


async def test_without_colour_the_same_words_and_frames_are_there(
    graded_card: World, monkeypatch: pytest.MonkeyPatch, picture: SnapshotAssertion
) -> None:
    async with opened(graded_card) as screen:
        await ticked(screen)
        coloured = await screen.text()
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(graded_card) as screen:
        await ticked(screen)
        assert await screen.text() == coloured
        assert await screen.svg() == picture
