"""A collection with a question of every kind of card, and Anki itself to import what is exported."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from factories import MORNING, World, bank

from export.selection import Selection, read
from srs.ids import card_id, point_id, question_id
from srs.model import (
    Card,
    Choice,
    Choices,
    Form,
    Framework,
    GradedPoint,
    Minutes,
    Point,
    PointId,
    PointList,
    Prose,
    Question,
    QuestionId,
    Role,
    SectionKind,
    Story,
)

CODE = """Hold the hoist, then log it:

```python
def hold(load: int) -> str:
    # never above the limit
    return "held" if load < 40 else "refused"
```

| wind | lift |
|---|---:|
| calm | 40 t |
| gale | none |

See [the yard's rules](https://example.org/rules) and ![a drawing](https://example.org/crane.png)."""


def _points(of: QuestionId, kind: SectionKind, *texts: str) -> tuple[Point, ...]:
    return tuple(
        Point(id=point_id(of, kind, text), text=text, tick=text.replace("*", ""), label=None, essential=n == 0)
        for n, text in enumerate(texts)
    )


def crane() -> Question:
    """A question with a section of every kind."""
    prompt = "How do you keep a harbour crane running through a storm?"
    of = question_id("Harbour Questions", prompt, "")
    kinds = SectionKind
    steps = _points(of, kinds.FRAMEWORK, "Look at the wind", "Lower the boom", "Log the stop")
    lists = {
        kinds.HOW_TO_ANSWER: ("**First:** say who decides.",),
        kinds.KEY_POINTS: (
            "Park the boom with the wind.",
            "**Hoist:** hold it with `brake --lock`.",
            "Call the pilot.",
        ),
        kinds.TERMINOLOGY: ("SWL: safe working load",),
        kinds.LOOK_FOR: ("**Calm:** orders in a fixed sequence",),
        kinds.MISTAKES: ("Lifting above the limit",),
        kinds.HINTS: ("Think of the wind.",),
        kinds.FOLLOW_UPS: ("Who starts it again?",),
    }
    return Question(
        id=of, bank=bank().id, number=4, place=("Cranes",), deck="harbour::Cranes", prompt=prompt, type="Technical",
        difficulty="Hard", minutes=Minutes(low=3, high=4.5), stage="final round", tags=("wind & weather", "safety"),
        sections=(
            Framework(heading="Frame", names=("LLL",), steps=steps, text="LLL: look, lower, log."),
            Story(heading="Story", situation="A gale.", task="Save the boom.", action="I parked it.", result="0 lost."),
            *(PointList(kind=kind, heading=kind.value, points=_points(of, kind, *lists[kind])) for kind in lists),
            Choices(heading="Options", options=(Choice(text="Stop", right=True), Choice(text="Go on", right=False))),
            Prose(kind=kinds.ANSWER, heading="Answer", text=CODE),
            Prose(kind=kinds.OTHER, heading="Tools", text="A wind gauge."),
        ),
    )  # fmt: skip


def crane_cards(of: Question) -> tuple[Card, ...]:
    """A card of every role; two of the framework, and one more than has a place on the question's note."""
    points = of.points(SectionKind.KEY_POINTS)
    steps = of.framework.steps if of.framework else ()

    def card(role: Role, front: str, back: str, **fields: Any) -> Card:
        position = next(numbers)
        identifier = card_id(of.id, role, fields.get("part", ""))
        return Card(id=identifier, question=of.id, role=role, front=front, back=back, position=position, **fields)

    def graded(of_points: tuple[Point, ...]) -> tuple[GradedPoint, ...]:
        return tuple(GradedPoint(id=p.id, text=p.tick, label=p.label, essential=p.essential) for p in of_points)

    def point(n: int, front: str, back: str, form: Form) -> Card:
        return card(Role.POINT, front, back, part=points[n].id, point=points[n].id, form=form)

    numbers = iter(range(100))
    parts = tuple(GradedPoint(id=PointId(f"{of.id}/{part}"), text=part) for part in ("situation", "task"))
    return (
        card(Role.ANSWER, of.prompt, CODE, points=graded(points)),
        card(Role.FRAMEWORK, "Crane in a storm: which structure, and its 3 steps?", "LLL", points=graded(steps)),
        card(Role.FRAMEWORK, "Crane in a storm: the steps after the third?", "none", part="2"),
        card(Role.FRAMEWORK, "Crane in a storm: anything else?", "no", part="3"),
        card(Role.STORY, "Tell of a storm of your own.", "an example, not yours: A gale came.", points=parts),
        card(Role.CHOICE, f"{of.prompt}\n\n- Stop\n- Go on", "**Stop**"),
        card(Role.BASIC, of.prompt, "Park it."),
        card(Role.REVERSED, "Park it.", of.prompt),
        point(0, "Crane in a storm (1 of 3): park the boom with […].", "the wind", Form.BLANK),
        point(1, "Crane in a storm (2 of 3) · Hoist: hold it with `[… 2 words]`.", "`brake --lock`", Form.LABEL),
        point(2, "Crane in a storm: call […]", "Call the pilot.", Form.FINISH),
        card(Role.CLOZE, "The boom turns with […]", "the wind", part="1"),
        card(Role.TERM, "What does SWL stand for?", "safe working load", part="SWL"),
        card(Role.TERM_REVERSED, "Short for safe working load?", "SWL", part="SWL"),
        card(Role.TERM, "A gauge for wind: name one", "anemometer", part="gauge"),
    )


@pytest.fixture
def storm() -> tuple[Question, Callable[[Question], tuple[Card, ...]]]:
    """A question with every section, and what makes a card of every role of it."""
    return crane(), crane_cards


@pytest.fixture
def world() -> World:
    """A collection in memory with that question."""
    made = World()
    made.add([crane()], crane_cards)
    return made


@pytest.fixture
def selection(world: World) -> Selection:
    """All of that collection, with its log."""
    return read(world.store, at=MORNING, with_log=True)


@dataclass
class Anki:
    """A fresh collection of Anki's own."""

    collection: Any
    folder: Path

    def take(self, package: bytes) -> dict[str, int]:
        """Import a package as a person does who leaves every option alone; how many notes went which way."""
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        path = self.folder / "deck.apkg"
        path.write_bytes(package)
        request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
        log = self.collection.import_anki_package(request).log
        ways = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck", "empty_first_field")
        return {way: len(getattr(log, way)) for way in ways if getattr(log, way)}

    def faces(self) -> list[tuple[str, str]]:
        """Question and answer of every card as Anki renders them."""
        outputs = [self.collection.get_card(card).render_output() for card in self.collection.find_cards("")]
        return [(output.question_text, output.answer_text) for output in outputs]

    def sound(self) -> bool:
        """Whether Anki's own check finds nothing to mend."""
        return bool(self.collection.fix_integrity()[1])


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    """Anki, where it is installed."""
    module = pytest.importorskip("anki.collection", reason="the anki package is not installed")
    collection = module.Collection(str(tmp_path / "anki.anki2"))
    yield Anki(collection, tmp_path)
    collection.close()
