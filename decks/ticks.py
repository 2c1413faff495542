"""The tick of a point: one line, what one says to have covered it."""

import re

from decks.rules.plain import one_line, plain, without_parentheses
from decks.rules.words import function_words, is_content, is_weak, tokens
from decks.sentences import sentences

_MOST_WORDS = 12
_OPENING = re.compile(
    r"^(?:(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|next|then|finally|lastly|also|additionally|concurrently|"
    r"immediately|afterwards|in addition|to begin|initially)\b,?\s+|"
    r"(?:I|we)(?:'d|’d| would| will| could| can| should)(?: then| also| first)?\s+|"
    r"my (?:approach|first step|strategy) (?:is|would be) to\s+)+",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?:after|as|at|before|by|during|for|from|given|if|in|on|once|to|under|unless|when|while|with|without)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[,;:]|\s[-–—]\s")


def tick(text: str, label: str | None) -> str:
    """What one says to have covered a statement: its label if it has one, else its gist in 12 words at most."""
    if label:
        return plain(label)[:120].rstrip(" :")
    return gist(text)


def gist(text: str) -> str:
    """The first sentence without brackets, sequencers and "I would", to the first clause border after three words."""
    first = next(iter(sentences(one_line(text)[:2000])), "")
    kept = first if "=" in first else without_parentheses(first)
    kept = _OPENING.sub("", kept).strip()
    cut = _main_clause(kept.rstrip(" .!?;:"))
    return _within(plain(cut) or plain(first) or plain(text)[:80] or "…")


def _main_clause(text: str) -> str:
    """The clause that says what is done: what follows "For the others, …" or "If it fails, I'd …"."""
    lead, comma, rest = text.partition(", ")
    while comma and _SUBORDINATE.match(lead) and sum(is_content(token) for token in tokens(rest)) >= 3:
        text = _OPENING.sub("", rest)
        lead, comma, rest = text.partition(", ")
    return _to_border(text)


def _to_border(text: str) -> str:
    """The text up to its first clause border after three content words, unless that stands inside a list."""
    for match in _BORDER.finditer(text):
        head, rest = text[: match.start()], text[match.end() :]
        if sum(is_content(token) for token in tokens(head)) < 3:
            continue
        if match.group() == "," and (_inside_a_list(rest) or is_weak(head.split()[-1].lower())):
            continue
        return head
    return text


def _inside_a_list(rest: str) -> bool:
    """Whether a comma stands in a list: "a fast, cheap way", "weight, seal, and address"."""
    head = rest.split(",", maxsplit=1)[0]
    following = rest[len(head) + 1 :].lstrip()
    short = len(head.split()) <= 4
    return short and (following.startswith(("and ", "or ")) or "," in rest[len(head) + 1 :][:60] or " and " in head)


def _dangles(word: str) -> bool:
    """Whether a line must not end in a word: it asks for another."""
    return word in function_words() or is_weak(word)


def _within(text: str) -> str:
    """At most twelve words, not ending in one that holds a place for another."""
    words = text.split()
    if len(words) > _MOST_WORDS:
        words = words[:_MOST_WORDS]
        while len(words) > 3 and _dangles(words[-1].lower().strip(",")):
            words.pop()
    line = " ".join(words).strip(" ,;:")
    if line.count('"') % 2:
        line = line.replace('"', "")
    return line[:1].upper() + line[1:]
