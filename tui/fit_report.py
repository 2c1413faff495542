"""What `viva fit` says: its report as lines of text, and as one document."""

from collections.abc import Iterator

from srs.fit.trial import LEAST_SCORED, Comparison, Outcome, Trial
from srs.model import Json
from srs.scheduler import DEFAULT_WEIGHTS, weights_id
from srs.stats.calibration import Calibration
from tui.words import count

_NAME, _NUMBER = 34, 10


def lines(found: Trial, *, show_weights: bool) -> Iterator[str]:
    """The figures of a fit, and whether it did better; `show_weights` has the fitted weights too."""
    yield f"{count(found.scored, 'scored review')} of {count(found.cards, 'card')} ({found.reviews:,} reviews in all)."
    yield "A review is scored when it came on a later study day than its card's last."
    if found.held_out is None or found.all is None:
        yield f"Weights are fitted to {LEAST_SCORED} scored reviews or more: below, they may well do worse."
        return
    yield ""
    yield _row("log loss (less is better)", "before", "after", "constant")
    yield from _rows(found, "log_loss")
    yield _row("error of the bins (RMSE)", "before", "after", "")
    yield from _rows(found, "rmse")
    yield ""
    yield _verdict(found)
    if show_weights and found.after is not None:
        yield f"Weights: {' '.join(f'{weight:.6g}' for weight in found.after)}"


def document(found: Trial) -> dict[str, Json]:
    """The same as JSON; figures are null where nothing was fitted."""
    return {
        "reviews": found.reviews,
        "scored": found.scored,
        "needed": LEAST_SCORED,
        "cards": found.cards,
        "outcome": found.outcome.value,
        "before": _weights(found.before),
        "after": _weights(found.after),
        "held_out": _comparison(found.held_out),
        "all": _comparison(found.all),
    }


def _rows(found: Trial, figure: str) -> Iterator[str]:
    for name, part in (("held out", found.held_out), ("all, which were fitted to", found.all)):
        if part is not None:
            constant = part.before.baseline if figure == "log_loss" else None
            figures = (getattr(part.before, figure), getattr(part.after, figure), constant)
            yield _row(f"  {name}: {part.before.recalled.of:,}", *map(_number, figures))


def _row(name: str, *cells: str) -> str:
    return f"{name:<{_NAME}}{''.join(f'{cell:>{_NUMBER}}' for cell in cells)}".rstrip()


def _number(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.4f}"


def _verdict(found: Trial) -> str:
    part = found.held_out
    if part is None:
        raise AssertionError("there is no verdict where nothing was held out")
    earlier, later = found.scored - part.before.recalled.of, part.before.recalled.of
    since = f"the {later:,} after them (from {part.first} on)"
    if found.outcome is Outcome.BETTER:
        return f"Weights fitted to the first {earlier:,} predict {since} better."
    text = f"Weights fitted to the first {earlier:,} predict {since} no better than there was."
    return f"{text} The defaults do best: `viva settings unset weights`." if _defaults_are_best(part) else text


def _defaults_are_best(part: Comparison) -> bool:
    before, defaults = part.before.log_loss, part.defaults.log_loss
    return before is not None and defaults is not None and defaults < before


def _weights(weights: tuple[float, ...] | None) -> Json:
    if weights is None:
        return None
    return {"id": weights_id(weights), "default": weights == DEFAULT_WEIGHTS, "weights": list(weights)}


def _comparison(part: Comparison | None) -> Json:
    if part is None:
        return None
    return {
        "reviews": part.before.recalled.of,
        "first": part.first.isoformat(),
        "recalled": part.before.recalled.value,
        "constant_log_loss": part.before.baseline,
        "before": _figures(part.before),
        "after": _figures(part.after),
        "defaults": _figures(part.defaults),
    }


def _figures(found: Calibration) -> Json:
    return {"log_loss": found.log_loss, "rmse_bins": found.rmse}
