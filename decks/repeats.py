"""Questions that a bank prints more than once, made one again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from decks.drafts import Draft, DraftSection, Problem
from srs.ids import normalised
from srs.model import SectionKind

_ANSWERING = frozenset({SectionKind.ANSWER, SectionKind.CLOZE, SectionKind.CHOICES})

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The questions of a bank, each once with its file, and how many repeats were dropped.

    `lines` are those of repeats that stand on nothing else, each with its file.
    """

    drafts: tuple[tuple[str, Draft], ...]
    repeats: int
    lines: frozenset[tuple[str, int]]
    problems: tuple[Problem, ...]


def merged(drafts: Sequence[tuple[str, Draft]]) -> Merged:
    """Drafts, each with the path of its file, without those that only repeat another.

    A repeat has the same prompt and, spaces aside, the same answer, or none where the other has one. What else it says
    goes to the question that stays, which is the first that has the answer. Questions without any answer are
    repeats only where they stand in the same place, and those in another language never are.
    """
    originals = _originals([draft for _, draft in drafts])
    kept: dict[int, Draft] = {}
    for rank, (_, draft) in enumerate(drafts):
        if originals[rank] == rank:
            kept[rank] = draft
    dropped = [rank for rank, original in enumerate(originals) if original != rank]
    for rank in dropped:
        kept[originals[rank]] = _with(kept[originals[rank]], drafts[rank][1])
    left = {(drafts[rank][0], number) for rank in dropped for number in drafts[rank][1].lines}
    said = {(drafts[rank][0], number) for rank, draft in kept.items() for number in draft.lines}
    return Merged(
        drafts=tuple((drafts[rank][0], draft) for rank, draft in sorted(kept.items())),
        repeats=len(dropped),
        lines=frozenset(left - said),
        problems=_problems([drafts[rank] for rank in dropped]),
    )


def _originals(drafts: Sequence[Draft]) -> list[int]:
    """For each draft the rank of the one that it repeats; its own where it repeats none."""
    answered: dict[_Key, int] = {}
    by_prompt: dict[_Key, set[int]] = {}
    for rank, draft in enumerate(drafts):
        content = _content(draft)
        if draft.prompt and content:
            first = answered.setdefault((*_asked(draft), *content), rank)
            by_prompt.setdefault(_asked(draft), set()).add(first)
    unanswered: dict[_Key, int] = {}
    found: list[int] = []
    for rank, draft in enumerate(drafts):
        content = _content(draft)
        others = by_prompt.get(_asked(draft), set()) if draft.prompt else set()
        if not draft.prompt:
            found.append(rank)
        elif content:
            found.append(answered[(*_asked(draft), *content)])
        elif len(others) == 1:
            found.append(next(iter(others)))
        else:
            found.append(unanswered.setdefault((*_asked(draft), "\0", *draft.place), rank))
    return found


def _asked(draft: Draft) -> _Key:
    """What a draft asks, of which cards it is to be, in which language."""
    return (normalised(draft.prompt or ""), " ".join(draft.roles), draft.language or "")


def _content(draft: Draft) -> _Key:
    """What a draft answers, or all that it says where it has no answer of its own, without regard to spaces."""
    answering = [part for part in draft.sections if part.kind in _ANSWERING]
    return tuple(word for part in answering or draft.sections for word in _words(part))


def _words(part: DraftSection) -> Iterable[str]:
    """A section's words, its heading aside."""
    yield part.kind
    yield " ".join(part.text.split())
    yield from (" ".join(bullet.split()) for bullet in part.bullets)
    yield from (f"{choice.right} {' '.join(choice.text.split())}" for choice in part.choices)


def _with(draft: Draft, repeat: Draft) -> Draft:
    """A draft with what only its repeat says."""
    told = {tuple(_words(part)) for part in draft.sections}
    further = tuple(part for part in repeat.sections if tuple(_words(part)) not in told)
    return replace(
        draft,
        type=draft.type or repeat.type,
        difficulty=draft.difficulty or repeat.difficulty,
        minutes=draft.minutes or repeat.minutes,
        stage=draft.stage or repeat.stage,
        tags=tuple(dict.fromkeys((*draft.tags, *repeat.tags))),
        sections=(*draft.sections, *further),
    )


def _problems(dropped: Sequence[tuple[str, Draft]]) -> tuple[Problem, ...]:
    """One line that says how many questions were repeats, and where the first one stands."""
    if not dropped:
        return ()
    path, draft = dropped[0]
    many = "1 question stands" if len(dropped) == 1 else f"{len(dropped)} questions stand"
    return (Problem(path=path, line=min(draft.lines, default=0), message=f"{many} here again and came in once."),)
