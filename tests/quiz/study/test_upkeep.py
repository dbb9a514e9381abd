"""What is done by itself: renamed facts keep their memory, the log is backed up once a day."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from screens import study_of

from questions.responses import DontKnow
from quiz.store.backups import folder_of, listed
from quiz.study.upkeep import back_up


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "learner"


def test_a_renamed_fact_keeps_its_memory_and_undo_does_not_touch_the_name(
    data: Path, mini: Path, tmp_path: Path
) -> None:
    with study_of(data, mini) as study:
        session = study.play("mini", count=40, seed=1)
        while session.item is not None:
            session.answer(DontKnow(), 900)
            session.next()
        learned = {key[1] for key in study.log.states("mini")}
    fact = next(name for name in ("calder", "reyne", "holt") if any(point.startswith(f"{name}#") for point in learned))
    pack = data / "packs" / "mini"
    for file in (pack / "facts").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"- id: {fact}\n", f"- id: new-name\n  was: [{fact}]\n"), encoding="utf-8")
    before = {point.replace(f"{fact}#", "new-name#") for point in learned}
    for _ in range(2):
        with study_of(data) as study:
            study.load("mini")
            assert {key[1] for key in study.log.states("mini")} == before
            assert study.log.rows("SELECT old, new FROM named") == [(fact, "new-name")]
            assert len(study.log.rows("SELECT id FROM entry WHERE kind = 'rename'")) == 1
    with study_of(data) as study:
        last = study.log.undo_last(lambda: study.stamp("undo"), study.model)
        assert study.log.rows("SELECT count(*) FROM attempt WHERE id = ?", (last,)) == [(1,)]


def test_one_backup_a_day_and_only_of_what_was_answered(data: Path, mini: Path) -> None:
    with study_of(data, mini) as study:
        assert back_up(study) == "" and not listed(study.log.path)
        session = study.play("mini", count=2, seed=1)
        session.answer(DontKnow(), 900)
        assert back_up(study) == "" and len(listed(study.log.path)) == 1
        session.next()
        session.answer(DontKnow(), 900)
        assert back_up(study) == "" and len(listed(study.log.path)) == 1
        shutil.rmtree(folder_of(study.log.path))
        folder_of(study.log.path).write_text("in the way")
        assert "could not be made" in back_up(study)
