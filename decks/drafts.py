"""What an importer says of a bank, before questions are made of it: the bank's words, in order, with their lines."""

from dataclasses import dataclass, field

from srs.model import Choice, Minutes, Role, SectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A section as it stands in the bank: its heading in the bank's own words, Markdown, statements, options.

    Of `SectionKind.CLOZE` the text is the whole statement with its deletions as `{{c1::words::hint}}`, hint optional,
    also of several numbers (`c1,2`) and inside each other; the draft's prompt is the same statement with `[…]` in the
    place of every deletion.
    """

    kind: SectionKind
    heading: str = ""
    text: str = ""
    bullets: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question as it stands in the bank; `prompt` is None where the bank has none.

    `lines` are the numbers (from 1) of the lines of its file that stand on it; in a format without lines, of its rows,
    notes or paragraphs. `roles` are the cards it is to have and no others, where the bank itself says which (an Anki
    note, a pair to be asked both ways); empty where that is left to its content.
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
    roles: tuple[Role, ...] = ()
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
    `media` are files that came inside the bank's own, by the name its texts call them.
    """

    title: str | None
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    furniture: dict[int, str] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
