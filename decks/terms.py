"""Key terms of a bank, once each: what letters stand for, what tools are for, and definitions (rule 13)."""

import itertools
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
    word_count,
)
from srs.ids import normalised
from srs.model import Framework, PointList, Question, QuestionId, SectionKind, Story

_LONG_THEN_SHORT = re.compile(r"([A-Za-z][\w'’/-]*(?:\s+(?:[\w'’/&-]+)){1,6})\s+\(([A-Z][\w/&-]{1,7})\)")
_SHORT_THEN_LONG = re.compile(r"\b([A-Z][\w/&-]{1,7})\s+\(([A-Za-z][\w'’/-]*(?:\s+[\w'’/&-]+){1,6})\)")
_STANDS_FOR = re.compile(r"\b([A-Z][\w/&-]{1,7})\s+stands for\s+([A-Za-z][\w'’/-]*(?:\s+[\w'’/&-]+){1,6})")
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
_DEFINITION = re.compile(r"^(?P<term>[^:–—]{2,60}?)\s*(?::\s+|\s[–—-]\s+)(?P<meaning>\S.{8,})$", re.DOTALL)
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


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a bank, at the question that has it first: its key, its front and its back."""

    question: QuestionId
    key: str
    front: str
    back: str


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


def terms_of(questions: Sequence[Question]) -> tuple[Term, ...]:
    """The terms of a bank in the order of their questions: expansions, definitions, what tools are for."""
    found: dict[str, Term] = {}
    for question in questions:
        for term in (*_definitions(question), *_expansions(question)):
            found.setdefault(term.key, term)
    for term in _purposes(questions):
        found.setdefault(term.key, term)
    order = {question.id: index for index, question in enumerate(questions)}
    return tuple(sorted(found.values(), key=lambda term: order[term.question]))


# ---------------------------------------------------------------------------------------------------------- expansions


def _expansions(question: Question) -> Iterator[Term]:
    for text in _texts(question):
        if "(" not in text and "stands for" not in text:
            continue
        flat = one_line(text[:8000])
        for match in _LONG_THEN_SHORT.finditer(flat):
            yield from _expansion(question, match[2], match[1])
        for match in _SHORT_THEN_LONG.finditer(flat):
            yield from _expansion(question, match[1], match[2], exact=True)
        for match in _STANDS_FOR.finditer(flat):
            yield from _first_expansion(question, match[1], match[2].split())


def _expansion(question: Question, short: str, before: str, *, exact: bool = False) -> Iterator[Term]:
    plural = short.endswith("s") and short[:-1].isupper()
    letters = short[:-1] if plural else short
    if not is_abbreviation(letters) or not letters.isalnum() or letters.isdigit():
        return
    long = spelt_out(letters, before.split(), exact=exact)
    if long is not None:
        front = f"What does **{letters}** stand for?"
        yield Term(question=question.id, key=f"stands for {letters.lower()}", front=front, back=long)


def _first_expansion(question: Question, short: str, words: Sequence[str]) -> Iterator[Term]:
    """The longest beginning of these words that the letters spell: what follows belongs to the sentence."""
    for end in range(len(words), 1, -1):
        found = list(_expansion(question, short, " ".join(words[:end]), exact=True))
        if found and words[end - 1].lower() not in function_words():
            yield from found[:1]
            return


def spelt_out(letters: str, words: Sequence[str], *, exact: bool = False) -> str | None:
    """The last of these words that the letters begin, in order, with nothing but function words between; else None."""
    words = list(itertools.takewhile(_is_of_words, words)) if exact else words
    for begin in [0] if exact else range(len(words) - 1, -1, -1):
        kept = words[begin:]
        if len(kept) >= 2 and kept[0][:1].lower() == letters[0].lower() and _begins_each(letters.lower(), kept):
            return " ".join(kept)
    return None


def _is_of_words(word: str) -> bool:
    return any(character.isalnum() for character in word) or word == "&"


def _begins_each(letters: str, words: Sequence[str]) -> bool:
    pieces = [piece for word in words for piece in re.split(r"[-/]", word) if piece]
    at = 0
    for piece in pieces:
        if at < len(letters) and piece[0].lower() == letters[at]:
            at += 1
        elif piece.lower() not in function_words() and piece != "&":
            return False
    return at == len(letters)


# ------------------------------------------------------------------------------------------------------------ purposes


def _purposes(questions: Sequence[Question]) -> Iterator[Term]:
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
    for text in _framed_texts(question):
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


# --------------------------------------------------------------------------------------------------------- definitions


def _definitions(question: Question) -> Iterator[Term]:
    """The terms of the terminology section that have a definition."""
    for point in question.points(SectionKind.TERMINOLOGY):
        match = _DEFINITION.match(one_line(point.text))
        if match is None or word_count(match["term"]) > 6:
            continue
        term, meaning = match["term"].strip(" *`"), match["meaning"].strip()
        yield Term(
            question=question.id,
            key=f"term {normalised(term)}",
            front=f"What is meant by **{term}**?",
            back=meaning,
        )


# --------------------------------------------------------------------------------------------------------------- texts


def _texts(question: Question) -> Iterable[str]:
    yield question.prompt
    yield from _framed_texts(question)
    if question.answer:
        yield question.answer


def _framed_texts(question: Question) -> Iterable[str]:
    """The texts of the sections that say how to answer; a story's frame too, but no answer with tables or code."""
    for section in question.sections:
        match section:
            case Framework():
                yield section.text
            case PointList() if section.kind in (SectionKind.HOW_TO_ANSWER, SectionKind.KEY_POINTS):
                yield from (point.text for point in section.points)
            case Story():
                yield from (part for part in (section.situation, section.action, section.result) if part)
            case _:
                pass
