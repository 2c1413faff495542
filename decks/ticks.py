"""The tick of a point: one line, what one says to have covered it (rule 5)."""

from decks.labels import lead
from decks.rules.openings import without_meta, without_opening
from decks.rules.plain import one_line, plain, without_parentheses
from decks.rules.shorten import main_clause, within
from decks.rules.words import content_count
from decks.sentences import sentences

_LONGEST = 2_000
_LONGEST_LABEL = 120


def tick(text: str, label: str | None) -> str:
    """What one says to have covered a statement: its label if it has one, else its gist in 12 words at most."""
    if label:
        return plain(label)[:_LONGEST_LABEL].rstrip(" :")
    return gist(text)


def gist(text: str) -> str:
    """What stands before a statement's colon, else its first sentence without what it can spare, in 12 words."""
    flat = one_line(text[:_LONGEST])
    told = without_meta(sentences(flat))
    first = told[0] if told else ""
    kept = first if "=" in first else without_parentheses(first)
    kept = without_opening(_before_colon(kept) or kept).rstrip(" .!?;:")
    return within(plain(main_clause(kept)) or plain(first) or plain(text)[:80]) or "…"


def _before_colon(text: str) -> str | None:
    """A statement's own summary: "Sample at the tail: keep all errors" says it in four words."""
    before = lead(text)
    return before if before is not None and content_count(before) >= 2 else None
