"""A statement in few words that do not end in the middle of a thought."""

import re
from collections.abc import Sequence

from decks.rules.openings import capitalised, without_opening
from decks.rules.words import base_verbs, content_count, function_words, is_adverb, is_weak, stem

MOST_WORDS = 12
_FEWEST = 3
_SUBORDINATE = re.compile(
    r"(?:after|apart from|as|at|because of|before|besides|by|despite|due to|during|for|from|given|if|in|on|once|"
    r"starting|to|under|unless|unlike|when|whereas|while|with|without)\b",
    re.IGNORECASE,
)
_INSERTION = re.compile(
    r",\s+(?:while|although|though|if|as|like|including|such as|especially|particularly)\b[^,;:.]{1,60},\s+"
    r"(?=(?:is|are|was|were|can|could|should|would|will|must|may|has|have|had|does|do|to)\b)",
    re.IGNORECASE,
)
_CUT_BEFORE = frozenset(
    """
    about across after against along among and as at because before between but by despite during even for from if in
    including instead into like of on once or over per provided rather since so such than that through to toward under
    unless until upon using via when where whereas which while who with within without
    """.split()
)
_COORDINATIONS = frozenset({"and", "or"})
_AFTER_A_PARTICIPLE = frozenset({"as", "at", "by", "for", "from", "in", "into", "on", "to", "through", "upon", "with"})
_NEAR = 5
_LONGEST = 1_000
_LONGEST_CLAUSE = 200
_COMMA = re.compile(r",\s")
_LONGEST_ITEM = 5
_COORDINATED = re.compile(r"(?:^|\s)(?:and|or)\s", re.IGNORECASE)
_NO_ITEM = re.compile(
    r"(?:so|which|who|since|because|where|while|not|never|then|but|instead|rather|such|ensuring|including|leveraging|"
    r"allowing|enabling|making|using|thereby|thus|even|especially|[a-z]+ing (?:the|an?|that|how|this|all|only))\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:it|its|this|these|that|those|they|their|them|he|she|rather)\b", re.IGNORECASE)
_STRONG_BORDER = re.compile(r"[;:]\s|[;:]$|\s?[–—]\s?|\s-\s|(?<![\s.]\w)(?<!\bvs)(?<!\betc)\.\s")
_SUBORDINATE_NEAR = 4
_SUBORDINATING = frozenset("if unless when while that which who where because until whether how than".split())
_TAKES_MORE = frozenset(map(stem, "allow enable force cause help let prevent stop require need want tend try".split()))
_ITS_MORE = frozenset({"to", "from", "into"})


def main_clause(text: str) -> str:
    """The clause that says what is done: what follows "For the others, …" or "If it fails, I'd …".

    A clause that points back to the one before it says nothing alone: both stay.
    """
    text = _INSERTION.sub(" ", text[:_LONGEST])
    lead, comma, rest = text.partition(", ")
    while comma and _SUBORDINATE.match(lead) and content_count(rest) >= _FEWEST and not _inside_a_list(lead, rest):
        if _POINTS_BACK.match(rest):
            return text
        text = without_opening(rest)
        lead, comma, rest = text.partition(", ")
    return _to_border(text)


def _to_border(text: str) -> str:
    """The text up to its first clause border after three content words, unless that stands inside a list."""
    for match in _STRONG_BORDER.finditer(text, 0, _LONGEST_CLAUSE):
        if content_count(text[: match.start()]) >= _FEWEST and not _inside_code(text, match.start()):
            text = text[: match.start()]
            break
    for match in _COMMA.finditer(text, 0, _LONGEST_CLAUSE):
        head, rest = text[: match.start()], text[match.end() :]
        if _inside_code(text, match.start()):
            continue
        if content_count(head) >= _FEWEST and not _inside_a_list(head, rest):
            return head
    return text


def _inside_code(text: str, place: int) -> bool:
    return text.count("`", 0, place) % 2 == 1


def _inside_a_list(head: str, rest: str) -> bool:
    """Whether a comma stands in a list: "a fast, cheap way", "weight, seal, and address"."""
    if _NO_ITEM.match(rest):
        return False
    if is_weak(head.rsplit(maxsplit=1)[-1].lower()):
        return True
    if _COORDINATED.match(rest):
        return "," in head
    item, _, following = rest.partition(", ")
    before, coordinated, _ = _parted(item)
    return len(before.split()) <= _LONGEST_ITEM and (coordinated or _COORDINATED.search(following) is not None)


def _parted(item: str) -> tuple[str, bool, str]:
    """An item at its "and": what stands before, whether there is one, and what stands after."""
    match = _COORDINATED.search(item)
    return (item[: match.start()], True, item[match.end() :]) if match else (item, False, "")


def within(text: str, most: int = MOST_WORDS, *, spelt_so: bool = False) -> str:
    """The text in so many words at most, cut before what depends on them; "…" where a list or a thought goes on.

    It begins with a capital unless its first word is `spelt_so`.
    """
    words = text.split()
    if len(words) > most:
        end, goes_on = _end(words, most)
        kept = _closed(" ".join(words[:end])).rstrip(" ,;:")
        text = kept + (" …" if goes_on else "")
    line = text.strip(" ,;:")
    for mark in ('"', "“", "”"):
        if line.count('"') % 2 or line.count("“") != line.count("”"):
            line = line.replace(mark, "")
    return line if spelt_so else capitalised(line)


def _closed(text: str) -> str:
    """The text up to a bracket that the cut has left open."""
    opened = text.rfind("(")
    return text[:opened] if opened > 0 and ")" not in text[opened:] and content_count(text[:opened]) else text


def _end(words: Sequence[str], most: int) -> tuple[int, bool]:
    """Where to cut, and whether the thought goes on: before a preposition or a conjunction, or after a comma."""
    fit = [end for end in range(most, _FEWEST, -1) if _may_end(words, end)]
    alone = [end for end in fit if words[end].lower() not in _COORDINATIONS]
    if fit:
        end = alone[0] if alone and fit[0] - alone[0] <= _NEAR else fit[0]
        return end, _goes_on(words, end) or _breaks_off(words, end)
    end = most
    while end > _FEWEST and dangles(words, end):
        end -= 1
    return end, True


def _breaks_off(words: Sequence[str], end: int) -> bool:
    """Whether a line ends in the middle of a thought: "if the lane", "allows the driver | to", "a gate | that"."""
    near = [word.lower().strip(",;:") for word in words[max(0, end - _SUBORDINATE_NEAR) : end]]
    following = words[end].lower()
    if following == "that" or _SUBORDINATING & set(near):
        return True
    return following in _ITS_MORE and any(stem(word) in _TAKES_MORE for word in near)


def _may_end(words: Sequence[str], end: int) -> bool:
    if not (words[end - 1].endswith(",") or _opens(words[end])) or dangles(words, end):
        return False
    return content_count(" ".join(words[:end])) >= _FEWEST


def _goes_on(words: Sequence[str], end: int) -> bool:
    """Whether a list stands on both sides of a place."""
    before, rest = words[:end], " ".join(words[end:])
    commas = any(word.endswith(",") for word in before[:-1])
    if words[end].lower() in _COORDINATIONS:
        return commas
    return before[-1].endswith(",") and not _NO_ITEM.match(rest) and _inside_a_list(" ".join(before)[:-1], rest)


def _opens(word: str) -> bool:
    return word.lower().strip("'\"“") in _CUT_BEFORE


def dangles(words: Sequence[str], end: int) -> bool:
    """Whether a line must not end before this place: its last word asks for another."""
    word = words[end - 1].lower().strip(",;:'\"“”")
    before = words[end - 2].lower() if end > 1 else ""
    if word in function_words() or is_weak(word) or is_adverb(word):
        return True
    if before.endswith(",") and word.endswith("ing"):
        return True
    if before in {"to", "and", "or"} and word in base_verbs():
        return True
    follows = words[end].lower() if end < len(words) else ""
    return word.endswith("ed") and len(word) > len("used") and follows in _AFTER_A_PARTICIPLE
