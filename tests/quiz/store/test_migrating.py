"""A log of the first schema, made by the program of its time, keeps each answer and each undo."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from histories import MODEL, snapshot

from quiz.store.backups import listed
from quiz.store.log import Attempt, Log, Stamp
from quiz.store.reading import days, due_rows, standing
from quiz.store.rows import ATTEMPT_COLUMNS, ENTRY_COLUMNS, checksum
from quiz.store.verify import verify

OLD = Path(__file__).with_name("schema-1.sql")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "factdeck.db"
    db = sqlite3.connect(path)
    db.executescript(OLD.read_text(encoding="utf-8"))
    db.close()
    return path


def test_every_attempt_and_undo_is_kept(old: Path) -> None:
    db = sqlite3.connect(old)
    was = {
        row[0]: row
        for row in db.execute("SELECT id, device, session, at, day, stem, response, credits, before FROM attempt")
    }
    undone = dict(db.execute("SELECT attempt, at FROM undo"))
    db.close()
    assert len(was) == 85 and len(undone) == 25
    log = Log(old)
    for name, device, session, at, day, stem, response, credits, before in was.values():
        told = "SELECT device, session, at, day, stem, response, credits, before FROM attempt WHERE id = ?"
        ordinal = date.fromisoformat(day).toordinal()
        assert log.rows(told, (name,)) == [(device, session, at, ordinal, stem, response, credits, before)]
    assert dict(log.rows("SELECT target, at FROM entry WHERE kind = 'undo'")) == undone
    assert {row[0] for row in log.rows("SELECT id FROM void")} == set(undone)
    for table, columns in (("attempt", ATTEMPT_COLUMNS), ("entry", ENTRY_COLUMNS)):
        for told, *row in log.rows(f"SELECT checksum, {', '.join(columns)} FROM {table}"):
            assert checksum(row) == told
    assert len(log.rows("SELECT DISTINCT id FROM entry")) == 25
    log.close()


def test_what_follows_from_it_is_there_at_once_and_computed_anew_with_the_first_answer(old: Path) -> None:
    log = Log(old)
    assert len(days(log)) == 5
    first = due_rows(log, date(2027, 1, 1).toordinal(), 0)
    points = {point for point, _, _ in standing(log, "mini", date(2026, 9, 1).toordinal())}
    assert {row.point for row in first} == points and len(points) > 20
    assert log.prepare(MODEL)
    assert not log.prepare(MODEL)
    cached = snapshot(log)
    log.rebuild(MODEL)
    assert snapshot(log) == cached
    log.close()
    assert verify(old, MODEL) == []


def test_old_answers_can_be_taken_back_and_the_undo_of_old_redone(old: Path) -> None:
    log = Log(old)
    log.prepare(MODEL)
    stood = snapshot(log)
    target, day, at = log.rows(
        "SELECT id, day, at FROM attempt WHERE id NOT IN (SELECT id FROM void) AND weight > 0 ORDER BY at, id"
    )[3]
    log.undo(target, Stamp("f0000000-0000-7000-8000-000000000001", "here", "", at, day), MODEL)
    assert snapshot(log) != stood
    log.undo(
        "f0000000-0000-7000-8000-000000000001",
        Stamp("f0000000-0000-7000-8000-000000000002", "here", "", at, day),
        MODEL,
    )
    redone = snapshot(log)
    redone["void"] = [row for row in redone["void"] if not str(row[0]).startswith("f0000000")]
    assert redone == stood
    log.close()


def test_devices_that_migrate_the_same_log_apart_agree(old: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin" / "factdeck.db"
    twin.parent.mkdir()
    twin.write_bytes(old.read_bytes())
    one, two = Log(old), Log(twin)
    ids = "SELECT id, checksum FROM attempt UNION ALL SELECT id, checksum FROM entry ORDER BY 1"
    assert one.rows(ids) == two.rows(ids)
    one.close()
    two.close()


def test_before_it_migrates_a_backup_is_made(old: Path) -> None:
    Log(old).close()
    (backup,) = listed(old)
    assert backup.name == "schema-1"
    db = sqlite3.connect(backup.path)
    assert db.execute("PRAGMA user_version").fetchone()[0] == 1
    assert db.execute("SELECT count(*) FROM attempt").fetchone()[0] == 85
    db.close()
    Log(old).close()
    assert len(listed(old)) == 1


def test_a_migration_that_fails_leaves_the_old_log(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from questions.errors import StoreError
    from quiz.store import database
    from quiz.store.migrations import MIGRATIONS

    broken = (MIGRATIONS[0], MIGRATIONS[1] + "SELECT no_such_function();")
    with pytest.raises(StoreError):
        database.connect(old, migrations=broken)
    db = sqlite3.connect(old)
    assert db.execute("PRAGMA user_version").fetchone()[0] == 1
    assert db.execute("SELECT count(*) FROM attempt").fetchone()[0] == 85
    db.close()


def test_new_answers_follow_old_ones(old: Path) -> None:
    log = Log(old)
    point = json.loads(log.rows("SELECT credits FROM attempt WHERE weight > 0 ORDER BY at DESC")[0][0])[0][0]
    day = date(2026, 12, 1).toordinal()
    told = log.append(
        Attempt(
            "f0000000-0000-7000-8000-000000000009", "here", "s", (day - 719_163) * 86_400_000_000, day, "review", "mini",
            "", "i", "when", "typed", "recall", "?", (), {"type": "wrote", "text": "x"}, 1.0, "exact", 900, 0.0, 1.0,
            None, ((point, 1.0),),
        ),
        MODEL,
    )  # fmt: skip
    assert ("mini", (point, "recall")) in told
    assert log.meta("model") == MODEL.version
    log.close()
    assert verify(old, MODEL) == []
