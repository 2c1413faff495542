"""Questions that a bank has in several languages, and which of them are imported: one language a question."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from decks.drafts import Draft, Reading
from decks.languages import language_code, language_of_script, same_language
from decks.rules.language import is_english
from srs.model import SectionKind

OTHER_LANGUAGE = "other language"
_IN_NAME = re.compile(r"(?:(?<=[^\W_])[._-]|^)(?P<code>[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)$")
_LEAST_ALIKE = 0.8
_FIRST = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What one file says in one language: the file's rank among all, and the drafts in that language."""

    file: int
    language: str
    drafts: tuple[Draft, ...]

    @property
    def answered(self) -> int:
        """How many of its questions have something below them."""
        return sum(any(part.kind is not SectionKind.FOLLOW_UPS for part in draft.sections) for draft in self.drafts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The readings with one language of each question, the language that most have, and those there are."""

    readings: tuple[Reading, ...]
    language: str | None = None
    languages: tuple[str, ...] = ()


def chosen(files: Sequence[tuple[str, Reading]], wished: str | None) -> Chosen:
    """The readings of files, given with their paths, without the questions that stand there in another language too.

    Without a wish it is the language in which most such questions are answered, English among equals. What a question
    is not there in, it stays in another. The lines left out are furniture.
    """
    groups = [group for group in _groups(files) if len(group) > 1]
    languages = tuple(dict.fromkeys(each.language for group in groups for each in group))
    if not groups:
        return Chosen(readings=tuple(reading for _, reading in files))
    language = (_wished(languages, wished) if wished else None) or _usual(groups, languages)
    left_out: dict[int, set[str | None]] = {}
    for group in groups:
        kept = _kept(group, language, insist=bool(wished))
        for each in group:
            if each is not kept:
                left_out.setdefault(each.file, set()).add(each.language)
    own = {each.file: each.language for group in groups for each in group}
    readings = [_without(each, left_out.get(rank, set()), own.get(rank)) for rank, (_, each) in enumerate(files)]
    return Chosen(readings=tuple(readings), language=language, languages=languages)


def has(languages: Sequence[str], wished: str) -> bool:
    """Whether a wish for a language can be fulfilled: it is among those there are, or there is nothing to choose."""
    return not languages or _wished(languages, wished) is not None


def _wished(languages: Sequence[str], wished: str) -> str | None:
    """The language that a wish means: the very one, else the first of its kind."""
    code = language_code(wished) or wished.casefold()
    exact = next((own for own in languages if own == code), None)
    return exact or next((own for own in languages if same_language(own, code)), None)


def _groups(files: Sequence[tuple[str, Reading]]) -> list[list[Spoken]]:
    """What is said in one language or more, in one file or in several whose names differ by their language only."""
    by_name: dict[str, list[Spoken]] = {}
    made: list[list[Spoken]] = []
    for rank, (path, reading) in enumerate(files):
        spoken = Counter(draft.language for draft in reading.drafts if draft.language)
        if len(spoken) > 1:
            made.append([_spoken(rank, language, reading) for language in spoken])
        elif reading.drafts:
            key, language = _key(path)
            code = language or next(iter(spoken), None) or _language(reading.drafts)
            by_name.setdefault(key, []).append(Spoken(file=rank, language=code, drafts=reading.drafts))
    return [*made, *(group for group in by_name.values() if _are_variants(group))]


def _spoken(rank: int, language: str, reading: Reading) -> Spoken:
    """What a file says in one of its languages."""
    drafts = tuple(draft for draft in reading.drafts if draft.language == language)
    return Spoken(file=rank, language=language, drafts=drafts)


def _key(path: str) -> tuple[str, str | None]:
    """A path without the language in its file's or folders' names, and that language."""
    place = PurePath(path)
    found: str | None = None
    parts: list[str] = []
    for part in place.parts[:-1]:
        code = language_code(part)
        found = code or found
        parts += [] if code else [part]
    match = _IN_NAME.search(place.stem)
    code = language_code(match["code"]) if match else None
    stem = place.stem[: match.start()] if match and code else place.stem
    return "/".join([*parts, stem + place.suffix]).casefold(), code or found


def _language(drafts: Sequence[Draft]) -> str:
    """The language that drafts are likely in, English where nothing says another."""
    text = "\n".join(draft.prompt or "" for draft in drafts[:20])
    return language_of_script(text) or _FIRST


def _are_variants(group: Sequence[Spoken]) -> bool:
    """Whether files of like names are translations: each in a language of its own, with about as many questions."""
    counts = [len(each.drafts) for each in group]
    alike = min(counts) >= _LEAST_ALIKE * max(counts)
    apart = len({each.language for each in group}) == len(group)
    return alike and apart and all(_may_be_in(each) for each in group if len(group) > 1)


def _may_be_in(spoken: Spoken) -> bool:
    """Whether a file's words can be in the language that its name says."""
    english = is_english(draft.prompt or "" for draft in spoken.drafts[:20])
    sure = sum(len((draft.prompt or "").split()) for draft in spoken.drafts[:20]) > 4
    return not sure or english == same_language(spoken.language, _FIRST)


def _usual(groups: Sequence[Sequence[Spoken]], languages: Sequence[str]) -> str:
    """The language in which most questions are answered; English among equals, else the first."""
    answered: Counter[str] = Counter()
    for group in groups:
        for each in group:
            answered[each.language] += each.answered
    return max(languages, key=lambda code: (answered[code], same_language(code, _FIRST)))


def _kept(group: Sequence[Spoken], language: str, *, insist: bool) -> Spoken:
    """What is imported of a group: in the language chosen, unless only another answers the questions."""
    wished = next((each for each in group if each.language == language), None)
    wished = wished or next((each for each in group if same_language(each.language, language)), None)
    if wished is not None and (insist or wished.answered or not any(each.answered for each in group)):
        return wished
    english = [each for each in group if same_language(each.language, _FIRST)]
    return max([*english, *group], key=lambda each: each.answered)


def _without(reading: Reading, left_out: set[str | None], own: str | None) -> Reading:
    """A reading without the drafts in some languages; `own` is the language of drafts that state none."""
    kept = tuple(
        replace(draft, language=draft.language or own)
        for draft in reading.drafts
        if (draft.language or own) not in left_out
    )
    if len(kept) == len(reading.drafts):
        return replace(reading, drafts=kept)
    said = {line for draft in kept for line in draft.lines}
    dropped = {line for draft in reading.drafts for line in draft.lines} - said
    whole = not kept
    unplaced = {each.line for each in reading.unplaced} if whole else set()
    return replace(
        reading,
        drafts=kept,
        unplaced=() if whole else reading.unplaced,
        furniture={**reading.furniture, **dict.fromkeys(dropped | unplaced, OTHER_LANGUAGE)},
    )
