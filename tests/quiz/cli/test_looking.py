"""`quiz browse` and `quiz stats` without a terminal: facts and figures for scripts and pipes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.cli.main import main


def test_facts_are_listed_and_found(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["browse", str(mini), "--list"]) == 0
    everything = capsys.readouterr().out.splitlines()
    assert len(everything) > 20 and all("\t" in line for line in everything)
    assert main(["browse", str(mini), "--json", "--kind", "event", "--timeline"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows and {row["kind"] for row in rows} == {"event"} and all(row["date"] for row in rows)
    assert {row["memory"] for row in rows} <= {"new", "not asked"}


def test_no_fact_is_a_finding_and_no_pack_is_an_error(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["browse", str(mini), "--list", "--search", "zebra"]) == 1
    told = capsys.readouterr()
    assert told.out == "" and "No fact fits" in told.err
    assert main(["browse", "nowhere", "--list"]) == 2
    assert "no installed pack" in capsys.readouterr().err
    assert main(["stats", "nowhere", "--json"]) == 2
    assert main(["stats", "--figure", "nothing"]) == 2


def test_browsing_needs_a_terminal(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["browse", str(mini)]) == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_statistics_are_tables_or_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats"]) == 0
    assert "Nothing was answered yet" in capsys.readouterr().out
    assert main(["stats", "--json", "--figure", "forecast"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [figure["name"] for figure in told["figures"]] == ["forecast"] and told["figures"][0]["rows"] == []
    assert told["title"] == "All packs"


def test_the_names_of_figures_are_those_that_there_are(tmp_path: Path) -> None:
    from quiz.cli.stats import NAMES
    from quiz.clock import Clock
    from quiz.study import Study
    from quiz.study.overview import overview

    with Study.open(tmp_path, Clock()) as study:
        assert tuple(figure.name for figure in overview(study).figures) == NAMES
