"""A sentence with at most two blanks, or a written list as one (rules 8 to 11)."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from decks.deletions import GAP
from decks.rules.abbreviations import abbreviated, inside_code
from decks.rules.bank_index import BankIndex
from decks.rules.lists import WrittenList, written_list
from decks.rules.runs import ARTICLES, Run, carrying, is_means, signs, trivial, with_article
from decks.rules.words import (
    Token,
    base_verbs,
    content_count,
    function_words,
    is_content,
    is_specific,
    parts,
    stem,
    tokens,
)

_BEFORE_A_VERB = frozenset({"and", "or", "then", "to", "can", "will", "may"})
_VERSIONS = frozenset({"version", "versions", "release", "releases"})
_SAYING = frozenset(map(stem, "recommends says states suggests advises claims argues mentions".split()))
_CLAUSE_ENDS = frozenset(".:;!?—–")
_THRESHOLD = 0.55
_SHORT_SENTENCE = 10
_SECOND_SHARE = 0.7
_APART = 3
_IN_SIGHT = 4
_LONGEST_ANSWER = 6


@dataclass(frozen=True, slots=True)
class Blanked:
    """A sentence with its blanks, and what stood there: single answers, or the items of one list."""

    text: str
    answers: tuple[str, ...]
    items: tuple[str, ...] = ()
    any_right: bool = False


def list_blanked(sentence: str, told: frozenset[str], context: str) -> Blanked | None:
    """The sentence with its written list as one blank with a count, if it has one that the front does not tell."""
    found = written_list(sentence)
    if found is None or len(set(map(str.lower, found.texts(sentence)))) < len(found.items):
        return None
    hidden = found.hidden()
    texts = tuple(sentence[start:end].strip() for start, end in hidden)
    count = len(texts)
    noun = "names" if found.named else "things"
    start, end = hidden[0][0], hidden[-1][1]
    text = f"{sentence[:start]}[… {count} {noun}]{sentence[end:]}"
    if not _honest(text, sentence, texts, context) or _wholly_told(found, sentence, told, context):
        return None
    return Blanked(text=text, answers=(sentence[start:end],), items=texts, any_right=found.any_right)


def _wholly_told(found: WrittenList, sentence: str, told: frozenset[str], context: str) -> bool:
    """Whether an item's words are all told on the front already."""
    told = told.union(*(parts(token) for token in tokens(context) if token.is_word))
    for start, end in found.hidden():
        stems = [each for token in tokens(sentence[start:end]) if is_content(token) for each in parts(token)]
        if stems and all(each in told for each in stems):
            return True
    return False


def blanked(
    sentence: str, told: frozenset[str], context: str, bank: BankIndex, *, signs_only: bool = False
) -> Blanked | None:
    """The sentence with one or two carrying terms blanked; None where no blank is honest.

    With `signs_only` a term is a code span, an abbreviation or a CamelCase name: what is a name in any language.
    """
    sequence = tokens(sentence)
    listed = None if signs_only else written_list(sentence)
    scored = sorted(
        (
            (_score(sequence, run, bank), run)
            for run in (signs(sequence) if signs_only else carrying(sequence, bank))
            if _may_go(sequence, run, told) and not _is_item(sequence, run, listed)
        ),
        key=lambda pair: (-pair[0], pair[1].first),
    )
    scored = [(score, run) for score, run in scored if score >= _THRESHOLD]
    for score, run in scored:
        chosen = [run]
        if content_count(sentence) >= _SHORT_SENTENCE:
            second = next(
                (
                    other
                    for its, other in scored
                    if its >= _SECOND_SHARE * score and _apart(sequence, run, other) and not _alike(run, other)
                ),
                None,
            )
            if second is not None and (both := _with_blanks(sentence, sequence, [run, second], context)):
                return both
        if (one := _with_blanks(sentence, sequence, chosen, context)) is not None:
            return one
    return None


def _may_go(sequence: Sequence[Token], run: Run, told: frozenset[str]) -> bool:
    if trivial(run, told) or len(run.words) > _LONGEST_ANSWER:
        return False
    if _begins_with_a_verb(sequence, run) or _only_says_it(sequence, run):
        return False
    return not _one_side_of_or(sequence, run, told)


def _begins_with_a_verb(sequence: Sequence[Token], run: Run) -> bool:
    """Whether what looks like a noun begins a second predicate: "weigh it and | cause delays"."""
    before = sequence[run.first - 1].lower if run.first else ""
    return not run.named and before in _BEFORE_A_VERB and run.words[0].lower in base_verbs()


def _only_says_it(sequence: Sequence[Token], run: Run) -> bool:
    """Whether a run is who says what the sentence says, or of what there are versions: "The Yard Board recommends"."""
    after = sequence[run.last].lower if run.last < len(sequence) else ""
    before = [token.lower for token in sequence[max(0, run.first - 2) : run.first]]
    return stem(after) in _SAYING or (before[-1:] == ["of"] and before[0] in _VERSIONS)


def _is_item(sequence: Sequence[Token], run: Run, listed: WrittenList | None) -> bool:
    """Whether a run is an item of a list: which of them is missing could not be known."""
    if listed and run.start < listed.items[-1][1] and run.end > listed.items[0][0]:
        return True
    first = with_article(sequence, run.first)
    before = sequence[first - 1].lower if first else ""
    after = sequence[run.last].text if run.last < len(sequence) else ""
    if before == "," or (after == "," and _list_follows(sequence, run.last + 1)):
        return True
    if before in base_verbs() and first > 2 and [each.text for each in sequence[first - 3 : first - 1]] == [",", "or"]:
        return True
    return before in {"and", "or"} and any(token.text == "," for token in _clause_before(sequence, first))


def _list_follows(sequence: Sequence[Token], begin: int) -> bool:
    """Whether what stands after a comma is another item or "etc.": no conjunction, an "and" or a name further on."""
    if begin < len(sequence) and sequence[begin].lower.rstrip(".") == "etc":
        return True
    if begin >= len(sequence) or (sequence[begin].lower in function_words() - {"a", "an", "the", "and", "or"}):
        return False
    clause = itertools.takewhile(lambda token: token.text not in _CLAUSE_ENDS, sequence[begin:])
    return sequence[begin].kind == "code" or any(token.lower in {"and", "or"} for token in clause)


def _clause_before(sequence: Sequence[Token], end: int) -> Sequence[Token]:
    begin = end
    while begin and sequence[begin - 1].text not in _CLAUSE_ENDS:
        begin -= 1
    return sequence[begin:end]


def _one_side_of_or(sequence: Sequence[Token], run: Run, told: frozenset[str]) -> bool:
    """Whether a run is A or B of "A or B", unless the other is told already."""
    for at, step in ((run.first - 1, -1), (run.last, 1)):
        if 0 <= at < len(sequence) and sequence[at].lower in {"or", "and", "/"} and 0 <= at + step < len(sequence):
            beyond_article = sequence[at + step].lower in ARTICLES and 0 <= at + 2 * step < len(sequence)
            other = sequence[at + 2 * step if beyond_article else at + step]
            if other.is_word and is_content(other) and not all(each in told for each in parts(other)):
                return True
    return False


def _score(sequence: Sequence[Token], run: Run, bank: BankIndex) -> float:
    words = [word for word in run.words if is_content(word)]
    repeats = min(2, max(0, bank.times(words) - 1))
    return (
        0.6 * bank.rarity(words)
        + 0.6 * run.named
        + 0.2 * repeats / 2
        + 0.2 * (len(words) > 1)
        + 0.3 * is_means(sequence, run)
    )


def _alike(one: Run, other: Run) -> bool:
    """Whether two runs share a word: what fills one blank would help with the other."""
    return bool({each for word in one.words for each in parts(word)} & {each for w in other.words for each in parts(w)})


def _apart(sequence: Sequence[Token], one: Run, other: Run) -> bool:
    """Whether three content words stand between two runs."""
    first, second = sorted((one, other), key=lambda run: run.first)
    return sum(is_content(token) for token in sequence[first.last : second.first]) >= _APART


def _with_blanks(sentence: str, sequence: Sequence[Token], chosen: Sequence[Run], context: str) -> Blanked | None:
    text, answers = sentence, []
    for run in sorted(chosen, key=lambda each: each.first, reverse=True):
        first = with_article(sequence, run.first)
        said = first + (sequence[first].lower in ARTICLES)
        start = sequence[said if sequence[first].lower == "the" else first].start
        answers.append(sentence[sequence[said].start : run.end])
        text = f"{text[:start]}{GAP}{text[run.end :]}"
    answers.reverse()
    return Blanked(text=text, answers=tuple(answers)) if _honest(text, sentence, tuple(answers), context) else None


def _honest(text: str, sentence: str, answers: Sequence[str], context: str) -> bool:
    """Whether enough stays in sight, and nothing of the answer stands elsewhere on the front."""
    if content_count(text) < max(_IN_SIGHT, content_count(sentence) / 2):
        return False
    front_words = [token for shown in (context, text) for token in tokens(shown) if token.is_word]
    stems = {each for token in front_words if is_content(token) for each in parts(token)}
    for answer in answers:
        for token in (*tokens(answer), *(tokens(answer.replace("`", "")) if "`" in answer else ())):
            if is_specific(token) and any(each in stems for each in parts(token)):
                return False
        if abbreviated(answer, front_words) or inside_code(answer, front_words):
            return False
    return True


def stems_of(*texts: str) -> frozenset[str]:
    """The stems of all the specific words of some texts, compounds by their parts."""
    return frozenset(
        each
        for text in texts
        for token in tokens(text)
        if is_specific(token)
        for each in (*parts(token), stem(token.lower))
    )
