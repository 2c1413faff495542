"""Lists inside a sentence: the list is the answer, never one of its items (rule 10)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from decks.rules.runs import begins_sentence, is_verb
from decks.rules.words import Token, base_verbs, function_words, is_adverb, is_content, is_name, is_weak, tokens

_LONGEST_ITEM = 4
_MOST_ITEMS = 9
_SHOWN_FROM = 5
_NOUNS_TOO = frozenset(
    """
    access alert audit backup build bypass cache call change check control cost deploy design drift fault filter flow
    health host image impact key lead level link load lock log map model network order page patch peer plan
    policy process query queue rate release report request result retry roll run scale scan
    schedule search set shift sign snapshot source stage state step stop store stress support tag test threat trace
    traffic train transfer transition trigger work
    """.split()
)
_PARTICIPLES = frozenset("known made taken given seen done used built found shown held kept".split())
_OPEN_CHOICE = re.compile(r"\b(?:like|such as|e\.g\.|or|for example)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenList:
    """The items of a list with where they begin and end in the sentence, and what they are: things or names."""

    items: tuple[tuple[int, int], ...]
    named: bool
    any_right: bool = False

    def texts(self, sentence: str) -> tuple[str, ...]:
        """The words of each item."""
        return tuple(sentence[start:end] for start, end in self.items)

    def hidden(self) -> tuple[tuple[int, int], ...]:
        """The items that are blanked: all, or from five items on all but the first two."""
        return self.items if len(self.items) < _SHOWN_FROM else self.items[2:]


@lru_cache(maxsize=1024)
def written_list(sentence: str) -> WrittenList | None:
    """The first list of three or more items with commas and a last "and" or "or", else the first pair of names."""
    sequence = tokens(sentence)
    for index, token in enumerate(sequence):
        if token.text == ",":
            found = _from_comma(sequence, index)
            if found is not None:
                return found
    return _named_in_a_row(sequence) or _pair_of_names(sentence, sequence)


def _named_in_a_row(sequence: Sequence[Token]) -> WrittenList | None:
    """Three or more names with nothing but commas between: "tools like `top`, `htop`, `df`"."""
    for index, token in enumerate(sequence):
        if token.text != ",":
            continue
        begin = index
        while begin and is_name(sequence[begin - 1], begins_sentence=begins_sentence(sequence, begin - 1)):
            begin -= 1
        items, at = [(begin, index)], index
        while (end := _name_end(sequence, at + 1)) > at + 1:
            items.append((at + 1, end))
            if end >= len(sequence) or sequence[end].text != ",":
                break
            at = end
        if begin < items[0][1] and 3 <= len(items) <= _MOST_ITEMS and _ends_clause(sequence, items[-1][1]):
            spans = tuple((sequence[first].start, sequence[last - 1].end) for first, last in items)
            return WrittenList(items=spans, named=True)
    return None


def _from_comma(sequence: Sequence[Token], comma: int) -> WrittenList | None:
    first = _suffix(sequence, comma)
    if first is None or (first[0] and sequence[first[0] - 1].text == ","):
        return None
    items = [first]
    at = comma
    while len(items) <= _MOST_ITEMS:
        closing = _closing(sequence, at + 1)
        if closing is not None:
            items.append(closing)
            break
        end = _inner(sequence, at + 1)
        if end is None:
            return None
        items.append((at + 1, end))
        if end < len(sequence) and sequence[end].lower in {"and", "or"}:
            last = _last(sequence, end + 1)
            if last is None:
                return None
            items.append(last)
            break
        at = end
    if not 3 <= len(items) <= _MOST_ITEMS or _goes_on(sequence, items[-1][1]):
        return None
    spans = tuple((sequence[begin].start, sequence[end - 1].end) for begin, end in items)
    named = all(_is_named(sequence, begin, end) for begin, end in items)
    return WrittenList(items=spans, named=named)


def _goes_on(sequence: Sequence[Token], end: int) -> bool:
    """Whether the last item is longer than it seems: "estimated time | to resolution"."""
    if end < len(sequence) and sequence[end - 1].lower in _PARTICIPLES and sequence[end].is_word:
        return True
    if end + 1 >= len(sequence) or sequence[end].lower not in {"to", "of"}:
        return False
    return sequence[end].lower == "of" or not (
        is_verb(sequence, end + 1) or sequence[end + 1].lower in function_words()
    )


def _closing(sequence: Sequence[Token], begin: int) -> tuple[int, int] | None:
    """The last item after ", and" or ", or"."""
    if begin < len(sequence) and sequence[begin].lower in {"and", "or"}:
        return _last(sequence, begin + 1)
    return None


def _last(sequence: Sequence[Token], begin: int) -> tuple[int, int] | None:
    """The last item: with "or B" after its "A", and with "learned" after its "lessons"; none that begins a clause."""
    found = _prefix(sequence, begin)
    if found is None or _begins_a_clause(sequence, begin):
        return None
    end = found[1]
    if end + 1 < len(sequence) and sequence[end].lower in {"and", "or"}:
        more = _prefix(sequence, end + 1)
        if more is None or _begins_a_clause(sequence, end + 1):
            return None if sequence[end].lower == "or" else found
        end = more[1]
    if end < len(sequence) and sequence[end].lower.endswith("ed") and _ends_clause(sequence, end + 1):
        end += 1
    return begin, end


def _begins_a_clause(sequence: Sequence[Token], begin: int) -> bool:
    """Whether a verb in its first form begins here: "and | maintain alternatives"."""
    first = sequence[begin]
    if first.lower not in base_verbs() or begin + 1 >= len(sequence) or not sequence[begin + 1].is_word:
        return False
    return not _is_noun_here(sequence, begin)


def _ends_clause(sequence: Sequence[Token], index: int) -> bool:
    return index >= len(sequence) or sequence[index].kind == "mark"


def _inner(sequence: Sequence[Token], begin: int) -> int | None:
    """Where an inner item ends: at a comma or an "and", after four words at most and without a verb."""
    end = begin
    while end < len(sequence) and end - begin <= _LONGEST_ITEM:
        token = sequence[end]
        if token.text == "," or token.lower in {"and", "or"}:
            return end if end > begin and _is_item(sequence, begin, end) else None
        if not token.is_word and token.text not in "/&'’+-%$":
            return None
        end += 1
    return None


def _prefix(sequence: Sequence[Token], begin: int) -> tuple[int, int] | None:
    """The item that begins here: up to a function word, a verb or a mark."""
    end = begin
    while end < len(sequence) and end - begin < _LONGEST_ITEM and sequence[end].is_word:
        word = sequence[end].lower
        if (word in function_words() or is_verb(sequence, end) or is_adverb(word)) and end > begin:
            break
        end += 1
    return (begin, end) if end > begin and _is_item(sequence, begin, end) else None


def _suffix(sequence: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The item that ends here: back to a function word, a verb or a mark."""
    begin = end
    while begin > 0 and end - begin < _LONGEST_ITEM and sequence[begin - 1].is_word:
        word = sequence[begin - 1].lower
        if word in function_words() or is_verb(sequence, begin - 1) or is_adverb(word):
            break
        begin -= 1
    if end - begin > 1 and _begins_a_clause(sequence, begin):
        begin += 1
    elif begin > 1 and sequence[begin - 1].lower in {"and", "or"} and is_content(sequence[begin - 2]):
        return None
    cut_short = begin > 0 and end - begin == _LONGEST_ITEM and is_content(sequence[begin - 1])
    return None if cut_short or begin == end or not _is_item(sequence, begin, end) else (begin, end)


def _is_item(sequence: Sequence[Token], begin: int, end: int) -> bool:
    words = [token for token in sequence[begin:end] if token.is_word]
    if not words or not any(is_content(word) for word in words):
        return False
    if words[0].lower in function_words() - {"a", "an", "the"} or _begins_a_clause(sequence, begin):
        return False
    if any(is_adverb(word.lower) for word in words):
        return False
    return not any(
        is_verb(sequence, index)
        for index in range(begin, end)
        if sequence[index].is_word and not _is_noun_here(sequence, index)
    )


def _is_noun_here(sequence: Sequence[Token], index: int) -> bool:
    """Whether a word in a list is a noun though it could be a verb: "log analysis", but not "add logs"."""
    word = sequence[index].lower
    after = sequence[index + 1] if index + 1 < len(sequence) else None
    if after is None or not after.is_word or after.lower in {"and", "or"}:
        return not word.endswith("ed")
    if after.lower in function_words() or is_weak(after.lower) or after.lower.endswith("ing"):
        return False
    return word in _NOUNS_TOO


def _is_named(sequence: Sequence[Token], begin: int, end: int) -> bool:
    return any(
        is_name(sequence[index], begins_sentence=begins_sentence(sequence, index)) for index in range(begin, end)
    )


def _pair_of_names(sentence: str, sequence: Sequence[Token]) -> WrittenList | None:
    """Two or more names joined by "or", "and" or a slash; any one is right where the text says "like", "or"."""
    for index, token in enumerate(sequence):
        if not token.is_word or not is_name(token, begins_sentence=begins_sentence(sequence, index)):
            continue
        items = _chain(sequence, index)
        if items:
            begin, end = items[0]
            if begin and sequence[begin - 1].text.isdigit():
                items[0] = (begin - 1, end)
            spans = tuple(part for begin, end in items for part in _at_slashes(sequence, begin, end))
            around = sentence[max(0, spans[0][0] - 12) : spans[-1][1]]
            any_right = _OPEN_CHOICE.search(around) is not None or len(spans) > len(items)
            return WrittenList(items=spans, named=True, any_right=any_right)
    return None


def _chain(sequence: Sequence[Token], begin: int) -> list[tuple[int, int]]:
    items: list[tuple[int, int]] = []
    at = begin
    while (end := _name_end(sequence, at)) > at:
        items.append((at, end))
        if end >= len(sequence) or sequence[end].lower not in {"and", "or", "/"}:
            break
        at = end + 1
    slashed = sum(len(_at_slashes(sequence, first, last)) for first, last in items)
    return items if len(items) > 1 or slashed > 1 else []


def _at_slashes(sequence: Sequence[Token], begin: int, end: int) -> list[tuple[int, int]]:
    """The names between slashes: "Jira/PagerDuty" is two, "CI/CD" is one."""
    spans = [(sequence[begin].start, sequence[end - 1].end)]
    for token in sequence[begin:end]:
        pieces = token.text.split("/")
        if token.kind != "word" or len(pieces) < 2 or not all(_is_proper(piece) for piece in pieces):
            continue
        at = token.start
        for piece in pieces[:-1]:
            at += len(piece)
            spans[-1:] = [(spans[-1][0], at), (at + 1, spans[-1][1])]
            at += 1
    return spans


def _is_proper(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and any(c.islower() for c in word)


def _name_end(sequence: Sequence[Token], begin: int) -> int:
    end = begin
    while end < len(sequence) and is_name(sequence[end], begins_sentence=begins_sentence(sequence, end)):
        end += 1
    return end
