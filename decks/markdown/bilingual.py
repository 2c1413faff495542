"""One file that says everything in several languages: what it says in each, by the marks of its headings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from decks.drafts import Draft, Reading, Unplaced
from decks.headings import section_of
from decks.languages import marked_language, script_of, writes
from decks.markdown.lone import names_a_question
from decks.markdown.outline import Heading, asks

_SHARE = 0.3
_MOST_TIMES = 3


def language_views(lines: Sequence[str], found: Sequence[Heading]) -> Mapping[str, Sequence[str]]:
    """The lines of a text as each of its languages has them, by code; empty where its headings mark no two languages.

    The lines of the other languages are blank, and the marks are taken away. What no mark says goes by its script, or
    to every language.
    """
    marks = {heading.line: mark for heading in found if (mark := marked_language(heading.text)) is not None}
    if not marks or not _is_bilingual(list(marks.values()), found):
        return {}
    owners = _owners(lines, found, marks)
    codes = dict.fromkeys(code for _, code in marks.values())
    if len(codes) == 1:
        codes |= dict.fromkeys(owner for owner in owners if owner is not None)
    return {code: _view(lines, found, marks, owners, code) for code in codes}


def together(lines: Sequence[str], path: str, readings: Mapping[str, Reading]) -> Reading:
    """One reading of all that a text says in its languages, each draft with its own."""
    drafts = [_spoken(draft, code) for code, reading in readings.items() for draft in reading.drafts]
    said = {line for draft in drafts for line in draft.lines}
    kinds = {line: kind for reading in readings.values() for line, kind in reading.furniture.items()}
    left = {each.line for reading in readings.values() for each in reading.unplaced}
    unplaced = [
        Unplaced(path=path, line=number, text=line.strip())
        for number, line in enumerate(lines, 1)
        if line.strip() and number in left and number not in said and number not in kinds
    ]
    others = {number for number, line in enumerate(lines, 1) if line.strip()} - said - left
    return Reading(
        title=next(iter(readings.values())).title,
        drafts=tuple(sorted(drafts, key=lambda draft: min(draft.lines, default=0))),
        problems=tuple(problem for reading in readings.values() for problem in reading.problems),
        unplaced=tuple(unplaced),
        furniture={number: kinds.get(number, "language") for number in others | (kinds.keys() - said)},
    )


def _spoken(draft: Draft, code: str) -> Draft:
    """A draft in a language."""
    return replace(draft, language=code)


def _is_bilingual(marks: Sequence[tuple[str, str]], found: Sequence[Heading]) -> bool:
    """Whether marks on headings are those of languages, and not abbreviations that only look like them."""
    counts = Counter(code for _, code in marks)
    telling = {
        code for words, code in marks if not words or names_a_question(words) or section_of(words) or asks(words)
    }
    if not telling or len(marks) < _SHARE * len([h for h in found if not h.nested and h.level < 4]):
        return False
    if len(counts) == 1:
        (code,) = counts
        scripts = {script_of(heading.text) for heading in found} - {None}
        return len(scripts) > 1 and not all(writes(code, script) for script in scripts if script)
    return len(telling) > 1 and max(counts.values()) <= _MOST_TIMES * min(counts.values())


def _owners(lines: Sequence[str], found: Sequence[Heading], marks: Mapping[int, tuple[str, str]]) -> list[str | None]:
    """The language that each line is in, or None where it is in none or any."""
    owners: list[str | None] = [None] * len(lines)
    codes = list(dict.fromkeys(code for _, code in marks.values()))
    current: Heading | None = None
    for place, heading in enumerate(found):
        end = found[place + 1].line if place + 1 < len(found) else len(lines) + 1
        if current is not None and heading.level > current.level and heading.line not in marks:
            owner = owners[current.line - 1]
        else:
            current = heading
            own = "\n".join(lines[heading.line - 1 : end - 1])
            owner = marks[heading.line][1] if heading.line in marks else _by_script(own, codes)
        owners[heading.line - 1 : end - 1] = [owner] * (end - heading.line)
    return owners


def _by_script(text: str, codes: Sequence[str]) -> str | None:
    """The only one of the languages that is written as a text is; English where the text alone is in Latin letters."""
    script = script_of(text)
    if script is None:
        return None
    able = [code for code in codes if writes(code, script)]
    if len(able) == 1:
        return able[0]
    return "en" if script == "latin" and not able else None


def _view(
    lines: Sequence[str],
    found: Sequence[Heading],
    marks: Mapping[int, tuple[str, str]],
    owners: Sequence[str | None],
    code: str,
) -> list[str]:
    """The lines that one language has."""
    made = [line if owner in {None, code} else "" for line, owner in zip(lines, owners, strict=True)]
    for heading in found:
        mark = marks.get(heading.line)
        if mark is not None and mark[1] == code:
            place = heading.line - 1
            made[place] = _unmarked(made[place], heading.text, mark[0])
    return made


def _unmarked(line: str, heading: str, words: str) -> str:
    """A heading's line without the mark of its language; empty where it has nothing but that."""
    behind = heading.startswith(words)
    mark = heading[len(words) :].strip() if behind else heading[: len(heading) - len(words)].strip()
    return line.replace(mark, "", 1).rstrip() if words and mark else ""
