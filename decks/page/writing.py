"""The page of a question: its head, its prompt and its sections as lines."""

from collections.abc import Iterator

from decks.page.guard import guarded
from decks.page.head import flat, head_lines
from srs.model import (
    Choice,
    Choices,
    Framework,
    Point,
    PointId,
    PointList,
    Prose,
    Question,
    Section,
    SectionKind,
    Story,
    section_points,
)

STORY_PARTS = ("context", "situation", "task", "action", "result")
NAMES, STEPS = "Names", "Steps"
MADE_UP = "<!-- made from its content: the bank has no question here -->"

_SHORTEST = 4
_TO_FILL_IN = "\n## Answer\n\n## Key points\n\n- \n"


def page(question: Question) -> str:
    """A question as one Markdown page; `read_page` reads the same question back."""
    marks = marks_of(question)
    blocks = [head_lines(question), prompt_lines(question)]
    blocks += [section_lines(section, marks) for section in question.sections]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def blank_page(question: Question) -> str:
    """The page of a question that is still to be written, with the usual sections to fill in."""
    return page(question) + _TO_FILL_IN


def marks_of(question: Question) -> dict[PointId, str]:
    """For each point of a question the start of its id that no other has, of four characters at least."""
    ids = sorted({point.id for section in question.sections for point in section_points(section)})
    marks = {}
    for at, identity in enumerate(ids):
        beside = [*ids[max(0, at - 1) : at], *ids[at + 1 : at + 2]]
        shared = max((_shared(identity, other) for other in beside), default=0)
        marks[identity] = identity[: max(_SHORTEST, shared + 1)]
    return marks


def _shared(one: str, other: str) -> int:
    """How many characters two ids begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def prompt_lines(question: Question) -> list[str]:
    """The prompt after its mark; a block of code that it begins with stands below."""
    first, *rest = question.prompt.split("\n")
    if first.lstrip().startswith(("```", "~~~")):
        first, rest = "", ["", first, *rest]
    made_up = f" {MADE_UP}" if question.prompt_missing else ""
    return [f"# {first}{made_up}".rstrip(), *guarded(rest)]


def section_lines(section: Section, marks: dict[PointId, str]) -> list[str]:
    """A section: its heading with its kind, and what stands below."""
    kind = kind_of_section(section)
    heading = f"## {flat(section.heading)}".rstrip()
    return [f"{heading} <!-- {kind.value.replace('_', ' ')} -->", "", *_body(section, marks)]


def kind_of_section(section: Section) -> SectionKind:
    """What a section is for."""
    match section:
        case Framework():
            return SectionKind.FRAMEWORK
        case Story():
            return SectionKind.STORY
        case Choices():
            return SectionKind.CHOICES
        case _:
            return section.kind


def _body(section: Section, marks: dict[PointId, str]) -> Iterator[str]:
    match section:
        case Framework():
            yield from _framework(section, marks)
        case Story():
            yield from _story(section)
        case PointList():
            for point in section.points:
                yield from point_lines(point, marks)
        case Choices():
            for option in section.options:
                yield from _option(option)
        case Prose():
            yield from guarded(section.text.split("\n"))


def point_lines(point: Point, marks: dict[PointId, str]) -> list[str]:
    """A statement as a bullet with its mark; its further lines are indented."""
    first, *rest = point.text.split("\n")
    essential = ", essential" if point.essential else ""
    return _bullet(f"{first} <!-- point {marks[point.id]}{essential} -->", rest)


def _bullet(first: str, rest: list[str]) -> list[str]:
    return guarded([f"- {first}", *(f"  {line}" if line else "" for line in rest)])


def _option(option: Choice) -> list[str]:
    box = {True: "[x]", False: "[ ]", None: "[?]"}[option.right]
    first, *rest = option.text.split("\n")
    return _bullet(f"{box} {first}", rest)


def _framework(framework: Framework, marks: dict[PointId, str]) -> Iterator[str]:
    yield from guarded(framework.text.split("\n"), 3)
    if framework.names:
        yield from ("", f"### {NAMES}", "", *(f"- {flat(name)}" for name in framework.names))
    yield from ("", f"### {STEPS}", "")
    for step in framework.steps:
        yield from point_lines(step, marks)


def _story(story: Story) -> Iterator[str]:
    if story.text is not None:
        yield from guarded(story.text.split("\n"), 3)
    for part in STORY_PARTS:
        told = getattr(story, part)
        if told is not None:
            yield from ("", f"### {part.capitalize()}", "", *guarded(told.split("\n"), 3))
