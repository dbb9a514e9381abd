"""Learners whose memory is known: what tests of the memory engine let answer."""

from __future__ import annotations

from dataclasses import replace

from questions.rng import Rng
from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY, RECALL, Answer, Key, State
from quiz.core.settings import Settings


def forgetful(factor: float) -> Memory:
    """Return a memory whose first stabilities are the usual ones times a factor, and whose growth is as much less."""
    settings = Settings()
    parameters = list(settings.memory.parameters)
    for at in range(4):
        parameters[at] *= factor
    parameters[8] += 0.5 * (factor - 1)
    return Memory(replace(settings, memory=replace(settings.memory, parameters=tuple(parameters))))


def facts_of(true: Memory, *, facts: int, days: int, seed: int, start: int = 739_000) -> list[list[Answer]]:
    """Return the answers of a learner whose memory is `true`, asked when the default model says so, fact by fact.

    Args:
        true: The learner's memory.
        facts: How many facts of one point, a few new ones a day.
        days: How many days are learned.
        seed: Same seed, same learner.
        start: Ordinal of the first day.
    """
    believed = Memory()
    logs: list[list[Answer]] = []
    for number in range(facts):
        rng = Rng("learner", seed, number)
        day, log = start + rng.below(max(1, days // 2)), []
        knows: dict[Key, State] = {}
        thinks: dict[Key, State] = {}
        key = (f"f{number}#x", RECALL)
        while day < start + days:
            at = day * DAY + rng.below(DAY // 2)
            recall = true.retrievability(knows[key], at) if key in knows else 0.6
            answer = Answer(at, day, RECALL, 0.0, 1.0, None, ((key[0], float(rng.unit() < recall)),))
            log.append(answer)
            knows.update(true.answer(knows, answer))
            thinks.update(believed.answer(thinks, answer))
            day = max(day + 1, min(state.due for state in thinks.values()))
        logs.append(log)
    return logs
