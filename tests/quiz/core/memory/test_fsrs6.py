from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from fsrs import Card, Rating, Scheduler
from fsrs import State as Phase
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.memory.fsrs6 import BOUNDS, DEFAULT_PARAMETERS, Fsrs6

EQUATIONS = Fsrs6()
NOW = datetime(2026, 11, 24, 9, tzinfo=timezone.utc)  # noqa: UP017 - the library compares with timezone.utc itself

STABILITIES = st.floats(0.01, 3000)
DIFFICULTIES = st.floats(1, 10)
GRADES = st.integers(1, 4)


def library(parameters: tuple[float, ...] = DEFAULT_PARAMETERS) -> Scheduler:
    return Scheduler(parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


LIBRARY = library()


def theirs(stability: float, difficulty: float, days: float, grade: int, scheduler: Scheduler = LIBRARY) -> Card:
    card = Card(1, Phase.Review, None, stability, difficulty, NOW, NOW)
    return scheduler.review_card(card, Rating(grade), NOW + timedelta(days=days))[0]


@given(STABILITIES, DIFFICULTIES, st.integers(0, 4000), GRADES)
def test_each_step_is_that_of_the_library(stability: float, difficulty: float, days: int, grade: int) -> None:
    card = theirs(stability, difficulty, days, grade)
    assert EQUATIONS.step(stability, difficulty, days, grade) == pytest.approx(
        (card.stability, card.difficulty), rel=1e-9
    )


@given(st.tuples(*(st.floats(low, high) for low, high in BOUNDS)), st.integers(0, 400), GRADES, GRADES)
def test_other_parameters_agree_too(parameters: tuple[float, ...], days: int, first: int, second: int) -> None:
    scheduler, equations = library(parameters), Fsrs6(parameters)
    card = scheduler.review_card(Card(1, due=NOW), Rating(first), NOW)[0]
    ours = equations.first(first)
    assert ours == pytest.approx((card.stability, card.difficulty), rel=1e-9)
    card = scheduler.review_card(card, Rating(second), NOW + timedelta(days=days))[0]
    assert equations.step(*ours, days, second) == pytest.approx((card.stability, card.difficulty), rel=1e-9)


@given(STABILITIES, st.integers(0, 4000))
def test_the_forgetting_curve_is_that_of_the_library(stability: float, days: int) -> None:
    card = Card(1, Phase.Review, None, stability, 5.0, NOW, NOW)
    there = LIBRARY.get_card_retrievability(card, NOW.astimezone(UTC) + timedelta(days=days))
    assert EQUATIONS.retrievability(days, stability) == pytest.approx(there, rel=1e-9)


@given(STABILITIES, st.floats(0.7, 0.99))
def test_an_interval_is_when_the_retention_is_reached(stability: float, retention: float) -> None:
    days = EQUATIONS.interval(stability, retention)
    assert EQUATIONS.retrievability(days, stability) == pytest.approx(retention, rel=1e-9)
    assert EQUATIONS.interval(stability, 0.9) == pytest.approx(stability, rel=1e-9)


@pytest.mark.peer("fsrs_rs_python", install="pip install fsrs-rs-python")
@given(st.floats(0.05, 3000), DIFFICULTIES, st.integers(0, 4000))
def test_each_step_is_that_of_the_rust_implementation(stability: float, difficulty: float, days: int) -> None:
    import fsrs_rs_python as peer

    model = peer.FSRS(parameters=peer.DEFAULT_PARAMETERS)
    states = model.next_states(peer.MemoryState(stability=stability, difficulty=difficulty), 0.9, days)
    for grade, after in enumerate((states.again, states.hard, states.good, states.easy), 1):
        ours = EQUATIONS.step(stability, difficulty, days, grade)
        assert ours == pytest.approx((after.memory.stability, after.memory.difficulty), rel=1e-5)


@given(STABILITIES, DIFFICULTIES, st.floats(0, 4000))
def test_a_better_grade_never_leaves_less(stability: float, difficulty: float, elapsed: float) -> None:
    after = [EQUATIONS.step(stability, difficulty, elapsed, grade) for grade in (1, 2, 3, 4)]
    assert [pair[0] for pair in after] == sorted(pair[0] for pair in after)
    assert [pair[1] for pair in after] == sorted((pair[1] for pair in after), reverse=True)
    assert after[0][0] <= stability <= after[1][0]


def test_a_wrong_number_of_parameters_is_refused() -> None:
    with pytest.raises(ValueError, match="21 parameters, not 19"):
        Fsrs6(DEFAULT_PARAMETERS[:19])
