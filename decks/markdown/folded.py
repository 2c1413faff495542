"""Questions that are the summaries of folds: `<details><summary>Question</summary> answer </details>`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from decks.drafts import Draft
from decks.headings import section_of
from decks.label_words import Label, alternatives
from decks.markdown.folds import announces_an_answer, words_of
from decks.markdown.outline import Heading, asks
from decks.markdown.pair_drafts import drafts_of_pairs
from decks.markdown.pairs import Pair
from decks.question_marks import ends_as_question

_TAG = re.compile(r"<(?P<closes>/?)(?P<name>details|summary)\b[^<>]{0,400}>", re.IGNORECASE)
_SPAN = re.compile(r"`[^`\n]{0,400}`")
_NUMBER = re.compile(
    rf"(?:\*\*|__)?(?:(?:Q|{alternatives(Label.QUESTION, Label.TASK)})[ .#№]*)?"
    r"(?:\((?=\d{1,4}\)))?(?P<number>\d{1,4})(?:[.):：]|\s[-–—](?=\s))\s*",
    re.IGNORECASE,
)
_LETTER = re.compile(rf"(?:\*\*|__)?(?:Q|{alternatives(Label.QUESTION)})\s*[:：]\s*", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:(?:show|hide|view|see|expand|click|toggle|open|read)\b|(?:table of )?contents$|toc$|\d+ available)",
    re.IGNORECASE,
)
_LONGEST_SUMMARY = 3_000
_FEWEST = 2


@dataclass(eq=False)
class Fold:
    """A fold: its lines (`end` is its last), the fold around it, its summary, where and with which words it goes on."""

    line: int
    around: "Fold | None"
    summary: str = ""
    asked: int = 0
    rest: str = ""
    end: int = 0
    tail: str = ""
    within: "list[Fold]" = field(default_factory=list)

    @property
    def words(self) -> str:
        """Its summary as Markdown on one line."""
        return words_of(self.summary)

    @property
    def announces(self) -> bool:
        """Whether its summary only says that an answer is inside."""
        return self.asked > 0 and announces_an_answer(self.words)

    @property
    def rest_of_line(self) -> str:
        """The words that follow its summary on the same line, up to its end."""
        closes = self.rest.lower().rfind("</details") if self.asked == self.end else -1
        return (self.rest[:closes] if closes >= 0 else self.rest).strip()

    @property
    def asks(self) -> bool:
        """Whether its summary is a question or a task."""
        words = self.words
        bare = words.strip("*_ ")
        numbered = _NUMBER.match(words) is not None and len(bare.split()) > 2
        return not _is_of_the_page(words) and (asks(bare) or numbered or _LETTER.match(words) is not None)


def folded_questions(
    lines: Sequence[str], code: frozenset[int], found: Sequence[Heading], furniture: dict[int, str]
) -> list[Draft]:
    """The drafts of a text whose folds are its questions; none where its headings ask as much, or no fold does."""
    if not any("<summary" in line.lower() for line in lines):
        return []
    folds = [fold for fold in folds_of(lines, code) if fold.asked]
    wanted = [fold for fold in folds if fold.asks and not _inside_a_question(fold)]
    asking = sum(ends_as_question(heading.text) or heading.number is not None for heading in found)
    if len(wanted) <= asking or (len(wanted) < _FEWEST and len(folds) > 1) or _share_a_line(wanted):
        return []
    chosen = sorted([*wanted, *_topics(folds, wanted)], key=lambda fold: fold.line)
    furniture.update({fold.around.asked: "place" for fold in chosen if fold.around is not None})
    shown = list(lines)
    pairs = [_pair(fold, shown, furniture) for fold in chosen]
    drafts = drafts_of_pairs(pairs, shown, found, code, furniture)
    return [replace(draft, place=(*draft.place, *_above(fold))) for draft, fold in zip(drafts, chosen, strict=True)]


def folds_of(lines: Sequence[str], code: frozenset[int]) -> list[Fold]:
    """The folds of a text in order; where some are never closed, none stands inside another."""
    marks = [
        (number, match)
        for number, line in enumerate(lines, 1)
        if number - 1 not in code and "<" in line
        for match in _TAG.finditer(_SPAN.sub(lambda span: " " * len(span.group()), line))
    ]
    closed = sum(bool(mark["closes"]) for _, mark in marks if mark["name"].lower() == "details")
    nested = 2 * closed == sum(mark["name"].lower() == "details" for _, mark in marks)
    found: list[Fold] = []
    current: Fold | None = None
    begun: tuple[int, int] | None = None
    for number, mark in marks:
        name = mark["name"].lower()
        if name == "details" and not mark["closes"]:
            if current is not None and not nested:
                current.end, current = number - 1, None
            current = Fold(number, current)
            found.append(current)
        elif current is None:
            continue
        elif name == "summary" and not mark["closes"]:
            begun = (number, mark.end())
        elif name == "summary" and begun is not None:
            _summarised(current, lines, begun, number, mark)
            begun = None
        elif name == "details":
            current.end, current.tail = number, lines[number - 1][: mark.start()]
            current = current.around
    for fold in found:
        fold.end = fold.end or len(lines)
        if fold.around is not None:
            fold.around.within.append(fold)
    return found


def _summarised(fold: Fold, lines: Sequence[str], begun: tuple[int, int], number: int, mark: re.Match[str]) -> None:
    """Notes a fold's summary, which began at a line and a column and ends with a mark, and what follows it."""
    line, column = begun
    if fold.asked or number - line > 20:
        return
    if line == number:
        said = lines[line - 1][column : mark.start()]
    else:
        said = "\n".join([lines[line - 1][column:], *lines[line : number - 1], lines[number - 1][: mark.start()]])
    if len(said) <= _LONGEST_SUMMARY:
        fold.summary, fold.asked, fold.rest = said.strip(), number, lines[number - 1][mark.end() :]


def _is_of_the_page(words: str) -> bool:
    """Whether a summary leads through the page, or opens a section of a question."""
    bare = words.strip("*_ ")
    return (
        announces_an_answer(bare)
        or section_of(bare) is not None
        or (_PAGE.match(bare) is not None and not ends_as_question(bare))
    )


def _inside_a_question(fold: Fold) -> bool:
    """Whether a fold around this one asks."""
    around = fold.around
    while around is not None:
        if around.asks:
            return True
        around = around.around
    return False


def _share_a_line(folds: Sequence[Fold]) -> bool:
    return len({fold.line for fold in folds}) < len(folds) or len({fold.asked for fold in folds}) < len(folds)


def _topics(folds: Sequence[Fold], wanted: Sequence[Fold]) -> list[Fold]:
    """The folds that only name a topic and hold no questions, where no more do than ask."""
    asking = {id(fold) for fold in wanted}
    found = [
        fold
        for fold in folds
        if id(fold) not in asking
        and fold.words
        and not _is_of_the_page(fold.words)
        and not _inside_a_question(fold)
        and not any(id(inner) in asking for inner in fold.within)
    ]
    return [fold for fold in found if fold.around not in found] if len(found) <= len(wanted) else []


def _pair(fold: Fold, shown: list[str], furniture: dict[int, str]) -> Pair:
    """A fold as a question and its answer; the tags around them are taken out of the lines shown."""
    words = fold.words
    number = _NUMBER.match(words)
    bare = words[number.end() :] if number else words[match.end() :] if (match := _LETTER.match(words)) else words
    bare = bare.strip() if bare.count("**") % 2 == 0 else bare.replace("**", "", 1).strip()
    bare = bare[2:-2].strip() if len(bare) > 4 and bare[:2] == bare[-2:] == "**" and bare.count("**") == 2 else bare
    rest = fold.rest_of_line
    if fold.tail and fold.end != fold.asked:
        shown[fold.end - 1] = fold.tail
    elif fold.end != fold.asked and shown[fold.end - 1].strip().lower() == "</details>":
        shown[fold.end - 1] = ""
        furniture[fold.end] = "wrapper"
    begins = fold.asked if rest else fold.asked + 1
    return Pair(
        line=fold.line,
        end=max(fold.end + 1, begins),
        number=int(number["number"]) if number else None,
        prompt=bare,
        answer=begins,
        first=rest or (shown[begins - 1] if begins <= fold.end else ""),
    )


def _above(fold: Fold) -> tuple[str, ...]:
    """The summaries of the folds around one, outermost first."""
    found: list[str] = []
    around = fold.around
    while around is not None:
        found += [around.words.strip("*_ ")] if around.words else []
        around = around.around
    return tuple(reversed(found))
