"""The words of a value of a record as Markdown: HTML turned, lists with bullets, mappings with labels."""

import html
import re
from functools import lru_cache
from textwrap import dedent

from decks.records.keys import Part, heading_of, part_of
from decks.records.tree import Listed, Mapped, Node, Scalar, Sort

_BLOCK = re.compile(r"^\s*<(?:p|div|ul|ol|h[1-6]|table|pre|article|section|blockquote|figure)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|ul|ol|pre|h[1-6]|tr|td|blockquote)>", re.IGNORECASE)
_INLINE = re.compile(
    r"<(?P<tag>b|i|u|em|strong|code|a|span|sub|sup|kbd|mark|small)\b[^<>]*>[^<>]{1,2000}</(?P=tag)>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_TAG = re.compile(r"</?[a-zA-Z!]")
_CODE = re.compile(r"`[^`\n]+`|^[ \t]*(?:```|~~~)", re.MULTILINE)
_FENCED = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_URL = re.compile(r"(?:https?://|www\.)\S+")
_SPACES = re.compile(r"\s+")
_LONG = 400


def words(node: Scalar) -> str:
    """A single value's words: HTML becomes Markdown, entities the characters they stand for."""
    text = dedent(node.text).strip("\n").rstrip() if "\n " in node.text else node.text.strip("\n").rstrip()
    if "<" not in text and "&" not in text:
        return text
    if is_html(text):
        return _from_html(text)
    if not _ENTITY.search(text) or _CODE.search(text):
        return text
    plain = html.unescape(text)
    return _TAG.sub(lambda match: "\\" + match[0], plain)


@lru_cache(maxsize=64)
def _from_html(text: str) -> str:
    """HTML as Markdown; the last few texts are kept, for a field is looked at several times."""
    from decks.web.to_markdown import markdown_from  # noqa: PLC0415 - only where there is HTML

    return markdown_from(text)


def is_html(text: str) -> bool:
    """Whether a text is HTML, and not Markdown or plain words that speak of it."""
    if _BLOCK.match(text) and _BREAK.search(text):
        return True
    return not _CODE.search(text) and bool(_BREAK.search(text) or _INLINE.search(text))


def markdown_of(node: Node) -> str:
    """Any value as Markdown."""
    if isinstance(node, Scalar):
        return words(node)
    if isinstance(node, Listed):
        return _list([markdown_of(one) for one in node.items])
    return "\n\n".join(filter(None, (_labelled(one.key, one.node) for one in node.fields)))


def statements_of(node: Node) -> tuple[str, ...]:
    """The statements of a value: a list's items, the lines of a text that has bullets, else the text itself."""
    if isinstance(node, Listed):
        return tuple(filter(None, (statement_of(one) for one in node.items)))
    if isinstance(node, Mapped):
        return tuple(filter(None, (_labelled(one.key, one.node, whole=False) for one in node.fields)))
    return (words(node),) if says_words(node) else ()


def statement_of(node: Node) -> str:
    """One item of a list as one statement: of a mapping its words, a link where it has a title and an address."""
    if isinstance(node, Scalar):
        return words(node) if says_words(node) else ""
    if isinstance(node, Listed):
        return "; ".join(filter(None, (statement_of(one) for one in node.items)))
    told = {one.key: words(one.node) for one in node.fields if isinstance(one.node, Scalar) and says_words(one.node)}
    urls = [key for key, said in told.items() if _URL.fullmatch(said)]
    named = next((key for key in told if part_of(key)[0] in {Part.NAME, Part.BODY} and key not in urls), None)
    if urls and named:
        return f"[{told[named]}]({told[urls[0]]})"
    rest = [_labelled(one.key, one.node, whole=False) for one in node.fields if one.key not in told]
    names = {Part.NAME, Part.QUESTION, Part.PLACE}
    lead = next((key for key in told if part_of(key)[0] in names or key.casefold() in {"label", "point"}), None)
    others = [said for key, said in told.items() if key != lead]
    first = told[lead] if lead else ""
    ends = "" if not first or not others else " " if first[-1] in "?!.:" else ": "
    return " ".join(filter(None, [f"{first}{ends}{' '.join(others)}".strip(), *rest]))


def says_words(node: Scalar) -> bool:
    """Whether a single value says something beside yes, no and nothing."""
    return node.sort in {Sort.TEXT, Sort.NUMBER} and bool(node.text.strip())


def is_fenced(text: str) -> bool:
    """Whether a text has a block of code in it."""
    return _FENCED.search(text) is not None


def flat(text: str) -> str:
    """A text in one line, to be compared."""
    return _SPACES.sub(" ", text).strip()


def _labelled(key: str, node: Node, *, whole: bool = True) -> str:
    """A field of a mapping as Markdown: its key as a label before its value."""
    said = markdown_of(node) if whole else flat(statement_of(node))
    if not said:
        return ""
    heading = heading_of(key)
    return f"**{heading}:**\n\n{said}" if whole and "\n" in said else f"**{heading}:** {said}"


def _list(items: list[str]) -> str:
    """A list as Markdown: its only item, lines of one text, paragraphs, or bullets."""
    said = [each for each in items if each.strip()]
    if len(said) < 2:
        return "".join(said)
    if any(_FENCED.search(each) and each.count("```") % 2 for each in items):
        return "\n".join(items)
    if any(_FENCED.search(each) for each in said) or any(len(each) > _LONG for each in said):
        return "\n\n".join(said)
    return "\n".join("- " + each.replace("\n", "\n  ") for each in said)
