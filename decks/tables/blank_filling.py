"""A sentence with blanks and the words that fill them, as one statement with deletions."""

import re
from dataclasses import dataclass

from decks.deletions import GAP
from decks.rules.clozes import numbers, without

_BLANK = re.compile(
    r"(?P<code>`[^`\n]{1,400}`)|_{3,}|(?<![\w-])__(?![\w-])|(?<![\w(,=\[])(?:\[ ?(?:\.{2,}|…|_+| {1,20}) ?\]|"
    r"\{ ?(?:\.{2,}|…|_+| {1,20}) ?\})(?![\w)(\]])"
)
_IN_CODE = re.compile(r"_{3,}")
_BETWEEN = (re.compile(r"\s*\n\s*"), re.compile(r"\s*;\s*"), re.compile(r"\s*/\s*"), re.compile(r"\s*,\s*"))
_UNSAYABLE = ("::", "}}", "{{")
_LONGEST = 200
_MOST_WORDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A sentence with `[…]` for each blank, and the same with its deletions as `{{c1::words}}`."""

    prompt: str
    statement: str


def filled(sentence: str, answer: str) -> Filled | None:
    """The sentence whose blanks (`____`, `[...]`, `{...}`) an answer fills; None where it has none or it does not."""
    around = _around_blanks(sentence)
    if len(around) < 2 or not _can_fill(answer) or not "".join(around).strip(" \n.,;:!?"):
        return None
    words = parts(answer, len(around) - 1)
    if "\n" in answer and (not words or len(words) == 1):
        return None
    deleted = [f"{{{{c{rank}::{said}}}}}" for rank, said in enumerate(words, 1)]
    deleted = deleted or [f"{{{{c1::{answer}}}}}"] * (len(around) - 1)
    told = "".join(before + blank for before, blank in zip(around, deleted, strict=False))
    return Filled(prompt=GAP.join(around), statement=told + around[-1])


def parts(answer: str, count: int) -> tuple[str, ...]:
    """The parts of an answer where it has exactly as many as asked for, between lines, `;`, `/` or `,`; else none."""
    if count == 1:
        return (answer,)
    for between in _BETWEEN:
        found = tuple(part for part in between.split(answer.strip()) if part)
        if len(found) == count:
            return found
    return ()


def deletions(text: str) -> Filled | None:
    """A statement that has its deletions in it already, as Anki writes them; None where it has none."""
    if "{{c" not in text or not numbers(text):
        return None
    return Filled(prompt=without(text, None)[0], statement=text)


def _around_blanks(sentence: str) -> list[str]:
    """What stands before, between and after the blanks of a sentence; in code only a line of underscores is one."""
    around: list[str] = []
    place = 0
    for match in _BLANK.finditer(sentence):
        blanks = [match.span()]
        if match["code"]:
            blanks = [
                (match.start() + one.start(), match.start() + one.end()) for one in _IN_CODE.finditer(match["code"])
            ]
        for start, end in blanks:
            around.append(sentence[place:start])
            place = end
    return [*around, sentence[place:]]


def _can_fill(answer: str) -> bool:
    """Whether an answer is words for a blank: short, and nothing that deletions cannot hold."""
    short = 0 < len(answer) <= _LONGEST and len(answer.split()) <= _MOST_WORDS
    return short and not any(mark in answer for mark in _UNSAYABLE)
