"""Fitting the memory model to a log."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from learners import facts_of, forgetful, open_at

from questions.errors import UsageError
from quiz.core.fitting import ENOUGH
from quiz.core.memory.fsrs6 import DEFAULT_PARAMETERS
from quiz.store.rows import Attempt
from quiz.study import Study
from quiz.study.fit import INSTALL, fit, train, undo

Rows = list[list[list[int]]]


def fill(study: Study, facts: int) -> None:
    """Write the log of a learner who forgets sooner than usual."""
    study.log.db.execute("PRAGMA synchronous = OFF")  # nothing here is about durability
    answers = sorted((one for fact in facts_of(forgetful(0.2), facts=facts, days=120, seed=5) for one in fact), key=lambda one: one.at)  # fmt: skip
    for number, one in enumerate(answers):
        share = one.credits[0][1]
        study.log.append(
            Attempt(
                id=f"00000000-0000-7000-8000-{number:012d}", device="d", session="s", at=one.at, day=one.day, kind="review",
                pack="lab", pack_hash="", item="typed-1", family="cloze", format="typed", answer_class="recall", stem="?",
                options=(), response={"type": "wrote", "text": "x"}, score=share, verdict="exact" if share else "wrong",
                latency=1000, guess=0.0, weight=1.0, grade=None, credits=one.credits,
            ),
            study.model,
        )  # fmt: skip


def settings_of(study: Study) -> tuple[float, ...]:
    return study.settings.memory.parameters


@pytest.mark.peer("fsrs_rs_python", install=INSTALL)
def test_what_foretells_better_is_taken_and_given_back(tmp_path: Path) -> None:
    lines: list[str] = []
    with open_at(tmp_path) as study:
        fill(study, 150)
        before = study.log.states()
        dry = fit(study, lines.append, dry_run=True)
        assert dry.better and not dry.adopted and settings_of(study) == DEFAULT_PARAMETERS
        done = fit(study, lines.append)
        assert done.adopted and done.after < done.before and done.held_back > ENOUGH / 10
        assert settings_of(study) == done.parameters != DEFAULT_PARAMETERS
        assert any("100 %" in line for line in lines)
        fitted = study.log.states()
        assert fitted != before
    with open_at(tmp_path) as study:  # another start uses them too
        assert settings_of(study) == done.parameters
        study.log.rebuild(study.model)
        assert study.log.states() == fitted
        assert undo(study, lines.append) == DEFAULT_PARAMETERS
        assert study.log.states() == before
        with pytest.raises(UsageError, match="no fit to take back"):
            undo(study, lines.append)


def test_what_foretells_no_better_is_left(tmp_path: Path) -> None:
    def worse(rows: Rows, say: object) -> tuple[float, ...]:
        return (*DEFAULT_PARAMETERS[:20], 0.8)

    with open_at(tmp_path) as study:
        fill(study, 150)
        before = study.log.states()
        done = fit(study, print, trainer=worse)
        assert done.after > done.before and not done.adopted
        assert settings_of(study) == DEFAULT_PARAMETERS and study.log.states() == before
        assert not (tmp_path / "fits.jsonl").exists()


def test_the_optimiser_never_sees_what_is_held_back(tmp_path: Path) -> None:
    seen: list[Rows] = []

    def note(rows: Rows, say: object) -> tuple[float, ...]:
        seen.append(rows)
        return DEFAULT_PARAMETERS

    with open_at(tmp_path) as study:
        fill(study, 150)
        done = fit(study, print, trainer=note)
    labels = sum(step[2] for steps in seen[0] for step in steps)
    assert labels + done.held_back == done.reviews
    assert done.held_back == pytest.approx(done.reviews / 5, rel=0.25)
    assert not done.better  # the same parameters are no better


def test_too_few_reviews_say_how_many_are_missing(tmp_path: Path) -> None:
    with open_at(tmp_path) as study:
        fill(study, 10)
        done = fit(study, print, trainer=lambda rows, say: pytest.fail("nothing is fitted"))
        assert 0 < done.reviews < ENOUGH and done.missing == ENOUGH - done.reviews


def test_a_missing_optimiser_gives_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fsrs_rs_python.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{':' if sys.platform != 'win32' else ';'}{Path(__file__).parents[3]}")
    with pytest.raises(UsageError, match=r'pip install "factdeck\[fit\]"'):
        train([[[3, 0, 0], [3, 2, 1]]], print)


def test_an_optimiser_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fsrs_rs_python.py").write_text("raise RuntimeError('it broke')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{':' if sys.platform != 'win32' else ';'}{Path(__file__).parents[3]}")
    with open_at(tmp_path / "data") as study:
        fill(study, 150)
        with pytest.raises(Exception, match="it broke"):
            fit(study, print)
        assert settings_of(study) == DEFAULT_PARAMETERS
