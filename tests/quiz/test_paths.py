from __future__ import annotations

from pathlib import Path

import pytest

import quiz
from quiz.paths import data_folder, shipped_packs


def test_the_data_folder_is_the_one_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTDECK_DATA", str(tmp_path / "mine"))
    assert data_folder() == tmp_path / "mine"
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("value", [None, ""])
def test_or_else_the_platforms(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("FACTDECK_DATA")
    if value is not None:
        monkeypatch.setenv("FACTDECK_DATA", value)
    assert data_folder().is_absolute() and data_folder().name == "factdeck"


def test_packs_of_the_wheel_come_before_those_of_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (shipped_packs() / "kosovo-nato" / "pack.yaml").is_file()
    package = tmp_path / "quiz"
    package.mkdir()
    monkeypatch.setattr("quiz.paths.__file__", str(package / "paths.py"))
    assert shipped_packs() == tmp_path / "seeds"
    (package / "seeds").mkdir()
    assert shipped_packs() == package / "seeds"
    assert Path(quiz.__file__).name == "__init__.py"
