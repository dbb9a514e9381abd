"""Putting a backup back, and taking over what can be read of a damaged log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from questions.errors import StoreError
from quiz.core.memory.state import MemoryModel
from quiz.store.backups import find, put_back
from quiz.store.checking import RowError
from quiz.store.log import Log, Merged, Row
from quiz.store.rows import ATTEMPT_COLUMNS, ENTRY_COLUMNS, checksum
from quiz.store.transfer import check_row, merge_file


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    backup: Path
    aside: Path | None
    """Where the replaced log lies now."""
    taken: int
    """Answers and entries that the backup had not, taken over from it."""
    unreadable: int
    """Rows of it that could not be read."""


def restore(database: Path, name: str, model: MemoryModel) -> Restored:
    """Put a backup in the log's place and take over what the replaced log has more.

    Args:
        database: The log.
        name: A backup's name, or a path.
        model: The memory model.

    Raises:
        StoreError: If there is no such backup, it is damaged, or the log is in use; the log is then left as it was.
    """
    backup = find(database, name)
    aside = put_back(database, backup)
    if aside is None:
        return Restored(backup, None, 0, 0)
    taken, unreadable = salvage(database, aside, model)
    return Restored(backup, aside, taken, unreadable)


def salvage(database: Path, damaged: Path, model: MemoryModel) -> tuple[int, int]:
    """Take over what can be read of a damaged log; return how many rows were new and how many could not be read."""
    with closing(Log(database)) as log:
        try:
            merged, _ = merge_file(log, damaged, model)
        except StoreError:
            reading = _Salvage(damaged)
            merged = log.merge(_not_contrary(log, reading.rows()), model)
            return _count(merged), reading.unreadable
    return _count(merged), 0


def _count(merged: Merged) -> int:
    return len(merged.attempts) + len(merged.entries)


def _not_contrary(log: Log, rows: Iterator[tuple[str, Row]]) -> Iterator[tuple[str, Row]]:
    """Leave out rows that the log has in another wording: the one in the backup is the sound one."""
    for table, row in rows:
        there = log.rows(f"SELECT checksum FROM {table} WHERE id = ?", (row[0],))
        if not there or there[0][0] == checksum(row):
            yield table, row


class _Salvage:
    """Reads rows one by one, around what is damaged."""

    def __init__(self, damaged: Path) -> None:
        self.damaged = damaged
        self.unreadable = 0

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Yield the sound rows."""
        uri = f"{self.damaged.absolute().as_uri()}?mode=ro"
        try:
            with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as db:
                for table, columns in (("attempt", ATTEMPT_COLUMNS), ("entry", ENTRY_COLUMNS)):
                    yield from self._table(db, table, columns)
        except sqlite3.Error:
            self.unreadable += 1

    def _table(self, db: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
        sql = f"SELECT seq, checksum, {', '.join(columns)} FROM {table} WHERE seq > ? ORDER BY seq LIMIT 1"
        last = self._last(db, table)
        seq = 0
        while seq < last:
            try:
                row = db.execute(sql, (seq,)).fetchone()
            except (sqlite3.Error, UnicodeDecodeError):
                row = None
                self.unreadable += 1
                seq += 1
                continue
            if row is None:
                return
            seq = max(seq + 1, int(row[0]))
            if checksum(row[2:]) == row[1] and self._sound(table, columns, row[2:]):
                yield table, row[2:]
            else:
                self.unreadable += 1

    @staticmethod
    def _sound(table: str, columns: tuple[str, ...], row: Row) -> bool:
        try:
            check_row(table, columns, row)
        except RowError:
            return False
        return True

    def _last(self, db: sqlite3.Connection, table: str) -> int:
        """Return the last number there may be; from the pages of the index on ids where the table's end is damaged."""
        for sql in (f"SELECT max(seq) FROM {table}", f"SELECT count(*) FROM {table}"):
            try:
                return int(db.execute(sql).fetchone()[0] or 0)
            except (sqlite3.Error, TypeError, ValueError):
                continue
        self.unreadable += 1
        return 0
