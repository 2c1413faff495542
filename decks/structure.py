"""From what a bank says to questions: ids, points with their labels and ticks, frameworks and stories."""

from collections import Counter
from collections.abc import Iterator, Sequence

from decks import framework, story
from decks.drafts import Draft, DraftSection
from decks.labels import label, lead
from decks.naming import bank_name, short_deck
from decks.sections import LIST_KINDS
from decks.sentences import items
from decks.ticks import tick
from srs.ids import point_id, question_id
from srs.model import (
    Bank,
    Choices,
    Framework,
    Point,
    PointId,
    PointList,
    Prose,
    Question,
    QuestionId,
    Section,
    SectionKind,
    Story,
)

__all__ = ["bank_name", "questions_from", "short_deck", "statement"]

_LONGEST_TERM = 5
_RUNNING = frozenset({SectionKind.ANSWER, SectionKind.CLOZE})


def questions_from(drafts: Sequence[Draft], *, bank: Bank) -> tuple[Question, ...]:
    """The questions that the drafts of one bank make, in their order, each with its ids.

    A draft with no prompt has an empty one here, marked `prompt_missing`.
    """
    taken: Counter[QuestionId] = Counter()
    unnumbered: Counter[tuple[str, ...]] = Counter()
    shared = Counter(draft.place[0] for draft in drafts if draft.place)
    questions = []
    for draft in drafts:
        place = _place(draft, unnumbered)
        first = question_id(bank.name, draft.prompt, place)
        identity = question_id(bank.name, draft.prompt, place, taken[first])
        taken[first] += 1
        questions.append(_question(draft, identity, bank, _deck(draft, bank, shared)))
    return tuple(questions)


def _place(draft: Draft, unnumbered: Counter[tuple[str, ...]]) -> str:
    """Where a draft stands in its bank: heading path and number, or its rank among those there that have neither."""
    if draft.prompt is None and draft.number is None:
        unnumbered[draft.place] += 1
        return " / ".join((*draft.place, f"unnumbered {unnumbered[draft.place]}"))
    return " / ".join((*draft.place, str(draft.number)))


def _question(draft: Draft, identity: QuestionId, bank: Bank, deck: str) -> Question:
    """The question that one draft makes."""
    points = _Points(identity)
    return Question(
        id=identity,
        bank=bank.id,
        number=draft.number,
        place=draft.place,
        language=draft.language or bank.language,
        deck=deck,
        prompt=draft.prompt or "",
        prompt_missing=draft.prompt is None,
        type=draft.type,
        difficulty=draft.difficulty,
        minutes=draft.minutes,
        stage=draft.stage,
        tags=draft.tags,
        roles=draft.roles,
        sections=tuple(made for drafted in draft.sections for made in _sections(drafted, points)),
    )


def _deck(draft: Draft, bank: Bank, shared: Counter[str]) -> str:
    """The bank's deck, and within it the question's type or the bank's own section.

    A heading that only one question stands under, such as the topic of a file, is no section.
    """
    section = draft.place[0] if draft.place and shared[draft.place[0]] > 1 else ""
    part = draft.type or section
    part = " ".join(part.replace("::", " ").split()).strip(" :*_`#")
    return f"{bank.deck}::{part}" if part else bank.deck


class _Points:
    """Makes the points of one question: no two have the same id."""

    def __init__(self, question: QuestionId) -> None:
        self._question = question
        self._taken: Counter[str] = Counter()

    def point(self, kind: SectionKind, text: str) -> Point:
        """A point of a section, with its label and its tick."""
        first = point_id(self._question, kind, text)
        identity = point_id(self._question, kind, text, self._taken[first])
        self._taken[first] += 1
        return statement(identity, kind, text)


def statement(identity: PointId, kind: SectionKind, text: str) -> Point:
    """A point of a section with its label and its tick."""
    own = lead(text) if kind is SectionKind.FRAMEWORK else label(text)
    return Point(id=identity, text=text, label=own, tick=tick(text, own))


def _sections(drafted: DraftSection, points: _Points) -> Iterator[Section]:
    """The sections that one drafted section makes: none where it is empty, two where a list has an introduction."""
    text = drafted.text.strip("\n").rstrip()
    whole = "\n\n".join(filter(None, [text, "\n".join(f"- {line}" for line in drafted.bullets)]))
    if drafted.choices:
        yield Choices(heading=drafted.heading, options=drafted.choices)
    if not whole.strip():
        return
    if drafted.kind is SectionKind.FRAMEWORK:
        yield _framework(drafted, whole, points)
    elif drafted.kind is SectionKind.STORY:
        yield _story(drafted.heading, whole)
    elif drafted.kind in LIST_KINDS:
        yield from _point_list(drafted, text, points)
    else:
        kind = drafted.kind if drafted.kind in _RUNNING else SectionKind.OTHER
        yield Prose(kind=kind, heading=drafted.heading, text=whole)


def _framework(drafted: DraftSection, whole: str, points: _Points) -> Framework:
    """A framework with its names and steps."""
    found = framework.read(drafted.text, drafted.bullets)
    steps = tuple(points.point(SectionKind.FRAMEWORK, step) for step in found.steps)
    return Framework(heading=drafted.heading, names=found.names, steps=steps, text=whole)


def _story(heading: str, whole: str) -> Story:
    """A story by its parts, or as running text where its bank labels none."""
    told = story.parts(whole)
    if not told:
        return Story(heading=heading, text=whole)
    return Story(
        heading=heading,
        context=told.get("context"),
        situation=told.get("situation"),
        task=told.get("task"),
        action=told.get("action"),
        result=told.get("result"),
    )


def _point_list(drafted: DraftSection, text: str, points: _Points) -> Iterator[Section]:
    """A list of statements; text above its bullets stays beside it, text without bullets is its statements."""
    if text and drafted.bullets:
        yield Prose(kind=SectionKind.OTHER, heading=drafted.heading, text=text)
    statements = drafted.bullets or tuple(part.strip() for part in text.split("\n\n") if part.strip())
    if drafted.kind is SectionKind.TERMINOLOGY:
        statements = tuple(term for statement in statements for term in _terms(statement))
    made = tuple(points.point(drafted.kind, statement) for statement in statements)
    yield PointList(kind=drafted.kind, heading=drafted.heading, points=made)


def _terms(statement: str) -> list[str]:
    """The terms of a line that only names them, between commas; else the line itself."""
    terms = items(statement)
    plain = len(terms) >= 3 and ":" not in statement and all(len(term.split()) <= _LONGEST_TERM for term in terms)
    return terms if plain else [statement]
