"""Words: where they stand in a text, their stems, and which kinds of them carry nothing."""

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import snowballstemmer

_TOKEN = re.compile(
    r"(?P<code>`[^`\n]+`)"
    r"|(?P<blank>\[…[^\]\n]{0,30}\])"
    r"|(?P<word>[^\W_](?:[\w'’.+#&/@-]*[\w+#])?)"
    r"|(?P<mark>[^\w\s])"
)
_SHORT = 1_000
_WEAK = frozenset(
    """
    accurate additional adequate advanced appropriate automated available basic best better big brief careful
    central certain clear common complete complex comprehensive concise consistent continuous core correct critical
    crucial current dedicated deep detailed different direct dynamic early easy effective efficient entire
    essential excellent existing extensive fast final first frequent full fundamental further general given good
    great heavy high highly immediate important initial key large last late latest legacy local long low main major
    manual minimal minor modern multiple necessary new next normal old open optimal other overall own particular
    poor possible potential powerful practical precise preventative preventive previous primary proactive proper
    quick rapid real recent regular related relevant reliable repeated right rigorous robust same seamless secure
    separate serious severe significant similar simple single small smart solid special specific stable strategic
    strict strong structured successful such sufficient suitable systematic tangible thorough total true typical
    unexpected unique unnecessary useful usual valid valuable various vast vital whole wide
    """.split()
)
_WORD_KINDS = frozenset({"word", "code"})
_BETWEEN_PARTS = re.compile(r"[-/&.@\s]+")
_PLURAL_LETTERS = re.compile(r"[A-Z]{2,}s$")
_ADVERB_LIKE_NOUNS = frozenset({"family", "assembly", "supply", "anomaly", "reply", "apply", "rely", "only", "early"})


class Token(NamedTuple):
    """A word, a code span or a mark, with where it begins and ends in its text. A tuple: a bank has millions."""

    text: str
    start: int
    end: int
    kind: str
    lower: str
    """Its letters in lower case, a code span's without its marks."""
    is_word: bool
    """Whether it is a word or a code span."""


def tokens(text: str) -> Sequence[Token]:
    """The tokens of a text, in order. A short text is taken apart once: rule after rule asks for the same."""
    return _kept_tokens(text) if len(text) <= _SHORT else _tokens(text)


def _tokens(text: str) -> tuple[Token, ...]:
    found = []
    for match in _TOKEN.finditer(text):
        word, kind = match.group(), match.lastgroup or "mark"
        lower = word.strip("`").lower() if kind == "code" else word.lower()
        found.append(Token(word, match.start(), match.end(), kind, lower, kind in _WORD_KINDS))
    return tuple(found)


_kept_tokens = lru_cache(maxsize=4096)(_tokens)


@cache
def _lists() -> dict[str, frozenset[str]]:
    read = json.loads((files(__package__) / "words.json").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in read.items()}


@cache
def function_words() -> frozenset[str]:
    """Words that only hold a sentence together."""
    return _lists()["function_words"]


@cache
def generic_stems() -> frozenset[str]:
    """Stems of words that any interview answer is full of."""
    return frozenset(stem(word) for word in _lists()["generic_words"])


@cache
def base_verbs() -> frozenset[str]:
    """The verbs of technical English in their first form."""
    return _lists()["verbs"]


@cache
def verb_stems() -> frozenset[str]:
    """Stems of verbs that technical English uses."""
    return frozenset(stem(word) for word in _lists()["verbs"])


_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a lower-case word; of a compound, that of each part."""
    return str(_STEMMER.stemWord(word.replace("’", "'").removesuffix("'s")))


def is_weak(word: str) -> bool:
    """Whether a lower-case word is an adjective that says nothing by itself."""
    return word in _WEAK


def is_adverb(word: str) -> bool:
    """Whether a lower-case word looks like an adverb."""
    return word.endswith("ly") and len(word) > 4 and word not in _ADVERB_LIKE_NOUNS


def is_content(token: Token) -> bool:
    """Whether a token is a word that means something."""
    if token.kind == "code":
        return True
    return token.kind == "word" and token.lower not in function_words()


def is_specific(token: Token) -> bool:
    """Whether a token is a word that belongs to its subject: no generic word, weak adjective or adverb."""
    if not is_content(token):
        return False
    word = token.lower
    return token.kind == "code" or not (stem(word) in generic_stems() or is_weak(word) or is_adverb(word))


def parts(token: Token) -> Sequence[str]:
    """The stems of the parts of a token: `CI/CD` and `blue-green` have two each; RTOs is RTO."""
    return _parts(token.lower if not _PLURAL_LETTERS.match(token.text) else token.lower[:-1])


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(stem(piece) for piece in _BETWEEN_PARTS.split(word) if piece)


def content_count(text: str) -> int:
    """How many words of a text mean something."""
    return sum(is_content(token) for token in tokens(text))


def word_count(text: str) -> int:
    """How many words a text has; a blank counts as one."""
    return sum(token.is_word or token.kind == "blank" for token in tokens(text))


def specific_stems(text: str) -> frozenset[str]:
    """The stems of a text's specific words, compounds by their parts."""
    return frozenset(each for token in tokens(text) if is_specific(token) for each in parts(token))


_ABBREVIATION = re.compile(r"^(?=.*[A-Z].*[A-Z])[A-Za-z0-9/&+.-]{2,8}s?$")
_CAMEL = re.compile(r"^[A-Za-z]*[a-z][A-Z]\w*|^[A-Z]\w*\d\w*$")


@lru_cache(maxsize=16384)
def is_abbreviation(text: str) -> bool:
    """Whether a word has the form of an abbreviation: RBAC, CI/CD, SLOs."""
    return _ABBREVIATION.match(text) is not None and sum(c.isupper() for c in text) >= len(text.rstrip("s")) / 2


def is_sign(token: Token) -> bool:
    """Whether a token is a name in any language, by its form: a code span, an abbreviation, CamelCase."""
    return token.kind == "code" or is_abbreviation(token.text) or _CAMEL.match(token.text) is not None


def is_name(token: Token, *, begins_sentence: bool) -> bool:
    """Whether a token names something: a code span, a capital inside a sentence, CamelCase, an abbreviation."""
    if token.kind == "code":
        return True
    if token.kind != "word":
        return False
    if is_abbreviation(token.text) or _CAMEL.match(token.text):
        return True
    return token.text[0].isupper() and not begins_sentence and token.lower not in function_words()
