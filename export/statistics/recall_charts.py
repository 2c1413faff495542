"""Charts of recall: true retention, and whether what was predicted came true."""

from export.statistics.chart import Chart, Look, Row, Section
from export.statistics.series import share_row, shares
from export.statistics.words import count, percent, share, too_few
from srs.figures import Figures
from srs.stats.calibration import Calibration
from srs.stats.periods import Grain
from srs.stats.retention import MATURE_DAYS, Age

_AGES = {
    Age.NEXT_DAY: ("next day (after 1 day)", "1 day"),
    Age.YOUNG: (f"young (after 2 to {MATURE_DAYS - 1} days)", f"2–{MATURE_DAYS - 1} days"),
    Age.MATURE: (f"mature (after {MATURE_DAYS} days and more)", f"{MATURE_DAYS}+ days"),
}

_SHOWN = {Grain.DAY: 14, Grain.WEEK: 13, Grain.MONTH: 12}
"""How many periods of each grain are shown."""


def retention_section(figures: Figures) -> Section:
    """How often cards were recalled that came on a later study day."""
    retention = figures.retention
    ages = tuple(share_row(*names, retention.of(age)) for age, names in _AGES.items())
    whole = share_row("all", "all", retention.total)
    by_age = Chart(
        name="retention", title="True retention",
        sentence=f"Recalled on a later study day than the last: {share(retention.total)}.",
        head="last review", rows=(*ages, whole), top=1.0,
    )  # fmt: skip
    by_period = tuple(
        Chart(
            name=f"retention-{grain.value}", title=f"True retention by {grain.value}",
            sentence=f"The last {last} {grain.value}s that have such reviews.", head=grain.value,
            rows=shares(retention.by(grain), grain, last), top=1.0,
        )
        for grain, last in _SHOWN.items()
        if retention.days
    )  # fmt: skip
    return Section(name="retention", title="Retention", charts=(by_age, *by_period))


def calibration_section(figures: Figures) -> Section:
    """What was predicted beside what came."""
    found = figures.calibration
    rows = tuple(
        share_row(
            f"{percent(each.low, exact=True)} to {percent(each.high, exact=True)}",
            _between(each.low, each.high), each.recalled, each.expected,
        )
        for each in found.bins
    )  # fmt: skip
    bins = Chart(
        name="calibration", title="Predicted and actual recall", sentence=_told(found), look=Look.BARS,
        head="predicted", rows=rows, top=1.0,
    )  # fmt: skip
    return Section(name="calibration", title="Calibration", charts=(bins, _losses(found)))


def _between(low: float, high: float) -> str:
    return f"{100 * low:g}–{100 * high:g}%"


def _told(found: Calibration) -> str:
    if found.expected is None:
        return f"Predictions: {too_few(found.recalled.of)}."
    return (
        f"Predicted {percent(found.expected, exact=True)} on average, recalled {share(found.recalled)}. "
        "A bar is what was recalled, its mark what was predicted."
    )


def _losses(found: Calibration) -> Chart:
    """Log loss beside that of a constant, and the error of the bins."""
    number = found.recalled.of
    rows = (
        _loss("predictions", "predicted", found.log_loss, number),
        _loss("always the share that was recalled", "constant", found.baseline, number),
    )
    error = too_few(number) if found.rmse is None else f"{100 * found.rmse:.1f} points"
    sentence = (
        f"Of {count(number, 'prediction')}; lower is better, and predictions that do no better than the constant say "
        f"nothing of single cards. Error of the bins (RMSE): {error}."
    )
    return Chart(name="loss", title="Log loss", sentence=sentence, head="of", rows=rows)


def _loss(label: str, brief: str, value: float | None, number: int) -> Row:
    text = f"{value:.4f}" if value is not None else too_few(number)
    short = f"{value:.3f}" if value is not None else f"n={number}"
    return Row(label=label, brief=brief, value=value, text=text, short=short)
