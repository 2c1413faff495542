"""What a statement can spare at its beginning: "First,", "I would", and sentences about the approach itself."""

import re
from collections.abc import Sequence

_SEQUENCERS = (
    r"(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|next|then|finally|lastly|also|additionally|concurrently|"
    r"immediately|afterwards|in addition|to begin(?: with)?|initially|moreover|furthermore|meanwhile)\b,?\s+"
)
_WOULD = (
    r"(?:I|we)(?:['’]d| would| will| could| can| should)(?: then| also| first| next| immediately)*\s+(?=['‘]?[a-z])"
)
_AIM = r"my (?:\w+ ){0,2}(?:approach|aim|focus|goal|priority|step|strategy)(?: for \w+)? (?:is|would be|will be) to\s+"
_OPENING = re.compile(rf"^(?:{_SEQUENCERS}|{_WOULD}|{_AIM})+", re.IGNORECASE)
_WOULD_LATER = re.compile(rf"^(?P<lead>[^,;:.]{{3,80}},\s+){_WOULD}")
_QUOTED_WORD = re.compile(r"^['‘]([A-Z][a-z]+)['’](?=\s)")
_META = re.compile(
    r"^(?:my|our|the|this) (?:\w+,? ){0,2}(?:approach|answer|method|methodology|strategy|process|response)\s+"
    r"(?:follows|would follow|is|uses|would use|involves|would involve|begins|starts)\b",
    re.IGNORECASE,
)


_SPELT_SO = re.compile(r"`|[a-z][\w-]*(?:[a-z][A-Z]|_\w|\.\w{2}|\()")


def capitalised(text: str) -> str:
    """The text with a capital; code and names that begin small (`useForm`, `node.js`, `open()`) are spelt so."""
    return text if _SPELT_SO.match(text) else text[:1].upper() + text[1:]


def without_opening(text: str) -> str:
    """The text without "First," and "I would", at its beginning and after "Without dashboards,"; with a capital."""
    kept = _OPENING.sub("", text).strip()
    kept = _WOULD_LATER.sub(r"\g<lead>", kept)
    kept = _QUOTED_WORD.sub(r"\1", kept)
    return capitalised(kept)


def without_meta(said: Sequence[str]) -> tuple[str, ...]:
    """Sentences without a first one that only speaks of the answer: "My approach follows a clear structure."."""
    if len(said) > 1 and _META.match(said[0]) and not _OPENING.match(said[0]):
        return tuple(said[1:])
    return tuple(said)
