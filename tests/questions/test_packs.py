"""Packs of other shapes than the shipped one: checked, covered and not to be guessed, so that nothing is made for one subject."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.audit import audit
from questions.checking import check
from questions.reading import read_pack

PACKS = Path(__file__).resolve().parents[1] / "packs"


@pytest.mark.parametrize("name", ["planets", "south-america"])
def test_packs_of_other_shapes_meet_the_marks_of_the_shipped_one(name: str) -> None:
    reading = read_pack(PACKS / name)
    assert check(reading) == ()
    assert reading.pack is not None
    result = audit(reading.pack)
    assert result.errors == 0
    assert result.coverage.share >= 0.9, result.coverage.uncovered
    assert 0.45 <= (result.balance.true_share or 0) <= 0.55
    assert min(p for p in (result.balance.position_p, result.balance.rank_p) if p is not None) > 0.001
    for solver in result.solvers:
        assert solver.score <= solver.chance + 0.03, solver
