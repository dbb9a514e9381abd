"""Statistics against the same sums taken from the rows one by one."""

from __future__ import annotations

import math
import random
from collections import Counter
from pathlib import Path

from histories import MODEL, Life, attempt

from quiz.core.memory.state import DAY, NEVER
from quiz.store.log import Log
from quiz.store.statistics import answers_of_day, statistics


def test_statistics_are_the_sums_of_states_and_standing_answers(tmp_path: Path) -> None:
    log = Log(tmp_path / "factdeck.db")
    life = Life(log)
    choose = random.Random(5)
    for number in range(120):
        life.clock += choose.random()
        life.append(attempt(life.stamp(), [(f"fact-{choose.randrange(40)}#when", choose.randrange(3) / 2)], number))
    for _ in range(10):
        life.step(("undo", choose.randrange(6), 0, 0.01))
    day, at = life.stamp().day + 5, life.at + 5 * DAY
    curve = MODEL.fsrs.retrievability
    told = statistics(log, day, at, lambda time: curve(time, 1.0), ["pack"])
    states = [state for state in log.states("pack").values() if state.due < NEVER]
    assert told.points == len(states)
    assert told.due == Counter(max(state.due, day) for state in states)
    assert told.stability == Counter(-1 if state.stability < 1 else int(math.log2(state.stability)) for state in states)
    assert told.difficulty == Counter(int(state.difficulty) for state in states)
    assert math.isclose(told.remembered, sum(MODEL.retrievability(s, at) for s in states), rel_tol=0.01)
    assert sum(told.recall.values()) == len(states)
    stands = log.rows("SELECT day, score, latency, kind FROM attempt WHERE id NOT IN (SELECT id FROM void)")
    assert {day: answers.count for day, answers in told.days.items()} == Counter(row[0] for row in stands)
    assert sum(answers.right for answers in told.kinds.values()) == sum(row[1] >= 1 for row in stands)
    assert math.isclose(sum(a.score for a in told.classes.values()), sum(row[1] for row in stands), abs_tol=0.1)
    assert math.isclose(sum(a.seconds for a in told.families.values()), sum(row[2] for row in stands) / 1000)
    last = stands[-1][0]
    assert answers_of_day(log, last) == Counter(row[3] for row in stands if row[0] == last)
    assert statistics(log, day, at, lambda time: curve(time, 1.0), ["other"]).points == 0
