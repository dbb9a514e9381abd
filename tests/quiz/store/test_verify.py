"""Damage of every sort is found, and what is sound is called so."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from histories import MODEL, Life

from questions.errors import StoreError
from quiz.store.backups import daily, put_back
from quiz.store.log import Log
from quiz.store.settling import CACHES
from quiz.store.verify import advice, verify

TABLES = (*CACHES, "attempt", "entry", "meta")


def history(path: Path, seed: int = 1, length: int = 60) -> None:
    log = Log(path)
    log.device("device-a")
    choose = random.Random(seed)
    what = ("answer",) * 5 + ("two", "undo", "override", "bury", "suspend", "rename", "relearn")
    steps = [(choose.choice(what), choose.randrange(256), choose.randrange(256), 0.4) for _ in range(length)]
    life = Life(log, uuids=True)
    life.live(steps)
    log.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    log.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    history(tmp_path / "factdeck.db")
    return tmp_path / "factdeck.db"


def change(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path)
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        kept = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
        db.execute(f"DROP TRIGGER {name}")
        statements = (*statements, kept)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def test_a_sound_log_is_called_so_and_left_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    assert verify(path, MODEL) == []
    assert path.read_bytes() == before
    assert {file.name for file in path.parent.iterdir()} - {"factdeck.db-wal", "factdeck.db-shm"} == {"factdeck.db"}


@pytest.mark.parametrize(
    ("statement", "sort", "says"),
    [
        ("DELETE FROM attempt WHERE seq = 5", "rows", "missing before number 6"),
        ("DELETE FROM attempt WHERE seq = (SELECT max(seq) FROM attempt)", "sums", "timeline"),
        ("UPDATE attempt SET score = 0.25 WHERE seq = 3", "rows", "checksum"),
        ("UPDATE attempt SET credits = 'x' WHERE seq = 3", "rows", "checksum"),
        ("UPDATE entry SET target = 'y' WHERE seq = 1", "rows", "checksum"),
        ("UPDATE state SET stability = stability * 1.0000001", "sums", "'state'"),
        ("DELETE FROM state", "sums", "'state'"),
        ("UPDATE daily SET spent = spent + 1", "sums", "'daily'"),
        ("DELETE FROM void", "sums", "'void'"),
        ("INSERT INTO flag VALUES ('pack', 'alpha#when', 'suspend', 3652059)", "sums", "'flag'"),
        ("UPDATE meta SET value = 'other' WHERE key = 'device'", "rows", "device"),
        ("DROP INDEX attempt_day", "pages", "attempt_day"),
    ],
)
def test_what_was_changed_is_named_with_the_mend(path: Path, statement: str, sort: str, says: str) -> None:
    daily(path, date(2026, 11, 24))
    change(path, "DELETE FROM flag", statement) if "flag VALUES" in statement else change(path, statement)
    found = verify(path, MODEL)
    assert any(finding.sort == sort and says in finding.text for finding in found), found
    told = advice(path, found)
    assert ("quiz data rebuild" if sort == "sums" else "quiz data restore daily-2026-11-24") in told


def test_the_backup_that_is_named_is_sound_and_not_the_damaged_log_that_one_replaced(path: Path) -> None:
    for day in (24, 25):
        daily(path, date(2026, 11, day))
    later = path.parent / "backups" / "daily-2026-11-25.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:5000])
    put_back(path, path.parent / "backups" / "daily-2026-11-24.db")
    path.write_bytes(whole[:5000])
    later.write_bytes(later.read_bytes()[:5000])  # what damages a log may damage what lies beside it
    now = path.stat().st_mtime
    os.utime(path.parent / "backups" / "replaced-1.db", (now + 5, now + 5))
    os.utime(later, (now + 4, now + 4))
    assert "quiz data restore daily-2026-11-24" in advice(path, verify(path, MODEL))
    (path.parent / "backups" / "daily-2026-11-24.db").unlink()
    assert "quiz data restore --salvage" in advice(path, verify(path, MODEL))


def content(path: Path) -> dict[str, list[tuple[object, ...]]] | None:
    db = sqlite3.connect(path)
    try:
        return {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    finally:
        db.close()


def test_flipped_bytes_are_found_or_do_no_harm(path: Path, tmp_path: Path) -> None:
    sound = content(path)
    body = path.read_bytes()
    choose = random.Random(7)
    used = [at for at, byte in enumerate(body) if byte]  # pages are half empty, and nothing is lost there
    found = 0
    for number in range(25):
        damaged = tmp_path / f"damaged-{number}" / "factdeck.db"
        damaged.parent.mkdir()
        changed = bytearray(body)
        changed[choose.choice(used)] ^= choose.randrange(1, 256)
        damaged.write_bytes(bytes(changed))
        told = verify(damaged, MODEL)
        assert told or content(damaged) == sound, number
        found += bool(told)
        shutil.rmtree(damaged.parent)
    assert found > 20


def test_whole_pages_that_are_lost_are_found(path: Path) -> None:
    body = bytearray(path.read_bytes())
    for page in (3, 5, 8):
        body[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(bytes(body))
    assert verify(path, MODEL)
    path.write_bytes(bytes(body[: len(body) // 2]))
    assert verify(path, MODEL)


def test_without_a_log_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no log"):
        verify(tmp_path / "factdeck.db", MODEL)
