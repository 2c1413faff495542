"""Links of note-taking tools as plain words: `[[page|words]]` is its words, `[[page]]` the page's name."""

import re
from dataclasses import replace

from decks.drafts import Draft, DraftSection

_LINK = re.compile(r"(?<![!\[\w])\[\[(?P<page>[^\[\]|`\n]{1,200})(?:\|(?P<words>[^\[\]`\n]{1,200}))?\]\](?!\])")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)")


def without_wiki_links(draft: Draft) -> Draft:
    """A draft whose texts have words in the place of such links."""
    prompt = plain_links(draft.prompt) if draft.prompt else draft.prompt
    sections = tuple(map(_plain, draft.sections))
    same = prompt == draft.prompt and sections == draft.sections
    return draft if same else replace(draft, prompt=prompt, sections=sections)


def plain_links(text: str) -> str:
    """A text with words in the place of such links; code keeps its brackets, and so do embedded files."""
    if "[[" not in text:
        return text
    made: list[str] = []
    fenced = False
    for line in text.split("\n"):
        fenced ^= _FENCE.match(line) is not None
        parts = [line] if fenced else line.split("`")
        made.append(
            line if fenced else "`".join(_replaced(part) if not rank % 2 else part for rank, part in enumerate(parts))
        )
    return "\n".join(made)


def _replaced(text: str) -> str:
    """A piece outside code with its links as words; what is no page's name stays."""
    return _LINK.sub(_words, text)


def _words(link: re.Match[str]) -> str:
    """The words of a link."""
    page = link["page"]
    named = page[0].isalnum() and page[-1] != " " and any(map(str.isalpha, page))
    return (link["words"] or page.partition("#")[0] or page) if named else link[0]


def _plain(part: DraftSection) -> DraftSection:
    """A section whose texts have words in the place of links."""
    text, bullets = plain_links(part.text), tuple(map(plain_links, part.bullets))
    return part if (text, bullets) == (part.text, part.bullets) else replace(part, text=text, bullets=bullets)
