"""All charts of a collection's figures, section by section."""

from collections.abc import Callable
from dataclasses import replace

from export.statistics.activity_charts import activity_section, answers_section
from export.statistics.card_charts import due_section, memory_section
from export.statistics.chart import Section
from export.statistics.recall_charts import calibration_section, retention_section
from export.statistics.words import count
from srs.figures import PARTS, Figures, Part

_SECTIONS: tuple[tuple[Callable[[Figures], Section], frozenset[Part]], ...] = (
    (activity_section, frozenset({Part.DAYS})),
    (due_section, frozenset({Part.CARDS})),
    (retention_section, frozenset({Part.RECALL})),
    (answers_section, frozenset({Part.BUTTONS, Part.RECALL})),
    (memory_section, frozenset({Part.CARDS})),
    (calibration_section, frozenset({Part.RECALL})),
)
"""What makes each section, and the parts of the figures that it shows."""


def sections(figures: Figures, read: frozenset[Part] = frozenset(PARTS)) -> tuple[Section, ...]:
    """The sections in the order in which they are shown; one whose figures are not all read has no charts yet."""
    return tuple(
        make(figures) if parts <= read else replace(make(Figures(today=figures.today)), charts=())
        for make, parts in _SECTIONS
    )


def parts_for(number: int) -> tuple[Part, ...]:
    """All parts of the figures, those that the section at `number` (from 0) shows first."""
    return tuple(sorted(PARTS, key=lambda part: part not in _SECTIONS[number][1]))


def span_in_words(figures: Figures) -> str:
    """Which study days the figures are of."""
    if figures.first is None:
        return "all days"
    return f"the last {count((figures.today - figures.first).days + 1, 'study day')}"
