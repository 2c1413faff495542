"""Two orders of mostly the same things as one."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def woven(before: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key]) -> list[Key]:
    """The things of both sides in one order: ours where we changed the order of `before`, else theirs.

    What only the other side has follows what it follows there.
    """
    kept = [key for key in before if key in set(ours)]
    same = kept == [key for key in ours if key in set(before)]
    leading, other = (theirs, ours) if same else (ours, theirs)
    found = set(leading)
    after: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in other:
        if key in found:
            last = key
        else:
            after.setdefault(last, []).append(key)
    order = list(after.get(None, ()))
    for key in leading:
        order += [key, *after.get(key, ())]
    return order
