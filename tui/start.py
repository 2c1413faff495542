"""Where the app begins."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Among:
    """A start among the cards that the text of a search finds."""

    search: str = ""


Start = Literal["today", "review"] | Among
"""The first screen."""
