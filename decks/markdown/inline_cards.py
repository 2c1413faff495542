"""Cards on one line: `front::back`, `front:::back`, `front >> back`, `front << back`, `front → back`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from decks.deletions import outermost
from decks.drafts import Draft
from decks.markdown.notes import Notes, item_of, masked, outdented
from decks.question_marks import ends_as_question

_COLONS = re.compile(r"(?<!:):{2,3}(?!:)")
_ARROWS = re.compile(r"(?<=\s)(?:>>>?|<<|<>|;;|<?[-=]{1,2}>|[→⇒⟶➔➜⇔↔⟷]|➡\ufe0f?)(?=\s|$)")
_BOTH_WAYS = frozenset({":::", "<>", "<->", "<-->", "<=>", "<==>", "⇔", "↔", "⟷"})
OF_TOOLS = frozenset({">>", ">>>", "<<", "<>", ";;"})
_SIGNS = ("::", *OF_TOOLS, "->", "=>", *"→⇒⟶➔➜⇔↔⟷➡")
_NAMESPACES = frozenset(
    "std boost chrono ranges fs detail self super crate static parent tokio serde actix diesel absl folly qt gtest "
    "testing rails activerecord activesupport aws illuminate app system io collections tidyverse dplyr ggplot2".split()
)
_NAME_BEFORE = re.compile(r"[\w>)\]]+$")
_NAME_AFTER = re.compile(r"~?[A-Za-z_]\w*")
_CALLED = re.compile(r"~?[A-Za-z_]\w*(?:[(<{\[;]|::)")
_PROPERTY = re.compile(r"[a-z][\w-]*")
_LONGEST = 20_000
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line that reads as a card; `sure` where its shape alone says so, `arrow` its mark where that is one."""

    number: int
    indent: int
    listed: bool
    front: str
    back: str
    both: bool
    sure: bool
    arrow: str


def inline_cards(notes: Notes) -> list[Draft]:
    """The cards of a text's lines, where its words or its tags say that it is made of such lines."""
    said = [number for number in range(1, len(notes.lines) + 1) if notes.words(number).strip()]
    read = [line for number in said if (line := _read(number, notes.words(number))) is not None]
    arrows = _with_arrows([line for line in read if line.arrow], notes, said)
    colons = [line for line in read if not line.arrow]
    of_a_tool = any(line.arrow in OF_TOOLS for line in arrows)
    cards = [line for line in colons if line.sure] if of_a_tool else _with_colons(notes, colons, len(said))
    return [_draft(notes, line) for line in sorted([*arrows, *cards], key=lambda line: line.number)]


def _with_colons(notes: Notes, read: Sequence[_Line], filled: int) -> list[_Line]:
    """Those with colons: all where the text holds cards for sure or is mostly such lines, else the sure if several."""
    sure = [line for line in read if line.sure]
    own = _own_lines(notes, read)
    if notes.sure or (own and 2 * own >= filled and _are_told_apart(read)):
        return list(read)
    return sure if not notes.asks and len(sure) > _FEWEST and 5 * len(sure) >= filled else []


def _with_arrows(read: Sequence[_Line], notes: Notes, said: Sequence[int]) -> list[_Line]:
    """Those with arrows, where most items of lists have one; with any arrow, where that is most of the text."""
    items = sum(item_of(notes.words(number)) is not None for number in said)
    listed = [line for line in read if line.listed]
    own = [line for line in listed if line.arrow in OF_TOOLS]
    below = sum(item_of(notes.words(number)) is not None for line in listed for number in _below(notes, line))
    if len(own) >= _FEWEST and 2 * len(own) >= items - below:
        return listed
    mostly = len(listed) > _FEWEST and 2 * _own_lines(notes, listed) >= len(said) and _are_told_apart(listed)
    return listed if mostly and not notes.asks else []


def _own_lines(notes: Notes, read: Sequence[_Line]) -> int:
    """How many lines cards take up, with what is indented below them."""
    return sum(len(_below(notes, line)) + 1 for line in read)


def _are_told_apart(read: Sequence[_Line]) -> bool:
    """Whether fronts differ, as those of cards do and names of modules do not; one alone must be sure."""
    return (len(read) > 1 or read[0].sure) and 5 * len({line.front for line in read}) >= 4 * len(read)


def _read(number: int, line: str) -> _Line | None:
    """A line as a card; None where it has no mark, or one that belongs to a name in a program."""
    if len(line) > _LONGEST or not any(sign in line for sign in _SIGNS):
        return None
    item = item_of(line)
    indent, text = item or (len(line) - len(line.lstrip()), line.strip())
    shown = _without_deletions(masked(text))
    marks = list(_COLONS.finditer(shown)) if "::" in shown else []
    arrows = [] if marks else list(_ARROWS.finditer(shown))
    mark = _chosen(shown, marks) if marks else arrows[0] if len(arrows) == 1 else None
    if mark is None or text.startswith((".. ", "> ", ":", "<")):
        return None
    front, back = text[: mark.start()].strip(), text[mark.end() :].strip()
    opens = mark.group()[0] != ":" and not back
    if not front or back.startswith(":") or not (back or opens):
        return None
    if mark.group() == "<<":
        front, back = back, front
    return _Line(
        number=number,
        indent=indent,
        listed=item is not None,
        front=front,
        back=back,
        both=mark.group() in _BOTH_WAYS,
        sure=_is_sure(shown, mark),
        arrow="" if mark.group()[0] == ":" else mark.group(),
    )


def _without_deletions(text: str) -> str:
    """A text of the same length with blanks for the deletions in it, whose colons part no front from a back."""
    if "{{c" not in text:
        return text
    kept: list[str] = []
    last = 0
    for begin, end in outermost(text):
        kept += [text[last:begin], " " * (end - begin)]
        last = end
    return "".join([*kept, text[last:]])


def _chosen(shown: str, marks: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The mark that parts front and back: the only one, or the first that no program would write."""
    apart = [mark for mark in marks if not _is_name(shown, mark)]
    spaced = [mark for mark in apart if shown[mark.start() - 1 : mark.start()].isspace()]
    return next(iter(spaced or apart), None)


def _is_name(shown: str, mark: re.Match[str]) -> bool:
    """Whether the colons join the names of a program: `std::sort(…)`, `Foo::<T>`."""
    before = _NAME_BEFORE.search(shown[max(0, mark.start() - 40) : mark.start()])
    after = shown[mark.end() : mark.end() + 80]
    if before is None or not after or after[0].isspace() or len(mark.group()) == 3:
        return False
    return before.group().casefold() in _NAMESPACES or _CALLED.match(after) is not None or after[0] in "<*{"


def _is_sure(shown: str, mark: re.Match[str]) -> bool:
    """Whether a line is a card by its shape alone: its mark stands apart, or a question stands before it."""
    front = shown[: mark.start()]
    if len(mark.group()) == 3 or ends_as_question(front):
        return True
    after = shown[mark.end() : mark.end() + 1].isspace()
    if front[-1:].isspace():
        return after
    return after and _PROPERTY.fullmatch(front) is None


def _below(notes: Notes, line: _Line) -> range:
    """The lines below a card that are indented under it."""
    end = line.number + 1
    last = line.number
    while end <= len(notes.lines) and end not in notes.stops:
        words = notes.lines[end - 1]
        if words.strip():
            deeper = len(words.expandtabs(4)) - len(words.expandtabs(4).lstrip()) > line.indent
            if not (deeper or end - 1 in notes.code) or (end - 1 in notes.code and last < end - 1 and not deeper):
                break
            if _read(end, notes.words(end)) is not None:
                break
            last = end
        end += 1
    return range(line.number + 1, last + 1)


def _draft(notes: Notes, line: _Line) -> Draft:
    """The draft of a card; what is indented below it goes on with its back."""
    below = _below(notes, line)
    lines = notes.said([line.number, *below])
    back = "\n".join(filter(None, [line.back, outdented(notes.lines[number - 1] for number in below)]))
    return notes.pair(line.front, back, lines, both=line.both)
