"""The importer for Aiken quizzes: a question, lettered options below it, then `ANSWER:` with the right letter."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from decks.drafts import Draft, DraftSection, Reading, Unplaced
from srs.model import Choice, SectionKind

_OPTION = re.compile(r"^\s{0,4}\(?(?P<letter>[A-Za-z])[.)]\s+(?P<text>\S.*)$")
_ANSWER = re.compile(
    r"^\s{0,4}(?:\*\*)?(?:correct\s+)?(?:answers?|ans|key)\s*+(?:[:：=.–-](?:\*\*)?\s*+|(?=\())(?:options?\s++)?"
    r"(?P<letters>\(?[A-Za-z]\)?(?:(?:\s*+[,;&/]\s*+|\s++)\(?[A-Za-z]\b\)?)*+)\s*+[.)]?(?:\*\*)?\s*+$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^\s{0,4}(?:q(?:uestion)?\s*)?(?:\((?=\d{1,4}\)))?(?P<number>\d{1,4})[.):]\s+(?=\S)", re.IGNORECASE
)
_EXPLAINED = re.compile(r"\s{0,4}(?:\*\*)?(?:explanation|rationale|reason|feedback)(?:\*\*)?\s*+[:：]", re.IGNORECASE)
_MOST_LINES = 12
_FEWEST_OPTIONS = 2


def _has_words_of_a_page(drafts: Sequence[Draft]) -> bool:
    """Whether half of the questions begin with one and the same line above their own words."""
    parted = [(draft.prompt or "").partition("\n") for draft in drafts]
    first = Counter(line for line, _, more in parted if more)
    return bool(first) and max(first.values()) >= max(2, len(drafts) / 2)


@dataclass
class _Block:
    """A question while its lines are gathered; lines are numbers from 1 with their texts."""

    prompt: list[tuple[int, str]] = field(default_factory=list)
    options: list[tuple[int, str, str]] = field(default_factory=list)


class Aiken:
    """Questions with lettered options and an answer line, divided by blank lines or by nothing."""

    name = "aiken"
    summary = "Aiken quizzes: a question, options A. to H. below it, then ANSWER: with the right letter"
    example = "Which rope holds a ferry?\nA. hemp\nB. steel wire\nC. cotton\nANSWER: B\n"
    suffixes = (".txt", ".aiken")

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is such a quiz: by the share of its lines that stand on a question."""
        del name
        if len(text) > 400_000:
            text = text[:400_000].rpartition("\n")[0]
        if not any(_ANSWER.match(line) for line in text.split("\n")):
            return 0.0
        reading = self.read(text, "")
        if _has_words_of_a_page(reading.drafts):
            return 0.0
        filled = sum(bool(line.strip()) for line in text.split("\n"))
        placed = sum(len(draft.lines) for draft in reading.drafts)
        return 0.95 * placed / filled if 10 * placed >= 8 * filled else 0.0

    def read(self, text: str, path: str) -> Reading:
        """The questions of a text; lines that are no part of one are unplaced."""
        drafts: list[Draft] = []
        reasons: list[list[tuple[int, str]]] = []
        left: list[_Block] = []
        block = _Block()
        explains = False
        for number, line in enumerate(text.split("\n"), 1):
            fresh = bool(drafts) and not block.prompt
            goes_on = explains and bool(line.strip()) and not _NUMBER.match(line)
            explains = fresh and (goes_on or _EXPLAINED.match(line) is not None)
            if explains:
                reasons[-1].append((number, line.strip()))
                continue
            option, answer = _OPTION.match(line), _ANSWER.match(line)
            if answer and len(block.options) >= _FEWEST_OPTIONS and block.prompt:
                drafts.append(_draft(block, number, answer["letters"]))
                reasons.append([])
                block = _Block()
            elif option and block.prompt and _is_next(option["letter"], block.options):
                block.options.append((number, option["letter"].upper(), option["text"].strip()))
            elif line.strip():
                if block.options or len(block.prompt) >= _MOST_LINES:
                    left.append(block)
                    block = _Block()
                block.prompt.append((number, line.strip()))
            elif not block.options:
                left.append(block)
                block = _Block()
        unplaced = tuple(line for each in (*left, block) for line in _unplaced(each, path))
        return Reading(title=None, drafts=tuple(map(_with_reasons, drafts, reasons)), unplaced=unplaced)


def _is_next(letter: str, options: Sequence[tuple[int, str, str]]) -> bool:
    """Whether an option's letter follows the one before it, the first being A."""
    return letter.upper() == (chr(ord(options[-1][1]) + 1) if options else "A")


def _unplaced(block: _Block, path: str) -> Iterator[Unplaced]:
    """The lines of a block that is no question."""
    said = [*block.prompt, *((number, f"{letter}. {text}") for number, letter, text in block.options)]
    return (Unplaced(path=path, line=number, text=text) for number, text in said)


def _draft(block: _Block, last: int, letters: str) -> Draft:
    """The question of a block whose answer line has been reached."""
    right = set(re.findall(r"[A-Z]", letters.upper()))
    known = right <= {letter for _, letter, _ in block.options}
    choices = tuple(Choice(text=text, right=letter in right if known else None) for _, letter, text in block.options)
    first = block.prompt[0][1]
    numbered = _NUMBER.match(first)
    words = [first[numbered.end() :] if numbered else first, *(line for _, line in block.prompt[1:])]
    lines = {number for number, _ in block.prompt} | {number for number, _, _ in block.options} | {last}
    return Draft(
        number=int(numbered["number"]) if numbered else None,
        prompt="\n".join(words),
        sections=(DraftSection(kind=SectionKind.CHOICES, choices=choices),),
        lines=frozenset(lines),
    )


def _with_reasons(draft: Draft, lines: Sequence[tuple[int, str]]) -> Draft:
    """A question with the lines that explain its answer, if there are any."""
    if not lines:
        return draft
    told = DraftSection(kind=SectionKind.ANSWER, text="\n".join(line for _, line in lines))
    said = frozenset(number for number, _ in lines)
    return replace(draft, sections=(*draft.sections, told), lines=draft.lines | said)


IMPORTER = Aiken()
