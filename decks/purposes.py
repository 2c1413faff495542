"""What tools of a bank are for: each purpose once, with the tools that its texts name for it (rule 13)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from decks.rules.plain import one_line
from decks.rules.words import (
    base_verbs,
    function_words,
    is_abbreviation,
    is_content,
    is_name,
    parts,
    stem,
    tokens,
    verb_stems,
)
from decks.term import Term, framed_texts
from srs.ids import normalised
from srs.model import Question, QuestionId

_FOR_WHAT = re.compile(
    r"(?P<purpose>[a-z][\w/’'-]*(?:\s+[\w/’'&-]+){0,5})\s+\((?:e\.g\.,?\s+|using\s+|via\s+|like\s+)?(?P<tools>[^()]{3,90})\)",
    re.IGNORECASE,
)
_TOOLS_LIKE = re.compile(
    r"(?<!\w)(?P<purpose>[A-Za-z][\w/’'-]*(?:\s+[\w/’'&-]+){0,4}?)\s+(?:tools|solutions?|platforms?|systems?|services?|controllers?)\s+"
    r"(?:like|such as)\s+(?P<tools>[A-Z][^.;:()]{2,80})"
)
_TOOLS_FOR = re.compile(
    r"(?P<tools>[A-Z][\w./+-]*(?:\s+[A-Z][\w./+-]*)*(?:(?:,\s*|\s*/\s*|,?\s+(?:and|or)\s+)[A-Z][\w./+-]*(?:\s+[A-Z][\w./+-]*)*)*)"
    r"\s+for\s+(?P<purpose>[a-z][\w/’'-]*(?:\s+[\w/’'-]+){0,4})"
)
_VAGUE_END = re.compile(
    r"\b(?:provider|providers|repository|repositories|tool|tools|parameter|parameters|platform|platforms|service|services|"
    r"environment|environments|approach|level|levels|framework|frameworks|etc|principles|concepts)$",
    re.IGNORECASE,
)
_MOST_PURPOSE_WORDS = 5
_MOST_TOOLS = 6
_STOP_PURPOSE = frozenset(
    """
    like using via with by through from into of to in on at and or for is are was be leverage leveraging utilize
    utilizing use used consider implement implementing configure configuring enable enabling deploy deploying initiate
    initiating establish establishing monitor integrate integrating declare analyze adopt adopting introduce introducing
    add adding create creating set setting
    """.split()
)


@dataclass(slots=True)
class _Purpose:
    question: QuestionId
    words: str
    stems: frozenset[str]
    tools: list[str] = field(default_factory=list)


class _Purposes:
    """The purposes of a bank in order, found again by any of their words."""

    def __init__(self) -> None:
        self.found: list[_Purpose] = []
        self._by_stem: dict[str, list[int]] = {}

    def like(self, question: QuestionId, words: str) -> _Purpose:
        """The first purpose whose words hold these or stand in them; a new one where there is none."""
        stems = _stems(words)
        near = sorted({index for each in stems for index in self._by_stem.get(each, ())})
        for index in near:
            if self.found[index].stems <= stems or stems <= self.found[index].stems:
                return self.found[index]
        for each in stems:
            self._by_stem.setdefault(each, []).append(len(self.found))
        self.found.append(_Purpose(question=question, words=words, stems=stems))
        return self.found[-1]


def purposes(questions: Sequence[Question]) -> Iterator[Term]:
    """What tools are for, purposes merged where one's words hold the other's, the same tools once."""
    merged = _Purposes()
    for question in questions:
        for words, tools in _purposes_in(question):
            same = merged.like(question.id, words)
            same.tools += [tool for tool in tools if not _is_known(tool, same.tools)]
    seen: set[frozenset[str]] = set()
    for each in merged.found:
        same_tools = frozenset(tool.lower() for tool in each.tools)
        if same_tools in seen:
            continue
        seen.add(same_tools)
        shown = each.tools[:_MOST_TOOLS]
        words = each.words[:1].upper() + each.words[1:]
        count = f" (of {len(shown)})" if len(shown) > 1 else ""
        yield Term(
            question=each.question,
            key=f"for {normalised(each.words)}",
            front=f"{words}: name one{count}." if count else f"{words}: what could you use?",
            back=" · ".join(shown),
        )


def _is_known(tool: str, known: Iterable[str]) -> bool:
    """Whether a tool is among those known, by its name or by a part of a longer one: Vault is HashiCorp Vault."""
    words = set(tool.lower().split())
    return any(words <= set(each.lower().split()) for each in known)


def _purposes_in(question: Question) -> Iterator[tuple[str, list[str]]]:
    named = {name.lower() for name in question.framework.names} if question.framework else set()
    for text in framed_texts(question):
        flat = one_line(text[:8000])
        for pattern, sign in ((_FOR_WHAT, "("), (_TOOLS_LIKE, " "), (_TOOLS_FOR, " for ")):
            if sign not in flat or (pattern is _TOOLS_LIKE and not (" like " in flat or "such as " in flat)):
                continue
            for match in pattern.finditer(flat):
                tools = _tools(match["tools"])
                if pattern is _FOR_WHAT and len(tools) < 2:
                    continue
                if pattern is _TOOLS_FOR and _only_begins_a_sentence(flat, match.start()):
                    continue
                purpose = _purpose(match["purpose"], ends=pattern is not _TOOLS_FOR)
                if (
                    tools
                    and purpose
                    and not named & {word for tool in tools for word in tool.lower().split()}
                    and not any(_stems(tool) <= _stems(purpose) for tool in tools)
                ):
                    yield purpose, tools


def _only_begins_a_sentence(text: str, place: int) -> bool:
    """Whether a capital stands there because a sentence or a bullet begins: "Essential for the internet"."""
    return not text[:place].strip() or text[:place].rstrip()[-1] in ".!?:;-–—•*>"


def _tools(text: str) -> list[str]:
    """The names that a text lists; none where one of them is no name or an abbreviation."""
    items = [item.strip(" .'\"") for item in re.split(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|/", text)]
    items = [item for item in items if item]
    first = items[0].split() if items else []
    if len(first) > 1 and stem(first[0].lower()) in verb_stems():
        items[0] = " ".join(first[1:])
    return items if items and all(_is_tool(item) for item in items) and len(items) <= _MOST_TOOLS else []


def _is_tool(item: str) -> bool:
    words = tokens(item)
    if not 1 <= len(words) <= 4 or is_abbreviation(item) or item.startswith("`"):
        return False
    return (
        all(is_name(word, begins_sentence=False) for word in words)
        and not item.isupper()
        and any(c.islower() for c in item)
    )


def _purpose(text: str, *, ends: bool) -> str | None:
    """The words of a purpose: those nearest to the tools, back to (or up to) a word that holds sentences together."""
    words = text.split()
    if ends:
        kept: list[str] = []
        for word in reversed(words):
            if word.lower() in _STOP_PURPOSE or word.lower() in function_words() or word.endswith(("ed", "ly")):
                break
            kept.insert(0, word)
        words = kept[1:] if len(kept) > 2 and kept[0].lower() in base_verbs() else kept
    else:
        cut = next(
            (n for n, word in enumerate(words) if word.lower() in _STOP_PURPOSE or word.lower() in function_words()),
            len(words),
        )
        words = words[:cut]
    words = words[-_MOST_PURPOSE_WORDS:] if ends else words[:_MOST_PURPOSE_WORDS]
    said = " ".join(words).strip(" .,;:")
    content = [token for token in tokens(said) if is_content(token)]
    if not content or _VAGUE_END.search(said) or (len(content) == 1 and "-" not in said):
        return None
    return said


def _stems(text: str) -> frozenset[str]:
    return frozenset(each for token in tokens(text) if is_content(token) for each in parts(token))
