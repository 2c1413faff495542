"""Cards that are fenced blocks of their own kind (`card`, `flashcard`, `ad-question`): front and back in each."""

import re
from collections.abc import Sequence

from decks.drafts import Draft, DraftSection
from decks.markdown.fences import Fence, fences
from decks.markdown.outline import Heading
from decks.markdown.places import places
from srs.model import SectionKind

_KINDS = frozenset(
    "card cards flashcard flashcards anki-card quiz question faq ad-question ad-faq ad-card ad-quiz".split()
)
_TITLE = re.compile(r"(?:title|question|front|q)[ \t]*[:：][ \t]*(?P<words>\S.*)$", re.IGNORECASE)
_ANSWER = re.compile(r"(?:answer|back|a)[ \t]*[:：][ \t]*(?P<words>.*)$", re.IGNORECASE)
_SETTING = re.compile(r"(?:collapse|icon|color|colour|id|deck|tags?)[ \t]*[:：]", re.IGNORECASE)
_DIVIDES = re.compile(r"[ \t]*(?:-{3,}|={3,}|%|\?)[ \t]*$")


def fenced_cards(lines: Sequence[str], found: Sequence[Heading]) -> list[Draft]:
    """The drafts of a text's fenced cards in order."""
    cards = [(one, told) for one in fences(lines) if one.language in _KINDS and (told := _told(one.inside))]
    above = places(found, [one.line for one, _ in cards])
    return [_draft(one, *told, place) for (one, told), place in zip(cards, above, strict=True)]


def _told(inside: Sequence[str]) -> tuple[str, str] | None:
    """The front and the back of a card: parted by a title, a rule or a label; None of a block without both."""
    said = [line for line in inside if not _SETTING.match(line)]
    first = next((place for place, line in enumerate(said) if line.strip()), len(said))
    title = _TITLE.match(said[first]) if first < len(said) else None
    front = [title["words"]] if title else []
    rest = said[first + 1 :] if title else said
    border = next((place for place, line in enumerate(rest) if _DIVIDES.match(line) or _ANSWER.match(line)), None)
    if border is None and not title:
        return None
    if border is not None:
        label = _ANSWER.match(rest[border])
        front += rest[:border]
        rest = [*([label["words"]] if label else []), *rest[border + 1 :]]
    asked, answered = "\n".join(front).strip(), "\n".join(rest).strip()
    return (asked, answered) if asked and answered else None


def _draft(one: Fence, front: str, back: str, place: tuple[str, ...]) -> Draft:
    """The draft of a card; the fences stand on it, and so do the lines that only set how it looks."""
    filled = {one.line + number for number, line in enumerate(one.inside, 1) if line.strip()}
    section = DraftSection(kind=SectionKind.ANSWER, text=back)
    return Draft(place=place, prompt=front, sections=(section,), lines=frozenset({one.line, one.end, *filled}))
