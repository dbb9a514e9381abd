"""`quiz data` and the option `--data`: where answers are kept, and what is said of files that are not fit for it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screens import study_of

from questions.responses import DontKnow
from quiz.store.database import NAME


@pytest.fixture
def played(tmp_path: Path, mini: Path) -> Path:
    """A data folder with two answers."""
    folder = tmp_path / "played"
    with study_of(folder, mini) as study:
        session = study.play("mini", count=2, seed=1)
        for _ in range(2):
            session.answer(DontKnow(), 1000)
            session.next()
    return folder


def test_where_is_the_chosen_folder(quiz: Callable[..., Any], tmp_path: Path) -> None:
    assert quiz("data", "where").out == f"{tmp_path / 'data'}\n"
    assert quiz("--data", tmp_path / "other", "data", "where").out == f"{tmp_path / 'other'}\n"
    assert not (tmp_path / "other").exists()


def test_the_log_is_json_lines(quiz: Callable[..., Any], played: Path) -> None:
    rows = [json.loads(line) for line in quiz("--data", played, "data", "log").out.splitlines()]
    assert [row["verdict"] for row in rows] == ["dont-know", "dont-know"]


def test_states_that_were_tampered_with_are_computed_anew(quiz: Callable[..., Any], played: Path) -> None:
    with sqlite3.connect(played / NAME) as database:
        database.execute("DELETE FROM state")
    database.close()
    assert not quiz("--data", played, "data", "rebuild").err.startswith("0 states")
    assert "; 0 differed" in quiz("--data", played, "data", "rebuild").err


def corrupt(file: Path) -> None:
    body = bytearray(file.read_bytes())
    body[0:16] = b"not a database!!"
    file.write_bytes(body)


def foreign(file: Path) -> None:
    file.unlink()
    database = sqlite3.connect(file)
    database.execute("CREATE TABLE songs (title)")
    database.close()


def newer(file: Path) -> None:
    database = sqlite3.connect(file)
    database.execute("PRAGMA user_version = 999")
    database.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(corrupt, "no database of Factdeck"), (foreign, "another program's database"), (newer, "newer Factdeck")],
)
def test_a_file_that_is_not_ours_is_told_and_left_alone(
    quiz: Callable[..., Any], played: Path, spoil: Callable[[Path], None], said: str
) -> None:
    file = played / NAME
    spoil(file)
    before = file.read_bytes()
    for command in ("log", "rebuild"):
        done = quiz("--data", played, "data", command)
        assert done.status == 2 and said in done.err and str(file) in done.err and not done.out
    assert file.read_bytes() == before


def test_a_data_folder_that_is_a_file_is_told(quiz: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    done = quiz("data", "log", FACTDECK_DATA=str(file))
    assert done.status == 2 and str(file) in done.err
