"""The draft of one question of a page, from the parts that ask it and those that stand under it."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from decks.drafts import Draft
from decks.markdown.answers import Content, content_of
from decks.markdown.finishing import finished
from decks.markdown.lone import draft_of
from decks.markdown.outline import headings
from decks.metadata import Metadata, usual_difficulty, usual_type
from decks.web.lines import Words
from decks.web.page import Asked, Part
from decks.web.to_markdown import markdown_of
from decks.web.tree import children, descendants, text_of, words_of_class

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NUMBER = re.compile(r"#?\s*(?:Q(?:uestion)?\W{0,3})?(?P<number>\d{1,4})\s*[.):]?", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:\*\*)?(?:(?:Q(?:ue?s?(?:tion)?)?\W{0,3})?(?P<number>\d{1,4})\s*(?:\\?[.):：](?!\d)|[–—-]\s)|"
    r"Q(?:ue?s?(?:tion)?)?\s*(?:[:：]|[.)](?=[\s*])))(?:\*\*)?\s*(?=\S)",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?P<bold>\*\*)?A(?:ns(?:wer)?\s*\d{0,4}\s*[.:：)]|\d{0,4}\s*[:：])(?P<end>\*\*)?\s*|(?:\*\*)?Answer(?:\*\*)?$",
    re.IGNORECASE,
)
_ICONS = frozenset({"icon", "icons", "chevron", "arrow", "caret", "fa", "glyphicon", "toggler", "sr"})
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\([^()\s]*\)")
_MARKS = re.compile(r"[\W_xXvV]{0,3}")


def asked_draft(
    asked: Asked, parts: Sequence[Part], place: tuple[str, ...], left_out: frozenset[int]
) -> tuple[Draft, dict[int, str]]:
    """The draft of a question, and the lines of furniture among what stands under it by number."""
    labels, number, metadata = _labels(asked)
    asking = [part for part in parts if part.asked]
    own = [node for part in asking for node in part.nodes if node.mem_id == asked.node.mem_id]
    prompt = _one_line(markdown_of(_inner(own), left_out | labels))
    body = {node.mem_id for node in asked.body}
    below = [node for part in asking for node in part.nodes if node.mem_id in body]
    match = _ASKED.match(prompt)
    if match:
        number = number or (int(match["number"]) if match["number"] else None)
        bold = match[0].startswith("**") and not match[0].rstrip().endswith("**")
        prompt = ("**" if bold else "") + prompt[match.end() :]
    prompt = "\n\n".join(filter(None, [prompt, markdown_of(below, left_out)]))
    content, lines, furniture = _content([part for part in parts if not part.asked], left_out)
    content.metadata = metadata.with_missing_from(content.metadata)
    said = lines | {line for part in asking for _, line in part.words}
    return finished(draft_of(number, place, prompt, content, frozenset(said)), {}), furniture


def content_of_markdown(markdown: str) -> Content:
    """What the Markdown under a question says."""
    lines = markdown.split("\n")
    if label := _ANSWER.match(lines[0]):
        lines[0] = ("**" if label["bold"] and not label["end"] else "") + lines[0][label.end() :]
    found, code = headings(lines) if "#" in markdown or "```" in markdown else ([], frozenset[int]())
    inner = {heading.line: heading for heading in found if not heading.nested}
    return content_of(lines, 1, len(lines) + 1, inner, code)


def _labels(asked: Asked) -> tuple[frozenset[int], int | None, Metadata]:
    """The elements beside or in a question that are its number, its level or an icon, and what they say."""
    out: set[int] = set()
    number: int | None = None
    metadata = Metadata()
    within = [one for one in descendants(asked.node) if one.is_element_node]
    for node in (*asked.labels, *within):
        words = text_of(node)
        numbered = _NUMBER.fullmatch(words)
        hard, kind = usual_difficulty(words), usual_type(words)
        if numbered and number is None:
            number = int(numbered["number"])
        elif hard or kind:
            metadata = metadata.with_missing_from(Metadata(difficulty=hard, type=None if hard else kind))
        elif not (words_of_class(node) & _ICONS or (node.tag in {"span", "i"} and _MARKS.fullmatch(words))):
            continue
        out.add(node.mem_id)
    return frozenset(out), number, metadata


def _inner(nodes: Iterable["LexborNode"]) -> list["LexborNode"]:
    """What stands inside some elements."""
    return [child for node in nodes for child in children(node)]


def _one_line(markdown: str) -> str:
    """A prompt without the emphasis and the mark of a heading around it."""
    bare = markdown.strip()
    if "\n" not in bare:
        bare = unlinked(re.sub(r"^#{1,6} ", "", bare)).strip()
        if bare.startswith("**") and bare.endswith("**") and bare.count("**") == 2:
            bare = bare[2:-2].strip()
    return bare


def unlinked(prompt: str) -> str:
    """The words of a prompt that is nothing but a link; any other as it is."""
    match = _LINK.fullmatch(prompt)
    return match["words"] if match else prompt


def _content(parts: Sequence[Part], left_out: frozenset[int]) -> tuple[Content, set[int], dict[int, str]]:
    """What the parts under a question say, the lines of their words, and the lines of furniture among them."""
    content = Content()
    markdown = "\n\n".join(filter(None, (markdown_of(part.nodes, left_out) for part in parts)))
    words = [word for part in parts for word in part.words]
    if markdown:
        content = content_of_markdown(markdown)
    source = Words(words)
    furniture: dict[int, str] = {}
    for number, line in enumerate(markdown.split("\n"), 1):
        lines = source.lines_of(line)
        if number in content.furniture:
            furniture.update(dict.fromkeys(lines, content.furniture[number]))
    return content, {line for _, line in words} - set(furniture), furniture
