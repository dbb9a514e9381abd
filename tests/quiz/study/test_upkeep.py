"""What is done by itself: renamed facts keep their memory, the log is backed up once a day."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from learners import answer_all, open_at
from screens import study_of

from questions.responses import DontKnow
from quiz.store.backups import folder_of, listed
from quiz.study import Study
from quiz.study.upkeep import back_up, follow_renames


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


def call(data: Path, old: str, new: str) -> None:
    for file in (data / "packs" / "mini" / "facts").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new), encoding="utf-8")


def learn_calder(data: Path) -> int:
    with open_at(data) as study:
        session = study.play("mini", count=300, seed=1)
        session.items = [one for one in session.items if all(str(p).startswith("calder#") for p in one.points)]
        return answer_all(session)


def points(study: Study) -> set[str]:
    return {point for _, point, _ in study.log.states()}


RENAMED = "- id: second-calder\n  was: [calder]\n"


def test_the_first_review_after_a_renaming_asks_what_was_due_and_going_back_brings_it_back(
    data: Path, mini: Path
) -> None:
    shutil.copytree(mini, data / "packs" / "mini")
    assert learn_calder(data)
    with open_at(data, days=30) as study:
        due = len(study.review("mini").items)
        names = points(study)
        assert due
    versions = [("- id: calder\n", RENAMED, "second-calder", 31), (RENAMED, "- id: calder\n", "calder", 32)]
    for old, new, called, day in versions:
        call(data, old, new)
        for _ in range(2):
            with open_at(data, days=day) as study:
                assert len(study.review(None).items) == due
                assert points(study) == {name.replace("calder#", f"{called}#") for name in names}
                states = study.log.states()
                study.log.rebuild(study.model)
                assert study.log.states() == states
    with open_at(data, days=33) as study:
        assert len(study.log.rows("SELECT id FROM entry WHERE kind = 'rename'")) == 2


def test_an_id_that_returns_beside_the_new_one_has_its_own_answers(data: Path, mini: Path) -> None:
    shutil.copytree(mini, data / "packs" / "mini")
    learn_calder(data)
    call(data, "- id: calder\n", RENAMED)
    with open_at(data, days=1) as study:
        study.load("mini")
        assert all(name.startswith("second-calder#") for name in points(study))
        head = study.compiled.head(study.path("mini"))
        assert head is not None
        both = replace(head, was=(), points=(*head.points, "calder#holder"))
        assert follow_renames(study, both) == 1 and follow_renames(study, both) == 0
        assert points(study) and all(name.startswith("calder#") for name in points(study))


def test_a_clock_that_is_behind_writes_no_name_again_and_again(data: Path, mini: Path) -> None:
    shutil.copytree(mini, data / "packs" / "mini")
    learn_calder(data)
    call(data, "- id: calder\n", RENAMED)
    with open_at(data, days=9) as study:
        study.load("mini")
    call(data, RENAMED, "- id: calder\n")
    for days, names in ((1, 1), (2, 1), (10, 2)):
        with open_at(data, days=days) as study:
            study.load("mini")
            assert len(study.log.rows("SELECT id FROM entry WHERE kind = 'rename'")) == names


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
