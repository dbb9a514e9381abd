"""The workbench: what it shows is what `check` says, after any save; its marks go to the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packsmith import add, copy_mini, edit

from questions.checking import check
from questions.reading import read_pack
from quiz.authoring.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    found = Bench(copy_mini(tmp_path))
    found.refresh()
    return found


def same(bench: Bench) -> None:
    reading = read_pack(bench.path)
    assert bench.problems == check(reading)
    assert bench.reading is not None and bench.reading.pack == reading.pack


def test_only_what_changed_is_validated_again(bench: Bench) -> None:
    assert bench.pack is not None and bench.parsed == len(bench.pack.facts)
    assert not bench.changed()
    add(bench.path, "facts/words.yaml", "\n- id: extra\n  kind: card\n  prompt: Why?\n  answers: [because]\n")
    assert bench.changed()
    bench.refresh()
    assert bench.parsed == 1
    same(bench)


@settings(max_examples=20)
@given(data=st.data())
def test_after_any_saves_it_says_what_check_says(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    bench = Bench(copy_mini(tmp_path_factory.mktemp("bench")))
    for _ in range(4):
        name = data.draw(st.sampled_from(["pack.yaml", "facts/history.yaml", "facts/people.yaml", "facts/league.yaml"]))
        path = bench.path / name
        lines = path.read_text(encoding="utf-8").split("\n")
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["cut", "twice", "word", "swap"])):
            case "cut":
                del lines[at]
            case "twice":
                lines.insert(at, lines[at])
            case "word":
                lines[at] = lines[at].replace("1", "2").replace("e", "ee", 1)
            case _:
                lines[at], lines[0] = lines[0], lines[at]
        path.write_text("\n".join(lines), encoding="utf-8")
        bench.refresh()
        same(bench)


def test_problems_items_and_reports_stand_at_their_fact(bench: Bench) -> None:
    edit(bench.path, "facts/people.yaml", "kind: tenure", "kind: tenure\n  wrong_field: 1")
    (bench.path / "reports").mkdir()
    note = {"kind": "report", "point": "calder#holder", "text": "odd"}
    (bench.path / "reports" / "anna.jsonl").write_text(json.dumps(note), encoding="utf-8")
    bench.refresh()
    assert any("wrong_field" in problem.message for problem in bench.problems)
    assert [report.said for report in bench.reports["calder"]] == ["odd"]
    assert bench.made("calder") == ([], [])


def test_a_veto_is_written_and_taken_back(bench: Bench) -> None:
    fact = next(f.id for f in bench.pack.facts if bench.made(f.id)[0] and not f.skip)  # type: ignore[union-attr]
    family = bench.made(fact)[0][0].family
    before = bench.file_of(fact).read_text(encoding="utf-8")
    assert bench.veto(fact, family)
    assert family not in {item.family for item in bench.made(fact)[0]}
    same(bench)
    assert not bench.veto(fact, family)
    assert bench.file_of(fact).read_text(encoding="utf-8") == before


def test_a_review_locks_wordings_and_tells_when_they_change(bench: Bench) -> None:
    fact = next(f.id for f in bench.pack.facts if f.kind == "event" and bench.made(f.id)[0] and not f.reviewed)  # type: ignore[union-attr]
    assert bench.review(fact) and bench.pack.by_id[fact].reviewed and bench.drifted(fact) == []  # type: ignore[union-attr]
    locks = bench.path / "reviewed.json"
    found = json.loads(locks.read_text(encoding="utf-8"))
    found[fact] = found[fact][1:]
    locks.write_text(json.dumps(found), encoding="utf-8")
    assert len(bench.drifted(fact)) >= 1
    assert not bench.review(fact)
    assert fact not in json.loads(locks.read_text(encoding="utf-8"))
