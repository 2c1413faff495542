"""What stands on a line of HTML as Markdown: words, emphasis, code, links and images."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from decks.web.escape import escaped
from decks.web.formulas import FORMULA
from decks.web.ticked import is_option, is_right
from decks.web.tree import BLOCKS, DEEPEST, UNSEEN, children, descendants, is_control, text_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "del": "~~", "s": "~~", "strike": "~~"}
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_NOWHERE = re.compile(r"\s*(?:javascript|data|vbscript|file|about|blob)\s*:|\s*#|\s*$", re.IGNORECASE)
_PERMALINK = re.compile(r"(?:^|[\s_-])(?:headerlink|anchor|permalink|hash-link|heading-link|anchorjs)(?:$|[\s_-])")
_PLACES = ("src", "data-src", "data-lazy-src", "data-original", "srcset", "data-srcset")
_BREAK = "\n"
BOXES = ("- [ ] ", "- [✓] ")
"""How the box of an option is written that is not known to be right, and of one that is."""

_SHORT = 3


def words(text: str) -> str:
    """Plain words on one line as Markdown."""
    return escaped(" ".join(text.split()))


def code_span(text: str) -> str:
    """Code within a line, between more backticks than any run inside it has."""
    text = " ".join(text.split())
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    mark = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{space}{text}{space}{mark}" if text else ""


class Line:
    """Gathers inline nodes as Markdown; a line break is a newline in it. Without emphasis if `plain`."""

    def __init__(self, left_out: frozenset[int], *, plain: bool = False) -> None:
        self._left_out = left_out
        self._plain = plain
        self._pieces: list[str] = []
        self._marked = False

    def text(self) -> str:
        """All that was gathered."""
        return "".join(self._pieces)

    def paragraphs(self) -> list[str]:
        """What was gathered as paragraphs: two breaks in a row part them, one breaks the line."""
        whole: list[str] = []
        for part in re.split(r"[ \t]*\n[ \t]*\n\s*", self.text()):
            lines = [" ".join(line.split()) for line in part.split(_BREAK)]
            if any(lines):
                whole.append("  \n".join(line for line in lines if line))
        return whole

    def add(self, nodes: Iterable["LexborNode"], depth: int = 0) -> None:
        """Adds what stands in some neighbouring nodes."""
        for node in nodes:
            if node.mem_id in self._left_out or node.tag in UNSEEN or is_control(node):
                continue
            if node.is_text_node:
                self._add_words(node.text_content or "")
            elif depth > DEEPEST:
                self._add_words(text_of(node))
            else:
                self._add_element(node, depth + 1)

    def _add_words(self, text: str) -> None:
        """Adds words, escaped; no two spaces in a row."""
        bare = " ".join(text.split())
        before = self._before()
        opens_line = before in {"", _BREAK}
        parts_mark = self._marked and bare[:1].isalnum()
        front = " " if (text[:1].isspace() or parts_mark) and not opens_line and before != " " else ""
        back = " " if bare and text[-1:].isspace() else ""
        if front or bare:
            self._marked = False
            self._pieces.append(front + escaped(bare, opens_line=opens_line and not self._plain) + back)

    def _before(self) -> str:
        """The character before; empty where there is none."""
        return self._pieces[-1][-1] if self._pieces else ""

    def _space(self) -> None:
        """Adds a space where words stand right before."""
        if self._before() not in {"", " ", _BREAK}:
            self._pieces.append(" ")

    def _add_element(self, node: "LexborNode", depth: int) -> None:
        """Adds one element."""
        tag = node.tag or ""
        if tag == "br":
            self._pieces.append(" " if self._plain else _BREAK)
        elif tag == "img":
            self._add_image(node.attributes)
        elif tag == "input":
            self._add_box(node)
        elif tag in _CODE:
            self._add_code(node)
        elif tag in BLOCKS:
            self._space()
            self.add(children(node), depth)
            self._space()
        elif tag == "a":
            self._add_link(node, depth)
        elif tag in {"sub", "sup"}:
            self._add_between(f"<{tag}>", f"</{tag}>", node, depth)
        else:
            mark = '"' if tag == "q" else "" if self._plain else _MARKS.get(tag, "")
            self._add_between(mark, mark, node, depth)

    def _add_between(self, front: str, back: str, node: "LexborNode", depth: int) -> None:
        """Adds what stands in an element between two marks on each of its lines, spaces at its ends outside."""
        if not front:
            self.add(children(node), depth)
            return
        inside = Line(self._left_out, plain=self._plain)
        inside.add(children(node), depth)
        for rank, line in enumerate(inside.text().split(_BREAK)):
            bare = line.strip(" ")
            self._pieces += [_BREAK] if rank else []
            if line[:1] == " " or (front[-1] in "*~" and self._before().isalnum() and not bare[:1].isalnum()):
                self._space()
            if bare:
                bound = bare.startswith(front) or bare.endswith(back)
                self._pieces.append(bare if bound else f"{front}{bare}{back}")
                self._marked = not bound and back[-1] in "*~" and not bare[-1].isalnum()
            if line[-1:] == " ":
                self._space()

    def _add_box(self, node: "LexborNode") -> None:
        """Adds the box of an option, on a line of its own; nothing for any other field."""
        if self._plain or not is_option(node):
            return
        self._pieces += [_BREAK] if self._before() not in {"", _BREAK} else []
        self._pieces.append(BOXES[is_right(node)])

    def _add_link(self, node: "LexborNode", depth: int) -> None:
        """Adds a link, its words alone where it leads nowhere; nothing of a mark that only links to its heading."""
        attributes = node.attributes
        if _PERMALINK.search(attributes.get("class") or "") and len(text_of(node)) < _SHORT:
            return
        place = attributes.get("href") or ""
        if _NOWHERE.match(place):
            self._add_between("", "", node, depth)
        else:
            self._add_between("[", f"]({_target(place)})", node, depth)

    def _add_code(self, node: "LexborNode") -> None:
        """Adds code, each of its lines between marks of its own; a formula between the signs of one."""
        text = _raw(node)
        if sign := node.attributes.get(FORMULA):
            self._pieces.append(f"{sign}{text}{sign}")
            return
        lines = [text] if self._plain else [line for line in text.split(_BREAK) if line.strip()]
        if text[:1].isspace() or self._before() == "`":
            self._space()
        self._pieces += [_BREAK.join(code_span(line) for line in lines)] if text.strip() else []
        if text[-1:].isspace():
            self._space()

    def _add_image(self, attributes: dict[str, str | None]) -> None:
        """Adds an image by its alternative text and its place; one whose bytes stand in the page by its text alone."""
        alternative = " ".join((attributes.get("alt") or "").split()).replace("[", "(").replace("]", ")")
        places = (_of_several(name, attributes.get(name) or "") for name in _PLACES)
        place = next((place for place in places if not _NOWHERE.match(place)), "")
        if place:
            target = _target(place.replace("\\", "/"))
            self._pieces.append(f"![{alternative}]({target})")
        elif alternative:
            self._add_words(f" {alternative} ")


def _of_several(name: str, value: str) -> str:
    """The place that an attribute of an image names; of a set of sizes the first."""
    return value.replace(",", " ").split()[0] if name.endswith("srcset") and value.strip(" ,\t\r\n") else value


def _raw(node: "LexborNode") -> str:
    """The text of code as it stands, a line break as a newline."""
    pieces = []
    for one in descendants(node):
        if one.is_text_node:
            pieces.append((one.text_content or "").replace("\n", " ").replace("\xa0", " "))
        elif one.tag == "br":
            pieces.append(_BREAK)
    return "".join(pieces)


def _target(place: str) -> str:
    """The place of a link or an image as Markdown takes it."""
    place = "".join(place.split("\n")).strip()
    return re.sub(r"[\s()<>\\]", lambda found: f"%{ord(found[0]):02X}", place)
