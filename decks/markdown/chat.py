"""The greetings and closing words around the questions of a pasted chat reply."""

import re
from collections.abc import Iterator, Sequence

from decks.question_marks import ends_as_question

_OPENS = re.compile(
    r"(?:\W{0,4}(?:sure(?: thing)?|certainly|absolutely|of course|definitely|great|okay|ok|alright|no problem|perfect|"
    r"with pleasure|happy to help|glad to help|hello|hi|hey|thanks?(?: you)?|got it|understood|claro|por supuesto|"
    r"natürlich|bien sûr|конечно|当然)\b[^.!,:\n]{0,40}[.!,:—–-]|\W{0,4}(?:here(?:'s|’s| is| are)|below (?:is|are)|"
    r"the following (?:is|are)|i(?:'ve|’ve| have) (?:put together|prepared|compiled|created|written|listed|gathered)|"
    r"i(?:'d|’d| would)(?: be happy| love) to|i can (?:certainly )?help|as requested|based on (?:your|the)|"
    r"aquí tienes|hier sind|voici|вот|以下是)\b)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\W{0,4}(?:chatgpt|gpt-?[\w.]{0,8}|assistant|claude|gemini|copilot|bard|you|user|human|me)(?: said)?\W{0,4}",
    re.IGNORECASE,
)
_CLOSING_WORDS = """
    (?:please |just )?let me know (?:if|when|which|how|what|whether|your)\\b
    (?:would|do) you (?:like|want) (?:me to|more|another|additional|some more)\\b
    (?:would|do) you (?:like|want) to (?:practi[sc]e|go|dive|continue|see|explore)\\b
    want me to\\b
    (?:i )?hope (?:this|these|that|it|they) helps?\\b
    (?:good luck|best of luck|all the best)(?: (?:with|on|in|for|to)\\b|\\W{0,6}$)
    (?:please )?feel free to (?:ask|reach|let|tell|share)\\b
    happy (?:interviewing|learning|studying|coding|preparing)\\b
    if you(?:['’]d| would)? (?:like|want|need|have)\\b.{0,160}\\b(?:just (?:ask|say)|i can|i['’]ll|i['’]d be happy)\\b
    (?:déjame saber|avísame|espero que|viel erfolg|bonne chance|удачи)\\b
"""
_CLOSES = re.compile(
    rf"(?:^\W{{0,6}}|[.!?…)]\s{{1,3}}\W{{0,3}})(?:{'|'.join(map(str.strip, _CLOSING_WORDS.strip().split(chr(10))))})",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(
    r"(?:these|this) (?:questions|list|answers)(?: and answers)? (?:should|will|can|covers?|provides?|gives?)\b|祝你",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:questions?|q\s*&\s*as?|q/a|quiz|flash ?cards?|exercises|problems|answers?|interview|list|preguntas|fragen|"
    r"вопрос\w*)\b|问题|面试|题",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\s*(?:[-*+•]\s|#|\||>|\d{1,4}[.)]\s|\*\*Q|__Q|Q\d{0,3}[.:]|A\d{0,3}[.:]|```|~~~|<)")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$")
_LONGEST = 700
_MOST_OPENING = 4
_MOST_CLOSING = 6


def greetings(lines: Sequence[str], code: frozenset[int]) -> frozenset[int]:
    """The numbers of the lines that greet, announce or take leave, at a reply's beginning and its end."""
    found = set(_opening(lines, code))
    turns = [number for number in range(2, len(lines) + 1) if _is_turn(lines, number, code)]
    for number in turns:
        found.add(number)
        found.update(_closing(lines, number - 1, code))
    found.update(_closing(lines, len(lines), code))
    return frozenset(found)


def _opening(lines: Sequence[str], code: frozenset[int]) -> Iterator[int]:
    """The lines of the first few paragraphs that announce what follows."""
    seen = 0
    for number, line in enumerate(lines, 1):
        if not line.strip() or _RULE.match(line):
            continue
        seen += 1
        if seen > _MOST_OPENING or number - 1 in code or len(line) > _LONGEST:
            return
        if _SPEAKER.fullmatch(line) or (_announces(line) and not _MARKED.match(line)):
            yield number
        elif not line.startswith("# ") or ends_as_question(line):
            return


def _announces(line: str) -> bool:
    """Whether a line opens a reply: by a word of assent, or by saying that questions follow."""
    match = _OPENS.match(line)
    if match is None or ends_as_question(line):
        return False
    return match.group()[-1] in ".!,:—–-" or _TOPIC.search(line) is not None


def _is_turn(lines: Sequence[str], number: int, code: frozenset[int]) -> bool:
    """Whether a line in the midst of a text begins another reply: alone, assenting and announcing questions."""
    line = lines[number - 1]
    if not line or number - 1 in code or len(line) > _LONGEST or _MARKED.match(line) or lines[number - 2].strip():
        return False
    if number < len(lines) and lines[number].strip():
        return False
    match = _OPENS.match(line)
    return (
        match is not None
        and match.group()[-1] in ".!,:—–-"
        and _announces(line)
        and bool(_TOPIC.search(line))
        and bool(re.search(r"\b(?:here|below|following|another|more|aquí|hier|voici|вот)\b|以下", line, re.IGNORECASE))
    )


def _closing(lines: Sequence[str], last: int, code: frozenset[int]) -> Iterator[int]:
    """The lines up to one, from the last upwards, that take leave; rules between them are passed over."""
    seen = 0
    number = last
    while number > 1 and seen < _MOST_CLOSING:
        line = lines[number - 1]
        if line.strip() and not _RULE.match(line):
            if (
                number - 1 in code
                or len(line) > _LONGEST
                or _MARKED.match(line)
                or not (_CLOSES.search(line) or _SUMS_UP.match(line))
            ):
                return
            seen += 1
            yield number
        number -= 1
