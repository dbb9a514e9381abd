"""Memory behind our interface: what the library does, plus guesses, weights and days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.responses import Grade
from quiz.core.scheduler import Fsrs, Outcome, State, due_in_words

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def due_at(now: datetime, days: int) -> datetime:
    return (now + timedelta(days=days)).replace(hour=4, minute=0, second=0, microsecond=0)


MODEL = Fsrs(due_at)
RIGHT, WRONG = Outcome(1.0), Outcome(0.0)


def test_without_guessing_and_weights_it_is_the_library_step_for_step() -> None:
    from fsrs import Card, Rating, Scheduler

    library = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = Card(card_id=1, due=NOW)
    state: State | None = None
    at = NOW
    for grade, days in [(Grade.GOOD, 0), (Grade.GOOD, 3), (Grade.AGAIN, 9), (Grade.HARD, 1), (Grade.EASY, 4)]:
        at += timedelta(days=days)
        card, _ = library.review_card(card, Rating(int(grade)), at.astimezone(UTC))
        state = MODEL.review("f#s", state, Outcome(0.0 if grade is Grade.AGAIN else 1.0, grade=grade), at)
        assert state.stability == pytest.approx(card.stability, abs=1e-9)
        assert state.difficulty == pytest.approx(card.difficulty, abs=1e-9)
    assert state is not None
    assert (state.reps, state.lapses) == (5, 1)


def test_retrievability_is_ninety_per_cent_at_the_stability() -> None:
    state = MODEL.review("f#s", None, RIGHT, NOW)
    assert MODEL.retrievability(state, NOW) == pytest.approx(1.0)
    assert MODEL.retrievability(state, NOW + timedelta(days=state.stability)) == pytest.approx(0.9)


@pytest.mark.peer("fsrs_rs_python", install="pip install fsrs-rs-python")
def test_the_first_intervals_agree_with_the_rust_implementation() -> None:
    import fsrs_rs_python as peer

    model = peer.FSRS(parameters=peer.DEFAULT_PARAMETERS)
    first = model.next_states(None, 0.9, 0)
    for grade, theirs in ((Grade.AGAIN, first.again), (Grade.HARD, first.hard), (Grade.GOOD, first.good)):
        ours = MODEL.review("f#s", None, Outcome(0.0 if grade is Grade.AGAIN else 1.0, grade=grade), NOW)
        assert ours.stability == pytest.approx(theirs.memory.stability, rel=1e-4)


@given(guess=st.floats(0.05, 0.5), days=st.integers(1, 60))
def test_a_right_answer_that_may_be_a_guess_counts_less(guess: float, days: int) -> None:
    at = NOW + timedelta(days=days)
    start = MODEL.review("f#s", None, RIGHT, NOW)
    sure = MODEL.review("f#s", start, RIGHT, at)
    maybe = MODEL.review("f#s", start, Outcome(1.0, guess=guess, recognition=True), at)
    assert start.stability <= maybe.stability <= sure.stability


@given(weight=st.floats(0.01, 0.99), right=st.booleans(), days=st.integers(1, 60))
def test_a_game_moves_memory_by_less_than_a_review(weight: float, right: bool, days: int) -> None:
    at = NOW + timedelta(days=days)
    start = MODEL.review("f#s", None, RIGHT, NOW)
    full = MODEL.review("f#s", start, RIGHT if right else WRONG, at)
    part = MODEL.review("f#s", start, Outcome(float(right), weight=weight), at)
    low, high = sorted((start.stability, full.stability))
    assert low < part.stability < high


def test_an_answer_of_no_weight_leaves_the_state_alone() -> None:
    start = MODEL.review("f#s", None, RIGHT, NOW)
    assert MODEL.review("f#s", start, Outcome(1.0, weight=0.0), NOW + timedelta(days=5)) == start


@given(
    days=st.lists(st.integers(0, 40), min_size=1, max_size=12),
    marks=st.lists(st.floats(0, 1), min_size=12, max_size=12),
)
def test_due_is_at_the_start_of_a_later_day_and_the_same_each_time(days: list[int], marks: list[float]) -> None:
    runs = []
    for _ in range(2):
        state: State | None = None
        at = NOW
        for gap, share in zip(days, marks, strict=False):
            at += timedelta(days=gap)
            state = MODEL.review("f#s", state, Outcome(share), at)
            assert state.due > at and state.due.hour == 4
        runs.append(state)
    assert runs[0] == runs[1]


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "today"), (0, "today"), (1, "tomorrow"), (9, "in 9 days"), (59, "in 59 days"), (92, "in 3 months"), (800, "in 2 years")],
)  # fmt: skip
def test_due_dates_are_said_in_words(days: int, words: str) -> None:
    today = date(2026, 11, 24)
    assert due_in_words(today + timedelta(days=days), today) == words
