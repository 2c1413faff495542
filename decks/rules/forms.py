"""The card of one point: what it asks, in the first form that is honest (rules 7 to 12)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from decks.rules.bank_index import BankIndex
from decks.rules.blanks import Blanked, blanked, list_blanked, stems_of
from decks.rules.lists import written_list
from decks.rules.openings import without_opening
from decks.rules.plain import one_line, plain, unclosed, without_parentheses
from decks.rules.runs import begins_sentence
from decks.rules.sentence import Statement, ready, statement, usable_later
from decks.rules.shorten import main_clause
from decks.rules.words import base_verbs, content_count, is_content, is_name, parts, specific_stems, tokens, word_count
from decks.ticks import gist, leads_to_items
from srs.model import Form, Point

_AVOID = re.compile(r"^(?:do not|don[’']t|avoid|never)\b", re.IGNORECASE)
_FINISH = re.compile(r"^(?P<subject>[^,;:]{3,80}?)\s+(?P<verb>is|are|means|states that|states)\s+(?P<rest>.+)$")
_BULLET = re.compile(r"(?:[-*+•]|\d{1,2}[.)])\s+(.+)$")
_EXAMPLE = frozenset({"for example", "for instance"})
_POINTING = frozenset({"the above", "the following", "the previous", "the former", "the latter"}) | _EXAMPLE
_LONGEST_OPENING = 200
_FEWEST_WORDS = 4
_OWN_BLANK = "[…"
_LIST = (2, 9)
_ITEM_WORDS = 12
_WHOLE_FRONT = 45
_PLACE_WORDS = 3
_FEWEST, _MOST = 8, 60
_FEWEST_REST, _LONGEST_BEGUN = 3, 6
_FEWEST_TOLD = 3
_BEGUN = re.compile(
    r"(?:also )?(?:used|useful|designed|known|meant|intended|responsible|needed|required|made|helpful|important)\s+"
    r"(?:to|for|as|by|in|when|because)\s+|(?:[\w'-]+\s+){1,5}?(?:because|due to|when|after|so that|in order to)\s+"
)
_NO_DEFINITION = re.compile(
    r"(?:not|no|more|less|easier|harder|better|worse|faster|slower|often|usually|generally|sometimes|very|"
    r"also)\b(?! known)",
    re.IGNORECASE,
)
_OF_AN_ANSWER = re.compile(
    r"^(?:(?:mention|mentions|mentioning|understanding|knowledge|awareness|ability|explanation|examples?|demonstration)"
    r"\s+(?:of|that|to|about|how)|shows?\s+(?:an?|that|solid|good)|how to)\b",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\S\s+(?:is|are|was|were|does|do|can|cannot|can't|has|have|must|should|will|may|isn't|aren't|doesn't|don't)\s+\S"
)
_FINISH_WORDS = 24
_DOING = frozenset("focus show name order ask estimate sample prepare immediately say end".split())
_MORE_NAMED_WORDS = 14
_NEAR_OPENING = 6
_REFERRING = frozenset("this these that those it its they their them such otherwise so both each here".split())
_COUNTING = frozenset("two three four five six seven several".split())
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
    english: bool = True

    @property
    def room(self) -> int:
        """How many words the front has left below the cue and its place."""
        return min(_LONGEST_FRONT, _WHOLE_FRONT - _PLACE_WORDS - word_count(self.cue))


def asked(point: Point, context: Context, bank: BankIndex) -> list[Asked]:
    """Every card that a point can carry, the best first; none where it stays a tick."""
    bullets = _bullets(point.text, context)
    if bullets is not None:
        return [bullets]
    if leads_to_items(point.text):
        return []
    said = statement(point.text)
    if not said.sentences or word_count(said.whole) < _FEWEST_WORDS or _cannot_be_asked(point.text, said):
        return []
    first = (_avoid(said, context) or _finish(said, context)) if context.english else None
    found = ([first] if first else _blanks(said, context, bank)) or [_label(said) or _more(said, context)]
    return [replace(one, label=said.label) for one in found if one is not None and unclosed(one.front) is None]


def _bullets(text: str, context: Context) -> Asked | None:
    """A statement that leads to bullets of its own: they are one list."""
    first, _, rest = text.strip().partition("\n")
    lines = [line.strip() for line in rest.splitlines() if line.strip()]
    items = tuple(match[1].strip() for line in lines if (match := _BULLET.match(line)))
    if len(items) != len(lines) or not _LIST[0] <= len(items) <= _LIST[1] or not first.rstrip().endswith(":"):
        return None
    shown = f"{without_opening(one_line(first)).rstrip(' :')}: [… {len(items)} things]"
    said = [plain(item) for item in items]
    stems = stems_of(context.cue, shown)
    told = any(stems_of(item) & stems for item in said)
    if told or len(set(said)) < len(said) or any(word_count(item) > _ITEM_WORDS for item in said):
        return None
    if (
        _OWN_BLANK in text
        or content_count(shown) < _FEWEST_WORDS
        or word_count(shown) > context.room
        or unclosed(shown)
    ):
        return None
    return Asked(form=Form.LIST, front=shown, back="\n".join(f"- {item}" for item in items), items=tuple(said))


def _cannot_be_asked(text: str, said: Statement) -> bool:
    """Whether a statement is code, a table or a picture, has blanks of its own, or only describes an answer."""
    if "```" in text or "\n|" in text or text.lstrip().startswith(("|", "![")) or _OWN_BLANK in text:
        return True
    return _OF_AN_ANSWER.match(said.whole) is not None


def _avoid(said: Statement, context: Context) -> Asked | None:
    """The only statement of its question that forbids something."""
    body = said.sentences[0]
    if context.forbidding != 1 or not forbids(body):
        return None
    return Asked(form=Form.AVOID, front="What must you avoid?", back=_clipped(body))


def forbids(text: str) -> bool:
    """Whether a statement says what not to do."""
    return _AVOID.match(one_line(text[:_LONGEST_OPENING])) is not None


def _finish(said: Statement, context: Context) -> Asked | None:
    """A definition whose subject the cue names."""
    body = said.sentences[0]
    match = _FINISH.match(body)
    if match is None or said.label is not None or body.startswith(("If ", "It ", "This ", "There ")):
        return None
    rest, told = match["rest"], stems_of(context.cue) | {each for t in tokens(context.cue) for each in parts(t)}
    subject = _content(match["subject"])
    if not subject or not set(subject) <= told:
        return None
    if _NO_DEFINITION.match(rest) or not 4 <= word_count(rest) <= _FINISH_WORDS:
        return None
    own = {each for token in tokens(rest) if token.is_word for each in parts(token)}
    if own <= {each for token in tokens(f"{context.cue} {match['subject']}") for each in parts(token)}:
        return None
    shown, rest = _begun(rest)
    if not shown and (rest.startswith("also ") or len({*_content(rest)} - told) < _FEWEST_TOLD):
        return None
    return Asked(form=Form.FINISH, front=f"Finish: {match['subject']} {match['verb']} {shown}…", back=rest)


def _content(text: str) -> list[str]:
    return [each for token in tokens(text) if is_content(token) for each in parts(token)]


def _begun(rest: str) -> tuple[str, str]:
    """What a front shows of a definition's end, so that one answer fits: "useful because", "used to"."""
    match = _BEGUN.match(rest)
    if match is None or word_count(rest[match.end() :]) < _FEWEST_REST or word_count(match.group()) > _LONGEST_BEGUN:
        return "", rest
    return match.group(), rest[match.end() :]


def _blanks(said: Statement, context: Context, bank: BankIndex) -> list[Asked | None]:
    """A card for each sentence with a list or carrying terms."""
    told = context.told | stems_of(said.label or "")
    beside = f"{context.cue} {said.label or ''}"
    found: list[Asked | None] = []
    for index, sentence in enumerate(said.sentences):
        if index and not usable_later(sentence):
            continue
        if _begins_badly(sentence):
            continue
        prepared = ready(sentence)
        if prepared is None:
            continue
        prepared = without_opening(prepared)
        if word_count(prepared) > context.room - word_count(said.label or ""):
            continue
        one = list_blanked(prepared, told, beside) if context.english else None
        one = one or blanked(prepared, told, beside, bank, signs_only=not context.english)
        if one is not None:
            found.append(_from_blanks(one, sentence))
    return found


def _begins_badly(sentence: str) -> bool:
    first = next((token.lower for token in tokens(sentence) if token.is_word), "")
    opening = " ".join(token.lower for token in tokens(sentence)[:2])
    return first in {"this", "these", "it", "they", "however"} or opening in _POINTING


def _from_blanks(one: Blanked, sentence: str) -> Asked:
    if one.items:
        hint = "\n\n(any one is right)" if one.any_right else ""
        return Asked(form=Form.LIST, front=one.text, back=f"{sentence}{hint}", items=one.items)
    answers = " · ".join(f"**{answer}**" for answer in one.answers)
    return Asked(form=Form.BLANK, front=one.text, back=f"{answers}\n\n{sentence}")


def _label(said: Statement) -> Asked | None:
    if said.label is None or not _FEWEST <= word_count(said.whole) <= _MOST:
        return None
    return Asked(form=Form.LABEL, front=_question_for(said.label, said.sentences), back=said.whole, items=_steps(said))


def _question_for(label: str, told: Sequence[str]) -> str:
    """What one asks of a label: more of what it states, how to do what it says, what to do or to say under it."""
    if _STATES.search(label):
        return "Say more."
    first = next((token for token in tokens(label) if token.is_word), None)
    if first is not None and (first.lower in base_verbs() or first.lower in _DOING) and word_count(label) > 1:
        return "How?"
    opening = next((token.lower for token in tokens(main_clause(told[0])) if token.is_word), "")
    return "What do you do?" if opening in base_verbs() else "What do you say?"


def _steps(said: Statement) -> tuple[str, ...]:
    """The sentences of a labelled point as ticks, where there are two to nine."""
    lines = [gist(sentence) for sentence in said.sentences]
    return tuple(lines) if 2 <= len(lines) <= 9 and len(set(lines)) == len(lines) else ()


def _more(said: Statement, context: Context) -> Asked | None:
    """The interviewer's own follow-up: the first sentence, and "say more"."""
    if len(said.sentences) < 2:
        return None
    first, rest = without_opening(said.sentences[0]), " ".join(said.sentences[1:])
    if not _FEWEST <= word_count(rest) <= _MOST or not _is_telling(rest):
        return None
    if _begins_badly(first) or _quote_is_open(first):
        return None
    if context.english and not _goes_on(first, said.sentences[1], context):
        return None
    room = context.room - word_count(said.label or "") - len("Say more".split())
    shown = without_parentheses(one_line(first))
    shown = shown if word_count(shown) <= room else f"{gist(first).rstrip(' …')} …"
    return Asked(form=Form.MORE, front=f"{shown}\n\nSay more.", back=rest)


def _goes_on(first: str, following: str, context: Context) -> bool:
    """Whether a sentence says more of the one before it, so that the front leads there.

    It points back to it, says again a word of it that the cue does not tell, or is one of the things that it counts.
    """
    words = [token.lower for token in tokens(following) if token.is_word]
    if " ".join(words[:2]) in _EXAMPLE:
        return False
    if any(word in _REFERRING for word in words[:_NEAR_OPENING]):
        return True
    if any(token.lower in _COUNTING for token in tokens(first)):
        return True
    return bool((specific_stems(first) & specific_stems(following)) - context.told)


def _is_telling(rest: str) -> bool:
    """Whether further sentences are worth asking for: they hold a name or a list, or they are long."""
    sequence = tokens(rest)
    return (
        any(is_name(token, begins_sentence=begins_sentence(sequence, place)) for place, token in enumerate(sequence))
        or written_list(rest) is not None
        or word_count(rest) >= _MORE_NAMED_WORDS
    )


def _quote_is_open(text: str) -> bool:
    """Whether a quotation begins in a sentence and does not end there."""
    opened = len(re.findall(r"(?:^|[\s(:])['‘](?=\w)", text))
    return text.count('"') % 2 == 1 or opened > len(re.findall(r"\w[.!?,]?['’](?=$|[\s).,;:])", text))


def _clipped(text: str) -> str:
    words = text.split()
    return text if len(words) <= _FINISH_WORDS else " ".join(words[:_FINISH_WORDS]) + " …"
