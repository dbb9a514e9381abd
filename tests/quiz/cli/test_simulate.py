from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.cli import simulate
from quiz.cli.commands import run
from quiz.core.simulation import worlds
from quiz.core.simulation.worlds import Size


@pytest.fixture(autouse=True)
def _tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "SAMPLE", Size(points=12, fitted=4, pool=40, days=12, minutes=2.0))


def test_a_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["simulate", "--sample", "--seeds", "1", "--jobs", "1"])
    out, err = capsys.readouterr()
    assert status in (0, 1)
    for word in ("log loss, mean", "bias of typed recall", "true recall per minute", "cards", "naive", "fitted"):
        assert word in out
    assert out.count("\nactr  0.50") == 3
    assert (status == 1) == any("fails in" in line for line in out.splitlines() if line.startswith("ours:"))
    assert "9 of 9 learners" in err


def test_rows_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    run(["simulate", "--sample", "--seeds", "2", "--jobs", "1", "--json"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    worlds_of, marks = [row for row in rows if "seed" in row], [row for row in rows if "mark" in row]
    assert len(worlds_of) == 18
    assert set(worlds_of[0]) == {"shape", "transfer", "slips", "power", "seed", "figures"}
    assert set(worlds_of[0]["figures"]["ours"]) == {"log_loss", "bias", "yield"}
    assert len(marks) == 8


def test_other_settings_can_be_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("[memory]\ntransfer = 7\n", encoding="utf-8")
    assert run(["simulate", "--sample", "--settings", str(file)]) == 2
    assert f"{file}:2: memory.transfer = 7: write a number from 0 to 1" in capsys.readouterr().err
    assert simulate.command.name == "simulate"
