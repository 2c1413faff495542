"""The descent finds the minimum above the bounds."""

import numpy as np
import pytest

from srs.memory import Floats
from srs.plan.descent import minimised


def _never(_place: Floats, _slope: Floats) -> bool:
    return False


def _flat(_place: Floats, slope: Floats) -> bool:
    return bool(np.abs(slope).max() < 1e-9)


def test_a_bowl_is_left_at_its_bottom_or_at_the_bound() -> None:
    centre = np.array([0.5, -2.0, 1.0])
    shape = np.array([[4.0, 1.0, 0.0], [1.0, 3.0, 0.5], [0.0, 0.5, 9.0]])

    def bowl(place: Floats) -> tuple[float, Floats]:
        off = place - centre
        return float(off @ shape @ off) / 2, shape @ off

    free = minimised(
        bowl,
        np.zeros(3),
        np.full(3, -9.0),
        np.eye(3),
        settled=_flat,
        evaluations=99,
    )
    assert free == pytest.approx(centre, abs=1e-8)
    least = np.array([0.0, 0.0, 0.0])
    bound = minimised(bowl, np.ones(3), least, np.eye(3), settled=_never, evaluations=60)
    assert bound[1] == 0.0
    inside = np.linalg.solve(shape[np.ix_([0, 2], [0, 2])], shape[[0, 2]] @ centre)
    assert bound[[0, 2]] == pytest.approx(inside, abs=1e-6)


def test_it_ends_after_the_evaluations_it_may_make() -> None:
    made = []

    def steep(place: Floats) -> tuple[float, Floats]:
        made.append(place)
        return float((place**4).sum()), 4 * place**3

    minimised(steep, np.full(2, 5.0), np.full(2, -9.0), np.eye(2), settled=_never, evaluations=7)
    assert len(made) == 7
