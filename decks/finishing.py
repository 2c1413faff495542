"""What any Markdown question gets once its lines are known: difficulty, options, story, no placeholder."""

import re
from collections.abc import Mapping
from dataclasses import replace

from decks.drafts import Draft, DraftSection
from decks.levels import with_level
from decks.options import with_choices
from decks.rules.points import says_nothing
from decks.star import with_story
from decks.wiki_links import without_wiki_links
from srs.model import SectionKind

_LABEL = re.compile(
    r"\s*(?:\*\*|__)?(?:A|Ans(?:wer)?|Solution|Respuesta|Resposta|Réponse|Antwort|Risposta|Ответ|答案|回答)"
    r"(?:(?:\*\*|__)\s?[:：]|[:：](?:\*\*|__)?)[ \t]*",
)


def finished(draft: Draft, legend: Mapping[str, str]) -> Draft:
    """A draft with what its own words say of it; `legend` gives the bank's meanings of marks of difficulty.

    A draft whose cards its bank itself names stays as it is.
    """
    if draft.roles:
        return draft
    named = with_choices(without_wiki_links(with_level(draft, legend)))
    return without_placeholders(with_story(replace(named, sections=tuple(map(_unlabelled, named.sections)))))


def _unlabelled(section: DraftSection) -> DraftSection:
    """A section without the word for an answer before its first words."""
    label = _LABEL.match(section.text[:80]) if section.kind is SectionKind.ANSWER else None
    return replace(section, text=section.text[label.end() :].lstrip("\n")) if label else section


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
