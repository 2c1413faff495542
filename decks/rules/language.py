"""Whether a text is English: the word lists of the rules are, and where a text is not they must not guess (rule 1)."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LONGEST = 4_000
_MOST_FOREIGN_LETTERS = 1 / 3
_FEWEST_WORDS = 5
_ENGLISH = frozenset(
    """
    the and of is are was that this with for from it be been by you your how what when why which where would should can
    have has had not they them their we our about into than then there these those will if but because while between
    """.split()
)
_OTHERS = frozenset(
    """
    der die und ist nicht das den dem des ein eine einen einem einer mit auf für von zu zum zur wird werden wenn sich
    auch oder bei als nach wie kann sind wir sie aber durch über warum welche unterschied zwischen
    el la los las una uno unos que del por para con se es son como más pero sus qué cómo cuál está entre cuando sobre
    le les des du une est sont dans pour qui sur pas avec plus par ne au aux ce cette ou où vous nous quelle comment
    os um uma não em ao dos das mais mas foi ser também são quais você
    il gli che di per non una sono della delle nel con più come alla quale cosa
    het een van niet zijn wordt voor met ook maar naar wat deze dit
    jest nie się na że jak przez są oraz czy
    och att det som på är för med av inte eller har till kan
    bir ve bu ne için ile olan da de gibi
    """.split()
)


def is_english(texts: Iterable[str], stated: str | None = None) -> bool:
    """Whether these texts are English, by what their bank states, else by their letters and function words.

    A text too short to tell is taken for English: then the rules find little in it anyway.
    """
    if stated:
        return stated.lower().replace("_", "-").split("-")[0] in {"en", "eng", "english"}
    words = _first_words(texts)
    letters = [word for word in words if not _LATIN.match(word)]
    if sum(map(len, letters)) > _MOST_FOREIGN_LETTERS * sum(map(len, words)):
        return False
    if len(words) < _FEWEST_WORDS:
        return True
    english = sum(word in _ENGLISH for word in words)
    return sum(word in _OTHERS and word not in _ENGLISH for word in words) <= english + 1


def _first_words(texts: Iterable[str]) -> list[str]:
    words: list[str] = []
    room = _LONGEST
    for text in texts:
        words += _WORD.findall(text[:room].lower())
        room -= len(text)
        if room <= 0:
            break
    return words
