"""`quiz data` and the option `--data`: where answers are kept, and what is said of files that are not fit for it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
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


def test_an_exported_log_comes_in_elsewhere_once(quiz: Callable[..., Any], played: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    assert "2 rows written" in quiz("--data", played, "data", "export", file).err
    again = quiz("--data", played, "data", "export", file)
    assert again.status == 2 and "--force" in again.err
    assert quiz("--data", played, "data", "export", file, "--force").status == 0
    assert (
        quiz("--data", played, "data", "export", "-").out.splitlines()[1:] == file.read_text("utf-8").splitlines()[1:]
    )
    assert "2 answers and 0 other entries were new" in quiz("data", "import", file).err
    assert "0 answers and 0 other entries were new" in quiz("data", "import", file).err
    assert len(quiz("data", "log").out.splitlines()) == 2


def test_a_hostile_file_is_told_by_its_line_and_changes_nothing(
    quiz: Callable[..., Any], played: Path, tmp_path: Path
) -> None:
    file = tmp_path / "log.jsonl"
    quiz("--data", played, "data", "export", file)
    file.write_text(file.read_text("utf-8").replace('"score":0', '"score":9', 1), "utf-8")
    before = quiz("--data", played, "data", "log").out
    done = quiz("--data", played, "data", "import", file)
    assert done.status == 2 and f"{file}:2: 'score' is no number from 0 to 1" in done.err
    assert quiz("--data", played, "data", "log").out == before


def test_another_data_folder_is_merged(quiz: Callable[..., Any], played: Path, tmp_path: Path) -> None:
    assert "2 answers" in quiz("data", "merge", played).err
    assert len(quiz("data", "log").out.splitlines()) == 2
    for wrong, said in (
        (tmp_path / "data", "the log itself"),
        (tmp_path, "no data folder"),
        (tmp_path / "no", "exist"),
    ):
        done = quiz("data", "merge", wrong)
        assert done.status == 2 and said in done.err


def test_devices_meet_in_a_folder(quiz: Callable[..., Any], played: Path, tmp_path: Path) -> None:
    assert "no such folder" in quiz("data", "sync", tmp_path / "shared").err
    (tmp_path / "shared").mkdir()
    assert "2 rows written" in quiz("--data", played, "data", "sync", tmp_path / "shared").err
    assert "1 file read: 2 answers" in quiz("data", "sync", tmp_path / "shared").err
    (tmp_path / "shared" / "phone.factdeck.jsonl").write_text("half a li")
    done = quiz("data", "sync", tmp_path / "shared")
    assert done.status == 1 and "not taken in" in done.err and "phone.factdeck.jsonl:1" in done.err


@pytest.mark.parametrize("command", [("data", "log"), ("data", "export", "out.jsonl"), ("fit", "--habits")])
def test_a_damaged_log_is_told_with_the_way_on_and_left_as_it_is(
    quiz: Callable[..., Any], played: Path, command: tuple[str, ...]
) -> None:
    file = played / NAME
    with closing(sqlite3.connect(file)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'attempt'").fetchone()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    body = bytearray(file.read_bytes())
    body[(root - 1) * 4096 : root * 4096] = b"Z" * 4096
    file.write_bytes(bytes(body))
    done = quiz("--data", played, *command)
    assert done.status == 2
    assert "the database is damaged" in done.err and "quiz data verify" in done.err
    assert file.read_bytes() == bytes(body)


def test_damage_is_found_and_the_backup_restored(quiz: Callable[..., Any], played: Path) -> None:
    assert "no backups yet" in quiz("--data", played, "data", "backups").err
    assert "backed up to" in quiz("--data", played, "data", "backup").err
    name = quiz("--data", played, "data", "backups").out.split("\t")[0]
    assert quiz("--data", played, "data", "verify").status == 0
    file = played / NAME
    body = bytearray(file.read_bytes())
    body[4096:8192] = bytes(4096)
    file.write_bytes(body)
    done = quiz("--data", played, "data", "verify")
    assert done.status == 1 and f"quiz data restore {name}" in done.err
    assert quiz("--data", played, "data", "restore").status == 2
    done = quiz("--data", played, "data", "restore", name)
    assert done.status == 0 and "in place again" in done.err and "replaced log lies in" in done.err
    assert quiz("--data", played, "data", "verify").status == 0
    assert len(quiz("--data", played, "data", "log").out.splitlines()) == 2


def test_each_profile_has_a_log_of_its_own_and_the_computers_packs(
    quiz: Callable[..., Any], played: Path, tmp_path: Path
) -> None:
    where = quiz("--data", played, "--profile", "Ana", "data", "where")
    assert where.out == f"{played / 'profiles' / 'ana'}\n"
    assert quiz("--data", played, "--profile", "ana", "data", "log").out == ""
    assert quiz("data", "where", FACTDECK_PROFILE="ben").out == f"{tmp_path / 'data' / 'profiles' / 'ben'}\n"
    assert quiz("--data", played, "--profile", "ana", "items", "mini", "--fact", "calder").out
    done = quiz("--profile", "../etc", "data", "where")
    assert done.status == 2 and "no name of a profile" in done.err
