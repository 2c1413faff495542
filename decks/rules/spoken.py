"""Cards that ask a question as its bank has it: the whole answer, the plain answer, the choice (rules 4 and 5)."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from decks.rules import stories
from decks.rules.backs import behind, leading_up
from decks.rules.markup import as_markdown
from decks.rules.plain import one_line, plain, plain_words, without_code_blocks
from decks.rules.points import key_points, says_nothing
from decks.rules.words import function_words, is_specific, tokens, word_count
from decks.sentences import sentences
from decks.ticks import gist, leads_to_items
from srs.ids import card_id, derived
from srs.model import (
    Card,
    CardId,
    Choice,
    GradedPoint,
    PointId,
    Question,
    Role,
    SectionKind,
)

_OWN_LIST = (2, 9)
_DIVIDING = 2
_LONG_ANSWER_WORDS = 90
_SHORTEST_TICK = 2
_FEWEST_WORDS = 3
_LONGEST_OPENING = 300
_REMARK = re.compile(
    r"(?:note|notes|example|examples|for example|for instance|here|below|above|let us|let['’]s|this|these|that|it|they|"
    r"output|see|in this|in the (?:above|below|following|example|code)|the (?:above|below|following)|now|also|however|"
    r"so|but|explanation|reason|hint|tip|source)\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:if|when|while|although|because|due to|since|unless)\b[^,]*$", re.IGNORECASE)
_EXAMPLE = re.compile(r"\b(?:example|let['’]s|let us|consider|imagine|suppose|build|create)\b.*:\W*$", re.IGNORECASE)
_MARK = re.compile(r"^(?P<indent>\s{0,12})(?:[-*+•]|(?P<number>\d{1,3})[.)])\s+(?:\[[ xX]\]\s+)?(?P<item>\S.*)$")
_OPTION = re.compile(r"[*_`(\[]{0,3}[A-Fa-f][*_`]{0,3}[:.)\]]")
_HEADING = re.compile(r" {0,3}#{1,6}\s")
_NO_PARAGRAPH = re.compile(r"\s*(?:[|#<>!]|[-*+•]\s|\d{1,3}[.)]\s|\[[^\]\n]{0,300}\]\(|</?\w)")


def answer_card(question: Question, front: str) -> Card:
    """Say the whole answer: graded by the points, or by the four parts of a story."""
    identity = card_id(question.id, Role.ANSWER)
    points = key_points(question)
    ticks = tuple(
        GradedPoint(id=point.id, text=point.tick, label=point.label, essential=point.essential) for point in points
    )
    if not ticks and (question.story or stories.is_story(question.points(SectionKind.HOW_TO_ANSWER))):
        ticks = stories.ticks(identity)
    return Card(id=identity, question=question.id, role=Role.ANSWER, front=front, back=behind(question), points=ticks)


def in_full(question: Question) -> str:
    """A question's prompt below what leads up to it, as a task needs the tables above all its bank's tasks."""
    lead, prompt = leading_up(question), as_markdown(question.prompt)
    return f"{as_markdown(lead.text).strip()}\n\n{prompt}" if lead else prompt


# ------------------------------------------------------------------------------------------------------- plain answers


def basic_card(question: Question) -> Card | None:
    """A question and its plain answer; None where the answer is only a placeholder."""
    answer = question.answer or ""
    if says_nothing(answer):
        return None
    identity = card_id(question.id, Role.BASIC)
    ticks = numbered_ticks(identity, own_ticks(answer))
    return Card(
        id=identity, question=question.id, role=Role.BASIC, front=in_full(question), back=behind(question), points=ticks
    )


def reversed_card(question: Question) -> Card:
    """The answer asks for its question."""
    return Card(
        id=card_id(question.id, Role.REVERSED),
        question=question.id,
        role=Role.REVERSED,
        front=question.answer or "",
        back=question.prompt,
    )


def own_ticks(answer: str) -> list[str]:
    """The ticks of a plain answer: its own list of two to nine, else from 90 words on the gist of each paragraph."""
    text = without_code_blocks(as_markdown(answer))
    own = _items_of(text)
    if sum(_OPTION.match(item) is not None for item in own) * 2 > len(own):
        return []
    if _OWN_LIST[0] <= len(own) <= _OWN_LIST[1]:
        return _all_or_none(own)
    if len(text.split()) < _LONG_ANSWER_WORDS:
        return []
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text)]
    found = list(dict.fromkeys(_first_gist(part) for part in paragraphs if _says_something_new(part)))
    telling = [line for line in found if word_count(line) >= _FEWEST_WORDS and not _HALF.match(line)]
    return telling if _OWN_LIST[0] <= len(telling) <= _OWN_LIST[1] else []


def _first_gist(paragraph: str) -> str:
    """The gist of a paragraph's first sentence, or of the bullets that it leads to."""
    if leads_to_items(paragraph):
        return gist(paragraph)
    above = _above_its_bullets(paragraph[:2_000])
    told = sentences(one_line(above if word_count(above) >= _FEWEST_WORDS else paragraph[:2_000]))
    return gist(told[0]) if told else ""


def _above_its_bullets(paragraph: str) -> str:
    """The lines of a paragraph before bullets that follow without an empty line."""
    return "\n".join(itertools.takewhile(lambda line: _MARK.match(line) is None, paragraph.splitlines()))


def _is_half_a_sentence(above: str) -> bool:
    """Whether the bullets below finish a sentence: "We weigh because,", "The parts are:"."""
    words = above.rstrip(" *_").split()
    if not words or words[-1].endswith(","):
        return bool(words)
    return words[-1].endswith(":") and words[-1].lower().rstrip(":") in function_words()


def _says_something_new(paragraph: str) -> bool:
    """Whether a paragraph makes a statement: no heading, table or list, no remark on the one before, no example.

    One that begins small goes on with what stands before the code above it.
    """
    if not paragraph or paragraph[0].islower() or _NO_PARAGRAPH.match(paragraph):
        return False
    if paragraph.endswith((":", ",")) or _is_half_a_sentence(_above_its_bullets(paragraph)):
        return False
    return _REMARK.match(plain(paragraph[:_LONGEST_OPENING])) is None


def _items_of(text: str) -> list[str]:
    """The items of a text's list, without those below them.

    None where it has several lists, one of an example, or one under the last of the headings that divide it.
    """
    found: list[str] = []
    outermost, ended, above, headings = None, False, "", 0
    for line in text.splitlines():
        headings += _HEADING.match(line) is not None
        match = _MARK.match(line)
        if match is None:
            above = line if line.strip() and not found else above
            ended = ended or bool(found and line.strip() and not line.startswith((" ", "\t")))
            continue
        indent = len(match["indent"].expandtabs(4))
        outermost = indent if outermost is None else outermost
        if indent > outermost:
            continue
        if indent < outermost - 1:
            return []
        if ended and match["number"] in {None, "1"}:
            return []
        ended = False
        if not found and headings >= _DIVIDING and not _begins_with_a_heading(text):
            return []
        found.append(match["item"])
    return [] if _EXAMPLE.search(above[:_LONGEST_OPENING]) else found


def _begins_with_a_heading(text: str) -> bool:
    return _HEADING.match(text.lstrip().partition("\n")[0]) is not None


def _all_or_none(items: Sequence[str]) -> list[str]:
    """The gist of each item of a list; none at all where one says nothing, is said twice, or most are generic words."""
    said = [gist(item.replace("**", "") if item.count("**") % 2 else item) for item in items]
    generic = sum(word_count(line) < _SHORTEST_TICK and not _is_specific(line) for line in said)
    empty = any(not any(character.isalpha() for character in line) for line in said)
    if empty or len(set(said)) < len(said) or generic * 2 > len(said) or any(map(says_nothing, items)):
        return []
    return said


def _is_specific(line: str) -> bool:
    return any(is_specific(token) for token in tokens(line))


def numbered_ticks(card: CardId, lines: Iterable[str]) -> tuple[GradedPoint, ...]:
    """Ticks that are no points of their own, by their place on their card."""
    return tuple(
        GradedPoint(id=PointId(derived("tick", card, str(number))), text=plain_words(line))
        for number, line in enumerate(lines)
    )


# ------------------------------------------------------------------------------------------------------------- choices


def choice_card(question: Question) -> Card | None:
    """A multiple-choice card; None where the bank does not say which options are right."""
    if not any(option.right for option in question.choices):
        return None
    return Card(
        id=card_id(question.id, Role.CHOICE),
        question=question.id,
        role=Role.CHOICE,
        front=in_full(question),
        back=behind(question),
        choices=tuple(replace(option, text=_option(option.text)) for option in question.choices),
    )


def with_options(prompt: str, choices: Iterable[Choice]) -> str:
    """A prompt with its options below it."""
    return "\n\n".join(filter(None, [prompt, "\n".join(f"- {_option(option.text)}" for option in choices)]))


def _option(text: str) -> str:
    """An option as Markdown; one that stood on a line stays on one."""
    shown = as_markdown(text)
    return shown if shown == text or "\n" in text else " ".join(shown.replace("&nbsp;", " ").split())
