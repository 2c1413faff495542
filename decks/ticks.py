"""The tick of a point: one line, what one says to have covered it (rule 5)."""

import re

from decks.labels import lead
from decks.rules.openings import capitalised, without_meta, without_opening
from decks.rules.plain import one_line, plain, without_parentheses
from decks.rules.shorten import MOST_WORDS, main_clause, within
from decks.rules.words import content_count, word_count
from decks.sentences import sentences

_LONGEST = 2_000
_LONGEST_LABEL = 120
_MOST_LEADING = 6
_COUNTS = re.compile(r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+[^\W\d_]+\s*(?::|$)", re.IGNORECASE)
_HANGING = re.compile(r"[\s,;]+(?:and|or)$")
_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+\S")


def tick(text: str, label: str | None) -> str:
    """What one says to have covered a statement: its label if it has one, else its gist in 12 words at most."""
    if label and not leads_to_items(text) and not _COUNTS.fullmatch(label):
        return plain(label)[:_LONGEST_LABEL].rstrip(" :")
    return gist(text)


def gist(text: str) -> str:
    """What stands before a statement's colon, else its first sentence without what it can spare, in 12 words.

    A statement that only leads to bullets says nothing without them: they follow it.
    """
    if leads_to_items(text):
        return _with_items(text[:_LONGEST])
    flat = one_line(text[:_LONGEST])
    told = without_meta(sentences(flat))
    first = told[0] if told else ""
    kept = first if "=" in first else without_parentheses(first)
    kept = _HANGING.sub("", without_opening(_before_colon(kept) or kept).rstrip(" .!?;:"))
    line = plain(kept if _COUNTS.match(kept) else main_clause(kept)) or plain(first) or plain(text)[:80]
    return within(line, spelt_so=kept.startswith("`")) or "…"


def leads_to_items(text: str) -> bool:
    """Whether a statement is a few words and a colon, and then nothing but bullets."""
    first, _, rest = text[:_LONGEST].strip().partition("\n")
    lines = [line for line in rest.splitlines() if line.strip()]
    leads = first.rstrip(" *_").endswith((":", "："))
    return bool(lines) and leads and word_count(plain(first)) <= _MOST_LEADING and all(map(_BULLET.match, lines))


def _with_items(text: str) -> str:
    """The words that lead to bullets, and as many of these as find room; "…" where not all do."""
    first, _, rest = text.strip().partition("\n")
    line = capitalised(plain(plain(first)).rstrip(" :：")) + ":"
    items = [plain(item).rstrip(" .;,") for item in rest.splitlines() if item.strip()]
    for number, item in enumerate(items):
        more = f"{line}{',' if number else ''} {item}"
        if len(more.split()) > MOST_WORDS:
            return f"{line if number else ' '.join(more.split()[:MOST_WORDS])} …"
        line = more
    return line


def _before_colon(text: str) -> str | None:
    """A statement's own summary: "Sample at the tail: keep all errors" says it in four words, "3 steps: …" does not."""
    before = lead(text)
    if before is None or _COUNTS.fullmatch(before):
        return None
    return before if content_count(before) >= 2 else None
