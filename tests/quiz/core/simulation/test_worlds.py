from __future__ import annotations

import pytest

from quiz.core.settings import MemorySettings, Settings
from quiz.core.simulation.worlds import SAMPLE, TRACKERS, Results, Size, World, figures, grid, marks, over

SMALL = Size(points=60, fitted=20, pool=200, days=30, minutes=2.5)
SEEDS = 2


@pytest.fixture(scope="module")
def results() -> Results:
    worlds = grid(transfers=(0.0, 0.5, 1.0), slips=(0.05,), powers=(0.5,))
    return {world: [figures(world, seed, SMALL) for seed in range(SEEDS)] for world in worlds}


def test_the_grid_is_that_of_the_issue() -> None:
    worlds = grid()
    assert {world.shape for world in worlds} == {"fsrs", "dash", "actr"}
    assert {world.transfer for world in worlds} == {0.0, 0.25, 0.5, 0.75, 1.0}
    assert {world.slips for world in worlds} == {0.0, 0.05, 0.1}
    assert len({world.power for world in worlds}) == 3
    assert len(worlds) == len(set(worlds)) == 135


def test_a_seed_gives_the_same_figures() -> None:
    world = World("dash", 0.5, 0.05, 0.5)
    tiny = Size(points=8, fitted=4, pool=30, days=10, minutes=2.0)
    assert figures(world, 3, tiny) == figures(world, 3, tiny) != figures(world, 4, tiny)


def test_ours_foretells_answers_as_well_as_the_best_where_formats_share_memory(results: Results) -> None:
    first, second, *_ = marks(results)
    assert (first.worlds, first.fails) == (6, ())
    assert (second.worlds, second.fails) == (9, ())


def test_what_is_believed_of_typed_recall_is_near_the_truth_where_formats_share_memory(results: Results) -> None:
    for world in results:
        ours, naive = (over(results, [world], name, "bias").mean for name in ("ours", "naive"))
        if world.transfer == 0.5:
            assert abs(ours) <= 0.03
        if world.transfer < 1:
            assert abs(ours) < abs(naive)
    nothing_shared = [world for world in results if world.transfer == 0]
    assert over(results, nothing_shared, "naive", "bias").mean > 0.08
    assert abs(over(results, nothing_shared, "fitted", "bias").mean) < 0.04


def test_the_same_minutes_bring_more_than_independent_cards_do(results: Results) -> None:
    assert marks(results)[3].fails == ()


def test_the_marks_can_fail(results: Results) -> None:
    """With other beliefs the same learners show it: the marks are about the model and not about themselves."""
    world = World("fsrs", 1.0, 0.05, 0.5)
    wrong = Settings(memory=MemorySettings(transfer=0.0, transfer_back=0.0, slip=0.2, prior=0.9))
    found = marks({world: [figures(world, seed, SMALL, wrong) for seed in range(SEEDS)]})
    assert [len(mark.fails) for mark in found[:3]] == [1, 1, 1]
    assert found[0].fails[0][0] == world


def test_means_and_spread_are_over_seeds() -> None:
    one, other = World("fsrs", 0, 0, 0.5), World("fsrs", 1, 0, 0.5)

    def row(value: float) -> dict[str, dict[str, float]]:
        return {"ours": {"bias": value}}

    found = over({one: [row(1), row(3)], other: [row(2), row(6)]}, [one, other], "ours", "bias")
    assert found == (3.0, pytest.approx(2.1213, abs=1e-3))
    assert over({one: [row(1)]}, [one], "ours", "bias") == (1.0, 0.0)
    assert len(TRACKERS) == 4
    assert SAMPLE.points < Size().points
