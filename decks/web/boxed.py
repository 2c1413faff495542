"""Options to tick of which nothing on their page says whether they are right."""

from dataclasses import replace

from decks.drafts import Draft, DraftSection
from decks.markdown.option_lines import OptionBlock, option_block
from srs.model import Choice, SectionKind

_MOST = 26


def with_boxes(draft: Draft) -> Draft:
    """The draft with the boxes that end its question or its answer as choices; one that has choices as it is."""
    if any(part.choices for part in draft.sections):
        return draft
    asked = _boxes(draft.prompt or "")
    if asked is not None:
        return replace(draft, prompt=asked.before or None, sections=(_listed(asked), *draft.sections))
    for place, part in enumerate(draft.sections):
        told = _boxes(part.text) if part.kind is SectionKind.ANSWER else None
        if told is not None:
            prompt = "\n\n".join(filter(None, [draft.prompt, told.before]))
            return replace(
                draft,
                prompt=prompt or None,
                sections=(*draft.sections[:place], _listed(told), *draft.sections[place + 1 :]),
            )
    return draft


def _boxes(text: str) -> OptionBlock | None:
    """The options at the end of a text where all of them are boxes; None of any other text."""
    block = option_block(text) if "[ ]" in text else None
    if block is None or block.after.strip() or len(block.options) > _MOST:
        return None
    return block if all(option.box for option in block.options) else None


def _listed(block: OptionBlock) -> DraftSection:
    """The section of options of which none is known to be right."""
    choices = tuple(Choice(text=option.words, right=None) for option in block.options)
    return DraftSection(kind=SectionKind.CHOICES, choices=choices)
