"""Badges and adverts: lines that speak of the page, its makers or their goods, not of any question."""

import re

from decks.question_marks import ends_as_question

_BADGE_HOST = re.compile(
    r"img\.shields\.io|badgen\.net|badge|travis-ci\.|circleci\.com|codecov\.io|coveralls\.io|opencollective\.com|"
    r"app\.netlify\.com|actions/workflows|mybinder\.org|gitter\.im|contrib\.rocks|star-history|readme-stats|"
    r"buymeacoffee|ko-fi\.com|patreon\.com|producthunt\.com|visitor|hits\.",
    re.IGNORECASE,
)
_PICTURE = r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,800}\)"
_PICTURES = re.compile(
    rf"(?:\[\s*(?:{_PICTURE}\s*){{1,3}}\]\([^()\n]{{0,800}}\)|{_PICTURE}|<[^<>]{{0,1200}}>|[\s|·•&;]|nbsp)+"
)
_LINKED_PICTURES = re.compile(rf"(?:\[\s*{_PICTURE}\s*\]\([^()\n]{{0,800}}\)[\s|·•]*)+")
_TAGS = re.compile(
    r"(?:</?(?:a|img|picture|source|p|div|center|br|kbd|sup|sub|b|strong)\b[^<>]{0,1200}>\s*)+", re.IGNORECASE
)
_NAMES = re.compile(r"</?([a-z]+)")
_ASKS_A_FAVOUR = re.compile(
    r"\b(?:star (?:this|the|our|my) (?:repo|repository|project)|(?:leave|give)\b.{0,30}(?:\bstar\b|⭐|:star:)|"
    r"(?:click|hit) (?:on )?(?:the )?(?::star:|⭐|star)|"
    r"subscribe to (?:my|our|the (?:channel|newsletter|blog|mailing list))|(?:sign|signed) up (?:for|to) (?:my|our)\b|"
    r"follow (?:me|us|@\w+)\b|connect with me\b|buy me a (?:coffee|beer)|"
    r"support (?:me|us|this (?:project|repo\w*)|my work)\b|"
    r"become a (?:sponsor|patron|backer)|sponsored by|our sponsors?\b|(?:join|visit) (?:my|our|the) (?:\w+ )?"
    r"(?:discord|slack|telegram|newsletter|community|channel|gitter|\[gitter)|check out (?:my|our)\b|"
    r"share (?:this|it) (?:repo\w*|page|article|post|with (?:your )?(?:friends|others))|"
    r"use (?:the )?(?:promo |coupon |discount )?code [A-Z0-9]{4,}|\d{1,2} ?% (?:off|discount)|"
    r"(?:pull requests?|PRs|contributions) (?:are|is) (?:\w+ )?(?:welcome|appreciated)|hire me\b)",
    re.IGNORECASE,
)
_SELLS = re.compile(
    r"utm_medium=|utm_campaign=|[?&](?:ref|aff|affiliate|fpr|via|coupon|referral)=|\baffiliate\b|\bsponsor(?:s|ed|ship)?\b|"
    r"\benrol+ (?:now|today)|\bsign up (?:now|today|free)|\bfree trial\b|\bdiscount\b",
    re.IGNORECASE,
)
_LONGEST = 1_000
_MOST_WORDS = 45


def advert_of(line: str) -> str | None:
    """The kind of a line that is a badge or an advert by its words alone; None of any other."""
    bare = line.strip().lstrip(">*_ \t-")
    if not bare or len(bare) > _LONGEST:
        return None
    if _PICTURES.fullmatch(bare) and _BADGE_HOST.search(bare):
        return "badge"
    asks = len(bare.split()) <= _MOST_WORDS and _ASKS_A_FAVOUR.search(bare) is not None
    goes_on = bare.startswith("#") or bare.endswith(":") or ends_as_question(bare)
    return "advert" if asks and not goes_on else None


def advert_outside(line: str) -> str | None:
    """The kind of a line outside every question that is a badge, a picture that leads elsewhere, or an advert."""
    found = advert_of(line)
    bare = line.strip()
    if found is not None or not bare or len(bare) > 2 * _LONGEST:
        return found
    if _LINKED_PICTURES.fullmatch(bare) or (_TAGS.fullmatch(bare) and "a" in _NAMES.findall(bare.lower())):
        return "badge"
    return "advert" if _SELLS.search(bare) and not bare.startswith("#") and "](" in bare else None
