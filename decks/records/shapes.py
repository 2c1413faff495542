"""The shapes that questions have in a tree of records: a mapping with the usual keys, a row, a pair, a bare string."""

import re
from collections.abc import Iterable

from decks.deletions import has_opening
from decks.markdown.outline import Heading
from decks.question_marks import ends_as_question
from decks.records.keys import Part, language_of, part_of, words_of
from decks.records.tree import Field, Listed, Mapped, Node, Scalar, Sort, scalars

_DIVIDER = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
STORY = ("context", "situation", "task", "action", "result")
"""The keys of a story's parts, in order."""

_FEWEST_OF_STORY = 3
_TURNS = (frozenset({"role", "content"}), frozenset({"from", "value"}), frozenset({"sender", "text"}))
_IDENTIFIER = re.compile(r"[a-z]+[A-Z]\w*|\S*[_./:\\]\S*|[\W\d_]+")
_OPTIONS = frozenset({Part.CHOICES, Part.OPTION, Part.WRONG})
_TOLD = frozenset({Part.ANSWER, Part.POINTS, Part.OTHER})
_TOPICS = frozenset({Part.OTHER, Part.PLACE, Part.TAGS, Part.DIFFICULTY, Part.STAGE, Part.TYPE, Part.LANGUAGE})
_SAID_OF_QUESTIONS = frozenset({Part.DIFFICULTY, Part.STAGE, Part.TYPE})
_ASKED = frozenset({"questions", "fronts", "prompts", "terms", "problems"})
_ANSWERED = frozenset({"answers", "backs", "responses", "definitions", "solutions"})


def divided(text: str) -> tuple[str, str] | None:
    """The front and the back of a text with a line of dashes between them; None of any other text."""
    front, *backs = _DIVIDER.split(text)
    back = "\n\n".join(each.strip() for each in backs if each.strip())
    return (front.strip(), back) if front.strip() and back else None


def asks(text: str) -> bool:
    """Whether words have the form of a question or a task."""
    return Heading(line=1, end=2, level=1, text=text[-2_000:]).asks


def asks_for_sure(text: str) -> bool:
    """Whether words end as only a question does."""
    return ends_as_question(text)


def says(node: Node) -> bool:
    """Whether a value is more than nothing."""
    if isinstance(node, Scalar):
        return node.sort is not Sort.NOTHING and bool(node.text.strip())
    return bool(node.items if isinstance(node, Listed) else node.fields)


def is_text(node: Node) -> bool:
    """Whether a value is words."""
    return isinstance(node, Scalar) and node.sort is Sort.TEXT and bool(node.text.strip())


def is_record(node: Mapped, *, listed: bool) -> bool:
    """Whether a mapping is one question; `listed` is one that stands beside others of its kind."""
    if _is_turn(node):
        return False
    if has_prompt(node):
        return True
    parts = {part_of(one.key)[0] for one in node.fields if says(one.node)}
    answered = Part.ANSWER in parts or bool(parts & _OPTIONS)
    if _texts(node, Part.NAME):
        return answered or (listed and (bool(_texts(node, Part.BODY)) or bool(parts & {Part.POINTS, Part.EXPLANATION})))
    bodies = _texts(node, Part.BODY)
    if bodies and answered and not (parts & {Part.RIGHT} and not parts & _OPTIONS):
        return True
    if listed and any(divided(one) or has_opening(one) for one in bodies):
        return True
    if listed and has_empty_prompt(node):
        return any(is_text(each) for one in node.fields if part_of(one.key)[0] in _TOLD for each in scalars(one.node))
    return any(wrapped(one, listed=listed) for one in node.fields)


def has_prompt(node: Mapped) -> bool:
    """Whether a mapping has a question in words; the task of a story is none."""
    story = is_story({words_of(one.key) for one in node.fields})
    return any(is_prompt(one) and not (story and words_of(one.key) in STORY) for one in node.fields)


def has_empty_prompt(node: Mapped) -> bool:
    """Whether a mapping has a question's key with nothing in it."""
    return any(part_of(one.key)[0] is Part.QUESTION and not says(one.node) for one in node.fields)


def is_story(keys: Iterable[str]) -> bool:
    """Whether keys are those of a story that is told in parts."""
    return len(set(keys) & set(STORY[1:])) >= _FEWEST_OF_STORY


def is_prompt(one: Field) -> bool:
    """Whether a field is a question in words."""
    if part_of(one.key)[0] is not Part.QUESTION:
        return False
    if not isinstance(one.node, Mapped):
        return is_text(one.node)
    told = {Part.BODY, Part.QUESTION, Part.NAME}
    return any(
        is_text(each.node) and (language_of(each.key) or part_of(each.key)[0] in told) for each in one.node.fields
    )


def wrapped(one: Field, *, listed: bool) -> bool:
    """Whether a field holds the fields of its record: a mapping, or the sides of a card."""
    if part_of(one.key)[0] is not Part.WRAPPER:
        return False
    if isinstance(one.node, Mapped):
        return is_record(one.node, listed=listed)
    sides = one.node.items if isinstance(one.node, Listed) else ()
    return words_of(one.key) == "fields" and len(sides) >= 2 and all(map(is_text, sides[:2]))


def is_keyed(one: Field, *, listed: bool) -> bool:
    """Whether a field is a record whose key is its question; a single word is where it is one of several `listed`."""
    if not isinstance(one.node, Mapped):
        return False
    parts = {part_of(each.key)[0] for each in one.node.fields if says(each.node)}
    if parts & {Part.QUESTION, Part.NAME}:
        return False
    if asks(one.key) or " " in one.key.strip():
        return bool(parts & {Part.ANSWER, Part.CHOICES, Part.OPTION})
    named = part_of(one.key)[0] is Part.OTHER and not _IDENTIFIER.fullmatch(one.key) and not one.key[-1:].isdigit()
    return listed and named and Part.ANSWER in parts


def asked(node: Mapped) -> list[Field]:
    """The fields of a mapping from question to answer, or from term to meaning; none of any other mapping."""
    told = [one for one in node.fields if _can_answer(one.node)]
    sure = sum(asks_for_sure(one.key) for one in told)
    if sure and 2 * sure >= len(node.fields):
        return [one for one in told if asks(one.key)]
    terms = [one for one in told if part_of(one.key)[0] is Part.OTHER and not _IDENTIFIER.fullmatch(one.key)]
    worded = [one for one in terms if isinstance(one.node, Scalar) and len(one.node.text.split()) >= 3]
    return terms if len(worded) >= 3 and 5 * len(worded) >= 4 * len(node.fields) else []


def paired(question: Node, answer: Node) -> tuple[Field, ...]:
    """The fields of a record that is a pair."""
    return Field("question", question.first, question), Field("answer", answer.first, answer)


def side_by_side(node: Mapped) -> list[tuple[Field, ...]]:
    """The records of a mapping that has a list of questions and a list of as many answers; none of any other."""
    lists = {words_of(one.key): one.node.items for one in node.fields if isinstance(one.node, Listed)}
    questions = [items for words, items in lists.items() if words in _ASKED and all(map(is_text, items))]
    answers = [items for words, items in lists.items() if words in _ANSWERED]
    if len(questions) != 1 or len(answers) != 1 or len(questions[0]) != len(answers[0]):
        return []
    return [paired(*pair) for pair in zip(questions[0], answers[0], strict=True)]


def rows(node: Listed) -> list[tuple[Field, ...]]:
    """The records of a list of rows, below a head of usual words or each a question and its answer; else none."""
    cells = [one.items for one in node.items if isinstance(one, Listed) and len(one.items) >= 2]
    if not cells or len(cells) < len(node.items):
        return []
    head = [one.text if isinstance(one, Scalar) else "" for one in cells[0]]
    parts = {part_of(each)[0] for each in head}
    if Part.QUESTION in parts and len(parts) > 1 and len(cells) > 1:
        return [tuple(Field(key, one.first, one) for key, one in zip(head, row, strict=False)) for row in cells[1:]]
    if not all(len(row) == 2 and is_text(row[0]) and _can_answer(row[1]) for row in cells):
        return []
    asking = sum(asks(row[0].text) for row in cells if isinstance(row[0], Scalar))
    return [paired(*row) for row in cells] if 2 * asking >= len(cells) or len(cells) >= 3 else []


def asking(node: Listed) -> bool:
    """Whether a list is one of strings most of which ask."""
    texts = [one.text for one in node.items if isinstance(one, Scalar) and one.sort is Sort.TEXT and one.text.strip()]
    if not texts or len(texts) < len(node.items) or not any(map(asks_for_sure, texts)):
        return False
    return 2 * sum(map(asks, texts)) >= len(texts)


def asking_together(node: Mapped) -> bool:
    """Whether a mapping is nothing but topics with lists of strings, of all of which at least a fifth ask."""
    lists = [one.node.items if isinstance(one.node, Listed) else () for one in node.fields]
    if len(lists) < 2 or not all(lists) or any(part_of(one.key)[0] not in _TOPICS for one in node.fields):
        return False
    texts = [one.text for each in lists for one in each if isinstance(one, Scalar) and is_text(one)]
    return len(texts) == sum(map(len, lists)) <= 5 * sum(map(asks_for_sure, texts))


def asking_in_a_text(node: Listed) -> bool:
    """Whether a list is one of mappings most of which ask in a text under a key for any text, and have no other."""
    items = [one for one in node.items if isinstance(one, Mapped)]
    if not items or len(items) < len(node.items) or any(has_prompt(one) or _texts(one, Part.NAME) for one in items):
        return False
    texts = [text for one in items for text in _texts(one, Part.BODY)]
    if len(texts) != len(items) or any(map(_is_turn, items)) or 2 * sum(map(asks, texts)) < len(texts):
        return False
    return any(map(asks_for_sure, texts)) or all(
        any(part_of(each.key)[0] in _SAID_OF_QUESTIONS for each in one.fields) for one in items
    )


def _is_turn(node: Mapped) -> bool:
    """Whether a mapping is what one side says in a talk."""
    keys = frozenset(words_of(one.key) for one in node.fields)
    return any(turn <= keys for turn in _TURNS) and not keys & {"question", "answer"}


def _can_answer(node: Node) -> bool:
    """Whether a value can be an answer: words, a number, or a list of them."""
    if isinstance(node, Listed):
        return all(isinstance(one, Scalar) for one in node.items)
    return isinstance(node, Scalar) and node.sort is not Sort.TRUTH


def _texts(node: Mapped, part: Part) -> list[str]:
    """The texts of the fields of a mapping that are one part."""
    return [
        one.node.text
        for one in node.fields
        if isinstance(one.node, Scalar) and is_text(one.node) and part_of(one.key)[0] is part
    ]
