from __future__ import annotations

import statistics
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.simulation.truths import SHAPES, Pupil, learner


def points(shape: str, seed: int = 1, count: int = 200, transfer: float = 1.0, power: float = 0.5) -> list[Pupil]:
    make = learner(shape, Random(seed), Random(seed + 1))
    return [Pupil(*make(), transfer, 0.0, power, Random(f"{seed} {number}")) for number in range(count)]


def test_recall_on_a_doubling_schedule_is_about_that_of_fsrs() -> None:
    """What the constants of DASH and ACT-R were set for, over learners."""
    means = {}
    for shape in SHAPES:
        found: list[float] = []
        for seed in range(6):
            for pupil in points(shape, 10 * seed, 60, transfer=0.0):
                t, gap = 0.0, 1.0
                for number in range(8):
                    if number:
                        found.append(pupil.recall.recall(t))
                    gap = 2 * gap if pupil.answer("recall", 0.0, t) else 1.0
                    t += gap
        means[shape] = statistics.fmean(found)
    assert means["fsrs"] == pytest.approx(0.88, abs=0.015)
    assert means["dash"] == pytest.approx(means["fsrs"], abs=0.035)
    assert means["actr"] == pytest.approx(means["fsrs"], abs=0.035)


@pytest.mark.parametrize("shape", SHAPES)
@given(days=st.floats(0.01, 300), more=st.floats(0.01, 300))
def test_what_is_not_asked_is_forgotten(shape: str, days: float, more: float) -> None:
    pupil = points(shape, count=1)[0]
    pupil.answer("recall", 0.0, 0.0)
    soon, later = pupil.recall.recall(days), pupil.recall.recall(days + more)
    assert 0 < later < soon <= 1


@pytest.mark.parametrize("shape", SHAPES)
def test_transfer_one_is_one_memory_and_transfer_none_is_two(shape: str) -> None:
    one, two = points(shape, count=1)[0], points(shape, count=1, transfer=0.0)[0]
    for day, answer_class in enumerate(("recognition", "recall", "recognition")):
        one.answer(answer_class, 0.25, 3.0 * day)
        two.answer("recognition", 0.25, 3.0 * day)
    assert one.recall.recall(20) == pytest.approx(one.recognition.recall(20), rel=0.02)
    assert two.recall.recall(20) == two.recall.recall(400)  # it was never touched
    assert two.recognition.recall(20) != two.recall.recall(20)


def test_recognising_succeeds_more_often_and_a_blind_answer_by_its_chance() -> None:
    def share(answer_class: str, guess: float) -> float:
        return statistics.fmean(pupil.answer(answer_class, guess, 0.0) for pupil in points("fsrs", count=2000))

    assert share("recall", 0.0) == pytest.approx(0.35, abs=0.03)
    assert share("recognition", 0.0) == pytest.approx(0.35**0.5, abs=0.03)
    assert share("recognition", 0.25) == pytest.approx(0.25 + 0.75 * 0.35**0.5, abs=0.03)


def test_a_slip_is_a_known_answer_given_wrongly() -> None:
    make = learner("fsrs", Random(1), Random(2))
    pupils = [Pupil(*make(), 0.5, 0.1, 0.5, Random(f"slip {number}")) for number in range(2000)]
    assert statistics.fmean(pupil.answer("recall", 0.0, 0.0) for pupil in pupils) == pytest.approx(0.315, abs=0.03)
