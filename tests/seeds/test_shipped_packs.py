"""The packs that come with Factdeck besides the first: each of another shape, each to the same marks."""

from __future__ import annotations

import pytest
from ledger import ROOT

from questions.audit import audit
from questions.checking import check
from questions.facts.card import Card
from questions.reading import load_pack, read_pack

SHIPPED = sorted(path.name for path in (ROOT / "seeds").iterdir() if path.is_dir() and path.name != "kosovo-nato")


@pytest.mark.parametrize("name", SHIPPED)
def test_it_meets_the_marks_of_the_first_pack(name: str) -> None:
    reading = read_pack(ROOT / "seeds" / name)
    assert [problem.render() for problem in check(reading)] == []
    assert reading.pack is not None
    result = audit(reading.pack, range(2))
    assert result.errors == 0
    assert result.coverage.share >= 0.9, result.coverage.uncovered
    assert 0.45 <= (result.balance.true_share or 0) <= 0.55
    assert min(p for p in (result.balance.position_p, result.balance.rank_p) if p is not None) > 0.001
    for solver in result.solvers:
        assert solver.score <= solver.chance + 0.03, solver


@pytest.mark.parametrize("name", SHIPPED)
def test_it_says_whose_it_is_and_asks_more_than_cards(name: str) -> None:
    pack = load_pack(ROOT / "seeds" / name)
    assert pack.id == name
    assert pack.credits and pack.licence and pack.description and pack.as_of is not None
    assert all(source.licence for source in pack.sources.values())
    asked = [fact for fact in pack.facts if fact.asked]
    assert sum(isinstance(fact, Card) for fact in asked) <= len(asked) / 10
