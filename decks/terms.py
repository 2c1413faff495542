"""Key terms of a bank, once each: what letters stand for, what tools are for, and definitions (rule 13)."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from decks.purposes import purposes
from decks.rules.plain import one_line
from decks.rules.words import function_words, is_abbreviation, word_count
from decks.term import Term, framed_texts
from srs.ids import normalised
from srs.model import Question, SectionKind

_LONG_THEN_SHORT = re.compile(r"([A-Za-z][\w'’/-]*(?:\s+(?:[\w'’/&-]+)){1,6})\s+\(([A-Z][\w/&-]{1,7})\)")
_SHORT_THEN_LONG = re.compile(r"\b([A-Z][\w/&-]{1,7})\s+\(([A-Za-z][\w'’/-]*(?:\s+[\w'’/&-]+){1,6})\)")
_STANDS_FOR = re.compile(r"\b([A-Z][\w/&-]{1,7})\s+stands for\s+([A-Za-z][\w'’/-]*(?:\s+[\w'’/&-]+){1,6})")
_DEFINITION = re.compile(r"^(?P<term>[^:–—]{2,60}?)\s*(?::\s+|\s[–—-]\s+)(?P<meaning>\S.{8,})$", re.DOTALL)


def terms_of(questions: Sequence[Question]) -> tuple[Term, ...]:
    """The terms of a bank in the order of their questions: expansions, definitions, what tools are for."""
    found: dict[str, Term] = {}
    for question in questions:
        for term in (*_definitions(question), *_expansions(question)):
            found.setdefault(term.key, term)
    for term in purposes(questions):
        found.setdefault(term.key, term)
    order = {question.id: index for index, question in enumerate(questions)}
    return tuple(sorted(found.values(), key=lambda term: order[term.question]))


# ---------------------------------------------------------------------------------------------------------- expansions


def _expansions(question: Question) -> Iterator[Term]:
    for text in _texts(question):
        if "(" not in text and "stands for" not in text:
            continue
        flat = one_line(text[:8000])
        for match in _LONG_THEN_SHORT.finditer(flat):
            yield from _expansion(question, match[2], match[1])
        for match in _SHORT_THEN_LONG.finditer(flat):
            yield from _expansion(question, match[1], match[2], exact=True)
        for match in _STANDS_FOR.finditer(flat):
            yield from _first_expansion(question, match[1], match[2].split())


def _expansion(question: Question, short: str, before: str, *, exact: bool = False) -> Iterator[Term]:
    plural = short.endswith("s") and short[:-1].isupper()
    letters = short[:-1] if plural else short
    if not is_abbreviation(letters) or not letters.isalnum() or letters.isdigit():
        return
    long = spelt_out(letters, before.split(), exact=exact)
    if long is not None:
        front = f"What does **{letters}** stand for?"
        yield Term(question=question.id, key=f"stands for {letters.lower()}", front=front, back=long)


def _first_expansion(question: Question, short: str, words: Sequence[str]) -> Iterator[Term]:
    """The longest beginning of these words that the letters spell: what follows belongs to the sentence."""
    for end in range(len(words), 1, -1):
        found = list(_expansion(question, short, " ".join(words[:end]), exact=True))
        if found and words[end - 1].lower() not in function_words():
            yield from found[:1]
            return


def spelt_out(letters: str, words: Sequence[str], *, exact: bool = False) -> str | None:
    """The last of these words that the letters begin, in order, with nothing but function words between; else None."""
    words = list(itertools.takewhile(_is_of_words, words)) if exact else words
    for begin in [0] if exact else range(len(words) - 1, -1, -1):
        kept = words[begin:]
        if len(kept) >= 2 and kept[0][:1].lower() == letters[0].lower() and _begins_each(letters.lower(), kept):
            return " ".join(kept)
    return None


def _is_of_words(word: str) -> bool:
    return any(character.isalnum() for character in word) or word == "&"


def _begins_each(letters: str, words: Sequence[str]) -> bool:
    pieces = [piece for word in words for piece in re.split(r"[-/]", word) if piece]
    at = 0
    for piece in pieces:
        if at < len(letters) and piece[0].lower() == letters[at]:
            at += 1
        elif piece.lower() not in function_words() and piece != "&":
            return False
    return at == len(letters)


# --------------------------------------------------------------------------------------------------------- definitions


def _definitions(question: Question) -> Iterator[Term]:
    """The terms of the terminology section that have a definition."""
    for point in question.points(SectionKind.TERMINOLOGY):
        match = _DEFINITION.match(one_line(point.text))
        if match is None or word_count(match["term"]) > 6:
            continue
        term, meaning = match["term"].strip(" *`"), match["meaning"].strip()
        yield Term(
            question=question.id,
            key=f"term {normalised(term)}",
            front=f"What is meant by **{term}**?",
            back=meaning,
        )


# --------------------------------------------------------------------------------------------------------------- texts


def _texts(question: Question) -> Iterable[str]:
    yield question.prompt
    yield from framed_texts(question)
    if question.answer:
        yield question.answer
