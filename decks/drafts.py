"""What an importer says of a bank, before questions are made of it: the bank's words, in order, with their lines."""

from dataclasses import dataclass, field

from srs.model import Choice, Minutes, SectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A section as it stands in the bank: its heading in the bank's own words, Markdown, statements, options."""

    kind: SectionKind
    heading: str = ""
    text: str = ""
    bullets: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question as it stands in the bank; `prompt` is None where the bank has none.

    `lines` are the numbers (from 1) of the lines of its file that stand on it.
    """

    number: int | None = None
    place: tuple[str, ...] = ()
    language: str | None = None
    prompt: str | None
    type: str | None = None
    difficulty: str | None = None
    minutes: Minutes | None = None
    stage: str | None = None
    tags: tuple[str, ...] = ()
    sections: tuple[DraftSection, ...] = ()
    lines: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a file that a person should look at; line 0 is the file as a whole."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A line of a file that stands on no question."""

    path: str
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an importer made of one file: every line that is not blank is on a draft, furniture, or unplaced.

    `furniture` gives the kind of each recognised line of no content (contents table, navigation, advert) by number.
    """

    title: str | None
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    furniture: dict[int, str] = field(default_factory=dict)
