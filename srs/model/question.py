"""Banks and their questions: what a person learns from, section by section."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

BankId = NewType("BankId", str)
QuestionId = NewType("QuestionId", str)
PointId = NewType("PointId", str)


class Depth(StrEnum):
    """How far a question is taken apart into cards."""

    OUTLINE = "outline"
    POINTS = "points"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Where questions came from, and what was chosen when they first came."""

    id: BankId
    name: str
    path: str
    format: str
    encoding: str
    content_hash: str
    imported_at: datetime
    deck: str
    depth: Depth
    language: str | None = None
    retired: bool = False


class SectionKind(StrEnum):
    """What a section of a question is for, whatever its bank calls it."""

    FRAMEWORK = "framework"
    STORY = "story"
    HOW_TO_ANSWER = "how_to_answer"
    KEY_POINTS = "key_points"
    TERMINOLOGY = "terminology"
    LOOK_FOR = "look_for"
    MISTAKES = "mistakes"
    CHOICES = "choices"
    HINTS = "hints"
    FOLLOW_UPS = "follow_ups"
    ANSWER = "answer"
    CLOZE = "cloze"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement inside a section.

    `text` is the statement with its label, as the bank has it; `label` is its leading label without emphasis;
    `tick` is one line: what one says to have covered it (plain text).
    """

    id: PointId
    text: str
    label: str | None = None
    tick: str
    essential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A named structure for the answer, such as CIRCLES, with its steps in order and the text they were read from."""

    heading: str
    names: tuple[str, ...]
    steps: tuple[Point, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One person's example: its parts where the bank labels them, else its text."""

    heading: str
    context: str | None = None
    situation: str | None = None
    task: str | None = None
    action: str | None = None
    result: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointList:
    """A section of statements: how to answer, key points, terminology, look-for, mistakes, hints or follow-ups."""

    kind: SectionKind
    heading: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a multiple-choice question; `right` is None where the bank does not say."""

    text: str
    right: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The options of a multiple-choice question, in the bank's order."""

    heading: str
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A section of running Markdown: the answer (`SectionKind.ANSWER`) or any other heading (`SectionKind.OTHER`).

    Of `SectionKind.CLOZE` it is a statement whose deletions stand as `{{c1::words::hint}}`, the hint optional.
    """

    kind: SectionKind
    heading: str
    text: str


Section = Framework | Story | PointList | Choices | Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """How long a spoken answer should take, in minutes."""

    low: float
    high: float


class Role(StrEnum):
    """What a card asks of its question."""

    ANSWER = "answer"
    FRAMEWORK = "framework"
    POINT = "point"
    STORY = "story"
    TERM = "term"
    TERM_REVERSED = "term_reversed"
    CHOICE = "choice"
    CLOZE = "cloze"
    BASIC = "basic"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A prompt and its sections, in the bank's own order and words.

    `prompt` is the bank's, or made from the question's content where `prompt_missing`. `place` is the heading path.
    `roles` are the cards that it is to have and no others, where its bank says which; empty where its content decides.
    """

    id: QuestionId
    bank: BankId
    number: int | None = None
    place: tuple[str, ...] = ()
    language: str | None = None
    deck: str
    prompt: str
    prompt_missing: bool = False
    type: str | None = None
    difficulty: str | None = None
    minutes: Minutes | None = None
    stage: str | None = None
    tags: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    roles: tuple[Role, ...] = ()
    retired: bool = False

    @property
    def framework(self) -> Framework | None:
        """Its first framework, if it has one."""
        return next((section for section in self.sections if isinstance(section, Framework)), None)

    @property
    def story(self) -> Story | None:
        """Its first story, if it has one."""
        return next((section for section in self.sections if isinstance(section, Story)), None)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Its options, empty where it is no multiple-choice question."""
        return tuple(option for section in self.sections if isinstance(section, Choices) for option in section.options)

    @property
    def answer(self) -> str | None:
        """The running text of its answer, if the bank has one."""
        texts = [s.text for s in self.sections if isinstance(s, Prose) and s.kind is SectionKind.ANSWER]
        return "\n\n".join(texts) or None

    @property
    def cloze(self) -> str | None:
        """The statement whose deletions its cards ask for, as `{{c1::words::hint}}`; None where it has none."""
        texts = [s.text for s in self.sections if isinstance(s, Prose) and s.kind is SectionKind.CLOZE]
        return "\n\n".join(texts) or None

    def points(self, kind: SectionKind) -> tuple[Point, ...]:
        """The statements of its sections of one kind, in order."""
        return tuple(
            point
            for section in self.sections
            if isinstance(section, PointList) and section.kind is kind
            for point in section.points
        )


def section_points(section: Section) -> tuple[Point, ...]:
    """The points that a section holds, whatever it is."""
    match section:
        case Framework():
            return section.steps
        case PointList():
            return section.points
        case _:
            return ()
