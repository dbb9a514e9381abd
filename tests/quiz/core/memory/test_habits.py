from __future__ import annotations

from random import Random

from quiz.core.memory.habits import GRID, fit, log_loss
from quiz.core.memory.model import Memory
from quiz.core.memory.state import Answer
from quiz.core.settings import Settings
from quiz.core.simulation.workload import ask
from quiz.core.simulation.worlds import World, pupils

DEFAULTS = Settings()


def answers(transfer: float, seed: int, count: int) -> list[list[Answer]]:
    asked = ask(pupils(World("fsrs", transfer, 0.0, 0.5), seed, "log", count), 10, Random(seed))
    return [[one.answer() for one in history] for history in asked]


def test_a_fit_finds_what_formats_share_and_foretells_other_points_better() -> None:
    for transfer, low, high in ((0.0, 0.0, 0.3), (1.0, 0.5, 1.0)):
        found = fit(answers(transfer, 1, 80), DEFAULTS, rounds=1)
        assert low <= found.memory.transfer <= high
        other = answers(transfer, 2, 80)
        before, count = log_loss(other, Memory(DEFAULTS))
        after, same = log_loss(other, Memory(found))
        assert count == same == 80 * 9
        assert after < before


def test_a_short_log_changes_nothing() -> None:
    assert fit(answers(0.0, 1, 5), DEFAULTS) is DEFAULTS
    assert fit([], DEFAULTS) is DEFAULTS


def test_a_fit_never_foretells_its_own_log_worse_and_tells_how_far_it_is() -> None:
    log = answers(0.5, 3, 20)
    ticks = []
    found = fit(log, DEFAULTS, lambda: ticks.append(1), rounds=1)
    assert log_loss(log, Memory(found))[0] <= log_loss(log, Memory(DEFAULTS))[0]
    assert len(ticks) >= sum(len(values) - 1 for values in GRID.values())
    assert fit(log, DEFAULTS, rounds=1) == found
