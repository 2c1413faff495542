"""The minimum of a smooth function above lower bounds, by BFGS steps along the coordinates that are free to move."""

from collections.abc import Callable

import numpy as np

from srs.memory import Floats

_LONGEST_STEP = 1.0
_SUFFICIENT = 1e-4

Function = Callable[[Floats], tuple[float, Floats]]


def minimised(
    function: Function,
    begin: Floats,
    least: Floats,
    curvature: Floats,
    *,
    settled: Callable[[Floats, Floats], bool],
    evaluations: int,
) -> Floats:
    """Where the function is least, or was after so many evaluations.

    `function` gives value and slope (n,); `curvature` (n, n) is a first guess of the inverse of its second derivatives;
    no step is longer than 1 in any coordinate. Ends when `settled` says so of place and slope. Source: Nocedal and
    Wright, Numerical Optimization, 2nd edition, section 6.1, with the coordinates at their bounds left out.
    """
    place = np.maximum(begin, least)
    value, slope = function(place)
    inverse, spent = curvature, 1
    while spent < evaluations and not settled(place, slope):
        step = _direction(place, slope, least, inverse)
        if slope @ step >= 0:
            inverse = curvature
            step = _direction(place, slope, least, inverse)
        share, found = 1.0, None
        while found is None and spent < evaluations:
            moved = np.maximum(place + share * step, least)
            after, steeper = function(moved)
            spent += 1
            foreseen = float(slope @ (moved - place))
            if after <= value + _SUFFICIENT * foreseen:
                found = moved
            else:
                share *= min(0.5, max(0.1, -foreseen / (2 * (after - value - foreseen))))
        if found is None:
            break
        inverse = _updated(inverse, found - place, steeper - slope)
        place, value, slope = found, after, steeper
    return place


def _direction(place: Floats, slope: Floats, least: Floats, inverse: Floats) -> Floats:
    """The step that would end at the minimum of the quadratic model, shortened to the longest allowed."""
    free = (place > least) | (slope < 0)
    step = np.zeros_like(place)
    step[free] = -inverse[np.ix_(free, free)] @ slope[free]
    longest = np.abs(step).max(initial=0.0)
    return step * min(1.0, _LONGEST_STEP / longest) if longest else step


def _updated(inverse: Floats, step: Floats, change: Floats) -> Floats:
    """The BFGS update; none where the function does not curve upwards along the step."""
    curved = float(step @ change)
    if curved <= 1e-12 * float(np.linalg.norm(step) * np.linalg.norm(change)):
        return inverse
    turned = inverse @ change
    outer = np.outer(turned, step)
    grown = (1 + float(change @ turned) / curved) / curved
    return inverse + grown * np.outer(step, step) - (outer + outer.T) / curved
