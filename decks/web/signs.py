"""The elements of a page with a sign of being a question: a fold, a term, a name, or what they are made like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from decks.question_marks import ends_as_question
from decks.web.forum import in_question, is_title
from decks.web.structured import same_words
from decks.web.ticked import opens_more, says_option
from decks.web.tree import BLOCKS, HEADINGS, children, descendants, opens_next, text_of, words_of_class

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ASKING = frozenset("question ques faqquestion pregunta pergunta frage vraag pytanie domanda".split())
_FOLDING = frozenset("accordion faq faqs collapse collapsible collapsable toggle expand expandable expander qa".split())
_SHORT_ASKING = frozenset("q qa que qn ques mcq".split())
_OF_SHORT = frozenset("title text heading question".split())
_OPTION = frozenset("option options choice choices".split())
_HEADER = frozenset("header heading head title button btn trigger toggle label summary q control".split())
_ANSWERING = frozenset("answer answers ans respuesta resposta antwort antwoord odpowiedz risposta solution".split())
_BODY = frozenset("body content panel collapse text description a inner pane".split())
_BUTTON = frozenset({"btn", "button"})
_NUMBER = re.compile(
    r"\W{0,3}(?:(?:Q(?:ue?s?(?:tion)?)?\W{0,3})?\d{1,4}\s*(?:[.:：)](?!\d)|[-–—]\s)|"
    r"Q(?:ue?s?(?:tion)?)?\s*(?:[:：]|[.)](?=\s|$)))\s*",
    re.IGNORECASE,
)
_COUNT = re.compile(r"#?\s*(?:Q(?:ue?s?(?:tion)?)?\W{0,3})?\d{1,4}\W{0,2}", re.IGNORECASE)
_ANSWER = re.compile(r"\W*A(?:ns(?:wer)?)?\W{0,2}\d{0,3}\s*[:：]", re.IGNORECASE)
_TASK = re.compile(
    r"(?:describe|explain|define|compare|list|name|discuss|outline|differentiate|implement|write|give|state|tell|"
    r"what|how|why|when|where|which|who|whose|can|could|should|would|does|do|did|difference|design|walk)\s+\S",
    re.IGNORECASE,
)
_RUNNING_NUMBER = re.compile(r"(?<=[-_])\d+")
_BOLD = frozenset({"b", "strong"})
_LONGEST = 120


class Sign(StrEnum):
    """Why an element may be a question."""

    TOLD = "its words are those of one in the structured data"
    TITLE = "it is marked as the name of one"
    FOLDED = "it opens a fold"
    TERM = "it is a term with its definition"
    NAMED = "its class or id calls it one"
    MADE = "others made like it ask"
    HEADING = "it is a heading"


@dataclass(frozen=True, slots=True)
class Found:
    """An element that may be a question: by what sign, of which make, and its words."""

    node: "LexborNode"
    sign: Sign
    make: str
    words: str
    counted: bool = False

    @property
    def asks(self) -> bool:
        """Whether it has the form of a question or a task, or a number, be it beside it (`counted`)."""
        return self.counted or asks(self.words) or is_numbered(self.words)


def asks(words: str) -> bool:
    """Whether words have the form of a question or a task, whatever number stands before them."""
    bare = _NUMBER.sub("", words, count=1) if _NUMBER.match(words) else words
    return _TASK.match(bare) is not None or ends_as_question(bare)


def is_numbered(words: str) -> bool:
    """Whether words begin with the number or the mark of a question, and there are more."""
    match = _NUMBER.match(words)
    return match is not None and match.end() < len(words)


def signs(body: "LexborNode", furniture: dict[int, str], told: frozenset[str]) -> list[Found]:
    """Every element with a sign of being a question, in order; none in a part about the page or in code.

    `told` are the questions that the page's structured data has, by their words alone.
    """
    found: list[Found] = []
    passed: set[int] = set()
    for node in descendants(body):
        above = node.parent
        if node.mem_id in furniture or node.tag == "pre" or (above is not None and above.mem_id in passed):
            passed.add(node.mem_id)
        elif node.is_element_node and not says_option(node):
            found += _own_sign(node)
            if _is_leaf(node) or (node.tag == "li" and (first := _first(node)) is not None and first.tag in _BOLD):
                found += _of_leaf(node, told)
    return found


def _own_sign(node: "LexborNode") -> Iterator[Found]:
    """The sign of an element's own tag, property or name."""
    sign = {"summary": Sign.FOLDED, "dt": Sign.TERM}.get(node.tag or "")
    if sign is None and (opens_more(node) or opens_next(node)):
        sign = Sign.FOLDED
    if sign is None and is_title(node):
        sign = Sign.TITLE
    if sign is None and _is_named(node) and not in_question(node):
        sign = Sign.NAMED
    asking = _asking_part(node) if sign is Sign.NAMED else node
    if sign is not None and asking is not None:
        words = text_of(asking)
        if words and len(words.split()) <= _LONGEST:
            yield Found(asking, sign, _make(node), words, counted=sign is Sign.NAMED and _is_counted(node))


def _is_counted(node: "LexborNode") -> bool:
    """Whether the number of a question stands right before an element, in one of its own."""
    before = node.prev
    while before is not None and (before.is_text_node or before.is_comment_node) and not text_of(before):
        before = before.prev
    return before is not None and before.is_element_node and _COUNT.fullmatch(text_of(before)) is not None


def _is_named(node: "LexborNode") -> bool:
    """Whether an element's class or id calls it a question, or what opens an answer; not one that holds the answer."""
    if not (node.tag in BLOCKS or node.tag in {"a", "button", "span", "strong", "b"}):
        return False
    words = words_of_class(node)
    short = "que" in words or _both(words, _SHORT_ASKING, _OF_SHORT) or ("front" in words and _is_turned(node))
    if words & _OPTION or not (short or words & _ASKING or _both(words, _FOLDING, _HEADER)):
        return False
    return not any(_answers(one) for one in descendants(node))


def _is_turned(node: "LexborNode") -> bool:
    """Whether the next element is called the back of a card."""
    below = node.next
    while below is not None and not below.is_element_node:
        below = below.next
    return below is not None and "back" in words_of_class(below)


def _both(words: frozenset[str], one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether words have one of each of two kinds, not the same word for both."""
    first, second = words & one, words & other
    return bool(first and second) and len(first | second) > 1


def _answers(node: "LexborNode") -> bool:
    """Whether an element's class or id calls it an answer or what an accordion opens; not a button for it."""
    if not node.is_element_node:
        return False
    words = words_of_class(node)
    return (bool(words & _ANSWERING) and not words & _BUTTON) or _both(words, _FOLDING | {"tab"}, _BODY)


def _asking_part(node: "LexborNode") -> "LexborNode | None":
    """What asks in an element called a question: the heading it begins with, else all of it; None in one of several."""
    leaves = [one for one in descendants(node) if one.is_element_node and _is_leaf(one)]
    saying = [(one, words) for one in leaves if len((words := text_of(one)).split()) > 1]
    if sum(ends_as_question(words) for _, words in saying) > 1:
        return None
    begins = len(saying) > 1 and (saying[0][0].tag in HEADINGS or asks(saying[0][1]))
    return saying[0][0] if begins else node


def _first(node: "LexborNode") -> "LexborNode | None":
    """The first element or words in an element."""
    return next((one for one in children(node) if one.is_element_node or (one.text_content or "").strip()), None)


def _is_leaf(node: "LexborNode") -> bool:
    """Whether an element stands on lines of its own and holds none that does."""
    if node.tag not in BLOCKS or node.tag in {"pre", "table", "tr", "td", "th", "html", "body"}:
        return False
    return all(child.tag not in BLOCKS for child in children(node))


def _of_leaf(node: "LexborNode", told: frozenset[str]) -> list[Found]:
    """The signs of a block without blocks: its words are a question told, bold alone, or its bold parts are."""
    words = text_of(node)
    if not words:
        return []
    if same_words(words) in told:
        return [Found(node, Sign.TOLD, "", words)]
    if node.tag in HEADINGS:
        return [Found(node, Sign.HEADING, node.tag or "", words)]
    make = _make(node)
    bold = list(_bold_parts(node))
    if _ANSWER.match(words):
        return []
    if bold and bold[0][1] != words and not is_label(bold[0][1]):
        return [Found(part, Sign.MADE, f"bold {make}", said) for part, said in bold]
    if node.tag in {"li", "summary", "dt"} or len(words.split()) > _LONGEST:
        return [Found(node, Sign.MADE, f"bold {make}", words)] if bold and node.tag == "li" else []
    kind = "bold " if bold else "numbered " if is_numbered(words) else ""
    return [Found(node, Sign.MADE, kind + make, words)]


def is_label(words: str) -> bool:
    """Whether words are no more than the mark of a question, such as "Q1." or "Question:"."""
    match = _NUMBER.match(words)
    return match is not None and match.end() == len(words)


def _bold_parts(node: "LexborNode") -> Iterator[tuple["LexborNode", str]]:
    """The bold parts of a block that begin it or one of its lines, with their words; none where it begins otherwise."""
    first = _first(node)
    begins = first is not None and first.tag in _BOLD
    for one in children(node) if begins else ():
        if one.tag in BLOCKS:
            return
        if one.tag in _BOLD and begins and (words := text_of(one)):
            yield one, words
        begins = one.tag == "br" or (begins and one.is_text_node and not (one.text_content or "").strip())


def _make(node: "LexborNode") -> str:
    """What elements of the same make have in common: tag, classes, and the tag around."""
    classes = _RUNNING_NUMBER.sub("", " ".join(sorted((node.attributes.get("class") or "").split())))[:200]
    above = node.parent
    return f"{above.tag if above is not None else ''} {node.tag} {classes}"
