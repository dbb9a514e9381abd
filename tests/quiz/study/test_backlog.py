from __future__ import annotations

import json
from pathlib import Path

import pytest
from learners import START, answer_all, open_at

from quiz.cli.commands import run
from quiz.store.reading import due_by_day, due_count
from quiz.study.backlog import LEAST, apply, preview, take_back

LATE = 40.0


@pytest.fixture
def overdue(data: Path) -> Path:
    """A data folder in which some dozen points were learned once and then left alone."""
    with open_at(data) as study:
        for seed in range(3):
            answer_all(study.play("mini", count=10, seed=seed))
    return data


def due(data: Path, days: float = LATE) -> int:
    with open_at(data, days) as study:
        return due_count(study.log, study.clock.day().toordinal())


def test_a_preview_changes_nothing_and_applying_it_does_what_it_said(overdue: Path) -> None:
    everything = due(overdue)
    assert everything > 12
    with open_at(overdue, LATE) as study:
        laid = preview(study, 5)
        assert laid.before[0] == everything
        assert laid.after[0] == 5
        assert due_count(study.log, study.clock.day().toordinal()) == everything
        states, urgent = study.log.states(), study.first_due_point()
        assert apply(study, laid) == everything - 5
        assert study.log.states() == states
        assert study.first_due_point() == urgent
        study.log.rebuild(study.model)
    for ahead in range(3):
        assert due(overdue, LATE + ahead) == min(everything, 5 * (ahead + 1))
    with open_at(overdue, LATE) as study:
        assert take_back(study) == everything - 5
        assert take_back(study) == 0
    assert due(overdue) == everything


def test_without_a_number_a_day_takes_twenty_at_least(overdue: Path) -> None:
    with open_at(overdue, LATE) as study:
        laid = preview(study, None, "mini")
        assert laid.after == (LEAST, laid.before[0] - LEAST)
        today = study.clock.day().toordinal()
        assert due_by_day(study.log, today - 40, 40, ["mini"]) != {}
        assert due_by_day(study.log, today, 40, ["other"]) == {}


def test_the_command_shows_applies_and_takes_back(
    overdue: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTDECK_NOW", START.replace(year=2027).isoformat())
    base = ["--data", str(overdue), "backlog", "--per-day", "5"]
    assert run([*base, "--json"]) == 0
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows[0]["after"] == 5 < rows[0]["before"]
    assert "Nothing was changed" in err
    assert run([*base, "--apply"]) == 0
    assert "points wait for their day" in capsys.readouterr().err
    assert run(base) == 1
    assert run([*base, "--undo"]) == 0
    assert run([*base, "--undo"]) == 1
