"""How one learner's answers hang together: transfer, slips and the ease of recognising, fitted to a log. Pure.

The parameters of FSRS say how a trace fades; these say what an answer tells of it. They are few, so that some dozens of
points are enough, and are found by going along one of them at a time over a coarse grid: no library, the same everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from quiz.core.memory.model import Memory
from quiz.core.memory.state import Answer, Key, State
from quiz.core.settings import MemorySettings, Settings

GRID: dict[str, tuple[float, ...]] = {
    "transfer": (0.0, 0.15, 0.3, 0.5, 0.7, 0.85, 1.0),
    "transfer_back": (0.0, 0.25, 0.5, 0.8, 1.0),
    "slip": (0.0, 0.015, 0.03, 0.06, 0.1),
    "recognition_power": (0.3, 0.5, 0.8),
    "prior": (0.2, 0.4, 0.6),
}
"""What is tried, in the order in which it is tried."""
ENOUGH = 100
"""Answers to points that were answered before, under which the defaults stay."""
LEAST = 1e-3
"""Probabilities are kept so far from 0 and 1."""


def log_loss(facts: Iterable[Sequence[Answer]], model: Memory, since: float = -math.inf) -> tuple[float, int]:
    """Return the summed logarithmic loss, in nats, of a model over answers of both classes, and how many they are.

    A point's first answer is not counted: nothing was known of it then. Partial credit is left out too.

    Args:
        facts: The standing answers of each fact, in the order of the log.
        model: What is judged.
        since: Microseconds since 1970; answers before are only history.
    """
    total, count = 0.0, 0
    for answers in facts:
        states: dict[Key, State] = {}
        met: set[str] = set()
        for answer in answers:
            for point, share in answer.credits:
                if point in met and answer.at >= since and answer.weight > 0 and share in (0.0, 1.0):
                    state = states.get((point, answer.answer_class))
                    sure = model.expected(state, answer.answer_class, answer.guess, answer.at)
                    sure = min(1 - LEAST, max(LEAST, sure))
                    total -= math.log(sure if share else 1 - sure)
                    count += 1
                met.add(point)
            states.update(model.answer(states, answer))
    return total, count


def fit(
    facts: Sequence[Sequence[Answer]], settings: Settings, tick: Callable[[], None] | None = None, *, rounds: int = 2
) -> Settings:
    """Return settings whose habits foretell a log best; those given where it is too short or nothing is better.

    Args:
        facts: The standing answers of each fact, in the order of the log.
        settings: Where to start.
        tick: Called after each try, for progress.
        rounds: How often to go along each parameter.
    """
    best, count = log_loss(facts, Memory(settings))
    if count < ENOUGH:
        return settings
    for _ in range(rounds):
        before = settings
        for name, values in GRID.items():
            for value in values:
                if value == getattr(settings.memory, name):
                    continue
                tried = _with(settings, name, value)
                loss, _count = log_loss(facts, Memory(tried))
                if loss < best:
                    best, settings = loss, tried
                if tick is not None:
                    tick()
        if settings == before:
            break
    return settings


def _with(settings: Settings, name: str, value: float) -> Settings:
    memory: MemorySettings = replace(settings.memory, **{name: value})  # type: ignore[arg-type]  # all of GRID are floats
    return replace(settings, memory=memory)
