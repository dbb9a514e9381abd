"""`quiz check`, `quiz lint`, `quiz audit`: findings, with their place on standard output and status 1."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from questions.codes import CODES
from quiz.cli.commands import run


@pytest.fixture
def spoilt(tmp_path: Path, mini: Path) -> Path:
    """A copy of the small pack in which one quote no longer stands in its source."""
    folder = tmp_path / "spoilt"
    shutil.copytree(mini, folder)
    brief = folder / "brief.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("Dalby", "Delby"), encoding="utf-8")
    return folder


def test_a_sound_pack_has_no_output_and_status_0(quiz: Callable[..., Any], mini: Path) -> None:
    done = quiz("check", mini)
    assert (done.status, done.out) == (0, "")
    assert "0 errors" in done.err


def test_findings_have_place_code_text_and_mend(quiz: Callable[..., Any], spoilt: Path) -> None:
    done = quiz("check", spoilt)
    assert done.status == 1
    assert re.search(r"^\S+\.yaml:\d+:\d+: P\d{3} .+", done.out, re.MULTILINE)
    assert re.search(r"[1-9]\d* errors?", done.err)


def test_findings_as_json_are_the_same_ones(capsys: pytest.CaptureFixture[str], spoilt: Path) -> None:
    assert run(["check", str(spoilt)]) == 1
    text = capsys.readouterr().out
    assert run(["check", str(spoilt), "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert rows
    for row in rows:
        assert f":{row['line']}:{row['column']}: {row['code']} " in text


def test_every_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for code in CODES:
        assert run(["check", "--explain", code.lower()]) == 0
        assert code in capsys.readouterr().out


def test_lint_lists_its_rules_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lint", "--rules"]) == 0
    rules = capsys.readouterr().out.splitlines()
    assert len(rules) >= 10 and all(re.match(r"\S+ \([A-Z]\): ", rule) for rule in rules)


def test_lint_finds_what_breaks_a_rule(quiz: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    question = {"stem": "What is the capital of Peru?", "options": ["Lima", "Lima", "All of the above"], "answer": "a"}
    file.write_text(json.dumps(question) + "\n", encoding="utf-8")
    told, data = quiz("lint", file), quiz("lint", file, "--json")
    assert told.status == data.status == 1
    rows = [json.loads(line) for line in data.out.splitlines()]
    assert len(rows) >= 2 and {row["line"] for row in rows} == {1}
    assert all(row["rule"] in told.out for row in rows)


def test_audit_prints_figures_as_json(capsys: pytest.CaptureFixture[str], mini: Path) -> None:
    assert run(["audit", str(mini), "--seeds", "1", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["pack"] == "mini" and figures["points"] > 50
