"""Numbers sorted into buckets, in SQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case


def bucket(number: ColumnElement[Any], edges: Sequence[float]) -> ColumnElement[int]:
    """Which bucket a number is in: 0 below the first edge, 1 from there to below the second, and so on."""
    return case(*[(number < edge, place) for place, edge in enumerate(edges)], else_=len(edges))
