"""The schema, as numbered migrations. Each is applied once, in its own transaction, and never edited afterwards."""

from __future__ import annotations

APPLICATION_ID = 0x46444B31
"""Marks a database as ours ("FDK1")."""

MIGRATIONS: tuple[str, ...] = (
    # 1: the log, what was taken back, and the states that follow from both
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE attempt (
        id TEXT PRIMARY KEY,              -- uuid7
        device TEXT NOT NULL,
        session TEXT NOT NULL,
        at INTEGER NOT NULL,              -- UTC, microseconds since 1970
        day TEXT NOT NULL,                -- the learner's local day
        kind TEXT NOT NULL CHECK (kind IN ('review', 'play', 'learn')),
        pack TEXT NOT NULL,
        pack_hash TEXT NOT NULL,
        item TEXT NOT NULL,
        family TEXT NOT NULL,
        format TEXT NOT NULL,
        class TEXT NOT NULL CHECK (class IN ('recognition', 'recall')),
        stem TEXT NOT NULL,               -- the wording that was shown
        options TEXT NOT NULL,            -- JSON: the options' texts as shown
        response TEXT NOT NULL,           -- JSON
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        verdict TEXT NOT NULL,
        latency INTEGER NOT NULL,         -- milliseconds
        confidence REAL,
        guess REAL NOT NULL,
        weight REAL NOT NULL,             -- how much it moves memory
        grade INTEGER,                    -- self-grade of a flashcard
        credits TEXT NOT NULL,            -- JSON: [[point, share], ...]
        before TEXT NOT NULL,             -- JSON: state of each point before
        scheduler TEXT NOT NULL           -- rules that computed its effect
    ) STRICT;
    CREATE INDEX attempt_day ON attempt (day);

    CREATE TABLE undo (
        attempt TEXT PRIMARY KEY REFERENCES attempt (id),
        at INTEGER NOT NULL,
        device TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attempt_point (
        pack TEXT NOT NULL,
        point TEXT NOT NULL,
        class TEXT NOT NULL,
        at INTEGER NOT NULL,
        attempt TEXT NOT NULL REFERENCES attempt (id),
        share REAL NOT NULL,
        PRIMARY KEY (pack, point, class, at, attempt)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE state (
        pack TEXT NOT NULL,
        point TEXT NOT NULL,
        class TEXT NOT NULL,
        stability REAL NOT NULL,
        difficulty REAL NOT NULL,
        last INTEGER NOT NULL,
        due INTEGER NOT NULL,
        reps INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        PRIMARY KEY (pack, point, class)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX state_due ON state (due);

    CREATE TRIGGER attempt_stays BEFORE UPDATE ON attempt
    BEGIN SELECT RAISE(ABORT, 'attempts are never changed'); END;
    CREATE TRIGGER attempt_kept BEFORE DELETE ON attempt
    BEGIN SELECT RAISE(ABORT, 'attempts are never deleted'); END;
    CREATE TRIGGER undo_stays BEFORE UPDATE ON undo
    BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
    CREATE TRIGGER undo_kept BEFORE DELETE ON undo
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
    """,
)

VERSION = len(MIGRATIONS)
