"""All charts of a collection's figures, section by section."""

from export.statistics.activity_charts import activity_section, answers_section
from export.statistics.card_charts import due_section, memory_section
from export.statistics.chart import Section
from export.statistics.recall_charts import calibration_section, retention_section
from export.statistics.words import count
from srs.figures import Figures


def sections(figures: Figures) -> tuple[Section, ...]:
    """The sections in the order in which they are shown."""
    return tuple(make(figures) for make in _SECTIONS)


_SECTIONS = (
    activity_section,
    due_section,
    retention_section,
    answers_section,
    memory_section,
    calibration_section,
)


def span_in_words(figures: Figures) -> str:
    """Which study days the figures are of."""
    if figures.first is None:
        return "all days"
    return f"the last {count((figures.today - figures.first).days + 1, 'study day')}"
