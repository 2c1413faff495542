"""What `viva fit` says: its report as lines of text, and as one document."""

from collections.abc import Iterator, Sequence

from srs.fit.folds import LEAST_FOR_FOLDS, Fold
from srs.fit.trial import LEAST_SCORED, Comparison, Outcome, Trial
from srs.model import Json
from srs.scheduler import DEFAULT_WEIGHTS, weights_id
from srs.stats.calibration import Calibration
from tui.words import count

_NAME, _NUMBER = 42, 10


def lines(found: Trial, blocks: Sequence[Fold] | None = None, *, show_weights: bool) -> Iterator[str]:
    """The figures of a fit, and whether it did better; `blocks` and `show_weights` add folds and the fitted weights."""
    yield f"{count(found.scored, 'scored review')} of {count(found.cards, 'card')} ({found.reviews:,} reviews in all)."
    yield "A review is scored when it came on a later study day than its card's last."
    if found.held_out is None or found.all is None:
        yield f"A fit needs {LEAST_SCORED} scored reviews: with fewer it is as likely to do worse."
        return
    yield ""
    yield _row("log loss (less is better)", "before", "after", "constant")
    yield from _rows(found, "log_loss")
    yield _row("error of the bins (RMSE)", "before", "after", "")
    yield from _rows(found, "rmse")
    yield from _fold_lines(blocks) if blocks is not None else ()
    yield ""
    yield from _verdict(found)
    if show_weights and found.after is not None:
        yield f"Weights: {' '.join(f'{weight:.6g}' for weight in found.after)}"


def _fold_lines(found: Sequence[Fold]) -> Iterator[str]:
    """A table of log losses by the defaults and by the fitted weights, and the mean of their differences."""
    yield ""
    yield _row("folds: fitted to, judged on", "defaults", "fitted", "constant")
    if not found:
        yield f"  they need {LEAST_FOR_FOLDS} scored reviews"
        return
    for each in found:
        yield _row(
            f"  {each.fitted_to:,}, {each.judged_on:,}", *map(_number, (each.defaults, each.tried, each.constant))
        )
    change = sum(each.tried - each.defaults for each in found) / len(found)
    yield f"On average the log loss is {abs(change):.4f} {'higher' if change > 0 else 'lower'} by fitted weights."


def fold_documents(found: Sequence[Fold]) -> Json:
    """The same as JSON."""
    return [
        {
            "fitted_to": each.fitted_to,
            "judged_on": each.judged_on,
            "constant_log_loss": each.constant,
            "defaults": {"log_loss": each.defaults},
            "fitted": {"log_loss": each.fitted},
            "tried": {"log_loss": each.tried},
        }
        for each in found
    ]


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
    for name, part in (("held out from", found.held_out), ("all, fitted to, from", found.all)):
        if part is not None:
            constant = part.before.baseline if figure == "log_loss" else None
            figures = (getattr(part.before, figure), getattr(part.after, figure), constant)
            yield _row(f"  {name} {part.first}: {part.before.recalled.of:,}", *map(_number, figures))


def _row(name: str, *cells: str) -> str:
    return f"{name:<{_NAME}}{''.join(f'{cell:>{_NUMBER}}' for cell in cells)}".rstrip()


def _number(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.4f}"


def _verdict(found: Trial) -> Iterator[str]:
    part = found.held_out
    if part is None:
        raise AssertionError("there is no verdict where nothing was held out")
    later = part.before.recalled.of
    judged = f"Weights fitted to the first {found.scored - later:,} predict the {later:,} after them"
    if found.outcome is Outcome.BETTER:
        yield f"{judged} better."
        return
    yield f"{judged} no better."
    if _defaults_are_best(part):
        yield "The default weights predict them best: `viva settings unset weights`."


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
