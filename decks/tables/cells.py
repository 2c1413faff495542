"""A table's cell as Markdown, as a list of statements, and as a word or two about a question."""

import re

from decks.sections import bullet

_TAGS = "b|i|u|em|strong|p|div|span|ul|ol|li|code|pre|table|tr|td|th|h[1-6]|a|sub|sup|font|blockquote|small|del|s|mark"
_CLOSED = re.compile(rf"</(?:{_TAGS})\s{{0,9}}>", re.IGNORECASE)
_BREAK = re.compile(r"(?P<before>\s?)<br\s{0,9}/?>(?P<after>\s?)|<(?:img|hr)\b[^<>]{0,2000}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#39|#x27|#160);")
_CODE = re.compile(r"```|`[^`\n]{1,1000}`")
_ESCAPED_LINE = re.compile(r"(?:\\_){2,}")
_ESCAPED_ELLIPSIS = re.compile(r"\\\[(?P<inside> ?(?:\.\.\.|…) ?)\\?\]")
_INLINE_SYMBOL = re.compile(r"(?:^|\s)[•‣◦▪●■✓✔➤►▸]\s")
_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def markdown_of(cell: str) -> str:
    """A cell's text as Markdown: its HTML converted, its symbols for bullets made Markdown's."""
    text = cell.strip()
    if is_html(text):
        text = _from_html(text)
    return "\n".join(map(_with_dash, text.split("\n"))) if "\n" in text else text


def is_html(text: str) -> bool:
    """Whether a text is marked up in HTML, rather than Markdown or words about HTML."""
    if ("<" not in text and "&" not in text) or _CODE.search(text):
        return False
    if _CLOSED.search(text) or _ENTITY.search(text):
        return True
    breaks = list(_BREAK.finditer(text))
    return len(breaks) > 1 or any(not (one["before"] and one["after"]) for one in breaks)


def points_of(text: str) -> tuple[str, tuple[str, ...]]:
    """What introduces the statements of a cell, and the statements: its bullets, else its lines, else by `;`."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        return _of_one_line(lines[0])
    if all(bullet(line) is None for line in lines):
        return "", tuple(line.strip() for line in lines)
    introduction: list[str] = []
    statements: list[list[str]] = []
    for line in lines:
        said = bullet(line)
        if said is not None and (not statements or not line[:1].isspace()):
            statements.append([said])
        elif statements:
            statements[-1].append(line)
        else:
            introduction.append(line.strip())
    return "\n".join(introduction), tuple(said for each in statements if (said := "\n".join(each).strip()))


def _of_one_line(line: str) -> tuple[str, tuple[str, ...]]:
    """The statements of one line: between symbols, else between semicolons where there are several."""
    introduction, *marked = _INLINE_SYMBOL.split(line)
    if len(marked) > 1 or (marked and not introduction):
        return introduction.strip(), tuple(part.strip() for part in marked if part.strip())
    apart = [part.strip() for part in line.split(";") if part.strip()] if "`" not in line else [line]
    if len(apart) > 1:
        return "", tuple(apart)
    return "", (bullet(line) or line.strip(),)


def _from_html(text: str) -> str:
    """The Markdown of a cell in HTML, with its blanks as they were and its own line breaks kept."""
    from decks.web.to_markdown import markdown_from  # noqa: PLC0415 - its library is for HTML only

    broken = text if re.search(r"<(?:br|p|div|li|pre)\b", text, re.IGNORECASE) else text.replace("\n", "<br>\n")
    told = _ESCAPED_LINE.sub(lambda match: match[0].replace("\\", ""), markdown_from(broken))
    return _BLANK_LINES.sub("\n\n", _ESCAPED_ELLIPSIS.sub(r"[\g<inside>]", told)).strip()


def _with_dash(line: str) -> str:
    """The line with a dash where it begins with a symbol for a bullet."""
    start = line.lstrip()[:1]
    said = None if not start or start in "-*+–—" or start.isalnum() else bullet(line)
    return line if said is None else f"{line[: len(line) - len(line.lstrip())]}- {said}"
