"""Questions of different banks that ask the same, or nearly the same.

Two prompts are compared by their words in alphabetical order (rapidfuzz's token sort ratio), without those that only
introduce a question. Where `wording` finds another question in them, they are two, however long the rest: TCP and UDP,
two and three, do and do not. Only prompts that share one of their rarest words are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from decks.wording import Difference, Wording, contrast, read
from srs.ids import normalised
from srs.model import BankId, Question, QuestionId

ALIKE = 85.0
"""How alike two prompts must be, from 0 to 100, to be reported."""

_RAREST = 3
"""By how many of its rarest words a prompt is looked for."""

_COMMON = 200
"""A word in more prompts than this leads to no comparison: those that share it share a rarer one, or are the same."""

_LONGEST = 400
"""Characters of two prompts of which the order is compared."""

_SAYS_MORE = frozenset({Difference.SPELLING, Difference.CLAUSE, Difference.QUALIFIED})
"""How near duplicates may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two questions of different banks, and how alike their prompts are, from 0 to 1."""

    one: QuestionId
    other: QuestionId
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions that ask the same, in the order given, and how alike the least alike pair of them is."""

    questions: tuple[Question, ...]
    likeness: float


def groups(questions: Sequence[Question]) -> tuple[Group, ...]:
    """Questions with a near duplicate in another bank, those together that ask the same; the most alike first."""
    pairs = near_duplicates(questions)
    root: dict[QuestionId, QuestionId] = {}

    def top(identifier: QuestionId) -> QuestionId:
        while root.setdefault(identifier, identifier) != identifier:
            root[identifier] = root[root[identifier]]
            identifier = root[identifier]
        return identifier

    for pair in pairs:
        root[top(pair.one)] = top(pair.other)
    least: dict[QuestionId, float] = {}
    for pair in pairs:
        least[top(pair.one)] = min(pair.likeness, least.get(top(pair.one), 1.0))
    together: dict[QuestionId, list[Question]] = {}
    for question in questions:
        if question.id in root:
            together.setdefault(top(question.id), []).append(question)
    found = [Group(questions=tuple(members), likeness=least[key]) for key, members in together.items()]
    return tuple(sorted(found, key=lambda group: -group.likeness))


def near_duplicates(questions: Sequence[Question]) -> tuple[Pair, ...]:
    """Every pair of near duplicates in different banks; of those with the very same words each with the first only."""
    first: dict[tuple[str, str], _Compared] = {}
    pairs: list[Pair] = []
    for question in questions:
        wording = read(question.prompt)
        text, unchanging = " ".join(sorted(wording.telling)), _unchanging(question, wording)
        compared = first.setdefault((text, unchanging), _Compared(wording, text, unchanging))
        same = next((other for bank, other in compared.of_bank.items() if bank != question.bank), None)
        if same is not None:
            pairs.append(_pair(same, question, 100.0))
        compared.of_bank.setdefault(question.bank, question)
    return (*pairs, *_alike([each for each in first.values() if each.text]))


def _unchanging(question: Question, wording: Wording) -> str:
    """What must be the very same of two questions: their code and their options."""
    options = " / ".join(sorted(normalised(option.text) for option in question.choices))
    return f"{wording.code}\n{options}"


class _Compared:
    """Questions of one wording, the first of each bank, as they are compared."""

    __slots__ = ("of_bank", "text", "unchanging", "wording", "words")

    def __init__(self, wording: Wording, text: str, unchanging: str) -> None:
        self.of_bank: dict[BankId, Question] = {}
        self.wording = wording
        self.text = text
        self.unchanging = unchanging
        self.words = frozenset(text.split())


def _alike(compared: Sequence[_Compared]) -> Iterator[Pair]:
    """The pairs of different wordings that are alike enough."""
    frequency = Counter(word for one in compared for word in one.words)
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(compared):
        rarest = sorted(one.words, key=lambda word: (frequency[word], word))[:_RAREST]
        near: set[int] = set()
        for word in rarest:
            near.update(by_word[word])
            if len(by_word[word]) < _COMMON:
                by_word[word].append(index)
        for other in sorted(near):
            pair = _of_two_banks(compared[other], one)
            likeness = _likeness(compared[other], one) if pair else 0.0
            if pair and likeness >= ALIKE:
                yield _pair(*pair, likeness)


def _pair(one: Question, other: Question, likeness: float) -> Pair:
    """A pair of near duplicates; words in another order make it a little less alike than its words are."""
    in_order = fuzz.ratio(normalised(one.prompt[:_LONGEST]), normalised(other.prompt[:_LONGEST]))
    alike = likeness if in_order >= likeness else (3 * likeness + in_order) / 4
    return Pair(one=one.id, other=other.id, likeness=round(alike / 100, 3))


def _of_two_banks(one: _Compared, other: _Compared) -> tuple[Question, Question] | None:
    """The first question of each wording that are of different banks."""
    for ours in one.of_bank.values():
        for theirs in other.of_bank.values():
            if ours.bank != theirs.bank:
                return ours, theirs
    return None


def _likeness(one: _Compared, other: _Compared) -> float:
    """How alike two wordings are, from 0 to 100; 0 where they ask for different things."""
    if one.unchanging != other.unchanging:
        return 0.0
    ratio = fuzz.ratio(one.text, other.text, score_cutoff=ALIKE)
    return ratio if ratio and contrast(one.wording, other.wording).difference in _SAYS_MORE else 0.0
