"""The words of comparisons."""

from __future__ import annotations

import pytest

from questions.comparing import degree
from questions.facts.table import Column


@pytest.mark.parametrize(
    ("label", "unit", "greatest", "smaller"),
    [
        ("share in favour", "per cent", "highest", "lower"),
        ("height above the sea", "metres", "highest", "lower"),
        ("diameter at the equator", "kilometres", "greatest", "smaller"),
        ("orbital period", "days", "longest", "shorter"),
    ],
)
def test_the_comparative_goes_with_what_is_counted(label: str, unit: str, greatest: str, smaller: str) -> None:
    column = Column(name="x", type="number", label=label, unit=unit)
    assert degree(column, larger=True, most=True) == greatest
    assert degree(column, larger=False, most=False) == smaller
