"""Opening the log: every sort of wrong file is refused with a reason and left as it is."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from questions.errors import StoreError
from quiz.store.database import connect
from quiz.store.log import Log
from quiz.store.migrations import APPLICATION_ID, MIGRATIONS, VERSION


def test_a_new_log_is_ours_durable_and_of_the_current_version(tmp_path: Path) -> None:
    db = connect(tmp_path / "deep" / "factdeck.db")
    pragma = {
        name: db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version", "journal_mode", "synchronous", "foreign_keys")
    }
    db.close()
    assert pragma == {
        "application_id": APPLICATION_ID,
        "user_version": VERSION,
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
    }


@pytest.mark.parametrize("version", range(VERSION + 1))
def test_every_older_schema_is_migrated(tmp_path: Path, version: int) -> None:
    path = tmp_path / "factdeck.db"
    connect(path, migrations=MIGRATIONS[:version]).close()
    db = connect(path)
    assert db.execute("PRAGMA user_version").fetchone()[0] == VERSION
    fresh = connect(tmp_path / "fresh.db")
    schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
    assert db.execute(schema).fetchall() == fresh.execute(schema).fetchall()
    db.close()
    fresh.close()


def corrupt(path: Path) -> None:
    Log(path).close()
    body = bytearray(path.read_bytes())
    body[100:3000] = os.urandom(2900)
    path.write_bytes(bytes(body))


def foreign(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE bookmarks (url TEXT)")
    db.commit()
    db.close()


def newer(path: Path) -> None:
    Log(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 5}")
    db.close()


def text(path: Path) -> None:
    path.write_text("not a database at all\n" * 100, encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (corrupt, "damaged"),
        (foreign, "another program's"),
        (newer, "newer Factdeck"),
        (text, "no database of Factdeck"),
    ],
)
def test_a_file_that_is_not_a_log_of_ours_is_left_untouched(tmp_path: Path, make: object, says: str) -> None:
    path = tmp_path / "factdeck.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(StoreError, match=says) as caught:
        Log(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write to read-only files")
def test_a_read_only_log_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "factdeck.db"
    Log(path).close()
    path.chmod(0o444)
    with pytest.raises(StoreError, match="read-only"):
        Log(path)


def test_a_read_only_file_is_noticed_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "factdeck.db"
    Log(path).close()
    before = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreError, match="read-only"):
        Log(path)
    assert path.read_bytes() == before


def test_a_log_cut_off_while_it_was_made_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "factdeck.db"
    path.touch()
    Log(path).close()
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    db.close()


def test_attempts_cannot_be_changed_or_deleted(tmp_path: Path) -> None:
    db = connect(tmp_path / "factdeck.db")
    columns = [row[1] for row in db.execute("PRAGMA table_info(attempt)")]
    values = {
        "kind": "play",
        "class": "recall",
        "score": 1.0,
        "seq": 1,
        "at": 1,
        "day": 1,
        "shown": 4,
        "checksum": 0,
        "latency": 1,
        "guess": 0.0,
        "weight": 1.0,
        "confidence": None,
        "grade": None,
    }
    db.execute(
        f"INSERT INTO attempt ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        [values.get(column, "x") for column in columns],
    )
    for statement in ("UPDATE attempt SET score = 0", "DELETE FROM attempt"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            db.execute(statement)
    assert db.execute("SELECT count(*) FROM attempt").fetchone()[0] == 1
    db.close()


@pytest.mark.parametrize("application", [0, APPLICATION_ID])
def test_a_log_whose_making_was_cut_off_in_the_middle_of_writing_is_made_again(
    tmp_path: Path, application: int
) -> None:
    path = tmp_path / "factdeck.db"
    code = (
        "import os, sqlite3, sys\n"
        "made = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "made.execute(f'PRAGMA application_id={sys.argv[2]}')\n"
        "made.execute('PRAGMA cache_size=1')\n"
        "made.execute('BEGIN')\n"
        "made.execute('CREATE TABLE half (body BLOB)')\n"
        "for _ in range(200): made.execute('INSERT INTO half VALUES (zeroblob(4000))')\n"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code, str(path), str(application)], check=False, timeout=300)
    assert path.with_name("factdeck.db-journal").stat().st_size > 0
    log = Log(path)
    assert log.attempts() == 0
    assert log.rows("SELECT count(*) FROM sqlite_schema WHERE name = 'half'")[0][0] == 0
    log.close()
