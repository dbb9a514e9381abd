"""Reports of learners, at the facts they are about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packsmith import MINI

from questions.errors import UsageError
from questions.reading import read_pack
from quiz.authoring.reports import at_facts, read_reports


def test_reports_stand_at_their_facts_in_order_and_unknown_ones_last(tmp_path: Path) -> None:
    reading = read_pack(MINI)
    first, second, *_ = reading.fact_nodes
    rows = [
        {"kind": "report", "point": "gone#when", "text": "old"},
        {"kind": "report", "point": f"{second}#when", "text": "wrong\nyear", "item": {"stem": "When?"}},
        {"kind": "alias", "point": f"{first}#holder", "text": "Bob", "stem": "Who?"},
    ]
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = at_facts(reading, read_reports(path))
    assert [report.facts for _, report in found] == [(first,), (second,), ("gone",)]
    assert [report.said for _, report in found] == ["“Bob” should count as right", "wrong year", "old"]
    assert found[1][0] == reading.place(second) and found[1][1].stem == "When?"


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()) | st.just(b"[" * 100_000))
def test_any_file_gives_reports_or_our_own_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("reports") / "r"
    path.write_bytes(data)
    try:
        found = list(read_reports(path))
    except UsageError:
        return
    assert all(report.said for report in found)
