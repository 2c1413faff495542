"""The blocks of an HTML tree as Markdown: paragraphs, headings, lists, quotations, code and tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from decks.web.inline import BOXES, Line, words
from decks.web.titles import section_title
from decks.web.tree import (
    BLOCKS,
    DEEPEST,
    HEADINGS,
    UNSEEN,
    children,
    descendants,
    is_control,
    text_of,
    words_of_class,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TITLE = "####### "
"""What stands before a section's title that is no heading by its tag; no heading of Markdown's has as many marks."""

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:(?:language|lang|highlight-source|highlight(?!-source))-|brush:\s*|sourceCode\s+)([\w+#.-]{1,30})"
)
_NO_LANGUAGE = frozenset({"text", "plaintext", "none", "default", "plain", "txt", "source", "notranslate", "auto"})
_CODE_WORDS = frozenset({"code", "codebox", "codeblock", "snippet", "syntaxhighlighter"})
_GUTTER = re.compile(r"(?:^|[\s_-])(?:linenos?|gutter|line-?numbers?|blob-num)(?:$|[\s_-])")
_NO_HEADING = frozenset({"pre", "table", "ul", "ol", "blockquote", "dl"})
_LAYOUT = HEADINGS | {"pre", "table", "ul", "ol", "blockquote", "dl"}


@dataclass(frozen=True, slots=True)
class Tree:
    """What is known of the tree being written: inline elements that hold blocks, and elements to leave out.

    `titles` is whether what only a class calls the title of a section is written as a heading, with `TITLE` before it.
    """

    holding: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()
    titles: bool = False
    depth: int = field(default=0)

    def deeper(self) -> "Tree":
        """The same one step down."""
        return replace(self, depth=self.depth + 1)


def tree_of(nodes: Iterable["LexborNode"], left_out: frozenset[int], *, titles: bool = False) -> Tree:
    """What the writer needs to know of the trees below some nodes."""
    holding: set[int] = set()
    for root in nodes:
        for node in descendants(root):
            above = node.parent if node.tag in BLOCKS else None
            while above is not None and above.tag not in BLOCKS and above.mem_id not in holding:
                holding.add(above.mem_id)
                above = above.parent
        if root.tag in BLOCKS and root.parent is not None and root.parent.tag not in BLOCKS:
            holding.add(root.parent.mem_id)
    return Tree(frozenset(holding), left_out, titles)


def blocks(nodes: Iterable["LexborNode"], tree: Tree) -> list[str]:
    """The blocks that some neighbouring nodes make, each of one line or more and none blank."""
    made: list[str] = []
    run: list[LexborNode] = []
    for node in nodes:
        if node.mem_id in tree.left_out or node.tag in UNSEEN:
            continue
        if node.tag in BLOCKS or node.mem_id in tree.holding:
            made += _paragraphs(run, tree)
            run = []
            made += _block(node, tree.deeper())
        else:
            run.append(node)
    return made + _paragraphs(run, tree)


def _paragraphs(run: list["LexborNode"], tree: Tree) -> list[str]:
    """The paragraphs of inline nodes: two line breaks in a row part them."""
    if not run:
        return []
    line = Line(tree.left_out)
    line.add(run)
    return line.paragraphs()


def _block(node: "LexborNode", tree: Tree) -> list[str]:
    """The blocks of one element; below the greatest depth its words alone."""
    tag = node.tag or ""
    if tree.depth > DEEPEST:
        return [text] if (text := words(text_of(node))) else []
    if tag in HEADINGS and not _holds_blocks(node):
        text = _one_line(node, tree)
        return [f"{'#' * int(tag[1])} {text}"] if text else []
    if tree.titles and section_title(node) is not None:
        text = _one_line(node, tree)
        return [f"{TITLE}{text}"] if text else []
    if tag in {"ul", "ol", "menu", "dir"}:
        return _list(node, tree)
    if tag in {"pre", "listing", "xmp"} or (tag in {"div", "p"} and _is_code(node)):
        return _fence(node)
    if tag == "blockquote":
        return _prefixed(blocks(children(node), tree), "> ", "> ")
    if tag == "table":
        return _table(node, tree)
    if tag == "li":
        inside = blocks(children(node), tree)
        mark = "" if inside and inside[0].startswith(BOXES) else "- "
        return _prefixed([_item(inside)], mark, "  ") if inside else []
    if tag == "hr":
        return ["---"]
    inside = blocks(children(node), tree)
    if tag in {"dt", "summary", "legend", "caption"} and len(inside) == 1 and inside[0][:1] not in "*#-`>|![":
        return [f"**{inside[0]}**"] if "\n" not in inside[0] else inside
    return inside


def _holds_blocks(node: "LexborNode") -> bool:
    """Whether a heading is one only by its tag: a list, code, a table or several paragraphs stand in it."""
    inside = [child.tag for child in children(node)]
    return inside.count("p") > 1 or any(tag in _NO_HEADING for tag in inside)


def _one_line(node: "LexborNode", tree: Tree) -> str:
    """All inside an element on one line, without emphasis."""
    line = Line(tree.left_out, plain=True)
    line.add(children(node))
    return " ".join(line.text().split())


def _list(node: "LexborNode", tree: Tree) -> list[str]:
    """A list; items of blocks that are not themselves lists have a blank line between."""
    made: list[str] = []
    start = (node.attributes.get("start") or "1") if node.tag == "ol" else ""
    number = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
    for child in _items(node):
        inside = blocks(children(child) if child.tag == "li" else [child], tree)
        if not inside:
            continue
        if child.tag != "li" and made:
            made[-1] += "\n" + _joined(_prefixed(inside, "  ", "  "))
            continue
        mark = "" if inside[0].startswith(BOXES) else _mark(node, number)
        number += 1
        made.append(_prefixed([_item(inside)], mark, " " * min(len(mark), mark.find(" ") + 1))[0])
    return ["\n".join(made)] if made else []


def _mark(node: "LexborNode", number: int) -> str:
    """What stands before an item of a list; letters as words, for Markdown has no such lists."""
    if node.tag != "ol":
        return "- "
    lettered = node.attributes.get("type") in {"a", "A"} and 0 < number <= len(ascii_lowercase)
    letter = ascii_lowercase[number - 1] if lettered else ""
    return f"- {letter.upper() if node.attributes.get('type') == 'A' else letter}. " if lettered else f"{number}. "


def _items(node: "LexborNode") -> Iterator["LexborNode"]:
    """What stands in a list; a list directly in it belongs to the item above."""
    for child in children(node):
        if child.tag not in UNSEEN and (child.tag != "-text" or (child.text_content or "").strip()):
            yield child


def _item(inside: list[str]) -> str:
    """The blocks of one item: a list right below its words is close to them."""
    whole = inside[0]
    for block in inside[1:]:
        whole += ("\n" if _is_list(block) else "\n\n") + block
    return whole


def _is_list(block: str) -> bool:
    """Whether a block begins with the mark of a list."""
    return bool(re.match(r"- |\d{1,6}\. ", block))


def _prefixed(inside: list[str], first: str, others: str) -> list[str]:
    """The blocks as one, with a mark before its first line and another before its further ones."""
    if not inside:
        return []
    first_line, *further = _joined(inside).split("\n")
    return [
        "\n".join(
            [first + first_line, *((others + line).rstrip(" ") if not line else others + line for line in further)]
        )
    ]


def _joined(made: list[str]) -> str:
    """Blocks with a blank line between."""
    return "\n\n".join(made)


def _fence(node: "LexborNode") -> list[str]:
    """A block of code with its language."""
    pieces: list[str] = []
    for one in descendants(node):
        if one.tag == "br":
            pieces.append("\n")
        elif one.parent is not None and is_control(one.parent):
            continue
        elif one.is_text_node:
            pieces.append(one.text_content or "")
        elif one.tag in BLOCKS and pieces and not pieces[-1].endswith("\n"):
            pieces.append("\n")
    return fenced("".join(pieces), _language(node))


def fenced(text: str, language: str = "") -> list[str]:
    """Code between fences longer than any inside it; nothing where there is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    mark = "`" * (longest + 1)
    return ["\n".join([mark + language, *lines, mark])] if lines else []


def _is_code(node: "LexborNode") -> bool:
    """Whether a block is code by its name or its style: several lines of words alone."""
    if not words_of_class(node) & _CODE_WORDS and "white-space:pre" not in _style(node):
        return False
    return (
        all(child.tag not in BLOCKS and child.tag != "br" for child in children(node))
        and "\n" in _own_text(node).strip()
    )


def _style(node: "LexborNode") -> str:
    """The style of an element without spaces; `pre-line` and `pre-wrap` are for words."""
    style = "".join((node.attributes.get("style") or "")[:400].casefold().split())
    return style.replace("white-space:pre-", "")


def _own_text(node: "LexborNode") -> str:
    """The text in an element as it stands."""
    return "".join(one.text_content or "" for one in descendants(node) if one.is_text_node)


def _language(node: "LexborNode") -> str:
    """The language that the classes of a block of code, of what is right inside it or around it, name."""
    first = next((child for child in children(node) if child.is_element_node), None)
    around = node.parent
    places = [first, node, around, around.parent if around is not None else None]
    for place in places:
        if place is None:
            continue
        attributes = place.attributes
        named = _LANGUAGE.search((attributes.get("class") or "")[:300])
        language = attributes.get("data-language") or attributes.get("data-lang") or (named[1] if named else "")
        if re.fullmatch(r"[\w+#.-]{1,30}", language):
            return "" if language.casefold() in _NO_LANGUAGE else language.casefold()
    return ""


def _table(node: "LexborNode", tree: Tree) -> list[str]:
    """A table; one that only lays out its page, or a listing with its line numbers, as the blocks inside it."""
    rows = list(_rows(node))
    cells = [[cell for cell in children(row) if cell.tag in {"td", "th"}] for row in rows]
    cells = [[cell for cell in row if not _GUTTER.search(cell.attributes.get("class") or "")] for row in cells]
    width = max(map(len, cells), default=0)
    laid_out = width < 2 or any(one.tag in _LAYOUT for one in descendants(node))
    captions = [one for one in children(node) if one.tag == "caption"]
    if laid_out:
        return [block for row in cells for cell in row for block in blocks(children(cell), tree)] if rows else []
    texts = [[_one_line(cell, tree).replace("|", "\\|") for cell in row] for row in cells]
    texts = [row for row in texts if any(row)]
    above = blocks(captions, tree)
    if len(texts) < 2:
        return above + [text for row in texts for text in row if text]
    header, *body = [[*row, *[""] * (width - len(row))] for row in texts]
    lines = [header, ["---"] * width, *body]
    return [*above, "\n".join("| " + " | ".join(row) + " |" for row in lines)]


def _rows(node: "LexborNode") -> Iterator["LexborNode"]:
    """The rows of a table, without those of tables inside it."""
    for child in children(node):
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in children(child) if row.tag == "tr")
