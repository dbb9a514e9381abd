"""Opening the database: looked at before anything is written, so that a file that is not ours stays untouched."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path

from questions.errors import StoreError
from quiz.store.migrations import APPLICATION_ID, MIGRATIONS, VERSION
from quiz.store.rows import checksum

NAME = "factdeck.db"
WAIT = 10
"""Seconds to wait for another process that is writing."""

CHECKPOINT = 3000
"""Pages in the write-ahead log before they are moved into the database: about once in 400 answers, which then takes longer."""
CACHE = 8000
"""KiB of pages that a connection keeps."""
META_CHECK = "checksum"
"""Key of the checksum over what is kept beside the log."""

_MAGIC = b"SQLite format 3\x00"


def connect(path: Path, *, migrations: tuple[str, ...] = MIGRATIONS) -> sqlite3.Connection:
    """Open or create the log.

    Args:
        path: The database file.
        migrations: The schema's steps; tests give fewer, to make older files.

    Returns:
        A connection in autocommit mode: write-ahead log, every commit synced to disk.

    Raises:
        StoreError: If the file is damaged, foreign, read-only, locked or of a newer version; it is left as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"{path.parent}: the data folder can't be made ({error.strerror}); choose another: --data"
        ) from error
    fresh = not path.exists() or path.stat().st_size == 0
    if not fresh:
        found = _inspect(path, len(migrations))
        if 0 < found < len(migrations):
            from quiz.store.backups import before_migration  # nothing of it is needed at other starts

            before_migration(path, found)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        _use_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.create_function("row_checksum", -1, lambda *values: checksum(values), deterministic=True)
        _migrate(connection, migrations)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if connection is not None:
            connection.close()
        raise StoreError(explain(path, error)) from error
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; SQLite does not wait by itself while another process is doing the same."""
    give_up = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.02)
        else:
            return


def _inspect(path: Path, version: int) -> int:
    """Refuse a file that is not a healthy log of ours, reading only; return its schema."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise StoreError(
            f"{path}: can't be read ({error.strerror}); mend its permissions, or choose another: --data"
        ) from error
    if not head.startswith(_MAGIC):
        raise StoreError(
            f"{path}: this is no database of Factdeck (it is no SQLite file, or its beginning is damaged). "
            "It was left as it is; move it away, or restore it from a backup: quiz data verify says how"
        )
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StoreError(f"{path}: is read-only, so that answers could not be saved; make file and folder writable")
    try:
        return _inspect_pages(path, version)
    except StoreError as error:
        cause = error.__cause__
        cut_off = isinstance(cause, sqlite3.Error) and cause.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK
        if not cut_off or int.from_bytes(head[68:72], "big") not in {0, APPLICATION_ID}:
            raise
    return _inspect_pages(path, version, "rw")  # cut off while it was being made: what was half written is taken back


def _inspect_pages(path: Path, version: int, mode: str = "ro") -> int:
    connection: sqlite3.Connection | None = None
    try:
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None)
        connection.execute("BEGIN")  # one view of the file, whoever is making it at this moment
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        # A log that was cut off while it was being made is still empty and unmarked: that one may be made again.
        if application != APPLICATION_ID and (application or found or tables):
            raise StoreError(
                f"{path}: this is another program's database; it was left as it is. Choose another: --data"
            )
        if found > version:
            raise StoreError(
                f"{path}: was written by a newer Factdeck (schema {found}, this one knows {version}). It was left as it "
                "is; install the newer version: pip install --upgrade factdeck"
            )
        return int(found)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise StoreError(explain(path, error)) from error
    finally:
        if connection is not None:
            connection.close()


def explain(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> str:
    """Return what went wrong with the file, and the mend."""
    text = str(error)
    if "malformed" in text or "not a database" in text or "decode" in text:
        return (
            f"{path}: the database is damaged ({text}). It was left as it is; how to restore it from a backup says: "
            "quiz data verify"
        )
    if "readonly" in text or "unable to open" in text:
        return f"{path}: can't be written ({text}); make file and folder writable, or choose another: --data"
    if "locked" in text:
        return f"{path}: another program keeps it locked; close that one and try again"
    if "full" in text:
        return f"{path}: the disk is full; your last answer was not saved"
    return f"{path}: {text}"


def tell(path: Path, error: BaseException | None) -> None:
    """Raise what went wrong with the file in words, where an error is one of the database; else do nothing.

    Raises:
        StoreError: For an error of the database.
    """
    if isinstance(error, sqlite3.Error):
        raise StoreError(explain(path, error)) from error


def _migrate(connection: sqlite3.Connection, migrations: tuple[str, ...]) -> None:
    while True:
        connection.execute("BEGIN IMMEDIATE")
        try:
            done = connection.execute("PRAGMA user_version").fetchone()[0]
            if done >= len(migrations):
                connection.execute("COMMIT")
                return
            for statement in _statements(migrations[done]):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {done + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def set_meta(db: sqlite3.Connection, values: Mapping[str, str]) -> None:
    """Keep something beside the log, with a checksum over all of it; within a transaction."""
    db.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?,?)", list(values.items()))
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?,?)", (META_CHECK, str(meta_checksum(db))))


def meta_checksum(db: sqlite3.Connection) -> int:
    """Return the checksum of what is kept beside the log."""
    rows = db.execute("SELECT key, value FROM meta WHERE key <> ? ORDER BY key", (META_CHECK,)).fetchall()
    return checksum(rows)


def _statements(script: str) -> list[str]:
    """Cut a script at its statements; `executescript` would commit in between."""
    found, part = [], ""
    for line in script.splitlines():
        part += line + "\n"
        if sqlite3.complete_statement(part):
            found.append(part)
            part = ""
    return found


__all__ = ["META_CHECK", "NAME", "VERSION", "connect", "explain", "meta_checksum", "set_meta", "tell"]
