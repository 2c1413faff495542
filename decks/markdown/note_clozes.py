"""Statements whose words a note-taking tool would delete: `==words==`, `{{c1::words}}`, `{{words}}`, `**words**`."""

import re
from collections.abc import Callable, Iterator, Sequence

from decks.deletions import OPENING, are_whole, numbers_of
from decks.drafts import Draft
from decks.markdown.deleted import Deletion, cloze_draft
from decks.markdown.notes import Notes, item_of, masked

_BRACES = re.compile(rf"{OPENING}|\{{\{{(?:c(?:loze)? +)?|\}}\}}")
_MOST_WORDS = 400
_FEWEST = 2


def note_clozes(notes: Notes, *, cards: bool) -> list[Draft]:
    """The clozes of a text; `cards` says whether cards of other shapes were found in it."""
    if not notes.sure and not any("{{" in line or "==" in line for line in notes.lines):
        return []
    paragraphs = list(_paragraphs(notes))
    told = notes.sure or cards
    found: list[Draft] = []
    for deletions_of in (numbered, braced, highlighted):
        drafts = _drafts(notes, paragraphs, deletions_of)
        mostly = not notes.asks and len(drafts) >= _FEWEST and 2 * len(drafts) >= len(paragraphs)
        if drafts and (deletions_of is numbered or told or mostly):
            found += drafts
            paragraphs = [each for each in paragraphs if not any(each[0] in draft.lines for draft in drafts)]
    if notes.sure and not cards and not found:
        drafts = _drafts(notes, paragraphs, emboldened)
        found = drafts if 2 * len(drafts) >= len(paragraphs) else []
    return sorted(found, key=lambda draft: min(draft.lines))


def _drafts(
    notes: Notes, paragraphs: Sequence[tuple[int, int]], deletions_of: Callable[[str], list[Deletion]]
) -> list[Draft]:
    """The drafts of the paragraphs (first line, line after the last) that have deletions of one kind."""
    found: list[Draft] = []
    for begin, end in paragraphs:
        text = notes.text(begin, end)
        item = item_of(text.split("\n", 1)[0])
        text = text.lstrip()[len(text.split("\n", 1)[0].lstrip()) - len(item[1]) :] if item else text
        deletions = deletions_of(text)
        lines = notes.said(range(begin, end))
        draft = cloze_draft(text, deletions, place=(), lines=lines, tags=notes.tags[begin - 1]) if deletions else None
        found += [draft] if draft else []
    return found


def _paragraphs(notes: Notes) -> Iterator[tuple[int, int]]:
    """Where each paragraph outside code, headings and tables begins and ends; a list's item is one."""
    begin = 0
    for number in range(1, len(notes.lines) + 2):
        words = notes.words(number) if number <= len(notes.lines) else ""
        item = item_of(words) if words.strip() else None
        if begin and (not words.strip() or item is not None):
            yield begin, number
            begin = 0
        if words.strip() and not begin:
            begin = number


def numbered(text: str) -> list[Deletion]:
    """The deletions of a text that are marked as `{{c1::words::hint}}`."""
    return [deletion for deletion in _in_braces(text) if deletion.numbers]


def braced(text: str) -> list[Deletion]:
    """The deletions of a text that are marked as `{{words}}`, `{{cloze words}}` or `{{c1::words}}`."""
    return _in_braces(text)


def _in_braces(text: str) -> list[Deletion]:
    """What stands between double braces outside code, the outermost ones."""
    if "{{" not in text:
        return []
    found: list[Deletion] = []
    opened: list[re.Match[str]] = []
    for mark in _BRACES.finditer(_without_code(text)):
        if mark.group() != "}}":
            opened.append(mark)
        elif opened:
            first = opened.pop()
            if opened:
                continue
            words = text[first.end() : mark.start()]
            if words.strip() and not (first.group() == "{{" and words[0] in " \t\n%#"):
                found.append(_deletion(first, mark, words))
    return found


def _deletion(first: re.Match[str], last: re.Match[str], words: str) -> Deletion:
    """What stands between two marks: with its numbers and its hint, or as it is where it has deletions of its own."""
    numbers = numbers_of(first["numbers"]) if first["numbers"] else ()
    written = bool(numbers) and "{{" in words and are_whole(words)
    said, _, hint = words.partition("::") if numbers and not written else (words, "", "")
    return Deletion(
        begin=first.start(), end=last.end(), words=said.strip(), numbers=numbers, hint=hint.strip(), written=written
    )


def highlighted(text: str) -> list[Deletion]:
    """The deletions of a text that are marked as `==words==`."""
    return _between(text, "==", "=")


def emboldened(text: str) -> list[Deletion]:
    """The deletions of a text that are marked as `**words**`, but for a label that it begins with."""
    found = _between(text, "**", "*")
    return [
        one for one in found if not (one.begin == 0 and (text[one.end : one.end + 1] in ":—–-" or one.words[-1] == ":"))
    ]


def _between(text: str, mark: str, character: str) -> list[Deletion]:
    """What stands between two equal marks outside code, within a line and with no space at its edges."""
    if mark not in text:
        return []
    shown = _without_code(text)
    found: list[Deletion] = []
    begin = shown.find(mark)
    while begin >= 0:
        inside = begin + len(mark)
        end = shown.find(mark, inside)
        if end < 0:
            break
        words = text[inside:end]
        fits = words.strip() == words and words and "\n" not in words and len(words) <= _MOST_WORDS
        if fits and words[0] != character and shown[end + len(mark) : end + len(mark) + 1] != character:
            found.append(Deletion(begin=begin, end=end + len(mark), words=words))
            begin = shown.find(mark, end + len(mark))
        else:
            begin = shown.find(mark, inside)
    return found


def _without_code(text: str) -> str:
    """A text of the same length with blanks for code alone: formulas may stand inside a deletion."""
    return masked(text.replace("$", " "))
