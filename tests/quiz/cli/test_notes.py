"""`quiz data reports | aside`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from learners import open_at

from questions.responses import Wrote

Quiz = Callable[..., Any]


@pytest.fixture
def data(tmp_path: Path, mini: Path) -> Path:
    import shutil

    folder = tmp_path / "data"
    shutil.copytree(mini, folder / "packs" / "mini")
    with open_at(folder) as study:
        session = study.play("mini", count=60, seed=2, mode="recall")
        session.items = [item for item in session.items if item.format == "typed"][:3]
        session.answer(Wrote("Quetzalcoatlus"), 10)
        session.override()
        session.report("odd")
        session.next()
        session.set_aside(for_good=True)
        session.set_aside(for_good=False)
    return folder


def test_reports_print_notes_and_names_to_accept(data: Path, quiz: Quiz) -> None:
    done = quiz("--data", data, "data", "reports")
    notes = [json.loads(line) for line in done.out.splitlines()]
    assert [note["kind"] for note in notes] == ["alias", "report"]
    assert notes[0]["text"] == "Quetzalcoatlus" and notes[1]["item"]["stem"] == notes[0]["stem"]
    assert quiz("--data", data, "data", "reports", "another").out == ""


def test_what_is_set_aside_is_listed_and_resumed(data: Path, quiz: Quiz) -> None:
    now = "2026-11-24T10:00:00+00:00"
    done = quiz("--data", data, "data", "aside", FACTDECK_NOW=now)
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert sorted(row[2] for row in rows) == ["for good", "until tomorrow"]
    assert quiz("--data", data, "data", "aside", "mini", "--resume", "no#point", FACTDECK_NOW=now).status == 1
    assert quiz("--data", data, "data", "aside", "--resume", "all", FACTDECK_NOW=now).status == 2
    assert quiz("--data", data, "data", "aside", "mini", "--resume", rows[0][1], FACTDECK_NOW=now).status == 0
    assert len(quiz("--data", data, "data", "aside", FACTDECK_NOW=now).out.splitlines()) == 1
    assert quiz("--data", data, "data", "aside", "mini", "--resume", "all", FACTDECK_NOW=now).status == 0
    assert quiz("--data", data, "data", "aside", FACTDECK_NOW=now).out == ""
