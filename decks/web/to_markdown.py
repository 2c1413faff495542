"""HTML as clean Markdown."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from decks.web.blocks import blocks, tree_of
from decks.web.formulas import with_formulas
from decks.web.tree import children, parsed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def markdown_from(html: str) -> str:
    """A fragment of HTML, or a page, as Markdown: what one sees of it, without scripts, styles, forms and colours.

    Headings have `#` marks and lists `-` marks, code is fenced with its language, formulas stand between `$`, `<sub>`
    and `<sup>` stay. Marks that the words themselves have are escaped where Markdown would take them for its own. There
    is never more than one blank line in a row, save in code. However deep the elements nest, it takes time in
    proportion to the text.
    """
    body = parsed(with_formulas(html))
    return markdown_of(list(children(body))) if body is not None else ""


def markdown_of(nodes: Iterable["LexborNode"], left_out: frozenset[int] = frozenset(), *, titles: bool = False) -> str:
    """Some neighbouring nodes of a tree as Markdown, without the elements whose `mem_id` is left out.

    `titles` is whether what a class calls the title of a section is marked as one.
    """
    nodes = list(nodes)
    return "\n\n".join(blocks(nodes, tree_of(nodes, left_out, titles=titles)))
