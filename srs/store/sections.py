"""The sections of a question as records: what each is called, and a change of some of them made in others' company."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

SectionRecord = Mapping[str, Any]


def section_names(sections: Sequence[SectionRecord]) -> list[str]:
    """What each section is called in its question, by kind and heading, with a number where several share both."""
    seen: Counter[str] = Counter()
    names = []
    for section in sections:
        name = f"{section['kind']} {section['heading']}".strip()
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return names
