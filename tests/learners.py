"""Learners whose memory is known: what tests of the memory engine let answer."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from questions.items import Item
from questions.responses import DontKnow, Grade, Graded, Matched, Ordered, Picked, Response, Wrote
from questions.rng import Rng
from quiz.clock import Clock
from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY, RECALL, Answer, Key, State
from quiz.core.session import Session
from quiz.core.settings import Settings
from quiz.study import Study


def forgetful(factor: float) -> Memory:
    """Return a memory whose first stabilities are the usual ones times a factor, and whose growth is as much less."""
    settings = Settings()
    parameters = list(settings.memory.parameters)
    for at in range(4):
        parameters[at] *= factor
    parameters[8] += 0.75 * (factor - 1)
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


START = datetime(2026, 11, 24, 9, tzinfo=UTC)


def open_at(data: Path, days: float = 0) -> Study:
    """Open a data folder, so many days after START."""
    return Study.open(data, Clock(base=START + timedelta(days=days), started=time.monotonic(), zone=UTC))


def right(item: Item) -> Response:
    """Return the right response to an item."""
    match item.format.value:
        case "ordering":
            return Ordered(item.key)  # type: ignore[arg-type]
        case "matching":
            return Matched(item.key)  # type: ignore[arg-type]
        case "flashcard":
            return Graded(Grade.GOOD)
        case "single_choice" | "true_false" | "select_all":
            return Picked(tuple(item.key))  # type: ignore[arg-type]
        case _:
            return Wrote(item.answers[0])


def answer_all(session: Session, *, wrong: int = 0) -> int:
    """Answer a round, the first so many with "don't know"; return how many questions it had."""
    count = 0
    while (item := session.item) is not None:
        session.answer(DontKnow() if count < wrong else right(item), 1200)
        session.next()
        count += 1
    return count
