"""`quiz spread`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from learners import answer_all, open_at


def test_days_are_printed_and_nothing_is_done_unless_it_is_said(
    tmp_path: Path, mini: Path, quiz: Callable[..., Any]
) -> None:
    data = tmp_path / "data"
    shutil.copytree(mini, data / "packs" / "mini")
    with open_at(data) as study:
        answer_all(study.learn("mini", new=12))
    now = "2027-01-24T10:00:00+00:00"

    def rows(*words: str) -> list[list[str]]:
        done = quiz("--data", data, "spread", "mini", "--per-day", "4", *words, FACTDECK_NOW=now)
        assert done.status == 0
        return [line.split("\t") for line in done.out.splitlines()][1:]

    first = rows()
    assert first == rows()
    assert first[0][0] == "2027-01-24" and int(first[0][1]) > 4 == int(first[0][2])
    rows("--apply")
    assert rows()[0][1:] == ["4", "4"]
    rows("--undo")
    assert rows() == first
