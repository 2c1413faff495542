"""Found words made visible: bold and underlined, so that they stand out without colour too."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from srs.search.snippets import places
from srs.search.tree import Text

FOUND_STYLE = "bold underline $text-warning"


def with_spans(text: str, spans: Iterable[tuple[int, int]]) -> Content:
    """A text with these of its characters highlighted."""
    content = Content(text)
    for start, end in spans:
        content = content.stylize(FOUND_STYLE, start, end)
    return content


def with_found(content: Content, wanted: Sequence[Text]) -> Content:
    """The lines of a content with the words looked for highlighted; a phrase that a line breaks is not."""
    if not wanted:
        return content
    at = 0
    for line in content.plain.split("\n"):
        for start, end in places(line, wanted):
            content = content.stylize(FOUND_STYLE, at + start, at + end)
        at += len(line) + 1
    return content


def has_any(texts: Iterable[str], wanted: Sequence[Text]) -> bool:
    """Whether one of the texts has something of what is looked for."""
    return any(places(" ".join(text.split()), wanted) for text in texts)
