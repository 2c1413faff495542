"""The pictures that a bank's texts name and that lie beside its file, to be kept in the collection."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from decks.drafts import Draft, DraftSection, Problem
from decks.picture_folder import MOST_BYTES, PictureFolder
from decks.picture_names import MOST_BYTES_TOGETHER
from decks.rules.pictures import pictures_in, with_pictures

_ELSEWHERE = re.compile(r"(?!file:|attachment:)[a-z][a-z0-9+.-]+:|//|#", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Pictures by the name that the bank's texts call them, and what was not kept."""

    found: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def pictures_of(drafts: Iterable[Draft], file: str, folder: PictureFolder, inside: Mapping[str, bytes]) -> Pictures:
    """The pictures that drafts of a file name and that lie in the bank's folder or below it.

    Those that came inside the file (`inside`) are not looked for. A picture outside the folder is never read: a bank
    is somebody else's file.
    """
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    room = MOST_BYTES_TOGETHER
    for target, line in _called(drafts).items():
        if target in inside:
            continue
        content, wrong = folder.content(target, Path(file).parent, min(MOST_BYTES, room))
        if content is not None:
            found[target] = content
            room -= len(content)
        else:
            told = f"The picture {unquote(target)} is not kept: {wrong}."
            problems.append(Problem(path=file, line=line, message=told))
    return Pictures(found=found, problems=tuple(problems))


def targets_of(draft: Draft) -> Iterator[str]:
    """The targets of the pictures in a draft's texts that are files, each as Markdown writes it."""
    return (target for target in all_targets_of(draft) if not _ELSEWHERE.match(target))


def all_targets_of(draft: Draft) -> Iterator[str]:
    """The targets of all pictures in a draft's texts, those on other machines too."""
    for text in _texts(draft):
        if "![" in text or "<" in text:
            yield from (each.target for each in pictures_in(text))


def renamed(draft: Draft, names: Mapping[str, str]) -> Draft:
    """A draft that calls its pictures by other targets, given by those it has."""
    if not any(target in names for target in all_targets_of(draft)):
        return draft
    prompt = with_pictures(draft.prompt, names) if draft.prompt else draft.prompt
    sections = tuple(_changed(part, lambda text: with_pictures(text, names)) for part in draft.sections)
    return replace(draft, prompt=prompt, sections=sections)


def _called(drafts: Iterable[Draft]) -> dict[str, int]:
    """The targets of all drafts, each with the first line of the first draft that has it."""
    found: dict[str, int] = {}
    for draft in drafts:
        for target in targets_of(draft):
            found.setdefault(target, min(draft.lines, default=0))
    return found


def _texts(draft: Draft) -> Iterator[str]:
    """Every text of a draft."""
    yield draft.prompt or ""
    for section in draft.sections:
        yield from (section.text, *section.bullets, *(choice.text for choice in section.choices))


def _changed(part: DraftSection, change: Callable[[str], str]) -> DraftSection:
    """A section with all its texts changed."""
    return replace(
        part,
        text=change(part.text),
        bullets=tuple(map(change, part.bullets)),
        choices=tuple(replace(choice, text=change(choice.text)) for choice in part.choices),
    )
