"""Backups are whole and thinned out; a restore never leaves less than there was."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest
from histories import MODEL, Life, rows, snapshot

from questions.errors import StoreError
from quiz.store.backups import daily, folder_of, listed, put_back, thin_out
from quiz.store.log import Log
from quiz.store.restoring import restore
from quiz.store.verify import verify

DAY = date(2026, 11, 24)
STEPS = [("answer", number * 7, number, 0.3) for number in range(12)]


@pytest.fixture
def log(tmp_path: Path) -> Log:
    log = Log(tmp_path / "data" / "factdeck.db")
    log.device("device-a")
    Life(log, uuids=True).live(STEPS)
    return log


def more(log: Log, count: int = 5) -> None:
    life = Life(log, "device-b", uuids=True)
    life.clock = 30
    life.live([("answer", number, number, 0.3) for number in range(count)])


def test_one_backup_a_day_of_a_log_in_use(log: Log) -> None:
    made = daily(log.path, DAY)
    assert made is not None and daily(log.path, DAY) is None
    copy = Log(made)
    assert rows(copy) == rows(log) and snapshot(copy) == snapshot(log)
    copy.close()
    assert [backup.name for backup in listed(log.path)] == ["daily-2026-11-24"]
    assert not list(folder_of(log.path).glob(".*"))


def test_a_week_and_the_months_of_a_year_are_kept(log: Log) -> None:
    folder = folder_of(log.path)
    folder.mkdir()
    for back in range(500):
        (folder / f"daily-{DAY - timedelta(days=back)}.db").touch()
    thin_out(log.path)
    kept = sorted((path.name[6:16] for path in folder.iterdir()), reverse=True)
    assert kept[:7] == [str(DAY - timedelta(days=back)) for back in range(7)]
    assert kept[7:] == [
        "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31",
        "2026-02-28", "2026-01-31", "2025-12-31",
    ]  # fmt: skip


def test_a_damaged_log_replaces_no_backup(log: Log) -> None:
    daily(log.path, DAY)
    log.close()
    body = bytearray(log.path.read_bytes())
    body[4096 * 2 : 4096 * 4] = bytes(4096 * 2)
    log.path.write_bytes(bytes(body))
    with pytest.raises(StoreError, match=r"no backup was made|can't be copied"):
        daily(log.path, DAY + timedelta(days=1))
    assert [backup.name for backup in listed(log.path)] == ["daily-2026-11-24"]


def test_a_restore_brings_the_backup_and_keeps_what_came_after_it(log: Log) -> None:
    daily(log.path, DAY)
    more(log)
    stood, there = snapshot(log), sorted(rows(log))
    log.close()
    done = restore(log.path, "daily-2026-11-24", MODEL)
    assert done.taken == 5 and done.unreadable == 0 and done.aside is not None and done.aside.exists()
    again = Log(log.path)
    assert snapshot(again) == stood and sorted(rows(again)) == there
    again.close()
    assert verify(log.path, MODEL) == []


def test_of_a_damaged_log_what_can_be_read_is_taken_over(log: Log) -> None:
    daily(log.path, DAY)
    more(log, 30)
    total = log.attempts()
    log.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    page = log.rows("SELECT max(pageno) FROM dbstat WHERE name = 'attempt'")[0][0] if has_dbstat(log) else 9
    log.close()
    body = bytearray(log.path.read_bytes())
    body[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    log.path.write_bytes(bytes(body))
    assert verify(log.path, MODEL)
    done = restore(log.path, "daily-2026-11-24", MODEL)
    again = Log(log.path)
    assert 12 <= again.attempts() < total and done.unreadable
    again.close()
    assert verify(log.path, MODEL) == []


def has_dbstat(log: Log) -> bool:
    try:
        log.rows("SELECT 1 FROM dbstat LIMIT 1")
    except StoreError:
        return False
    return True


def test_a_log_that_is_no_database_any_more_is_restored(log: Log) -> None:
    daily(log.path, DAY)
    log.close()
    log.path.write_bytes(b"gone" * 1000)
    done = restore(log.path, "daily-2026-11-24", MODEL)
    assert done.unreadable
    assert verify(log.path, MODEL) == []
    assert done.aside is not None and done.aside.read_bytes() == b"gone" * 1000


def test_no_restore_while_another_program_has_it_open(log: Log) -> None:
    daily(log.path, DAY)
    more(log)
    there = rows(log)
    with pytest.raises(StoreError, match="close Factdeck"):
        put_back(log.path, listed(log.path)[0].path)
    assert rows(log) == there


def test_a_damaged_or_missing_backup_is_refused(log: Log) -> None:
    there = rows(log)
    log.close()
    with pytest.raises(StoreError, match="no such backup"):
        restore(log.path, "daily-1999-01-01", MODEL)
    bad = folder_of(log.path) / "daily-2026-11-20.db"
    bad.parent.mkdir()
    bad.write_bytes(b"x" * 9000)
    with pytest.raises(StoreError, match="can't be copied"):
        restore(log.path, "daily-2026-11-20", MODEL)
    foreign = folder_of(log.path) / "other.db"
    db = sqlite3.connect(foreign)
    db.execute("CREATE TABLE bookmarks (url TEXT)")
    db.commit()
    db.close()
    with pytest.raises(StoreError, match="no log of Factdeck"):
        restore(log.path, "other", MODEL)
    again = Log(log.path)
    assert rows(again) == there
    again.close()
