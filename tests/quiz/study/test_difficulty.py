"""From answers in the log to the difficulty of questions, and rounds of one difficulty."""

from __future__ import annotations

import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from questions.difficulty import BANDS, key_of, tally, within
from questions.errors import UsageError
from questions.generate import generate
from questions.responses import DontKnow
from quiz.clock import Clock
from quiz.study import Study

START = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Study:
    shutil.copytree(mini, tmp_path / "data" / "packs" / "mini")
    return Study.open(tmp_path / "data", Clock(base=START, started=time.monotonic(), zone=UTC))


def test_what_is_missed_becomes_harder(study: Study) -> None:
    with study:
        session = study.play("mini", count=8, seed=1)
        items = list(session.items)
        for _ in items:
            session.answer(DontKnow(), 900)
            session.next()
        pack, _ = study.load("mini")
        answers = tally(study.log.answers(pack.id))
        assert {key_of(item) for item in items} <= set(answers)
        assert all(seen.answers == 1 and seen.right == 0 for seen in answers.values())
        harder = {item.id: item.difficulty for item in generate(pack, 1, answers=answers).items}
        assert all(harder[item.id] > item.difficulty for item in items if item.id in harder)


def test_a_round_is_of_the_difficulty_asked_for(study: Study) -> None:
    with study:
        for band in BANDS.values():
            session = study.play("mini", count=6, seed=2, difficulty=band)
            assert session.items and all(within(item, band) for item in session.items)
        with pytest.raises(UsageError, match="no question"):
            study.play("mini", count=6, seed=2, difficulty=(0.99, 1.0))
