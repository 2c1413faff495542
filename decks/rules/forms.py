"""The card of one point: what it asks, in the first form that is honest (rules 7 to 12)."""

import re
from dataclasses import dataclass, replace

from decks.rules.bank_index import BankIndex
from decks.rules.blanks import Blanked, blanked, list_blanked, stems_of
from decks.rules.lists import written_list
from decks.rules.plain import one_line
from decks.rules.sentence import Statement, ready, statement, usable_later
from decks.rules.words import is_content, is_name, parts, tokens, word_count
from decks.ticks import gist
from srs.model import Form, Point

_AVOID = re.compile(r"^(?:do not|don[’']t|avoid|never)\b", re.IGNORECASE)
_FINISH = re.compile(r"^(?P<subject>[^,;:]{3,80}?)\s+(?P<verb>is|are|means|states that|states)\s+(?P<rest>.+)$")
_FEWEST, _MOST = 8, 60
_FINISH_WORDS = 24
_MORE_NAMED_WORDS = 14
_LONGEST_FRONT = 36


@dataclass(frozen=True, slots=True)
class Asked:
    """What a point card asks and answers: under the cue, the front's text, the back, and the items to tick."""

    form: Form
    front: str
    back: str
    items: tuple[str, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a point: its question's cue and full words, and whether others of it forbid something too."""

    cue: str
    told: frozenset[str]
    forbidding: int


def asked(point: Point, context: Context, bank: BankIndex) -> list[Asked]:
    """Every card that a point can carry, the best first; none where it stays a tick."""
    said = statement(point.text)
    if not said.sentences or word_count(said.whole) < 4 or _is_code(point.text):
        return []
    found: list[Asked | None] = [_avoid(said, context) or _finish(said, context)]
    if found == [None]:
        found = [*_blanks(said, context, bank)] or [_label(said) or _more(said)]
    return [replace(one, label=said.label) for one in found if one is not None]


def _is_code(text: str) -> bool:
    return "```" in text or "\n|" in text or text.lstrip().startswith(("|", "!["))


def _avoid(said: Statement, context: Context) -> Asked | None:
    """The only statement of its question that forbids something."""
    body = said.sentences[0]
    if context.forbidding != 1 or not _AVOID.match(body):
        return None
    return Asked(form=Form.AVOID, front="What must you avoid?", back=_clipped(body))


def _finish(said: Statement, context: Context) -> Asked | None:
    """A definition whose subject the cue names."""
    body = said.sentences[0]
    match = _FINISH.match(body)
    if match is None or said.label is not None or body.startswith(("If ", "It ", "This ", "There ")):
        return None
    subject = [each for token in tokens(match["subject"]) if is_content(token) for each in parts(token)]
    rest = match["rest"]
    if not subject or not set(subject) <= stems_of(context.cue) | {
        each for t in tokens(context.cue) for each in parts(t)
    }:
        return None
    if rest.lower().startswith(("not ", "no ")) or not 4 <= word_count(rest) <= _FINISH_WORDS:
        return None
    return Asked(form=Form.FINISH, front=f"Finish: {match['subject']} {match['verb']} …", back=rest)


def _blanks(said: Statement, context: Context, bank: BankIndex) -> list[Asked]:
    """A card for each sentence with a list or carrying terms."""
    told = context.told | stems_of(said.label or "")
    beside = f"{context.cue} {said.label or ''}"
    found = []
    for index, sentence in enumerate(said.sentences):
        if index and not usable_later(sentence):
            continue
        if _begins_badly(sentence):
            continue
        prepared = ready(sentence)
        if prepared is None or word_count(prepared) > _LONGEST_FRONT:
            continue
        one = list_blanked(prepared, told, beside) or blanked(prepared, told, beside, bank)
        if one is not None:
            found.append(_from_blanks(one, sentence))
    return found


def _begins_badly(sentence: str) -> bool:
    first = next((token.lower for token in tokens(sentence) if token.is_word), "")
    return first in {"this", "these", "it", "they", "however"}


def _from_blanks(one: Blanked, sentence: str) -> Asked:
    if one.items:
        hint = "\n\n(any one is right)" if one.any_right else ""
        return Asked(form=Form.LIST, front=_opened(one.text), back=f"{sentence}{hint}", items=one.items)
    answers = " · ".join(f"**{answer}**" for answer in one.answers)
    extra = "" if sentence == one.text else f"\n\n{sentence}"
    return Asked(form=Form.BLANK, front=_opened(one.text), back=f"{answers}{extra}")


_SEQUENCER = re.compile(
    r"^(?:first|second|third|next|then|finally|lastly|also|additionally|concurrently)\b,?\s+", re.IGNORECASE
)


def _opened(text: str) -> str:
    """A front without "First," before it, beginning with a capital."""
    kept = _SEQUENCER.sub("", text)
    return kept[:1].upper() + kept[1:]


def _label(said: Statement) -> Asked | None:
    if said.label is None or not _FEWEST <= word_count(said.whole) <= _MOST or len(said.sentences) < 1:
        return None
    items = _steps(said)
    return Asked(form=Form.LABEL, front="What do you do?", back=said.whole, items=items)


def _steps(said: Statement) -> tuple[str, ...]:
    """The sentences of a labelled point as ticks, where there are two to nine."""
    lines = [gist(sentence) for sentence in said.sentences]
    return tuple(lines) if 2 <= len(lines) <= 9 and len(set(lines)) == len(lines) else ()


def _more(said: Statement) -> Asked | None:
    """The interviewer's own follow-up: the first sentence, and "say more"."""
    if len(said.sentences) < 2:
        return None
    first, rest = said.sentences[0], " ".join(said.sentences[1:])
    words = word_count(rest)
    telling = (
        any(is_name(token, begins_sentence=place == 0) for place, token in enumerate(tokens(rest)))
        or written_list(rest, tokens(rest)) is not None
        or words >= _MORE_NAMED_WORDS
    )
    if not _FEWEST <= words <= _MOST or not telling or _begins_badly(first) or _quote_is_open(first):
        return None
    shown = first if word_count(first) <= _LONGEST_FRONT else f"{gist(first)} …"
    return Asked(form=Form.MORE, front=f"{_opened(one_line(shown))}\n\nSay more.", back=rest)


def _quote_is_open(text: str) -> bool:
    """Whether a quotation begins in a sentence and does not end there."""
    opened = len(re.findall(r"(?:^|[\s(:])['‘](?=\w)", text))
    return text.count('"') % 2 == 1 or opened > len(re.findall(r"\w[.!?,]?['’](?=$|[\s).,;:])", text))


def _clipped(text: str) -> str:
    words = text.split()
    return text if len(words) <= _FINISH_WORDS else " ".join(words[:_FINISH_WORDS]) + " …"
