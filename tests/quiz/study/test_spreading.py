"""A backlog, laid out over days."""

from __future__ import annotations

from pathlib import Path

from learners import answer_all, open_at

from quiz.store.reading import due_count
from quiz.study import Study
from quiz.study.spreading import apply, preview, undo


def due(study: Study) -> int:
    return due_count(study.log, study.clock.day().toordinal())


def test_a_backlog_is_shown_laid_out_and_taken_back(data: Path) -> None:
    with open_at(data) as study:
        answer_all(study.learn("mini", new=24))
    with open_at(data, days=60) as study:
        total, states = due(study), study.log.states()
        plan = preview(study, "mini", 5)
        assert due(study) == total and plan.before[0] == total
        assert plan.after[0] == 5 and max(plan.after) == 5 and sum(plan.after) == sum(plan.before)
        urgent = study.first_due_point()
        assert apply(study, plan) == total - 5
        assert due(study) == 5 and study.first_due_point() == urgent and study.log.states() == states
    with open_at(data, days=61) as study:
        assert due(study) == 10  # yesterday's five were not done
        study.log.rebuild(study.model)
        assert due(study) == 10
        assert undo(study) == total - 10
        assert due(study) == total and undo(study) == 0
