"""What a bank and its deck are called."""

import re
import unicodedata
from pathlib import PurePath

from srs.errors import UsageError
from srs.ids import normalised
from srs.settings import DECK_SEPARATOR

_GENERIC_WORDS = """
    a, about, all, an, and, answer, answered, answers, ask, asked, asking, bank, best, by, cards, collection,
    common, commonly, complete, crack, deck, engineer, engineering, engineers, every, exam, experienced,
    expert, explained, faq, flash, flashcards, for, frequently, freshers, from, guide, help, how, in,
    interview, interviewer, interviewers, interviews, list, most, must, of, on, popular, practice,
    preparation, prep, question, questionnaire, questions, quiz, real, sample, set, study, technical, test,
    that, the, these, tips, to, top, ultimate, updated, with, you, your
"""
_GENERIC = frozenset(words.strip() for words in _GENERIC_WORDS.split(","))
_WORD = re.compile(r"[^\W_](?:[\w.+#&'’/-]*[\w+#])?")
_LONGEST = 40


def bank_name(title: str | None, path: str) -> str:
    """A bank's name: its title, else the stem of its file or the name of its folder, else "bank"."""
    name = re.sub(r"\s+", " ", title or "").strip()
    if not name:
        place = PurePath(path)
        name = place.name if place.suffix[1:].isdigit() else place.stem
    return name.strip(" .-") or "bank"


def checked_bank(name: str) -> str:
    """A bank's name as a person wrote it, without needless spaces.

    Raises:
        UsageError: it has no visible character, or one that is none at all.
    """
    if not _is_name(name) or not normalised(name):
        raise UsageError(f"--bank {name!r} is no name for a bank. Give it one, such as --bank 'Linux questions'.")
    return " ".join(name.split())


def checked_deck(words: str) -> str:
    """A deck's name as a person wrote it, without empty parts and needless spaces.

    Raises:
        UsageError: it has no visible character, or one that is none at all.
    """
    kept = deck_name(words)
    if not _is_name(words) or not _is_name(kept):
        raise UsageError(f"--deck {words!r} is no name for a deck. Give it one, such as --deck devops::linux.")
    return kept


def _is_name(words: str) -> bool:
    """Whether words can be seen, and have no character that steers a terminal."""
    kinds = [unicodedata.category(character) for character in words]
    return not {"Cc", "Cs"}.intersection(kinds) and any(kind[0] not in "CZ" for kind in kinds)


def deck_name(words: str) -> str:
    """A deck's name as a person wrote it, without empty parts and needless spaces; empty where nothing is left."""
    parts = [" ".join(part.split()) for part in words.split(DECK_SEPARATOR)]
    return DECK_SEPARATOR.join(part for part in parts if part)


def short_deck(name: str) -> str:
    """A deck's name from a bank's: lower case, without the words that every bank's title has; never empty."""
    words = _WORD.findall(re.sub(r"[_:-]+(?=\s|$)|(?<!\w)[_:-]+|[:_]+", " ", name.casefold()))
    telling = [word for word in words if word not in _GENERIC and not re.fullmatch(r"\d+\+?", word)]
    kept = " ".join(telling or words[:3]) or "bank"
    if len(kept) > _LONGEST:
        kept = kept[: _LONGEST + 1].rsplit(" ", 1)[0][:_LONGEST]
    return _from_file_name(kept)


def _from_file_name(words: str) -> str:
    """Generic words inside a hyphenated name dropped: devops-interview-questions is devops."""
    if " " in words or "-" not in words:
        return words
    parts = [part for part in words.split("-") if part and part not in _GENERIC]
    return "-".join(parts) or words
