"""The runs of words in a sentence that could be an answer: what carries it (rules 8 and 9)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from decks.rules.bank_index import BankIndex
from decks.rules.words import (
    Token,
    base_verbs,
    function_words,
    is_abbreviation,
    is_adverb,
    is_content,
    is_name,
    is_sign,
    is_specific,
    is_weak,
    parts,
    stem,
    verb_stems,
)

_MODALS = frozenset(
    "to can could will would should must may might shall not n't i'd we'd i'll we'll and or then".split()
)
_NO_TOKEN = Token("", 0, 0, "mark", "", is_word=False)
ARTICLES = frozenset({"a", "an", "the"})
_MEANS_END = frozenset({"to", "for", "by", "via", "with", "using", "through"})
_LONGEST_NAME = 4
_SHORTEST_NAME = 2
_RANK = re.compile(r"^(?:(?:P|S|SEV|L|T|N)-?\d|[\d.,+%-]+)$", re.IGNORECASE)
_LIKENESSES = (
    "-like", "-style", "-driven", "-based", "-backed", "-aware", "-enabled", "-native", "-specific", "-level", "-ready",
    "-compatible", "-first",
)  # fmt: skip
_OF_A_TOPIC = frozenset({"api", "apis", "sdk", "ui"})
_CONJUNCTIONS = frozenset({"and", "or"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words from one token to another (its end not included), and whether they name something."""

    first: int
    last: int
    named: bool
    words: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the sentence."""
        return self.words[-1].end


def is_verb(sequence: Sequence[Token], index: int) -> bool:
    """Whether a word is a verb, by its form and its place: "audit logs" has none, "to audit" has one."""
    token = sequence[index]
    if token.kind != "word" or is_abbreviation(token.text) or "-" in token.text or "/" in token.text:
        return False
    word = token.lower
    before = sequence[index - 1] if index else None
    begins = before is None or (before.kind == "mark" and before.text not in "/-'’\"")
    verb_like = stem(word) in verb_stems()
    if begins and verb_like and (word in base_verbs() or not word.endswith(("ing", "ion", "ment"))):
        return True
    if begins and word.endswith("ing") and len(word) > 5:
        return True
    if before is None:
        return False
    if word in base_verbs() and _follows_its_subject(sequence, index):
        return True
    if before.lower in _MODALS and verb_like:
        return before.lower not in _CONJUNCTIONS or _verb_before(sequence, index - 1)
    if (
        word.endswith("ing")
        and len(word) > 5
        and before.lower in {"by", "while", "when", "before", "after", "without", "for", "of", "from", "and"}
    ):
        return True
    if word.endswith("ed") and len(word) > 4:
        after = sequence[index + 1] if index + 1 < len(sequence) else None
        return after is None or not after.is_word or after.lower in function_words()
    if word.endswith("s") and verb_like and _in_a_clause_of_time(sequence, index):
        return True
    if word.endswith("s") and verb_like and before.kind == "word" and is_name(before, begins_sentence=False):
        return (
            index + 1 < len(sequence)
            and sequence[index + 1].is_word
            and not is_abbreviation(before.text.rstrip("s") + "s")
        )
    return False


def _follows_its_subject(sequence: Sequence[Token], index: int) -> bool:
    """Whether a first form stands after "which", or between a plural and a function word: "connections | hold on"."""
    before = sequence[index - 1].lower
    if before in {"which", "that", "who", "they", "you", "we"}:
        return True
    after = sequence[index + 1] if index + 1 < len(sequence) else None
    plural = before.endswith("s") and not before.endswith(("ss", "us", "is")) and sequence[index - 1].kind == "word"
    return plural and after is not None and after.lower in function_words() - {"and", "or"}


def _in_a_clause_of_time(sequence: Sequence[Token], index: int) -> bool:
    """Whether a word in -s ends "as a page loads": a conjunction and a noun stand before it, no noun behind."""
    after = sequence[index + 1] if index + 1 < len(sequence) else None
    if after is not None and after.is_word and after.lower not in function_words():
        return False
    near = [token.lower for token in sequence[max(0, index - 3) : index]]
    return any(word in {"as", "when", "while", "if", "once", "until"} for word in near[:-1])


def _verb_before(sequence: Sequence[Token], index: int) -> bool:
    """Whether the clause before a conjunction began with a verb and its object was short: "monitor and tune"."""
    return index >= 1 and is_verb(sequence, index - 1)


def runs(sequence: Sequence[Token]) -> list[tuple[int, int]]:
    """The stretches of content words that no verb, adverb, function word or mark interrupts."""
    found: list[tuple[int, int]] = []
    first: int | None = None
    for index, token in enumerate([*sequence, _NO_TOKEN]):
        inside = (
            index < len(sequence)
            and is_content(token)
            and not is_adverb(token.lower)
            and not is_verb(sequence, index)
            and not (is_weak(token.lower) and first is None)
        )
        if inside and first is None:
            first = index
        elif not inside and first is not None:
            found.append((first, index))
            first = None
    return found


def carrying(sequence: Sequence[Token], bank: BankIndex) -> list[Run]:
    """The runs that carry their sentence: those that hold a name, or whose last two words the bank says again."""
    found = []
    for first, last in runs(sequence):
        names = _names(sequence, first, last)
        if names:
            run = _run(sequence, *names, named=True)
            if bank.tells_apart(run.words) and not _is_known(run, bank) and not _is_no_answer(run):
                found += _with_its_noun(sequence, run, last)
        while last - first >= 2 and is_weak(sequence[last - 1].lower):
            last -= 1  # noqa: PLW2901 - "document available" ends at its noun
        if not names and last - first >= 2 and bank.said_again(sequence[last - 2], sequence[last - 1]):
            begin = max(first, last - 3)
            while begin < last - 2 and is_weak(sequence[begin].lower):
                begin += 1
            found.append(_run(sequence, begin, last, named=False))
    return found


def signs(sequence: Sequence[Token]) -> list[Run]:
    """The names that are names in any language: code spans, abbreviations, CamelCase."""
    return [
        run
        for index, token in enumerate(sequence)
        if is_sign(token) and not _is_no_answer(run := _run(sequence, index, index + 1, named=True))
    ]


def _with_its_noun(sequence: Sequence[Token], run: Run, last: int) -> list[Run]:
    """A name; one of letters only that stands before its noun is asked for with it: "W3C header", not "W3C"."""
    last = min(last, _noun_end(sequence, run.last, last))
    if len(run.words) == 1 and is_abbreviation(run.words[0].text) and run.last < last <= run.first + _LONGEST_NAME:
        return [_run(sequence, run.first, last, named=True)]
    return [run]


def _noun_end(sequence: Sequence[Token], begin: int, end: int) -> int:
    """Where the noun of a name ends: before a word that may be its verb, as in "TTL comes from"."""
    for index in range(begin, end):
        word = sequence[index].lower
        if (
            word.endswith("s")
            and stem(word) in verb_stems()
            and index + 1 < len(sequence)
            and sequence[index + 1].is_word
        ):
            return index
    return end


def _is_no_answer(run: Run) -> bool:
    """Whether a name is a rank such as P1, a bare number, or one letter: anyone would guess it, or no one."""
    return len(run.words) == 1 and (
        _RANK.match(run.words[0].text) is not None or len(run.words[0].lower.strip("`")) < _SHORTEST_NAME
    )


def _is_known(run: Run, bank: BankIndex) -> bool:
    """Whether a name is a framework's, or what the whole bank is about, or only likens something to a name."""
    names = {part for word in run.words for part in (word.lower, *word.lower.split("/"))}
    if names & bank.framework_names or run.words[-1].lower.endswith(_LIKENESSES):
        return True
    return all(word.kind == "word" and word.lower in bank.topics | _OF_A_TOPIC for word in run.words)


def _names(sequence: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """The first stretch of names in a run."""
    begin = None
    for index in range(first, last + 1):
        named = index < last and is_name(sequence[index], begins_sentence=begins_sentence(sequence, index))
        if named and begin is None:
            begin = index
        elif not named and begin is not None:
            return begin, index
    return None


def begins_sentence(sequence: Sequence[Token], index: int) -> bool:
    """Whether a capital here says nothing: at the beginning, and after a full stop, a colon or an opening quote."""
    return index == 0 or (sequence[index - 1].kind == "mark" and sequence[index - 1].text in ".:!?\"'“‘-–—")


def _run(sequence: Sequence[Token], first: int, last: int, *, named: bool) -> Run:
    return Run(first=first, last=last, named=named, words=tuple(sequence[first:last]))


# -------------------------------------------------------------------------------------------------------- never trivial


def trivial(run: Run, told: frozenset[str]) -> bool:
    """Whether the front tells the answer: a specific word of an ordinary run, or all the words of a name."""
    stems = [each for word in run.words if is_specific(word) or run.named for each in parts(word)]
    if not stems:
        return True
    return all(each in told for each in stems) if run.named else any(each in told for each in stems)


def is_means(sequence: Sequence[Token], run: Run) -> bool:
    """Whether a run stands before the first "to", "for", "by", "with": it is what one uses."""
    return not any(token.lower in _MEANS_END for token in sequence[: run.first])


def with_article(sequence: Sequence[Token], first: int) -> int:
    """The start of a run with the weak adjectives and the article before it, which are blanked with it."""
    while first and (is_weak(sequence[first - 1].lower) or sequence[first - 1].lower in ARTICLES):
        first -= 1
    return first
