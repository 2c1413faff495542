"""One sentence of a point, made ready for blanks: its label to the front, its brackets to the back (rule 7)."""

import re
from dataclasses import dataclass

from decks.labels import lead
from decks.rules.openings import without_meta
from decks.rules.plain import one_line, unclosed, without_parentheses
from decks.rules.words import tokens, word_count
from decks.sentences import sentences

_ARROWS = ("→", "⇒", "->", "=>", "➜")
_LONGEST_SENTENCE = 40
_LONGEST = 4_000
_LONGEST_FRONT = 30
_POINTING_BACK = frozenset({"this", "these", "it", "they", "such", "that", "those"})
_SECOND_CLAUSE = re.compile(
    r"(?:,\s+(?:ensuring|including|leveraging|allowing|enabling|reducing|improving|making|providing|using|especially|"
    r"which|thereby|thus)\b|;|\s+because\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A point without its label: its sentences in order, with their brackets and without emphasis."""

    label: str | None
    sentences: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All of it."""
        return " ".join(self.sentences)


def statement(text: str) -> Statement:
    """A point's text as a label and sentences. A leading label is bold, or up to six words before a colon."""
    label = lead(text.strip())
    flat = one_line(text)
    body = flat
    if label is not None:
        flat_label = one_line(label)
        if flat.startswith(flat_label):
            body = re.sub(r"^\s*(?:[:：]|[-–—](?=\s)|\.)\s*", "", flat[len(flat_label) :])
        if not body:
            label, body = None, flat
    return Statement(label=label, sentences=without_meta(sentences(body[:_LONGEST])))


def usable_later(sentence: str) -> bool:
    """Whether a further sentence stands by itself: it does not point back in its first five words."""
    return not any(token.lower in _POINTING_BACK for token in [t for t in tokens(sentence) if t.is_word][:5])


def ready(sentence: str) -> str | None:
    """The sentence to blank: without brackets, a long one cut after its second clause; None where it is too odd."""
    if unclosed(sentence) is not None or any(arrow in sentence for arrow in _ARROWS):
        return None
    text = without_parentheses(sentence)
    if word_count(text) > _LONGEST_SENTENCE:
        return None
    if word_count(text) > _LONGEST_FRONT:
        for match in _SECOND_CLAUSE.finditer(text):
            if word_count(text[: match.start()]) >= 8:
                text = text[: match.start()].rstrip(" ,;") + "."
                break
    return text
