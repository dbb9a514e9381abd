"""The course of memory between answers, for pictures of it. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from quiz.core.memory.state import State

Course = Sequence[tuple[int, State]]
"""(time of an answer in UTC microseconds, the state that it left), in the order of time."""


def moments(courses: Iterable[Course], end: int, samples: int = 60) -> list[int]:
    """Return the times at which courses are worth looking at, in order.

    Args:
        courses: Some courses.
        end: The last time wanted.
        samples: Evenly spaced times from the first answer to the end; each answer and the moment before it come on top.
    """
    answers = sorted({at for course in courses for at, _ in course if at <= end})
    if not answers:
        return []
    start, steps = answers[0], max(1, samples - 1)
    even = {start + (end - start) * at // steps for at in range(steps + 1)}
    return sorted({*even, *answers, *(at - 1 for at in answers[1:])})


def recall(course: Course, retrievability: Callable[[State, int], float], at: int) -> float | None:
    """Return the probability of recall at a time; None before the first answer."""
    index = bisect_right(course, at, key=lambda step: step[0])
    if not index:
        return None
    state = course[index - 1][1]
    return retrievability(state, max(at, state.last))
