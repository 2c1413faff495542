"""Questions that stand as a bare list, with follow-ups or an answer indented under them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from decks.label_words import Label, alternatives
from decks.markdown.outline import Heading, holds_no_questions
from decks.markdown.tasks import is_task
from decks.question_marks import QUESTION_MARKS, ends_as_question

_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?:[-*+]|(?P<number>\d{1,4})\\?[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<text>\S.*)$")
_LABEL = re.compile(rf"^(?:{alternatives(Label.QUESTION)}|q)\s*\d{{0,3}}\s*[:：]\s*", re.IGNORECASE)
_CHECKED = re.compile(r"[✅✔✓☑☐🗹]")
_LINK = re.compile(r"^\[[^\]]*\]\([^)]*\)\W*$")
_ARROW = re.compile(r"\[\W{1,4}\]\([^()\s]{1,400}\)")
_NAMES_QUESTIONS = re.compile(
    r"question|exercise|\btasks?\b|challenge|pregunta|ejercicio|pergunta|exercício|frage|aufgabe|soru|вопрос|задани|"
    r"задач|питання|pytani|domand|问题|問題|题目|面试题|質問|질문",
    re.IGNORECASE,
)
_TAGS = re.compile(
    rf"(?<=[.!{re.escape(QUESTION_MARKS)}*_])(?:[ \t]+#(?:\[\[[^\[\]\n]{{1,80}}\]\]|[\w/-]{{1,60}}))+[ \t]*$"
)
_FEWEST = 3


@dataclass
class Item:
    """One question of a list: its line from 1, its words and number, and the indexes of what stands under it.

    `lines` are the numbers of the lines that stand on it, `body` those of them below its first.
    """

    line: int
    text: str
    number: int | None
    lines: set[int] = field(default_factory=set)
    body: list[int] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Whether it has the form of a question or a task."""
        return asks(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the lines under an item say: more of its question, questions that follow, or its answer."""

    prompt: str
    follow_ups: tuple[str, ...] = ()
    answer: str = ""


def listed_questions(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[Item]:
    """The items of a text's lists where most of them ask something; none where they do not.

    `code` are the indexes of lines in code, which belongs to the item above; a heading of `found` ends an item, and
    the lists below one that announces no questions, or of which no item asks, hold no questions.
    """
    runs = list(_runs(lines, code, found))
    items = [item for run, named in runs if named or _holds_questions(run) for item in run]
    asking = sum(item.asks for item in items)
    return items if asking >= _FEWEST and 2 * asking > len(items) else []


def told(item: Item, lines: Sequence[str], code: frozenset[int]) -> Told:
    """What stands under an item, by its form: code and what a colon announces belong to the question itself."""
    nested = [
        (number, match) for number in item.body if number - 1 not in code and (match := _ITEM.match(lines[number - 1]))
    ]
    begin = next(
        (place for place, number in enumerate(item.body) if _breaks(number, item, lines, code)), len(item.body)
    )
    follow_ups = tuple(match["text"].strip() for _, match in nested)
    announced = item.text.endswith((":", "："))
    asking = sum(map(asks, follow_ups))
    if asking and (2 * asking > len(nested) or not announced):
        bulleted = {number for number, _ in nested}
        rest = [lines[number - 1] for number in item.body if number not in bulleted]
        return Told(prompt="\n".join([item.text, *rest]), follow_ups=follow_ups)
    only_code = all(number - 1 in code for number in item.body[begin:])
    if announced or only_code:
        begin = len(item.body)
    said = item.body[begin:]
    prompt = "\n".join([item.text, *(lines[number - 1] for number in item.body[:begin])])
    return Told(prompt=prompt, answer=_dedented(said, lines) if said else "")


def asks(text: str) -> bool:
    """Whether the words of an item have the form of a question or a task."""
    return ends_as_question(text) or is_task(text)


def _breaks(number: int, item: Item, lines: Sequence[str], code: frozenset[int]) -> bool:
    """Whether a line under an item no longer goes on with its question: it is nested, or a blank line is above it."""
    if number - 1 in code:
        return False
    follows = lines[number - 2].strip() and not ends_as_question(item.text)
    return _ITEM.match(lines[number - 1]) is not None or not follows


def _runs(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> Iterator[tuple[list[Item], bool]]:
    """The lists of a text, each with its items and whether the heading above calls them questions.

    Those below a heading that announces no questions are left out.
    """
    stops = {heading.line: heading for heading in found}
    run: list[Item] = []
    current: Item | None = None
    outside = named = False
    for number, line in enumerate(lines, 1):
        if number in stops:
            yield run, named
            run, current, outside = [], None, holds_no_questions(stops[number].text)
            named = _NAMES_QUESTIONS.search(stops[number].text[:200]) is not None and stops[number].level > 1
        begun = None if outside or number - 1 in code or number in stops else _begun(lines, number, code)
        if begun is not None:
            current = begun
            run.append(begun)
        elif current is not None and line.strip() and number not in stops:
            if number - 1 in code or line[:1] in " \t":
                current.body.append(number)
                current.lines.add(number)
                continue
            current = None
            yield run, named
            run = []
    yield run, named


def _begun(lines: Sequence[str], number: int, code: frozenset[int]) -> Item | None:
    """The item that begins on a line: one of a list, or a question in italics with code below it."""
    line = lines[number - 1]
    item = _ITEM.match(line)
    if item is not None and _CHECKED.match(item["text"]) and not asks(item["text"]):
        return None  # what stands behind a check mark and asks nothing is on a check list
    if item is not None and len(item["indent"].expandtabs(4)) < 2:
        return Item(
            number,
            without_tags(_without_arrow(item["text"].strip())),
            int(item["number"]) if item["number"] else None,
            {number},
        )
    italic = _italic(line.rstrip()) if number in code or number + 1 in code else ""
    text = _LABEL.sub("", italic)
    return Item(number, text, None, {number}) if text and (text != italic or asks(text)) else None


def without_tags(text: str) -> str:
    """The words of an item without the tags behind its question, and without the emphasis around all of it."""
    bare = _TAGS.sub("", text) if "#" in text else text
    inside = bare[2:-2]
    whole = bare[:2] in {"**", "__"} and bare[-2:] == bare[:2] and bare[:2] not in inside and inside.strip() == inside
    return inside if whole and inside else bare


def _without_arrow(text: str) -> str:
    """The words of an item without a link at their end that is nothing but a sign."""
    place = text.rfind(" [") if text.endswith(")") else -1
    return text[:place].rstrip() if place > 0 and _ARROW.fullmatch(text[place + 1 :]) else text


def _italic(line: str) -> str:
    """The words of a line that is in italics from end to end; empty of any other."""
    mark, inside = line[:1], line[1:-1]
    if len(line) < 3 or mark not in "*_" or line[-1] != mark or inside[0] in "*_ " or inside[-1] in "*_ ":
        return ""
    outside_code = "".join(inside.split("`")[::2])
    return "" if mark in outside_code else inside


def _holds_questions(run: Sequence[Item]) -> bool:
    """Whether any item of a list asks something, and the list is no table of contents."""
    leading = sum(_LINK.match(item.text[:1_000]) is not None for item in run)
    return any(item.asks for item in run) and 2 * leading <= len(run)


def _dedented(said: Sequence[int], lines: Sequence[str]) -> str:
    """The lines from the first to the last number without their common margin."""
    text = [lines[number - 1].expandtabs(4) for number in range(said[0], said[-1] + 1)]
    margin = min(len(line) - len(line.lstrip(" ")) for line in text if line.strip())
    return "\n".join(line[margin:].rstrip() for line in text)
