"""The card of a framework: its name and the heads of its steps (rule 6)."""

import re
from collections.abc import Sequence

from decks.labels import lead
from decks.rules.plain import one_line, plain, without_parentheses
from decks.rules.words import function_words, is_specific, parts, tokens
from decks.ticks import gist
from srs.model import Framework, Point

MOST_STEPS = 9
_MOST_WORDS = 8
_STAR = ("situation", "task", "action", "result")


def is_star(framework: Framework) -> bool:
    """Whether a framework is STAR: its steps are the four ticks of every story."""
    return "star" in {name.lower() for name in framework.names} or [
        plain(step.text).lower()[:3] for step in framework.steps
    ] == [part[:3] for part in _STAR]


def spells_itself(framework: Framework) -> bool:
    """Whether its steps are the words its name is made of, as RICE's are: a term, not a structure for one question."""
    initials = "".join(plain(step.text)[:1] for step in framework.steps).upper()
    words = [len(without_parentheses(plain(step.text)).split()) for step in framework.steps]
    return any(name.upper() == initials for name in framework.names) and max(words, default=9) <= 1


def heads(framework: Framework, cue: str) -> tuple[str, ...]:
    """A head for each step: what stands before its colon without its bracket, else its first part in 8 words."""
    found = [_head(step) for step in framework.steps]
    told = {each for token in tokens(cue) if is_specific(token) for each in parts(token)}
    equal = {head for head in found if found.count(head) > 1}
    for index, head in enumerate(found):
        own = {each for token in tokens(head) if is_specific(token) for each in parts(token)}
        if head in equal or (own and own <= told):
            found[index] = _with_bracket(framework.steps[index]) or head
    return tuple(_distinct(found, framework.steps))


def _distinct(found: list[str], steps: Sequence[Point]) -> list[str]:
    seen: set[str] = set()
    for index, head in enumerate(found):
        if head.lower() in seen:
            found[index] = gist(steps[index].text)
        seen.add(found[index].lower())
    return found


def _head(step: Point) -> str:
    label = lead(step.text)
    if label is not None:
        return _short(without_parentheses(one_line(label))) or one_line(label)
    text = without_parentheses(one_line(step.text))
    return _short(re.split(r",\s|;\s|:\s|\s[-–—]\s|\.\s", text)[0]) or _short(text) or gist(step.text)


def _with_bracket(step: Point) -> str | None:
    label = lead(step.text)
    text = one_line(label) if label else one_line(step.text)
    match = re.match(r"^[^(]*\([^()]{1,60}\)", text)
    return match.group().strip() if match and len(match.group().split()) <= 12 else None


def _short(text: str) -> str:
    words = text.strip(" .,:;").split()
    if len(words) > _MOST_WORDS:
        words = words[:_MOST_WORDS]
        while len(words) > 1 and words[-1].lower() in function_words():
            words.pop()
    line = " ".join(words).strip(" .,:;'\"")
    return line[:1].upper() + line[1:]
