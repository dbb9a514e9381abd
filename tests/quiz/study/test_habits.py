from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from histories import attempt
from learners import open_at

from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY, RECALL
from quiz.core.simulation.workload import ask
from quiz.core.simulation.worlds import World, pupils
from quiz.store.log import Log, Stamp
from quiz.study import Study
from quiz.study.fit import undo
from quiz.study.habits import fit_habits

FIRST_DAY = 20_000
"""Days since 1970."""


def live(log: Log, points: int, transfer: float = 0.0) -> None:
    """Let a learner answer whose formats share memory so far, typed questions as choices on other days."""
    model = Memory()
    rows = []
    for number, history in enumerate(ask(pupils(World("fsrs", transfer, 0.0, 0.5), 5, "log", points), 8, Random(5))):
        for turn, asked in enumerate(history):
            day = FIRST_DAY + int(asked.t)
            at = round((FIRST_DAY + asked.t) * DAY)
            stamp = Stamp(f"a{number:03d}-{turn}", "device", "session", at, day + 719_163)
            # Even choices are typed, odd ones recognised; multiples of 11 + 0 weigh fully (see `attempt`).
            made = attempt(stamp, [(f"f{number}#x", float(asked.right))], 22 if asked.answer_class == RECALL else 33)
            rows.append(replace(made, guess=asked.guess))
    for row in sorted(rows, key=lambda row: (row.at, row.id)):
        log.append(row, model)


@pytest.fixture
def study(data: Path) -> Study:
    return open_at(data)


def test_habits_are_fitted_judged_adopted_and_taken_back(study: Study) -> None:
    with study:
        live(study.log, 40)
        said: list[str] = []
        before = study.settings
        states = study.log.states()
        tried = fit_habits(study, said.append, dry_run=True)
        assert tried.better and not tried.adopted
        assert study.settings == before
        found = fit_habits(study, said.append)
        assert (found.before, found.after, found.adopted) == (tried.before, tried.after, True)
        assert found.answers == 40 * 7
        assert 20 < found.held_back < 100
        assert found.changed["transfer"] == (0.5, study.settings.memory.transfer)
        assert study.settings.memory.transfer < 0.5
        assert study.log.states() != states
        assert any("tries" in line for line in said)
        undo(study, said.append)
        assert study.settings == before
        assert study.log.states() == states


def test_a_short_log_is_told_how_much_is_missing(study: Study) -> None:
    with study:
        live(study.log, 5)
        found = fit_habits(study, lambda _: None)
        assert (found.answers, found.missing, found.adopted) == (35, 90, False)
        assert study.settings.memory.transfer == 0.5


def test_an_empty_log_too(study: Study) -> None:
    with study:
        assert fit_habits(study, lambda _: None).missing == 125
