"""Questions of different banks that ask the same, or nearly the same.

Two prompts are compared by their words in alphabetical order (rapidfuzz's token sort ratio), without those that only
introduce a question. A word of one in the place of a different word of the other makes them two questions, however long
the rest: TCP and UDP, two and three, do and do not. Only prompts that share one of their rarest words are compared.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from decks.rules.plain import code_blocks
from decks.rules.words import stem
from srs.ids import normalised
from srs.model import BankId, Question, QuestionId

ALIKE = 85.0
"""How alike two prompts must be, from 0 to 100, to be reported."""

_LONG = 7
"""Letters of a word in which one wrong letter is a slip."""

_RAREST = 3
"""By how many of its rarest words a prompt is looked for."""

_COMMON = 200
"""A word in more prompts than this leads to no comparison: those that share it share a rarer one, or are the same."""

_LONGEST = 400
_FILLERS = frozenset(
    "a an the is are was be what which who whats whos please can could would you your we i me us tell explain describe "
    "define briefly mean means meant by of about do does in to and".split()
)
_TURNING = frozenset("not no never without cannot cant dont doesnt shouldnt isnt arent wont except least".split())
_WORD = re.compile(r"[^\W_]+(?:[+#.'’][^\W_]+)*[+#]*")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


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
    first: dict[tuple[str, str], dict[BankId, Question]] = {}
    pairs: list[Pair] = []
    for question in questions:
        of_words = first.setdefault(_wording(question), {})
        same = next((other for bank, other in of_words.items() if bank != question.bank), None)
        if same is not None:
            pairs.append(_pair(same, question, 100.0))
        of_words.setdefault(question.bank, question)
    compared = [_Compared(of_bank, *wording) for wording, of_bank in first.items() if wording[0]]
    return (*pairs, *_alike(compared))


def _wording(question: Question) -> tuple[str, str]:
    """The telling words of a prompt in alphabetical order, and what must be the very same: its code and its options."""
    code = code_blocks(question.prompt)
    prompt = question.prompt.replace(code, " ") if code else question.prompt
    words = _words(prompt)
    telling = [word for word in words if word not in _FILLERS] or words
    options = " / ".join(sorted(normalised(option.text) for option in question.choices))
    return " ".join(sorted(telling)), f"{code}\n{options}"


def _words(text: str) -> list[str]:
    """The words of a text; where a language puts no spaces between its words, pairs of its letters."""
    words: list[str] = []
    for word in _WORD.findall(normalised(text.replace("'", "").replace("’", ""))[: _LONGEST * 4]):
        if _UNSPACED.search(word) and len(word) > 2:
            words += [word[at : at + 2] for at in range(len(word) - 1)]
        else:
            words.append(word)
    return words[:_LONGEST]


class _Compared:
    """Questions of one wording, the first of each bank, as they are compared."""

    __slots__ = ("of_bank", "text", "unchanging", "words")

    def __init__(self, of_bank: Mapping[BankId, Question], text: str, unchanging: str) -> None:
        self.of_bank = of_bank
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
            likeness = _likeness(compared[other], one)
            pair = _of_two_banks(compared[other], one) if likeness >= ALIKE else None
            if pair:
                yield _pair(*pair, likeness)


def _pair(one: Question, other: Question, likeness: float) -> Pair:
    """A pair of near duplicates; words in another order make it a little less alike than its words are."""
    in_order = fuzz.ratio(normalised(one.prompt[:_LONGEST]), normalised(other.prompt[:_LONGEST]))
    alike = likeness if in_order >= likeness else (3 * likeness + in_order) / 4
    return Pair(one=one.id, other=other.id, likeness=round(alike / 100, 3))


def _of_two_banks(one: _Compared, other: _Compared) -> tuple[Question, Question] | None:
    """The first question of each wording that are of different banks."""
    pairs = ((a, b) for a in one.of_bank.values() for b in other.of_bank.values() if a.bank != b.bank)
    return next(pairs, None)


def _likeness(one: _Compared, other: _Compared) -> float:
    """How alike two wordings are, from 0 to 100; 0 where a word of one stands against a different word of the other."""
    if one.unchanging != other.unchanging:
        return 0.0
    ratio = fuzz.ratio(one.text, other.text, score_cutoff=ALIKE)
    if not ratio:
        return 0.0
    ours, theirs = one.words - other.words, other.words - one.words
    return ratio if _only_spelt_otherwise(ours, theirs) else 0.0


def _only_spelt_otherwise(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether words of two wordings differ in spelling alone, or only one of the two says more."""
    if any(word in _TURNING or any(letter.isdigit() for letter in word) for word in ours | theirs):
        return False
    if not ours or not theirs:
        return True
    fewer, more = sorted((ours, theirs), key=len)
    return all(any(_same_word(word, each) for each in more) for word in fewer)


def _same_word(one: str, other: str) -> bool:
    """Whether two words are forms of one, or one long word with a slip of the pen in it."""
    if stem(one) == stem(other):
        return True
    longest = max(len(one), len(other))
    return one[0] == other[0] and longest >= _LONG and OSA.distance(one, other, score_cutoff=1) <= 1
