"""Which question, and which point, of a bank that returns is which: a history stays with its own."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from decks.answers import content
from decks.likeness import ALIKE, Compared
from decks.wording import contrast, read
from srs.ids import normalised, point_id, question_id
from srs.model import Framework, Point, PointId, PointList, Question, QuestionId, Section, SectionKind, section_points

_POINTS_ALIKE = 0.6
_COMMON = 20
"""A word that more questions than this share does not make two of them worth comparing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A question that was known again by likeness alone: its wording before and now, and how alike they are (0 to 1).

    A wording is empty where the bank has none.
    """

    question: QuestionId
    before: str
    after: str
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Questions under the ids they keep, and those that were recognised by likeness alone."""

    questions: tuple[Question, ...]
    reworded: tuple[Match, ...]


def matched(
    new: Sequence[Question], old: Sequence[Question], bank_name: str, *, taken: Iterable[QuestionId] = ()
) -> Matched:
    """The new questions with the ids of the old ones they are, and the same for their points.

    The same prompt comes first, then the best pairs by prompt and sections together; number and place break ties and
    never match alone. `old` holds retired questions too: one that returns has its history back. `taken` are further ids
    that a new question must not get.
    """
    pairs = _same_prompt(new, old)
    used = set(pairs.values())
    likeness: dict[int, float] = {}
    for likely, at, other in _alike(new, old, pairs):
        if at not in pairs and other not in used:
            pairs[at] = other
            used.add(other)
            likeness[at] = likely
    ids = {*taken, *(question.id for question in old)}
    kept = []
    for index, question in enumerate(new):
        before = old[pairs[index]] if index in pairs else None
        identity = before.id if before else _free_question_id(question, bank_name, ids)
        ids.add(identity)
        kept.append(_with_points(replace(question, id=identity), before))
    reworded = tuple(
        Match(question=old[pairs[at]].id, before=old[pairs[at]].prompt, after=new[at].prompt, likeness=round(value, 3))
        for at, value in sorted(likeness.items())
        if value < 1
    )
    return Matched(questions=tuple(kept), reworded=reworded)


# ----------------------------------------------------------------------------------------------------------- questions


def _same_prompt(new: Sequence[Question], old: Sequence[Question]) -> dict[int, int]:
    """Pairs of indices with the same prompt; among several, those with the same content, then place, come together."""
    of_new, of_old = _by_prompt(new), _by_prompt(old)
    pairs: dict[int, int] = {}
    for prompt, ours in of_new.items():
        theirs = of_old.get(prompt, [])
        for closeness in (
            (_same_content, _same_place, _same_wording) if len(ours) + len(theirs) > 2 else (_same_wording,)
        ):
            for index in ours:
                other = next((each for each in theirs if closeness(new[index], old[each])), None)
                if index not in pairs and other is not None:
                    pairs[index] = other
                    theirs.remove(other)
    return pairs


def _by_prompt(questions: Sequence[Question]) -> dict[str, list[int]]:
    """The indices of the questions with each prompt of the bank's own, the retired last."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(questions)), key=lambda each: questions[each].retired):
        if not questions[index].prompt_missing:
            found[normalised(questions[index].prompt)].append(index)
    return found


def _same_wording(one: Question, other: Question) -> bool:
    """Whether two prompts, the same but for case and punctuation, have the same signs too: C is not C#."""
    return one.prompt == other.prompt or not contrast(read(one.prompt), read(other.prompt)).turned


def _same_content(one: Question, other: Question) -> bool:
    return content(one) == content(other)


def _same_place(one: Question, other: Question) -> bool:
    return (one.place, one.number) == (other.place, other.number)


def _alike(new: Sequence[Question], old: Sequence[Question], pairs: Mapping[int, int]) -> list[tuple[float, int, int]]:
    """The pairs of left-over questions that are alike enough, best first; place and number break ties."""
    taken = set(pairs.values())
    left = {index: Compared(old[index]) for index in range(len(old)) if index not in taken}
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, compared in left.items():
        for word in compared.words:
            by_word[word].append(index)
    found: list[tuple[float, bool, int, int]] = []
    for index, question in enumerate(new):
        if index in pairs:
            continue
        compared = Compared(question)
        for other in {each for word in compared.words if len(by_word[word]) <= _COMMON for each in by_word[word]}:
            likeness = compared.likeness(left[other])
            if likeness >= ALIKE:
                found.append((-likeness, not _same_place(question, old[other]), index, other))
    return [(-negative, index, other) for negative, _, index, other in sorted(found)]


def _free_question_id(question: Question, bank_name: str, taken: set[QuestionId]) -> QuestionId:
    """The question's own id, or where an older wording of another question has it the next that is free."""
    identity, ordinal = question.id, 0
    place = " / ".join((*question.place, str(question.number)))
    while identity in taken:
        ordinal += 1
        identity = question_id(bank_name, question.prompt or None, place, ordinal)
    return identity


# -------------------------------------------------------------------------------------------------------------- points


def _with_points(question: Question, before: Question | None) -> Question:
    """The question with each point under the id it keeps: by its text, its label, the best pair, else a free one."""
    old: dict[SectionKind, list[Point]] = defaultdict(list)
    for section in before.sections if before else ():
        old[_kind(section)].extend(section_points(section))
    taken = {point.id for points in old.values() for point in points}
    sections = []
    for section in question.sections:
        points = section_points(section)
        kept = _kept_ids(points, old[_kind(section)])
        ids = []
        for index, point in enumerate(points):
            identity = kept.get(index) or _free_point_id(question.id, _kind(section), point, taken)
            taken.add(identity)
            ids.append(identity)
        old[_kind(section)] = [point for point in old[_kind(section)] if point.id not in ids]
        sections.append(_renamed(section, ids))
    return replace(question, sections=tuple(sections))


def _kept_ids(new: Sequence[Point], old: Sequence[Point]) -> dict[int, PointId]:
    """The ids that points keep, by the index of the new point."""
    kept: dict[int, PointId] = {}
    tests: tuple[Callable[[Point, Point], bool], ...] = (
        lambda one, other: normalised(one.text) == normalised(other.text),
        lambda one, other: one.label is not None and one.label == other.label,
    )
    for test in tests:
        for index, point in enumerate(new):
            used = set(kept.values())
            other = next((each for each in old if each.id not in used and test(point, each)), None)
            if index not in kept and other is not None:
                kept[index] = other.id
    left = [each for each in old if each.id not in set(kept.values())]
    likely = sorted(
        (-fuzz.ratio(point.text, other.text) / 100, abs(index - at), index, other.id)
        for index, point in enumerate(new)
        if index not in kept
        for at, other in enumerate(left)
    )
    for negative, _, index, identity in likely:
        if -negative >= _POINTS_ALIKE and index not in kept and identity not in kept.values():
            kept[index] = identity
    return kept


def _free_point_id(question: QuestionId, kind: SectionKind, point: Point, taken: set[PointId]) -> PointId:
    ordinal, identity = 0, point_id(question, kind, point.text)
    while identity in taken:
        ordinal += 1
        identity = point_id(question, kind, point.text, ordinal)
    return identity


def _kind(section: Section) -> SectionKind:
    match section:
        case Framework():
            return SectionKind.FRAMEWORK
        case PointList():
            return section.kind
        case _:
            return SectionKind.OTHER


def _renamed(section: Section, ids: Sequence[PointId]) -> Section:
    points = tuple(replace(point, id=identity) for point, identity in zip(section_points(section), ids, strict=True))
    match section:
        case Framework():
            return replace(section, steps=points)
        case PointList():
            return replace(section, points=points)
        case _:
            return section
