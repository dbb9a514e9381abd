from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.cli.commands import run
from quiz.core.settings import Settings
from quiz.store.settings import read_settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def quiz(folder: Path, *args: str) -> int:
    return run(["--data", str(folder), "config", *args])


def test_all_settings_are_listed_with_unit_and_range(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quiz(folder) == 0
    out = capsys.readouterr().out
    assert "memory.retention" in out
    assert "# probability of recall; 0.7 to 0.99" in out
    assert "# auto or recognition or recall" in out
    assert len(out.splitlines()) > 20
    assert not (folder / "settings.toml").exists()


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("memory.retention", "0.85", "retention = 0.85"),
        ("queue.new_per_day", "5", "new_per_day = 5"),
        ("ladder.format", "recall", 'format = "recall"'),
        ("memory.fuzz", "false", "fuzz = false"),
        ("memory.easy_days", "[1, 1, 1, 1, 1, 0.5, 0]", "easy_days = [1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0]"),
        ("exams.kosovo-nato", "2026-12-01", "kosovo-nato = 2026-12-01"),
    ],
)
def test_a_setting_is_set_and_set_back(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, value: str, text: str
) -> None:
    assert quiz(folder, "set", name, value) == 0
    assert text in (folder / "settings.toml").read_text(encoding="utf-8").splitlines()
    assert capsys.readouterr().out.startswith(f"{name} ")
    assert quiz(folder, "get", name, "--json") == 0
    assert list(json.loads(capsys.readouterr().out)) == [name]
    assert read_settings(folder) != Settings()
    assert quiz(folder, "reset", name) == 0
    assert read_settings(folder) == Settings()


def test_the_place_is_printed_and_a_section_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quiz(folder, "path") == 0
    assert capsys.readouterr().out.strip() == str(folder / "settings.toml")
    assert quiz(folder, "get", "display") == 0
    assert [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()] == [
        "display.theme",
        "display.reduced_motion",
        "display.large_stems",
    ]
    assert quiz(folder, "list", "--json") == 0
    assert json.loads(capsys.readouterr().out)["display.theme"] == "dark"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("memory.retentoin", "0.9"), "there is no setting 'memory.retentoin'; did you mean memory.retention?"),
        (("memory.retention", "2"), "memory.retention = 2: write a number from 0.7 to 0.99"),
        (("ladder.format", "typed"), "write one of 'auto', 'recognition', 'recall'"),
        (("exams.mine", "soon"), "'soon' is no day; write 2026-12-01"),
        (("nothing",), "there is no setting 'nothing'"),
        (("memory.fuzz", "perhaps"), "memory.fuzz"),
    ],
)
def test_what_cannot_be_set_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], said: str
) -> None:
    assert quiz(folder, "set" if len(args) == 2 else "get", *args) == 2
    assert said in capsys.readouterr().err
    assert read_settings(folder) == Settings()
