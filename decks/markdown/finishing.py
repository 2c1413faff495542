"""What any Markdown question gets once its lines are known: difficulty, options, story, no placeholder."""

import re
from collections.abc import Mapping
from dataclasses import replace

from decks.drafts import Draft, DraftSection
from decks.label_lines import answer_words
from decks.markdown.levels import with_level
from decks.markdown.options import with_choices
from decks.markdown.star import with_story
from decks.markdown.wiki_links import without_wiki_links
from decks.rules.points import says_nothing
from srs.model import SectionKind

_LETTER = re.compile(r"\s*[AАaа]\s*\.")
_BULLET = re.compile(r"[-*+•]\s")


def finished(draft: Draft, legend: Mapping[str, str]) -> Draft:
    """A draft with what its own words say of it; `legend` gives the bank's meanings of marks of difficulty.

    A draft whose cards its bank itself names stays as it is.
    """
    if draft.roles:
        return draft
    named = with_choices(without_wiki_links(with_level(draft, legend)))
    return without_placeholders(with_story(replace(named, sections=tuple(map(_unlabelled, named.sections)))))


def _unlabelled(section: DraftSection) -> DraftSection:
    """A section without the word for an answer before its first words, and without the marks of one quotation."""
    if section.kind is not SectionKind.ANSWER or _LETTER.match(section.text[:80]):
        return section
    lines = section.text.lstrip("\n").split("\n")
    quoted = lines[0].startswith(">") and all(line.startswith(">") for line in lines if line.strip())
    quoted = quoted and not lines[0].lstrip("> ").startswith("[!")
    shown = [line.removeprefix(">").removeprefix(" ") for line in lines] if quoted else lines
    found = answer_words(shown[0])
    if found is None or (_BULLET.match(shown[0]) and any(map(_BULLET.match, shown[1:]))):
        return replace(section, text="\n".join(shown).strip("\n")) if quoted else section
    return replace(section, text="\n".join([found[1], *shown[1:]]).strip("\n"))


def without_placeholders(draft: Draft) -> Draft:
    """A draft without the answers that say nothing; their lines still stand on it."""
    kept = tuple(section for section in draft.sections if not _is_placeholder(section))
    return draft if kept == draft.sections else replace(draft, sections=kept)


def _is_placeholder(section: DraftSection) -> bool:
    """Whether a section is an answer of no words but a placeholder's."""
    return (
        section.kind is SectionKind.ANSWER
        and not section.bullets
        and not section.choices
        and says_nothing(section.text)
    )
