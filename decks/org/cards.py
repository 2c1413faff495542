"""Headlines that are cards of their own (org-drill, org-fc, Anki's property): front and back, both ways, or a cloze."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from decks.converted import Line
from decks.drafts import Draft, DraftSection
from decks.headings import section_of
from decks.markdown.answers import content_of
from decks.markdown.outline import headings
from decks.org.clozes import hidden
from decks.org.lines import Document, Headline
from decks.sections import section
from srs.model import Role, SectionKind

_TYPES = ("DRILL_CARD_TYPE", "FC_TYPE", "ANKI_NOTE_TYPE")
_BOTH_WAYS = re.compile(r"(?:two|multi)sided|double|basic\b.*\brevers", re.IGNORECASE)
_FRONT = frozenset({"front", "question", "prompt", "text"})
_BACK = frozenset({"back", "answer", "solution", "reply", "response", "extra", "back extra"})
_NAMELESS = frozenset(", item, card, fact, question, note, flashcard, drill, cloze, sentence, x".split(", "))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A headline and the Markdown of what stands below it."""

    headline: Headline
    lines: tuple[Line, ...]

    @property
    def texts(self) -> list[str]:
        """Its lines of Markdown."""
        return [line.text for line in self.lines]

    @property
    def text(self) -> str:
        """Its words, without blank lines at both ends."""
        return "\n".join(self.texts).strip("\n").rstrip()

    @property
    def name(self) -> str:
        """Its title in lower case."""
        return self.headline.title.strip(" :?").casefold()


def cards(document: Document) -> list[Draft]:
    """A draft for each headline that says it is a card; one below another is a card of its own."""
    found: list[Draft] = []
    above: list[Headline] = []
    for place, headline in enumerate(document.headlines):
        above = [other for other in above if other.level < headline.level]
        if is_card(headline):
            own, *below = _parts(document, place)
            titles = tuple(other.title for other in above if other.title)
            found.append(replace(_card(own, below), place=titles, lines=_lines([own, *below])))
        above.append(headline)
    return found


def is_card(headline: Headline) -> bool:
    """Whether a headline says by a tag or a property that it is a card."""
    return bool(_tags(headline) & {"drill", "fc"}) or any(name in headline.properties for name in _TYPES)


def _tags(headline: Headline) -> frozenset[str]:
    return frozenset(tag.casefold() for tag in headline.tags)


def _lines(parts: Sequence[_Part]) -> frozenset[int]:
    """The rows that stand on the parts of a card."""
    said = (line for part in parts for line in part.lines if line.text.strip())
    return frozenset(number for line in said for number in line.origin) | {part.headline.line for part in parts}


def _parts(document: Document, place: int) -> list[_Part]:
    """What stands directly below a headline, then each headline directly below it with all below that, cards aside."""
    found = document.headlines
    card = found[place]
    gathered: list[tuple[Headline, list[Line]]] = [(card, [])]
    skip = 0
    for rank in range(place, len(found)):
        headline = found[rank]
        if headline.line >= card.end:
            break
        if headline.line < skip:
            continue
        if rank > place and is_card(headline):
            skip = headline.end
            continue
        end = found[rank + 1].line if rank + 1 < len(found) else headline.end
        direct = len(gathered) == 1 or headline.line >= gathered[-1][0].end
        if rank > place and direct:
            gathered.append((headline, []))
        gathered[-1][1].extend(document.between(headline.line + (1 if direct else 0), end))
    return [_Part(headline=headline, lines=tuple(lines)) for headline, lines in gathered]


def _card(own: _Part, below: Sequence[_Part]) -> Draft:
    """The question, the answer and the ways to ask of one card."""
    kind = next((own.headline.properties[name] for name in _TYPES if name in own.headline.properties), "")
    both = (Role.BASIC, Role.REVERSED) if _BOTH_WAYS.match(kind) else ()
    if "sided" in kind.casefold() and len(below) > 1:
        asked = _with_title(own, own.text)
        task = (DraftSection(kind=SectionKind.OTHER, text=asked),) if asked else ()
        sections = (*_answer(below[1].texts), *task, *_others(below[2:]))
        return Draft(prompt=_side(below[0]), sections=sections, roles=both)
    front = next((part for part in below if part.name in _FRONT), None)
    back = next((part for part in below if part.name in _BACK), None)
    asks = front or (own if own.text or own.name not in _NAMELESS or back is None else back)
    code = headings(asks.texts)[1]
    may_hide = front is not None or back is None or back is asks
    statement = hidden(asks.texts, code, tags=_tags(own.headline), kind=kind) if may_hide else None
    if statement is not None:
        more = [part for part in below if part is not asks]
        return _cloze(own if asks is own else None, statement, more)
    if back is None and front is None and "drill" in _tags(own.headline) and below:
        back = below[0]
    if back is None:
        whole = [*own.texts, *(text for part in below for text in ("", f"### {part.headline.title}", "", *part.texts))]
        return Draft(prompt=own.headline.title or None, sections=_answer(whole), roles=both)
    prompt = front.text if front else _with_title(own, own.text)
    rest = [part for part in below if part is not front and part is not back]
    return Draft(prompt=prompt or None, sections=(*_answer(back.texts), *_others(rest)), roles=both)


def _cloze(named: _Part | None, statement: tuple[str, str], more: Sequence[_Part]) -> Draft:
    """A card of a statement with deletions, below its title where that says something."""
    whole, blank = (_with_title(named, text.strip()) if named else text.strip() for text in statement)
    cloze = DraftSection(kind=SectionKind.CLOZE, text=whole)
    return Draft(prompt=blank, sections=(cloze, *_others(more)), roles=(Role.CLOZE,))


def _with_title(part: _Part, text: str) -> str:
    """A text below the title of its headline, unless that only says that it is a card."""
    titled = part.name not in _NAMELESS
    return "\n\n".join(filter(None, [part.headline.title if titled or not text else "", text]))


def _side(part: _Part) -> str:
    """One side of a card, with its name before it."""
    if not part.text or "\n" in part.text or part.name in _FRONT | _BACK:
        return part.text or part.headline.title
    return f"{part.headline.title}: {part.text}"


def _answer(lines: Sequence[str]) -> tuple[DraftSection, ...]:
    """The sections of what answers a card."""
    found, code = headings(lines)
    return content_of(lines, 1, len(lines) + 1, {heading.line: heading for heading in found}, code).sections


def _others(parts: Sequence[_Part]) -> tuple[DraftSection, ...]:
    """A section for each further headline below a card."""
    made = []
    for part in parts:
        opened = section_of(part.headline.title)
        kind = opened[0] if opened else SectionKind.OTHER
        numbered = list(enumerate(part.texts, 1))
        taken, strays = section(kind, part.headline.title, numbered)
        made.append(taken)
        left = "\n".join(text for number, text in numbered if number in strays)
        made += [DraftSection(kind=SectionKind.OTHER, heading=part.headline.title, text=left)] if left else []
    return tuple(made)
