"""The options of a multiple-choice record as its bank lists them: in a list, by letter, with marks, right and wrong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from decks.records.fields import Known
from decks.records.keys import Part, option_label, part_of, words_of
from decks.records.shapes import says
from decks.records.text import markdown_of, says_words, words
from decks.records.tree import Field, Listed, Mapped, Node, Scalar, Sort

_NUMBERED = re.compile(r"^\(?(?P<label>[A-Za-z]|\d{1,2})[).:\]](?:\s+|$)")
_BOX = re.compile(r"^\[(?P<mark>[ xX✓*])\]\s*")
_SEVERAL = re.compile(r"\n|[ \t]\|[ \t]|;")
_LONGEST = 1_000
_SENTENCE = 12
_NO_ANSWERS = frozenset({"choices", "options", "opts", "alternatives", "answer options", "answer choices"})
_MOST = 100
_FLAGS = frozenset(
    "correct, is correct, iscorrect, right, is right, is answer, is correct answer, valid, is valid, is true, truth, "
    "answer, correcta, correcto, es correcta, richtig, poprawna, верный, правильный, 正确".split(", ")
)
_LABELS = frozenset(
    "id, key, letter, label, option, option id, option key, option letter, option label, index, code, value".split(", ")
)
_TEXTS = (
    *("text", "option", "answer", "choice", "answer text", "option text", "choice text", "content", "body", "title"),
    *("name", "description", "option value", "option content", "item", "statement", "label", "value"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option: what its bank calls it (a letter, a number), its words, whether it is marked, why."""

    label: str | None
    text: str
    right: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of one record in its order, what its bank says is right, and the fields that say all this.

    `wanted` are the values that say which is right; `by_index` that their key speaks of an index; `lettered` that the
    options came with letters or numbers of the bank's own.
    """

    options: tuple[Option, ...]
    wanted: tuple[Known, ...] = ()
    told: tuple[Known, ...] = ()
    by_index: bool = False


def options_of(known: Sequence[Known]) -> Options | None:
    """The options of a record; None where it has none."""
    lists = [one for one in known if one.part is Part.CHOICES]
    found, told = _listed(lists)
    named = [one for one in lists if one not in told and found and says(one.node)]
    singles = [one for one in known if one.part is Part.OPTION or (one.part is Part.ANSWER and one.words == "a")]
    if not found and len([one for one in singles if one.part is Part.OPTION]) >= 1 and len(singles) >= 2:
        singles = [one for one in singles if isinstance(one.node, Scalar) and says_words(one.node)]
        found = [_single(one) for one in singles]
        told = singles
    wrong = [one for one in known if one.part is Part.WRONG]
    right = [one for one in known if one.part in {Part.RIGHT, Part.RIGHT_INDEX}]
    right = right or named
    answers = [one for one in known if one.part is Part.ANSWER and one not in told]
    if not found and wrong:
        return _with_wrong(wrong, right or answers[:1])
    if not (2 - bool(named)) <= len(found) <= _MOST:
        return None
    wanted = sorted(right, key=lambda one: one.part is not Part.RIGHT_INDEX)
    return Options(
        options=tuple(found),
        wanted=tuple(wanted or answers[:1]),
        told=tuple(told),
        by_index=any(one.part is Part.RIGHT_INDEX for one in right),
    )


def _listed(lists: Sequence[Known]) -> tuple[list[Option], list[Known]]:
    """The options of the longest list and the list; beside one of answers those of one that only holds options."""
    made = [(one, options) for one in lists if (options := _from_node(one.node)) and not _are_answers(one, options)]
    only = [pair for pair in made if pair[0].words in _NO_ANSWERS and isinstance(pair[0].node, Listed)]
    if len(lists) > 1 and len(only) == 1:
        return only[0][1], [only[0][0]]
    longest = max(made, key=lambda pair: len(pair[1]), default=None)
    return (longest[1], [longest[0]]) if longest and len(longest[1]) > 1 else ([], [])


def values_of(node: Node) -> list[str]:
    """The words of a value, each of a list's on its own; none where it says nothing."""
    if isinstance(node, Listed):
        return [value for one in node.items for value in values_of(one)]
    if isinstance(node, Mapped):
        return [markdown_of(node)]
    return [words(node).strip()] if node.sort is not Sort.NOTHING and node.text.strip() else []


def _with_wrong(wrong: Sequence[Known], right: Sequence[Known]) -> Options | None:
    """The options of a record that lists its right answer beside its wrong ones."""
    good = [Option(label=None, text=value, right=True) for one in right for value in values_of(one.node)]
    bad = [Option(label=None, text=value, right=False) for one in wrong for value in values_of(one.node)]
    first = min((one.line for one in wrong), default=0) < min((one.line for one in right), default=0)
    if not good or not bad or len(good) + len(bad) > _MOST:
        return None
    return Options(options=tuple([*bad, *good] if first else [*good, *bad]), told=(*wrong, *right))


def _are_answers(one: Known, options: Sequence[Option]) -> bool:
    """Whether a list under a word for answers is of sentences, none of them marked: what one would say."""
    if one.words in _NO_ANSWERS or any(option.right is not None for option in options):
        return False
    return sum(len(option.text.split()) for option in options) >= _SENTENCE * len(options)


def _single(one: Known) -> Option:
    """An option that has a key of its own."""
    label = option_label(one.key) or words_of(one.key)[-1:]
    return _boxed(label, markdown_of(one.node))


def _from_node(node: Node) -> list[Option]:
    """The options that a value holds: a list's, a mapping's by their letters, the parts of a text."""
    if isinstance(node, Mapped):
        return _from_mapping(node)
    if isinstance(node, Scalar):
        parts = [part.strip() for part in _SEVERAL.split(words(node)) if part.strip()]
        return _without_letters([_boxed(None, part) for part in parts]) if len(parts) >= 2 else []
    made = [option for one in node.items if (option := _from_item(one)) is not None]
    return [] if any(len(option.text) > _LONGEST for option in made) else _without_letters(made)


def _from_item(node: Node) -> Option | None:
    """The option that an item of a list is."""
    if isinstance(node, Scalar):
        return _boxed(None, words(node) or node.text) if node.sort is not Sort.NOTHING and node.text.strip() else None
    if isinstance(node, Listed):
        return None
    scalars = {words_of(one.key): one.node for one in node.fields if isinstance(one.node, Scalar)}
    key = next((key for key in _TEXTS if key in scalars and scalars[key].sort in {Sort.TEXT, Sort.NUMBER}), None)
    if key is None:
        return _pair_of_letter(node.fields)
    flag = next((scalars[each].true for each in scalars if each in _FLAGS and each != key), None)
    weight = next((scalars[each].text for each in ("fraction", "weight", "points") if each in scalars), None)
    if flag is None and weight is not None:
        flag = weight.strip("+ ").replace(".", "", 1).isdecimal() and float(weight.strip("+ ")) > 0
    label = next((scalars[each].text for each in scalars if each in _LABELS and each != key), None)
    reasons = [scalars[each] for each in scalars if part_of(each)[0] is Part.EXPLANATION]
    made = _boxed(label if label and len(label) <= 3 else None, words(scalars[key]))
    return replace(made, right=made.right if flag is None else flag, reason=" ".join(map(words, reasons)))


def _pair_of_letter(fields: Sequence[Field]) -> Option | None:
    """The option of a mapping of nothing but a letter and its words: `{"A": "a queue"}`."""
    if len(fields) != 1 or not isinstance(fields[0].node, Scalar) or not fields[0].node.text.strip():
        return None
    one = fields[0].node
    if one.sort is Sort.TRUTH:
        return Option(label=None, text=fields[0].key, right=one.true)
    return Option(label=fields[0].key if len(fields[0].key) <= 3 else None, text=words(one))


def _from_mapping(node: Mapped) -> list[Option]:
    """The options of a mapping: from letter to words, or from words to yes or no."""
    lists = {words_of(one.key): values_of(one.node) for one in node.fields if isinstance(one.node, Listed)}
    if "text" in lists and len(lists["text"]) == len(lists.get("label", lists["text"])):
        labels = lists.get("label", [None] * len(lists["text"]))
        return [Option(label=label, text=text) for label, text in zip(labels, lists["text"], strict=True)]
    told = [(one.key, one.node) for one in node.fields if isinstance(one.node, Scalar) and one.node.text.strip()]
    if told and all(value.sort is Sort.TRUTH for _, value in told):
        return [Option(label=None, text=key, right=value.true) for key, value in told]
    made = [_boxed(option_label(key) or key.strip(" ().:"), words(value)) for key, value in told]
    for one in node.fields:
        item = _from_item(one.node) if isinstance(one.node, Mapped) else None
        if item is not None:
            made.append(replace(item, label=option_label(one.key) or one.key))
    return made


def _boxed(label: str | None, text: str) -> Option:
    """An option from its words: a box before them says whether it is right."""
    box = _BOX.match(text)
    if box is None:
        return Option(label=label, text=text.strip())
    return Option(label=label, text=text[box.end() :].strip(), right=box["mark"] != " ")


def _without_letters(options: list[Option]) -> list[Option]:
    """The options without the letters or numbers that all of them begin with, in order: these are their labels."""
    matches = [_NUMBERED.match(one.text) for one in options]
    labels = [match["label"].casefold() for match in matches if match and match.end() < len(match.string)]
    letters = [chr(ord("a") + rank) for rank in range(len(options))]
    numbers = [str(rank + 1) for rank in range(len(options))]
    if len(labels) < len(options) or labels not in (letters, numbers):
        return options
    return [
        replace(one, label=label, text=one.text[match.end() :].strip())
        for one, label, match in zip(options, labels, matches, strict=True)
        if match
    ]
