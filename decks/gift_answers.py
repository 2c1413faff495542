"""What the braces of a GIFT question hold: options, true or false, numbers, pairs or short answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from decks.drafts import DraftSection
from decks.tables.cells import is_html, markdown_of
from srs.model import Choice, SectionKind

_ANYWHERE = re.compile(r"(?<!\\)(?P<mark>[=~])")
_ON_LINES = re.compile(r"(?m)(?:^[ \t]*|(?<=[ \t])(?=~\S))(?P<mark>[=~])")
_BEGINS = re.compile(r"(?m)^[ \t]*[=~]")
_WEIGHT = re.compile(r"^\s*%(?P<share>-?\d{1,3}(?:\.\d{1,7})?)%")
_REMARK = re.compile(r"(?<!\\)#")
_OF_ALL = re.compile(r"(?<!\\)####")
_OWN_LINE = re.compile(r"(?m)^[ \t]*#[ \t]")
_ESCAPED = re.compile(r"\\([~=#{}:\\])")
_NUMBER = re.compile(r"(?P<value>-?\d+(?:\.\d+)?)(?P<between>:|\.\.)(?P<other>-?\d+(?:\.\d+)?)")
_TRUE, _FALSE = frozenset({"t", "true"}), frozenset({"f", "false"})
_WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What follows one mark: the mark, the share of the points in percent if told, the words, the remark on them."""

    mark: str
    share: float | None
    words: str
    remark: str


def sections_of(inside: str) -> tuple[DraftSection, ...]:
    """The sections that the braces make; none of an essay."""
    inside, *told = _OF_ALL.split(inside, maxsplit=1)
    inside, explained = (inside, told[0]) if told else _explained(inside)
    first, *remarks = _REMARK.split(inside)
    if first.strip().casefold() in _TRUE | _FALSE:
        made = [_true_or_false(first.strip().casefold() in _TRUE), *_remarks([plain(each) for each in remarks])]
    elif inside.lstrip().startswith("#"):
        made = _short(_parts(inside.lstrip()[1:]), numbers=True)
    else:
        parts = _parts(inside)
        made = _options(parts) if any(part.mark == "~" for part in parts) else _short(parts)
    if plain(explained):
        made.append(DraftSection(kind=SectionKind.ANSWER, text=plain(explained)))
    return tuple(made)


def plain(text: str) -> str:
    """A text of a quiz without its escapes and line breaks, its HTML as Markdown."""
    text = _ESCAPED.sub(r"\1", text)
    return markdown_of(text) if is_html(text) else " ".join(text.split())


def _explained(inside: str) -> tuple[str, str]:
    """The braces' text without the one remark that closes them on lines of its own, and this remark."""
    begun = _OWN_LINE.search(inside)
    if begun is None or not _BEGINS.search(inside[: begun.start()]) or _REMARK.search(inside[: begun.start()]):
        return inside, ""
    rest = inside[begun.end() :]
    return (inside, "") if _BEGINS.search(rest) or _OWN_LINE.search(rest) else (inside[: begun.start()], rest)


def _parts(inside: str) -> list[_Part]:
    """What follows each mark; where marks begin the lines, others within a line are words. Without a mark one part."""
    on_lines = len(_BEGINS.findall(inside)) > 1
    pieces = (_ON_LINES if on_lines else _ANYWHERE).split(inside)
    marked = list(zip(pieces[1::2], pieces[2::2], strict=True)) or [("=", inside)]
    return [_part(mark, text) for mark, text in marked]


def _part(mark: str, text: str) -> _Part:
    weight = _WEIGHT.match(text)
    words, *remark = _REMARK.split(text[weight.end() :] if weight else text, maxsplit=1)
    share = float(weight["share"]) if weight else None
    return _Part(mark=mark, share=share, words=plain(words), remark=plain(remark[0]) if remark else "")


def _true_or_false(right: bool) -> DraftSection:
    choices = (Choice(text="True", right=right), Choice(text="False", right=not right))
    return DraftSection(kind=SectionKind.CHOICES, choices=choices)


def _options(parts: Sequence[_Part]) -> list[DraftSection]:
    """The options: right are those that earn all points, else those that earn a share."""
    whole = any(_earns_all(part) for part in parts)
    choices = tuple(
        Choice(text=part.words, right=_earns_all(part) if whole else (part.share or 0) > 0) for part in parts
    )
    return [DraftSection(kind=SectionKind.CHOICES, choices=choices), *_remarks_on(parts)]


def _earns_all(part: _Part) -> bool:
    return part.mark == "=" or (part.share or 0) >= _WHOLE


def _short(parts: Sequence[_Part], *, numbers: bool = False) -> list[DraftSection]:
    """The answers that count as right, each a bullet where there are several."""
    answers = [_number(part.words) if numbers else part.words.replace("->", "→") for part in parts if part.words]
    text = "\n".join(answers if len(answers) < 2 else [f"- {answer}" for answer in answers])
    return [DraftSection(kind=SectionKind.ANSWER, text=text), *_remarks_on(parts)] if text else []


def _number(words: str) -> str:
    """A number as one reads it: with what it may differ by, or from the lowest to the highest."""
    match = _NUMBER.fullmatch(words)
    if match is None:
        return words
    if match["between"] == "..":
        return f"{match['value']}–{match['other']}"
    return match["value"] if float(match["other"]) == 0 else f"{match['value']} ± {match['other']}"


def _remarks_on(parts: Sequence[_Part]) -> list[DraftSection]:
    return _remarks([f"{part.words}: {part.remark}" for part in parts if part.remark])


def _remarks(said: Sequence[str]) -> list[DraftSection]:
    """What the quiz says to those who choose an option."""
    bullets = tuple(filter(None, said))
    return [DraftSection(kind=SectionKind.OTHER, heading="Remarks", bullets=bullets)] if bullets else []
