"""Laws of lessons: each batch is asked before the next, and what was missed comes again at its end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.core.lesson import AGAIN, Step, sizes, steps

BATCHES = st.lists(st.integers(1, 4), max_size=5)


def played(batches: list[int], answers: list[bool]) -> tuple[list[Step], list[Step], list[bool]]:
    """Answer until the lesson or the answers end."""
    marks: list[bool] = []
    for one in answers:
        if not steps(batches, marks)[1]:
            break
        marks.append(one)
    done, ahead = steps(batches, marks)
    return done, ahead, marks


@given(st.integers(0, 60), st.integers(1, 6))
def test_batches_are_even(count: int, batch: int) -> None:
    found = sizes(count, batch)
    assert sum(found) == count and all(1 <= size <= batch for size in found)
    assert not found or max(found) - min(found) <= 1


@given(BATCHES, st.lists(st.booleans(), max_size=60))
def test_a_lesson_goes_batch_by_batch_and_each_question_is_asked(batches: list[int], answers: list[bool]) -> None:
    done, ahead, marks = played(batches, answers)
    assert len(done) == len(marks)
    order = [*done, *ahead]
    assert [step.batch for step in order] == sorted(step.batch for step in order)
    assert {step.question for step in order} == set(range(sum(batches)))
    for batch in range(len(batches)):
        turns = [step.turn for step in order if step.batch == batch]
        assert turns == sorted(turns)  # first all once, then what was missed


@given(BATCHES, st.lists(st.booleans(), max_size=60))
def test_what_is_missed_comes_again_and_what_is_right_does_not(batches: list[int], answers: list[bool]) -> None:
    done, ahead, marks = played(batches, answers)
    for at, (step, right) in enumerate(zip(done, marks, strict=True)):
        later = [one for one in [*done[at + 1 :], *ahead] if one.question == step.question]
        assert bool(later) == (not right and step.turn < AGAIN)
        assert all(one.turn > step.turn for one in later)


@given(BATCHES, st.lists(st.booleans(), max_size=60))
def test_the_past_does_not_change(batches: list[int], answers: list[bool]) -> None:
    done, _, marks = played(batches, answers)
    for at in range(len(marks)):
        before, ahead = steps(batches, marks[:at])
        assert before == done[:at] and ahead[0] == done[at]


@given(BATCHES, st.lists(st.booleans(), max_size=60), st.integers(0, 20))
def test_what_is_set_aside_is_not_asked_any_more(batches: list[int], answers: list[bool], pick: int) -> None:
    done, ahead, marks = played(batches, answers)
    if not ahead:
        return
    gone = ahead[pick % len(ahead)].question
    again, left = steps(batches, marks, {gone: len(marks)})
    assert again == done and left == [step for step in ahead if step.question != gone]
