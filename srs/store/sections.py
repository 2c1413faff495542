"""The sections of a question as records: what each is called, and a change of some of them among changes of others."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from srs.model import Json
from srs.weave import woven

SectionRecord = Mapping[str, Any]


def section_names(sections: Sequence[Any]) -> list[str]:
    """What each section is called in its question: kind and heading, and a number where several share both."""
    seen: Counter[str] = Counter()
    names: dict[str, None] = {}
    for section in sections:
        called = name = f"{section['kind']} {section['heading']}".strip()
        while name in names:
            seen[called] += 1
            name = f"{called} #{seen[called] + 1}"
        names[name] = None
    return list(names)


def bare_section(name: str) -> SectionRecord:
    """A section of this name with nothing in it but the points that will be put there."""
    called, mark, number = name.rpartition(" #")
    kind, _, heading = (called if mark and number.isdecimal() else name).partition(" ")
    return {"kind": kind, "heading": heading, "names": [], "text": ""}


def in_words(name: str) -> str:
    """A section's name as one says it: its heading, or what it is for."""
    kind, _, heading = name.partition(" ")
    return heading if heading and not heading.startswith("#") else f"{kind.replace('_', ' ')} {heading}".strip()


def with_changes(current: Sequence[Json], before: Sequence[Json], after: Sequence[Json]) -> list[Json]:
    """The current sections with what one change did, which made `after` of `before`: some added, reworded, taken out.

    A section that was reworded is as the change has it, and comes back where it was taken out meanwhile.
    """
    now, old, new = (dict(zip(section_names(each), each, strict=True)) for each in (current, before, after))
    made = []
    for name in woven(list(old), list(now), list(new)):
        if name in new and new[name] != old.get(name):
            made.append(new[name])
        elif name in now and (name in new or name not in old):
            made.append(now[name])
    return made
