"""Terms with their meanings, where a text is called so or is nothing else: `**Term** – meaning`, `: meaning` below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decks.drafts import Draft, DraftSection
from decks.headings import kind_of
from decks.markdown.furniture import furniture_of
from decks.markdown.notes import item_of, outdented
from decks.markdown.outline import Heading, holds_no_questions
from decks.markdown.places import places
from decks.metadata import metadata_of
from srs.model import SectionKind

_CALLED = re.compile(
    r"\b(?:flash ?cards?|glossary|vocabulary|terms|terminology|acronyms|abbreviations|definitions|"
    r"vocabulario|glosario|glossar|glossaire|vokabeln|begriffe|karteikarten|tarjetas|глоссарий|словарь|термины|карточки)\b|"
    r"术语|词汇|单词|闪卡|単語|用語|용어|단어",
    re.IGNORECASE,
)
_BOLD = re.compile(
    r"(?:\*\*|__)(?P<term>[^*_\n]{1,100}?)[ \t]*(?:[:：][ \t]*(?:\*\*|__)|(?:\*\*|__)[ \t]*(?:[:：=→–—-]|->))"
    r"[ \t]*(?P<said>\S.*)$"
)
_PLAIN = re.compile(r"(?P<term>[^\W_][^:：\n]{0,60}?)(?:[:：][ \t]+|[ \t]+[=→–—-][ \t]+)(?P<said>\S.*)$")
_MEANS = re.compile(r"[ ]{0,3}:[ \t]+(?P<said>\S.*)$")
_LONGEST = 4_000
_MOST_WORDS = 8
_FEWEST = 3
_SHARE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    """A term with its meaning, and the lines from one up to another (that one not included) that they stand on."""

    words: str
    said: str
    begin: int
    end: int


def glossary(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading], title: str) -> list[Draft]:
    """The drafts of a text's terms, in order; none of a text that mostly says other things.

    `title` is what the text is called beside its headings. Lines with a colon or a dash, and headings, are terms only
    where it or the headings call the text a glossary, a vocabulary or flash cards.
    """
    called = any(_CALLED.search(words[:200]) for words in [title, *(heading.text for heading in found[:3])])
    stops = frozenset(number for heading in found for number in range(heading.line, heading.end))
    own = [
        "" if number in stops or number - 1 in code or furniture_of(line) else line
        for number, line in enumerate(lines, 1)
    ]
    filled = sum(bool(line.strip()) for line in own)
    forms = [_defined(own), _marked(own, _BOLD), *([_marked(own, _PLAIN)] if called else [])]
    for terms in forms:
        taken = sum(bool(own[number - 1].strip()) for term in terms for number in range(term.begin, term.end))
        if len(terms) >= _FEWEST and taken >= _SHARE * filled and len({term.words for term in terms}) == len(terms):
            return _drafts(terms, lines, found)
    return _drafts(list(_headed(lines, found)), lines, found) if called else []


def _defined(lines: Sequence[str]) -> list[_Term]:
    """The terms of definition lists: a line, and the lines below it that begin with a colon."""
    made: list[_Term] = []
    number = 1
    while number < len(lines):
        if lines[number - 1].strip() and not _MEANS.match(lines[number - 1]) and _MEANS.match(lines[number]):
            end = number + 1
            while end <= len(lines) and (_MEANS.match(lines[end - 1]) or lines[end - 1][:2] == "  "):
                end += 1
            said = [re.sub(r"^[ ]{0,3}:[ \t]+", "", line) for line in lines[number : end - 1]]
            made.append(_Term(words=lines[number - 1].strip(), said="\n".join(said), begin=number, end=end))
            number = end
        else:
            number += 1
    return made


def _marked(lines: Sequence[str], form: re.Pattern[str]) -> list[_Term]:
    """The terms of lines or items in which a mark parts them from their meaning."""
    made: list[_Term] = []
    for number, line in enumerate(lines, 1):
        item = item_of(line)
        match = form.match((item[1] if item else line.strip())[:_LONGEST])
        if match is None or len(match["term"].split()) > _MOST_WORDS or kind_of(match["term"]) or metadata_of(line):
            continue
        end = number + 1
        while end <= len(lines) and lines[end - 1].strip() and lines[end - 1][:1] in " \t":
            if item_of(lines[end - 1]) is not None:
                break
            end += 1
        said = "\n".join(filter(None, [match["said"], outdented(lines[number : end - 1])]))
        made.append(_Term(words=match["term"].strip(" *_"), said=said, begin=number, end=end))
    return made


def _headed(lines: Sequence[str], found: Sequence[Heading]) -> Iterator[_Term]:
    """The terms that are headings of the deepest level but the title's, each with text right below it."""
    level = max((heading.level for heading in found if not heading.nested), default=1)
    ends = [*(heading.line for heading in found[1:]), len(lines) + 1]
    for heading, end in zip(found, ends, strict=False):
        said = "\n".join(lines[heading.end - 1 : end - 1]).strip("\n").rstrip()
        if level > 1 and heading.level == level and said.strip() and not holds_no_questions(heading.text):
            yield _Term(words=heading.text, said=said, begin=heading.line, end=end)


def _drafts(terms: Sequence[_Term], lines: Sequence[str], found: Sequence[Heading]) -> list[Draft]:
    """The drafts of terms; the lines that are blank stand on none."""
    begins = [term.begin for term in terms]
    above = places([heading for heading in found if heading.line not in set(begins)], begins)
    return [
        Draft(
            place=place,
            prompt=term.words,
            sections=(DraftSection(kind=SectionKind.ANSWER, text=term.said),),
            lines=frozenset(number for number in range(term.begin, term.end) if lines[number - 1].strip()),
        )
        for term, place in zip(terms, above, strict=True)
    ]
