"""Curves of memory: they jump at answers and fall between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.core.memory.curve import moments, recall
from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY, Answer, State

MODEL = Memory()


def course(gaps: list[float], scores: list[float]) -> list[tuple[int, State]]:
    states: dict[tuple[str, str], State] = {}
    found, at = [], 20_000 * DAY
    for gap, score in zip(gaps, scores, strict=False):
        at += round(gap * DAY)
        answer = Answer(at, at // DAY + 719_163, "recall", 0.0, 1.0, None, (("fact#slot", score),))
        states.update(MODEL.answer(states, answer))
        found.append((at, states["fact#slot", "recall"]))
    return found


@given(
    st.lists(st.floats(0.1, 60), min_size=1, max_size=8), st.lists(st.sampled_from([0.0, 1.0]), min_size=8, max_size=8)
)
def test_recall_only_falls_between_answers(gaps: list[float], scores: list[float]) -> None:
    steps = course(gaps, scores)
    end = steps[-1][0] + 30 * DAY
    times = moments([steps], end)
    assert times == sorted(set(times)) and times[0] == steps[0][0] and times[-1] == end
    assert {at for at, _ in steps} <= set(times)
    values = [recall(steps, MODEL.retrievability, at) for at in times]
    answered = {at for at, _ in steps}
    for at, before, after in zip(times[1:], values, values[1:], strict=False):
        assert before is not None and after is not None and 0 <= after <= 1
        assert at in answered or after <= before


def test_before_the_first_answer_there_is_nothing() -> None:
    steps = course([1.0], [1.0])
    assert recall(steps, MODEL.retrievability, steps[0][0] - 1) is None
    assert recall(steps, MODEL.retrievability, steps[0][0]) == 1.0
    assert moments([], 10) == []
