"""States made anew beside the log: others go on answering meanwhile, and only the exchange needs the lock.

Half a million answers take the better part of a minute; nobody waits so long for a lock.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from quiz.core.memory.state import MemoryModel
from quiz.store.replay import replay
from quiz.store.rows import RENAME
from quiz.store.settling import fill, note_states, rebuild_states
from quiz.store.standing import names_of

if TYPE_CHECKING:
    from quiz.store.log import Log

_SEEN = "SELECT (SELECT coalesce(max(seq), 0) FROM attempt), (SELECT coalesce(max(seq), 0) FROM entry)"
_TOUCHED = (
    "WITH RECURSIVE touched (id) AS ("
    " SELECT id FROM attempt WHERE seq > ?1 UNION SELECT id FROM entry WHERE seq > ?2"
    " UNION SELECT e.target FROM touched t JOIN entry e ON e.id = t.id WHERE e.target <> '')"
)
"""What came after a view of the log, and all that it speaks about, through undos of undos."""


def rebuild_aside(log: Log, model: MemoryModel, *, anyway: bool) -> int | None:
    """Make the states anew, holding the lock only to exchange them.

    Args:
        log: The log, outside of a transaction.
        model: The memory model.
        anyway: Whether they are exchanged too where another process has made those of this model meanwhile.

    Returns:
        How many states there are; None where another process was first.

    Raises:
        StoreError: If they could not be saved; then they are as they were.
    """
    db = log.db
    seen = _make(log, model)
    try:
        with log.writing():
            if not anyway and log.meta("model") == model.version:
                return None
            if db.execute(
                f"{_TOUCHED} SELECT 1 FROM entry WHERE id IN touched AND kind = ?3", (*seen, RENAME)
            ).fetchone():
                return rebuild_states(db, model)  # facts have other names: what was made belongs to those before
            _exchange(db, model, seen)
            return int(db.execute("SELECT count(*) FROM state").fetchone()[0])
    finally:
        db.execute("DROP TABLE IF EXISTS temp.fresh")


def _make(log: Log, model: MemoryModel) -> tuple[int, int]:
    """Make the states in a table of this connection's own, from one view of the log; return the last rows of it."""
    with log.reading() as db:
        attempts, entries = db.execute(_SEEN).fetchone()
        db.execute("DROP TABLE IF EXISTS temp.fresh")
        db.execute("CREATE TEMP TABLE fresh AS SELECT * FROM state WHERE 0")
        fill(db, model, "temp.fresh")
    return attempts, entries


def _exchange(db: sqlite3.Connection, model: MemoryModel, seen: tuple[int, int]) -> None:
    db.execute("DELETE FROM state")
    db.execute("INSERT INTO state SELECT * FROM temp.fresh ORDER BY pack, point, class")
    late = db.execute(f"{_TOUCHED} SELECT DISTINCT pack, fact FROM timeline WHERE id IN touched", seen).fetchall()
    for pack, fact in late:
        replay(db, pack, fact, names_of(db, pack), model)
    note_states(db, model)
