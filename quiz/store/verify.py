"""Looking for damage: pages, rows, what follows from them. Nothing is changed."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from questions.errors import StoreError
from quiz.core.memory.state import MemoryModel
from quiz.store.backups import copy_database, newest_sound
from quiz.store.checking import RowError
from quiz.store.database import META_CHECK, connect, meta_checksum
from quiz.store.log import Log
from quiz.store.migrations import APPLICATION_ID, VERSION
from quiz.store.rows import ATTEMPT_COLUMNS, ENTRY_COLUMNS, checksum
from quiz.store.settling import CACHES
from quiz.store.transfer import check_row

PAGES, ROWS, SUMS = "pages", "rows", "sums"

MOST = 20
"""Findings of a sort that are told one by one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    sort: str
    """`pages` or `rows`: something was lost; `sums`: only what follows from the log is wrong."""
    text: str


def verify(path: Path, model: MemoryModel) -> list[Finding]:
    """Return what is wrong with a log, nothing if it is sound.

    Args:
        path: The database.
        model: The memory model, to compute the states anew in a copy. Where the cached ones are of another model they
            are not compared: they will be computed anew at the next answer.

    Raises:
        StoreError: If there is no such file.
    """
    if not path.is_file():
        raise StoreError(f"{path}: there is no log")
    found: list[Finding] = []
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as db:
            db.text_factory = _text
            db.execute("BEGIN")
            found += _pages(db)
            found += _rows(db)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        found.append(Finding(PAGES, f"the file can't be read through: {error}"))
    if found:
        return found
    try:
        return _sums(path, model)
    except (sqlite3.Error, UnicodeDecodeError, StoreError) as error:
        return [Finding(PAGES, f"what follows from the log can't be computed: {error}")]


def advice(path: Path, found: list[Finding]) -> str:
    """Return what to do about findings."""
    if all(finding.sort == SUMS for finding in found):
        return "All answers are there; compute what follows from them anew with: quiz data rebuild"
    backup = newest_sound(path)
    if backup is None:
        return (
            "There is no sound backup beside it. Move the file away; what can still be read of it is taken in with: "
            f"quiz data restore --salvage {path}"
        )
    return (
        f"Restore the newest backup: quiz data restore {backup.name}\n"
        "Answers given since are taken over from the damaged file, as far as they can be read; the file is kept."
    )


def _pages(db: sqlite3.Connection) -> Iterator[Finding]:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        yield Finding(PAGES, "the file is not marked as a log of Factdeck")
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        yield Finding(PAGES, f"its schema is not the one of this version ({VERSION})")
        return
    for (told,) in db.execute(f"PRAGMA integrity_check({MOST})").fetchall():
        if told != "ok":
            yield Finding(PAGES, str(told))
    with tempfile.TemporaryDirectory() as folder, closing(connect(Path(folder) / "empty.db")) as empty:
        schema = "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
        wanted, there = dict(empty.execute(schema).fetchall()), dict(db.execute(schema).fetchall())
    for name in sorted({*wanted, *there}):
        if wanted.get(name) != there.get(name):
            yield Finding(PAGES, f"{name} of the schema was changed, added or removed")


def _rows(db: sqlite3.Connection) -> Iterator[Finding]:
    for table, columns in (("attempt", ATTEMPT_COLUMNS), ("entry", ENTRY_COLUMNS)):
        expected = 1
        bad = 0
        for seq, told, *values in db.execute(f"SELECT seq, checksum, {', '.join(columns)} FROM {table} ORDER BY seq"):
            text = ""
            if seq != expected:
                count = seq - expected
                text = f"{table}: {count} row{'s are' if count != 1 else ' is'} missing before number {seq}"
            elif checksum(values) != told:
                text = f"{table} {values[0]} (number {seq}) is not what was saved: its checksum differs"
            else:
                try:
                    check_row(table, columns, values)
                except RowError as error:
                    text = f"{table} {values[0]} (number {seq}): {error}"
            expected = seq + 1
            if text:
                bad += 1
                if bad <= MOST:
                    yield Finding(ROWS, text)
        if bad > MOST:
            yield Finding(ROWS, f"{table}: and {bad - MOST} more")
    written = db.execute("SELECT value FROM meta WHERE key = ?", (META_CHECK,)).fetchone()
    if written is None or written[0] != str(meta_checksum(db)):
        yield Finding(ROWS, "the device's id and what else is kept beside the log is not what was saved")


def _sums(path: Path, model: MemoryModel) -> list[Finding]:
    """Compute everything anew in a copy and compare."""
    found: list[Finding] = []
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "copy.db"
        copy_database(path, copy)
        with closing(Log(copy)) as log:
            log.db.execute("PRAGMA synchronous = OFF")
            log.db.text_factory = _text
            same = log.meta("model") in {None, model.version}
            cached = {table: _content(log.db, table) for table in CACHES}
            log.rebuild(model)
            for table in CACHES:
                wrong = cached[table] ^ _content(log.db, table)
                if wrong and (table != "state" or same):
                    first = min(wrong, key=repr)
                    names = " ".join(str(value) for value in first[:3])
                    what = f"{len(wrong)} row{'s' if len(wrong) != 1 else ''} of {table!r}"
                    found.append(Finding(SUMS, f"{what} not what follows from the log (first: {names})"))
    return found


def _text(raw: bytes) -> str:
    """Decode a text even where it is damaged, so that it can be compared."""
    return raw.decode(errors="replace")


def _content(db: sqlite3.Connection, table: str) -> set[tuple[object, ...]]:
    return set(db.execute(f"SELECT * FROM {table}").fetchall())
