"""Packs are added, updated, hidden and shown; a broken one changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import study_of

from questions.errors import PackError, UsageError
from quiz.study import Study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data") as opened:
        yield opened


def titles(study: Study) -> set[str]:
    study.compile_packs()
    return {card.title for card in study.home().packs}


def test_a_pack_is_added_from_a_folder_and_updated(study: Study, tmp_path: Path, mini: Path) -> None:
    source = tmp_path / "elsewhere"
    shutil.copytree(mini, source)
    before = titles(study)
    assert "was added" in study.add_pack(f" '{source}' ")
    (new,) = titles(study) - before
    file = source / "pack.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"title: {new}", "title: Another title"), encoding="utf-8")
    assert "was updated" in study.add_pack(str(file))
    assert titles(study) - before == {"Another title"}
    assert [path.name for path in (study.data / "packs").iterdir()] == ["mini"]


def test_a_pack_with_errors_is_refused_and_the_old_one_stays(study: Study, tmp_path: Path, mini: Path) -> None:
    study.add_pack(str(mini))
    there = titles(study)
    source = tmp_path / "broken"
    shutil.copytree(mini, source)
    (source / "pack.yaml").write_text("id: mini\ntitle: [\n", encoding="utf-8")
    with pytest.raises(PackError, match="Nothing was added"):
        study.add_pack(str(source))
    assert titles(study) == there


@pytest.mark.parametrize(("where", "why"), [("nowhere", "no such"), (".", "no pack.yaml"), ("note.txt", "no YAML")])
def test_what_is_no_pack_is_said(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text("hello", encoding="utf-8")
    with pytest.raises(UsageError, match=why):
        study.add_pack(where)


def test_a_hidden_pack_is_not_shown_until_it_is(study: Study, mini: Path) -> None:
    study.add_pack(str(mini))
    whole = titles(study)
    study.hide_pack(study.path("mini"))
    assert len(titles(study)) == len(whole) - 1
    assert study.play("mini", count=1).question is not None  # it can still be asked by name
    study.show_packs()
    assert titles(study) == whole
    study.hide_pack(study.path("mini"))
    study.add_pack(str(mini))
    assert titles(study) == whole
    with pytest.raises(UsageError):
        study.hide_pack(mini)
