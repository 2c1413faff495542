"""What `viva fit` says: its report as lines of text, and as one document."""

import textwrap
from collections.abc import Iterator, Sequence

from export.statistics.words import whole_percent
from srs.fit.folds import LEAST_FOR_FOLDS, Fold
from srs.fit.trial import LEAST_SCORED, Comparison, Outcome, Trial
from srs.model import Json
from srs.scheduler import DEFAULT_WEIGHTS, weights_id
from srs.stats.calibration import Calibration
from tui.words import count

_NAME, _FOLD, _NUMBER = 42, 32, 10
_WIDTH = 80


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
    """A table of log losses by the defaults, the fitted and the chosen weights, and the means of the differences."""
    yield ""
    yield _row("folds: fitted to, judged on", "defaults", "fitted", "chosen", "constant", name_width=_FOLD)
    if not found:
        yield f"  they need {LEAST_FOR_FOLDS} scored reviews"
        return
    for each in found:
        defaults, fitted, chosen, constant = map(_number, (each.defaults, each.fitted, each.tried, each.constant))
        there = fitted if _was_fitted(each) else "-"
        yield _row(f"  {each.fitted_to:,}, {each.judged_on:,}", defaults, there, chosen, constant, name_width=_FOLD)
    yield from textwrap.wrap(_fold_means(found), _WIDTH)


def _was_fitted(block: Fold) -> bool:
    return block.fitted_to >= LEAST_SCORED


def _fold_means(found: Sequence[Fold]) -> str:
    """How much the fitted and the chosen weights change the log loss on average, and what chosen means."""
    fitted = [each for each in found if _was_fitted(each)]
    if not fitted:
        return f"No block comes after {LEAST_SCORED} scored reviews, so nothing was fitted."
    by_fitted = _change([each.fitted - each.defaults for each in fitted])
    by_chosen = _change([each.tried - each.defaults for each in found])
    some = "" if len(fitted) == len(found) else f" ({len(fitted)} of {len(found)} blocks)"
    return (
        f"On average the log loss is {by_fitted} by fitted weights{some}, {by_chosen} by the chosen ones: the fitted "
        "where a trial on those reviews found them better, else the defaults."
    )


def _change(differences: Sequence[float]) -> str:
    """The mean of differences: `0.0123 lower`."""
    mean = sum(differences) / len(differences)
    return f"{abs(mean):.4f} {'higher' if mean > 0 else 'lower'}" if round(mean, 4) else "the same"


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


def _row(name: str, *cells: str, name_width: int = _NAME) -> str:
    return f"{name:<{name_width}}{''.join(f'{cell:>{_NUMBER}}' for cell in cells)}".rstrip()


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
        if _a_constant_is_better(part):
            yield from textwrap.wrap(
                f"Yet to expect the same of every card (the share recalled, {whole_percent(part.before.recalled)}) "
                "would have predicted them better still.",
                _WIDTH,
            )
        return
    yield f"{judged} no better."
    if _defaults_are_best(part):
        yield "The default weights predict them best: `viva settings unset weights`."


def _a_constant_is_better(part: Comparison) -> bool:
    after, constant = part.after.log_loss, part.before.baseline
    return after is not None and constant is not None and constant < after


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
