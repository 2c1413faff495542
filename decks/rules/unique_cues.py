"""The cues of a bank, each its own: equal ones are told apart by words of their questions (rule 2)."""

from collections.abc import Sequence

from decks.rules.plain import plain
from decks.rules.words import is_content, is_specific, stem, tokens


def unique(cues: Sequence[str], prompts: Sequence[str], tags: Sequence[Sequence[str]]) -> list[str]:
    """The cues of a bank; equal ones told apart by words of their own question that the others lack."""
    groups: dict[str, list[int]] = {}
    for index, each in enumerate(cues):
        groups.setdefault(_key(each), []).append(index)
    found = list(cues)
    for members in groups.values():
        for index in members:
            if not any(is_specific(token) for token in tokens(found[index])) and tags[index]:
                found[index] = f"{found[index]} ({tags[index][0]})"
        if len(members) > 1:
            _tell_apart(found, members, prompts)
    return found


def _key(text: str) -> str:
    return " ".join(token.lower for token in tokens(text) if token.is_word)


def _tell_apart(found: list[str], members: Sequence[int], prompts: Sequence[str]) -> None:
    """Give each of several equal cues the last words of its own prompt that not all the others have."""
    for index in members[:50]:
        others = [_stems_in_order(prompts[other]) for other in members[:50] if other != index]
        common = frozenset.intersection(*map(frozenset, others)) if others else frozenset()
        own = [
            token for token in tokens(plain(prompts[index])) if is_content(token) and stem(token.lower) not in common
        ]
        if own and _key(prompts[index]) != _key(found[index]):
            found[index] = f"{found[index]} … {' '.join(token.text for token in own[-3:])}"


def _stems_in_order(text: str) -> list[str]:
    return [stem(token.lower) for token in tokens(plain(text)) if is_content(token)]
