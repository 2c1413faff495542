"""The importer for GIFT quizzes: `::title:: question {=right ~wrong}`, one question a paragraph."""

import re
from collections.abc import Iterator

from decks.drafts import Draft, Reading, Unplaced
from decks.gift_answers import plain, sections_of
from decks.markdown.outline import asks
from decks.question_marks import ends_as_question

_TITLE = re.compile(r"^\s*::(?P<title>(?:[^:\\]|\\.|:(?!:)){0,200})::")
_FORMAT = re.compile(r"^\s*\[(?:html|moodle|plain|markdown)\]", re.IGNORECASE)
_ESCAPED = re.compile(r"\\[~=#{}:\\]")
_PLACE = re.compile(r"^\s*\$CATEGORY:\s*(?P<place>\S.*)$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:[^\W\d]{1,14}[\s.#№_-]{0,3})?(?P<number>\d{1,5})[.):]?")


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
        blocks = [
            said for _, block in _blocks(text[:200_000]) if (said := _uncommented(block)) and not _PLACE.match(said)
        ]
        answered = [block for block in blocks if _answers(block) is not None]
        marked = sum(_TITLE.match(block) is not None for block in blocks) if answered else 0
        marked += sum(bool(re.search(r"\{\s*[=~TF]", block)) for block in answered if not _TITLE.match(block))
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
    """The paragraphs of a text with the number of their first line: braces keep blank lines in, a title begins one."""
    begin, depth = 1, 0
    gathered: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        blank = not line.strip()
        if depth <= 0 and gathered and (blank or _TITLE.match(line)):
            yield begin, "\n".join(gathered)
            gathered, depth = [], 0
        if blank and depth <= 0:
            continue
        begin = begin if gathered else number
        gathered.append(line)
        bare = "" if line.lstrip().startswith("//") else _ESCAPED.sub("", line)
        depth += bare.count("{") - bare.count("}")
    if gathered:
        yield begin, "\n".join(gathered).rstrip("\n")


def _uncommented(block: str) -> str:
    """A paragraph without its comments."""
    return "\n".join(line for line in block.split("\n") if not line.lstrip().startswith("//")).strip()


def _answers(block: str) -> tuple[int, int] | None:
    """Where the braces of a block open and close."""
    bare = _ESCAPED.sub("__", block)
    begin = bare.find("{")
    end = bare.find("}", begin)
    return (begin, end) if 0 <= begin < end else None


def _draft(block: str, place: tuple[str, ...], lines: frozenset[int]) -> Draft | None:
    """The question of a paragraph; None where it has no answer in braces and does not ask under a title either."""
    found = _answers(block)
    title = _TITLE.match(block)
    begin, end = found or (len(block), len(block))
    before = _FORMAT.sub("", block[title.end() if title else 0 : begin])
    after = block[end + 1 :].strip()
    ends = before.rstrip().endswith((".", ":")) or ends_as_question(before)
    blank = " ____ " if after and not ends else " "
    prompt = plain(f"{before.rstrip()}{blank}{after}".strip())
    if found is None and not (title and asks(prompt)):
        return None
    named = plain(title["title"]) if title else ""
    number = _NUMBERED.fullmatch(named)
    told = number is not None or named.casefold() in prompt.casefold()
    return Draft(
        number=int(number["number"]) if number else None,
        place=place if told or not prompt else (*place, named),
        prompt=prompt or named or None,
        sections=sections_of(block[begin + 1 : end]) if found else (),
        lines=lines,
    )


IMPORTER = Gift()
