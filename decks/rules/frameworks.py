"""The card of a framework: its name and the heads of its steps (rule 6)."""

import itertools
import re
from collections.abc import Sequence

from decks.labels import lead
from decks.rules.plain import one_line, plain, unclosed, without_parentheses
from decks.rules.shorten import main_clause, within
from decks.rules.words import is_content, parts, tokens
from decks.ticks import gist
from srs.model import Framework, Point

MOST_STEPS = 9
MOST_HEAD_WORDS = 12
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


def divided(count: int) -> list[tuple[int, int]]:
    """Which steps each card asks for: nine at most, as many on each."""
    cards = -(-count // MOST_STEPS)
    borders = [round(count * number / cards) for number in range(cards + 1)]
    return list(itertools.pairwise(borders))


def asked(framework: Framework, begin: int, end: int) -> str:
    """What a card asks after the cue, for the steps from one place to another."""
    count = len(framework.steps)
    if framework.names:
        which = f"its {count} steps" if end - begin == count else f"its steps {begin + 1} to {end} of {count}"
        return f": which structure, and {which} in order?"
    return f": which {count} steps, in order?" if end - begin == count else f": steps {begin + 1} to {end} of {count}?"


def heads(framework: Framework, cue: str) -> tuple[str, ...]:
    """A head for each step: what stands before its colon without its bracket, else its first part in 8 words."""
    found = [_head(step) for step in framework.steps]
    told = {each for token in tokens(cue) if token.is_word for each in parts(token)}
    equal = {head for head in found if found.count(head) > 1}
    for index, head in enumerate(found):
        own = {each for token in tokens(head) if is_content(token) for each in parts(token)}
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
    text = without_parentheses(one_line(step.text)).rstrip(" .:;")
    return _short(main_clause(text)) or _short(text) or gist(step.text)


def _with_bracket(step: Point) -> str | None:
    label = lead(step.text)
    text = one_line(label) if label else one_line(step.text)
    match = re.match(r"^[^(]*\([^()]{1,60}\)", text)
    if match and len(match.group().split()) <= MOST_HEAD_WORDS:
        return match.group().strip()
    body = one_line(step.text)[len(text) :].lstrip(" :–—-") if label else ""
    added = within(main_clause(body), _MOST_WORDS).rstrip(" …") if body else ""
    return f"{text} ({added[:1].lower()}{added[1:]})" if added and unclosed(added) is None else None


def _short(text: str) -> str:
    return within(text.strip(" .,:;'\""), _MOST_WORDS)
