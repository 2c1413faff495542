"""Eves of interviews on small, large and hostile collections."""

from collections.abc import Callable
from datetime import date
from itertools import cycle

from factories import bank

from srs.eve import Doubt, Eve
from srs.ids import card_id
from srs.model import (
    Card,
    Framework,
    GradedPoint,
    Interview,
    InterviewId,
    Point,
    PointId,
    Prose,
    Question,
    QuestionId,
    Role,
    Section,
    SectionKind,
    Story,
)

DAY = date(2027, 1, 14)

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "W" * 900,
    "</b></li></ul><h1>Taken over</h1><style>main{max-height:none}body{font-size:40pt}</style>",
    "漢字かな交じり文" * 150,
    "\x1b[31mred\x1b[0m \u202eturned\u202c \x00\x07 " + "a\u0301\u0327\u0328" * 300,
    "🧑\u200d🚒👩\u200d👩\u200d👧\u200d👦" * 120,
    "# Heading\n\n- [link](javascript:alert(3))\n\n```\n" + "code\n" * 200 + "```\n\n| a | b |\n|---|---|\n| c | d |",
    "- a\n" * 400,
    "مرحبا بالعالم " * 80,
    "﷽" * 60 + " ꧅" * 60,
    "[](" * 300 + "*" * 300 + "`" * 300,
    "&lt;b&gt; &amp; &#60;i&#62;  \u00a0\u2028\u2029 \ud800 end",
)


def _point(identifier: str, text: str) -> Point:
    return Point(id=PointId(identifier), text=text, tick=text)


def made(texts: list[str], number: int, *, name: str = "SRE at Acme", notes: str = "") -> Eve:
    """An eve with so many questions, each with an answer, points, a term, a framework and a story of these texts."""
    text = cycle(texts)
    doubts: list[Doubt] = []
    questions = []
    for n in range(number):
        prompt = f"{n}: {next(text)}"
        own = QuestionId(f"question {n}")
        steps = tuple(_point(f"{own} {step}", f"{n}.{step} {next(text)}") for step in range(5))
        sections: tuple[Section, ...] = (
            Framework(heading="Framework", names=(f"F{n} {next(text)}",), steps=steps, text="steps"),
            Story(heading="Story", situation=next(text), task=next(text), action=next(text), result=next(text)),
            Prose(kind=SectionKind.OTHER, heading="Questions to ask them", text=f"- {n} {next(text)}?"),
        )
        question = Question(id=own, bank=bank().id, deck="harbour", prompt=prompt, sections=sections)
        questions.append(question)
        for role in (Role.ANSWER, Role.BASIC, Role.TERM):
            ticks = tuple(GradedPoint(id=step.id, text=step.tick) for step in steps) if role is Role.ANSWER else ()
            card = Card(id=card_id(own, role), question=own, role=role,
                        front=f"{role.value} {n} {next(text)}", back=next(text), points=ticks)  # fmt: skip
            doubts.append(Doubt(card=card, question=question, recall=None if n % 2 else 0.62, loss=1.0 - n / 10_000))
    interview = Interview(id=InterviewId("acme"), name=name, day=DAY, role="SRE", company="Acme", notes=notes)
    stories = tuple((each, section) for each in questions for section in each.sections if isinstance(section, Story))
    return Eve(
        interview=interview,
        today=date(2027, 1, 13),
        doubts=tuple(doubts),
        questions=tuple(questions),
        stories=stories,
    )


EVES: dict[str, Callable[[], Eve]] = {
    "small": lambda: made(["Grease the bearing.", "A bollard is a short post."], 1),
    "middling": lambda: made(["Grease the slewing bearing every week, and log it in the yard book. " * 3], 6),
    "large": lambda: made(["Grease the slewing bearing every week, and log it in the yard book. " * 8, "Tie."], 400),
    "short": lambda: made(["Tie."], 400),
    "hostile": lambda: made([*HOSTILE], 24, name=HOSTILE[0] + "W" * 300, notes="\n".join(HOSTILE)),
} | {f"hostile {n}": lambda text=text: made([text], 8, name=text, notes=text) for n, text in enumerate(HOSTILE)}
