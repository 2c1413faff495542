"""Which section of a question is which in another wording of it."""

from collections.abc import Callable, Mapping, Sequence

from srs.ids import normalised
from srs.model import Choices, Framework, PointList, Prose, Section, SectionKind, Story


def paired(before: Mapping[int, Section], now: Sequence[Section], first: int = 1_000) -> dict[int, Section]:
    """The sections there are now under the numbers they had before, in their order; new ones from `first` on.

    The same kind and heading come first, then the same words, then what alone is left of a kind with one meaning.
    """
    numbers: dict[int, int] = {}
    left = dict(before)
    tests: tuple[Callable[[Section, Section], bool], ...] = (_same_heading, _same_words, _same_meaning)
    for test in tests:
        for index, section in enumerate(now):
            if index in numbers:
                continue
            number = next((each for each, other in left.items() if test(section, other)), None)
            if number is not None:
                numbers[index] = number
                del left[number]
    return {numbers.get(index, first + index): section for index, section in enumerate(now)}


def texts_of(section: Section) -> str:
    """The words of a section, a line for each of its texts."""
    match section:
        case Framework():
            return "\n".join([section.text, *(step.text for step in section.steps)])
        case Story():
            parts = (section.context, section.situation, section.task, section.action, section.result, section.text)
            return "\n".join(part for part in parts if part)
        case PointList():
            return "\n".join(point.text for point in section.points)
        case Choices():
            boxes = {True: "[x]", False: "[ ]", None: "[?]"}
            return "\n".join(f"{boxes[option.right]} {option.text}" for option in section.options)
        case Prose():
            return section.text


def meaning(section: Section) -> object:
    """What tells sections of different use apart: the kind, or the type where it has but one."""
    return section.kind if isinstance(section, PointList | Prose) else type(section)


def _same_heading(one: Section, other: Section) -> bool:
    return meaning(one) == meaning(other) and normalised(one.heading) == normalised(other.heading)


def _same_words(one: Section, other: Section) -> bool:
    return meaning(one) == meaning(other) and texts_of(one) == texts_of(other)


def _same_meaning(one: Section, other: Section) -> bool:
    return meaning(one) == meaning(other) and meaning(one) is not SectionKind.OTHER
