"""Fitting the memory model to one learner: what a log says to an optimiser, and how well parameters foretell it. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quiz.core.memory.state import RECALL, Answer, Key, MemoryModel, State

ENOUGH = 400
"""Reviews that can be foretold, below which 21 parameters say more about chance than about the learner.

Anki asked for as many before it fitted FSRS (2024); the optimiser's own defaults are good until then.
"""
HELD_BACK = 0.2
"""Share of those reviews, the latest ones, that the optimiser never sees and that judge what it found."""
LEAST = 1e-4
"""Probabilities are kept so far from 0 and 1: one surprise must not outweigh a hundred answers."""

AGAIN, GOOD = 1, 3


@dataclass(frozen=True, slots=True)
class Step:
    """One answer about one point, as FSRS sees it."""

    rating: int
    """1..4."""
    days: int
    """Days since the answer before; 0 for the first."""
    label: bool
    """Whether it is an outcome to foretell. Others only are history: they may have been guessed."""


@dataclass(frozen=True, slots=True)
class Loss:
    """How well a model foretold answers."""

    total: float
    count: int

    @property
    def mean(self) -> float:
        """Mean log loss, in nats; 0 where there was nothing to foretell."""
        return self.total / self.count if self.count else 0.0


def sequences(facts: Iterable[Sequence[Answer]], model: MemoryModel, until: float = math.inf) -> list[list[Step]]:
    """Return what to learn from, one sequence a point.

    Answers that were brought up unaided are outcomes. Of answers among options, wrong ones and those that were more
    likely known than guessed are history, and the others are left out: a lucky guess teaches nothing.

    Args:
        facts: The standing answers of each fact, in the order of the log.
        model: Tells how likely a right answer was known.
        until: Microseconds since 1970; later answers are left out.
    """
    found: list[list[Step]] = []
    for answers in facts:
        points: dict[str, list[Step]] = {}
        last: dict[str, int] = {}
        states: dict[Key, State] = {}
        for answer in answers:
            if answer.at >= until:
                break
            for point, share in answer.credits:
                step = _step(answer, share, states.get((point, answer.answer_class)), model, last.get(point))
                if step is not None:
                    points.setdefault(point, []).append(step)
                    last[point] = answer.day
            states.update(model.answer(states, answer))
        found += [steps for steps in points.values() if len(steps) > 1]
    return found


def _step(answer: Answer, share: float, state: State | None, model: MemoryModel, last: int | None) -> Step | None:
    if answer.weight <= 0 or 0 < share < 1:
        return None
    unaided = answer.answer_class == RECALL
    if share and not unaided:
        known = 0.5 if state is None else model.retrievability(state, answer.at)
        if known < (1 - known) * answer.guess:
            return None
    rating = AGAIN if not share else answer.grade or GOOD
    days = 0 if last is None else max(0, answer.day - last)
    return Step(rating, days, label=unaided and days > 0)


def log_loss(
    facts: Iterable[Sequence[Answer]],
    model: MemoryModel,
    since: float = -math.inf,
    tick: Callable[[], None] | None = None,
) -> Loss:
    """Return how well a model foretells each answer brought up unaided from what came before it.

    Args:
        facts: The standing answers of each fact, in the order of the log.
        model: The model with the parameters that are judged.
        since: Microseconds since 1970; answers before are only history.
        tick: Called after each fact, for progress.
    """
    total, count = 0.0, 0
    for answers in facts:
        states: dict[Key, State] = {}
        for answer in answers:
            if answer.at >= since and foretold(answer):
                for point, share in answer.credits:
                    state = states.get((point, RECALL))
                    if state is None or state.day >= answer.day or 0 < share < 1:
                        continue
                    known = min(1 - LEAST, max(LEAST, model.retrievability(state, answer.at)))
                    total -= math.log(known if share else 1 - known)
                    count += 1
            states.update(model.answer(states, answer))
        if tick is not None:
            tick()
    return Loss(total, count)


def foretold(answer: Answer) -> bool:
    """Whether an answer is an outcome that a model can be judged by."""
    return answer.weight > 0 and answer.answer_class == RECALL


def labels(found: Iterable[Sequence[Step]]) -> int:
    """Return how many outcomes there are to learn from."""
    return sum(step.label for steps in found for step in steps)


def cut(facts: Iterable[Sequence[Answer]], share: float = HELD_BACK) -> float:
    """Return the moment (microseconds since 1970) from which answers are held back: the latest `share` of outcomes."""
    times = sorted(answer.at for answers in facts for answer in answers if foretold(answer))
    return times[int(len(times) * (1 - share))] if times else math.inf
