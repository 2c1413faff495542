"""Abbreviations beside what they stand for, by initials in sequence (rule 9)."""

from collections.abc import Sequence

from decks.rules.words import Token, function_words, is_abbreviation, is_specific, tokens

_SHORTEST = 2
_SHORTEST_INSIDE = 4


def abbreviated(answer: str, front: Sequence[Token]) -> bool:
    """Whether a front has an abbreviation of an answer, or spells one of its abbreviations out."""
    words = [token.text for token in tokens(answer) if token.is_word]
    initials = "".join(piece[0] for word in words for piece in word.replace("-", " ").split()).lower()
    if len(initials) >= 2 and any(_stands_for(token.text, initials) for token in front):
        return True
    return any(_spelt(word.rstrip("s").lower(), front) for word in words if is_abbreviation(word))


def inside_code(answer: str, front: Sequence[Token]) -> str | None:
    """The first word of an answer that stands inside code of a front, as "Word" does in `msword`."""
    own = [token.lower for token in tokens(answer) if is_specific(token) and len(token.lower) >= _SHORTEST_INSIDE]
    code = [token.lower for token in front if token.kind == "code"]
    return next((word for word in own if any(word in span for span in code)), None)


def _stands_for(word: str, initials: str) -> bool:
    return word.lower().rstrip("s") == initials and is_abbreviation(word)


def _spelt(short: str, front: Sequence[Token]) -> bool:
    """Whether words that follow each other on the front begin with the letters of an abbreviation."""
    others = [token.lower for token in front if token.lower != short]
    carrying = "".join(word[0] for word in others if word not in function_words())
    return len(short) >= _SHORTEST and (short in carrying or (len(short) > _SHORTEST and short in _initials(others)))


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)
