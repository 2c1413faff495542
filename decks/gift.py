"""The importer for GIFT quizzes: `::title:: question {=right ~wrong}`, one question a paragraph."""

import re
from collections.abc import Iterator

from decks.drafts import Draft, DraftSection, Reading, Unplaced
from decks.question_marks import ends_as_question
from srs.model import Choice, SectionKind

_TITLE = re.compile(r"^\s*::(?P<title>(?:[^:\\]|\\.|:(?!:)){0,200})::")
_FORMAT = re.compile(r"^\s*\[(?:html|moodle|plain|markdown)\]", re.IGNORECASE)
_PART = re.compile(r"(?<!\\)(?P<mark>[=~])")
_WEIGHT = re.compile(r"^\s*%(?P<share>-?\d{1,3}(?:\.\d{1,5})?)%")
_ESCAPED = re.compile(r"\\([~=#{}:\\])")
_PLACE = re.compile(r"^\s*\$CATEGORY:\s*(?P<place>\S.*)$", re.IGNORECASE)
_TRUE, _FALSE = frozenset({"t", "true"}), frozenset({"f", "false"})


class Gift:
    """Questions in braces: choices, true or false, short answers and matching pairs."""

    name = "gift"
    summary = "GIFT quizzes: ::title:: question {=right answer ~wrong answer}, one a paragraph"
    example = "::Ropes:: Which rope holds a ferry? {\n=steel wire\n~hemp\n~cotton\n}\n"
    suffixes = (".gift", ".txt")

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is such a quiz: by its paragraphs with an answer in braces."""
        del name
        if "{" not in text or "}" not in text:
            return 0.0
        blocks = list(_blocks(text[:200_000]))
        asked = [block for _, block in blocks if _answers(block) is not None]
        marked = sum(bool(_TITLE.match(block)) or bool(re.search(r"\{\s*[=~TF]", block)) for block in asked)
        return 0.95 * marked / len(blocks) if marked and 10 * marked >= 8 * len(blocks) else 0.0

    def read(self, text: str, path: str) -> Reading:
        """The questions of a text; a category is the place of those below it, a comment is furniture."""
        drafts: list[Draft] = []
        unplaced: list[Unplaced] = []
        furniture: dict[int, str] = {}
        rows = text.split("\n")
        place: tuple[str, ...] = ()
        for begin, block in _blocks(text):
            numbers = [number for number in range(begin, begin + block.count("\n") + 1) if rows[number - 1].strip()]
            comments = [number for number in numbers if rows[number - 1].lstrip().startswith("//")]
            furniture.update(dict.fromkeys(comments, "comment"))
            own = [number for number in numbers if number not in comments]
            said = "\n".join(rows[number - 1] for number in own)
            category = _PLACE.match(said)
            if category and len(own) == 1:
                place = tuple(part for part in category["place"].strip().split("/") if part)
                furniture[own[0]] = "place"
            elif own:
                draft = _draft(said, place, frozenset(own))
                if draft is None:
                    unplaced += [Unplaced(path=path, line=number, text=rows[number - 1].strip()) for number in own]
                else:
                    drafts.append(draft)
        return Reading(title=None, drafts=tuple(drafts), unplaced=tuple(unplaced), furniture=furniture)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with the number of their first line; braces keep blank lines inside."""
    begin, gathered, depth = 1, "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() and depth <= 0:
            if gathered.strip():
                yield begin, gathered.rstrip("\n")
            gathered, depth = "", 0
            continue
        begin = begin if gathered else number
        gathered += line + "\n"
        bare = _ESCAPED.sub("", line)
        depth += bare.count("{") - bare.count("}")
    if gathered.strip():
        yield begin, gathered.rstrip("\n")


def _answers(block: str) -> tuple[int, int] | None:
    """Where the braces of a block open and close."""
    bare = _ESCAPED.sub("__", block)
    begin = bare.find("{")
    end = bare.find("}", begin)
    return (begin, end) if 0 <= begin < end else None


def _draft(block: str, place: tuple[str, ...], lines: frozenset[int]) -> Draft | None:
    """The question of a paragraph; None where it has no answer in braces."""
    found = _answers(block)
    if found is None:
        return None
    title = _TITLE.match(block)
    before = _FORMAT.sub("", block[title.end() if title else 0 : found[0]])
    after = block[found[1] + 1 :]
    ends = before.rstrip().endswith((".", ":")) or ends_as_question(before)
    blank = " ____ " if after.strip() and not ends else " "
    prompt = _plain(f"{before.rstrip()}{blank}{after.strip()}".strip())
    named = _plain(title["title"]) if title else ""
    sections = _sections(block[found[0] + 1 : found[1]])
    return Draft(place=place, prompt=prompt or named or None, sections=sections, lines=lines)


def _sections(inside: str) -> tuple[DraftSection, ...]:
    """What the braces hold: options, an answer, or nothing (an essay)."""
    first = inside.partition("#")[0].strip().casefold()
    if first in _TRUE | _FALSE:
        choices = (Choice(text="True", right=first in _TRUE), Choice(text="False", right=first in _FALSE))
        return (DraftSection(kind=SectionKind.CHOICES, choices=choices),)
    pieces = _PART.split(inside)
    parts = [(mark, _WEIGHT.match(text), text) for mark, text in zip(pieces[1::2], pieces[2::2], strict=False)]
    told = [(mark == "=" or bool(weight and float(weight["share"]) > 0), _words(text)) for mark, weight, text in parts]
    remarks = [text.partition("#")[2].strip() for _, _, text in parts]
    if any(mark == "~" for mark, _, _ in parts):
        made = [DraftSection(kind=SectionKind.CHOICES, choices=tuple(Choice(text=t, right=r) for r, t in told))]
        if said := [
            f"{_words(text)}: {_plain(remark)}" for (_, _, text), remark in zip(parts, remarks, strict=True) if remark
        ]:
            made.append(DraftSection(kind=SectionKind.OTHER, heading="Remarks", bullets=tuple(said)))
        return tuple(made)
    answers = [text.replace("->", "→") for _, text in told if text] or [_plain(inside.strip().lstrip("#").strip())]
    text = answers[0] if len(answers) == 1 else "\n".join(f"- {answer}" for answer in answers)
    return (DraftSection(kind=SectionKind.ANSWER, text=text),) if text else ()


def _words(part: str) -> str:
    """The words of an option without its weight and its remark."""
    bare = _WEIGHT.sub("", part)
    return _plain(re.split(r"(?<!\\)#", bare, maxsplit=1)[0].strip())


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", " ".join(text.split()))


IMPORTER = Gift()
