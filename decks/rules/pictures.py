"""The pictures in a Markdown text, however they are written: as Markdown, HTML or note-taking tools have them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, unquote

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif", ".tif", ".tiff")
"""How the names of pictures end, in lower case."""

_OPENED = re.compile(
    r"(?P<code>^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]+(?<!`)(?P=ticks)(?!`)"
    r"|^(?: {4}|\t)[ \t]*<img\b)"
    r"|(?<!\\)!\[\[(?P<embedded>[^\[\]\n|#]{1,300})(?:#[^\[\]\n|]{0,100})?(?:\|(?P<said>[^\[\]\n]{0,300}))?\]\]"
    r"|(?<!\\)!\[(?P<description>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,400})\](?=\()"
    r"|<img\b(?P<attributes>(?:[^<>\"']|\"[^\"<]{0,1000}\"|'[^'<]{0,1000}'){1,1000})>",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_PLAIN_TARGET = re.compile(
    r"\([ \t]{0,9}(?:<(?P<between>[^<>\n]{1,1000})>|(?P<bare>[^\s()<>]{1,1000}))"
    r"(?:[ \t]{1,9}(?:\"(?P<double>[^\"\n]{0,300})\"|'(?P<single>[^'\n]{0,300})'|\((?P<round>[^()\n]{0,300})\)))?"
    r"(?:[ \t]{1,9}=\d{0,5}%?x?\d{0,5}%?)?[ \t]{0,9}\)"
)
_BRACKET = re.compile(r"\\[()]|[()\n]")
_LONGEST_TARGET = 600
_DEEPEST = 3
_PLACE = re.compile(r"[^\n<>\[\]|]{1,400}")
_ADDRESS = re.compile(r"https?://[^\s()<>\[\]|]{1,400}", re.IGNORECASE)
_SIZE = re.compile(r"[ \t]*\d{1,5}(?:x\d{1,5})?[ \t]*")
_SIZED = re.compile(r"\|[ \t]*\d{1,5}(?:x\d{1,5})?[ \t]*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(?P<name>src|alt|title)\s{0,9}=\s{0,9}(?:\"([^\"<]{0,1000})\"|'([^'<]{0,1000})'|([^\s\"'=<>`{}]{1,1000}))",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"(?:/math\?math=|codecogs[^\s?]{1,80}\?)(?P<formula>.{1,600})$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: where it stands in its text, what it shows, and its target as a Markdown link has it.

    `formula` is what it was drawn from, where a service draws it.
    """

    begin: int
    end: int
    description: str
    target: str
    title: str = ""
    formula: str = ""


def pictures_in(text: str) -> Iterator[Picture]:
    """The pictures of a text in order; what stands in code is none."""
    place = 0
    while (opened := _OPENED.search(text, place)) is not None:
        found = None if opened["code"] is not None else _picture(opened, text)
        if found is not None:
            yield found
        place = found.end if found is not None else opened.end()


def picture_at(place: str) -> str | None:
    """A picture in Markdown of which a text says nothing but its place: a picture's name, or an address; else None."""
    place = place.strip()
    named = place.partition("?")[0].casefold().endswith(SUFFIXES) and _PLACE.fullmatch(place)
    return f"![]({_encoded(_slashes(place))})" if named or _ADDRESS.fullmatch(place) else None


def with_pictures(text: str, names: Mapping[str, str] | None = None) -> str:
    """The text with its pictures as Markdown, those in `names` under the target given there; formulas between `$`."""
    if "![" not in text and "<" not in text:
        return text
    made, begin = [], 0
    for picture in pictures_in(text):
        made += [text[begin : picture.begin], _written(picture, names or {})]
        begin = picture.end
    return "".join([*made, text[begin:]])


def _written(picture: Picture, names: Mapping[str, str]) -> str:
    """A picture as Markdown."""
    if picture.formula:
        return f"${picture.formula}$"
    title = f' "{picture.title}"' if picture.title else ""
    return f"![{picture.description}]({names.get(picture.target, picture.target)}{title})"


def _picture(opened: re.Match[str], text: str) -> Picture | None:
    """The picture that begins with a match; None where it is none after all."""
    if opened["embedded"] is not None:
        return _embedded(opened)
    return _marked(opened, text) if opened["description"] is not None else _element(opened)


def _embedded(opened: re.Match[str]) -> Picture | None:
    """A file embedded as note-taking tools do; None where it is no picture's name."""
    name = opened["embedded"].strip()
    if not name.casefold().endswith(SUFFIXES):
        return None
    said = [part.strip() for part in (opened["said"] or "").split("|") if not _SIZE.fullmatch(part)]
    target = _encoded(name.replace("%", "%25"))
    return Picture(begin=opened.start(), end=opened.end(), description=_described(" ".join(said)), target=target)


def _marked(opened: re.Match[str], text: str) -> Picture | None:
    """A picture in Markdown."""
    said = _described(_SIZED.sub("", opened["description"]))
    found = _PLAIN_TARGET.match(text, opened.end())
    if found is not None:
        title = found["double"] or found["single"] or found["round"] or ""
        target, end = found["between"] or found["bare"], found.end()
    else:
        target, end = _target_with_spaces(text, opened.end())
        title = ""
    if not target:
        return None
    return Picture(
        begin=opened.start(),
        end=end,
        description=said,
        target=_encoded(_slashes(target)),
        title=title.replace('"', "'"),
    )


def _target_with_spaces(text: str, begin: int) -> tuple[str, int]:
    """The target in round brackets that may hold spaces and pairs of brackets, and where they end; empty if it is none.

    With a space in it, it is one only where it ends as a picture's name does.
    """
    depth = 0
    for bracket in _BRACKET.finditer(text, begin, begin + _LONGEST_TARGET):
        if bracket[0] == "\n" or depth > _DEEPEST:
            break
        depth += {"(": 1, ")": -1}.get(bracket[0], 0)
        if depth == 0:
            inside = text[begin + 1 : bracket.start()].strip()
            sure = not re.search(r"\s", inside) or inside.casefold().endswith(SUFFIXES)
            return (inside, bracket.end()) if sure else ("", begin)
    return "", begin


def _element(opened: re.Match[str]) -> Picture | None:
    """An `<img>` element; None where it has no source."""
    found = {each["name"].casefold(): each[2] or each[3] or each[4] or "" for each in _ATTRIBUTE.finditer(opened[0])}
    source = unescape(found.get("src", "")).strip()
    if not source:
        return None
    drawn = _FORMULA.search(source)
    return Picture(
        begin=opened.start(),
        end=opened.end(),
        description=_described(unescape(found.get("alt", "") or found.get("title", ""))),
        target=_encoded(source.replace("\\", "/")),
        formula=unquote(drawn["formula"]).strip() if drawn else "",
    )


def _described(words: str) -> str:
    """A description on one line, without brackets that would end it."""
    return " ".join(words.replace("[", "(").replace("]", ")").split())


def _slashes(target: str) -> str:
    """A target in Markdown without backslashes: those before a letter part folders, those before a mark escape it."""
    return _ESCAPED.sub(r"\1", target).replace("\\", "/") if "\\" in target else target


def _encoded(target: str) -> str:
    """A target with what would end it in Markdown written as URLs do."""
    return re.sub(r"[\s()<>]", lambda found: quote(found[0], safe=""), target)
