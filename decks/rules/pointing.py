"""Whether a prompt speaks of code that stands beside it."""

import re

from decks.rules.plain import without_code_blocks

_POINTING = re.compile(
    r"\b(?:this|the following|the (?:code|example|snippet|output|program) (?:below|above)|these)\b"
    r"(?:\s+(?:code|example|snippet|output|program|function|query|statement|expression|class|script|list)s?)?",
    re.IGNORECASE,
)


def points_at_code(prompt: str) -> bool:
    """Whether a prompt speaks of something that stands beside it: "what does the following print?"."""
    return without_code_blocks(prompt) != prompt or (
        _POINTING.search(prompt) is not None
        and re.search(r"\b(?:code|snippet|output|print|log|following|below)\b", prompt) is not None
    )
