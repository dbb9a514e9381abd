"""The audit's figures, against what can be counted or computed otherwise."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from questions.audit import audit, balance, chi_squared_tail
from questions.foreign import build
from questions.generate import generate
from questions.items import Item
from questions.reading import read_pack
from questions.solvers import solve

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("statistic", "freedom", "p"),
    # From printed tables of the chi-squared distribution.
    [(3.841, 1, 0.05), (6.635, 1, 0.01), (5.991, 2, 0.05), (7.815, 3, 0.05), (11.345, 3, 0.01), (18.307, 10, 0.05)],
)
def test_the_chi_squared_tail_is_that_of_the_tables(statistic: float, freedom: int, p: float) -> None:
    assert chi_squared_tail(statistic, freedom) == pytest.approx(p, rel=0.002)


def test_the_chi_squared_tail_has_its_closed_form_for_two_degrees() -> None:
    for x in (0.1, 1.0, 5.0, 30.0):
        assert chi_squared_tail(x, 2) == pytest.approx(math.exp(-x / 2), abs=1e-12)


def questions(*rows: tuple[str, list[str], int]) -> list[Item]:
    return [build(line, stem, options, (key,)) for line, (stem, options, key) in enumerate(rows)]


def test_solvers_find_the_flaw_that_they_look_for() -> None:
    long = questions(
        *[(f"Which is it in case {n}?", ["a b", "a much longer answer than the rest", "c d"], 1) for n in range(20)]
    )
    scores = {score.name: score for score in solve(long)}
    assert scores["longest"].score == 1.0
    assert scores["shortest"].score == 0.0
    assert scores["longest"].chance == pytest.approx(1 / 3)


def test_keys_that_always_stand_first_are_noticed() -> None:
    items = questions(*[(f"Which is it in case {n}?", ["one", "two", "three"], 0) for n in range(30)])
    found = balance(items)
    assert found.position_p is not None or found.rank_p is not None
    assert min(p for p in (found.position_p, found.rank_p) if p is not None) < 0.001


def test_the_audit_counts_what_was_generated(mini: Path) -> None:
    pack = read_pack(mini).pack
    assert pack is not None
    result = audit(pack, (0, 1))
    made = [generate(pack, seed).items for seed in (0, 1)]
    assert result.items.total == (len(made[0]) + len(made[1])) / 2
    assert sum(result.items.families.values()) == pytest.approx(
        result.items.total, abs=0.1 * len(result.items.families)
    )
    assert result.points == len(pack.points)
    assert result.errors == 0
    assert all(gap.reason for gap in result.coverage.uncovered)
    for much in result.refusing:  # named with their reasons, and rightly so
        refused = sum(found.count for found in result.refused if found.family == much.family)
        offered = sum(item.family == much.family for items in made for item in items)
        assert much.share == pytest.approx(refused / (refused + offered), abs=0.001) and much.share > 0.2
        assert all(found.example for found in result.refused if found.family == much.family)


def test_the_shipped_pack_meets_its_marks(seed_pack: Path) -> None:
    pack = read_pack(seed_pack).pack
    assert pack is not None
    result = audit(pack)
    assert result.errors == 0
    assert result.items.distinct >= 600
    assert result.coverage.share >= 0.9, result.coverage.uncovered
    assert result.balance.position_p is not None and result.balance.position_p > 0.001
    assert result.balance.rank_p is not None and result.balance.rank_p > 0.001
    assert 0.45 <= (result.balance.true_share or 0) <= 0.55
    for solver in result.solvers:
        assert solver.score <= solver.chance + 0.03, solver


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "quiz.cli.main", *args],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=300,
    )


def test_the_command_prints_a_report_and_json(mini: Path) -> None:
    text = run("audit", str(mini), "--seeds", "1")
    assert text.returncode == 0
    assert "Coverage" in text.stdout and "Guessing" in text.stdout
    data = json.loads(run("audit", str(mini), "--seeds", "1", "--json").stdout)
    assert {"facts", "points", "items", "coverage", "findings", "refused", "solvers", "balance"} <= set(data)


def test_lint_reads_questions_from_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "bank.json"
    rows = [
        {"stem": "What is the capital of France?", "options": ["Paris", "Lyon", "Nice"], "answer": "Paris"},
        {"stem": "Which of these is NOT a mammal?", "options": ["Whale", "Shark", "Bat"], "answer": "b"},
        {
            "stem": "Which gas do plants take in?",
            "options": ["Oxygen", "Carbon dioxide", "All of the above"],
            "answer": 1,
        },
    ]
    file.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    out = run("lint", str(file))
    assert out.returncode == 1
    assert "negative-stem (E)" in out.stdout and "all-of-above (E)" in out.stdout
    assert f"{file}:11: negative-stem" in out.stdout
    assert "capital of France" not in out.stdout
    lines = tmp_path / "bank.jsonl"
    lines.write_text("\n".join(json.dumps(row) for row in rows[:1]), encoding="utf-8")
    assert run("lint", str(lines)).returncode == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "no JSON"),
        ("[1]", '"stem"'),
        ('[{"stem": "x?", "options": ["a"], "answer": "z"}]', "no option"),
        ("[", "not closed"),
    ],
)
def test_lint_names_place_and_mend_of_bad_files(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "bad.json"
    file.write_text(text, encoding="utf-8")
    out = run("lint", str(file))
    assert out.returncode == 2
    assert says in out.stderr and "Traceback" not in out.stderr
